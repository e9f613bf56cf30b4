//! The states of the machine, without what they hold.

use super::ahead::Ahead;
use super::state::{Outcome, Session, Setup};
use super::work::{Pause, Work};

/// What a session is in the middle of, or how it ended: for tables of what was tried.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Situation {
    /// No list is configured.
    Unconfigured,
    /// What is configured cannot be used.
    Invalid,
    /// It waits for a token that the host may still give.
    Settling,
    /// The provider is asked for a token.
    Asking,
    /// A request is sent.
    Fetching,
    /// It failed, and is sent again in a while.
    Retrying,
    /// The server prepares the list, and is asked again in a while.
    Preparing,
    /// All is well.
    Ready,
    /// The same, and Next may be about to be pressed.
    Dwelling,
    /// The same, and the next page is fetched ahead.
    FetchingAhead,
    /// The same, and the next page is there.
    HoldingAhead,
    /// The last thing asked for failed.
    Failed,
    /// The last thing asked for needs a token.
    NoToken,
    /// Signed out.
    SignedOut,
    /// The first load was cancelled.
    Cancelled,
}

impl Session {
    /// Where it stands.
    #[must_use]
    pub fn situation(&self) -> Situation {
        match (&self.setup, &self.work, &self.outcome) {
            (Setup::Nothing, ..) => Situation::Unconfigured,
            (Setup::Invalid(_), ..) => Situation::Invalid,
            (_, Work::Settling(_), _) => Situation::Settling,
            (_, Work::Asking(..), _) => Situation::Asking,
            (_, Work::Fetching(..), _) => Situation::Fetching,
            (_, Work::Pausing(_, _, Pause::Retry(_), _), _) => Situation::Retrying,
            (_, Work::Pausing(_, _, Pause::Preparing, _), _) => Situation::Preparing,
            (_, Work::Idle, Outcome::Fine) => match self.prefetch.page {
                Ahead::Nothing | Ahead::Spent => Situation::Ready,
                Ahead::Dwelling(_) => Situation::Dwelling,
                Ahead::Fetching(..) => Situation::FetchingAhead,
                Ahead::Held(..) => Situation::HoldingAhead,
            },
            (_, Work::Idle, Outcome::Failed(..)) => Situation::Failed,
            (_, Work::Idle, Outcome::NoToken(..)) => Situation::NoToken,
            (_, Work::Idle, Outcome::SignedOut) => Situation::SignedOut,
            (_, Work::Idle, Outcome::Cancelled(_)) => Situation::Cancelled,
        }
    }
}
