//! `examples`: builds what `examples/` shows, each from the packed tarball and its own lock file.

use crate::problem::{Problem, Result};
use crate::{build, json, node, package};
use std::ffi::OsString;
use std::path::{Path, PathBuf};
use xshell::{Shell, cmd};

const SOURCES: &str = "examples";
/// Where they are built, each with its `dist/`; the sources stay as they are.
pub const BUILT: &str = "target/examples";
/// Those with a bundler.
const BUNDLED: [&str; 4] = ["react", "vue", "svelte", "angular"];
const PLAIN: &str = "plain";
const PACKAGE: &str = "tape-job-links";

/// Builds the widget, packs it, and builds every example.
pub fn run(shell: &Shell) -> Result<()> {
    build::run(shell)?;
    let tarball = package::checked(shell)?;
    all(shell, &tarball)?;
    println!("xtask: each is in {BUILT}, ready to be served, by the stand-in for one:");
    println!("cargo run --package standin -- --dist {BUILT}/react/dist");
    Ok(())
}

/// Checks and builds every example with the package in this tarball.
pub fn all(shell: &Shell, tarball: &Path) -> Result<()> {
    plain(shell, tarball)?;
    for name in BUNDLED {
        println!("xtask: example {name}");
        let folder = staged(shell, name)?;
        installed(shell, name, &folder)?;
        let package = folder.join("node_modules").join(PACKAGE);
        shell.remove_path(package)?;
        package::unpack(shell, tarball, &folder.join("node_modules"))?;
        // What bundlers keep between runs goes by the lock file, which does not name the tarball.
        for kept in [".angular", "node_modules/.vite"] {
            shell.remove_path(folder.join(kept))?;
        }
        let path = path(shell, name)?;
        let _there = shell.push_dir(&folder);
        for script in ["check", "build"] {
            let run = cmd!(shell, "npm run --silent {script}").env("PATH", &path);
            package::silent_when_well(shell, run.env("NG_CLI_ANALYTICS", "false"))
                .map_err(|problem| Problem::new(format!("{problem} in {SOURCES}/{name}")))?;
        }
    }
    Ok(())
}

/// Nothing is built there: the widget's folder lies beside the page.
fn plain(shell: &Shell, tarball: &Path) -> Result<()> {
    println!("xtask: example {PLAIN}");
    let folder = shell.current_dir().join(BUILT).join(PLAIN).join("dist");
    shell.remove_path(&folder)?;
    copy(shell, &Path::new(SOURCES).join(PLAIN), &folder)?;
    shell.create_dir(folder.join(PACKAGE))?;
    let to = folder.join(PACKAGE);
    cmd!(shell, "tar -xzf {tarball} -C {to} --strip-components=2 package/dist").quiet().run()?;
    Ok(())
}

/// A fresh copy of the sources beside what was installed for them before.
fn staged(shell: &Shell, name: &str) -> Result<PathBuf> {
    let folder = shell.current_dir().join(BUILT).join(name);
    for old in shell.read_dir(&folder).unwrap_or_default() {
        if !old.ends_with("node_modules") {
            shell.remove_path(old)?;
        }
    }
    copy(shell, &Path::new(SOURCES).join(name), &folder)?;
    Ok(folder)
}

/// Copies what git tracks or would.
fn copy(shell: &Shell, from: &Path, to: &Path) -> Result<()> {
    let listed = cmd!(shell, "git ls-files --cached --others --exclude-standard {from}").quiet();
    for file in listed.read()?.lines() {
        let Ok(inside) = Path::new(file).strip_prefix(from) else { continue };
        if shell.path_exists(file) {
            let target = to.join(inside);
            shell.create_dir(target.parent().unwrap_or(to))?;
            shell.copy_file(file, target)?;
        }
    }
    Ok(())
}

/// Everything that the lock file pins. The package itself comes from the tarball.
fn installed(shell: &Shell, name: &str, folder: &Path) -> Result<()> {
    let manifest = folder.join("package.json");
    let mut wanted = json::read(shell, &manifest)?;
    let asked = wanted["dependencies"].as_object_mut().and_then(|all| all.remove(PACKAGE));
    let ours =
        concat!("^", env!("CARGO_PKG_VERSION_MAJOR"), ".", env!("CARGO_PKG_VERSION_MINOR"), ".0");
    if asked != Some(ours.into()) {
        let what =
            format!("{SOURCES}/{name}/package.json has to ask for \"{PACKAGE}\": \"{ours}\"");
        return Err(Problem::new(what));
    }
    shell.write_file(&manifest, format!("{wanted:#}\n"))?;

    node::installed(shell, folder, "what its lock file pins")?;
    Ok(())
}

/// `PATH` with a Node that is new enough for the example.
fn path(shell: &Shell, name: &str) -> Result<OsString> {
    let newer = if name == "angular" { node::newer(shell)? } else { None };
    build::path_with(newer)
}
