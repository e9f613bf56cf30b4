//! What is measured, as files: the widget as it ships, and its peers, each in a folder of its own.

use crate::problem::{Problem, Result};
use crate::{compress, node, preload};
use std::path::{Path, PathBuf};
use xshell::{Shell, cmd};

const SOURCES: &str = "dev/bench";
pub const SITE: &str = "target/bench/site";
/// Each with its script and its style.
const PEERS: [(&str, &str, &str); 5] = [
    ("hand", "hand.js", "style.css"),
    ("lit", "lit.js", "style.css"),
    ("preact", "preact.jsx", "style.css"),
    ("react", "react.jsx", "style.css"),
    ("ag-grid", "ag-grid.js", "ag-grid.css"),
];

/// Bundles all of it anew, beside a copy of `dist/`.
pub fn build(shell: &Shell) -> Result<PathBuf> {
    let site = shell.current_dir().join(SITE);
    shell.remove_path(&site)?;
    shell.create_dir(&site)?;
    for file in shell.read_dir("dist")? {
        shell.copy_file(file, &site)?;
    }
    let bundler = node::modules(shell)?.join(".bin/esbuild");
    let sources = shell.current_dir().join(SOURCES);
    node::installed(shell, &sources, "the peers")?;
    let page = shell.read_file(sources.join("page.html"))?;
    let mut files = Vec::new();
    for (name, script, style) in PEERS {
        let made = bundle(shell, &bundler, &site.join(name), &[script, style])?;
        let style = format!("<link rel=\"stylesheet\" href=\"{}\">", ending(&made, "css")?);
        let filled = page.replace("STYLE", &style).replace("SCRIPT", &ending(&made, "js")?);
        shell.write_file(site.join(name).join("index.html"), filled)?;
        files.extend(made);
    }
    let made = bundle(shell, &bundler, &site.join("widget"), &["widget.js"])?;
    // A script of the host's own, no style but the widget's, and the lines that it gives to paste.
    let lines = preload::read(shell, &site, "/")?;
    let filled = page.replace("STYLE", &lines).replace("SCRIPT", &ending(&made, "js")?);
    shell.write_file(site.join("widget/index.html"), filled)?;
    files.extend(made);
    compress::files(shell, &files)?;
    Ok(site)
}

fn bundle(shell: &Shell, bundler: &Path, to: &Path, files: &[&str]) -> Result<Vec<PathBuf>> {
    let _there = shell.push_dir(SOURCES);
    let options = [
        "--bundle",
        "--minify",
        "--format=esm",
        "--jsx=automatic",
        "--define:process.env.NODE_ENV=\"production\"",
        // So that browsers may keep them, as they keep what the widget names so.
        "--entry-names=[name]-[hash]",
        "--log-level=warning",
    ];
    cmd!(shell, "{bundler} {files...} {options...} --outdir={to}").quiet().run()?;
    Ok(shell.read_dir(to)?)
}

/// The name of the file that ends so.
fn ending(files: &[PathBuf], ending: &str) -> Result<String> {
    let file = files.iter().find(|file| file.extension().is_some_and(|it| it == ending));
    let name = file.and_then(|file| file.file_name()).map(|name| name.to_string_lossy().into());
    name.ok_or_else(|| Problem::new(format!("esbuild wrote no .{ending}")))
}

/// The peers' versions, as their `package.json` pins them.
pub fn versions(shell: &Shell) -> Result<Vec<(String, String)>> {
    let manifest = crate::json::read(shell, Path::new(SOURCES).join("package.json"))?;
    let pinned = manifest["dependencies"].as_object().cloned().unwrap_or_default();
    let text = |value: &serde_json::Value| value.as_str().unwrap_or_default().to_owned();
    Ok(pinned.iter().map(|(name, version)| (name.clone(), text(version))).collect())
}
