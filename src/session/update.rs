//! What each event does.

use super::effect::{Reason, SignIn};
use super::state::{Outcome, Session, Setup};
use super::status::Said;
use super::work::{Cause, Patience, Want, Work};
use super::{
    BUSY_AFTER, Credential, Effect, Event, GIVE_UP_AFTER, Millis, SEEN_AFTER, SLOW_AFTER, Wish,
    WorkId,
};
use crate::protocol::{Failure, Kind, Verdict};

impl Session {
    pub(super) fn take_in(&mut self, now: Millis, event: Event) -> Vec<Effect> {
        match event {
            Event::Configured(wish) => self.configure(wish),
            Event::Token(credential) => self.take_token(credential),
            Event::Provider(there) => self.take_provider(there),
            Event::Settled => self.settle(),
            Event::Intent(intent) => self.intend(intent),
            Event::Pressed(press) => self.press(now, press),
            Event::Answered(id, verdict) => match self.fetched(id) {
                None => self.came_ahead(now, id, Some(verdict)),
                Some(want) => match verdict {
                    Verdict::Page(page) => self.arrive(now, want, page),
                    Verdict::Unauthorized => self.refused(want),
                    Verdict::Accepted(id) => self.accepted(now, want, id),
                    Verdict::Progress(progress) => self.progressed(now, want, progress),
                    Verdict::Failed(failure) => self.failed(failure, want),
                },
            },
            Event::Unanswered(id, reason) => match self.fetched(id) {
                None => self.came_ahead(now, id, None),
                Some(want) => self.failed(reason.into(), want),
            },
            Event::Provided(id, credential) => self.provided(id, credential),
            Event::Woke(id) => self.wake(id),
            Event::Due => self.due(),
            Event::Online(online) => self.go_online(online),
            Event::Visible(visible) => self.become_visible(visible),
            Event::Copied(done) => {
                self.say(Said::Copied(done));
                Vec::new()
            }
        }
    }

    fn configure(&mut self, wish: Wish) -> Vec<Effect> {
        let rearmed = self.refresh.every != wish.refresh;
        self.refresh.every = wish.refresh;
        self.prefetch.wanted = wish.prefetch;
        if self.setup == wish.setup {
            let resized = (self.limit != wish.limit).then(|| self.resized(wish.limit));
            let mut effects = match wish.offset.or(resized) {
                // Not where it is already, as hosts say that keep the place themselves.
                Some(offset) if !self.is_calm_at(offset) => self.turn_to(offset),
                // Of another size, Next leads to another page.
                _ if !wish.prefetch || resized.is_some() => self.leave_ahead(),
                _ => Vec::new(),
            };
            if rearmed {
                effects.push(self.rearm().unwrap_or(Effect::NoAlarm));
            }
            return effects;
        }
        self.setup = wish.setup;
        self.limit = wish.limit;
        self.step = wish.limit.into();
        self.start = wish.offset.unwrap_or(0);
        self.shown = None;
        self.drop_ahead();
        self.introduced = false;
        self.drift = None;
        self.outcome = Outcome::Fine;
        self.work = Work::Idle;
        match self.setup.clone() {
            Setup::Nothing => vec![Effect::Abort, Effect::Rest, Effect::NoAlarm],
            Setup::Invalid(error) => self.fail(Failure::unanswered(Kind::Config(error)), None),
            Setup::List(_) => self.begin(Want::new(self.start, self.limit)),
        }
    }

    fn is_calm_at(&self, offset: u64) -> bool {
        let want = Want::new(offset, self.limit);
        let calm = matches!((&self.work, &self.outcome), (Work::Idle, Outcome::Fine));
        calm && self.shown.as_ref().is_some_and(|shown| shown.is(want))
    }

    fn take_token(&mut self, credential: Credential) -> Vec<Effect> {
        self.credential = credential;
        self.tokens += 1;
        match (credential, &self.work, &self.outcome) {
            // What is held ahead, or under way, is another token's.
            (Credential::Missing, ..) => self.leave_ahead(),
            (_, Work::Settling(want) | Work::Asking(_, want, _), _)
            | (_, Work::Idle, Outcome::NoToken(_, want)) => self.begin(*want),
            (_, Work::Idle, Outcome::SignedOut) => self.begin(Want::new(self.start, self.limit)),
            _ => self.leave_ahead(),
        }
    }

    fn take_provider(&mut self, there: bool) -> Vec<Effect> {
        self.provider = there;
        match (&self.work, &self.outcome) {
            // Another one is to be asked, or none can be any more. What is held was refused.
            (Work::Asking(_, want, _), _) => match (self.credential, there) {
                (Credential::Held, true) => self.ask(Reason::Expired, *want),
                (Credential::Held, false) => self.needs_token(SignIn::Refused, *want),
                _ => self.begin(*want),
            },
            (Work::Settling(want), _) if there => self.begin(*want),
            (Work::Idle, Outcome::NoToken(_, want)) if there => {
                let want = Want { renewed: false, ..*want };
                if self.credential == Credential::Held {
                    self.renew(want)
                } else {
                    self.begin(want)
                }
            }
            (Work::Idle, Outcome::SignedOut) if there => {
                self.begin(Want::new(self.start, self.limit))
            }
            _ => Vec::new(),
        }
    }

    fn settle(&mut self) -> Vec<Effect> {
        self.settled = true;
        match self.work {
            Work::Settling(want) => self.begin(want),
            _ => Vec::new(),
        }
    }

    /// Begins work on `want`, superseding what is under way.
    pub(super) fn begin(&mut self, want: Want) -> Vec<Effect> {
        let Some(request) = self.request(want) else { return Vec::new() };
        self.drop_ahead();
        self.prefetch.is_well = false;
        self.outcome = Outcome::Fine;
        self.start = want.offset;
        if !self.surroundings.online {
            return self.fail(Failure::unanswered(Kind::Offline), Some(want));
        }
        match self.credential {
            Credential::Held => {
                let id = self.new_id();
                let want = Want { token: self.tokens, ..want };
                let (patience, after) = self.patience();
                self.work = Work::Fetching(id, want, patience);
                vec![Effect::Abort, Effect::Send(id, request), Effect::Wake(id, after)]
            }
            Credential::Unusable => self.needs_token(SignIn::Refused, want),
            Credential::Missing if self.provider => self.ask(Reason::Missing, want),
            Credential::Missing if self.settled => self.needs_token(SignIn::Missing, want),
            Credential::Missing => {
                self.work = Work::Settling(want);
                vec![Effect::Abort, Effect::Rest]
            }
        }
    }

    fn ask(&mut self, reason: Reason, want: Want) -> Vec<Effect> {
        let id = self.new_id();
        self.outcome = Outcome::Fine;
        self.work = Work::Asking(id, want, Patience::Begun);
        vec![Effect::Abort, Effect::AskToken(id, reason), Effect::Wake(id, BUSY_AFTER)]
    }

    fn renew(&mut self, want: Want) -> Vec<Effect> {
        self.ask(Reason::Expired, Want { renewed: true, ..want })
    }

    /// One renewal, one resend, then it is up to the host or the reader. A token that came since
    /// it was sent is tried first.
    fn refused(&mut self, want: Want) -> Vec<Effect> {
        if self.credential == Credential::Held && want.token != self.tokens {
            self.begin(want)
        } else if self.provider && !want.renewed {
            self.renew(want)
        } else {
            self.needs_token(SignIn::Refused, want)
        }
    }

    fn provided(&mut self, id: WorkId, credential: Credential) -> Vec<Effect> {
        match self.work {
            Work::Asking(asked, want, _) if asked == id => match credential {
                Credential::Held => {
                    self.credential = Credential::Held;
                    self.tokens += 1;
                    // Fresh from the provider: asking it again at once would change nothing.
                    self.begin(Want { renewed: true, ..want })
                }
                Credential::Missing | Credential::Unusable => {
                    self.needs_token(SignIn::ProviderFailed, want)
                }
            },
            _ => Vec::new(),
        }
    }

    fn wake(&mut self, id: WorkId) -> Vec<Effect> {
        if let Work::Pausing(current, ..) = self.work {
            return if current == id { self.tick() } else { Vec::new() };
        }
        let (want, patience) = match &mut self.work {
            Work::Asking(current, want, patience) | Work::Fetching(current, want, patience)
                if *current == id =>
            {
                (*want, patience)
            }
            _ => return self.wake_ahead(id),
        };
        let (next, said, more) = match *patience {
            Patience::Fresh => {
                *patience = Patience::Begun;
                return vec![Effect::Wake(id, BUSY_AFTER - SEEN_AFTER)];
            }
            Patience::Begun => {
                let said = if self.shown.is_some() { Said::LoadingPage } else { Said::Loading };
                (Patience::Busy, said, SLOW_AFTER - BUSY_AFTER)
            }
            Patience::Busy => (Patience::Slow, Said::StillWaiting, GIVE_UP_AFTER - SLOW_AFTER),
            Patience::Slow => return self.give_up(want),
        };
        *patience = next;
        // Of a refresh that nobody asked for, nothing is said.
        if want.cause != Cause::Interval {
            self.say(said);
        }
        vec![Effect::Wake(id, more)]
    }

    /// How long the reader has waited for what is sent now, and until when that holds: what shows
    /// already goes on.
    fn patience(&self) -> (Patience, Millis) {
        if self.shown.is_some() && (self.work == Work::Idle || self.is_quiet()) {
            (Patience::Fresh, SEEN_AFTER)
        } else {
            (Patience::Begun, BUSY_AFTER)
        }
    }

    fn give_up(&mut self, want: Want) -> Vec<Effect> {
        match self.work {
            Work::Asking(..) => self.needs_token(SignIn::ProviderFailed, want),
            _ => self.fail(Failure::unanswered(Kind::Timeout), Some(want)),
        }
    }

    /// What the answer `id` was asked for, if it is still wanted.
    fn fetched(&self, id: WorkId) -> Option<Want> {
        match self.work {
            Work::Fetching(current, want, _) if current == id => Some(want),
            _ => None,
        }
    }
}
