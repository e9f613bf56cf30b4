//! Every language says everything, and nothing that nobody asks for.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "these are tests")]

use serde_json::{Map, Value};
use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};
use tape_job_links::export::ExportPhrase;
use tape_job_links::text::{Key, Phrase};

/// Languages, and the forms that a number asks for in each.
const LANGUAGES: &[(&str, &[&str])] = &[
    ("ar", &["zero", "one", "two", "few", "many", "other"]),
    ("de", &["one", "other"]),
    ("en", &["one", "other"]),
    ("es", &["one", "other"]),
    ("fr", &["one", "other"]),
    ("ja", &["other"]),
];

fn path(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join(name)
}

fn read(name: &str) -> String {
    fs::read_to_string(path(name)).unwrap_or_else(|error| panic!("{name}: {error}"))
}

fn language(tag: &str) -> Map<String, Value> {
    let text = read(&format!("lang/{tag}.json"));
    serde_json::from_str(&text).unwrap_or_else(|error| panic!("lang/{tag}.json: {error}"))
}

fn section<'a>(language: &'a Map<String, Value>, name: &str) -> &'a Map<String, Value> {
    language[name].as_object().expect("a section is an object")
}

/// The text's `{places}`.
fn places(text: &str) -> BTreeSet<&str> {
    text.split('{').skip(1).map(|rest| rest.split_once('}').expect("places close").0).collect()
}

/// A text's forms by the numbers that ask for them; one under "" where there is just one.
fn forms(text: &Value) -> Vec<(&str, &str)> {
    match text {
        Value::String(text) => vec![("", text)],
        Value::Object(forms) => {
            forms.iter().map(|(name, text)| (&**name, text.as_str().expect("a text"))).collect()
        }
        other => panic!("{other} is no text"),
    }
}

/// Everything under a folder, as one text.
fn sources(folder: &str, ending: &str, but: &[&str]) -> String {
    let mut all = String::new();
    for entry in fs::read_dir(path(folder)).unwrap() {
        let name = format!("{folder}/{}", entry.unwrap().file_name().to_string_lossy());
        if path(&name).is_dir() {
            all.push_str(&sources(&name, ending, but));
        } else if name.ends_with(ending) && !but.contains(&&*name) {
            all.push_str(&read(&name));
        }
    }
    all
}

fn core() -> Vec<(String, &'static str)> {
    let keys = Key::ALL.iter().map(|key| (format!("{key:?}"), key.english()));
    let phrases = ExportPhrase::ALL.iter().map(|key| (format!("{key:?}"), key.english()));
    keys.chain(phrases).collect()
}

#[test]
fn the_files_are_these() {
    let mut files: Vec<_> = fs::read_dir(path("lang"))
        .unwrap()
        .map(|entry| entry.unwrap().file_name().into_string().unwrap())
        .collect();
    files.sort();
    let expected: Vec<_> = LANGUAGES.iter().map(|(tag, _)| format!("{tag}.json")).collect();
    assert_eq!(files, expected);
}

#[test]
fn english_is_the_cores_own_in_its_order() {
    let core = core();
    let english = language("en");
    for (place, (name, text)) in core.iter().enumerate() {
        assert_eq!(section(&english, "core")[name], *text, "{name}");
        let own = match Key::ALL.get(place) {
            Some(key) => key.place(),
            None => ExportPhrase::ALL[place - Key::ALL.len()].place(),
        };
        assert_eq!(own, place, "{name}");
    }
    assert_eq!(section(&english, "core").len(), core.len());
}

#[test]
fn every_language_has_every_text_in_the_same_order() {
    for (tag, _) in LANGUAGES {
        // The core is handed its texts by their order in the file.
        let text = read(&format!("lang/{tag}.json"));
        let mut from = 0;
        for (name, _) in core() {
            let key = format!("    \"{name}\": ");
            let at = text[from..].find(&key).unwrap_or_else(|| panic!("{tag}: {name}"));
            from += at;
        }
        let (own, english) = (language(tag), language("en"));
        for (name, texts) in &english {
            let keys = |texts: &Map<String, Value>| texts.keys().cloned().collect::<Vec<_>>();
            assert_eq!(keys(section(&own, name)), keys(texts.as_object().unwrap()), "{tag}");
        }
        assert_eq!(own.len(), english.len(), "{tag}");
    }
}

#[test]
fn every_text_has_the_places_and_forms_that_it_needs() {
    let english = language("en");
    for (tag, numbers) in LANGUAGES {
        let own = language(tag);
        for (name, texts) in &english {
            for (key, text) in texts.as_object().unwrap() {
                let what = format!("{tag} {name} {key}");
                let wanted: BTreeSet<_> =
                    forms(text).iter().flat_map(|(_, text)| places(text)).collect();
                let own = &section(&own, name)[key];
                assert_eq!(own.is_object(), text.is_object(), "{what}");
                for (number, text) in forms(own) {
                    assert!(!text.trim().is_empty(), "{what}");
                    assert!(key == "FileAnd" || text.trim() == text, "{what}");
                    let mut there = places(text);
                    // "One link" names no number.
                    if matches!(number, "zero" | "one" | "two") {
                        there.insert("count");
                    }
                    assert_eq!(there, wanted, "{what} {number}");
                }
                if own.is_object() {
                    let there: BTreeSet<_> = forms(own).iter().map(|(number, _)| *number).collect();
                    assert_eq!(there, numbers.iter().copied().collect(), "{what}");
                }
            }
        }
    }
}

#[test]
fn keys_are_one_name_each() {
    let english = language("en");
    let mut seen = BTreeSet::new();
    for (name, texts) in &english {
        for key in texts.as_object().unwrap().keys() {
            assert!(seen.insert(key.clone()), "{key} stands in {name} and elsewhere");
        }
    }
}

#[test]
fn no_text_is_unused() {
    let english = language("en");
    let rust = sources("src", ".rs", &["src/text/catalog.rs", "src/export/phrase.rs"]);
    let shell = sources("embed", ".js", &[]);
    let page = read("index.html");
    for (name, _) in core() {
        let uses = [format!("Key::{name}"), format!("Phrase::{name}")];
        let follows = |rest: &str| !rest.starts_with(|c: char| c.is_ascii_alphanumeric());
        let is_used = uses.iter().any(|word| rust.split(word.as_str()).skip(1).any(follows));
        assert!(is_used, "{name}");
    }
    for name in ["shell", "tools", "page", "embed", "frame"] {
        for key in section(&english, name).keys() {
            // `state…` and `type…` are looked up by what the server sent.
            let by_value = ["state", "type"].iter().any(|stem| {
                key.strip_prefix(stem).is_some_and(|rest| rest.starts_with(char::is_uppercase))
            });
            let used = shell.contains(&format!("\"{key}\""))
                || shell.contains(&format!("shell.{key}"))
                || shell.contains(&format!("texts.{key}"))
                || shell.contains(&format!("page.{key}"))
                || page.contains(&format!("data-text=\"{key}\""));
            assert!(used || by_value || ["map", "table"].contains(&&**key), "{name} {key}");
        }
    }
}

#[test]
fn nothing_is_asked_for_that_no_language_has() {
    let english = language("en");
    let shell = sources("embed", ".js", &[]);
    for (before, name) in [("words.text(\"", "tools"), ("say(\"", "tools"), ("shell.", "shell")] {
        for rest in shell.split(before).skip(1) {
            let key: String = rest.chars().take_while(char::is_ascii_alphanumeric).collect();
            // What is said may be nothing.
            let is_there = key.is_empty() || section(&english, name).contains_key(&key);
            assert!(is_there || section(&english, "page").contains_key(&key), "{before}{key}");
        }
    }
    for rest in read("index.html").split("data-text=\"").skip(1) {
        let (key, rest) = rest.split_once("\">").expect("it is the last attribute");
        let text = rest.split_once('<').unwrap().0;
        assert_eq!(section(&english, "page")[key], *text, "{key}");
    }
}
