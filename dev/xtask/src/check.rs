//! `test`: everything that CI runs.

use crate::browser::{Browser, Engine};
use crate::problem::{Problem, Result};
use crate::{budget, build, examples, leptos, node, package, servers, toolchain};
use std::io::{BufRead, BufReader};
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::time::Instant;
use xshell::{Cmd, Shell, cmd};

/// What is native is tested without Leptos, which takes minutes to compile.
const CORE_ALONE: &str = "--no-default-features";

/// All of it. The browser tests come last, so that their closing lines are the last ones.
pub fn everything(shell: &Shell) -> Result<()> {
    // Missing tools are said before minutes of checks, not after.
    for engine in Engine::ALL {
        Browser::find(shell, engine)?;
    }
    servers::install(shell)?;
    node::modules(shell)?;
    without_browser(shell)?;
    step("build", || build::run(shell))?;
    step("budget", || budget::check(shell))?;
    let mut tarball = PathBuf::new();
    step("npm package", || {
        tarball = package::checked(shell)?;
        Ok(())
    })?;
    step("examples", || examples::all(shell, &tarball))?;
    step("crate", || leptos::publishable(shell))?;
    for_browsers(shell)?;
    Engine::ALL.into_iter().try_for_each(|engine| {
        let rest = if engine == Engine::Chromium { &[][..] } else { &ALIKE };
        browser_tests(shell, engine, rest)
    })
}

/// Modules of browser tests about what is ours alone, whatever the browser: of all of them `test`
/// runs these in the first one only, `test --browser` in any.
const ALIKE: [&str; 11] = [
    "arrangement::",
    "diagnosis::",
    "examples::",
    "export::",
    "failures::",
    "gaps::",
    "map::",
    "names::",
    "odd_rows::",
    "portal::",
    "vspc::",
];

/// The browser tests alone, in one browser.
pub fn in_one(shell: &Shell, engine: &str) -> Result<()> {
    let engine = Engine::named(engine)?;
    if engine == Engine::Chromium {
        servers::install(shell)?;
    }
    build::run(shell)?;
    examples::all(shell, &package::pack(shell)?)?;
    for_browsers(shell)?;
    browser_tests(shell, engine, &[])
}

/// What the browser tests alone open: once for all browsers.
fn for_browsers(shell: &Shell) -> Result<()> {
    build::that_panics(shell)?;
    leptos::build(shell)
}

fn browser_tests(shell: &Shell, engine: Engine, without: &[&str]) -> Result<()> {
    let name = format!("browser tests in {}", engine.name());
    let tests = ["cargo", "test", "--quiet", "--package", "e2e"];
    let mut all = [&tests[..], &["--"]].concat();
    for module in without {
        all.extend(["--skip", *module]);
    }
    step(&name, || {
        let failed = watched(in_browser(shell, engine, &all)?)?;
        if failed.is_empty() {
            return Ok(());
        }
        // Browsers and drivers fail on their own at times: what fails twice is ours.
        if failed.len() > MOST_AGAIN {
            return Err(Problem::new(format!("{} tests failed", failed.len())));
        }
        println!("xtask: FAILED ONCE, tried again alone: {}", failed.join(", "));
        let failed: Vec<_> = failed.iter().map(String::as_str).collect();
        run(in_browser(shell, engine, &[&tests[..], &["--", "--exact"], &failed].concat())?)
    })
}

/// Browser tests that may fail once in one run.
const MOST_AGAIN: usize = 2;

/// Runs tests, and answers which of them failed.
fn watched(command: Cmd<'_>) -> Result<Vec<String>> {
    let mut child = Command::from(command).stdout(Stdio::piped()).spawn()?;
    let mut printed = Vec::new();
    if let Some(stdout) = child.stdout.take() {
        for line in BufReader::new(stdout).lines() {
            let line = line?;
            println!("{line}");
            printed.push(line);
        }
    }
    if child.wait()?.success() {
        return Ok(Vec::new());
    }
    let failed = failed(&printed);
    if failed.is_empty() {
        Err(Problem::new("the tests did not run to their end"))
    } else {
        Ok(failed)
    }
}

/// The names in the last list of failures.
fn failed(printed: &[String]) -> Vec<String> {
    let Some(list) = printed.iter().rposition(|line| line == "failures:") else { return vec![] };
    let names = printed.iter().skip(list + 1).take_while(|line| line.starts_with("    "));
    names.map(|line| line.trim().to_owned()).collect()
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
    let test = [CORE_ALONE, "--profile", "simulate", "--test", "simulation", "--", "--nocapture"];
    run(cmd!(shell, "cargo test --quiet {test...}")
        .env("TJL_SESSIONS", sessions)
        .env("TJL_SEED", seed))
}

/// Pictures of every state, for the eyes of whoever changes a style.
pub fn shots(shell: &Shell, only: &[&str]) -> Result<()> {
    example(shell, "shots", only)
}

/// What grows while the widget is used for long.
pub fn soak(shell: &Shell) -> Result<()> {
    example(shell, "soak", &[])
}

/// The widget beside its peers, all of which are in this folder.
pub fn bench(shell: &Shell, site: &Path, arguments: &[&str]) -> Result<()> {
    // Compiled for speed: the server's own time is in the figures.
    let profile = ["--profile", "simulate"];
    run(of_example(shell, "bench", &profile, arguments)?.env("TJL_BENCH", site))
}

fn example(shell: &Shell, name: &str, arguments: &[&str]) -> Result<()> {
    build::run(shell)?;
    run(of_example(shell, name, &[], arguments)?)
}

fn of_example<'s>(
    shell: &'s Shell,
    name: &str,
    profile: &[&str],
    arguments: &[&str],
) -> Result<Cmd<'s>> {
    let example = ["cargo", "run", "--quiet", "--package", "e2e", "--example", name];
    in_browser(shell, Engine::Chromium, &[&example, profile, &["--"], arguments].concat())
}

fn in_browser<'s>(shell: &'s Shell, engine: Engine, command: &[&str]) -> Result<Cmd<'s>> {
    let folder = shell.current_dir();
    // A Firefox that ends with the tests leaves its profile.
    let profiles = folder.join("target/profiles");
    shell.remove_path(&profiles)?;
    shell.create_dir(&profiles)?;
    let command = Browser::find(shell, engine)?
        .drive(shell, command)
        .env("TJL_PROFILES", profiles)
        .env("TJL_DIST", folder.join("dist"))
        .env("TJL_DIST_THAT_PANICS", folder.join(build::THAT_PANICS))
        .env("TJL_EXAMPLES", folder.join(examples::BUILT))
        .env("TJL_LEPTOS", folder.join(leptos::BUILT))
        .env("TJL_PACKAGE", folder.join(package::STAGE))
        .env("TJL_NODE_MODULES", node::modules(shell)?);
    Ok(command)
}

/// Formatting, lints, documentation, and every test that needs no browser.
pub fn without_browser(shell: &Shell) -> Result<()> {
    toolchain::wasm_target(shell)?;
    toolchain::component(shell, "rustfmt", "rustfmt")?;
    toolchain::component(shell, "clippy", "cargo-clippy")?;
    let wasm = toolchain::WASM;
    step("format", || run(cmd!(shell, "cargo fmt --all --check")))?;
    step("lints", || {
        run(cmd!(
            shell,
            "cargo clippy --quiet --workspace {CORE_ALONE} --all-targets -- -D warnings"
        ))
    })?;
    step("lints for wasm", || {
        // With what the others ask of Leptos too, or it would be checked twice, which takes minutes.
        let component = ["--features", "leptos/csr"];
        run(cmd!(
            shell,
            "cargo clippy --quiet --target {wasm} --lib --bins {component...} -- -D warnings"
        ))?;
        let core = ["--no-default-features", "--features", "element"];
        run(cmd!(
            shell,
            "cargo clippy --quiet --target {wasm} --lib --bins {core...} -- -D warnings"
        ))?;
        leptos::lints(shell)?;
        let tools = ["--package", "tjl-tools"];
        run(cmd!(shell, "cargo clippy --quiet --target {wasm} {tools...} -- -D warnings"))
    })?;
    step("documentation", || {
        let all = ["--no-deps", "--document-private-items"];
        run(cmd!(shell, "cargo doc --quiet --workspace {CORE_ALONE} {all...}")
            .env("RUSTDOCFLAGS", "-D warnings"))?;
        let both = ["--features", "element"];
        run(cmd!(shell, "cargo doc --quiet --lib --target {wasm} {both...} {all...}")
            .env("RUSTDOCFLAGS", "-D warnings"))
    })?;
    step("tests", || {
        run(cmd!(shell, "cargo test --quiet --workspace --exclude e2e {CORE_ALONE}"))
    })?;
    step("the component on a server", || {
        run(cmd!(shell, "cargo test --quiet --features ssr --test server"))
    })
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
        Ok(()) if name.starts_with("browser tests") => {}
        Ok(()) => println!("xtask: {name}: {} s", start.elapsed().as_secs()),
        Err(_) => return Err(Problem::new(format!("{name} failed: the lines above say why"))),
    }
    done
}

#[cfg(test)]
mod tests {
    use super::failed;

    #[test]
    fn the_names_of_failed_tests_are_read_from_the_last_list() {
        let printed = "failures:\n\n---- a::b stdout ----\nno\n\nfailures:\n    a::b\n    c::d\n\ntest result: FAILED.";
        let printed: Vec<_> = printed.lines().map(str::to_owned).collect();
        assert_eq!(failed(&printed), ["a::b", "c::d"]);
        assert!(failed(&["error: could not compile".to_owned()]).is_empty());
    }
}
