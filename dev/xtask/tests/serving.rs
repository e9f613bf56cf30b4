//! The example configurations say the same. Browser tests run nginx and Caddy by theirs; IIS is not
//! to be had, so this is all that is known of its own.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "these are tests")]

use roxmltree::{Document, Node};
use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

/// Headers, or MIME types, by name.
type Values = BTreeMap<String, String>;

const CACHE: &str = "Cache-Control";
const NOBODY: &str = "'none'";
const FOR_GOOD: &str = "public, max-age=31536000, immutable";
const HASHED: &str = r"-([0-9a-f]{16}|[0-9A-Z]{8})(_bg)?\.(js|css|wasm)$";

fn read(file: &str) -> String {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).ancestors().nth(2).unwrap();
    fs::read_to_string(root.join(file)).unwrap()
}

/// The words of a line, one in quotes being one.
fn words(line: &str) -> Vec<&str> {
    let odd = |(at, part): (usize, _)| (at % 2 == 1, part);
    let parts = line.trim().trim_end_matches(';').split('"').enumerate().map(odd);
    parts
        .flat_map(
            |(is_quoted, part): (bool, &str)| {
                if is_quoted { vec![part] } else { part.split_whitespace().collect() }
            },
        )
        .collect()
}

/// Lines without comments.
fn lines(text: &str) -> impl Iterator<Item = Vec<&str>> {
    text.lines().map(str::trim).filter(|line| !line.starts_with('#')).map(words)
}

fn nginx_headers(text: &str) -> Values {
    lines(text)
        .filter(|words| words.first() == Some(&"add_header") && words[1] != CACHE)
        .map(|words| (words[1].to_owned(), words[2].to_owned()))
        .collect()
}

/// What headers say before anybody has edited who may frame `embed.html`.
fn as_shipped(text: &str) -> String {
    text.replace("$tjl_ancestors", NOBODY).replace("{tjl_ancestors}", NOBODY)
}

/// Those in the block of headers, which have a name with a dash and a quoted value.
fn caddy_headers(text: &str) -> Values {
    let block = text.split("header {").nth(1).unwrap().split('}').next().unwrap();
    lines(block)
        .filter_map(|words| Some((words.first()?.to_string(), words.get(1)?.to_string())))
        .collect()
}

fn all<'a>(document: &'a Document<'_>, tag: &'static str) -> impl Iterator<Item = Node<'a, 'a>> {
    document.descendants().filter(move |node| node.has_tag_name(tag))
}

fn iis_headers(document: &Document<'_>) -> Values {
    let headers = all(document, "customHeaders").next().unwrap();
    let added = headers.children().filter(|node| node.has_tag_name("add"));
    added
        .map(|node| {
            (node.attribute("name").unwrap().into(), node.attribute("value").unwrap().into())
        })
        .collect()
}

/// By ending, each without its charset.
fn nginx_types(text: &str) -> Values {
    let block = text.split("types {").nth(1).unwrap().split('}').next().unwrap();
    lines(block)
        .filter(|words| words.len() == 2)
        .map(|words| (words[1].to_owned(), words[0].to_owned()))
        .collect()
}

#[test]
fn all_three_send_the_same_headers() {
    let nginx = nginx_headers(&as_shipped(&read("examples/nginx/tape-job-links.conf")));
    assert_eq!(nginx.len(), 6, "{nginx:?}");
    let policy = &nginx["Content-Security-Policy"];
    let strict = "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; connect-src 'self';";
    assert!(policy.starts_with(strict), "{policy}");
    assert_eq!(caddy_headers(&as_shipped(&read("examples/caddy/Caddyfile"))), nginx);
    let config = read("examples/iis/web.config");
    assert_eq!(iis_headers(&Document::parse(&config).unwrap()), nginx);
    let document = Document::parse(&config).unwrap();
    let framed = all(&document, "location").next().unwrap();
    assert_eq!(framed.attribute("path"), Some("embed.html"));
    let told = framed.descendants().find(|node| node.has_tag_name("add")).unwrap();
    assert_eq!(told.attribute("value"), Some(&**policy), "until it is edited");
    let document = read("docs/DEPLOYING.md");
    for (name, value) in &nginx {
        assert!(document.contains(&format!("`{name}`")), "docs/DEPLOYING.md: {name}");
        assert!(document.contains(value), "docs/DEPLOYING.md: {name}: {value}");
    }
}

#[test]
fn iis_knows_the_same_types_and_only_text_has_a_charset() {
    let config = read("examples/iis/web.config");
    let document = Document::parse(&config).unwrap();
    let mapped: Values = all(&document, "mimeMap")
        .map(|node| {
            let ending = node.attribute("fileExtension").unwrap().trim_start_matches('.');
            let kind = node.attribute("mimeType").unwrap();
            let bare = kind.split(';').next().unwrap();
            assert_eq!(kind.contains("charset=utf-8"), bare.starts_with("text/"), "{kind}");
            (ending.to_owned(), bare.to_owned())
        })
        .collect();
    assert_eq!(mapped, nginx_types(&read("examples/nginx/tape-job-links.conf")));
    assert_eq!(mapped["wasm"], "application/wasm");
    // An ending that IIS knows already is an error where it is not taken away first.
    let removed = all(&document, "remove").filter(|node| node.has_attribute("fileExtension"));
    assert_eq!(removed.count(), mapped.len());
}

#[test]
fn all_three_keep_the_same_names_for_good() {
    for file in ["nginx/tape-job-links.conf", "caddy/Caddyfile", "iis/web.config"] {
        let text = read(&format!("examples/{file}"));
        assert!(text.contains(HASHED), "{file}");
        assert!(text.contains(FOR_GOOD), "{file}");
    }
    let config = read("examples/iis/web.config");
    let document = Document::parse(&config).unwrap();
    let cache = all(&document, "clientCache").next().unwrap();
    assert_eq!(cache.attribute("cacheControlMode"), Some("DisableCache"));
}

#[test]
fn all_three_pass_the_same_requests_to_the_same_place_and_verify_it() {
    let nginx = read("examples/nginx/tape-job-links.conf");
    let caddy = read("examples/caddy/Caddyfile");
    let iis = read("examples/iis/web.config");
    for text in [&nginx, &caddy, &iis] {
        assert!(text.contains("vspc.example:1280"));
        assert!(text.contains("405"));
    }
    assert!(nginx.contains("proxy_ssl_verify on;"));
    for text in [&nginx, &caddy] {
        let settings: String = lines(text).flatten().collect();
        assert!(!settings.contains("insecure") && !settings.contains("verifyoff"), "{settings}");
    }
    let document = Document::parse(&iis).unwrap();
    let urls: Vec<_> = all(&document, "action").filter_map(|node| node.attribute("url")).collect();
    assert_eq!(urls, ["https://vspc.example:1280/{R:0}"]);
}

#[test]
fn the_readers_can_fail() {
    assert_eq!(words("  add_header A \"b c; d\" always;"), ["add_header", "A", "b c; d", "always"]);
    assert!(nginx_headers("# add_header A \"b\" always;").is_empty());
}
