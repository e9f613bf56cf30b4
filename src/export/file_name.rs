//! The name of a file.

use super::{Format, Scope};

/// The most characters of a server's name or UID.
const LONGEST: usize = 48;

/// A name that every file system takes: small letters, digits and hyphens, say
/// `tape-job-links-athens-dc1-2026-11-25.csv`. A page says its rows:
/// `tape-job-links-athens-dc1-rows-101-200-2026-11-25.csv`.
///
/// A server whose name is not all ASCII goes by its UID.
#[must_use]
pub fn file_name(
    server_name: Option<&str>,
    server_uid: &str,
    date: &str,
    scope: Scope,
    format: Format,
) -> String {
    let name = slug(server_name.filter(|name| name.is_ascii()).unwrap_or_default());
    let server = if name.is_empty() { slug(server_uid) } else { name };
    let mut text = String::from("tape-job-links");
    for part in [server, rows(scope), slug(date)] {
        if !part.is_empty() {
            text.extend(["-", &part]);
        }
    }
    text.extend([".", format.extension()]);
    text
}

fn rows(scope: Scope) -> String {
    match scope {
        Scope::All => String::new(),
        Scope::Page { first, last, .. } if last < first => "no-rows".into(),
        Scope::Page { first, last, .. } if last == first => ["row-", &first.to_string()].concat(),
        Scope::Page { first, last, .. } => {
            ["rows-", &first.to_string(), "-", &last.to_string()].concat()
        }
    }
}

/// The letters and digits, with single hyphens between.
fn slug(text: &str) -> String {
    let mut slug = String::new();
    let mut gap = false;
    for c in text.chars() {
        if slug.len() >= LONGEST {
            break;
        }
        if c.is_ascii_alphanumeric() {
            if gap && !slug.is_empty() {
                slug.push('-');
            }
            slug.push(c.to_ascii_lowercase());
        }
        gap = !c.is_ascii_alphanumeric();
    }
    slug
}
