//! `package`: the npm package, a tarball that `npm publish` takes.

use crate::languages::OF_FRAMES;
use crate::problem::{Problem, Result};
use crate::{build, compress, consumers, integrity, json, manifest, node, reference, size};
use serde_json::{Map, Value};
use std::fmt::Write;
use std::path::{Path, PathBuf};
use xshell::{Shell, cmd};

/// The package as it is packed.
pub const STAGE: &str = "target/package";
const MANIFEST: &str = "custom-elements.json";
const OURS: &str = "embed/package";
/// What is of use to whoever has only the package, and where the documents' links find it.
const BESIDE: [&str; 12] = [
    "CHANGELOG.md",
    "LICENSE-APACHE",
    "LICENSE-MIT",
    "docs/DEPLOYING.md",
    "docs/ELEMENT.md",
    "docs/EMBEDDING.md",
    "docs/OBSERVABILITY.md",
    "docs/IFRAME.md",
    "examples/caddy/Caddyfile",
    "examples/iis/web.config",
    "examples/nginx/tape-job-links.conf",
    "lang/en.json",
];
/// Sections of the project's README that are for those who have the project.
const PROJECT_ALONE: [&str; 3] = ["Two commands", "In a Leptos app", "In this repository"];

/// The manifest against its schema.
const VALIDATE: &str = "
const Ajv = require('ajv');
const { readFileSync } = require('node:fs');
const read = (file) => JSON.parse(readFileSync(file));
const ajv = new Ajv({ allErrors: true, strict: false });
const isValid = ajv.compile(read(require.resolve('custom-elements-manifest/schema.json')));
if (!isValid(read(process.argv[1]))) {
  console.error(ajv.errorsText(isValid.errors, { separator: '\\n' }));
  process.exit(1);
}";

/// Builds, packs, checks.
pub fn run(shell: &Shell) -> Result<()> {
    build::run(shell)?;
    let tarball = checked(shell)?;
    let bytes = shell.read_binary_file(&tarball)?.len();
    let name = tarball.file_name().unwrap_or_default().to_string_lossy().into_owned();
    println!("xtask: target/{name} written: {}", size::kib(bytes as u64));
    Ok(())
}

/// Packs what is built, and has everything looked at that hosts will lean on.
pub fn checked(shell: &Shell) -> Result<PathBuf> {
    let modules = node::modules(shell)?;
    reference::check(shell)?;
    integrity::check(shell)?;

    let tarball = pack(shell)?;
    let manifest = Path::new(STAGE).join(MANIFEST);
    cmd!(shell, "node -e {VALIDATE} -- {manifest}").quiet().env("NODE_PATH", &modules).run()?;
    let bin = modules.join(".bin");
    let (publint, attw) = (bin.join("publint"), bin.join("attw"));
    silent_when_well(shell, cmd!(shell, "{publint} {tarball} --strict"))?;
    silent_when_well(shell, cmd!(shell, "{attw} {tarball} --profile esm-only --no-color"))?;
    consumers::check(shell, &modules, &tarball)?;
    Ok(tarball)
}

/// The tarball of what is built, unchecked.
pub fn pack(shell: &Shell) -> Result<PathBuf> {
    let stage = shell.current_dir().join(STAGE);
    shell.remove_path(&stage)?;
    for (from, to) in [("dist", "dist"), ("embed/package/types", "types")] {
        shell.create_dir(stage.join(to))?;
        let files = shell.read_dir(from).map_err(|_| not_built())?;
        // Compressed copies are the web server's: they would double the package.
        for file in files.into_iter().filter(|file| !compress::is_copy(file)) {
            shell.copy_file(&file, stage.join(to))?;
        }
    }
    for file in BESIDE {
        let to = stage.join(file);
        shell.create_dir(to.parent().unwrap_or(&stage))?;
        shell.copy_file(file, to)?;
    }
    shell.write_file(stage.join(MANIFEST), format!("{:#}\n", manifest::whole(shell)?))?;
    shell.write_file(stage.join("README.md"), readme(&shell.read_file("README.md")?))?;
    shell.write_file(stage.join("types/texts.d.ts"), texts(&json::read(shell, "lang/en.json")?))?;
    let package = shell.read_file(format!("{OURS}/package.json"))?;
    let package = package.replace("0.0.0", env!("CARGO_PKG_VERSION"));
    shell.write_file(stage.join("package.json"), package)?;

    let target = shell.current_dir().join("target");
    let quiet = ["--silent", "--ignore-scripts", "--offline"];
    let name = cmd!(shell, "npm pack {stage} {quiet...} --pack-destination {target}").quiet();
    Ok(target.join(name.read()?.trim()))
}

fn not_built() -> Problem {
    Problem::new("there is no dist/ yet: run `cargo xtask build`")
}

/// Runs a tool that has much to say, and repeats it only where something is wrong.
pub fn silent_when_well(shell: &Shell, command: xshell::Cmd<'_>) -> Result<()> {
    let name = command.to_string();
    let output = command.quiet().ignore_status().output()?;
    if output.status.success() {
        return Ok(());
    }
    let said = [output.stdout, output.stderr].concat();
    let from = shell.current_dir();
    let name = name.replace(&from.display().to_string(), ".");
    Err(Problem::new(format!("{}\n{name} found this", String::from_utf8_lossy(&said).trim())))
}

/// The project's README without what is for those who have the project, and without pictures.
fn readme(ours: &str) -> String {
    let is_theirs = |section: &&str| {
        let title = section.lines().next().unwrap_or_default();
        !PROJECT_ALONE.contains(&title)
    };
    let sections: Vec<&str> = ours.split("\n## ").filter(is_theirs).collect();
    let lines = sections.join("\n## ");
    let lines = lines.lines().filter(|line| !line.starts_with("![") && !line.starts_with("<!--"));
    let mut text: String = lines.flat_map(|line| [line, "\n"]).collect();
    while text.contains("\n\n\n") {
        text = text.replace("\n\n\n", "\n\n");
    }
    text
}

/// The texts that a host can give, as a type.
fn texts(english: &Value) -> String {
    let sections = english.as_object().into_iter().flatten();
    let sections = sections.filter(|(name, _)| !OF_FRAMES.contains(&name.as_str()));
    let all: Map<String, Value> =
        sections.filter_map(|(_, section)| section.as_object()).flat_map(Clone::clone).collect();
    let mut types = String::from(
        "/** Forms of a text by number: what `Intl.PluralRules` calls them. */\n\
         export type Forms = Partial<Record<Intl.LDMLPluralRule, string>>;\n\n\
         /** The texts by their keys, each with its English. What is left out stays as it is. */\n\
         export interface TapeJobLinksTexts {\n",
    );
    for (key, text) in all {
        let kind = if text.is_string() { "string" } else { "Forms" };
        let english = text.as_str().or_else(|| text["other"].as_str()).unwrap_or_default();
        // Writing to a text cannot fail.
        let _ = writeln!(types, "  /** {} */\n  {key}?: {kind};", english.replace("*/", "* /"));
    }
    types.push_str("}\n");
    types
}

/// Where a consumer finds the package.
pub fn unpack(shell: &Shell, tarball: &Path, modules: &Path) -> Result<()> {
    let package = modules.join("tape-job-links");
    shell.create_dir(&package)?;
    cmd!(shell, "tar -xzf {tarball} -C {package} --strip-components=1").quiet().run()?;
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn a_readme_leaves_out_what_is_for_the_project() {
        let ours =
            "# A\n\n![x](y)\n\n## Two commands\n\nz\n\n## Use\n\nu\n\n## In this repository\n\nm\n";
        assert_eq!(readme(ours), "# A\n\n## Use\n\nu\n");
    }

    /// Whoever has only the package has only what is in it.
    #[test]
    fn links_lead_to_what_is_packed() {
        let root =
            Path::new(env!("CARGO_MANIFEST_DIR")).ancestors().nth(2).unwrap_or(Path::new(""));
        let read = |name: &str| std::fs::read_to_string(root.join(name)).unwrap_or_default();
        let documents =
            BESIDE.into_iter().filter(|name| Path::new(name).extension() == Some("md".as_ref()));
        let mut texts: Vec<(&str, String)> = documents.map(|name| (name, read(name))).collect();
        texts.push(("README.md", readme(&read("README.md"))));
        for (name, text) in texts {
            let links = text.split("](").skip(1).filter_map(|rest| rest.split([')', '#']).next());
            for link in links.filter(|link| !link.is_empty() && !link.contains("://")) {
                let folder = name.rsplit_once('/').map_or("", |(folder, _)| folder);
                let target = match link.strip_prefix("../") {
                    Some(above) => above.to_owned(),
                    None => format!("{folder}/{link}").trim_start_matches('/').to_owned(),
                };
                assert!(BESIDE.contains(&target.as_str()), "{name}: {link}");
            }
        }
    }

    #[test]
    fn texts_have_types() {
        let types = texts(&json!({ "a": { "X": "x */" }, "b": { "Y": { "other": "ys" } } }));
        assert!(types.contains("  /** x * / */\n  X?: string;\n"), "{types}");
        assert!(types.contains("  /** ys */\n  Y?: Forms;\n"), "{types}");
    }
}
