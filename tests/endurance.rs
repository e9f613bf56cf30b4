//! What the session survives by itself: failures that pass, waits, renewals, a list that changes.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "these are tests")]

use tape_job_links::config::Target;
use tape_job_links::protocol::{
    Call, Failure, Item, JobLink, Kind, NoAnswer, Page, PageRequest, Progress, ServerError, Uid,
    Verdict,
};
use tape_job_links::session::{
    Alert, Credential, Effect, Event, HostEvent, HostState, Phase, Press, Said, Session, Setup,
    Situation, Waiting, Wish, WorkId,
};
use uuid::Uuid;

const HELD: Event = Event::Token(Credential::Held);

struct Desk {
    session: Session,
    now: u64,
    effects: Vec<Effect>,
}

impl Desk {
    fn loading() -> Self {
        let mut desk = Self { session: Session::default(), now: 1_000, effects: Vec::new() };
        desk.happen(Event::Settled);
        desk.happen(HELD);
        desk.configure(0);
        desk
    }

    fn ready() -> Self {
        let mut desk = Self::loading();
        desk.answer(Verdict::Page(page(0, 100, 1234)));
        desk
    }

    fn configure(&mut self, refresh: u32) {
        let server = Uuid::from_u128(1);
        let setup = Setup::List(Target { api_base: "https://vspc.example/api/v3".into(), server });
        self.happen(Event::Configured(Wish {
            setup,
            limit: 100,
            offset: None,
            refresh,
            prefetch: false,
        }));
    }

    fn happen(&mut self, event: Event) {
        self.effects = self.session.update(self.now, event);
    }

    fn press(&mut self, press: Press) {
        self.happen(Event::Pressed(press));
    }

    fn sent(&self) -> Option<(WorkId, PageRequest)> {
        self.effects.iter().find_map(|effect| match effect {
            Effect::Send(id, request) => Some((*id, request.clone())),
            _ => None,
        })
    }

    fn answer(&mut self, verdict: Verdict) {
        let (id, _) = self.sent().expect("a request is under way");
        self.happen(Event::Answered(id, verdict));
    }

    fn fail(&mut self, kind: Kind, status: u16, retry_after: Option<u64>) {
        let error = ServerError { retry_after, ..ServerError::default() };
        let failure = Failure { kind, status: Some(status), errors: vec![error] };
        self.answer(Verdict::Failed(failure));
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

    /// Lets a countdown pass; answers its milliseconds.
    fn count_down(&mut self) -> u64 {
        let mut passed = 0;
        for _ in 0..400 {
            passed += self.wake();
            if self.sent().is_some() {
                return passed;
            }
        }
        panic!("the countdown never ends")
    }

    fn told(&self) -> Vec<&HostEvent> {
        let told = self.effects.iter().filter_map(|effect| match effect {
            Effect::Tell(event) if !matches!(event, HostEvent::Request(_)) => Some(event),
            _ => None,
        });
        told.collect()
    }

    /// The request that has just ended: phase, outcome, status, attempt, milliseconds.
    fn report(&self) -> Option<(Phase, &'static str, Option<u16>, u8, u64)> {
        self.effects.iter().find_map(|effect| match effect {
            Effect::Tell(HostEvent::Request(it)) => {
                Some((it.phase, it.outcome, it.status, it.attempt, it.took))
            }
            _ => None,
        })
    }

    fn alarm(&self) -> Option<u64> {
        self.effects.iter().find_map(|effect| match effect {
            Effect::Alarm(after) => Some(*after),
            _ => None,
        })
    }

    fn said(&self) -> Option<Said> {
        self.session.screen().status.said
    }
}

/// Rows that say where they stand, so that repeats can be told.
fn page(offset: u64, count: u64, total: u64) -> Page {
    let item = |number: u64| {
        let uid = Uuid::from_u128(number.into());
        let job = Uid::Known { spelt: uid.to_string().into(), uid };
        Item::Link(JobLink { linked_job: job.clone(), job, unique_job: Uid::Missing })
    };
    let items = (offset..offset + count).map(item).collect();
    Page { items, offset, total: Some(total), remarks: Vec::new() }
}

#[test]
fn a_page_turn_shows_once_it_takes_longer_than_a_blink() {
    let mut desk = Desk::loading();
    assert!(desk.session.screen().busy, "there are no rows yet");
    desk.answer(Verdict::Page(page(0, 100, 300)));
    desk.press(Press::Next);
    assert!(!desk.session.screen().busy && desk.session.screen().stale);
    assert_eq!(desk.session.state(), HostState::Loading);
    assert!(desk.wake() <= 100, "within a tenth of a second");
    assert!(desk.session.screen().busy);
    assert_eq!(desk.said(), Some(Said::Rows(1, 100, Some(300))), "nothing is said of it yet");
    desk.wake();
    assert_eq!(desk.said(), Some(Said::LoadingPage));

    // Pressed again, it shows at once: who keeps pressing would never see it.
    let mut desk = Desk::ready();
    for is_seen in [false, true, true] {
        desk.press(Press::Next);
        assert_eq!(desk.session.screen().busy, is_seen);
    }

    // What goes on after that is the same wait, which shows already.
    let mut desk = Desk::ready();
    desk.happen(Event::Provider(true));
    desk.press(Press::Next);
    desk.answer(Verdict::Unauthorized);
    assert!(desk.session.screen().busy, "while the provider is asked");
    let Some(Effect::AskToken(id, _)) =
        desk.effects.iter().find(|it| matches!(it, Effect::AskToken(..)))
    else {
        panic!("{:?}", desk.effects)
    };
    desk.happen(Event::Provided(*id, Credential::Held));
    assert!(desk.session.screen().busy && desk.sent().is_some(), "while it is sent again");
    desk.fail(Kind::Proxy, 503, None);
    desk.count_down();
    assert!(desk.session.screen().busy && desk.sent().is_some(), "while it is retried");
}

#[test]
fn a_failure_that_passes_is_sent_again_at_most_three_times() {
    let mut desk = Desk::ready();
    desk.press(Press::Next);
    let mut waits = Vec::new();
    let mut serials = Vec::new();
    for tries in 1..=3 {
        desk.fail(Kind::Proxy, 503, None);
        serials.push(desk.session.screen().status.serial);
        assert!(desk.told().is_empty(), "the host hears of it when retries are used up");
        assert_eq!(desk.session.screen().alert, None);
        assert_eq!(desk.said(), Some(Said::Retrying));
        let Some(Waiting::Retry(_, _, counted)) = desk.session.screen().waiting else {
            panic!("a countdown shows")
        };
        assert_eq!(counted, tries);
        waits.push(desk.count_down());
        assert_eq!(desk.sent().unwrap().1.offset, 100, "the same request");
    }
    assert!(serials.windows(2).all(|pair| pair[0] == pair[1]), "said once: {serials:?}");
    for (wait, base) in waits.iter().zip([1000, 2000, 4000]) {
        assert!((base * 3 / 4..base * 5 / 4).contains(wait), "{wait} for {base}");
    }
    desk.fail(Kind::Proxy, 503, None);
    assert!(matches!(desk.told()[..], [HostEvent::Error { .. }]));
    assert!(matches!(desk.session.screen().alert, Some(Alert::Failed { .. })));
    assert_eq!(desk.session.state(), HostState::Error);
    desk.press(Press::Retry);
    desk.fail(Kind::Proxy, 503, None);
    assert!(desk.told().is_empty(), "by hand, retries begin anew");
}

#[test]
fn retries_of_several_elements_do_not_knock_in_step() {
    let wait = |seed| {
        let mut desk = Desk::loading();
        desk.session = desk.session.seeded(seed);
        desk.fail(Kind::Unreachable, 0, None);
        desk.count_down()
    };
    assert_ne!(wait(7), wait(77));
}

#[test]
fn a_retry_after_is_waited_for() {
    let mut desk = Desk::loading();
    desk.fail(Kind::Throttled, 429, Some(30));
    let Some(Waiting::Retry(_, 30, 1)) = desk.session.screen().waiting else {
        panic!("{:?}", desk.session.screen().waiting)
    };
    desk.wake();
    let Some(Waiting::Retry(_, 29, 1)) = desk.session.screen().waiting else {
        panic!("{:?}", desk.session.screen().waiting)
    };
    assert_eq!(desk.count_down(), 29_000);
}

#[test]
fn a_retry_after_that_nobody_waits_for_is_an_alert() {
    let mut desk = Desk::loading();
    desk.fail(Kind::Throttled, 429, Some(301));
    assert!(matches!(desk.told()[..], [HostEvent::Error { .. }]));
}

#[test]
fn a_retry_can_be_cancelled() {
    let mut desk = Desk::ready();
    desk.press(Press::Next);
    desk.fail(Kind::Proxy, 502, None);
    desk.press(Press::Cancel);
    assert_eq!(desk.session.state(), HostState::Ready);
    assert!(desk.effects.contains(&Effect::Rest));
}

#[test]
fn cancel_stays_while_it_is_sent_again() {
    let mut desk = Desk::ready();
    desk.press(Press::Next);
    for tries in 1..=3 {
        desk.fail(Kind::Proxy, 503, None);
        desk.count_down();
        assert_eq!(desk.session.screen().waiting, Some(Waiting::Again(tries)));
    }
    desk.wake();
    assert_eq!(desk.session.screen().waiting, Some(Waiting::Again(3)));
    desk.wake();
    assert_eq!(desk.session.screen().waiting, Some(Waiting::Answer));
}

#[test]
fn timeouts_and_redirects_are_not_sent_again() {
    for kind in [Kind::Timeout, Kind::Redirected, Kind::Forbidden] {
        let mut desk = Desk::loading();
        desk.fail(kind, 0, None);
        assert!(matches!(desk.told()[..], [HostEvent::Error { .. }]));
    }
}

#[test]
fn a_202_is_followed_to_its_result() {
    let mut desk = Desk::loading();
    let id = Uuid::from_u128(7);
    desk.answer(Verdict::Accepted(id));
    assert_eq!(desk.said(), Some(Said::Preparing));
    assert_eq!(desk.session.screen().waiting, Some(Waiting::Preparing));
    desk.count_down();
    assert_eq!(desk.sent().unwrap().1.call, Call::Action(id));
    desk.answer(Verdict::Progress(Progress::Running));
    desk.count_down();
    desk.answer(Verdict::Progress(Progress::Done));
    assert_eq!(desk.sent().unwrap().1.call, Call::Result(id));
    desk.answer(Verdict::Page(page(0, 100, 1234)));
    assert_eq!(desk.session.state(), HostState::Ready);
}

#[test]
fn a_202_that_never_ends_is_given_up_after_five_minutes() {
    let mut desk = Desk::loading();
    let start = desk.now;
    desk.answer(Verdict::Accepted(Uuid::nil()));
    let mut polls = 0;
    while desk.told().is_empty() {
        desk.count_down();
        desk.answer(Verdict::Progress(Progress::Running));
        polls += 1;
        assert!(polls < 100, "bounded");
    }
    assert!((300_000..320_000).contains(&(desk.now - start)), "{}", desk.now - start);
    let [HostEvent::Error { failure, .. }] = desk.told()[..] else { panic!("{:?}", desk.effects) };
    assert_eq!(failure.code(), "async-failed");
}

#[test]
fn a_202_whose_token_expires_goes_on_with_a_new_one() {
    let mut desk = Desk::loading();
    desk.happen(Event::Provider(true));
    let mut desk = Desk { effects: Desk::loading().effects, ..desk };
    desk.answer(Verdict::Accepted(Uuid::from_u128(7)));
    desk.count_down();
    desk.answer(Verdict::Unauthorized);
    let ask = desk.effects.iter().find_map(|effect| match effect {
        Effect::AskToken(id, _) => Some(*id),
        _ => None,
    });
    desk.happen(Event::Provided(ask.expect("a renewal"), Credential::Held));
    assert_eq!(desk.sent().unwrap().1.call, Call::Action(Uuid::from_u128(7)));
}

#[test]
fn a_changed_total_is_noticed_until_paging_starts_again() {
    let mut desk = Desk::ready();
    desk.press(Press::Next);
    desk.answer(Verdict::Page(page(100, 100, 1236)));
    assert_eq!(desk.session.screen().drift, Some((1234, 1236)));
    desk.press(Press::Next);
    desk.answer(Verdict::Page(page(200, 100, 1240)));
    assert_eq!(desk.session.screen().drift, Some((1234, 1240)));
    desk.press(Press::StartAgain);
    assert_eq!(desk.sent().unwrap().1.offset, 0);
    desk.answer(Verdict::Page(page(0, 100, 1240)));
    assert_eq!(desk.session.screen().drift, None);
}

#[test]
fn a_total_that_changes_back_is_still_a_change() {
    let mut desk = Desk::ready();
    for (offset, total) in [(100, 1236), (200, 1234)] {
        desk.press(Press::Next);
        desk.answer(Verdict::Page(page(offset, 100, total)));
    }
    assert_eq!(desk.session.screen().drift, Some((1234, 1234)));
}

#[test]
fn a_list_that_ends_on_the_page_on_screen_has_become_shorter() {
    let mut desk = Desk::ready();
    desk.press(Press::GoTo(1100));
    desk.answer(Verdict::Page(page(1100, 100, 1234)));
    desk.press(Press::Next);
    desk.answer(Verdict::Page(page(1200, 0, 1150)));
    assert_eq!(desk.sent().unwrap().1.offset, 1100);
    desk.answer(Verdict::Page(page(1100, 50, 1150)));
    assert_eq!(desk.said(), Some(Said::Shortened(1101, 1150, Some(1150))));
    assert_eq!(desk.session.screen().drift, Some((1234, 1150)));
    assert!(desk.told().is_empty() && !desk.effects.contains(&Effect::ScrollToTop));
}

#[test]
fn rows_of_the_page_just_left_by_next_are_marked_and_nothing_older() {
    let mut desk = Desk::ready();
    desk.press(Press::Next);
    let mut next = page(100, 100, 1234);
    next.items[..2].clone_from_slice(&page(98, 2, 1234).items);
    next.items[50] = page(100, 1, 1234).items[0].clone();
    desk.answer(Verdict::Page(next.clone()));
    assert_eq!(desk.session.shown().unwrap().repeats, [0, 1]);
    desk.press(Press::Refresh);
    desk.answer(Verdict::Page(next.clone()));
    assert_eq!(desk.session.shown().unwrap().repeats, [0, 1], "a refresh keeps the marks");
    desk.press(Press::Previous);
    desk.answer(Verdict::Page(page(0, 100, 1234)));
    assert_eq!(desk.session.shown().unwrap().repeats, [] as [usize; 0]);
}

#[test]
fn rows_are_marked_where_next_was_pressed_during_a_refresh() {
    let pressed = |before| {
        let mut desk = Desk::ready();
        desk.happen(before);
        assert!(desk.sent().is_some());
        desk.press(Press::Next);
        let (_, request) = desk.sent().unwrap();
        let mut next = page(request.offset, 100, 1234);
        next.items[0] = page(99, 1, 1234).items[0].clone();
        desk.answer(Verdict::Page(next));
        desk.session.shown().unwrap().repeats.clone()
    };
    assert_eq!(pressed(Event::Due), [0]);
    assert_eq!(pressed(Event::Pressed(Press::Refresh)), [0]);
    let between = pressed(Event::Pressed(Press::Next));
    assert_eq!(between, [] as [usize; 0], "the page just left was never on screen");
}

#[test]
fn offline_answers_at_once_and_tries_once_when_it_is_back() {
    let mut desk = Desk::ready();
    desk.happen(Event::Online(false));
    desk.press(Press::Next);
    assert_eq!(desk.sent(), None);
    let [HostEvent::Error { failure, .. }] = desk.told()[..] else { panic!("{:?}", desk.effects) };
    assert_eq!(failure.kind, Kind::Offline);
    desk.happen(Event::Online(true));
    assert_eq!(desk.sent().unwrap().1.offset, 100);
    let (id, _) = desk.sent().unwrap();
    desk.happen(Event::Unanswered(id, NoAnswer::Offline));
    assert_eq!(desk.sent(), None, "one attempt");
}

#[test]
fn a_countdown_ends_where_the_connection_does() {
    let mut desk = Desk::ready();
    desk.press(Press::Next);
    desk.fail(Kind::Unreachable, 0, None);
    desk.happen(Event::Online(false));
    let [HostEvent::Error { failure, .. }] = desk.told()[..] else { panic!("{:?}", desk.effects) };
    assert_eq!(failure.kind, Kind::Offline);
}

#[test]
fn automatic_refresh_is_quiet_until_it_fails() {
    let mut desk = Desk::ready();
    desk.configure(5);
    assert_eq!(desk.alarm(), Some(30_000), "raised to 30 seconds");
    desk.happen(Event::Due);
    assert_eq!(desk.sent().unwrap().1.offset, 0);
    assert_eq!(desk.session.state(), HostState::Ready);
    assert!(!desk.session.screen().busy);
    let said = desk.said();
    desk.answer(Verdict::Page(page(0, 100, 1234)));
    assert_eq!(desk.said(), said, "nothing is said");
    assert_eq!(desk.alarm(), Some(30_000), "and again");
    desk.happen(Event::Due);
    desk.fail(Kind::Forbidden, 403, None);
    assert_eq!(desk.session.state(), HostState::Error);
}

#[test]
fn automatic_refresh_stops_while_hidden_offline_or_paused() {
    let mut desk = Desk::ready();
    desk.configure(60);
    desk.happen(Event::Visible(false));
    desk.happen(Event::Due);
    assert_eq!(desk.sent(), None);
    desk.happen(Event::Visible(true));
    assert!(desk.sent().is_some(), "what fell due is done when it is seen again");
    desk.answer(Verdict::Page(page(0, 100, 1234)));
    desk.press(Press::PauseRefresh(true));
    assert!(desk.effects.contains(&Effect::NoAlarm));
    desk.happen(Event::Due);
    assert_eq!(desk.sent(), None);
    desk.press(Press::PauseRefresh(false));
    assert_eq!(desk.alarm(), Some(60_000));
}

#[test]
fn automatic_refresh_is_not_sent_again_while_hidden() {
    let failure = Failure::unanswered(Kind::Unreachable);
    for verdict in [Verdict::Failed(failure), Verdict::Accepted(Uuid::from_u128(7))] {
        let mut desk = Desk::ready();
        desk.configure(60);
        desk.happen(Event::Due);
        let (id, _) = desk.sent().unwrap();
        let said = desk.said();
        desk.happen(Event::Visible(false));
        desk.happen(Event::Answered(id, verdict));
        while desk.session.situation() != Situation::Ready {
            desk.wake();
            assert_eq!(desk.sent(), None);
        }
        assert_eq!(desk.said(), said, "nothing is said");
        desk.happen(Event::Visible(true));
        let (_, request) = desk.sent().expect("it is done when it is seen again");
        assert_eq!((request.offset, request.call), (0, Call::Pairs));
    }
}

#[test]
fn a_refresh_asked_for_during_an_automatic_one_is_said() {
    let mut desk = Desk::ready();
    desk.configure(60);
    desk.happen(Event::Due);
    let (id, _) = desk.sent().unwrap();
    desk.press(Press::Refresh);
    assert_eq!(desk.sent(), None, "it is under way already");
    desk.happen(Event::Answered(id, Verdict::Page(page(0, 100, 1234))));
    assert!(matches!(desk.said(), Some(Said::Updated(_))));
}

#[test]
fn details_of_a_failure_can_be_copied() {
    let mut desk = Desk::loading();
    desk.press(Press::CopyDetails);
    assert_eq!(desk.effects, [], "there is no failure");
    let mut desk = Desk::loading();
    desk.fail(Kind::Forbidden, 403, None);
    desk.press(Press::CopyDetails);
    assert!(matches!(desk.effects[..], [Effect::Copy(..)]));
    desk.happen(Event::Copied(true));
    assert_eq!(desk.said(), Some(Said::Copied(true)));
}

#[test]
fn each_request_is_reported_when_it_ends() {
    let mut desk = Desk::loading();
    assert_eq!(desk.report(), None, "it has only begun");
    desk.now += 120;
    desk.answer(Verdict::Page(page(0, 100, 1234)));
    assert_eq!(desk.report(), Some((Phase::Load, "ok", Some(200), 1, 120)));
    desk.press(Press::Next);
    assert_eq!(desk.report(), None);
    desk.now += 7;
    desk.press(Press::Next);
    assert_eq!(desk.report(), Some((Phase::Page, "aborted", None, 1, 7)));
    desk.now += 9;
    desk.answer(Verdict::Unauthorized);
    assert_eq!(desk.report(), Some((Phase::Page, "unauthorized", Some(401), 1, 9)));
    desk.happen(HELD);
    desk.answer(Verdict::Page(page(200, 100, 1234)));
    desk.press(Press::Refresh);
    desk.now += 30;
    desk.press(Press::Cancel);
    assert_eq!(desk.report(), Some((Phase::Refresh, "aborted", None, 1, 30)));
    desk.press(Press::Refresh);
    let (id, _) = desk.sent().unwrap();
    desk.happen(Event::Unanswered(id, NoAnswer::BrokenOff(200)));
    assert_eq!(desk.report(), Some((Phase::Refresh, "unreachable", Some(200), 1, 0)));
    desk.count_down();
    let Some((late, _)) = desk.sent() else { panic!("sent again") };
    desk.press(Press::SignOut);
    assert_eq!(desk.report(), Some((Phase::Refresh, "aborted", None, 2, 0)));
    desk.happen(Event::Answered(late, Verdict::Unauthorized));
    assert_eq!(desk.report(), None, "once");
}

#[test]
fn each_attempt_is_reported_and_so_is_waiting_in_vain() {
    let mut desk = Desk::loading();
    for attempt in 1..=4 {
        desk.now += 50;
        desk.fail(Kind::Proxy, 503, None);
        assert_eq!(desk.report(), Some((Phase::Load, "proxy", Some(503), attempt, 50)));
        if attempt < 4 {
            desk.count_down();
            assert_eq!(desk.report(), None, "a countdown is no request");
        }
    }
    desk.press(Press::Retry);
    for _ in 0..2 {
        desk.wake();
        assert_eq!(desk.report(), None, "it is still waited for");
    }
    desk.wake();
    assert_eq!(desk.report(), Some((Phase::Load, "timeout", None, 1, 30_000)));
}

#[test]
fn what_is_prepared_is_reported_as_that_until_it_comes() {
    let mut desk = Desk::loading();
    desk.answer(Verdict::Accepted(Uuid::from_u128(7)));
    assert_eq!(desk.report(), Some((Phase::Load, "preparing", Some(202), 1, 0)));
    desk.count_down();
    desk.now += 5;
    desk.answer(Verdict::Progress(Progress::Done));
    assert_eq!(desk.report(), Some((Phase::Load, "preparing", Some(200), 1, 5)));
    desk.now += 6;
    desk.answer(Verdict::Page(page(0, 100, 1234)));
    assert_eq!(desk.report(), Some((Phase::Load, "ok", Some(200), 1, 6)));
}

#[test]
fn a_clock_that_is_set_back_makes_no_negative_time() {
    let mut desk = Desk::loading();
    desk.now = 3;
    desk.answer(Verdict::Page(page(0, 100, 1234)));
    assert_eq!(desk.report(), Some((Phase::Load, "ok", Some(200), 1, 0)));
}

#[test]
fn told_to_be_where_it_is_it_asks_for_nothing() {
    let mut desk = Desk::ready();
    let setup = Setup::List(desk.session.target().unwrap().clone());
    let told = |desk: &mut Desk, offset| {
        let offset = Some(offset);
        desk.happen(Event::Configured(Wish {
            setup: setup.clone(),
            limit: 100,
            offset,
            refresh: 0,
            prefetch: false,
        }));
        desk.sent().map(|(_, request)| request.offset)
    };
    assert_eq!(told(&mut desk, 0), None);
    assert_eq!(told(&mut desk, 100), Some(100));
    assert_eq!(told(&mut desk, 0), Some(0), "another page was under way");
    desk.fail(Kind::Forbidden, 403, None);
    assert_eq!(told(&mut desk, 0), Some(0), "it failed");
    desk.answer(Verdict::Page(page(0, 100, 1234)));
    assert_eq!(told(&mut desk, 0), None);
}
