//! Node, and what the build and the tests use from npm.

use crate::cargo_tool::on_path;
use crate::problem::{Problem, Result};
use std::path::PathBuf;
use xshell::{Shell, cmd};

const TOOLS: &str = "dev/tools";

/// Makes sure that `dev/tools/node_modules` is what its lock file says; answers where it is.
pub fn modules(shell: &Shell) -> Result<PathBuf> {
    node(shell)?;
    let tools = shell.current_dir().join(TOOLS);
    let modules = tools.join("node_modules");
    let lock = shell.read_file(tools.join("package-lock.json"))?;
    let stamp = modules.join(".installed-lock.json");
    if shell.path_exists(&stamp) && shell.read_file(&stamp)? == lock {
        return Ok(modules);
    }
    println!(
        "xtask: installing esbuild, wasm-opt, axe and TypeScript into {TOOLS}/node_modules (20 seconds)"
    );
    let _there = shell.push_dir(&tools);
    cmd!(shell, "npm ci --silent --no-audit --no-fund").quiet().run().map_err(|_| {
        Problem::new(format!("npm could not install {TOOLS}. Try it by hand: cd {TOOLS} && npm ci"))
    })?;
    shell.write_file(stamp, lock)?;
    Ok(modules)
}

fn node(shell: &Shell) -> Result<()> {
    if on_path("node").is_some() && on_path("npm").is_some() {
        let said = cmd!(shell, "node --version").quiet().read()?;
        let major = said.trim_start_matches('v').split('.').next().and_then(|n| n.parse().ok());
        if major.is_some_and(|major: u32| major >= 20) {
            return Ok(());
        }
        return Err(Problem::new(format!("Node {said} is too old: install Node 20 or later")));
    }
    debian_packages(shell, &["nodejs", "npm"], "one minute", "Node 20 or later, with npm")
}

/// Installs Debian packages, or says what is missing.
pub fn debian_packages(shell: &Shell, packages: &[&str], takes: &str, what: &str) -> Result<()> {
    let by_hand = format!("apt-get install --no-install-recommends {}", packages.join(" "));
    let is_root = cmd!(shell, "id -u").quiet().read().is_ok_and(|id| id == "0");
    if on_path("apt-get").is_none() || !is_root {
        return Err(Problem::new(format!(
            "{what} is missing. Install it; on Debian, as root: {by_hand}"
        )));
    }
    println!("xtask: installing the Debian packages {} ({takes})", packages.join(", "));
    let quiet = ["-qq", "-y", "--no-install-recommends"];
    let update = cmd!(shell, "apt-get update -qq").quiet().ignore_stdout();
    update.run()?;
    cmd!(shell, "apt-get install {quiet...} {packages...}")
        .quiet()
        .ignore_stdout()
        .env("DEBIAN_FRONTEND", "noninteractive")
        .run()
        .map_err(|_| {
            Problem::new(format!("{what} could not be installed. Try it by hand: {by_hand}"))
        })
}
