//! What hosts count: each request, once it has ended.

use super::state::Session;
use super::work::Work;
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
        let before = self.in_flight();
        let report = match &self.work {
            Work::Fetching(id, want, _) => {
                let (outcome, status) = ending(&event, *id);
                let (phase, attempt) = (self.phase(*want), want.tries + 1);
                let took = now.saturating_sub(self.sent);
                Some(Report { phase, outcome, status, attempt, took })
            }
            _ => None,
        };
        let mut effects = self.take_in(now, event);
        let after = self.in_flight();
        if before != after {
            self.sent = now;
            if let Some(report) = report {
                effects.push(Effect::Tell(HostEvent::Request(report)));
            }
        }
        effects
    }

    fn in_flight(&self) -> Option<WorkId> {
        match self.work {
            Work::Fetching(id, ..) => Some(id),
            _ => None,
        }
    }
}
