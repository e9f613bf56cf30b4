//! The languages beside English: each a module that loads when a page speaks it.

use crate::problem::{Problem, Result};
use crate::stamp::the_one;
use serde_json::{Map, Value};
use std::fmt::Write;
use std::path::Path;
use xshell::{Shell, cmd};

/// Where the texts are, one file a language.
const FOLDER: &str = "lang";

/// Builds each language into `staging`, named by what is in it; answers a module that loads them,
/// each by a literal, which bundlers can follow. English is among them for hosts that give a language
/// of their own: it says what there is.
pub fn build(shell: &Shell, staging: &Path, esbuild: &Path) -> Result<String> {
    let mut loads = String::from("export const LANGUAGES = {\n");
    for file in shell.read_dir(FOLDER)? {
        let language = file.file_stem().unwrap_or_default().to_string_lossy().into_owned();
        let texts = of_the_element(shell, &file)?;
        let names = format!("--entry-names=tjl-{language}-[hash]");
        let options = ["--bundle", "--format=esm", "--minify", "--target=es2022"];
        let charset = ["--charset=utf8", "--log-level=warning"];
        cmd!(shell, "{esbuild} {options...} {charset...} {names} --outdir={staging}")
            .quiet()
            .stdin(texts)
            .run()?;
        let module = the_one(shell, staging, &format!("tjl-{language}-"), ".js")?;
        // Writing to a text cannot fail.
        let _ = writeln!(loads, "  {language}: () => import(\"./{module}\"),");
    }
    loads.push_str("};\n");
    Ok(loads)
}

/// What frames say is in the modules for frames: the element has no use for it.
pub const OF_FRAMES: [&str; 2] = ["embed", "frame"];

/// A module of the sections that the element has a use for, for esbuild to read.
fn of_the_element(shell: &Shell, file: &Path) -> Result<String> {
    let texts: Map<String, Value> = serde_json::from_str(&shell.read_file(file)?)
        .map_err(|error| Problem::new(format!("{}: {error}", file.display())))?;
    let sections: Vec<&str> =
        texts.keys().map(String::as_str).filter(|name| !OF_FRAMES.contains(name)).collect();
    let sections = sections.join(", ");
    let file = Value::from(file.to_string_lossy());
    Ok(format!("import {{ {sections} }} from {file};\nexport default {{ {sections} }};\n"))
}
