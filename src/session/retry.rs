//! What is sent again by itself, and what is waited for.

use super::state::{Outcome, Session};
use super::status::Said;
use super::work::{Cause, Pause, Want, Work};
use super::{Effect, MOST_RETRIES, Millis, PREPARED_WITHIN};
use crate::protocol::{Call, Failure, Kind, Progress};
use uuid::Uuid;

impl Session {
    /// Sends it again after a while if that may help, at most three times.
    pub(super) fn failed(&mut self, failure: Failure, want: Want) -> Vec<Effect> {
        if want.tries >= MOST_RETRIES || !failure.passes() {
            return self.fail(failure, Some(want));
        }
        let delay = match failure.retry_after() {
            Some(seconds) => seconds * 1000,
            None => self.backoff(want.tries),
        };
        // Once, unless something else was said meanwhile.
        let is_news = want.tries == 0 || self.status.said != Some(Said::Retrying);
        if want.cause != Cause::Interval && is_news {
            self.say(Said::Retrying);
        }
        self.pause(Want { tries: want.tries + 1, ..want }, Pause::Retry(failure), delay)
    }

    /// From one second, doubled with each try, a quarter more or less.
    fn backoff(&mut self, tries: u8) -> Millis {
        let base = 1000 << tries;
        // An xorshift: good enough for elements not to knock in step.
        self.seed ^= self.seed << 13;
        self.seed ^= self.seed >> 7;
        self.seed ^= self.seed << 17;
        base * 3 / 4 + self.seed % (base / 2)
    }

    fn pause(&mut self, want: Want, why: Pause, delay: Millis) -> Vec<Effect> {
        let id = self.new_id();
        let seconds = delay.div_ceil(1000).max(1);
        self.outcome = Outcome::Fine;
        self.work = Work::Pausing(id, want, why, seconds);
        // The odd part first, so that every later tick is a second.
        let first = delay.saturating_sub((seconds - 1) * 1000).max(1);
        vec![Effect::Abort, Effect::Wake(id, first)]
    }

    /// A second of a pause has passed.
    pub(super) fn tick(&mut self) -> Vec<Effect> {
        match &mut self.work {
            Work::Pausing(id, _, _, left) if *left > 1 => {
                *left -= 1;
                vec![Effect::Wake(*id, 1000)]
            }
            // Nobody asked for it, and nobody looks.
            Work::Pausing(_, want, ..)
                if want.cause == Cause::Interval && !self.surroundings.visible =>
            {
                self.work = Work::Idle;
                self.refresh.missed = true;
                Vec::new()
            }
            Work::Pausing(_, want, ..) => {
                let want = *want;
                self.begin(want)
            }
            _ => Vec::new(),
        }
    }

    /// 202: asks how far it is until it is done, within five minutes.
    pub(super) fn accepted(&mut self, now: Millis, want: Want, id: Uuid) -> Vec<Effect> {
        if want.cause != Cause::Interval {
            self.say(Said::Preparing);
        }
        let want = Want { call: Call::Action(id), since: now, ..want };
        self.pause(want, Pause::Preparing, 1000)
    }

    pub(super) fn progressed(
        &mut self,
        now: Millis,
        want: Want,
        progress: Progress,
    ) -> Vec<Effect> {
        let waited = now.saturating_sub(want.since);
        match (progress, want.call) {
            (Progress::Done, Call::Action(id)) => {
                self.begin(Want { call: Call::Result(id), ..want })
            }
            (Progress::Running, _) if waited < PREPARED_WITHIN => {
                // Often at first, then every ten seconds.
                self.pause(want, Pause::Preparing, (waited / 4).clamp(1000, 10_000))
            }
            _ => self.fail(Failure::unanswered(Kind::AsyncFailed), Some(want)),
        }
    }

    /// An automatic refresh is due.
    pub(super) fn due(&mut self) -> Vec<Effect> {
        let calm = matches!((&self.work, &self.outcome), (Work::Idle, Outcome::Fine));
        let able = self.surroundings.online && self.surroundings.visible && !self.refresh.paused;
        match &self.shown {
            Some(shown) if calm && able => {
                let want = Want::new(shown.page.offset, shown.limit);
                self.refresh.missed = false;
                self.begin(Want { cause: Cause::Interval, ..want })
            }
            Some(_) if calm => {
                self.refresh.missed = true;
                Vec::new()
            }
            _ => self.rearm().into_iter().collect(),
        }
    }

    /// Whether what is under way is a refresh that nobody asked for, or a wait within it.
    pub(super) fn is_quiet(&self) -> bool {
        self.wanted().is_some_and(|want| want.cause == Cause::Interval)
    }
}
