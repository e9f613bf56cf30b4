//! Rows as files: CSV, JSON and Markdown, chunk by chunk.
//!
//! Every file says in front what it holds: of which server, from when, which
//! rows, how many, and whether they are all. That is known once the last row is
//! there, so [`Writer::finish`] answers the head together with the tail, and
//! whoever keeps the chunks puts it before them. Nothing here holds a row for
//! longer than it takes to write it.
//!
//! What the server sent is text in every format: no spreadsheet runs it, no
//! Markdown reader takes it for markup.

mod column;
mod csv;
mod defuse;
mod ending;
mod file_name;
mod format;
mod json;
mod markdown;
mod phrase;
mod row;
mod sentence;
mod tabbed;
mod writer;

pub use ending::{Ending, Missing};
pub use file_name::file_name;
pub use format::Format;
pub use phrase::ExportPhrase;
pub use row::{Row, Side};
pub use sentence::sentence;
pub use tabbed::{tabbed_line, tabbed_row};
pub use writer::Writer;

use crate::text::Words;

/// What a file is an export of.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct About {
    /// The backup server's UID.
    pub server_uid: String,
    /// Its name, where it is known.
    pub server_name: Option<String>,
    /// When the export began, by RFC 3339.
    pub exported_at: String,
    /// Whether names, types, statuses and last runs are written beside the UIDs.
    pub names: bool,
    /// Which rows were asked for.
    pub scope: Scope,
    /// The language of what the file says of itself. Its columns are English everywhere.
    pub words: Words,
}

/// Which rows an export is asked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Scope {
    /// Those of one page, counted from 1. Without rows, `last` is below `first`.
    Page {
        /// The first row's number.
        first: u64,
        /// The last row's number.
        last: u64,
        /// Rows in the whole list, where the server says so.
        total: Option<u64>,
    },
    /// The whole list.
    All,
}
