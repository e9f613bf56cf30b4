//! Every string a person reads in the core, and the one place where failures become words.
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
mod words;

pub use alert::AlertText;
pub use catalog::Key;
pub(crate) use catalog::catalog;
pub use details::details;
pub use failure::{About, Way, explain};
pub use rows::{Cell, CellKind, Group, Name, RowText, row};
pub use scene::{BodyText, Extra, PagerText, Scene, StatusText, scene, waiting};
pub use words::{Phrase, Words};

use crate::session::Millis;

/// How numbers and times are written.
pub trait Locale {
    /// A whole number, grouped.
    fn number(&self, number: u64) -> String;
    /// The time of day, to the second.
    fn time(&self, at: Millis) -> String;
    /// Whether it is told by now when rows came: to the first rows it comes a moment later.
    fn tells_time(&self) -> bool {
        true
    }
    /// The texts.
    fn words(&self) -> Words;
    /// The day too.
    fn day_and_time(&self, at: Millis) -> String {
        self.time(at)
    }
}

/// "1–100", or "1" for a single row.
fn span(locale: &dyn Locale, first: u64, last: u64) -> String {
    let from = locale.number(first);
    if last <= first { from } else { [&from, "–", &locale.number(last)].concat() }
}

/// A whole number as it is written in English: "1,234".
#[must_use]
pub fn grouped(number: u64) -> String {
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

#[cfg(test)]
pub(crate) mod plain {
    use super::{Locale, Millis, Words, grouped};

    /// Numbers grouped by commas, times of day in UTC.
    pub struct Plain;

    impl Locale for Plain {
        fn number(&self, number: u64) -> String {
            grouped(number)
        }

        fn time(&self, at: Millis) -> String {
            let seconds = at / 1000 % 86_400;
            format!("{:02}:{:02}:{:02}", seconds / 3600, seconds / 60 % 60, seconds % 60)
        }

        fn words(&self) -> Words {
            Words::default()
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_single_row_is_a_plain_number() {
        assert_eq!(span(&plain::Plain, 1, 1), "1");
        assert_eq!(span(&plain::Plain, 1001, 1100), "1,001–1,100");
    }

    #[test]
    fn english_numbers_are_grouped_by_three() {
        let all = [0, 7, 999, 1_000, 12_345, 100_000, 1_000_000, u64::MAX];
        assert_eq!(
            all.map(grouped),
            [
                "0",
                "7",
                "999",
                "1,000",
                "12,345",
                "100,000",
                "1,000,000",
                "18,446,744,073,709,551,615"
            ]
        );
    }
}
