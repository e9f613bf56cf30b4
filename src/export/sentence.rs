//! What a file says of itself.

use super::ending::counted;
use super::{About, Ending, Scope};
use std::cmp::Ordering;

/// The most characters of what others worded.
const LONGEST: usize = 200;

/// What an export holds, in one sentence: the file's own words and the dialog's.
#[must_use]
pub fn sentence(about: &About, ending: &Ending) -> String {
    let parts = [
        "Tape job links of backup server ",
        &server(about),
        ", ",
        &scope(about.scope),
        ", exported at ",
        &plain(&about.exported_at),
        ": ",
        &verdict(ending),
        ".",
    ];
    parts.concat()
}

fn server(about: &About) -> String {
    let uid = plain(&about.server_uid);
    let name = about.server_name.as_deref().map(plain).filter(|name| !name.is_empty());
    match name {
        Some(name) => ["“", &name, "” (", &uid, ")"].concat(),
        None => uid,
    }
}

fn scope(scope: Scope) -> String {
    let Scope::Page { first, last, total } = scope else { return "whole list".into() };
    let mut text = match last.cmp(&first) {
        Ordering::Less => "an empty page".into(),
        Ordering::Equal => ["row ", &first.to_string()].concat(),
        Ordering::Greater => ["rows ", &first.to_string(), " to ", &last.to_string()].concat(),
    };
    if let Some(total) = total {
        text.extend([" of ", &total.to_string()]);
    }
    text
}

fn verdict(ending: &Ending) -> String {
    let rows = counted(ending.rows());
    match ending {
        Ending::Complete { .. } => [&rows, ", complete"].concat(),
        Ending::Page { .. } => [&rows, ", one page of the list"].concat(),
        Ending::Incomplete { rows: came, total, .. } => {
            let mut text = match total {
                Some(total) if total > came => {
                    [&came.to_string(), " of ", &counted(*total), ", incomplete"].concat()
                }
                _ => [&rows, ", incomplete"].concat(),
            };
            for (place, reason) in reasons(ending).iter().enumerate() {
                text.extend([if place == 0 { ": " } else { "; " }, reason]);
            }
            text
        }
    }
}

/// Why rows may be missing, each reason once.
pub(super) fn reasons(ending: &Ending) -> Vec<String> {
    let mut reasons = Vec::new();
    if let Ending::Incomplete { why, .. } = ending {
        for missing in why {
            let reason = plain(&missing.clause());
            let reason = reason.trim_end_matches(['.', ' ', ',', ';', ':']).to_owned();
            if !reasons.contains(&reason) {
                reasons.push(reason);
            }
        }
    }
    reasons
}

/// A text that can stand in a sentence: one line, nothing that turns its direction, not too long.
fn plain(text: &str) -> String {
    let line = text.chars().filter(|c| !turns(*c));
    let line: String = line.map(|c| if c.is_control() { ' ' } else { c }).collect();
    let line = line.split_whitespace().collect::<Vec<_>>().join(" ");
    match line.char_indices().nth(LONGEST).and_then(|(cut, _)| line.get(..cut)) {
        Some(head) => [head, "…"].concat(),
        None => line,
    }
}

/// Whether a character changes the direction of what is around it.
fn turns(c: char) -> bool {
    matches!(c, '\u{61c}' | '\u{200e}' | '\u{200f}')
        || matches!(c, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
}
