//! The house's rules, as tests. Each message names the place.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "these are tests")]
#![allow(clippy::case_sensitive_file_extension_comparisons, reason = "the names are our own")]

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).ancestors().nth(2).unwrap().to_owned()
}

/// Every file that git tracks or would: path and text.
fn files() -> Vec<(String, String)> {
    let listed = Command::new("git")
        .args(["ls-files", "--cached", "--others", "--exclude-standard"])
        .current_dir(root())
        .output()
        .expect("git is there");
    let listed = String::from_utf8(listed.stdout).unwrap();
    let read = |path: &str| {
        let text = fs::read_to_string(root().join(path)).ok()?;
        Some((path.to_owned(), text))
    };
    listed.lines().filter_map(read).collect()
}

fn ends_with(path: &str, endings: &[&str]) -> bool {
    endings.iter().any(|ending| path.ends_with(ending))
}

/// The lines of `text` that hold one of `words`, as `path:line: …`.
fn lines_with(path: &str, text: &str, words: &[&str]) -> Vec<String> {
    text.lines()
        .enumerate()
        .filter(|(_, line)| words.iter().any(|word| line.contains(word)))
        .map(|(number, line)| format!("{path}:{}: {}", number + 1, line.trim()))
        .collect()
}

/// Rust without its tests, which stand last in a file.
fn without_tests(text: &str) -> &str {
    text.split("#[cfg(test)]").next().unwrap_or(text)
}

fn none(broken: &[String], rule: &str) {
    assert!(broken.is_empty(), "{rule}:\n{}", broken.join("\n"));
}

#[test]
fn the_pure_rooms_know_no_browser_no_leptos_and_no_clock() {
    const PURE: &[&str] = &[
        "src/protocol/",
        "src/session/",
        "src/map/",
        "src/names/",
        "src/export/",
        "src/arrange/",
        "src/text/",
        "src/config.rs",
        "src/token.rs",
        "src/window.rs",
    ];
    const FOREIGN: &[&str] = &[
        "web_sys",
        "js_sys",
        "wasm_bindgen",
        "leptos",
        "gloo",
        "crate::browser",
        "crate::view",
        "std::time",
        "std::env",
        "std::fs",
        "println!",
    ];
    let mut broken = Vec::new();
    for (path, text) in files() {
        if PURE.iter().any(|room| path.starts_with(room)) {
            broken.extend(lines_with(&path, without_tests(&text), FOREIGN));
        }
    }
    none(&broken, "protocol, session, text, config and token are pure");
}

#[test]
fn the_rooms_lean_one_way() {
    // A room, and what it must not lean on.
    const RULES: &[(&str, &[&str])] = &[
        ("src/protocol/", &["crate::session", "crate::text"]),
        ("src/session/", &["crate::text", "crate::token"]),
        ("src/text/", &["crate::token"]),
        (
            "src/view/",
            &["crate::browser", "gloo", "fetch", "crate::token", "crate::protocol::judge"],
        ),
    ];
    let mut broken = Vec::new();
    for (path, text) in files() {
        for (room, foreign) in RULES {
            if path.starts_with(room) {
                let code = lines_with(&path, without_tests(&text), foreign);
                // A comment may point anywhere.
                broken.extend(code.into_iter().filter(|line| !line.contains(": //")));
            }
        }
    }
    none(&broken, "each room uses only what the architecture page says");
}

#[test]
fn nothing_unwraps_outside_tests() {
    let mut broken = Vec::new();
    for (path, text) in files() {
        let is_test = path.contains("/tests/") || path.starts_with("tests/");
        let is_test = is_test || path.starts_with("dev/e2e/") || path.ends_with("testing.rs");
        if path.ends_with(".rs") && !is_test {
            let words = [".unwrap()", ".expect(", "panic!(", "todo!(", "unimplemented!("];
            broken.extend(lines_with(&path, without_tests(&text), &words));
        }
    }
    none(&broken, "what may fail says so in its type");
}

#[test]
fn the_shell_makes_no_markup_of_strings_and_stores_nothing() {
    let words = [
        "innerHTML",
        "outerHTML",
        "insertAdjacentHTML",
        "document.write",
        "eval(",
        "new Function",
        "localStorage",
        "sessionStorage",
        "document.cookie",
        "indexedDB",
    ];
    let mut broken = Vec::new();
    for (path, text) in files() {
        let rooms = ["embed/", "dev/standin/demo/", "dev/bench/"];
        if rooms.iter().any(|room| path.starts_with(room)) {
            broken.extend(lines_with(&path, &text, &words));
        }
    }
    none(&broken, "text stays text, and nothing outlives the page");
}

#[test]
fn no_page_has_inline_script_or_style() {
    let mut broken = Vec::new();
    for (path, text) in files() {
        if path.ends_with(".html") {
            broken.extend(inline(&path, &text));
        }
    }
    none(&broken, "a strict content security policy forbids these");
}

fn inline(path: &str, html: &str) -> Vec<String> {
    let mut found = lines_with(path, html, &[" style=\"", "<style", " onclick=", " onload="]);
    let scripts = lines_with(path, html, &["<script"]);
    found.extend(scripts.into_iter().filter(|line| !line.contains(" src=\"")));
    found
}

#[test]
fn every_file_fits_on_a_few_screens() {
    let mut broken = Vec::new();
    for (path, text) in files() {
        let lines = text.lines().count();
        // A style sheet and a file of cases are read from the top, not held in the head.
        let most = if path.contains("tests/") || path.ends_with(".css") { 650 } else { 400 };
        if ends_with(&path, &[".rs", ".js", ".css", ".html"]) && lines > most {
            broken.push(format!("{path}: {lines} lines"));
        }
    }
    none(&broken, "one noun a file");
}

#[test]
fn no_file_names_a_registrys_host_or_a_machines_folder() {
    let hosts =
        ["registry.npmjs", "static.crates", "index.crates", "files.pythonhosted", "deb.debian"];
    let folders = ["/root/", "/home/"];
    let mut broken = Vec::new();
    for (path, text) in files() {
        if path != "Cargo.lock" && !path.ends_with("house.rs") {
            broken.extend(lines_with(&path, &text, &hosts));
            broken.extend(lines_with(&path, &text, &folders));
        }
    }
    none(&broken, "the project is at home anywhere");
}

#[test]
fn versions_agree() {
    let manifest = fs::read_to_string(root().join("Cargo.toml")).unwrap();
    let version = manifest.split("version = \"").nth(1).unwrap().split('"').next().unwrap();
    let changelog = fs::read_to_string(root().join("CHANGELOG.md")).unwrap();
    let newest = changelog.lines().find_map(|line| line.strip_prefix("## ")).unwrap();
    assert_eq!(newest.split_whitespace().next(), Some(version), "CHANGELOG.md's newest heading");
}

/// Each example is copied out by itself, so what they share stands in each.
#[test]
fn what_examples_share_is_the_same_in_each() {
    let twins = [&["app.css", "host.css", "styles.css"][..], &["portal.ts"]];
    for names in twins {
        let all = files().into_iter().filter(|(path, _)| {
            path.starts_with("examples/")
                && names.iter().any(|name| path.ends_with(&["/", name].concat()))
        });
        let all: Vec<_> = all.collect();
        assert!(all.len() > 1, "{names:?}");
        for (path, text) in &all {
            assert_eq!(*text, all[0].1, "{path} differs from {}", all[0].0);
        }
    }
}

#[test]
fn links_in_documents_lead_somewhere() {
    let mut broken = Vec::new();
    for (path, text) in files() {
        if path.ends_with(".md") {
            for target in links(&text) {
                let folder = root().join(&path).parent().unwrap().to_owned();
                if !folder.join(target.split('#').next().unwrap()).exists() {
                    broken.push(format!("{path}: {target}"));
                }
            }
        }
    }
    none(&broken, "these links lead nowhere");
}

/// The relative links of a Markdown text.
fn links(text: &str) -> Vec<String> {
    let targets = text.split("](").skip(1).filter_map(|rest| rest.split(')').next());
    targets
        .filter(|target| !target.contains("://") && !target.starts_with('#'))
        .map(str::to_owned)
        .collect()
}

#[test]
fn the_reference_names_what_the_element_has() {
    let reference = fs::read_to_string(root().join("docs/ELEMENT.md")).unwrap();
    let read = |name: &str| fs::read_to_string(root().join(name)).unwrap();
    let view: String = files()
        .into_iter()
        .filter(|(path, _)| path.starts_with("src/view/"))
        .map(|(_, text)| text)
        .collect();
    let failure = read("src/protocol/failure.rs");
    let mut missing = Vec::new();
    let parts: Vec<_> = between(&view, "|part=", &['|', '"']).collect();
    assert!(parts.len() > 10, "{parts:?}");
    let styles: String = files()
        .into_iter()
        .filter(|(path, _)| path.starts_with("style/"))
        .map(|(_, text)| text)
        .collect();
    let variables = between(&styles, "var(--tjl-", &[',', ')']);
    let codes = between(&failure, "=> \"", &['"']);
    let variables = variables.map(|name| format!("--tjl-{name}"));
    for name in parts.into_iter().chain(codes).map(str::to_owned).chain(variables) {
        let name = name.trim();
        if name.chars().all(|c| c.is_ascii_lowercase() || c == '-')
            && !reference.contains(&format!("`{name}`"))
        {
            missing.push(name.to_owned());
        }
    }
    none(&missing, "docs/ELEMENT.md does not name these");
}

#[test]
fn the_component_has_the_elements_styles() {
    let read = |name: &str| fs::read_to_string(root().join(name)).unwrap();
    let names = |file: &str, before: &str| -> Vec<String> {
        between(&read(file), before, &['"']).map(str::to_owned).collect()
    };
    let element = names("style/widget.css", "@import \"./");
    assert!(element.len() > 3, "{element:?}");
    let component = names("src/component/surroundings.rs", "include_str!(\"../../style/");
    assert_eq!(component, element);
    assert_eq!(names("Cargo.toml", "\"/style/"), element, "what the crate packs");
}

/// What stands behind each `before`, up to one of `after`.
fn between<'a>(text: &'a str, before: &'a str, after: &'a [char]) -> impl Iterator<Item = &'a str> {
    text.split(before).skip(1).filter_map(move |rest| rest.split(after).next())
}

#[test]
fn the_tables_say_what_the_manifest_says() {
    let mut reference = Command::new(env!("CARGO_BIN_EXE_xtask"));
    let said = reference.args(["reference", "--check"]).output().expect("xtask is built");
    assert!(said.status.success(), "{}", String::from_utf8_lossy(&said.stderr));
}

#[test]
fn the_scanners_can_fail() {
    assert_eq!(lines_with("a.rs", "fine\nx.unwrap()", &[".unwrap()"]), ["a.rs:2: x.unwrap()"]);
    assert_eq!(without_tests("code\n#[cfg(test)]\nx.unwrap()"), "code\n");
    assert_eq!(inline("a.html", "<script src=\"x\"></script>").len(), 0);
    assert_eq!(inline("a.html", "<script>x</script>\n<p style=\"x\">").len(), 2);
    assert_eq!(links("[a](b.md#c) [d](https://e) [f](#g)"), ["b.md#c"]);
}
