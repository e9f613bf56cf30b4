//! What every file of `dist/` must be, for hosts that want to be sure of it.

use crate::json;
use crate::problem::{Problem, Result};
use serde_json::{Map, Value};
use std::path::{Path, PathBuf};
use xshell::{Shell, cmd};

const SHA_384: &str = "
const { createHash } = require('node:crypto');
const { readFileSync } = require('node:fs');
for (const file of process.argv.slice(1)) {
  console.log('sha384-' + createHash('sha384').update(readFileSync(file)).digest('base64'));
}";

const ENTRY: &str = "tape-job-links.js";
/// Modules of pages of their own, which that entry does not import.
const APART: [&str; 5] = ["page.js", "embed.js", "embed-help.js", "frame.js", "diagnose.js"];

/// Each file's hash, as the web writes it.
pub fn hashes(shell: &Shell, files: &[PathBuf]) -> Result<Vec<String>> {
    let said = cmd!(shell, "node -e {SHA_384} -- {files...}").quiet().read()?;
    Ok(said.lines().map(str::to_owned).collect())
}

/// Writes `integrity.json`, which covers every file, and `integrity.txt`, the lines to paste.
pub fn write(shell: &Shell, folder: &Path) -> Result<()> {
    let mut files = shell.read_dir(folder)?;
    files.sort();
    let name = |file: &PathBuf| Some(file.file_name()?.to_string_lossy().into_owned());
    let hashes = hashes(shell, &files)?.into_iter().map(Value::from);
    let all: Map<String, Value> = files.iter().filter_map(name).zip(hashes).collect();
    shell.write_file(folder.join("integrity.txt"), lines(&all))?;
    shell.write_file(folder.join("integrity.json"), format!("{:#}\n", Value::from(all)))?;
    Ok(())
}

/// Fails where a file of `dist/` is not what is written there.
pub fn check(shell: &Shell) -> Result<()> {
    let written = json::read(shell, "dist/integrity.json")?;
    let names: Vec<&String> = written.as_object().into_iter().flatten().map(|it| it.0).collect();
    let files: Vec<PathBuf> = names.iter().map(|name| Path::new("dist").join(name)).collect();
    for (name, hash) in names.into_iter().zip(hashes(shell, &files)?) {
        if written[name] != hash.as_str() {
            return Err(Problem::new(format!("dist/{name} is not what it was when it was built")));
        }
    }
    Ok(())
}

/// The entry by its own attribute, what it imports by an import map. The WebAssembly's hashes are
/// inside what fetches it.
fn lines(all: &Map<String, Value>) -> String {
    let is_script = |name: &str| Path::new(name).extension().is_some_and(|it| it == "js");
    let imported = |name: &&String| is_script(name) && *name != ENTRY && !APART.contains(&&***name);
    let modules: Map<String, Value> =
        all.keys().filter(imported).map(|name| (format!("./{name}"), all[name].clone())).collect();
    let map = serde_json::json!({ "integrity": modules });
    let entry = all.get(ENTRY).and_then(Value::as_str).unwrap_or_default();
    format!(
        "<!-- Into the page's head, before any other module, each ./ replaced by this folder's address. -->\n\
         <script type=\"importmap\">\n{map:#}\n</script>\n\
         <script type=\"module\" src=\"./{ENTRY}\" integrity=\"{entry}\" crossorigin=\"anonymous\"></script>\n"
    )
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn the_lines_cover_the_entry_and_what_it_imports() {
        let all = json!({ ENTRY: "sha384-a", "element.js": "sha384-b", "page.js": "sha384-c", "x.wasm": "sha384-d" });
        let lines = all.as_object().map(lines).unwrap_or_default();
        assert!(lines.contains("src=\"./tape-job-links.js\" integrity=\"sha384-a\""), "{lines}");
        assert!(lines.contains("\"./element.js\": \"sha384-b\""), "{lines}");
        assert!(!lines.contains("sha384-c") && !lines.contains("sha384-d"), "{lines}");
    }
}
