//! The languages beside English: each a module that loads when a page speaks it.

use crate::problem::Result;
use crate::stamp::the_one;
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
        let names = format!("--entry-names=tjl-{language}-[hash]");
        let options = ["--bundle", "--format=esm", "--minify", "--target=es2022"];
        let charset = ["--charset=utf8", "--log-level=warning"];
        cmd!(shell, "{esbuild} {file} {options...} {charset...} {names} --outdir={staging}")
            .quiet()
            .run()?;
        let module = the_one(shell, staging, &format!("tjl-{language}-"), ".js")?;
        // Writing to a text cannot fail.
        let _ = writeln!(loads, "  {language}: () => import(\"./{module}\"),");
    }
    loads.push_str("};\n");
    Ok(loads)
}
