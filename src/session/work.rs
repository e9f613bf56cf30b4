//! What is under way.

use super::{Millis, WorkId};
use crate::protocol::{Call, Failure};

/// A page that is wanted.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Want {
    pub offset: u64,
    pub limit: u32,
    /// Whether it is the one correction of a page that turned out to be past the end.
    pub corrected: bool,
    /// Whether it waits for, or goes with, a renewed token.
    pub renewed: bool,
    /// With which token it is sent, by the session's count.
    pub token: u64,
    /// Who wants it.
    pub cause: Cause,
    /// By which call.
    pub call: Call,
    /// How often it was sent again by itself.
    pub tries: u8,
    /// Since when the server prepares it.
    pub since: Millis,
}

/// Who wants a page.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Cause {
    /// The reader or the host.
    Reader,
    /// The same, from the page before it, whose rows may repeat.
    Next,
    /// Nobody: an automatic refresh, of which nothing is seen or heard.
    Interval,
}

/// Why nothing is sent just now, although something is under way.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Pause {
    /// It failed, and is sent again.
    Retry(Failure),
    /// The server prepares it, and is asked again.
    Preparing,
}

/// What is under way. Never two things.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub enum Work {
    /// Nothing.
    #[default]
    Idle,
    /// The host may still give a token or a provider.
    Settling(Want),
    /// The provider is asked for a token.
    Asking(WorkId, Want, Patience),
    /// A request is sent.
    Fetching(WorkId, Want, Patience),
    /// Seconds are waited, so many, before it is sent again.
    Pausing(WorkId, Want, Pause, u64),
}

/// How long the reader has waited.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Patience {
    /// Not worth a look: rows that are there stay as they are.
    Fresh,
    /// Not worth a word.
    Begun,
    /// Worth a word.
    Busy,
    /// Worth a way out.
    Slow,
}

impl Work {
    /// Whether nothing of it shows yet.
    pub(super) fn is_fresh(&self) -> bool {
        matches!(self, Self::Fetching(_, _, Patience::Fresh))
    }
}

impl Want {
    pub(super) fn new(offset: u64, limit: u32) -> Self {
        Self {
            offset,
            limit,
            corrected: false,
            renewed: false,
            token: 0,
            cause: Cause::Reader,
            call: Call::Pairs,
            tries: 0,
            since: 0,
        }
    }
}
