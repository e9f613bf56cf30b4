//! The second WebAssembly binary, which Trunk knows nothing of.

use crate::problem::Result;
use crate::{node, toolchain};
use std::env;
use std::hash::{DefaultHasher, Hasher};
use std::path::{Path, PathBuf};
use xshell::{Shell, cmd};

/// The files that it is made of, named by what is in them.
pub struct Tools {
    /// The JavaScript that wasm-bindgen wrote.
    pub glue: String,
    /// The WebAssembly.
    pub wasm: String,
}

/// Builds it into `staging`. The tools that it takes are on `PATH` already.
pub fn build(shell: &Shell, staging: &Path) -> Result<Tools> {
    let target = toolchain::WASM;
    cmd!(shell, "cargo build --quiet --release --target {target} --package tjl-tools").run()?;
    let built = target_folder(shell).join(target).join("release/tjl_tools.wasm");
    let bound = shell.create_temp_dir()?;
    let out = bound.path();
    let options = ["--target", "web", "--no-typescript", "--out-name", "tools"];
    cmd!(shell, "wasm-bindgen {built} {options...} --out-dir {out}").quiet().run()?;

    let wasm_opt = node::modules(shell)?.join(".bin/wasm-opt");
    let (from, to) = (out.join("tools_bg.wasm"), out.join("small.wasm"));
    let features = toolchain::WASM_FEATURES;
    cmd!(shell, "{wasm_opt} -Oz {features...} {from} -o {to}").quiet().run()?;

    let hash = hash(&shell.read_binary_file(&to)?, &shell.read_binary_file(out.join("tools.js"))?);
    let tools =
        Tools { glue: format!("tjl-tools-{hash}.js"), wasm: format!("tjl-tools-{hash}_bg.wasm") };
    shell.copy_file(out.join("tools.js"), staging.join(&tools.glue))?;
    shell.copy_file(&to, staging.join(&tools.wasm))?;
    Ok(tools)
}

fn target_folder(shell: &Shell) -> PathBuf {
    env::var_os("CARGO_TARGET_DIR")
        .map_or_else(|| shell.current_dir().join("target"), PathBuf::from)
}

/// What a name carries so that caches never mistake one build for another.
fn hash(wasm: &[u8], glue: &[u8]) -> String {
    let mut hasher = DefaultHasher::new();
    hasher.write(wasm);
    hasher.write(glue);
    format!("{:016x}", hasher.finish())
}
