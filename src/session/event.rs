//! What can happen.

use super::{Setup, WorkId};
use crate::protocol::{NoAnswer, Verdict};

/// Something that happened.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Event {
    /// The host's configuration, whole. What is as before changes nothing.
    Configured(Wish),
    /// The host gave a token, or took it away.
    Token(Credential),
    /// The host has another token provider now, or has none any more.
    Provider(bool),
    /// The document is parsed and a task has passed: what is missing now is missing.
    Settled,
    /// Next is pointed at or focused, or is neither any more.
    Intent(bool),
    /// A control was used, by the reader or by the host.
    Pressed(Press),
    /// An answer came.
    Answered(WorkId, Verdict),
    /// No answer came.
    Unanswered(WorkId, NoAnswer),
    /// The provider gave a token, which the browser keeps, or refused.
    Provided(WorkId, Credential),
    /// The time asked for with [`Effect::Wake`](super::Effect::Wake) has passed.
    Woke(WorkId),
    /// The time asked for with [`Effect::Alarm`](super::Effect::Alarm) has passed.
    Due,
    /// The browser went online or offline.
    Online(bool),
    /// The tab was shown or hidden.
    Visible(bool),
    /// The text went to the clipboard, or could not.
    Copied(bool),
}

/// What the host wants shown.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Wish {
    /// Which list.
    pub setup: Setup,
    /// Rows a page.
    pub limit: u32,
    /// Where to go, `None` to stay.
    pub offset: Option<u64>,
    /// Seconds between automatic refreshes, 0 for none.
    pub refresh: u32,
    /// Whether the next page is fetched once Next seems about to be pressed.
    pub prefetch: bool,
}

/// Whether there is a token.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Credential {
    /// None.
    #[default]
    Missing,
    /// One that no header can carry.
    Unusable,
    /// One to send.
    Held,
}

/// A control.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Press {
    /// The first page.
    First,
    /// The page before.
    Previous,
    /// The page behind.
    Next,
    /// The last page.
    Last,
    /// The page from this offset.
    GoTo(u64),
    /// This many rows a page.
    PageSize(u32),
    /// The same page again.
    Refresh,
    /// What failed, again.
    Retry,
    /// No longer what is under way.
    Cancel,
    /// From the first page, with another look at how many there are.
    StartAgain,
    /// No automatic refresh for now, or again.
    PauseRefresh(bool),
    /// What is known of the failure, to the clipboard.
    CopyDetails,
    /// Forget the rows and the token.
    SignOut,
}

impl Press {
    /// The controls that need no more said than their names.
    const NAMED: [(&'static str, Self); 12] = [
        ("first", Self::First),
        ("previous", Self::Previous),
        ("next", Self::Next),
        ("last", Self::Last),
        ("refresh", Self::Refresh),
        ("retry", Self::Retry),
        ("cancel", Self::Cancel),
        ("startAgain", Self::StartAgain),
        ("pause", Self::PauseRefresh(true)),
        ("resume", Self::PauseRefresh(false)),
        ("copyDetails", Self::CopyDetails),
        ("signOut", Self::SignOut),
    ];

    /// The control of that name.
    #[must_use]
    pub fn named(name: &str) -> Option<Self> {
        Self::NAMED.iter().find(|(known, _)| *known == name).map(|(_, press)| *press)
    }

    /// Its name, empty where it needs more said.
    #[must_use]
    pub fn name(self) -> &'static str {
        Self::NAMED.iter().find(|(_, press)| *press == self).map_or("", |(name, _)| name)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_control_is_known_by_its_name() {
        for (name, press) in Press::NAMED {
            assert_eq!((Press::named(name), press.name()), (Some(press), name));
        }
        assert_eq!(Press::named(""), None);
        assert_eq!(Press::GoTo(1).name(), "");
    }
}
