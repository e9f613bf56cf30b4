//! `test`: everything that CI runs.

use crate::browser::Browser;
use crate::problem::{Problem, Result};
use crate::{build, node, toolchain};
use std::path::Path;
use std::time::Instant;
use xshell::{Cmd, Shell, cmd};

/// All of it. The browser tests come last, so that their closing lines are the last ones.
pub fn everything(shell: &Shell) -> Result<()> {
    // Missing tools are said before minutes of checks, not after.
    let browser = Browser::find(shell)?;
    let modules = node::modules(shell)?;
    without_browser(shell)?;
    step("build", || build::run(shell))?;
    step("browser tests", || {
        run(in_browser(shell, cmd!(shell, "cargo test --quiet --package e2e"), &browser, &modules))
    })
}

/// A hostile world against the session: as many sessions as told, from the seed that is told.
pub fn simulate(shell: &Shell, arguments: &[&str]) -> Result<()> {
    let (mut sessions, mut seed) = ("1000000", "0");
    let mut rest = arguments;
    while let [name, value, more @ ..] = rest {
        match *name {
            "--sessions" => sessions = value,
            "--seed" => seed = value,
            other => return Err(Problem::new(format!("simulate does not know {other}"))),
        }
        rest = more;
    }
    let test = ["--profile", "simulate", "--test", "simulation", "--", "--nocapture"];
    run(cmd!(shell, "cargo test --quiet {test...}")
        .env("TJL_SESSIONS", sessions)
        .env("TJL_SEED", seed))
}

/// Pictures of every state, for the eyes of whoever changes a style.
pub fn shots(shell: &Shell) -> Result<()> {
    example(shell, "shots")
}

/// What grows while the widget is used for long.
pub fn soak(shell: &Shell) -> Result<()> {
    example(shell, "soak")
}

fn example(shell: &Shell, name: &str) -> Result<()> {
    let browser = Browser::find(shell)?;
    let modules = node::modules(shell)?;
    build::run(shell)?;
    let example = cmd!(shell, "cargo run --quiet --package e2e --example {name}");
    run(in_browser(shell, example, &browser, &modules))
}

fn in_browser<'a>(shell: &Shell, command: Cmd<'a>, browser: &Browser, modules: &Path) -> Cmd<'a> {
    command
        .env("TJL_DIST", shell.current_dir().join("dist"))
        .env("TJL_NODE_MODULES", modules)
        .env("TJL_CHROMIUM", &browser.chromium)
        .env("TJL_CHROMEDRIVER", &browser.driver)
}

/// Formatting, lints, documentation, and every test that needs no browser.
pub fn without_browser(shell: &Shell) -> Result<()> {
    toolchain::wasm_target(shell)?;
    toolchain::component(shell, "rustfmt", "rustfmt")?;
    toolchain::component(shell, "clippy", "cargo-clippy")?;
    let wasm = toolchain::WASM;
    step("format", || run(cmd!(shell, "cargo fmt --all --check")))?;
    step("lints", || {
        run(cmd!(shell, "cargo clippy --quiet --workspace --all-targets -- -D warnings"))
    })?;
    step("lints for wasm", || {
        run(cmd!(shell, "cargo clippy --quiet --target {wasm} --lib --bins -- -D warnings"))
    })?;
    step("documentation", || {
        let all = ["--no-deps", "--document-private-items"];
        run(cmd!(shell, "cargo doc --quiet --workspace {all...}")
            .env("RUSTDOCFLAGS", "-D warnings"))?;
        run(cmd!(shell, "cargo doc --quiet --lib --target {wasm} {all...}")
            .env("RUSTDOCFLAGS", "-D warnings"))
    })?;
    step("tests", || run(cmd!(shell, "cargo test --quiet --workspace --exclude e2e")))
}

fn run(command: Cmd<'_>) -> Result<()> {
    Ok(command.quiet().run()?)
}

fn step(name: &str, work: impl FnOnce() -> Result<()>) -> Result<()> {
    println!("xtask: {name} …");
    let start = Instant::now();
    let done = work();
    match &done {
        // The browser tests' closing lines stay the last ones.
        Ok(()) if name == "browser tests" => {}
        Ok(()) => println!("xtask: {name}: {} s", start.elapsed().as_secs()),
        Err(_) => return Err(Problem::new(format!("{name} failed: the lines above say why"))),
    }
    done
}
