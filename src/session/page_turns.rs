//! What each control does.

use super::state::{Outcome, Session};
use super::status::Said;
use super::work::{Cause, Want, Work};
use super::{Credential, Effect, Millis, Press};
use crate::config::MAX_INT32;

impl Session {
    pub(super) fn press(&mut self, now: Millis, press: Press) -> Vec<Effect> {
        let pager = self.paging().map(|paging| paging.pager()).unwrap_or_default();
        let target = match press {
            Press::First => pager.first,
            Press::Previous => pager.previous,
            Press::Next => pager.next,
            Press::Last => pager.last,
            Press::GoTo(offset) => Some(offset.min(MAX_INT32.into())),
            Press::PageSize(limit) if limit == self.limit => None,
            Press::PageSize(limit) => Some(self.resized(limit)),
            Press::StartAgain => Some(0),
            Press::PauseRefresh(paused) => return self.pause_refresh(paused),
            Press::CopyDetails => return self.copy_details(now),
            Press::Refresh => return self.refresh(),
            Press::Retry => return self.retry(),
            Press::Cancel => return self.cancel(),
            Press::SignOut => return self.sign_out(),
        };
        let Some(offset) = target else { return Vec::new() };
        let want = Want { token: self.tokens, ..Want::new(offset, self.limit) };
        if press != Press::Next {
            return self.turn(want);
        }
        let want = Want { cause: Cause::Next, ..want };
        match self.turn_ahead(now, want) {
            Some(effects) => effects,
            None => self.turn(want),
        }
    }

    /// Asks for the page from `offset`, unless it is under way already.
    pub(super) fn turn_to(&mut self, offset: u64) -> Vec<Effect> {
        self.turn(Want::new(offset, self.limit))
    }

    fn turn(&mut self, want: Want) -> Vec<Effect> {
        let is_shown = |want| self.shown.as_ref().is_some_and(|shown| shown.is(want));
        let refreshes = self.wanted().is_some_and(is_shown);
        match self.wanted_mut() {
            Some(under_way) if under_way.is_for(want) => {
                // Now it is asked for, if it was not before.
                under_way.ask();
                Vec::new()
            }
            // Of two pages turned at once, the one between was never on screen.
            Some(_) if !refreshes => self.begin(Want { cause: Cause::Reader, ..want }),
            _ => self.begin(want),
        }
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
            _ => {
                if let Some(under_way) = self.wanted_mut() {
                    under_way.ask();
                }
                Vec::new()
            }
        }
    }

    /// The alert's failure in full, for whoever is to mend it.
    fn copy_details(&self, now: Millis) -> Vec<Effect> {
        let Outcome::Failed(failure, Some(want)) = &self.outcome else { return Vec::new() };
        let request = self.request(*want);
        request.map(|request| Effect::Copy(failure.clone(), request, now)).into_iter().collect()
    }

    fn retry(&mut self) -> Vec<Effect> {
        match (&self.work, self.unfinished()) {
            (Work::Idle, Some(want)) => self.begin(want.anew()),
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
        let mut effects = vec![Effect::Abort, Effect::Rest];
        effects.extend(self.rearm());
        effects
    }

    fn sign_out(&mut self) -> Vec<Effect> {
        self.start = self.offset();
        self.credential = Credential::Missing;
        self.shown = None;
        self.drop_ahead();
        self.work = Work::Idle;
        self.drift = None;
        self.outcome = Outcome::SignedOut;
        self.say(Said::SignedOut);
        vec![Effect::Abort, Effect::Rest, Effect::NoAlarm, Effect::ForgetToken]
    }
}

impl Want {
    /// The same page, from the beginning, by hand.
    pub(super) fn anew(self) -> Self {
        let mut want = Self { cause: self.cause, ..Self::new(self.offset, self.limit) };
        want.ask();
        want
    }

    /// Somebody wants it now, if nobody did before.
    fn ask(&mut self) {
        if self.cause == Cause::Interval {
            self.cause = Cause::Reader;
        }
    }

    fn is_for(&self, other: Self) -> bool {
        self.offset == other.offset && self.limit == other.limit
    }
}
