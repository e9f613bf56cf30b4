//! How an export ended.

use super::phrase::ExportPhrase as Phrase;
use crate::text::Words;

/// How an export ended, and how many rows it holds.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Ending {
    /// The whole list is there.
    Complete {
        /// Rows written.
        rows: u64,
    },
    /// The page is there.
    Page {
        /// Rows written.
        rows: u64,
    },
    /// Rows are missing, or may be.
    Incomplete {
        /// Rows written.
        rows: u64,
        /// Rows there should be, by the server's latest word.
        total: Option<u64>,
        /// Why.
        why: Vec<Missing>,
    },
}

impl Ending {
    /// Rows written.
    #[must_use]
    pub fn rows(&self) -> u64 {
        match self {
            Self::Complete { rows } | Self::Page { rows } | Self::Incomplete { rows, .. } => *rows,
        }
    }

    /// Whether all rows that were asked for are there.
    #[must_use]
    pub fn is_complete(&self) -> bool {
        !matches!(self, Self::Incomplete { .. })
    }
}

/// Why rows are missing, or may be.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Missing {
    /// The reader cancelled the export.
    Cancelled,
    /// A page could not be loaded, in words: "the server answered 503".
    Failed(String),
    /// The list changed meanwhile.
    TotalChanged {
        /// Its rows at first.
        was: u64,
        /// Its rows at last.
        now: u64,
    },
    /// The token was refused.
    SignedOut,
    /// The server does not say how many rows there are.
    NoTotal,
    /// The server sent no more rows, though by its own word there are some.
    Short,
    /// The server sent more rows than it says there are.
    More,
    /// The server answered from another row than was asked for.
    OtherOffset,
    /// The server reported a problem beside the rows.
    Partial,
    /// Items that are not job links were left out.
    Aliens(u64),
    /// There are more rows than an export holds.
    TooMany {
        /// The most that it holds.
        most: u64,
    },
}

impl Missing {
    /// The reason as a clause. What others worded is as they worded it.
    pub(super) fn clause(&self, words: Words) -> String {
        let phrase = match self {
            Self::Failed(why) if !why.trim().is_empty() => return why.clone(),
            Self::Failed(_) => Phrase::MissingFailed,
            Self::Cancelled => Phrase::MissingCancelled,
            Self::SignedOut => Phrase::MissingToken,
            Self::NoTotal => Phrase::MissingTotal,
            Self::Short => Phrase::MissingShort,
            Self::More => Phrase::MissingMore,
            Self::OtherOffset => Phrase::MissingOffset,
            Self::Partial => Phrase::MissingPartial,
            Self::Aliens(1) => Phrase::MissingAlien,
            Self::TotalChanged { was, now } => {
                let values = [("was", &*counted(*was, words)), ("now", &now.to_string())];
                return words.fill(Phrase::MissingChanged, &values);
            }
            Self::Aliens(number) => {
                return words.fill(Phrase::MissingAliens, &[("number", &number.to_string())]);
            }
            Self::TooMany { most } => {
                return words.fill(Phrase::MissingTooMany, &[("rows", &counted(*most, words))]);
            }
        };
        words.get(phrase).into()
    }
}

/// "1234 rows". Files are read everywhere, so their numbers are not grouped.
pub(super) fn counted(rows: u64, words: Words) -> String {
    match rows {
        0 => words.get(Phrase::CountNone).into(),
        1 => words.get(Phrase::CountOne).into(),
        _ => words.fill(Phrase::CountMany, &[("rows", &rows.to_string())]),
    }
}
