//! What there is to see.

use super::effect::SignIn;
use super::state::{Outcome, Session, Setup, Shown};
use super::status::Status;
use super::work::{Patience, Pause, Work};
use crate::protocol::{Call, Failure, Pager};
use std::cmp;

/// Everything that is on screen, or would be said.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Screen<'a> {
    /// What hosts read.
    pub state: HostState,
    /// Whether the rows shown are not what was last asked for.
    pub stale: bool,
    /// Whether something is under way.
    pub busy: bool,
    /// What is waited for so long that there is a Cancel.
    pub waiting: Option<Waiting<'a>>,
    /// What stands where the rows stand.
    pub body: Body<'a>,
    /// The range and the buttons; `None` hides the pager.
    pub pager: Option<(Ranged, Pager)>,
    /// Rows a page.
    pub limit: u32,
    /// What went wrong.
    pub alert: Option<Alert<'a>>,
    /// The total when paging began, and the latest one, once they differed.
    pub drift: Option<(u64, u64)>,
    /// Whether automatic refresh is paused; `None` where there is none.
    pub refresh_paused: Option<bool>,
    /// What was last said aloud.
    pub status: Status,
}

/// `state`, as hosts read it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum HostState {
    /// No server UID.
    Unconfigured,
    /// Something is under way.
    Loading,
    /// Rows are on screen, as asked for.
    Ready,
    /// There are no links.
    Empty,
    /// The last thing asked for failed.
    Error,
    /// The last thing asked for needs a token.
    AuthRequired,
}

/// What stands where the rows stand.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Body<'a> {
    /// No backup server is configured.
    Unconfigured,
    /// So many rows to come.
    Skeleton(u32),
    /// Rows.
    Rows(&'a Shown),
    /// The server has no links.
    Empty(&'a Shown),
    /// Only the alert.
    Alert,
    /// Nothing: signed out.
    SignedOut,
    /// Nothing: the first load was cancelled.
    Cancelled,
}

/// A wait that is worth a way out.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Waiting<'a> {
    /// An answer takes long.
    Answer,
    /// It failed, and is sent again in so many seconds, for this time.
    Retry(&'a Failure, u64, u8),
    /// It failed, and is sent again just now, for this time.
    Again(u8),
    /// The server prepares the list.
    Preparing,
}

/// Rows on screen, counted from 1.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Ranged {
    /// The first.
    pub first: u64,
    /// The last.
    pub last: u64,
    /// All there are, if known.
    pub total: Option<u64>,
}

/// What went wrong.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Alert<'a> {
    /// Something failed.
    Failed {
        /// What happened.
        failure: &'a Failure,
        /// The rows that were asked for, counted from 1.
        asked: Option<(u64, u64)>,
        /// Rows that are on screen all the same.
        shown: Option<&'a Shown>,
    },
    /// A token is needed.
    SignIn {
        /// Why.
        why: SignIn,
        /// Rows that are on screen all the same.
        shown: Option<&'a Shown>,
    },
}

/// Skeleton rows at most.
const SKELETON_ROWS: u32 = 10;

impl HostState {
    /// The name that hosts read, and the `:state()`.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Unconfigured => "unconfigured",
            Self::Loading => "loading",
            Self::Ready => "ready",
            Self::Empty => "empty",
            Self::Error => "error",
            Self::AuthRequired => "auth-required",
        }
    }
}

impl Shown {
    /// Its rows, counted from 1.
    #[must_use]
    pub fn range(&self) -> Ranged {
        Ranged {
            first: self.page.offset.saturating_add(1),
            last: self.page.end(),
            total: self.page.total,
        }
    }

    fn is_empty(&self) -> bool {
        self.page.items.is_empty()
    }
}

impl Session {
    /// What there is to see now.
    #[must_use]
    pub fn screen(&self) -> Screen<'_> {
        let busy = self.work != Work::Idle && !self.is_quiet() && !self.work.is_fresh();
        let rows = self.shown.as_ref().filter(|shown| !shown.is_empty());
        Screen {
            state: self.state(),
            stale: rows.is_some() && self.is_stale(),
            busy,
            waiting: self.waiting().filter(|_| busy),
            body: self.body(),
            pager: rows.zip(self.paging()).map(|(shown, paging)| (shown.range(), paging.pager())),
            limit: self.limit,
            alert: self.alert(),
            drift: self.drift,
            refresh_paused: (self.refresh.every > 0).then_some(self.refresh.paused),
            status: self.status,
        }
    }

    /// The state that hosts read.
    #[must_use]
    pub fn state(&self) -> HostState {
        let loud = self.work != Work::Idle && !self.is_quiet();
        match (&self.setup, &self.outcome) {
            (Setup::Nothing, _) => HostState::Unconfigured,
            (Setup::Invalid(_), _) => HostState::Error,
            (Setup::List(_), _) if loud => HostState::Loading,
            (_, Outcome::Failed(..) | Outcome::Cancelled(_)) => HostState::Error,
            (_, Outcome::NoToken(..) | Outcome::SignedOut) => HostState::AuthRequired,
            (_, Outcome::Fine) => match &self.shown {
                Some(shown) if shown.is_empty() => HostState::Empty,
                Some(_) => HostState::Ready,
                None => HostState::Loading,
            },
        }
    }

    fn waiting(&self) -> Option<Waiting<'_>> {
        match &self.work {
            Work::Pausing(_, want, Pause::Retry(failure), left) => {
                Some(Waiting::Retry(failure, *left, want.tries))
            }
            Work::Pausing(_, _, Pause::Preparing, _) => Some(Waiting::Preparing),
            Work::Asking(_, want, patience) | Work::Fetching(_, want, patience) => {
                match (want.call, patience) {
                    (Call::Action(_) | Call::Result(_), _) => Some(Waiting::Preparing),
                    (Call::Pairs, Patience::Slow) => Some(Waiting::Answer),
                    (Call::Pairs, _) => (want.tries > 0).then_some(Waiting::Again(want.tries)),
                }
            }
            Work::Settling(_) | Work::Idle => None,
        }
    }

    fn is_stale(&self) -> bool {
        match (&self.shown, self.wanted(), &self.outcome) {
            (Some(shown), Some(want), _) => !shown.is(want),
            (Some(_), None, outcome) => {
                matches!(outcome, Outcome::Failed(..) | Outcome::NoToken(..))
            }
            (None, ..) => false,
        }
    }

    fn body(&self) -> Body<'_> {
        match (&self.setup, &self.shown, &self.work, &self.outcome) {
            (Setup::Nothing, ..) => Body::Unconfigured,
            (Setup::Invalid(_), ..) => Body::Alert,
            (_, Some(shown), ..) if shown.is_empty() => Body::Empty(shown),
            (_, Some(shown), ..) => Body::Rows(shown),
            (_, None, Work::Idle, Outcome::Failed(..) | Outcome::NoToken(..)) => Body::Alert,
            (_, None, Work::Idle, Outcome::SignedOut) => Body::SignedOut,
            (_, None, Work::Idle, Outcome::Cancelled(_)) => Body::Cancelled,
            (_, None, ..) => Body::Skeleton(cmp::min(self.limit, SKELETON_ROWS)),
        }
    }

    fn alert(&self) -> Option<Alert<'_>> {
        let shown = self.shown.as_ref();
        match &self.outcome {
            Outcome::Fine | Outcome::SignedOut | Outcome::Cancelled(_) => None,
            Outcome::Failed(failure, want) => Some(Alert::Failed {
                failure,
                asked: want.map(|want| {
                    (want.offset.saturating_add(1), want.offset.saturating_add(want.limit.into()))
                }),
                shown,
            }),
            Outcome::NoToken(why, _) => Some(Alert::SignIn { why: *why, shown }),
        }
    }
}
