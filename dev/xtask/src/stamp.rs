//! `stamp`: bundles the shell into what Trunk has built.
//!
//! The entry's name never changes and the core's names carry their hash, so the
//! shell is told them here; the widget's styles go into it as text, so that the
//! element has them before anything else arrives.

use crate::problem::{Problem, Result};
use crate::{integrity, languages, node, preload, slim, tools};
use std::env;
use std::path::{Path, PathBuf};
use xshell::{Shell, cmd};

/// What is bundled, each a file that hosts may name. Each finds the others beside it.
const MODULES: [&str; 8] =
    ["element", "tape-job-links", "page", "tools", "embed", "embed-help", "frame", "diagnose"];

/// Those without which there are no rows: browsers are told so.
const NEEDED: [&str; 2] = ["element", "tape-job-links"];

/// Finishes the folder that Trunk is about to make `dist/`.
pub fn run(shell: &Shell) -> Result<()> {
    let staging = env::var_os("TRUNK_STAGING_DIR")
        .map(PathBuf::from)
        .ok_or_else(|| Problem::new("`stamp` is Trunk's to call: run `cargo xtask build`"))?;
    let esbuild = node::modules(shell)?.join(".bin/esbuild");
    let glue = the_one(shell, &staging, "tjl-core-", ".js")?;
    let wasm = the_one(shell, &staging, "tjl-core-", "_bg.wasm")?;
    let core = slim::take(shell, &staging.join(wasm), &staging.join(glue), &staging, "tjl-core")?;
    let tools = tools::build(shell, &staging)?;
    let binaries = [staging.join(&core.wasm), staging.join(&tools.wasm)];
    let hashes = integrity::hashes(shell, &binaries)?;
    let aside = shell.create_temp_dir()?;
    let languages = aside.path().join("languages.js");
    shell.write_file(&languages, languages::build(shell, &staging, &esbuild)?)?;

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
        define("MARKS_CSS", &styles("marks")?),
        define("AROUND_CSS", &styles("around")?),
        define("CORE_JS", &format!("./{}", core.glue)),
        define("CORE_WASM", &format!("./{}", core.wasm)),
        define("TOOLS_JS", &format!("./{}", tools.glue)),
        define("TOOLS_WASM", &format!("./{}", tools.wasm)),
        define("CORE_HASH", &hashes[0]),
        define("TOOLS_HASH", &hashes[1]),
        define("VERSION", env!("CARGO_PKG_VERSION")),
        format!("--inject:{}", languages.display()),
    ];
    let options = [
        "--bundle",
        "--format=esm",
        "--minify",
        "--target=es2022",
        "--legal-comments=none",
        "--log-level=warning",
        "--external:./tape-job-links.js",
        "--external:./tools.js",
        "--external:./tjl-*",
    ];
    let (defines, options) = (&defines, &options);
    for name in MODULES {
        let (source, bundle) = (format!("embed/{name}.js"), staging.join(format!("{name}.js")));
        let eager = NEEDED.contains(&name).then_some(slim::EAGER);
        cmd!(shell, "{esbuild} {source} {options...} {eager...} {defines...} --outfile={bundle}")
            .quiet()
            .run()?;
        shell.write_file(&bundle, with_leave(&shell.read_file(&bundle)?))?;
    }
    // What told Trunk what to build is nobody's to read.
    let page = staging.join("index.html");
    let lines = shell.read_file(&page)?;
    let lines: Vec<_> = lines.lines().filter(|line| !line.contains("data-trunk")).collect();
    shell.write_file(page, lines.join("\n"))?;
    preload::write(shell, &staging, &core)?;
    shell.copy_file("embed/embed.html", &staging)?;
    shell.write_file(staging.join("embed.css"), styles("embed")?)?;
    shell.copy_file("diagnose.html", &staging)?;
    shell.write_file(staging.join("diagnose.css"), styles("diagnose")?)?;
    integrity::write(shell, &staging)
}

/// Tells the bundlers of hosts to leave an import alone whose name is only known when it runs. A
/// comment in the source would not survive being made small.
fn with_leave(script: &str) -> String {
    const IMPORT: &str = "import(";
    let mut parts = script.split(IMPORT);
    let mut told = parts.next().unwrap_or_default().to_owned();
    for part in parts {
        let is_known = part.starts_with(['"', '\'', '`']);
        let leave = if is_known { "" } else { "/* webpackIgnore: true *//* @vite-ignore */" };
        told.extend([IMPORT, leave, part]);
    }
    told
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

#[cfg(test)]
mod tests {
    use super::with_leave;

    #[test]
    fn bundlers_follow_an_import_by_a_literal_and_leave_any_other() {
        let script = "a=import(\"./x.js\"),await import(u.href)";
        let told =
            "a=import(\"./x.js\"),await import(/* webpackIgnore: true *//* @vite-ignore */u.href)";
        assert_eq!(with_leave(script), told);
        assert_eq!(with_leave("import a from\"b\""), "import a from\"b\"");
    }
}
