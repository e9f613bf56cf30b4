//! What a session knows.

use super::ahead::Prefetch;
use super::effect::{HostEvent, Phase, Place, Reason, SignIn};
use super::event::Credential;
use super::status::{Said, Status};
use super::work::{Want, Work};
use super::{Effect, Millis, SHORTEST_REFRESH, WorkId};
use crate::config::{ConfigError, DEFAULT_PAGE_SIZE, Target};
use crate::protocol::{Failure, Kind, List, Page, PageRequest, Paging};

/// One element's session with one list.
#[derive(Debug, Clone)]
pub struct Session {
    pub(super) setup: Setup,
    pub(super) credential: Credential,
    /// Counts what was said of tokens, so that one is told from its successor.
    pub(super) tokens: u64,
    pub(super) provider: bool,
    pub(super) settled: bool,
    /// Rows a page, as last wanted.
    pub(super) limit: u32,
    /// Rows from one page to the next: `limit`, or what a clamping server gives.
    pub(super) step: u64,
    /// Where a load without a page on screen begins.
    pub(super) start: u64,
    pub(super) shown: Option<Shown>,
    pub(super) work: Work,
    pub(super) outcome: Outcome,
    /// Whether the host was told `Ready` since the configuration.
    pub(super) introduced: bool,
    pub(super) status: Status,
    pub(super) last_id: WorkId,
    /// The total when paging began, and the latest one, once they differed.
    pub(super) drift: Option<(u64, u64)>,
    pub(super) surroundings: Surroundings,
    pub(super) refresh: Refresh,
    /// Where the next jitter comes from.
    pub(super) seed: u64,
    /// What is paged through.
    pub(super) list: List,
    /// When the request in flight, or the latest, was sent.
    pub(super) sent: Millis,
    pub(super) prefetch: Prefetch,
}

/// What the browser says of itself.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Surroundings {
    pub online: bool,
    pub visible: bool,
}

/// Automatic refresh.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Refresh {
    /// Seconds, 0 for none.
    pub every: u32,
    pub paused: bool,
    /// Whether one fell due while it could not be sent.
    pub missed: bool,
}

/// What is configured.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub enum Setup {
    /// No server UID.
    #[default]
    Nothing,
    /// Something that cannot be used.
    Invalid(ConfigError),
    /// A list.
    List(Target),
}

/// The page on screen.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Shown {
    /// The page.
    pub page: Page,
    /// Rows it was asked for.
    pub limit: u32,
    /// When it came.
    pub at: Millis,
    /// Tells one page that was put on screen from another.
    pub serial: u64,
    /// Positions of rows that also stood on the page just left by Next, ascending.
    pub repeats: Vec<usize>,
}

/// How the last thing asked for ended.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub enum Outcome {
    /// Nothing ended yet, or what is on screen was cancelled to.
    #[default]
    Fine,
    /// It failed.
    Failed(Failure, Option<Want>),
    /// It needs a token; it goes on with one.
    NoToken(SignIn, Want),
    /// Signed out by the reader or the host.
    SignedOut,
    /// Cancelled before anything was on screen.
    Cancelled(Want),
}

impl Default for Session {
    fn default() -> Self {
        Self::new(DEFAULT_PAGE_SIZE, 0)
    }
}

impl Session {
    /// A session that wants `limit` rows a page and begins at `offset`.
    #[must_use]
    pub fn new(limit: u32, offset: u64) -> Self {
        Self {
            setup: Setup::Nothing,
            credential: Credential::Missing,
            tokens: 0,
            provider: false,
            settled: false,
            limit,
            step: limit.into(),
            start: offset,
            shown: None,
            work: Work::Idle,
            outcome: Outcome::Fine,
            introduced: false,
            status: Status::default(),
            last_id: 0,
            drift: None,
            surroundings: Surroundings { online: true, visible: true },
            refresh: Refresh::default(),
            seed: 1,
            list: List::Links,
            sent: 0,
            prefetch: Prefetch::default(),
        }
    }

    /// The same, with another beginning for its jitter.
    #[must_use]
    pub fn seeded(self, seed: u64) -> Self {
        Self { seed: seed | 1, ..self }
    }

    /// The same, over another list.
    #[must_use]
    pub fn over(self, list: List) -> Self {
        Self { list, ..self }
    }

    /// The offset of what was last asked for.
    #[must_use]
    pub fn offset(&self) -> u64 {
        match (self.wanted(), &self.shown) {
            (Some(want), _) => want.offset,
            (None, Some(shown)) => shown.page.offset,
            (None, None) => self.start,
        }
    }

    /// Rows a page, as last wanted.
    #[must_use]
    pub fn limit(&self) -> u32 {
        self.limit
    }

    /// The list that is configured.
    #[must_use]
    pub fn target(&self) -> Option<&Target> {
        match &self.setup {
            Setup::List(target) => Some(target),
            Setup::Nothing | Setup::Invalid(_) => None,
        }
    }

    /// The page on screen.
    #[must_use]
    pub fn shown(&self) -> Option<&Shown> {
        self.shown.as_ref()
    }

    pub(super) fn wanted(&self) -> Option<Want> {
        match self.work {
            Work::Idle => None,
            Work::Settling(want)
            | Work::Asking(_, want, _)
            | Work::Fetching(_, want, _)
            | Work::Pausing(_, want, ..) => Some(want),
        }
    }

    pub(super) fn wanted_mut(&mut self) -> Option<&mut Want> {
        match &mut self.work {
            Work::Idle => None,
            Work::Settling(want)
            | Work::Asking(_, want, _)
            | Work::Fetching(_, want, _)
            | Work::Pausing(_, want, ..) => Some(want),
        }
    }

    /// What failed, or waits for a token.
    pub(super) fn unfinished(&self) -> Option<Want> {
        match self.outcome {
            Outcome::Failed(_, want) => want,
            Outcome::NoToken(_, want) | Outcome::Cancelled(want) => Some(want),
            Outcome::Fine | Outcome::SignedOut => None,
        }
    }

    pub(super) fn request(&self, want: Want) -> Option<PageRequest> {
        match &self.setup {
            Setup::List(target) => Some(PageRequest {
                target: target.clone(),
                limit: want.limit,
                offset: want.offset,
                list: self.list,
                call: want.call,
            }),
            Setup::Nothing | Setup::Invalid(_) => None,
        }
    }

    /// The place that the buttons count from: what is under way, else what is on screen.
    pub(super) fn paging(&self) -> Option<Paging> {
        let shown = self.shown.as_ref()?;
        Some(match self.wanted() {
            Some(want) if !shown.is(want) => {
                Paging::asked(want.offset, shown.page.total, self.step)
            }
            _ => Paging::shown(&shown.page, shown.limit, self.step),
        })
    }

    /// During what `want` would fail.
    pub(super) fn phase(&self, want: Want) -> Phase {
        match &self.shown {
            None => Phase::Load,
            Some(shown) if shown.is(want) => Phase::Refresh,
            Some(_) => Phase::Page,
        }
    }

    /// The timer of the next automatic refresh, or none.
    pub(super) fn rearm(&mut self) -> Option<Effect> {
        let every = self.refresh.every;
        if every == 0 {
            return None;
        }
        if self.refresh.paused || self.shown.is_none() {
            return Some(Effect::NoAlarm);
        }
        Some(Effect::Alarm(Millis::from(every.max(SHORTEST_REFRESH)) * 1000))
    }

    pub(super) fn new_id(&mut self) -> WorkId {
        self.last_id += 1;
        self.last_id
    }

    pub(super) fn say(&mut self, said: Said) {
        self.status = Status { serial: self.status.serial + 1, said: Some(said) };
    }

    pub(super) fn fail(&mut self, failure: Failure, want: Option<Want>) -> Vec<Effect> {
        let phase = match (&failure.kind, want) {
            (Kind::Config(_), _) | (_, None) => Phase::Config,
            (_, Some(want)) => self.phase(want),
        };
        let asked = want.map(|want| (want.offset, want.limit));
        self.work = Work::Idle;
        self.outcome = Outcome::Failed(failure.clone(), want);
        let mut effects = vec![
            Effect::Abort,
            Effect::Rest,
            Effect::Tell(HostEvent::Error { failure, phase, asked }),
        ];
        effects.extend(self.rearm());
        effects
    }

    pub(super) fn needs_token(&mut self, why: SignIn, want: Want) -> Vec<Effect> {
        self.work = Work::Idle;
        self.outcome = Outcome::NoToken(why, want);
        vec![
            Effect::Abort,
            Effect::Rest,
            Effect::NoAlarm,
            Effect::Tell(HostEvent::AuthRequired(why)),
        ]
    }
}

impl Shown {
    /// Whether this is the page that `want` asks for.
    pub(super) fn is(&self, want: Want) -> bool {
        self.page.offset == want.offset && self.limit == want.limit
    }

    /// Its place.
    #[must_use]
    pub fn place(&self) -> Place {
        Place { offset: self.page.offset, count: self.page.count(), total: self.page.total }
    }
}

impl Reason {
    /// The name that the provider gets.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Missing => "missing",
            Self::Expired => "expired",
        }
    }
}
