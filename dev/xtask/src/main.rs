//! The project's commands. `cargo xtask` lists them.

mod bench;
mod browser;
mod budget;
mod build;
mod cargo_tool;
mod check;
mod compress;
mod consumers;
mod demo;
mod examples;
mod fuzz;
mod integrity;
mod json;
mod languages;
mod leptos;
mod manifest;
mod node;
mod package;
mod preload;
mod problem;
mod reference;
mod servers;
mod size;
mod slim;
mod stamp;
mod toolchain;
mod tools;

use problem::{Problem, Result};
use std::path::{Path, PathBuf};
use std::process::ExitCode;
use xshell::Shell;

const VERBS: &str = "\
cargo xtask demo [--port N]   build, and serve a demo portal with a stand-in for the API
cargo xtask test              everything that CI runs, the tests in three browsers last
cargo xtask test --fast       the same without the build and the browsers
cargo xtask test --browser B  the browser tests alone, in chromium, firefox or webkit
cargo xtask build             write dist/
cargo xtask shots [STATE…]    pictures of every state, or of these, in target/shots/
cargo xtask simulate [--sessions N] [--seed S]
                              a hostile world against the session (a million in two minutes)
cargo xtask fuzz [--seconds N]
                              nightly's fuzzer against all that parses (twice ten minutes)
cargo xtask soak              10,000 page turns and 500 connections: what grows? (4 minutes)
cargo xtask bench [--rounds N] [--quick] [--report]
                              the widget beside its peers, for docs/PERFORMANCE.md (half an hour)
cargo xtask package           the npm package, checked: a tarball that `npm publish` takes
cargo xtask examples          every example, from that tarball, in target/examples (2 minutes)
cargo xtask crate             the crate, checked as `cargo publish` does, and its example app
cargo xtask reference         the tables in the documents, from custom-elements.json
cargo xtask size              the bytes of dist/ that load before the first rows
";

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let words: Vec<&str> = arguments.iter().map(String::as_str).collect();
    match run(&words) {
        Ok(()) => ExitCode::SUCCESS,
        Err(problem) => {
            eprintln!("\nxtask: {problem}");
            ExitCode::FAILURE
        }
    }
}

fn run(words: &[&str]) -> Result<()> {
    let shell = Shell::new()?;
    shell.change_dir(root());
    match words {
        [] | ["help" | "--help"] => print!("{VERBS}"),
        ["demo", rest @ ..] => demo::run(&shell, rest)?,
        ["test"] => check::everything(&shell)?,
        ["test", "--fast"] => check::without_browser(&shell)?,
        ["test", "--browser", engine] => check::in_one(&shell, engine)?,
        ["build"] => build::run(&shell)?,
        ["shots", only @ ..] => check::shots(&shell, only)?,
        ["simulate", rest @ ..] => check::simulate(&shell, rest)?,
        ["fuzz", rest @ ..] => fuzz::run(&shell, rest)?,
        ["soak"] => check::soak(&shell)?,
        ["bench", rest @ ..] => bench::run(&shell, rest)?,
        ["examples"] => examples::run(&shell)?,
        ["package"] => package::run(&shell)?,
        ["crate"] => leptos::run(&shell)?,
        ["reference"] => reference::run(&shell)?,
        ["reference", "--check"] => reference::check(&shell)?,
        ["size"] => size::run(&shell)?,
        // Trunk calls this between compiling and finishing.
        ["stamp"] => stamp::run(&shell)?,
        other => {
            return Err(Problem::new(format!("no such verb: {}\n\n{VERBS}", other.join(" "))));
        }
    }
    Ok(())
}

/// The workspace's root.
fn root() -> PathBuf {
    let here = Path::new(env!("CARGO_MANIFEST_DIR"));
    here.ancestors().nth(2).unwrap_or(here).to_owned()
}
