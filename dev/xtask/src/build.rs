//! `build`: writes `dist/`.

use crate::cargo_tool::CargoTool;
use crate::problem::{Problem, Result};
use crate::{compress, node, size, toolchain};
use std::env;
use std::ffi::OsString;
use std::path::PathBuf;
use xshell::{Shell, cmd};

/// Where the core goes that panics when it is told to.
pub const THAT_PANICS: &str = "target/dist-that-panics";

/// Builds the widget.
pub fn run(shell: &Shell) -> Result<()> {
    println!("xtask: building dist/ (2 minutes the first time, then seconds)");
    trunk(shell, Library::Small, &["--release"])?;
    compress::run(shell)?;
    let (files, bytes) = size::dist(shell)?;
    println!("xtask: dist/ written: {files} files, {} before first rows", size::kib(bytes));
    Ok(())
}

/// For the test that a panic is survived: a core that panics when it is told to.
pub fn that_panics(shell: &Shell) -> Result<()> {
    println!("xtask: building a core that panics (1 minute the first time, then seconds)");
    let options = ["--release", "--features", "panic-when-told", "--dist", THAT_PANICS];
    trunk(shell, Library::Small, &options)
}

/// Runs Trunk with every tool in place.
pub fn trunk(shell: &Shell, library: Library, options: &[&str]) -> Result<()> {
    toolchain::wasm_target(shell)?;
    if library == Library::Small {
        toolchain::library_source(shell)?;
    }
    // Trunk is kept from the network, where it would look for tools; cargo is not to need it then.
    let wasm = toolchain::WASM;
    cmd!(shell, "cargo fetch --quiet --locked --target {wasm}")
        .quiet()
        .envs(library.settings().iter().copied())
        .run()?;
    let modules = node::modules(shell)?;
    let trunk = CargoTool::trunk().folder(shell)?;
    let bindgen = CargoTool::wasm_bindgen(shell)?.folder(shell)?;
    // The hook in Trunk.toml calls this very program.
    let here = env::current_exe()?.parent().map(PathBuf::from).unwrap_or_default();
    let path = path_with([bindgen, modules.join(".bin"), trunk.clone(), here])?;
    let trunk = trunk.join("trunk");
    cmd!(shell, "{trunk} --quiet build --offline {options...}")
        .quiet()
        .env("PATH", path)
        // For the target alone: what runs here is as it always is.
        .env("CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUSTFLAGS", flags(shell, library)?)
        .env_remove("RUSTFLAGS")
        .envs(library.settings().iter().copied())
        .env("CARGO_TERM_QUIET", "true")
        // Trunk takes any value of it but true and false for a mistake.
        .env_remove("NO_COLOR")
        .run()
        .map_err(|_| Problem::new("the build failed: the lines above say why"))
}

/// Which standard library goes into it.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Library {
    /// The one that comes with the compiler, as every app has it.
    Usual,
    /// One that is compiled along, to be small: a panic is a trap without words, which the shell
    /// hears of as of any other (9 KiB in brotli less). This compiler can do so, but does not promise
    /// that later ones will: the toolchain file names one version.
    Small,
}

impl Library {
    fn settings(self) -> &'static [(&'static str, &'static str)] {
        match self {
            Self::Usual => &[],
            Self::Small => &[
                ("RUSTC_BOOTSTRAP", "1"),
                ("CARGO_UNSTABLE_BUILD_STD", "std,panic_abort"),
                ("CARGO_UNSTABLE_BUILD_STD_FEATURES", "optimize_for_size"),
            ],
        }
    }

    fn flags(self) -> &'static str {
        match self {
            Self::Usual => "",
            Self::Small => {
                "-Zunstable-options -Cpanic=immediate-abort -Zfmt-debug=none -Zlocation-detail=none"
            }
        }
    }
}

/// What remains of messages names source files: without this they would name this machine's
/// folders.
fn flags(shell: &Shell, library: Library) -> Result<OsString> {
    let home = env::var_os("CARGO_HOME")
        .map(PathBuf::from)
        .or_else(|| Some(PathBuf::from(env::var_os("HOME")?).join(".cargo")))
        .unwrap_or_default();
    // The standard library's own, where its sources are installed; their folder may be a link.
    let sysroot = PathBuf::from(cmd!(shell, "rustc --print sysroot").quiet().read()?);
    let sources = sysroot.join("lib/rustlib/src/rust").canonicalize().ok();
    let mut flags = OsString::from(library.flags());
    for folder in [Some(home.join("registry/src")), Some(crate::root()), sources].iter().flatten() {
        flags.push(" --remap-path-prefix=");
        flags.push(folder);
        flags.push("=");
    }
    Ok(flags)
}

/// `PATH` with these folders before all others.
pub fn path_with(first: impl IntoIterator<Item = PathBuf>) -> Result<OsString> {
    let inherited = env::var_os("PATH").unwrap_or_default();
    env::join_paths(first.into_iter().chain(env::split_paths(&inherited)))
        .map_err(|_| Problem::new("a folder's name holds a colon, which PATH cannot carry"))
}
