//! Programs that come as crates: Trunk, the wasm-bindgen command line tool, geckodriver.

use crate::problem::{Problem, Result};
use std::env;
use std::path::{Path, PathBuf};
use xshell::{Shell, cmd};

/// They run for seconds at a time, and compiling them at their best takes minutes.
const HASTE: [(&str, &str); 3] = [("LTO", "off"), ("CODEGEN_UNITS", "16"), ("OPT_LEVEL", "1")];

/// A program from crates.io, in one version.
pub struct CargoTool {
    /// The crate.
    pub package: &'static str,
    /// The program.
    pub program: &'static str,
    /// The version.
    pub version: String,
    /// How long building it usually takes.
    pub takes: &'static str,
}

impl CargoTool {
    /// Trunk. A later one needs a later Rust.
    pub fn trunk() -> Self {
        Self {
            package: "trunk",
            program: "trunk",
            version: "0.21.14".into(),
            takes: "6 to 8 minutes, once",
        }
    }

    /// Firefox's driver.
    pub fn geckodriver() -> Self {
        Self {
            package: "geckodriver",
            program: "geckodriver",
            version: "0.37.1".into(),
            takes: "2 minutes, once",
        }
    }

    /// What drives libFuzzer.
    pub fn fuzz() -> Self {
        Self {
            package: "cargo-fuzz",
            program: "cargo-fuzz",
            version: "0.13.2".into(),
            takes: "1 to 2 minutes, once",
        }
    }

    /// wasm-bindgen, in the version of the library in the lock file: they must be the same.
    pub fn wasm_bindgen(shell: &Shell) -> Result<Self> {
        let lock = shell.read_file("Cargo.lock")?;
        let version = locked(&lock, "wasm-bindgen")
            .ok_or_else(|| Problem::new("Cargo.lock names no wasm-bindgen"))?;
        Ok(Self {
            package: "wasm-bindgen-cli",
            program: "wasm-bindgen",
            version: version.into(),
            takes: "2 to 3 minutes, once",
        })
    }

    /// The folder that holds the program: one on `PATH`, else one in the cache.
    pub fn folder(&self, shell: &Shell) -> Result<PathBuf> {
        if let Some(folder) = on_path(self.program)
            && self.is_right(shell, &folder)
        {
            return Ok(folder);
        }
        let home = cache().join(format!("{}-{}", self.package, self.version));
        let folder = home.join("bin");
        if !self.is_right(shell, &folder) {
            self.install(shell, &home)?;
        }
        Ok(folder)
    }

    fn is_right(&self, shell: &Shell, folder: &Path) -> bool {
        let program = folder.join(self.program);
        let said = cmd!(shell, "{program} --version").quiet().ignore_stderr().read();
        said.is_ok_and(|said| said.split_whitespace().any(|word| word == self.version))
    }

    fn install(&self, shell: &Shell, home: &Path) -> Result<()> {
        let Self { package, version, takes, .. } = self;
        println!("xtask: installing {package} {version} into {} ({takes})", home.display());
        // Outside the workspace, whose toolchain file and flags are not for it.
        let _elsewhere = shell.push_dir(env::temp_dir());
        let mut install = cmd!(
            shell,
            "cargo install --quiet --locked {package} --version {version} --root {home}"
        );
        for (option, value) in HASTE {
            install = install.env(format!("CARGO_PROFILE_RELEASE_{option}"), value);
        }
        install.quiet().env_remove("RUSTFLAGS").env_remove("CARGO_TARGET_DIR").run().map_err(|_| {
            Problem::new(format!(
                "{package} {version} could not be installed. Try it by hand: \
                     cargo install --locked {package} --version {version}"
            ))
        })
    }
}

/// The version of `package` in a lock file.
fn locked<'a>(lock: &'a str, package: &str) -> Option<&'a str> {
    let name = format!("name = \"{package}\"\nversion = \"");
    let after = &lock[lock.find(&name)? + name.len()..];
    after.split('"').next()
}

/// The folder on `PATH` that holds `program`.
pub fn on_path(program: &str) -> Option<PathBuf> {
    let path = env::var_os("PATH")?;
    env::split_paths(&path).find(|folder| folder.join(program).is_file())
}

/// Where tools are kept from one clone to the next.
fn cache() -> PathBuf {
    let base = env::var_os("XDG_CACHE_HOME")
        .map(PathBuf::from)
        .or_else(|| Some(PathBuf::from(env::var_os("HOME")?).join(".cache")))
        .unwrap_or_else(env::temp_dir);
    base.join("tape-job-links")
}

#[cfg(test)]
mod tests {
    use super::locked;

    #[test]
    fn the_version_is_read_from_the_lock_file() {
        let lock = "[[package]]\nname = \"wasm-bindgen-macro\"\nversion = \"9\"\n\n\
                    [[package]]\nname = \"wasm-bindgen\"\nversion = \"0.2.129\"\n";
        assert_eq!(locked(lock, "wasm-bindgen"), Some("0.2.129"));
        assert_eq!(locked(lock, "trunk"), None);
    }
}
