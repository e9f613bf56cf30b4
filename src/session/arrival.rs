//! What a page does that comes.

use super::ahead::Ahead;
use super::effect::HostEvent;
use super::state::{Outcome, Session, Shown};
use super::status::Said;
use super::work::{Cause, Want, Work};
use super::{Effect, Millis};
use crate::protocol::{Failure, Garbled, Item, Kind, Page, Paging};
use std::collections::BTreeSet;

impl Session {
    pub(super) fn arrive(&mut self, now: Millis, want: Want, page: Page) -> Vec<Effect> {
        if page.items.is_empty() && (page.offset > 0 || page.total.is_some_and(|rows| rows > 0)) {
            return self.past_the_end(want, &page);
        }
        self.learn_step(&page, want.limit);
        let before = self.shown.take();
        let stayed = before
            .as_ref()
            .is_some_and(|shown| shown.limit == want.limit && shown.page.offset == page.offset);
        let turned = before.is_some() && !stayed;
        // It may stay where another page was asked for.
        let refreshed = stayed && !want.corrected && page.offset == want.offset;
        self.notice_drift(before.as_ref().filter(|_| !refreshed), &page);
        self.say_arrival(now, want, &page, refreshed);

        let repeats = match &before {
            Some(before) if want.cause == Cause::Next && turned => repeats(&before.page, &page),
            // The same rows again are as repeated as they were.
            Some(before) if stayed => marks_kept(before, &page),
            _ => Vec::new(),
        };
        let serial = self.new_id();
        let shown = Shown { page, limit: want.limit, at: now, serial, repeats };
        let place = shown.place();
        self.shown = Some(shown);
        self.work = Work::Idle;
        self.outcome = Outcome::Fine;
        self.refresh.missed = false;
        self.prefetch.is_well = true;
        if !stayed {
            self.prefetch.page = Ahead::Nothing;
        }

        let mut effects = vec![Effect::Rest];
        effects.extend(self.rearm());
        effects.extend(self.dwell());
        if turned {
            effects.push(Effect::ScrollToTop);
        }
        if !self.introduced {
            self.introduced = true;
            effects.push(Effect::Tell(HostEvent::Ready(place)));
        } else if !stayed {
            effects.push(Effect::Tell(HostEvent::Page(place)));
        }
        effects
    }

    fn say_arrival(&mut self, now: Millis, want: Want, page: &Page, refreshed: bool) {
        // The time of an automatic refresh is on screen; said aloud, it would only disturb.
        if want.cause == Cause::Interval && refreshed {
            return;
        }
        let (first, last) = (page.offset.saturating_add(1), page.end());
        self.say(match page.total {
            _ if page.items.is_empty() => Said::Empty,
            total if want.corrected => Said::Shortened(first, last, total),
            _ if refreshed => Said::Updated(now),
            total => Said::Rows(first, last, total),
        });
    }

    /// A server that clamps `limit` tells its own by what it sends.
    fn learn_step(&mut self, page: &Page, limit: u32) {
        let left = page.total.is_some_and(|total| page.end() < total);
        if left && page.count() > 0 && page.count() < u64::from(limit) {
            self.step = page.count();
        }
    }

    /// No rows from here on: one step back to the last page, never two.
    fn past_the_end(&mut self, want: Want, page: &Page) -> Vec<Effect> {
        let last = match page.total {
            Some(total) => Paging::last_start(total, self.step),
            None => page.offset.saturating_sub(self.step),
        };
        if want.corrected || last >= want.offset {
            let kind = Kind::Garbled(Garbled::NoRows);
            return self.fail(Failure { kind, status: Some(200), errors: Vec::new() }, Some(want));
        }
        let corrected = Want::new(last, want.limit);
        let Want { renewed, tries, .. } = want;
        self.begin(Want { corrected: true, renewed, tries, ..corrected })
    }

    /// A total that differs from one page to the next means that rows moved between them.
    fn notice_drift(&mut self, before: Option<&Shown>, page: &Page) {
        if page.offset == 0 {
            self.drift = None;
            return;
        }
        let was = self.drift.map(|(was, _)| was);
        let was = was.or_else(|| before.and_then(|shown| shown.page.total));
        if let (Some(was), Some(now)) = (was, page.total) {
            self.drift = (was != now || self.drift.is_some()).then_some((was, now));
        }
    }
}

/// Positions of rows that also stand on the page before.
fn repeats(before: &Page, page: &Page) -> Vec<usize> {
    let mut known = BTreeSet::new();
    // Not collected: that sorts first, and the sort weighs more than all the rest.
    before.items.iter().filter_map(Item::link).for_each(|link| {
        known.insert(link);
    });
    let is_known = |item: &Item| item.link().is_some_and(|it| known.contains(&it));
    page.items.iter().enumerate().filter(|(_, item)| is_known(item)).map(|(at, _)| at).collect()
}

/// The marks that a refresh of the same rows keeps.
fn marks_kept(before: &Shown, page: &Page) -> Vec<usize> {
    let same = |at: &usize| before.page.items.get(*at) == page.items.get(*at);
    before.repeats.iter().copied().filter(same).collect()
}
