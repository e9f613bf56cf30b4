//! What is said aloud to those who cannot see it.

use super::Millis;

/// What was last said aloud, with a number that tells two equal sayings apart.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Status {
    /// Counts what was said.
    pub serial: u64,
    /// What was said.
    pub said: Option<Said>,
}

/// Something said aloud to those who cannot see it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Said {
    /// A first load is taking a moment.
    Loading,
    /// A page change is taking a moment.
    LoadingPage,
    /// It is taking long.
    StillWaiting,
    /// Another page is on screen: first row, last row, total.
    Rows(u64, u64, Option<u64>),
    /// The list became shorter, and its last page is on screen.
    Shortened(u64, u64, Option<u64>),
    /// The same page is on screen anew.
    Updated(Millis),
    /// There are no links.
    Empty,
    /// It failed, and is sent again by itself.
    Retrying,
    /// The server prepares the list.
    Preparing,
    /// The reader's Cancel worked.
    Cancelled,
    /// The details are in the clipboard, or are not.
    Copied(bool),
    /// Signed out.
    SignedOut,
}
