//! The example app in Leptos, and the crate that it is made with.

use crate::build::{self, Library};
use crate::problem::{Problem, Result};
use crate::toolchain::{self, WASM};
use xshell::{Shell, cmd};

const EXAMPLE: &str = "examples/leptos";
/// Where the built example goes.
pub const BUILT: &str = "target/leptos";

/// Checks the crate, and builds the example.
pub fn run(shell: &Shell) -> Result<()> {
    toolchain::wasm_target(shell)?;
    publishable(shell)?;
    lints(shell)?;
    build(shell)
}

/// Builds the example app, by its own lock file but with what is compiled already.
pub fn build(shell: &Shell) -> Result<()> {
    println!("xtask: building {EXAMPLE} (1 minute the first time, then seconds)");
    let target = shell.current_dir().join("target");
    let out = shell.current_dir().join(BUILT);
    let _shared = shell.push_env("CARGO_TARGET_DIR", target);
    let config = format!("{EXAMPLE}/Trunk.toml");
    build::trunk(shell, Library::Usual, &["--config", &config, "--dist", &out.to_string_lossy()])
}

/// The example's formatting and lints.
pub fn lints(shell: &Shell) -> Result<()> {
    let manifest = format!("{EXAMPLE}/Cargo.toml");
    cmd!(shell, "cargo fmt --manifest-path {manifest} --check").quiet().run()?;
    cmd!(
        shell,
        "cargo clippy --quiet --locked --manifest-path {manifest} --target {WASM} -- -D warnings"
    )
    .quiet()
    .env("CARGO_TARGET_DIR", shell.current_dir().join("target"))
    .run()?;
    Ok(())
}

/// Has Cargo look at what it would publish, and build it as an app would. It uploads nothing.
pub fn publishable(shell: &Shell) -> Result<()> {
    let options = ["--dry-run", "--allow-dirty", "--locked", "--target", WASM];
    let package = ["--package", "tape-job-links"];
    let output =
        cmd!(shell, "cargo publish {package...} {options...}").quiet().ignore_status().output()?;
    let said = String::from_utf8_lossy(&output.stderr);
    // That it is a dry run is a warning, too, and that tests stay at home.
    let is_meant = |line: &str| {
        line.contains("dry run") || line.contains("not included in the published package")
    };
    let warns = |line: &&str| line.starts_with("warning") && !is_meant(line);
    if output.status.success() && !said.lines().any(|line| warns(&line)) {
        for line in said.lines().filter(|line| line.trim_start().starts_with("Packaged")) {
            println!("xtask: crate: {}", line.trim());
        }
        return Ok(());
    }
    Err(Problem::new(format!("{}\ncargo publish --dry-run found this", said.trim())))
}
