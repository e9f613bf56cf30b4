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

/// Runs Trunk with every tool in place.
pub fn run(shell: &Shell) -> Result<()> {
    println!("xtask: building dist/ (2 minutes the first time, then seconds)");
    trunk(shell, &["--release"])?;
    compress::run(shell)?;
    let (files, bytes) = size::dist(shell)?;
    println!("xtask: dist/ written: {files} files, {} before first rows", size::kib(bytes));
    Ok(())
}

/// For the test that a panic is survived: a core that panics when it is told to, not made small.
pub fn that_panics(shell: &Shell) -> Result<()> {
    println!("xtask: building a core that panics (1 minute the first time, then seconds)");
    trunk(shell, &["--release=false", "--features", "panic-when-told", "--dist", THAT_PANICS])
}

fn trunk(shell: &Shell, options: &[&str]) -> Result<()> {
    toolchain::wasm_target(shell)?;
    let modules = node::modules(shell)?;
    let trunk = CargoTool::trunk().folder(shell)?;
    let bindgen = CargoTool::wasm_bindgen(shell)?.folder(shell)?;
    let path = path_with([bindgen, modules.join(".bin"), trunk.clone()])?;
    let trunk = trunk.join("trunk");
    cmd!(shell, "{trunk} --quiet build --offline {options...}")
        .quiet()
        .env("PATH", path)
        .env("RUSTFLAGS", short_paths())
        .env("CARGO_TERM_QUIET", "true")
        // Trunk takes any value of it but true and false for a mistake.
        .env_remove("NO_COLOR")
        .run()
        .map_err(|_| Problem::new("the build failed: the lines above say why"))
}

/// Panic messages name source files: without this they would name this machine's folders.
fn short_paths() -> OsString {
    let home = env::var_os("CARGO_HOME")
        .map(PathBuf::from)
        .or_else(|| Some(PathBuf::from(env::var_os("HOME")?).join(".cargo")))
        .unwrap_or_default();
    let mut flags = OsString::from("--remap-path-prefix=");
    flags.push(home.join("registry/src"));
    flags.push("= --remap-path-prefix=");
    flags.push(crate::root());
    flags.push("=");
    flags
}

fn path_with(first: [PathBuf; 3]) -> Result<OsString> {
    let inherited = env::var_os("PATH").unwrap_or_default();
    env::join_paths(first.into_iter().chain(env::split_paths(&inherited)))
        .map_err(|_| Problem::new("a folder's name holds a colon, which PATH cannot carry"))
}
