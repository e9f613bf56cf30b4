//! Every string a person reads, and the one place where failures become words.
//!
//! Numbers and times are written by whoever runs this: the browser's `Intl`, or
//! something plain in tests. [`Scene`] is a screen in words, ready to be drawn.

mod alert;
mod catalog;
mod details;
mod failure;
mod notes;
mod rows;
mod scene;

pub use alert::AlertText;
pub use catalog::Key;
pub use details::details;
pub use failure::{About, Way, explain};
pub use rows::{Cell, CellKind, Group, Name, RowText, rows};
pub use scene::{BodyText, Extra, PagerText, Scene, StatusText, scene, waiting};

use crate::session::Millis;

/// How numbers and times are written.
pub trait Locale {
    /// A whole number, grouped.
    fn number(&self, number: u64) -> String;
    /// The time of day, to the second.
    fn time(&self, at: Millis) -> String;
    /// The day too.
    fn day_and_time(&self, at: Millis) -> String {
        self.time(at)
    }
}

/// Fills a text's `{places}`. A place without a value stays as it is.
#[must_use]
pub fn fill(key: Key, values: &[(&str, &str)]) -> String {
    let mut text = String::new();
    let mut rest = key.english();
    while let Some((before, after)) = rest.split_once('{') {
        text.push_str(before);
        let (name, behind) = after.split_once('}').unwrap_or((after, ""));
        match values.iter().find(|(place, _)| *place == name) {
            Some((_, value)) => text.push_str(value),
            None => text.extend(["{", name, "}"]),
        }
        rest = behind;
    }
    text.push_str(rest);
    text
}

/// "1–100", or "1" for a single row.
fn span(locale: &dyn Locale, first: u64, last: u64) -> String {
    let from = locale.number(first);
    if last <= first { from } else { [&from, "–", &locale.number(last)].concat() }
}

#[cfg(test)]
pub(crate) mod plain {
    use super::{Locale, Millis};

    /// Numbers grouped by commas, times of day in UTC.
    pub struct Plain;

    impl Locale for Plain {
        fn number(&self, number: u64) -> String {
            let digits = number.to_string();
            let mut grouped = String::new();
            for (place, digit) in digits.chars().enumerate() {
                if place > 0 && (digits.len() - place).is_multiple_of(3) {
                    grouped.push(',');
                }
                grouped.push(digit);
            }
            grouped
        }

        fn time(&self, at: Millis) -> String {
            let seconds = at / 1000 % 86_400;
            format!("{:02}:{:02}:{:02}", seconds / 3600, seconds / 60 % 60, seconds % 60)
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn places_are_filled_by_name() {
        let text = fill(Key::RangeOf, &[("total", "9"), ("rows", "1–2")]);
        assert_eq!(text, "1–2 of 9");
    }

    #[test]
    fn values_are_never_read_as_places() {
        assert_eq!(fill(Key::RangeOf, &[("rows", "{total}"), ("total", "9")]), "{total} of 9");
    }

    #[test]
    fn a_place_without_a_value_stays() {
        assert_eq!(fill(Key::RangeOf, &[]), "{rows} of {total}");
    }

    #[test]
    fn a_single_row_is_a_plain_number() {
        assert_eq!(span(&plain::Plain, 1, 1), "1");
        assert_eq!(span(&plain::Plain, 1001, 1100), "1,001–1,100");
    }
}
