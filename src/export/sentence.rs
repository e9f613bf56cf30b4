//! What a file says of itself.

use super::ending::counted;
use super::phrase::ExportPhrase as Phrase;
use super::{About, Ending, Scope};
use crate::text::Words;
use std::cmp::Ordering;

/// The most characters of what others worded.
const LONGEST: usize = 200;

/// What an export holds, in one sentence: the file's own words and the dialog's.
#[must_use]
pub fn sentence(about: &About, ending: &Ending) -> String {
    let values = [
        ("server", &*server(about)),
        ("scope", &scope(about)),
        ("time", &plain(&about.exported_at)),
        ("verdict", &verdict(ending, about.words)),
    ];
    about.words.fill(Phrase::FileAbout, &values)
}

fn server(about: &About) -> String {
    let uid = plain(&about.server_uid);
    let name = about.server_name.as_deref().map(plain).filter(|name| !name.is_empty());
    match name {
        Some(name) => about.words.fill(Phrase::FileServer, &[("name", &name), ("uid", &uid)]),
        None => uid,
    }
}

fn scope(about: &About) -> String {
    let Scope::Page { first, last, total } = about.scope else {
        return about.words.get(Phrase::FileWhole).into();
    };
    let phrase = match (last.cmp(&first), total) {
        (Ordering::Less, None) => Phrase::FileEmptyPage,
        (Ordering::Less, Some(_)) => Phrase::FileEmptyPageOf,
        (Ordering::Equal, None) => Phrase::FileRow,
        (Ordering::Equal, Some(_)) => Phrase::FileRowOf,
        (Ordering::Greater, None) => Phrase::FileRows,
        (Ordering::Greater, Some(_)) => Phrase::FileRowsOf,
    };
    let total = total.map_or_else(String::new, |total| total.to_string());
    let values = [("first", &*first.to_string()), ("last", &last.to_string()), ("total", &total)];
    about.words.fill(phrase, &values)
}

fn verdict(ending: &Ending, words: Words) -> String {
    let rows = counted(ending.rows(), words);
    match ending {
        Ending::Complete { .. } => words.fill(Phrase::FileComplete, &[("rows", &rows)]),
        Ending::Page { .. } => words.fill(Phrase::FilePage, &[("rows", &rows)]),
        Ending::Incomplete { rows: came, total, .. } => {
            let verdict = match total {
                Some(total) if total > came => words.fill(
                    Phrase::FileIncompleteOf,
                    &[("came", &came.to_string()), ("rows", &counted(*total, words))],
                ),
                _ => words.fill(Phrase::FileIncomplete, &[("rows", &rows)]),
            };
            let reasons = reasons(ending, words);
            if reasons.is_empty() {
                return verdict;
            }
            let reasons = reasons.join(words.get(Phrase::FileAnd));
            words.fill(Phrase::FileWhy, &[("verdict", &verdict), ("reasons", &reasons)])
        }
    }
}

/// Why rows may be missing, each reason once.
pub(super) fn reasons(ending: &Ending, words: Words) -> Vec<String> {
    let mut reasons = Vec::new();
    if let Ending::Incomplete { why, .. } = ending {
        for missing in why {
            let reason = plain(&missing.clause(words));
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
