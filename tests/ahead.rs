//! The next page, fetched before Next is pressed: when it is, when it is used, and that nobody
//! notices where it is not.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "these are tests")]

use tape_job_links::config::Target;
use tape_job_links::protocol::{
    Failure, Item, JobLink, Kind, NoAnswer, Page, PageRequest, Progress, ServerError, Uid, Verdict,
};
use tape_job_links::session::{
    Credential, DWELL, Effect, Event, GIVE_UP_AFTER, HostEvent, HostState, Phase, Place, Press,
    SEEN_AFTER, STILL_GOOD, Said, Session, Setup, Situation, Wish, WorkId,
};
use uuid::Uuid;

const HOVER: Event = Event::Intent(true);
const LEAVE: Event = Event::Intent(false);
const NEXT: Event = Event::Pressed(Press::Next);

/// Something that happens at a desk.
type Deed = fn(&mut Desk);

struct Desk {
    session: Session,
    now: u64,
    effects: Vec<Effect>,
}

impl Desk {
    /// With the first 100 of 1,234 rows on screen, and the setting on.
    fn ready() -> Self {
        let mut desk = Self { session: Session::default(), now: 1_000, effects: Vec::new() };
        desk.happen(Event::Settled);
        desk.happen(Event::Token(Credential::Held));
        desk.configure(1, true);
        desk.answer(Verdict::Page(page(0, 1234)));
        desk
    }

    /// And Next is pointed at.
    fn dwelling() -> Self {
        let mut desk = Self::ready();
        desk.happen(HOVER);
        assert_eq!(desk.session.situation(), Situation::Dwelling);
        desk
    }

    /// And long enough.
    fn fetching() -> Self {
        let mut desk = Self::dwelling();
        desk.wake();
        assert_eq!(desk.session.situation(), Situation::FetchingAhead);
        desk
    }

    /// And the page is there.
    fn holding() -> Self {
        let mut desk = Self::fetching();
        desk.answer(Verdict::Page(page(100, 1234)));
        assert_eq!(desk.session.situation(), Situation::HoldingAhead);
        desk
    }

    fn happen(&mut self, event: Event) {
        self.effects = self.session.update(self.now, event);
    }

    fn configure(&mut self, server: u128, prefetch: bool) {
        let server = Uuid::from_u128(server);
        let setup = Setup::List(Target { api_base: "https://vspc.example/api/v3".into(), server });
        let wish = Wish { setup, limit: 100, offset: None, refresh: 60, prefetch };
        self.happen(Event::Configured(wish));
    }

    fn resize(&mut self, limit: u32) {
        let setup = Setup::List(self.session.target().cloned().unwrap());
        let wish = Wish { setup, limit, offset: Some(0), refresh: 60, prefetch: true };
        self.happen(Event::Configured(wish));
    }

    fn sent(&self) -> Option<(WorkId, PageRequest)> {
        self.effects.iter().find_map(|effect| match effect {
            Effect::Send(id, request) => Some((*id, request.clone())),
            _ => None,
        })
    }

    fn sent_offset(&self) -> Option<u64> {
        self.sent().map(|(_, request)| request.offset)
    }

    fn answer(&mut self, verdict: Verdict) {
        let (id, _) = self.sent().expect("a request was sent");
        self.happen(Event::Answered(id, verdict));
    }

    /// Lets the timer that was asked for pass; answers its milliseconds.
    fn wake(&mut self) -> u64 {
        let wake = self.effects.iter().find_map(|effect| match effect {
            Effect::Wake(id, after) => Some((*id, *after)),
            _ => None,
        });
        let (id, after) = wake.expect("a timer runs");
        self.now += after;
        self.happen(Event::Woke(id));
        after
    }

    /// The request that has just ended: phase, outcome, milliseconds.
    fn report(&self) -> Option<(Phase, &'static str, u64)> {
        self.effects.iter().find_map(|effect| match effect {
            Effect::Tell(HostEvent::Request(it)) => Some((it.phase, it.outcome, it.took)),
            _ => None,
        })
    }

    /// What hosts hear beside that.
    fn told(&self) -> Vec<&HostEvent> {
        let told = self.effects.iter().filter_map(|effect| match effect {
            Effect::Tell(event) if !matches!(event, HostEvent::Request(_)) => Some(event),
            _ => None,
        });
        told.collect()
    }

    fn screen(&self) -> String {
        format!("{:?}", self.session.screen())
    }

    fn offset(&self) -> Option<u64> {
        self.session.shown().map(|shown| shown.page.offset)
    }
}

fn page(offset: u64, total: u64) -> Page {
    let item = |number: u64| {
        let job = Uid::Known { spelt: "x".into(), uid: Uuid::from_u128(number.into()) };
        Item::Link(JobLink { linked_job: job.clone(), job, unique_job: Uid::Missing })
    };
    let end = total.min(offset + 100);
    let total = Some(total);
    Page { items: (offset..end).map(item).collect(), offset, total, remarks: vec![] }
}

fn throttled() -> Failure {
    let error = ServerError { retry_after: Some(5), ..ServerError::default() };
    Failure { kind: Kind::Throttled, status: Some(429), errors: vec![error] }
}

#[test]
fn without_the_setting_nothing_is_fetched() {
    let mut desk = Desk::ready();
    desk.configure(1, false);
    desk.happen(HOVER);
    assert_eq!(desk.effects, []);
    assert_eq!(desk.session.situation(), Situation::Ready);
}

#[test]
fn the_next_page_is_fetched_once_next_is_dwelt_on() {
    let mut desk = Desk::dwelling();
    assert_eq!(desk.sent(), None);
    assert_eq!(desk.wake(), DWELL);
    assert_eq!(desk.sent_offset(), Some(100));
    let before = desk.screen();
    assert_eq!(desk.session.state(), HostState::Ready);
    desk.now += 70;
    desk.answer(Verdict::Page(page(100, 1234)));
    assert_eq!(desk.screen(), before, "nothing is seen of it");
    assert_eq!(desk.report(), Some((Phase::Prefetch, "ok", 70)));
    assert!(desk.told().is_empty());
    // Once.
    for event in [LEAVE, HOVER, HOVER] {
        desk.happen(event);
        assert_eq!(desk.effects, []);
    }
}

#[test]
fn whoever_only_passes_by_fetches_nothing() {
    let mut desk = Desk::dwelling();
    let Some(Effect::Wake(id, _)) = desk.effects.first().cloned() else { panic!() };
    desk.happen(LEAVE);
    assert_eq!(desk.effects, [Effect::Abort, Effect::Rest]);
    desk.happen(Event::Woke(id));
    assert_eq!(desk.effects, []);
    desk.happen(HOVER);
    desk.wake();
    assert_eq!(desk.sent_offset(), Some(100), "it was not asked for yet");
}

#[test]
fn leaving_next_lets_what_is_under_way_come() {
    let mut desk = Desk::fetching();
    let (id, _) = desk.sent().unwrap();
    desk.happen(LEAVE);
    assert_eq!(desk.effects, []);
    desk.happen(Event::Answered(id, Verdict::Page(page(100, 1234))));
    desk.happen(NEXT);
    assert_eq!((desk.offset(), desk.sent()), (Some(100), None));
}

#[test]
fn what_is_held_comes_as_a_page_by_next_comes() {
    let mut plain = Desk::ready();
    plain.happen(NEXT);
    // Rows moved: one stands on both pages, and the total is another.
    let mut moved = page(100, 1235);
    moved.items[0] = page(0, 1234).items[99].clone();
    plain.answer(Verdict::Page(moved.clone()));

    let mut desk = Desk::fetching();
    desk.answer(Verdict::Page(moved));
    let came = desk.now;
    desk.happen(LEAVE);
    desk.now += STILL_GOOD;
    desk.happen(NEXT);
    assert_eq!(desk.sent(), None);
    let place = Place { offset: 100, count: 100, total: Some(1235) };
    assert_eq!(desk.told(), [&HostEvent::Page(place)]);
    assert_eq!(desk.told(), plain.told());
    assert!(desk.effects.contains(&Effect::ScrollToTop) && desk.effects.contains(&Effect::Rest));
    assert_eq!(desk.report(), None, "it was told of when it came");
    let (now, then) = (desk.session.screen(), plain.session.screen());
    assert_eq!((now.drift, now.pager, now.state), (then.drift, then.pager, then.state));
    assert_eq!(now.drift, Some((1234, 1235)));
    assert_eq!(now.status.said, Some(Said::Rows(101, 200, Some(1235))));
    assert_eq!(now.status.said, then.status.said);
    assert!(!now.busy && !now.stale);
    let shown = desk.session.shown().unwrap();
    assert_eq!(shown.repeats, [0]);
    assert_eq!(shown.at, came, "rows are as old as they are");
}

#[test]
fn with_next_still_dwelt_on_one_page_follows_the_other() {
    let mut desk = Desk::holding();
    desk.happen(NEXT);
    assert_eq!(desk.session.situation(), Situation::Dwelling);
    assert_eq!(desk.wake(), DWELL);
    assert_eq!(desk.sent_offset(), Some(200));
    // An automatic refresh goes before it, and does not begin it again.
    desk.happen(Event::Due);
    assert_eq!(desk.report(), Some((Phase::Prefetch, "aborted", 0)));
    assert_eq!(desk.sent_offset(), Some(100));
    desk.answer(Verdict::Page(page(100, 1234)));
    assert_eq!(desk.session.situation(), Situation::Ready);
    desk.happen(HOVER);
    assert_eq!(desk.effects, []);
}

#[test]
fn what_is_too_old_is_asked_for_anew() {
    let mut desk = Desk::holding();
    desk.now += STILL_GOOD + 1;
    desk.happen(NEXT);
    assert_eq!((desk.offset(), desk.sent_offset()), (Some(0), Some(100)));
    desk.answer(Verdict::Page(page(100, 1234)));
    assert_eq!(desk.offset(), Some(100));
}

#[test]
fn next_takes_over_what_is_under_way() {
    let mut desk = Desk::fetching();
    let (id, _) = desk.sent().unwrap();
    desk.now += 300;
    desk.happen(NEXT);
    assert_eq!(desk.effects, [Effect::Wake(id, SEEN_AFTER)], "neither sent nor aborted");
    let screen = desk.session.screen();
    assert!(screen.stale && screen.state == HostState::Loading);
    desk.happen(NEXT);
    assert_eq!(desk.sent_offset(), Some(200), "twice is one page more, as ever");
    assert_eq!(desk.report(), Some((Phase::Page, "aborted", 300)));

    let mut desk = Desk::fetching();
    desk.happen(NEXT);
    assert_eq!(desk.wake(), SEEN_AFTER);
    assert!(desk.session.screen().busy);
    desk.wake();
    assert_eq!(desk.session.screen().status.said, Some(Said::LoadingPage));
    desk.wake();
    assert_eq!(desk.session.screen().status.said, Some(Said::StillWaiting));
    desk.happen(Event::Answered(id, Verdict::Page(page(100, 1234))));
    assert_eq!(desk.report().map(|(phase, ..)| phase), Some(Phase::Page));
    assert_eq!((desk.offset(), desk.told().len()), (Some(100), 1));
}

#[test]
fn what_was_taken_over_fails_as_a_first_try_does() {
    let mut desk = Desk::fetching();
    let (id, _) = desk.sent().unwrap();
    desk.happen(NEXT);
    desk.happen(Event::Answered(id, Verdict::Failed(throttled())));
    assert_eq!(desk.session.situation(), Situation::Retrying);
    for _ in 0..5 {
        desk.wake();
    }
    assert_eq!(desk.sent_offset(), Some(100));

    let mut desk = Desk::fetching();
    desk.happen(Event::Provider(true));
    desk.happen(NEXT);
    desk.happen(Event::Answered(id, Verdict::Unauthorized));
    assert_eq!(desk.session.situation(), Situation::Asking);

    let mut desk = Desk::fetching();
    desk.happen(NEXT);
    for _ in 0..4 {
        desk.wake();
    }
    assert_eq!(desk.session.situation(), Situation::Failed, "nobody waits for ever");

    let mut desk = Desk::fetching();
    desk.happen(NEXT);
    desk.happen(Event::Pressed(Press::Cancel));
    assert_eq!((desk.session.situation(), desk.offset()), (Situation::Ready, Some(0)));
    assert!(desk.effects.contains(&Effect::Abort));
}

/// Whatever becomes of it but rows.
fn failures() -> Vec<(&'static str, Verdict)> {
    let failed = |kind| Verdict::Failed(Failure { kind, status: Some(500), errors: vec![] });
    let empty = Page { items: vec![], ..page(100, 1234) };
    vec![
        ("429", Verdict::Failed(throttled())),
        ("500", failed(Kind::Proxy)),
        ("403", failed(Kind::Forbidden)),
        ("401", Verdict::Unauthorized),
        ("202", Verdict::Accepted(Uuid::from_u128(7))),
        ("an action", Verdict::Progress(Progress::Done)),
        ("no rows", Verdict::Page(empty)),
        ("other rows", Verdict::Page(page(0, 1234))),
    ]
}

#[test]
fn a_failure_of_it_is_nobodys() {
    for (what, verdict) in failures() {
        let mut desk = Desk::fetching();
        let (id, _) = desk.sent().unwrap();
        desk.happen(Event::Provider(true));
        let before = desk.screen();
        desk.happen(Event::Answered(id, verdict));
        let [Effect::Rest, Effect::Tell(HostEvent::Request(report))] = &desk.effects[..] else {
            panic!("{what}: {:?}", desk.effects)
        };
        assert_eq!((report.phase, report.attempt), (Phase::Prefetch, 1), "{what}");
        assert_eq!(desk.screen(), before, "{what}");
        // Not again, neither at once nor after another look.
        for event in [LEAVE, HOVER, Event::Online(true), Event::Visible(true)] {
            desk.happen(event);
            assert_eq!(desk.effects, [], "{what}");
        }
        // Next does what it always does.
        desk.happen(NEXT);
        assert_eq!(desk.sent_offset(), Some(100), "{what}");
        assert_eq!(desk.session.state(), HostState::Loading, "{what}");
    }
}

#[test]
fn no_answer_is_nobodys_either() {
    let mut desk = Desk::fetching();
    let before = desk.screen();
    assert_eq!(desk.wake(), GIVE_UP_AFTER);
    assert_eq!(desk.report(), Some((Phase::Prefetch, "timeout", GIVE_UP_AFTER)));
    assert!(desk.effects.contains(&Effect::Abort));
    assert_eq!(desk.screen(), before);

    let mut desk = Desk::fetching();
    let (id, _) = desk.sent().unwrap();
    desk.happen(Event::Unanswered(id, NoAnswer::Unreachable));
    assert_eq!(desk.report(), Some((Phase::Prefetch, "unreachable", 0)));
    assert_eq!((desk.screen(), desk.told().len()), (before, 0));
}

#[test]
fn a_refresh_does_not_make_up_for_a_failure() {
    let mut desk = Desk::fetching();
    desk.answer(Verdict::Failed(throttled()));
    desk.happen(Event::Pressed(Press::Refresh));
    desk.answer(Verdict::Page(page(0, 1234)));
    desk.happen(HOVER);
    assert_eq!(desk.effects, [], "for the same page not again");
    desk.happen(NEXT);
    desk.answer(Verdict::Page(page(100, 1234)));
    desk.wake();
    assert_eq!(desk.sent_offset(), Some(200), "for another one");
}

#[test]
fn nothing_is_sent_ahead_of_a_server_that_is_not_well() {
    // A retry that was given up.
    let mut desk = Desk::ready();
    desk.happen(Event::Pressed(Press::Last));
    desk.answer(Verdict::Failed(throttled()));
    desk.happen(HOVER);
    assert_eq!(desk.effects, []);
    desk.happen(Event::Pressed(Press::Cancel));
    assert_eq!(desk.session.situation(), Situation::Ready);
    desk.happen(HOVER);
    assert_eq!(desk.effects, []);
    desk.happen(Event::Pressed(Press::Refresh));
    desk.answer(Verdict::Page(page(0, 1234)));
    assert_eq!(desk.session.situation(), Situation::Dwelling, "until a request went well");

    // A failure.
    let mut desk = Desk::ready();
    desk.happen(Event::Pressed(Press::Last));
    let failed = Failure { kind: Kind::Forbidden, status: Some(403), errors: vec![] };
    desk.answer(Verdict::Failed(failed));
    desk.happen(HOVER);
    assert_eq!(desk.effects, []);
}

#[test]
fn nothing_is_sent_where_nobody_looks_or_nothing_can_come() {
    let spoils: [Deed; 6] = [
        |desk| desk.happen(Event::Online(false)),
        |desk| desk.happen(Event::Visible(false)),
        |desk| desk.happen(Event::Token(Credential::Missing)),
        |desk| desk.happen(Event::Pressed(Press::Refresh)),
        |desk| desk.happen(Event::Pressed(Press::SignOut)),
        |desk| {
            desk.happen(Event::Pressed(Press::Last));
            desk.answer(Verdict::Page(page(1200, 1234)));
        },
    ];
    for (at, spoil) in spoils.iter().enumerate() {
        let mut desk = Desk::ready();
        spoil(&mut desk);
        desk.happen(HOVER);
        assert_eq!(desk.effects, [], "{at}");

        // Meanwhile.
        let mut desk = Desk::dwelling();
        let Some(Effect::Wake(id, _)) = desk.effects.first().cloned() else { panic!() };
        spoil(&mut desk);
        desk.now += DWELL;
        desk.happen(Event::Woke(id));
        assert_eq!(desk.sent(), None, "{at}");
    }
}

#[test]
fn whatever_else_is_asked_for_goes_before_it() {
    let others: [(&str, Deed); 10] = [
        ("last", |desk| desk.happen(Event::Pressed(Press::Last))),
        ("the same by offset", |desk| desk.happen(Event::Pressed(Press::GoTo(100)))),
        ("refresh", |desk| desk.happen(Event::Pressed(Press::Refresh))),
        ("page size", |desk| desk.happen(Event::Pressed(Press::PageSize(50)))),
        ("automatic refresh", |desk| desk.happen(Event::Due)),
        ("another token", |desk| desk.happen(Event::Token(Credential::Held))),
        ("no token", |desk| desk.happen(Event::Token(Credential::Missing))),
        ("another list", |desk| desk.configure(2, true)),
        ("no longer wanted", |desk| desk.configure(1, false)),
        ("sign-out", |desk| desk.happen(Event::Pressed(Press::SignOut))),
    ];
    for (what, other) in others {
        let mut desk = Desk::fetching();
        let (late, _) = desk.sent().unwrap();
        other(&mut desk);
        assert_eq!(desk.effects.first(), Some(&Effect::Abort), "{what}");
        assert_eq!(desk.report(), Some((Phase::Prefetch, "aborted", 0)), "{what}");
        let before = format!("{:?}", desk.session);
        desk.happen(Event::Answered(late, Verdict::Page(page(100, 1234))));
        assert_eq!(desk.effects, [], "{what}");
        assert_eq!(format!("{:?}", desk.session), before, "{what}");

        let mut desk = Desk::holding();
        other(&mut desk);
        assert_ne!(desk.session.situation(), Situation::HoldingAhead, "{what}");
        desk.happen(NEXT);
        assert_ne!(desk.offset(), Some(100), "{what}");
    }
}

#[test]
fn a_page_of_another_size_is_not_the_next_one() {
    let mut desk = Desk::ready();
    // The page that is shown is of 100 rows still, after one of 50 failed.
    desk.resize(50);
    desk.answer(Verdict::Failed(Failure { kind: Kind::Forbidden, status: None, errors: vec![] }));
    desk.happen(Event::Pressed(Press::Refresh));
    desk.answer(Verdict::Page(page(0, 1234)));
    desk.happen(HOVER);
    desk.wake();
    let (_, request) = desk.sent().unwrap();
    assert_eq!((request.offset, request.limit), (100, 50));
    desk.answer(Verdict::Page(page(100, 1234)));
    desk.resize(100);
    assert_eq!(desk.sent(), None, "it is there already");
    desk.happen(NEXT);
    let (_, request) = desk.sent().unwrap();
    assert_eq!((request.offset, request.limit), (100, 100));
}
