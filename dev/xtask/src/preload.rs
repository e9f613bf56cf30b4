//! The lines by which a page asks for everything that it needs at once, rather than for each file
//! once another has asked for it.

use crate::problem::Result;
use crate::slim::{self, Binary};
use std::path::Path;
use xshell::Shell;

const FILE: &str = "preload.txt";
const ENTRY: &str = "tape-job-links";
const SAYS: &str = "<!-- Into the page's head, each ./ replaced by this folder's address, anew with each version. -->";

/// Gives the entry a second name, with its hash, by which browsers may keep it; writes the lines to
/// paste, and those of the standalone page into it.
pub fn write(shell: &Shell, folder: &Path, core: &Binary) -> Result<()> {
    let entry = folder.join(format!("{ENTRY}.js"));
    let named = format!("{ENTRY}-{}.js", slim::hash(&[shell.read_binary_file(&entry)?]));
    shell.copy_file(entry, folder.join(&named))?;
    let module = |name: &str| format!("<link rel=\"modulepreload\" href=\"./{name}\">\n");
    let core = format!(
        "{}<link rel=\"preload\" href=\"./{}\" as=\"fetch\" crossorigin=\"anonymous\">\n",
        module(&core.glue),
        core.wasm
    );
    let script = format!("<script type=\"module\" src=\"./{named}\"></script>\n");
    shell.write_file(folder.join(FILE), [SAYS, "\n", &core, &script].concat())?;
    let page = folder.join("index.html");
    let own = [&core, &*module(&format!("{ENTRY}.js")), "<script"].concat();
    let filled = shell.read_file(&page)?.replacen("<script", &own, 1);
    shell.write_file(page, filled)?;
    Ok(())
}

/// The same lines for a page elsewhere.
pub fn read(shell: &Shell, folder: &Path, address: &str) -> Result<String> {
    let lines = shell.read_file(folder.join(FILE))?;
    Ok(lines.replace(SAYS, "").trim().replace("./", address))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_page_asks_for_all_of_it_at_once() {
        let shell = Shell::new().unwrap();
        let folder = shell.create_temp_dir().unwrap();
        let folder = folder.path();
        let core = Binary { glue: "core-1.js".into(), wasm: "core-1_bg.wasm".into() };
        shell.write_file(folder.join("index.html"), "<script src=\"./page.js\">").unwrap();
        shell.write_file(folder.join("tape-job-links.js"), "1").unwrap();
        write(&shell, folder, &core).unwrap();
        let lines = read(&shell, folder, "/widgets/").unwrap();
        let entry = lines.split("src=\"/widgets/").nth(1).unwrap().split('"').next().unwrap();
        assert_eq!(shell.read_file(folder.join(entry)).unwrap(), "1");
        assert!(lines.contains("\"modulepreload\" href=\"/widgets/core-1.js\""), "{lines}");
        assert!(lines.contains("href=\"/widgets/core-1_bg.wasm\" as=\"fetch\""), "{lines}");
        let page = shell.read_file(folder.join("index.html")).unwrap();
        assert!(
            page.contains("href=\"./core-1.js\"") && page.ends_with("<script src=\"./page.js\">")
        );
    }
}
