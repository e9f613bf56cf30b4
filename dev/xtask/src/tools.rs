//! The second WebAssembly binary, which Trunk knows nothing of.

use crate::problem::Result;
use crate::slim::{self, Binary};
use crate::toolchain;
use std::env;
use std::path::{Path, PathBuf};
use xshell::{Shell, cmd};

/// Builds it into `staging`. The tools that it takes are on `PATH` already.
pub fn build(shell: &Shell, staging: &Path) -> Result<Binary> {
    let target = toolchain::WASM;
    cmd!(shell, "cargo build --quiet --release --target {target} --package tjl-tools").run()?;
    let built = target_folder(shell).join(target).join("release/tjl_tools.wasm");
    let bound = shell.create_temp_dir()?;
    let out = bound.path();
    let options = ["--target", "web", "--no-typescript", "--out-name", "tools"];
    cmd!(shell, "wasm-bindgen {built} {options...} --out-dir {out}").quiet().run()?;
    slim::take(shell, &out.join("tools_bg.wasm"), &out.join("tools.js"), staging, "tjl-tools")
}

fn target_folder(shell: &Shell) -> PathBuf {
    env::var_os("CARGO_TARGET_DIR")
        .map_or_else(|| shell.current_dir().join("target"), PathBuf::from)
}
