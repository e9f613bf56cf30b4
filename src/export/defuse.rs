//! What keeps a spreadsheet from making more of a text than a text.

use std::borrow::Cow;
use uuid::Uuid;

/// What a cell begins with that spreadsheets run, the full-width forms included.
const FORMULA: &[char] = &['=', '+', '-', '@', '＝', '＋', '－', '＠'];

/// What ends a cell somewhere: a spreadsheet whose locale separates by semicolons reads a
/// quoted `a;=b` as two cells.
const ENDS: &[char] = &['\t', '\r', '\n', ';'];

/// The words in numbers and times, in English.
const WORDS: &str = "e a p am pm t z";
/// And in dates.
const MONTHS: &str = "jan feb mar apr may jun jul aug sep sept oct nov dec january february march \
    april june july august september october november december";

/// The text with an apostrophe before whatever a spreadsheet would run, and before the whole
/// where it would become a number, a date or a truth value. `is_time`: it may become a date.
///
/// Apostrophes that are there already are looked through, so no two texts become the same.
pub fn defused(text: &str, is_time: bool) -> Cow<'_, str> {
    let mut safe = String::new();
    let mut from = 0;
    for (at, piece) in pieces(text) {
        let risky = match at {
            0 => begins_badly(text) || is_formula(text) || (!is_time && is_value(text)),
            _ => is_formula(piece),
        };
        if risky {
            safe.push_str(text.get(from..at).unwrap_or_default());
            safe.push('\'');
            from = at;
        }
    }
    if safe.is_empty() {
        return text.into();
    }
    safe.push_str(text.get(from..).unwrap_or_default());
    safe.into()
}

/// What would be cells somewhere, with their places.
fn pieces(text: &str) -> impl Iterator<Item = (usize, &str)> {
    let mut at = 0;
    text.split_inclusive(ENDS).map(move |piece| {
        let here = at;
        at += piece.len();
        (here, piece)
    })
}

fn begins_badly(text: &str) -> bool {
    text.trim_start_matches('\'').starts_with(['\t', '\r', '\n'])
}

fn is_formula(text: &str) -> bool {
    text.trim_start_matches(is_skipped).starts_with(FORMULA)
}

/// What a spreadsheet may drop before it looks at a cell.
fn is_skipped(c: char) -> bool {
    matches!(c, '\'' | '"' | '\u{ad}' | '\u{feff}' | '\u{200b}'..='\u{200f}')
        || matches!(c, '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{2069}')
        || c.is_whitespace()
        || c.is_control()
}

/// Whether a spreadsheet would see a number, a date or a truth value. In doubt, yes.
fn is_value(text: &str) -> bool {
    // Whatever its digits are: no spreadsheet reads five groups of them.
    if text.len() == 36 && Uuid::try_parse(text).is_ok() {
        return false;
    }
    let text = text.to_ascii_lowercase();
    if text.contains(is_letter) {
        return false;
    }
    let mut words = text.split(|c: char| !c.is_ascii_lowercase()).filter(|word| !word.is_empty());
    let is_month = |word: &str| MONTHS.split(' ').any(|month| month == word);
    let known = |word: &str| is_month(word) || WORDS.split(' ').any(|known| known == word);
    if !text.contains(is_digit) {
        return words.clone().eq(["true"]) || words.eq(["false"]);
    }
    let begins = text.trim_start_matches(|c: char| !is_digit(c) && !c.is_ascii_lowercase());
    let by_month = || words.clone().next().is_some_and(is_month);
    (begins.starts_with(is_digit) || by_month()) && words.all(known)
}

fn is_digit(c: char) -> bool {
    matches!(c, '0'..='9' | '０'..='９' | '٠'..='٩' | '۰'..='۹')
}

/// A character that no number holds.
fn is_letter(c: char) -> bool {
    let in_numbers =
        is_digit(c) || is_skipped(c) || matches!(c, '€' | '£' | '¥' | '−' | '％' | '．' | '，');
    !c.is_ascii() && !in_numbers
}
