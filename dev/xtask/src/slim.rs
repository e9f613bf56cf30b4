//! What wasm-bindgen writes, without what nobody uses.
//!
//! Libraries export classes that hosts of theirs may want; every import carries a long name with a
//! hash, in the WebAssembly and in the glue; and the glue finds its own file, which the shell does.

use crate::problem::{Problem, Result};
use crate::{node, toolchain};
use serde_json::json;
use std::collections::BTreeMap;
use std::convert::Infallible;
use std::hash::{DefaultHasher, Hasher};
use std::path::Path;
use wasm_encoder::reencode::{Error, Reencode};
use wasm_encoder::{ExportSection, ImportSection, Module};
use xshell::{Shell, cmd};

/// What the glue has that nobody calls.
const UNUSED: [&str; 2] = ["IntoUnderlying", "initSync"];
/// What the shell calls, by names that wasm-bindgen keeps to itself; `wasm` has the memory.
const INNER: &str = "__wbg_get_imports as imports, __wbg_finalize_init as begin, wasm";

/// `-Oz` twice, and then all of it again, since each time leaves work for the next: 0.8 KiB in brotli less
/// than once. A function of four instructions is no longer than its calls. Nothing stands in the
/// lowest addresses: the stack ends there.
const PASSES: [&str; 10] = [
    "--low-memory-unused",
    "--always-inline-max-function-size=4",
    "--flatten",
    "--rereloop",
    "-Oz",
    "-Oz",
    "--flatten",
    "--rereloop",
    "-Oz",
    "-Oz",
];

/// Tells browsers that most of a script's functions run at once: those that take the hint compile them on
/// another thread, while it arrives, and not one by one when each is first called.
pub const EAGER: &str = "--banner:js=//# allFunctionsCalledOnLoad";

/// A WebAssembly binary and its glue, by file names that say what is in them, so that caches never
/// mistake one build for another.
pub struct Binary {
    /// The JavaScript that wasm-bindgen wrote.
    pub glue: String,
    /// The WebAssembly.
    pub wasm: String,
}

/// Moves `wasm` and `glue` into `folder`, small, under `name` and their hash.
pub fn take(shell: &Shell, wasm: &Path, glue: &Path, folder: &Path, name: &str) -> Result<Binary> {
    make_small(shell, wasm, glue)?;
    let files = [shell.read_binary_file(wasm)?, shell.read_binary_file(glue)?];
    let name = format!("{name}-{}", hash(&files));
    let binary = Binary { glue: format!("{name}.js"), wasm: format!("{name}_bg.wasm") };
    for (from, to) in [(glue, &binary.glue), (wasm, &binary.wasm)] {
        shell.copy_file(from, folder.join(to))?;
        shell.remove_path(from)?;
    }
    Ok(binary)
}

/// What is in these files, as a part of a name.
pub fn hash(files: &[Vec<u8>]) -> String {
    let mut hasher = DefaultHasher::new();
    for bytes in files {
        hasher.write(bytes);
    }
    format!("{:016x}", hasher.finish())
}

fn make_small(shell: &Shell, wasm: &Path, glue: &Path) -> Result<()> {
    let bin = node::modules(shell)?.join(".bin");
    let [esbuild, metadce, wasm_opt] =
        ["esbuild", "wasm-metadce", "wasm-opt"].map(|name| bin.join(name));
    let text = without_unused(shell, &esbuild, glue)?;
    let features = toolchain::WASM_FEATURES;
    let graph = glue.with_extension("json");
    let root = |name: &str| json!({ "name": name, "export": name, "root": true });
    let roots: Vec<_> = used_exports(&text).into_iter().map(root).collect();
    shell.write_file(&graph, serde_json::Value::from(roots).to_string())?;
    let bare = wasm.with_extension("bare");
    cmd!(shell, "{metadce} {features...} --graph-file={graph} {wasm} -o {bare}")
        .quiet()
        .ignore_stdout()
        .run()?;
    let strip = ["--strip-debug", "--strip-producers", "--strip-target-features"];
    cmd!(shell, "{wasm_opt} {PASSES...} {features...} {strip...} {bare} -o {bare}")
        .quiet()
        .run()?;

    let bytes = shell.read_binary_file(&bare)?;
    let mut names = Names::default();
    let mut module = Module::new();
    names
        .parse_core_module(&mut module, wasmparser::Parser::new(0), &bytes)
        .map_err(|error| Problem::new(format!("{}: {error}", wasm.display())))?;
    shell.write_file(wasm, module.finish())?;
    shell.write_file(glue, names.short_in(&text))?;
    for file in [graph, bare] {
        shell.remove_path(file)?;
    }
    let minify = [EAGER, "--minify", "--format=esm", "--log-level=warning", "--allow-overwrite"];
    cmd!(shell, "{esbuild} {glue} {minify...} --outfile={glue}").quiet().run()?;
    Ok(())
}

/// The glue with nothing but what the shell calls, still in wasm-bindgen's words.
fn without_unused(shell: &Shell, esbuild: &Path, glue: &Path) -> Result<String> {
    let text = shell.read_file(glue)?;
    let exported = text.lines().filter_map(|line| {
        let line = line.strip_prefix("export ")?;
        let name = line.strip_prefix("class ").or_else(|| line.strip_prefix("function "))?;
        name.split(|it: char| !it.is_alphanumeric()).next()
    });
    let used: Vec<_> =
        exported.filter(|name| !UNUSED.iter().any(|unused| name.starts_with(unused))).collect();
    let all = [text.as_str(), "\nexport { ", INNER, " };\n"].concat();
    shell.write_file(glue, all)?;
    let name = glue.file_name().unwrap_or_default().to_string_lossy();
    let entry =
        format!("export {{ imports, begin, wasm, {} }} from \"./{name}\";", used.join(", "));
    let entry_file = glue.with_extension("entry.js");
    shell.write_file(&entry_file, entry)?;
    let options = ["--bundle", "--format=esm", "--log-level=warning", "--target=es2022"];
    let bundled = cmd!(shell, "{esbuild} {entry_file} {options...}").quiet().read()?;
    shell.remove_path(entry_file)?;
    Ok(bundled)
}

/// The exports that the glue uses.
fn used_exports(glue: &str) -> Vec<&str> {
    let word = |text: &'_ str| text.find(|it: char| !is_word(it)).unwrap_or(text.len());
    let mut used: Vec<_> = glue.split("wasm.").skip(1).map(|after| &after[..word(after)]).collect();
    used.sort_unstable();
    used.dedup();
    used
}

fn is_word(letter: char) -> bool {
    letter.is_alphanumeric() || letter == '_'
}

/// Gives imports and exports short names, and remembers them.
#[derive(Default)]
struct Names {
    module: Option<String>,
    imports: BTreeMap<String, String>,
    exports: BTreeMap<String, String>,
}

impl Reencode for Names {
    type Error = Infallible;

    fn parse_imports(
        &mut self,
        imports: &mut ImportSection,
        group: wasmparser::Imports<'_>,
    ) -> std::result::Result<(), Error<Self::Error>> {
        let wasmparser::Imports::Single(_, import) = group else {
            return Err(Error::UnexpectedNonCoreModuleSection);
        };
        self.module = Some(import.module.to_owned());
        let name = short(self.imports.len());
        imports.import(MODULE, &name, self.entity_type(import.ty)?);
        self.imports.insert(import.name.to_owned(), name);
        Ok(())
    }

    fn parse_export(
        &mut self,
        exports: &mut ExportSection,
        export: wasmparser::Export<'_>,
    ) -> std::result::Result<(), Error<Self::Error>> {
        let name = match export.name {
            // Tests look for it.
            "memory" => "memory".to_owned(),
            _ => short(self.exports.len()),
        };
        exports.export(
            &name,
            self.export_kind(export.kind)?,
            self.external_index(export.kind, export.index)?,
        );
        self.exports.insert(export.name.to_owned(), name);
        Ok(())
    }
}

/// Where all imports come from.
const MODULE: &str = "w";

impl Names {
    /// The glue with the same names, and without the imports that are gone.
    fn short_in(&self, glue: &str) -> String {
        let mut text = String::new();
        let mut lines = glue.lines();
        while let Some(line) = lines.next() {
            match line.trim_start().split_once(": function(") {
                Some((name, rest)) if name.starts_with("__wb") => match self.imports.get(name) {
                    Some(short) => text.extend([short, ": function(", rest, "\n"]),
                    None => skip_to_end(line, &mut lines),
                },
                _ => text.extend([line, "\n"]),
            }
        }
        for (name, short) in &self.exports {
            // A name may begin another.
            for end in ["(", ",", ")", ".", ";"] {
                let (long, short) = (format!("wasm.{name}{end}"), format!("wasm.{short}{end}"));
                text = text.replace(&long, &short);
            }
        }
        match &self.module {
            Some(module) => text.replace(&format!("\"{module}\""), &format!("\"{MODULE}\"")),
            None => text,
        }
    }
}

/// Leaves out the function that begins on `line`.
fn skip_to_end<'a>(line: &str, lines: &mut impl Iterator<Item = &'a str>) {
    let indent = line.len() - line.trim_start().len();
    let is_end = |it: &str| it.len() > indent && it[indent..].starts_with('}');
    let _end = lines.find(|it| is_end(it));
}

/// a, b, … z, ba, bb, …
fn short(number: usize) -> String {
    let mut name = String::new();
    let mut rest = number;
    loop {
        name.insert(0, char::from(b'a' + u8::try_from(rest % 26).unwrap_or_default()));
        rest /= 26;
        if rest == 0 {
            return name;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn short_names_differ() {
        let names: std::collections::BTreeSet<_> = (0..2000).map(short).collect();
        assert_eq!(names.len(), 2000);
        assert_eq!([short(0), short(25), short(26)], ["a", "z", "ba"]);
    }

    #[test]
    fn exports_are_found_where_they_are_used() {
        let glue = "wasm.core_new(a);\nx(wasm.__wbindgen_malloc, wasm.core_new);";
        assert_eq!(used_exports(glue), ["__wbindgen_malloc", "core_new"]);
    }

    #[test]
    fn imports_that_are_gone_leave_the_glue() {
        let glue = "  const import0 = {\n    __wbg_a_1: function(arg0) {\n      return {\n      };\n    },\n    __wbg_b_2: function() {\n    }\n  };\n  return { \"./x.js\": import0 };\nwasm.b(wasm.bc);\n";
        let names = Names {
            module: Some("./x.js".into()),
            imports: [("__wbg_b_2".into(), "a".into())].into(),
            exports: [("b".into(), "c".into()), ("bc".into(), "d".into())].into(),
        };
        let short = names.short_in(glue);
        assert_eq!(
            short,
            "  const import0 = {\na: function() {\n    }\n  };\n  return { \"w\": import0 };\nwasm.c(wasm.d);\n"
        );
    }
}
