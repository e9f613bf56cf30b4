//! What `dist/` holds, compressed ahead: `.br` and `.gz` beside each file, for servers that can
//! send those.

use crate::node;
use crate::problem::{Problem, Result};
use std::path::{Path, PathBuf};
use xshell::{Shell, cmd};

/// Both at their best: it happens once, and every reader gains.
const COMPRESS: &str = "
const { brotliCompressSync, gzipSync, constants } = require('node:zlib');
const { readFileSync, writeFileSync } = require('node:fs');
for (const file of process.argv.slice(1)) {
  const bytes = readFileSync(file);
  const params = { [constants.BROTLI_PARAM_QUALITY]: 11, [constants.BROTLI_PARAM_LGWIN]: 24 };
  writeFileSync(`${file}.br`, brotliCompressSync(bytes, { params }));
  writeFileSync(`${file}.gz`, gzipSync(bytes, { level: 9 }));
}";

/// Writes the compressed copies.
pub fn run(shell: &Shell) -> Result<()> {
    node::modules(shell)?;
    files(shell, &originals(shell)?)
}

/// Writes those of these files.
pub fn files(shell: &Shell, files: &[PathBuf]) -> Result<()> {
    cmd!(shell, "node -e {COMPRESS} -- {files...}").quiet().run()?;
    Ok(())
}

/// What browsers load, in order; neither the copies, nor what is there to be pasted from.
pub fn originals(shell: &Shell) -> Result<Vec<PathBuf>> {
    let mut files = shell
        .read_dir("dist")
        .map_err(|_| Problem::new("there is no dist/ yet: run `cargo xtask build`"))?;
    files.retain(|file| !is_copy(file) && !is_for_authors(file));
    files.sort();
    Ok(files)
}

/// Whether authors of pages read it, rather than pages.
fn is_for_authors(file: &Path) -> bool {
    file.file_stem().is_some_and(|name| name == "integrity" || name == "preload")
}

/// Whether it is a compressed copy of the file beside it.
pub fn is_copy(file: &Path) -> bool {
    file.extension().is_some_and(|ending| ending == "br" || ending == "gz")
}

/// Where the copy of a file is that is compressed by brotli.
pub fn brotli(file: &Path) -> PathBuf {
    let mut name = file.as_os_str().to_owned();
    name.push(".br");
    name.into()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn copies_are_known_by_their_ending() {
        assert!(is_copy(Path::new("dist/page.js.br")) && is_copy(Path::new("dist/a.wasm.gz")));
        assert!(!is_copy(Path::new("dist/page.js")));
        assert!(is_copy(&brotli(Path::new("dist/page.js"))));
    }
}
