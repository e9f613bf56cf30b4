//! What the browser is to do.

use super::{Report, WorkId};
use crate::protocol::{Failure, PageRequest};

/// Something to be done.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Effect {
    /// Send this with the token; end as `Answered` or `Unanswered`.
    Send(WorkId, PageRequest),
    /// Ask the host's provider for a token; end as `Provided`.
    AskToken(WorkId, Reason),
    /// Abort what is sent or asked for.
    Abort,
    /// Send `Woke` after this many milliseconds. There is one such timer: the latest.
    Wake(WorkId, super::Millis),
    /// Stop the timer.
    Rest,
    /// Send `Due` after this many milliseconds. There is one such timer: the latest.
    Alarm(super::Millis),
    /// Stop that timer.
    NoAlarm,
    /// Put what is known of this failed request into the clipboard; end as `Copied`.
    Copy(Failure, PageRequest, super::Millis),
    /// Forget the token.
    ForgetToken,
    /// Another page is on screen: show its top.
    ScrollToTop,
    /// Tell the host, once what is told of is on screen.
    Tell(HostEvent),
}

/// Why a token is needed, or why there is none.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Reason {
    /// There is none.
    Missing,
    /// The server refused the one there is.
    Expired,
}

/// Why the host or the reader must sign in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum SignIn {
    /// There is no token.
    Missing,
    /// The server refused it.
    Refused,
    /// The host's provider did not give one.
    ProviderFailed,
}

/// What is told to the host page.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum HostEvent {
    /// A request has ended. It comes last here, and is told before what it led to.
    Request(Report),
    /// The first page after a configuration is on screen.
    Ready(Place),
    /// A later page is on screen.
    Page(Place),
    /// A failure that the reader sees.
    Error {
        /// What happened.
        failure: Failure,
        /// During what.
        phase: Phase,
        /// The rows asked for: offset and limit. `None` where nothing was asked.
        asked: Option<(u64, u32)>,
    },
    /// A token is needed.
    AuthRequired(SignIn),
}

impl Phase {
    /// The name that hosts read.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Config => "config",
            Self::Load => "load",
            Self::Page => "page",
            Self::Refresh => "refresh",
            Self::Prefetch => "prefetch",
        }
    }
}

/// A page's place.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Place {
    /// Rows before it.
    pub offset: u64,
    /// Rows on it.
    pub count: u64,
    /// Rows in the list, if known.
    pub total: Option<u64>,
}

/// During what a failure happened.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Phase {
    /// The configuration.
    Config,
    /// The first load.
    Load,
    /// A page change.
    Page,
    /// The same page again.
    Refresh,
    /// The next page, which nobody asked for yet. Only requests are of this phase: what fails
    /// there is not seen.
    Prefetch,
}
