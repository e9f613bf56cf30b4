//! A folder of a test's own, for the stand-in to serve, gone when the test ends.

use std::fs::{self, DirEntry};
use std::path::{Path, PathBuf};

/// The folder.
pub struct Folder(PathBuf);

impl Folder {
    pub fn new(test: &str) -> Self {
        let folder = std::env::temp_dir().join(format!("tjl-{test}-{}", std::process::id()));
        fs::create_dir_all(&folder).unwrap();
        Self(folder)
    }

    pub fn path(&self) -> &Path {
        &self.0
    }

    /// Writes a file, with the folders that it takes.
    pub fn write(&self, name: &str, bytes: &[u8]) {
        let file = self.0.join(name);
        fs::create_dir_all(file.parent().unwrap()).unwrap();
        fs::write(file, bytes).unwrap();
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        // What is left behind is in the temporary folder.
        let _: Result<(), _> = fs::remove_dir_all(&self.0);
    }
}

/// The files of a folder: name and content.
pub fn files(folder: &Path) -> Vec<(String, Vec<u8>)> {
    let is_file = |it: &DirEntry| it.file_type().unwrap().is_file();
    let file = |it: DirEntry| (it.file_name().into_string().unwrap(), fs::read(it.path()).unwrap());
    fs::read_dir(folder).unwrap().map(Result::unwrap).filter(is_file).map(file).collect()
}

/// Those of the built widget.
pub fn built() -> Vec<(String, Vec<u8>)> {
    files(Path::new(&std::env::var_os("TJL_DIST").expect("cargo xtask test sets it")))
}
