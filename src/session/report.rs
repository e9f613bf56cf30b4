//! What hosts count: each request, once it has ended.

use super::ahead::Ahead;
use super::state::Session;
use super::work::{Want, Work};
use super::{Effect, Event, HostEvent, Millis, Phase, WorkId};
use crate::protocol::{Failure, Verdict};

/// A request that has ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Report {
    /// During what.
    pub phase: Phase,
    /// `ok`, `preparing`, `unauthorized`, `aborted`, or a failure's code.
    pub outcome: &'static str,
    /// The HTTP status, where there was an answer.
    pub status: Option<u16>,
    /// For which time this page was asked for, counted from 1.
    pub attempt: u8,
    /// From when it was sent.
    pub took: Millis,
}

/// How the request `sent` ends, if this event ends it.
fn ending(event: &Event, sent: WorkId) -> (&'static str, Option<u16>) {
    match event {
        Event::Answered(id, verdict) if *id == sent => match verdict {
            Verdict::Page(_) => ("ok", Some(200)),
            Verdict::Unauthorized => ("unauthorized", Some(401)),
            Verdict::Accepted(_) => ("preparing", Some(202)),
            Verdict::Progress(_) => ("preparing", Some(200)),
            Verdict::Failed(failure) => (failure.code(), failure.status),
        },
        Event::Unanswered(id, reason) if *id == sent => {
            let failure = Failure::from(*reason);
            (failure.code(), failure.status)
        }
        Event::Woke(id) if *id == sent => ("timeout", None),
        // Nobody waits for it any more.
        _ => ("aborted", None),
    }
}

impl Session {
    /// Takes in what happened at `now`; answers what is to be done, in this order.
    #[must_use = "effects are to be performed"]
    pub fn update(&mut self, now: Millis, event: Event) -> Vec<Effect> {
        let before = self.in_flight().map(|(id, want)| {
            let (outcome, status) = ending(&event, id);
            let phase = want.map_or(Phase::Prefetch, |want| self.phase(*want));
            let attempt = want.map_or(1, |want| want.tries + 1);
            let took = now.saturating_sub(self.sent);
            (id, Report { phase, outcome, status, attempt, took })
        });
        let mut effects = self.take_in(now, event);
        let after = self.in_flight().map(|(id, _)| id);
        if after != before.map(|(id, _)| id) {
            self.sent = now;
            if let Some((_, report)) = before {
                effects.push(Effect::Tell(HostEvent::Request(report)));
            }
        }
        effects
    }

    /// The request in flight, and what wants it, unless it is sent ahead.
    fn in_flight(&self) -> Option<(WorkId, Option<&Want>)> {
        match (&self.work, &self.prefetch.page) {
            (Work::Fetching(id, want, _), _) => Some((*id, Some(want))),
            (_, Ahead::Fetching(id, _)) => Some((*id, None)),
            _ => None,
        }
    }
}
