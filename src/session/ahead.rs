//! The next page, fetched before Next is pressed, where the host wants that.
//!
//! It is a guess, and nobody asked for it: its failures are not seen, it is not sent twice, and
//! whatever is asked for goes before it.

use super::state::{Outcome, Session, Surroundings};
use super::work::{Patience, Want, Work};
use super::{Credential, Effect, GIVE_UP_AFTER, Millis, SEEN_AFTER, WorkId};
use crate::protocol::{Page, Verdict};
use std::mem;

/// How long Next is pointed at, or focused, before the page is fetched. A pointer on its way
/// elsewhere and Tab on its way through the buttons are gone by then; of the time from pointing to
/// pressing, most is left to the request.
pub const DWELL: Millis = 100;
/// How old a page may be that is shown without asking again.
pub const STILL_GOOD: Millis = 30_000;

/// What there is to know of it.
#[derive(Debug, Clone, Default)]
pub struct Prefetch {
    /// Whether the host wants it.
    pub wanted: bool,
    /// Whether Next is pointed at or focused.
    pub intent: bool,
    /// Whether the last request went well: else nothing is sent ahead.
    pub is_well: bool,
    /// How far it is.
    pub page: Ahead,
}

/// The page behind the one on screen.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub enum Ahead {
    /// Not asked for.
    #[default]
    Nothing,
    /// Next may be about to be pressed.
    Dwelling(WorkId),
    /// The page from this offset is asked for.
    Fetching(WorkId, u64),
    /// It came, at this time.
    Held(Page, Millis),
    /// It was asked for; for this page that is not done again.
    Spent,
}

impl Session {
    /// Next may be about to be pressed, or no longer.
    pub(super) fn intend(&mut self, intent: bool) -> Vec<Effect> {
        self.prefetch.intent = intent;
        match self.prefetch.page {
            Ahead::Dwelling(_) if !intent => self.leave_ahead(),
            _ => self.dwell().into_iter().collect(),
        }
    }

    /// Waits a moment, if Next is pointed at or focused, and leads to what may be fetched.
    pub(super) fn dwell(&mut self) -> Option<Effect> {
        let is_new = matches!(self.prefetch.page, Ahead::Nothing);
        if !(self.prefetch.intent && is_new && self.may_guess()) {
            return None;
        }
        self.next_offset()?;
        let id = self.new_id();
        self.prefetch.page = Ahead::Dwelling(id);
        Some(Effect::Wake(id, DWELL))
    }

    /// Whether a request may be sent that nobody asked for.
    fn may_guess(&self) -> bool {
        self.prefetch.wanted
            && self.prefetch.is_well
            && self.surroundings == (Surroundings { online: true, visible: true })
            && self.credential == Credential::Held
            && matches!((&self.work, &self.outcome), (Work::Idle, Outcome::Fine))
    }

    /// Where Next leads now.
    fn next_offset(&self) -> Option<u64> {
        self.paging()?.pager().next
    }

    /// A moment has passed, or the patience with what is not asked for.
    pub(super) fn wake_ahead(&mut self, id: WorkId) -> Vec<Effect> {
        match self.prefetch.page {
            Ahead::Dwelling(current) if current == id => {
                self.prefetch.page = Ahead::Nothing;
                let next = self.next_offset().filter(|_| self.may_guess());
                let want = next.map(|offset| Want::new(offset, self.limit));
                let Some(request) = want.and_then(|want| self.request(want)) else {
                    return Vec::new();
                };
                let id = self.new_id();
                self.prefetch.page = Ahead::Fetching(id, request.offset);
                self.prefetch.is_well = false;
                vec![Effect::Send(id, request), Effect::Wake(id, GIVE_UP_AFTER)]
            }
            Ahead::Fetching(current, _) if current == id => self.leave_ahead(),
            _ => Vec::new(),
        }
    }

    /// It came, or did not: only a page of the rows that were asked for is kept.
    pub(super) fn came_ahead(
        &mut self,
        now: Millis,
        id: WorkId,
        verdict: Option<Verdict>,
    ) -> Vec<Effect> {
        let Ahead::Fetching(current, offset) = self.prefetch.page else { return Vec::new() };
        if current != id {
            return Vec::new();
        }
        self.prefetch.page = match verdict {
            Some(Verdict::Page(page)) if page.offset == offset && !page.items.is_empty() => {
                self.prefetch.is_well = true;
                Ahead::Held(page, now)
            }
            _ => Ahead::Spent,
        };
        vec![Effect::Rest]
    }

    /// Next is pressed: shows what is held, or waits for what is under way, unless it leads
    /// elsewhere by now. Whatever else could make that another page has dropped it.
    pub(super) fn turn_ahead(&mut self, now: Millis, want: Want) -> Option<Vec<Effect>> {
        let effects = match mem::replace(&mut self.prefetch.page, Ahead::Spent) {
            Ahead::Held(page, came)
                if page.offset == want.offset && now.saturating_sub(came) <= STILL_GOOD =>
            {
                // Its rows are as old as they are.
                self.arrive(came, want, page)
            }
            Ahead::Fetching(id, offset) if offset == want.offset => {
                self.work = Work::Fetching(id, want, Patience::Fresh);
                vec![Effect::Wake(id, SEEN_AFTER)]
            }
            _ => return None,
        };
        self.start = want.offset;
        Some(effects)
    }

    /// Something else is asked for, or nothing any more; answers what that calls off by itself.
    pub(super) fn leave_ahead(&mut self) -> Vec<Effect> {
        let waits = matches!(self.prefetch.page, Ahead::Dwelling(_) | Ahead::Fetching(..));
        self.drop_ahead();
        if waits { vec![Effect::Abort, Effect::Rest] } else { Vec::new() }
    }

    /// The same, where the timer and the request are called off in any case.
    pub(super) fn drop_ahead(&mut self) {
        let is_new = matches!(self.prefetch.page, Ahead::Nothing | Ahead::Dwelling(_));
        self.prefetch.page = if is_new { Ahead::Nothing } else { Ahead::Spent };
    }
}
