//! What each control does.

use super::state::{Outcome, Said, Session, Want, Work};
use super::{Credential, Effect, Press};
use crate::config::MAX_INT32;

impl Session {
    pub(super) fn press(&mut self, press: Press) -> Vec<Effect> {
        let pager = self.paging().map(|paging| paging.pager()).unwrap_or_default();
        let target = match press {
            Press::First => pager.first,
            Press::Previous => pager.previous,
            Press::Next => pager.next,
            Press::Last => pager.last,
            Press::GoTo(offset) => Some(offset.min(MAX_INT32.into())),
            Press::PageSize(limit) if limit == self.limit => None,
            Press::PageSize(limit) => Some(self.resized(limit)),
            Press::Refresh => return self.refresh(),
            Press::Retry => return self.retry(),
            Press::Cancel => return self.cancel(),
            Press::SignOut => return self.sign_out(),
        };
        target.map_or_else(Vec::new, |offset| self.turn_to(offset))
    }

    /// Asks for the page from `offset`, unless it is under way already.
    pub(super) fn turn_to(&mut self, offset: u64) -> Vec<Effect> {
        let want = Want::new(offset, self.limit);
        if self.wanted().is_some_and(|under_way| under_way.is_for(want)) {
            return Vec::new();
        }
        self.start = offset;
        self.begin(want)
    }

    /// Takes over another page size; answers the start of the page that keeps the place.
    pub(super) fn resized(&mut self, limit: u32) -> u64 {
        self.limit = limit;
        self.step = limit.into();
        self.offset() / self.step.max(1) * self.step
    }

    fn refresh(&mut self) -> Vec<Effect> {
        match (&self.work, &self.shown) {
            (Work::Idle, Some(shown)) => self.begin(Want::new(shown.page.offset, shown.limit)),
            (Work::Idle, None) => self.begin(Want::new(self.start, self.limit)),
            _ => Vec::new(),
        }
    }

    fn retry(&mut self) -> Vec<Effect> {
        match (&self.work, self.unfinished()) {
            (Work::Idle, Some(want)) => self.begin(Want::new(want.offset, want.limit)),
            _ => Vec::new(),
        }
    }

    fn cancel(&mut self) -> Vec<Effect> {
        let Some(want) = self.wanted() else { return Vec::new() };
        self.work = Work::Idle;
        match &self.shown {
            Some(shown) => {
                self.start = shown.page.offset;
                if self.limit != shown.limit {
                    self.limit = shown.limit;
                    self.step = shown.limit.into();
                }
            }
            None => self.outcome = Outcome::Cancelled(want),
        }
        self.say(Said::Cancelled);
        vec![Effect::Abort, Effect::Rest]
    }

    fn sign_out(&mut self) -> Vec<Effect> {
        self.start = self.offset();
        self.credential = Credential::Missing;
        self.shown = None;
        self.work = Work::Idle;
        self.outcome = Outcome::SignedOut;
        self.say(Said::SignedOut);
        vec![Effect::Abort, Effect::Rest, Effect::ForgetToken]
    }
}

impl Want {
    fn is_for(&self, other: Self) -> bool {
        self.offset == other.offset && self.limit == other.limit
    }
}
