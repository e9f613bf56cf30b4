//! A hostile world drives the real session on a simulated clock: whatever happens in whatever
//! order, the screen never claims what is not so, and waiting always ends.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "these are tests")]

mod ahead;
mod hits;

use ahead::Guesses;
use hits::{Hits, name};
use std::fmt::Write as _;
use std::time::Instant;
use tape_job_links::config::{ConfigError, Target};
use tape_job_links::protocol::{
    Call, Failure, Garbled, Item, JobLink, Kind, NoAnswer, Page, PageRequest, Progress,
    ServerError, Uid, Verdict,
};
use tape_job_links::session::{
    Alert, Body, Credential, Effect, Event, HostEvent, HostState, Phase, Press, Session, Setup,
    Wish, WorkId,
};
use uuid::Uuid;

/// In `cargo test`; `cargo xtask simulate` runs more, from wherever it is told.
const SESSIONS: u64 = 20_000;
/// Things that a reader, a host or a browser does in each, at least; something is due after each.
const ACTIONS: u32 = 30;

struct Dice(u64);

impl Dice {
    fn roll(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        z ^ (z >> 31)
    }

    fn below(&mut self, end: u64) -> u64 {
        self.roll() % end.max(1)
    }

    fn one_in(&mut self, times: u64) -> bool {
        self.below(times) == 0
    }

    fn of<T: Copy>(&mut self, all: &[T]) -> T {
        all[usize::try_from(self.below(all.len() as u64)).unwrap()]
    }
}

/// How the server answers for a while: bounds are only reached where it is stubborn.
#[derive(Clone, Copy)]
enum Mood {
    Mixed,
    Unwell,
    Distrustful,
    Preparing,
    Shrinking,
}

/// The browser as the session knows it, and what has been asked of it.
struct World {
    dice: Dice,
    session: Session,
    now: u64,
    flight: Option<(WorkId, PageRequest)>,
    ask: Option<WorkId>,
    timer: Option<(u64, WorkId)>,
    alarm: Option<u64>,
    /// Answers to what was aborted, which the hostile browser delivers all the same.
    late: Vec<(WorkId, PageRequest)>,
    late_asks: Vec<WorkId>,
    late_timers: Vec<WorkId>,
    held: bool,
    online: bool,
    visible: bool,
    readies: u32,
    sends: u32,
    reports: u32,
    mood: Mood,
    acts: u32,
    /// What went wrong so far: not one session goes without.
    faults: u32,
    /// Since the last action: pages asked for, polls, tokens asked for.
    asked: [u32; 3],
    trace: String,
    guesses: Guesses,
    hits: Hits,
}

impl World {
    fn new(seed: u64, hits: Hits) -> Self {
        Self {
            dice: Dice(seed),
            session: Session::default().seeded(seed),
            now: 1_000_000,
            flight: None,
            ask: None,
            timer: None,
            alarm: None,
            late: Vec::new(),
            late_asks: Vec::new(),
            late_timers: Vec::new(),
            held: false,
            online: true,
            visible: true,
            readies: 0,
            sends: 0,
            reports: 0,
            mood: Mood::Mixed,
            acts: 0,
            faults: 0,
            asked: [0; 3],
            trace: String::new(),
            guesses: Guesses::default(),
            hits,
        }
    }

    fn happen(&mut self, event: Event) {
        self.hits.count(&self.session, name(&event, true));
        self.guesses.before(&event);
        let serial = self.session.shown().map(|shown| shown.serial);
        let is_next = event == Event::Pressed(Press::Next);
        let is_loading = |session: &Session| session.state() == HostState::Loading;
        let (was_loading, sends) = (is_loading(&self.session), self.sends);
        if self.guesses.is_its_end(&self.session, &event) {
            let before = format!("{:?}", self.session.screen());
            self.take_in(event.clone());
            assert_eq!(before, format!("{:?}", self.session.screen()), "a guess was noticed");
            assert_eq!(sends, self.sends, "a guess led to something");
            self.guesses.end(self.now, event);
        } else {
            self.take_in(event);
        }
        let led_on = serial != self.session.shown().map(|shown| shown.serial)
            || (!was_loading && is_loading(&self.session) && self.flight.is_some());
        if is_next && led_on && sends == self.sends {
            self.guesses.check_use(&self.session, self.now, serial);
        }
    }

    /// What the session no longer waits for changes nothing.
    fn happen_late(&mut self, event: Event) {
        self.hits.count(&self.session, name(&event, false));
        let before = format!("{:?}", self.session);
        self.take_in(event);
        assert_eq!(before, format!("{:?}", self.session), "what came late changed something");
    }

    fn take_in(&mut self, event: Event) {
        self.faults += u32::from(is_fault(&event));
        let rows_before = self.session.shown().map(|shown| shown.serial);
        let takes_rows = matches!(
            event,
            Event::Configured(_) | Event::Pressed(Press::SignOut) | Event::Answered(..)
        );
        let _written = writeln!(self.trace, "{} {event:?}", self.now);
        let effects = self.session.update(self.now, event);
        let _written = writeln!(self.trace, "    {effects:?}");
        for effect in effects {
            self.perform(effect);
        }
        let rows_after = self.session.shown().map(|shown| shown.serial);
        assert!(rows_before.is_none() || rows_after.is_some() || takes_rows, "rows were lost");
        self.check();
    }

    fn perform(&mut self, effect: Effect) {
        match effect {
            Effect::Send(id, request) => {
                assert!(self.flight.is_none(), "two requests in flight");
                assert!(self.held, "sent without a token");
                assert!(self.online, "sent while offline");
                if Guesses::is_one(&self.session, &request) {
                    self.guesses.send(&self.session, id, &request, self.visible);
                } else {
                    // One, three retries, one resend with a renewed token, one correction.
                    self.count(usize::from(request.call != Call::Pairs), [6, 80, 0]);
                    self.guesses.give_up();
                }
                self.flight = Some((id, request));
                self.sends += 1;
            }
            Effect::AskToken(id, _) => {
                assert!(self.ask.is_none() && self.flight.is_none(), "two things under way");
                // A missing one, then the same one refused.
                self.count(2, [0, 0, 2]);
                self.ask = Some(id);
            }
            Effect::Abort => {
                self.late.extend(self.flight.take());
                self.late_asks.extend(self.ask.take());
            }
            Effect::Wake(id, after) => {
                self.late_timers.extend(self.timer.take().map(|(_, id)| id));
                assert!((1..=301_000).contains(&after), "a wait of {after}");
                self.timer = Some((self.now + after, id));
            }
            Effect::Rest => self.late_timers.extend(self.timer.take().map(|(_, id)| id)),
            Effect::Alarm(after) => {
                assert!(after >= 30_000, "refreshing every {after}");
                self.alarm = Some(self.now + after);
            }
            Effect::NoAlarm => self.alarm = None,
            Effect::ForgetToken => self.held = false,
            Effect::Tell(HostEvent::Ready(_)) => self.readies += 1,
            Effect::Tell(HostEvent::Error { failure, .. }) => {
                assert_eq!(self.session.state(), HostState::Error, "{failure:?}");
            }
            Effect::Tell(HostEvent::AuthRequired(_)) => {
                assert_eq!(self.session.state(), HostState::AuthRequired);
            }
            Effect::Tell(HostEvent::Request(report)) => {
                self.reports += 1;
                // What was fetched ahead may be waited for as long again.
                let (attempts, longest) = match report.phase {
                    Phase::Prefetch => (1, 30_000),
                    Phase::Page => (4, 60_000),
                    Phase::Load | Phase::Refresh => (4, 30_000),
                    Phase::Config => (0, 0),
                };
                assert!((1..=attempts).contains(&report.attempt), "{report:?}");
                assert!(report.took <= longest, "{report:?}");
            }
            Effect::Tell(HostEvent::Page(_)) | Effect::ScrollToTop | Effect::Copy(..) => {}
        }
        assert!(self.readies <= 1, "ready twice");
    }

    fn count(&mut self, what: usize, most: [u32; 3]) {
        self.asked[what] += 1;
        assert!(self.asked[what] <= most[what], "no bound on {what}");
    }

    /// What may never be otherwise.
    fn check(&self) {
        let in_flight = u32::from(self.flight.is_some());
        assert_eq!(self.sends, self.reports + in_flight, "each request is reported once");
        let screen = self.session.screen();
        let waits = self.flight.is_some() || self.ask.is_some() || self.timer.is_some();
        if screen.state == HostState::Loading && self.session.limit() > 0 {
            let settling = !waits && self.late.is_empty();
            assert!(waits || settling || screen.busy, "loading, and nothing is waited for");
        }
        assert!(screen.alert.is_none() || screen.waiting.is_none(), "an alert during a retry");
        if let (Body::Rows(shown), Some((range, pager))) = (screen.body, screen.pager) {
            assert_eq!(range.first, shown.page.offset + 1);
            assert_eq!(range.last, shown.page.offset + shown.page.count());
            if !screen.busy && self.flight.is_none() {
                let more = shown
                    .page
                    .total
                    .map_or(shown.page.count() >= u64::from(shown.limit), |total| {
                        shown.page.end() < total
                    });
                let reachable = i32::try_from(shown.page.end()).is_ok();
                assert_eq!(pager.next.is_some(), more && reachable, "Next");
                assert_eq!(pager.previous.is_some(), shown.page.offset > 0, "Previous");
            }
        }
        if let Body::Empty(shown) = screen.body {
            assert!(shown.page.total.unwrap_or(0) == 0, "empty, with a total");
        }
        if matches!(screen.alert, Some(Alert::Failed { shown: None, .. })) {
            assert!(!matches!(screen.body, Body::Empty(_)), "empty where there was an error");
        }
        if let Some(shown) = self.session.shown() {
            for item in &shown.page.items {
                let Item::Link(JobLink { job: Uid::Known { uid, .. }, .. }) = item else {
                    continue;
                };
                assert_eq!(uid.as_u128() >> 64, self.server(), "a row of another server");
            }
        }
    }

    /// The server that the last request went to is the one that is configured.
    fn server(&self) -> u128 {
        self.flight.as_ref().map_or_else(
            || self.session.target().map_or(0, |target| target.server.as_u128()),
            |(_, request)| request.target.server.as_u128(),
        )
    }

    /// Lets the next thing happen that is due.
    fn pass(&mut self) {
        // Late enough for anything to have happened meanwhile.
        if self.dice.one_in(12)
            && let Some(id) = self.late_asks.pop()
        {
            self.happen_late(Event::Provided(id, Credential::Held));
        }
        if let Some((id, request)) = self.flight.clone()
            && !self.dice.one_in(8)
        {
            self.now += self.dice.below(900);
            self.flight = None;
            let event = match self.dice.below(30) {
                0 => Event::Unanswered(id, NoAnswer::Unreachable),
                1 => Event::Unanswered(id, NoAnswer::TooLarge(8)),
                _ => Event::Answered(id, self.answer(&request)),
            };
            return self.happen(event);
        }
        // Hosts take their time, in which the rest goes on.
        if let Some(id) = self.ask
            && self.dice.one_in(5)
        {
            self.ask = None;
            let given = self.dice.of(&[Credential::Held, Credential::Held, Credential::Missing]);
            self.held |= given == Credential::Held;
            return self.happen(Event::Provided(id, given));
        }
        if self.dice.one_in(4)
            && let Some((id, request)) = self.late.pop()
        {
            let verdict = self.answer(&request);
            return self.happen_late(Event::Answered(id, verdict));
        }
        if let Some((at, id)) = self.timer.take() {
            self.now = self.now.max(at);
            let pausing = self.flight.is_none();
            self.happen(Event::Woke(id));
            let quiet = !self.session.screen().busy && self.flight.is_some();
            assert!(self.visible || !pausing || !quiet, "sent again while hidden");
            return;
        }
        if let Some(at) = self.alarm.take() {
            self.now = self.now.max(at);
            self.asked = [0; 3];
            self.happen(Event::Due);
            assert!(self.visible || self.flight.is_none() || self.late.is_empty(), "while hidden");
        }
    }

    fn answer(&mut self, request: &PageRequest) -> Verdict {
        let server = request.target.server.as_u128();
        match (self.mood, request.call) {
            (Mood::Unwell, _) => {
                let kind = Kind::Server;
                return Verdict::Failed(Failure { kind, status: Some(520), errors: vec![] });
            }
            (Mood::Distrustful, _) => return Verdict::Unauthorized,
            (Mood::Preparing, Call::Pairs) => {
                return Verdict::Accepted(Uuid::from_u128(self.dice.roll().into()));
            }
            (Mood::Preparing, _) => return Verdict::Progress(Progress::Running),
            (Mood::Shrinking, _) => {
                let page = self.page(server, request);
                return Verdict::Page(Page {
                    items: vec![],
                    total: Some(request.offset / 2 + 1),
                    ..page
                });
            }
            (Mood::Mixed, _) => {}
        }
        match self.dice.below(40) {
            0 => Verdict::Unauthorized,
            1 | 2 => Verdict::Accepted(Uuid::from_u128(self.dice.roll().into())),
            3 | 4 => Verdict::Progress(self.dice.of(&[
                Progress::Running,
                Progress::Done,
                Progress::Canceled,
            ])),
            5..=14 => Verdict::Failed(self.failure()),
            _ => Verdict::Page(self.page(server, request)),
        }
    }

    fn failure(&mut self) -> Failure {
        let kinds = [
            Kind::BadRequest,
            Kind::Forbidden,
            Kind::UnknownServer,
            Kind::Throttled,
            Kind::Server,
            Kind::Proxy,
            Kind::Redirected,
            Kind::Preparing,
            Kind::AsyncFailed,
            Kind::Garbled(Garbled::NotJson),
        ];
        let at = usize::try_from(self.dice.below(kinds.len() as u64)).unwrap();
        let types = [None, None, Some("logical"), Some("transport"), Some("retryableLogical")];
        let error = ServerError {
            kind: self.dice.of(&types).map(Into::into),
            retry_after: self.dice.of(&[
                None,
                Some(0),
                Some(2),
                Some(300),
                Some(301),
                Some(u64::MAX),
            ]),
            ..ServerError::default()
        };
        Failure { kind: kinds[at].clone(), status: Some(500), errors: vec![error] }
    }

    fn page(&mut self, server: u128, request: &PageRequest) -> Page {
        // The list grows and shrinks by a little all the time.
        let size = [0, 1, 2, 99, 100, 101, 250, 1234, 1_000_000_000];
        let total = size[usize::try_from(server % 9).unwrap()] + self.dice.below(3);
        let offset = if self.dice.one_in(30) { 0 } else { request.offset };
        let most = if self.dice.one_in(4) { 50 } else { 500 };
        let limit = u64::from(request.limit).min(most);
        let count = if self.dice.one_in(40) { 0 } else { total.saturating_sub(offset).min(limit) };
        let item = |number: u64| {
            let uid = Uuid::from_u128((server << 64) | u128::from(number));
            let job = Uid::Known { spelt: "x".into(), uid };
            Item::Link(JobLink { linked_job: job.clone(), job, unique_job: Uid::Missing })
        };
        let total = (!self.dice.one_in(20)).then_some(total);
        Page { items: (offset..offset + count).map(item).collect(), offset, total, remarks: vec![] }
    }

    /// Something that a reader, a host or a browser does.
    fn act(&mut self) {
        self.asked = [0; 3];
        if self.dice.one_in(6) {
            self.mood = match self.dice.below(9) {
                0 => Mood::Unwell,
                1 => Mood::Distrustful,
                2 => Mood::Preparing,
                3 => Mood::Shrinking,
                _ => Mood::Mixed,
            };
        }
        let event = match self.dice.below(31) {
            0 | 1 => self.configure(),
            2 | 3 => {
                let held = Credential::Held;
                let credentials = [held, held, held, Credential::Missing, Credential::Unusable];
                let credential = self.dice.of(&credentials);
                self.held = credential == Credential::Held;
                Event::Token(credential)
            }
            4 | 12 => Event::Provider(!self.dice.one_in(3)),
            5 => {
                // Said again though nothing changed, too.
                self.online = !self.dice.one_in(3);
                Event::Online(self.online)
            }
            6 => {
                self.visible = !self.dice.one_in(3);
                Event::Visible(self.visible)
            }
            7 if self.dice.one_in(6) => Event::Settled,
            8 => Event::Copied(true),
            9 => Event::Due,
            10 | 11 => return self.dawdle(),
            27..=29 => Event::Intent(true),
            30 => Event::Intent(false),
            _ => Event::Pressed(self.press()),
        };
        self.happen(event);
    }

    /// The hostile browser's timers and promises end although they were called off.
    fn dawdle(&mut self) {
        let current = self.timer.map(|(_, id)| id).or(self.flight.as_ref().map(|(id, _)| *id));
        let timer = self.late_timers.pop().filter(|id| Some(*id) != current.or(self.ask));
        if let Some(id) = timer {
            self.happen_late(Event::Woke(id));
        }
    }

    fn press(&mut self) -> Press {
        match self.dice.below(18) {
            0 => Press::First,
            1 | 2 => Press::Previous,
            3..=6 => Press::Next,
            7 => Press::Last,
            8 => Press::GoTo(self.dice.of(&[0, 1, 100, 777, 5_000_000_000, u64::MAX])),
            9 => Press::PageSize(self.dice.of(&[1, 25, 100, 500, 2_147_483_647])),
            10 | 11 => Press::Refresh,
            12 => Press::Retry,
            13 => Press::Cancel,
            14 => Press::StartAgain,
            15 => Press::PauseRefresh(self.dice.one_in(2)),
            16 => Press::CopyDetails,
            _ if self.dice.one_in(3) => Press::SignOut,
            _ => Press::Next,
        }
    }

    fn configure(&mut self) -> Event {
        let server = 1 + u128::from(self.dice.below(9));
        let setup = match self.dice.below(12) {
            0 => Setup::Nothing,
            1 => Setup::Invalid(ConfigError::ApiBase),
            2..=6 if self.session.target().is_some() => {
                Setup::List(self.session.target().unwrap().clone())
            }
            _ => Setup::List(Target {
                api_base: "https://vspc.example/api/v3".into(),
                server: Uuid::from_u128(server),
            }),
        };
        let differs = match &setup {
            Setup::List(target) => self.session.target() != Some(target),
            _ => true,
        };
        if differs {
            self.readies = 0;
        }
        let limit = self.dice.of(&[1, 50, 100, 500]);
        let offset = self.dice.of(&[None, None, Some(0), Some(300)]);
        let refresh = self.dice.of(&[0, 0, 5, 60]);
        Event::Configured(Wish { setup, limit, offset, refresh, prefetch: !self.dice.one_in(4) })
    }

    fn run(&mut self) {
        let intent = Event::Intent(self.dice.one_in(2));
        self.happen(intent);
        if self.dice.one_in(3) {
            self.happen(Event::Settled);
        }
        self.held = self.dice.one_in(2);
        if self.held {
            self.happen(Event::Token(Credential::Held));
        }
        let event = self.configure();
        self.happen(event);
        while self.acts < ACTIONS {
            if self.dice.one_in(2) {
                self.acts += 1;
                self.act();
            }
            self.pass();
        }
        if self.faults == 0 {
            self.happen(Event::Online(false));
            self.happen(Event::Online(true));
        }
        self.settle_down();
        assert!(self.faults > 0, "a session without a fault");
    }

    /// With nobody pressing anything, waiting ends.
    fn settle_down(&mut self) {
        self.happen(Event::Settled);
        self.asked = [0; 3];
        self.alarm = None;
        for _ in 0..2_000 {
            if self.session.state() != HostState::Loading {
                return;
            }
            self.alarm = None;
            self.pass();
        }
        panic!("loading for ever");
    }
}

/// What no good day has in it.
fn is_fault(event: &Event) -> bool {
    match event {
        Event::Answered(_, verdict) => !matches!(verdict, Verdict::Page(_)),
        Event::Provided(_, credential) | Event::Token(credential) => {
            *credential != Credential::Held
        }
        Event::Unanswered(..) | Event::Online(false) | Event::Copied(false) => true,
        Event::Configured(wish) => matches!(wish.setup, Setup::Invalid(_)),
        _ => false,
    }
}

#[test]
fn nothing_is_lost_whatever_happens() {
    let first = told("TJL_SEED").unwrap_or(0);
    let sessions = told("TJL_SESSIONS").unwrap_or(SESSIONS);
    let start = Instant::now();
    let mut hits = Hits::default();
    let mut used = [0, 0];
    for seed in first..first + sessions {
        let mut world = World::new(seed, hits);
        let ran = std::panic::catch_unwind(std::panic::AssertUnwindSafe(|| world.run()));
        if let Err(cause) = ran {
            println!("seed {seed}:\n{}", world.trace);
            std::panic::resume_unwind(cause);
        }
        hits = world.hits;
        used = [0, 1].map(|how| used[how] + world.guesses.used[how]);
    }
    let rate = u128::from(sessions) * 1000 / start.elapsed().as_millis().max(1);
    println!("{sessions} sessions of {ACTIONS} actions from seed {first}: {rate} a second");
    println!("\nHow often each event happened in each situation:\n{}\n", hits.table());
    let (event, situation, times) = hits.fewest().unwrap();
    println!("{} pairs; fewest: {event} in {situation}, {times} times", hits.pairs());
    println!("pages fetched ahead: {} shown at once, {} waited for", used[0], used[1]);
    // Replaying one seed tries little.
    let surprises = hits.surprises(sessions >= SESSIONS);
    assert!(surprises.is_empty(), "{}", surprises.join("\n"));
}

fn told(name: &str) -> Option<u64> {
    std::env::var(name).ok()?.parse().ok()
}
