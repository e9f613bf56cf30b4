//! The Rust toolchain's parts.

use crate::problem::{Problem, Result};
use std::path::Path;
use xshell::{Shell, cmd};

/// The target that browsers run.
pub const WASM: &str = "wasm32-unknown-unknown";

/// What browsers know of it, for wasm-opt.
pub const WASM_FEATURES: [&str; 7] = [
    "--enable-bulk-memory",
    "--enable-bulk-memory-opt",
    "--enable-nontrapping-float-to-int",
    "--enable-sign-ext",
    "--enable-mutable-globals",
    "--enable-reference-types",
    "--enable-multivalue",
];

/// Makes sure that the wasm target is there.
pub fn wasm_target(shell: &Shell) -> Result<()> {
    let sysroot = cmd!(shell, "rustc --print sysroot").quiet().read()?;
    if Path::new(&sysroot).join("lib/rustlib").join(WASM).exists() {
        return Ok(());
    }
    println!("xtask: adding the Rust target {WASM} (a few seconds)");
    cmd!(shell, "rustup target add {WASM}").quiet().run().map_err(|_| {
        Problem::new(format!(
            "the Rust target {WASM} is missing and rustup could not add it. \
             Install it, for example with: rustup target add {WASM}"
        ))
    })
}

/// Makes sure that the standard library's source is there.
pub fn library_source(shell: &Shell) -> Result<()> {
    let sysroot = cmd!(shell, "rustc --print sysroot").quiet().read()?;
    if Path::new(&sysroot).join("lib/rustlib/src/rust/library/Cargo.lock").exists() {
        return Ok(());
    }
    add(shell, "rust-src")
}

/// Makes sure that a component such as `clippy` is there.
pub fn component(shell: &Shell, name: &str, program: &str) -> Result<()> {
    if cmd!(shell, "{program} --version").quiet().ignore_stdout().ignore_stderr().run().is_ok() {
        return Ok(());
    }
    add(shell, name)
}

fn add(shell: &Shell, name: &str) -> Result<()> {
    println!("xtask: adding the Rust component {name} (a few seconds)");
    cmd!(shell, "rustup component add {name}").quiet().run().map_err(|_| {
        Problem::new(format!(
            "the Rust component {name} is missing and rustup could not add it. \
             Install it, for example with: rustup component add {name}"
        ))
    })
}
