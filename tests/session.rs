//! The session, driven by hand: what happens, what is asked for, what there is to see.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "these are tests")]

use tape_job_links::config::{ConfigError, Target};
use tape_job_links::protocol::{
    Failure, Garbled, Item, JobLink, Kind, NoAnswer, Page, PageRequest, Remark, Verdict,
};
use tape_job_links::session::{
    Alert, Body, Credential, Effect, Event, HostEvent, HostState, Phase, Press, Ranged, Reason,
    Said, Session, Setup, SignIn, Waiting, Wish, WorkId,
};
use uuid::Uuid;

/// A session with a list, and what it last asked for.
struct Desk {
    session: Session,
    now: u64,
    effects: Vec<Effect>,
}

impl Desk {
    /// Nothing configured, the document parsed.
    fn new() -> Self {
        let mut desk = Self { session: Session::default(), now: 1_000, effects: Vec::new() };
        desk.happen(Event::Settled);
        desk
    }

    /// With a token and a list: the first request is under way.
    fn loading() -> Self {
        let mut desk = Self::new();
        desk.happen(Event::Token(Credential::Held));
        desk.configure(1, 100, Some(0));
        desk
    }

    /// With the first of 1,234 rows on screen.
    fn ready() -> Self {
        let mut desk = Self::loading();
        desk.answer(page(0, 100, Some(1234)));
        desk
    }

    /// With a refused token, for which the provider is asked for another.
    fn renewing() -> Self {
        let mut desk = Self::ready();
        desk.happen(Event::Provider(true));
        desk.press(Press::Next);
        desk.refuse();
        desk
    }

    fn happen(&mut self, event: Event) {
        self.effects = self.session.update(self.now, event);
        // What hosts count is in `endurance`.
        self.effects.retain(|effect| !matches!(effect, Effect::Tell(HostEvent::Request(_))));
    }

    fn press(&mut self, press: Press) {
        self.happen(Event::Pressed(press));
    }

    fn configure(&mut self, server: u128, limit: u32, offset: Option<u64>) {
        self.happen(Event::Configured(Wish {
            setup: list(server),
            limit,
            offset,
            refresh: 0,
            prefetch: false,
        }));
    }

    fn answer(&mut self, page: Page) {
        let (id, _) = self.sent();
        self.happen(Event::Answered(id, Verdict::Page(page)));
    }

    fn fail(&mut self, kind: Kind) {
        let (id, _) = self.sent();
        let failure = Failure::unanswered(kind);
        self.happen(Event::Answered(id, Verdict::Failed(failure)));
    }

    fn refuse(&mut self) {
        let (id, _) = self.sent();
        self.happen(Event::Answered(id, Verdict::Unauthorized));
    }

    /// What the last event sent.
    fn sent(&self) -> (WorkId, &PageRequest) {
        let sent: Vec<_> = self
            .effects
            .iter()
            .filter_map(|effect| match effect {
                Effect::Send(id, request) => Some((*id, request)),
                _ => None,
            })
            .collect();
        let [sent] = sent[..] else { panic!("not one request: {:?}", self.effects) };
        sent
    }

    fn sent_offset(&self) -> u64 {
        self.sent().1.offset
    }

    fn sends_nothing(&self) -> bool {
        !self.effects.iter().any(|effect| matches!(effect, Effect::Send(..)))
    }

    fn told(&self) -> Vec<&HostEvent> {
        self.effects
            .iter()
            .filter_map(|effect| match effect {
                Effect::Tell(event) => Some(event),
                _ => None,
            })
            .collect()
    }

    fn range(&self) -> Option<(u64, u64, Option<u64>)> {
        let (Ranged { first, last, total }, _) = self.session.screen().pager?;
        Some((first, last, total))
    }

    fn said(&self) -> Option<Said> {
        self.session.screen().status.said
    }

    fn state(&self) -> HostState {
        self.session.state()
    }

    fn asked(&self) -> Option<Reason> {
        self.effects.iter().find_map(|effect| match effect {
            Effect::AskToken(_, reason) => Some(*reason),
            _ => None,
        })
    }

    fn ask_id(&self) -> WorkId {
        let ask = self.effects.iter().find_map(|effect| match effect {
            Effect::AskToken(id, _) => Some(*id),
            _ => None,
        });
        ask.expect("a token is asked for")
    }

    fn wake(&mut self) {
        let wake = self.effects.iter().find_map(|effect| match effect {
            Effect::Wake(id, after) => Some((*id, *after)),
            _ => None,
        });
        let (id, after) = wake.expect("a timer runs");
        self.now += after;
        self.happen(Event::Woke(id));
    }
}

fn list(server: u128) -> Setup {
    let api_base = "https://vspc.example/api/v3".into();
    Setup::List(Target { api_base, server: Uuid::from_u128(server) })
}

fn page(offset: u64, count: usize, total: Option<u64>) -> Page {
    let items = vec![Item::Link(JobLink::default()); count];
    Page { items, offset, total, remarks: Vec::new() }
}

#[test]
fn without_a_server_there_is_nothing_to_do() {
    let desk = Desk::new();
    assert_eq!(desk.state(), HostState::Unconfigured);
    assert_eq!(desk.session.screen().body, Body::Unconfigured);
}

#[test]
fn a_first_load_is_one_request_and_a_skeleton() {
    let desk = Desk::loading();
    assert_eq!((desk.sent().1.offset, desk.sent().1.limit), (0, 100));
    assert_eq!(desk.state(), HostState::Loading);
    let screen = desk.session.screen();
    assert_eq!((screen.body, screen.busy, screen.pager), (Body::Skeleton(10), true, None));
    assert_eq!(desk.said(), None, "nothing is said within the first second");
}

#[test]
fn the_first_page_is_told_as_ready_and_said_once() {
    let desk = Desk::ready();
    assert_eq!(desk.state(), HostState::Ready);
    assert_eq!(desk.range(), Some((1, 100, Some(1234))));
    assert_eq!(desk.said(), Some(Said::Rows(1, 100, Some(1234))));
    let [HostEvent::Ready(place)] = desk.told()[..] else { panic!("{:?}", desk.effects) };
    assert_eq!((place.offset, place.count, place.total), (0, 100, Some(1234)));
}

#[test]
fn a_page_change_keeps_the_rows_until_others_come() {
    let mut desk = Desk::ready();
    desk.press(Press::Next);
    assert_eq!(desk.sent_offset(), 100);
    assert_eq!(desk.range(), Some((1, 100, Some(1234))), "the range describes the rows shown");
    assert!(desk.session.screen().stale);
    assert_eq!(desk.state(), HostState::Loading);
    desk.answer(page(100, 100, Some(1234)));
    assert_eq!(desk.range(), Some((101, 200, Some(1234))));
    assert!(!desk.session.screen().stale);
    assert!(desk.effects.contains(&Effect::ScrollToTop));
    assert!(matches!(desk.told()[..], [HostEvent::Page(_)]));
}

#[test]
fn next_begins_where_the_answer_ended_not_where_arithmetic_would() {
    let mut desk = Desk::loading();
    desk.answer(page(0, 50, Some(1234)));
    desk.press(Press::Next);
    assert_eq!(desk.sent_offset(), 50);
    desk.answer(page(50, 50, Some(1234)));
    desk.press(Press::Previous);
    assert_eq!(desk.sent_offset(), 0, "a step is what a clamping server gives");
}

#[test]
fn while_a_page_is_under_way_presses_count_from_the_page_asked_for() {
    let mut desk = Desk::ready();
    desk.press(Press::Next);
    let (first, _) = desk.sent();
    desk.press(Press::Next);
    assert_eq!(desk.sent_offset(), 200);
    assert_eq!(desk.effects[0], Effect::Abort, "the superseded request is aborted first");
    desk.press(Press::Next);
    assert_eq!(desk.sent_offset(), 300);
    let (last, _) = desk.sent();
    desk.happen(Event::Answered(first, Verdict::Page(page(100, 100, Some(1234)))));
    assert_eq!(desk.effects, [], "a late answer is dropped");
    desk.happen(Event::Answered(last, Verdict::Page(page(300, 100, Some(1234)))));
    assert_eq!(desk.range(), Some((301, 400, Some(1234))), "the last one wins");
}

#[test]
fn presses_never_lead_past_the_last_page() {
    let mut desk = Desk::ready();
    desk.press(Press::Last);
    assert_eq!(desk.sent_offset(), 1200);
    for press in [Press::Next, Press::Last] {
        desk.press(press);
        assert!(desk.sends_nothing(), "{press:?}");
    }
}

#[test]
fn the_same_target_again_sends_nothing() {
    let mut desk = Desk::ready();
    desk.press(Press::GoTo(500));
    desk.press(Press::GoTo(500));
    assert!(desk.sends_nothing());
}

#[test]
fn a_button_that_leads_nowhere_does_nothing() {
    let mut desk = Desk::ready();
    for press in [Press::First, Press::Previous] {
        desk.press(press);
        assert_eq!(desk.effects, [], "{press:?}");
    }
}

#[test]
fn a_refresh_is_said_but_not_told() {
    let mut desk = Desk::ready();
    desk.press(Press::Refresh);
    assert!(!desk.session.screen().stale, "they are the rows that were asked for");
    desk.now = 5_000;
    desk.answer(page(0, 100, Some(1234)));
    assert_eq!(desk.said(), Some(Said::Updated(5_000)));
    assert!(desk.told().is_empty());
    assert!(!desk.effects.contains(&Effect::ScrollToTop));
}

#[test]
fn another_page_size_keeps_the_place() {
    let mut desk = Desk::ready();
    desk.press(Press::GoTo(300));
    desk.answer(page(300, 100, Some(1234)));
    desk.press(Press::PageSize(250));
    assert_eq!((desk.sent().1.offset, desk.sent().1.limit), (250, 250));
    desk.press(Press::Cancel);
    assert_eq!(desk.session.limit(), 100, "Cancel brings the old page back");
    assert_eq!(desk.state(), HostState::Ready);
}

#[test]
fn a_failed_first_load_is_an_alert_in_place_of_rows() {
    let mut desk = Desk::loading();
    desk.fail(Kind::Timeout);
    assert_eq!(desk.state(), HostState::Error);
    assert_eq!(desk.session.screen().body, Body::Alert);
    let [HostEvent::Error { phase: Phase::Load, asked: Some((0, 100)), .. }] = desk.told()[..]
    else {
        panic!("{:?}", desk.effects)
    };
    desk.press(Press::Retry);
    assert_eq!(desk.sent_offset(), 0);
    assert_eq!(desk.session.screen().alert, None);
}

#[test]
fn a_failed_page_change_keeps_the_rows_and_retries_the_page() {
    let mut desk = Desk::ready();
    desk.press(Press::Next);
    desk.fail(Kind::Timeout);
    assert_eq!(desk.range(), Some((1, 100, Some(1234))));
    assert!(desk.session.screen().stale);
    let Some(Alert::Failed { asked: Some((101, 200)), shown: Some(_), .. }) =
        desk.session.screen().alert
    else {
        panic!("{:?}", desk.session.screen().alert)
    };
    assert!(matches!(desk.told()[..], [HostEvent::Error { phase: Phase::Page, .. }]));
    desk.press(Press::Retry);
    assert_eq!(desk.sent_offset(), 100);
}

#[test]
fn the_pager_works_on_after_a_failure() {
    let mut desk = Desk::ready();
    desk.press(Press::Next);
    desk.fail(Kind::Timeout);
    desk.press(Press::Next);
    assert_eq!(desk.sent_offset(), 100);
}

#[test]
fn no_answer_is_a_failure_too() {
    let mut desk = Desk::loading();
    let (id, _) = desk.sent();
    desk.happen(Event::Unanswered(id, NoAnswer::Offline));
    let [HostEvent::Error { failure, .. }] = desk.told()[..] else { panic!("{:?}", desk.effects) };
    assert_eq!(failure.kind, Kind::Offline);
}

#[test]
fn waiting_is_said_then_cancellable_then_over() {
    let mut desk = Desk::loading();
    desk.wake();
    assert_eq!(desk.said(), Some(Said::Loading));
    assert_eq!(desk.session.screen().waiting, None);
    desk.wake();
    assert_eq!(desk.said(), Some(Said::StillWaiting));
    assert_eq!(desk.session.screen().waiting, Some(Waiting::Answer));
    desk.wake();
    assert_eq!(desk.now, 31_000, "thirty seconds after the request");
    assert_eq!(desk.state(), HostState::Error);
    assert!(desk.effects.contains(&Effect::Abort));
    let [HostEvent::Error { failure, .. }] = desk.told()[..] else { panic!("{:?}", desk.effects) };
    assert_eq!(failure.kind, Kind::Timeout);
}

#[test]
fn a_cancelled_first_load_can_be_tried_again() {
    let mut desk = Desk::loading();
    desk.press(Press::Cancel);
    assert_eq!(desk.session.screen().body, Body::Cancelled);
    assert_eq!(desk.effects, [Effect::Abort, Effect::Rest]);
    desk.press(Press::Retry);
    assert_eq!(desk.sent_offset(), 0);
}

#[test]
fn a_late_timer_is_dropped() {
    let mut desk = Desk::loading();
    let (id, _) = desk.sent();
    desk.answer(page(0, 2, Some(2)));
    desk.happen(Event::Woke(id));
    assert_eq!(desk.effects, []);
    assert_eq!(desk.state(), HostState::Ready);
}

#[test]
fn empty_is_empty_and_has_no_pager() {
    let mut desk = Desk::loading();
    desk.answer(page(0, 0, Some(0)));
    assert_eq!(desk.state(), HostState::Empty);
    assert_eq!(desk.range(), None);
    assert_eq!(desk.said(), Some(Said::Empty));
    assert!(matches!(desk.told()[..], [HostEvent::Ready(_)]));
}

#[test]
fn past_the_end_is_one_step_back_and_never_two() {
    let mut desk = Desk::ready();
    desk.press(Press::Last);
    desk.answer(page(1200, 0, Some(250)));
    assert_eq!(desk.sent_offset(), 200);
    desk.answer(page(200, 50, Some(250)));
    assert_eq!(desk.said(), Some(Said::Shortened(201, 250, Some(250))));

    desk.press(Press::GoTo(1000));
    desk.answer(page(1000, 0, Some(150)));
    assert_eq!(desk.sent_offset(), 100);
    desk.answer(page(100, 0, Some(150)));
    assert!(desk.sends_nothing());
    let [HostEvent::Error { failure, .. }] = desk.told()[..] else { panic!("{:?}", desk.effects) };
    assert_eq!(failure.kind, Kind::Garbled(Garbled::NoRows));
    assert_eq!(desk.range(), Some((201, 250, Some(250))), "no row is lost");
}

#[test]
fn rows_that_should_be_there_and_are_not_are_a_failure() {
    let mut desk = Desk::loading();
    desk.answer(page(0, 0, Some(5)));
    assert_eq!(desk.state(), HostState::Error);
    assert!(desk.sends_nothing());
}

#[test]
fn without_a_total_a_full_page_has_a_next_and_no_last() {
    let mut desk = Desk::loading();
    desk.answer(page(0, 100, None));
    let (_, pager) = desk.session.screen().pager.expect("rows have a pager");
    assert_eq!((pager.next, pager.last), (Some(100), None));
    desk.press(Press::Next);
    desk.answer(page(100, 30, None));
    let (_, pager) = desk.session.screen().pager.expect("rows have a pager");
    assert_eq!((pager.next, pager.previous), (None, Some(0)));
}

#[test]
fn a_server_that_answers_another_offset_is_believed() {
    let mut desk = Desk::ready();
    desk.press(Press::Next);
    let remarks = vec![Remark::OffsetDiffers { asked: 100 }];
    desk.answer(Page { remarks, ..page(0, 100, Some(1234)) });
    assert_eq!(desk.range(), Some((1, 100, Some(1234))));
    assert_eq!(desk.said(), Some(Said::Rows(1, 100, Some(1234))), "no refresh was asked for");
    assert!(desk.told().is_empty() && !desk.effects.contains(&Effect::ScrollToTop));
    assert!(desk.sends_nothing(), "never a loop");
}

#[test]
fn no_token_is_decided_only_once_settled() {
    let mut desk = Desk { session: Session::default(), now: 0, effects: Vec::new() };
    desk.configure(1, 100, Some(0));
    assert_eq!(desk.state(), HostState::Loading);
    assert!(desk.told().is_empty());
    desk.happen(Event::Settled);
    assert_eq!(desk.state(), HostState::AuthRequired);
    assert_eq!(desk.told(), [&HostEvent::AuthRequired(SignIn::Missing)]);
    desk.happen(Event::Token(Credential::Held));
    assert_eq!(desk.sent_offset(), 0, "a token that comes later starts the load");
}

#[test]
fn a_provider_is_asked_once_and_its_token_used() {
    let mut desk = Desk::new();
    desk.happen(Event::Provider(true));
    desk.configure(1, 100, Some(200));
    assert_eq!(desk.asked(), Some(Reason::Missing));
    desk.happen(Event::Provided(desk.ask_id(), Credential::Held));
    assert_eq!(desk.sent_offset(), 200);
}

#[test]
fn a_provider_that_refuses_is_told_apart() {
    let mut desk = Desk::new();
    desk.happen(Event::Provider(true));
    desk.configure(1, 100, Some(0));
    desk.happen(Event::Provided(desk.ask_id(), Credential::Missing));
    assert_eq!(desk.told(), [&HostEvent::AuthRequired(SignIn::ProviderFailed)]);
}

#[test]
fn a_provider_that_never_answers_ends() {
    let mut desk = Desk::new();
    desk.happen(Event::Provider(true));
    desk.configure(1, 100, Some(0));
    desk.wake();
    desk.wake();
    desk.wake();
    assert_eq!(desk.told(), [&HostEvent::AuthRequired(SignIn::ProviderFailed)]);
}

#[test]
fn a_refused_token_without_provider_keeps_the_rows_and_goes_on_with_a_new_one() {
    let mut desk = Desk::ready();
    desk.press(Press::Next);
    desk.refuse();
    assert_eq!(desk.state(), HostState::AuthRequired);
    assert_eq!(desk.range(), Some((1, 100, Some(1234))));
    assert!(desk.session.screen().stale);
    assert_eq!(desk.told(), [&HostEvent::AuthRequired(SignIn::Refused)]);
    desk.happen(Event::Token(Credential::Held));
    assert_eq!(desk.sent_offset(), 100, "it goes on where it stopped");
}

#[test]
fn a_refused_token_is_renewed_once_and_never_twice() {
    let mut desk = Desk::ready();
    desk.happen(Event::Provider(true));
    desk.press(Press::Next);
    desk.refuse();
    assert_eq!(desk.asked(), Some(Reason::Expired));
    desk.happen(Event::Provided(desk.ask_id(), Credential::Held));
    assert_eq!(desk.sent_offset(), 100, "the same request again");
    desk.refuse();
    assert_eq!(desk.asked(), None);
    assert_eq!(desk.told(), [&HostEvent::AuthRequired(SignIn::Refused)]);
}

#[test]
fn another_provider_during_a_renewal_is_asked_in_its_place() {
    let mut desk = Desk::renewing();
    desk.happen(Event::Provider(true));
    assert!(desk.sends_nothing(), "the refused token is not sent again");
    assert_eq!((desk.asked(), desk.told()), (Some(Reason::Expired), vec![]));
    desk.happen(Event::Provided(desk.ask_id(), Credential::Held));
    assert_eq!(desk.sent_offset(), 100, "the same request again");
    desk.refuse();
    assert_eq!(desk.asked(), None, "and still no loop");
}

#[test]
fn a_renewal_ends_where_its_provider_does() {
    let mut desk = Desk::renewing();
    desk.happen(Event::Provider(false));
    assert!(desk.sends_nothing(), "the refused token is not sent again");
    assert_eq!(desk.told(), [&HostEvent::AuthRequired(SignIn::Refused)]);
    desk.happen(Event::Token(Credential::Held));
    assert_eq!(desk.sent_offset(), 100, "it goes on where it stopped");
}

#[test]
fn a_token_given_before_the_old_one_is_refused_is_tried_once() {
    let mut desk = Desk::ready();
    desk.press(Press::Next);
    let (old, _) = desk.sent();
    desk.happen(Event::Token(Credential::Held));
    assert_eq!(desk.effects, [], "the old one may still do");
    desk.happen(Event::Answered(old, Verdict::Unauthorized));
    assert_eq!(desk.sent_offset(), 100, "the same request again");
    desk.refuse();
    assert_eq!(desk.told(), [&HostEvent::AuthRequired(SignIn::Refused)]);
}

#[test]
fn a_token_given_before_the_old_one_is_refused_spends_no_renewal() {
    let mut desk = Desk::ready();
    desk.happen(Event::Provider(true));
    desk.press(Press::Next);
    let (old, _) = desk.sent();
    desk.happen(Event::Token(Credential::Held));
    desk.happen(Event::Answered(old, Verdict::Unauthorized));
    assert_eq!((desk.asked(), desk.sent_offset()), (None, 100));
    desk.refuse();
    assert_eq!(desk.asked(), Some(Reason::Expired));
}

#[test]
fn an_unusable_token_is_never_sent() {
    let mut desk = Desk::new();
    desk.happen(Event::Token(Credential::Unusable));
    desk.configure(1, 100, Some(0));
    assert!(desk.sends_nothing());
    assert_eq!(desk.told(), [&HostEvent::AuthRequired(SignIn::Refused)]);
}

#[test]
fn with_nothing_waiting_a_new_token_reloads_nothing() {
    let mut desk = Desk::ready();
    desk.happen(Event::Token(Credential::Held));
    assert_eq!(desk.effects, []);
}

#[test]
fn signing_out_takes_rows_and_token() {
    let mut desk = Desk::ready();
    desk.press(Press::SignOut);
    assert_eq!(desk.effects, [Effect::Abort, Effect::Rest, Effect::NoAlarm, Effect::ForgetToken]);
    assert_eq!(desk.session.screen().body, Body::SignedOut);
    assert_eq!(desk.session.shown(), None);
    desk.happen(Event::Token(Credential::Held));
    assert_eq!(desk.sent_offset(), 0);
}

#[test]
fn another_server_takes_the_rows_of_the_old_one_at_once() {
    let mut desk = Desk::ready();
    desk.press(Press::Next);
    let (late, _) = desk.sent();
    desk.configure(2, 100, None);
    assert_eq!(desk.session.shown(), None);
    assert_eq!(desk.effects[0], Effect::Abort);
    assert_eq!((desk.sent_offset(), desk.sent().1.target.server), (0, Uuid::from_u128(2)));
    desk.happen(Event::Answered(late, Verdict::Page(page(100, 100, Some(1234)))));
    assert_eq!(desk.session.shown(), None, "nothing of the old server under the new one");
}

#[test]
fn the_same_configuration_again_changes_nothing() {
    let mut desk = Desk::ready();
    desk.configure(1, 100, None);
    assert_eq!(desk.effects, []);
}

#[test]
fn an_invalid_configuration_is_an_error_that_sends_nothing() {
    let mut desk = Desk::ready();
    let setup = Setup::Invalid(ConfigError::ServerUid("x".into()));
    desk.happen(Event::Configured(Wish {
        setup,
        limit: 100,
        offset: None,
        refresh: 0,
        prefetch: false,
    }));
    assert!(desk.sends_nothing());
    assert_eq!(desk.state(), HostState::Error);
    assert_eq!(desk.session.shown(), None);
    let [HostEvent::Error { phase: Phase::Config, asked: None, .. }] = desk.told()[..] else {
        panic!("{:?}", desk.effects)
    };
}

#[test]
fn no_configuration_at_all_is_quiet() {
    let mut desk = Desk::ready();
    desk.happen(Event::Configured(Wish {
        setup: Setup::Nothing,
        limit: 100,
        offset: None,
        refresh: 0,
        prefetch: false,
    }));
    assert_eq!(desk.effects, [Effect::Abort, Effect::Rest, Effect::NoAlarm]);
    assert_eq!(desk.state(), HostState::Unconfigured);
}
