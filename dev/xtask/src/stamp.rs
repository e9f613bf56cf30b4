//! `stamp`: bundles the shell into what Trunk has built.
//!
//! The entry's name never changes and the core's names carry their hash, so the
//! shell is told them here; the widget's styles go into it as text, so that the
//! element has them before anything else arrives.

use crate::problem::{Problem, Result};
use crate::{integrity, languages, node, tools};
use std::env;
use std::path::{Path, PathBuf};
use xshell::{Shell, cmd};

/// What is bundled, each a file that hosts may name. Each finds the others beside it.
const MODULES: [&str; 5] = ["element", "tape-job-links", "page", "tools", "diagnose"];

/// Finishes the folder that Trunk is about to make `dist/`.
pub fn run(shell: &Shell) -> Result<()> {
    let staging = env::var_os("TRUNK_STAGING_DIR")
        .map(PathBuf::from)
        .ok_or_else(|| Problem::new("`stamp` is Trunk's to call: run `cargo xtask build`"))?;
    let esbuild = node::modules(shell)?.join(".bin/esbuild");
    let glue = the_one(shell, &staging, "tjl-core-", ".js")?;
    let wasm = the_one(shell, &staging, "tjl-core-", "_bg.wasm")?;

    let tools = tools::build(shell, &staging)?;
    let binaries = [staging.join(&wasm), staging.join(&tools.wasm)];
    let hashes = integrity::hashes(shell, &binaries)?;
    let languages = languages::build(shell, &staging, &esbuild)?;

    let styles = |name: &str| -> Result<String> {
        let sheet = format!("style/{name}.css");
        let css = cmd!(shell, "{esbuild} {sheet} --bundle --minify --log-level=warning").quiet();
        Ok(css.read()?.trim().to_owned())
    };
    let defines = [
        define("WIDGET_CSS", &styles("widget")?),
        define("MAP_CSS", &styles("map")?),
        define("DIALOG_CSS", &styles("dialog")?),
        define("EXPORT_CSS", &styles("export")?),
        define("GAPS_CSS", &styles("gaps")?),
        define("CORE_JS", &format!("./{glue}")),
        define("CORE_WASM", &format!("./{wasm}")),
        define("TOOLS_JS", &format!("./{}", tools.glue)),
        define("TOOLS_WASM", &format!("./{}", tools.wasm)),
        define("CORE_HASH", &hashes[0]),
        define("TOOLS_HASH", &hashes[1]),
        define("VERSION", env!("CARGO_PKG_VERSION")),
        format!("--define:LANGUAGES={languages}"),
    ];
    let options = [
        "--bundle",
        "--format=esm",
        "--minify",
        "--target=es2022",
        "--legal-comments=none",
        "--log-level=warning",
        "--external:./element.js",
        "--external:./tape-job-links.js",
        "--external:./tools.js",
    ];
    let (defines, options) = (&defines, &options);
    for name in MODULES {
        let (source, bundle) = (format!("embed/{name}.js"), staging.join(format!("{name}.js")));
        cmd!(shell, "{esbuild} {source} {options...} {defines...} --outfile={bundle}")
            .quiet()
            .run()?;
    }
    for glue in [glue, tools.glue] {
        let glue = staging.join(glue);
        let minify = ["--minify", "--format=esm", "--log-level=warning", "--allow-overwrite"];
        cmd!(shell, "{esbuild} {glue} {minify...} --outfile={glue}").quiet().run()?;
    }
    shell.copy_file("diagnose.html", &staging)?;
    shell.write_file(staging.join("diagnose.css"), styles("diagnose")?)?;
    integrity::write(shell, &staging)
}

/// A define for esbuild: JSON, which is JavaScript.
fn define(name: &str, value: &str) -> String {
    format!("--define:{name}={}", serde_json::Value::from(value))
}

/// The name of the one file that Trunk gave a hash between `before` and `after`.
pub fn the_one(shell: &Shell, folder: &Path, before: &str, after: &str) -> Result<String> {
    let mut names = Vec::new();
    for path in shell.read_dir(folder)? {
        let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
        if name.starts_with(before) && name.ends_with(after) {
            names.push(name);
        }
    }
    match names.as_slice() {
        [name] => Ok(name.clone()),
        names => Err(Problem::new(format!(
            "{} holds {} files {before}*{after}, not one",
            folder.display(),
            names.len()
        ))),
    }
}
