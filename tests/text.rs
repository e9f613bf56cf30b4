//! What a person reads in each state, word for word.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "these are tests")]

use tape_job_links::config::{ConfigError, Target};
use tape_job_links::protocol::{
    Call, Failure, Garbled, Item, JobLink, Kind, List, Page, PageRequest, Remark, ServerError, Uid,
    Verdict,
};
use tape_job_links::session::{
    Credential, Effect, Event, HostState, Millis, Press, Session, Setup, Waiting, Wish,
};
use tape_job_links::text::{
    About, BodyText, CellKind, Extra, Locale, Scene, Way, Words, details, explain, row, scene,
    waiting,
};
use uuid::Uuid;

const TIME: Millis = 52_325_000;

/// Numbers grouped by points, as nobody hard-codes them; times as seconds.
struct Plain;

impl Locale for Plain {
    fn number(&self, number: u64) -> String {
        match number {
            0..1000 => number.to_string(),
            _ => format!("{}.{:03}", number / 1000, number % 1000),
        }
    }

    fn time(&self, at: Millis) -> String {
        format!("{}s", at / 1000)
    }

    fn words(&self) -> Words {
        Words::default()
    }
}

fn target() -> Target {
    let server = Uuid::try_parse("0a106d53-ac5b-441c-a5e8-124d53f8f8d9").unwrap();
    Target { api_base: "https://vspc.example:1280/api/v3".into(), server }
}

fn about(target: &Target, way: Way) -> About<'_> {
    About { target: Some(target), locale: &Plain, way }
}

fn loading() -> (Session, Vec<Effect>) {
    let mut session = Session::default();
    let _settled = session.update(TIME, Event::Settled);
    let _held = session.update(TIME, Event::Token(Credential::Held));
    let setup = Setup::List(target());
    let wish = Wish { setup, limit: 100, offset: Some(0), refresh: 0, prefetch: false };
    let effects = session.update(TIME, Event::Configured(wish));
    (session, effects)
}

fn answered((mut session, effects): (Session, Vec<Effect>), verdict: Verdict) -> Session {
    let sent = effects.iter().find_map(|effect| match effect {
        Effect::Send(id, _) => Some(*id),
        _ => None,
    });
    let _told = session.update(TIME, Event::Answered(sent.unwrap(), verdict));
    session
}

fn page(count: usize, offset: u64, total: Option<u64>) -> Page {
    let items = vec![Item::Link(JobLink::default()); count];
    Page { items, offset, total, remarks: Vec::new() }
}

fn ready(page: Page) -> Session {
    answered(loading(), Verdict::Page(page))
}

fn failed_next(kind: Kind, status: Option<u16>) -> Session {
    failed_next_with(kind, status, Vec::new())
}

fn failed_next_with(kind: Kind, status: Option<u16>, errors: Vec<ServerError>) -> Session {
    let mut session = ready(page(100, 0, Some(1234)));
    let effects = session.update(TIME, Event::Pressed(Press::Next));
    let failure = Failure { kind, status, errors };
    answered((session, effects), Verdict::Failed(failure))
}

fn words(session: &Session) -> Scene {
    scene(&session.screen(), &Extra::default(), &about(&target(), Way::Elsewhere))
}

fn why(kind: Kind, status: Option<u16>, errors: Vec<ServerError>) -> (String, String) {
    explain(&Failure { kind, status, errors }, &about(&target(), Way::Elsewhere))
}

#[test]
fn a_first_load_is_quiet() {
    let (session, _) = loading();
    let scene = words(&session);
    assert_eq!(scene.state, HostState::Loading);
    assert_eq!(scene.body, BodyText::Skeleton(10));
    assert_eq!((scene.busy, scene.status.text.as_str()), (true, ""));
    assert_eq!(scene.pager, None);
}

#[test]
fn rows_have_a_range_and_are_announced() {
    let scene = words(&ready(page(100, 0, Some(1234))));
    let pager = scene.pager.unwrap();
    assert_eq!(pager.label, "Pages of Tape job links");
    assert_eq!(pager.range, "1–100 of 1.234");
    assert_eq!(scene.status.text, "Rows 1 to 100 of 1.234");
    assert_eq!(scene.row_count, "1235");
}

#[test]
fn paper_says_whose_links_these_are_and_when_they_came() {
    let ready = words(&ready(page(100, 0, Some(1234))));
    let server = "Backup server 0a106d53-ac5b-441c-a5e8-124d53f8f8d9";
    assert_eq!(ready.paper, format!("{server} · Updated 52325s"));
    assert_eq!(words(&loading().0).paper, server);
    let about = About { target: None, locale: &Plain, way: Way::default() };
    let unconfigured = scene(&Session::default().screen(), &Extra::default(), &about);
    assert_eq!(unconfigured.paper, "");
}

/// One that takes long to write its first time of day.
struct Slow;

impl Locale for Slow {
    fn number(&self, number: u64) -> String {
        Plain.number(number)
    }

    fn time(&self, at: Millis) -> String {
        Plain.time(at)
    }

    fn tells_time(&self) -> bool {
        false
    }

    fn words(&self) -> Words {
        Plain.words()
    }
}

#[test]
fn rows_do_not_wait_for_the_time_they_came_but_a_refresh_says_it() {
    let target = target();
    let about = About { target: Some(&target), locale: &Slow, way: Way::default() };
    let words = |session: &Session| scene(&session.screen(), &Extra::default(), &about);
    let mut session = ready(page(100, 0, Some(1234)));
    let first = words(&session);
    assert_eq!(first.status.text, "Rows 1 to 100 of 1.234");
    assert!(first.keeps_place && first.as_of.starts_with("Updated 00"), "its place, unseen");
    assert_eq!(first.paper, "Backup server 0a106d53-ac5b-441c-a5e8-124d53f8f8d9");
    let effects = session.update(TIME, Event::Pressed(Press::Refresh));
    let session = answered((session, effects), Verdict::Page(page(100, 0, Some(1234))));
    assert_eq!(words(&session).status.text, "Updated 52325s");
}

#[test]
fn a_single_row_is_a_plain_number() {
    let scene = words(&ready(page(1, 0, Some(1))));
    assert_eq!(scene.pager.unwrap().range, "1 of 1");
    assert_eq!(scene.status.text, "Row 1 of 1");
}

#[test]
fn without_a_total_nothing_is_claimed_of_it() {
    let remarks = vec![Remark::NoTotal];
    let scene = words(&ready(Page { remarks, ..page(5, 0, None) }));
    let pager = scene.pager.unwrap();
    assert_eq!((pager.range.as_str(), pager.knows_last), ("1–5", false));
    assert_eq!(scene.row_count, "-1");
    assert_eq!(scene.status.text, "Rows 1 to 5");
    assert_eq!(scene.notes, ["The server does not say how many links there are."]);
}

#[test]
fn empty_says_so() {
    let scene = words(&ready(page(0, 0, Some(0))));
    let BodyText::Message(title, _) = scene.body else { panic!("{:?}", scene.body) };
    assert_eq!(title, "No backup-to-tape job on this server has a linked job.");
    assert_eq!(scene.status.text, title);
    assert_eq!(scene.pager, None);
}

#[test]
fn a_failure_with_rows_names_both_ranges_and_the_time() {
    let errors = vec![ServerError { kind: Some("logical".into()), ..ServerError::default() }];
    let scene = words(&failed_next_with(Kind::Server, Some(503), errors));
    let alert = scene.alert.unwrap();
    assert_eq!(
        alert.what,
        "Could not load rows 101–200: the server reported an error (503). Still showing 1–100 from 52325s."
    );
    assert_eq!((alert.retry, alert.details), (None, Some("Copy details")));
    assert_eq!(scene.pager.unwrap().range, "1–100 of 1.234");
}

#[test]
fn a_failure_without_rows_claims_none() {
    let failure = Failure::unanswered(Kind::Timeout);
    let scene = words(&answered(loading(), Verdict::Failed(failure)));
    let alert = scene.alert.unwrap();
    assert_eq!(alert.what, "Could not load links: no answer within 30 seconds.");
    assert_eq!(scene.body, BodyText::Alert);
}

#[test]
fn what_sending_again_cannot_help_has_no_retry() {
    for kind in [Kind::Forbidden, Kind::UnknownServer, Kind::BadRequest] {
        let scene = words(&failed_next(kind.clone(), Some(400)));
        assert_eq!(scene.alert.unwrap().retry, None, "{kind:?}");
    }
}

#[test]
fn a_refused_token_with_rows_offers_more_after_signing_in() {
    let mut session = ready(page(100, 0, Some(1234)));
    let effects = session.update(TIME, Event::Pressed(Press::Next));
    let alert = words(&answered((session, effects), Verdict::Unauthorized)).alert.unwrap();
    assert_eq!(alert.what, "Sign in again to load more. Still showing 1–100 from 52325s.");
    assert_eq!(alert.retry, None);
}

#[test]
fn a_bad_server_uid_is_named() {
    let mut session = Session::default();
    let setup = Setup::Invalid(ConfigError::ServerUid("server 1".into()));
    let _told = session.update(
        TIME,
        Event::Configured(Wish { setup, limit: 100, offset: None, refresh: 0, prefetch: false }),
    );
    let alert = words(&session).alert.unwrap();
    assert_eq!(alert.what, "“server 1” is not a server UID.");
}

#[test]
fn each_config_error_is_a_sentence_of_its_own() {
    let errors = [
        ConfigError::ApiBase,
        ConfigError::ApiScheme,
        ConfigError::ApiUserInfo,
        ConfigError::ApiQuery,
        ConfigError::ApiFragment,
    ];
    let mut told = Vec::new();
    for error in errors {
        let mut session = Session::default();
        let setup = Setup::Invalid(error);
        let wish = Wish { setup, limit: 100, offset: None, refresh: 0, prefetch: false };
        let _told = session.update(TIME, Event::Configured(wish));
        let alert = words(&session).alert.unwrap();
        assert!(alert.what.starts_with("The API address"), "{}", alert.what);
        assert!(alert.next.contains("https://"), "{}", alert.next);
        told.push(alert.what);
    }
    told.dedup();
    assert_eq!(told.len(), 5);
}

#[test]
fn a_400_names_the_parameter_and_one_about_limit_offers_500() {
    let about = |name: &str| ServerError { parameter: Some(name.into()), ..ServerError::default() };
    let (what, next) = why(Kind::BadRequest, Some(400), vec![about("limit")]);
    assert_eq!(what, "the server does not accept the value of limit (400)");
    assert!(next.contains("500 rows per page"), "{next}");
    let (what, next) = why(Kind::BadRequest, Some(400), vec![about("backupServerUid")]);
    assert_eq!(what, "the server does not accept the value of backupServerUid (400)");
    assert!(!next.contains("500"), "{next}");
}

#[test]
fn a_403_names_the_roles_and_a_404_the_uid() {
    let (_, next) = why(Kind::Forbidden, Some(403), vec![]);
    for role in [
        "Portal Administrator",
        "Service Provider Global Administrator",
        "Service Provider Administrator",
        "Company Owner",
        "Company Administrator",
    ] {
        assert!(next.contains(role), "{role}");
    }
    let (what, _) = why(Kind::UnknownServer, Some(404), vec![]);
    assert!(what.contains("0a106d53-ac5b-441c-a5e8-124d53f8f8d9"), "{what}");
}

#[test]
fn unreachable_names_the_three_causes() {
    let (what, next) = why(Kind::Unreachable, None, vec![]);
    assert_eq!(what, "the browser got no answer from https://vspc.example:1280");
    for cause in ["Name:", "Certificate:", "CORS:"] {
        assert!(next.contains(cause), "{cause}");
    }
}

#[test]
fn unreachable_names_only_what_can_be() {
    let failure = Failure::unanswered(Kind::Unreachable);
    let next = |way| explain(&failure, &about(&target(), way)).1;
    assert!(next(Way::Here).contains("CORS is not the cause"));
    assert!(!next(Way::ElsewherePlain).contains("Certificate:"));
    assert!(next(Way::Mixed).contains("Use the https address"));
}

#[test]
fn a_retry_is_counted_down_in_words() {
    let session = failed_next(Kind::Proxy, Some(503));
    let scene = words(&session);
    assert_eq!(scene.alert, None, "the alert waits until retries are used up");
    let waiting = scene.waiting.unwrap();
    assert_eq!(waiting, "The server answered 503. Trying again in 2 s (1 of 3).");
    assert_eq!(scene.status.text, "That failed. Trying again");
}

#[test]
fn a_retry_under_way_is_counted_in_words() {
    let words = waiting(Waiting::Again(2), &about(&target(), Way::Elsewhere));
    assert_eq!(words, "Trying again (2 of 3)");
}

#[test]
fn offline_is_said_in_a_word() {
    let mut session = ready(page(100, 0, Some(1234)));
    let _gone = session.update(TIME, Event::Online(false));
    let _told = session.update(TIME, Event::Pressed(Press::Next));
    let alert = words(&session).alert.unwrap();
    assert_eq!(alert.what, "Offline. Showing 1–100 from 52325s.");
}

#[test]
fn a_changed_total_is_told_with_a_way_to_start_again() {
    let mut session = ready(page(100, 0, Some(1234)));
    let effects = session.update(TIME, Event::Pressed(Press::Next));
    let session = answered((session, effects), Verdict::Page(page(100, 100, Some(1236))));
    let (text, button) = words(&session).drift.unwrap();
    assert_eq!(
        text,
        "The list changed while you were paging (1.234, now 1.236): rows may repeat or be missing."
    );
    assert_eq!(button, "Start again");
}

#[test]
fn a_total_that_changed_back_is_told_without_numbers() {
    let mut session = ready(page(100, 0, Some(1234)));
    for (offset, total) in [(100, 1236), (200, 1234)] {
        let effects = session.update(TIME, Event::Pressed(Press::Next));
        session = answered((session, effects), Verdict::Page(page(100, offset, Some(total))));
    }
    let (text, _) = words(&session).drift.unwrap();
    let expected = "The list changed while you were paging: rows may repeat or be missing.";
    assert_eq!(text, expected);
}

#[test]
fn details_have_all_but_the_token() {
    let error = ServerError {
        message: Some("Disk full.".into()),
        kind: Some("unspecified".into()),
        ..ServerError::default()
    };
    let failure = Failure { kind: Kind::Server, status: Some(520), errors: vec![error] };
    let request = PageRequest {
        target: target(),
        limit: 100,
        offset: 200,
        list: List::Links,
        call: Call::Pairs,
    };
    let text =
        details(&failure, &request, "2026-11-24T12:00:00.000Z", &about(&target(), Way::Here));
    assert_eq!(
        text,
        "Tape job links: the server reported an error (520)\n\
         Code: server\n\
         Time: 2026-11-24T12:00:00.000Z\n\
         URL: https://vspc.example:1280/api/v3/infrastructure/backupServers/0a106d53-ac5b-441c-a5e8-124d53f8f8d9/jobs/backupTapeJobs/jobObjects?limit=100&offset=200\n\
         Status: 520\n\
         Message: Disk full.\n\
         Type: unspecified\n\
         curl -sS -i -H \"Accept: application/json\" -H \"Authorization: Bearer $TOKEN\" 'https://vspc.example:1280/api/v3/infrastructure/backupServers/0a106d53-ac5b-441c-a5e8-124d53f8f8d9/jobs/backupTapeJobs/jobObjects?limit=100&offset=200'\n"
    );
}

#[test]
fn no_address_ends_the_word_that_it_stands_in() {
    let api_base = "https://vspc.example/it's/$(here)".into();
    let target = Target { api_base, ..target() };
    let request = PageRequest { target, limit: 1, offset: 0, list: List::Links, call: Call::Pairs };
    let failure = Failure { kind: Kind::Server, status: Some(520), errors: vec![] };
    let text = details(&failure, &request, "", &about(&request.target, Way::Here));
    let command = text.lines().last().unwrap();
    assert_eq!(command.matches('\'').count(), 2, "{command}");
    assert!(command.contains("it%27s"), "{command}");
}

#[test]
fn throttling_says_how_long() {
    let error = ServerError { retry_after: Some(30), ..ServerError::default() };
    let (_, next) = why(Kind::Throttled, Some(429), vec![error]);
    assert_eq!(next, "Wait 30 seconds, then press Retry.");
    let error = ServerError { retry_after: Some(0), ..ServerError::default() };
    let (_, next) = why(Kind::Throttled, Some(429), vec![error]);
    assert_eq!(next, "Wait a minute, then press Retry.", "nobody can wait 0 seconds");
}

#[test]
fn no_two_failures_read_the_same_and_every_one_says_what_to_do() {
    let mut kinds = vec![
        Kind::Offline,
        Kind::Unreachable,
        Kind::Timeout,
        Kind::Redirected,
        Kind::BadRequest,
        Kind::Forbidden,
        Kind::UnknownServer,
        Kind::UnknownAddress,
        Kind::Throttled,
        Kind::Server,
        Kind::Proxy,
        Kind::Preparing,
        Kind::TooLarge(8 << 20),
    ];
    kinds.extend(
        [
            Garbled::WebPage,
            Garbled::NotJson,
            Garbled::Alien,
            Garbled::NoData,
            Garbled::NoRows,
            Garbled::Status,
        ]
        .map(Kind::Garbled),
    );
    let mut all: Vec<_> = kinds.into_iter().map(|kind| why(kind, Some(520), vec![])).collect();
    for (what, next) in &all {
        assert!(!what.contains('{') && !next.contains('{'), "{what} {next}");
        assert!(next.ends_with('.'), "{next}");
    }
    let count = all.len();
    all.sort();
    all.dedup_by(|a, b| a.0 == b.0);
    assert_eq!(all.len(), count);
}

#[test]
fn the_servers_own_words_are_quoted() {
    let message = |text: &str| ServerError { message: Some(text.into()), ..ServerError::default() };
    let errors = vec![message("Disk full."), ServerError::default(), message("Go away.")];
    let failure = Failure { kind: Kind::BadRequest, status: Some(409), errors };
    let alert = words(&answered(loading(), Verdict::Failed(failure))).alert.unwrap();
    assert_eq!(alert.server, "The server says: “Disk full.” “Go away.”");
}

#[test]
fn cells_show_what_came_and_what_is_odd_about_it() {
    let link = JobLink { job: Uid::Odd("<b>".into()), ..JobLink::default() };
    let items = vec![Item::Link(link), Item::Alien("7".into())];
    let page = Page { items, offset: 10, total: Some(12), remarks: Vec::new() };
    let session = ready(page);
    let row = |at| row(session.shown().unwrap(), at, false, Words::default());
    let rows = [row(0).unwrap(), row(1).unwrap()];
    assert_eq!(row(2), None);
    assert_eq!((rows[0].index, rows[1].index), (12, 13), "the header is row 1");
    assert_eq!((&*rows[0].job.text, rows[0].job.mark), ("<b>", "not a UUID"));
    assert_eq!(
        (&*rows[0].linked_job.text, rows[0].linked_job.kind),
        ("not set", CellKind::Missing)
    );
    assert_eq!((&*rows[1].job.text, rows[1].job.mark), ("7", "not a job link"));
}

#[test]
fn what_is_off_with_a_page_is_told() {
    let error =
        ServerError { message: Some("One agent is away.".into()), ..ServerError::default() };
    let remarks = vec![
        Remark::Partial(vec![error]),
        Remark::Partial(vec![]),
        Remark::AlienItems(2),
        Remark::CountDiffers { said: 5, came: 4 },
        Remark::OffsetDiffers { asked: 1000 },
    ];
    let notes = words(&ready(Page { remarks, ..page(4, 0, Some(9)) })).notes;
    assert_eq!(
        notes,
        [
            "The server reported a problem beside these rows: One agent is away.",
            "The server reported a problem beside these rows, without saying which.",
            "Items that are not job links: 2. They are shown as they came.",
            "The server says that it sent 5 rows, but 4 came.",
            "Row 1.001 was asked for, but the server answered from row 1.",
        ]
    );
}

#[test]
fn a_page_size_outside_the_list_joins_it() {
    let mut session = Session::new(100, 0);
    let setup = Setup::List(target());
    let _sent = session.update(
        TIME,
        Event::Configured(Wish { setup, limit: 70, offset: None, refresh: 0, prefetch: false }),
    );
    let sizes: Vec<u32> = words(&session).page_sizes.iter().map(|(size, _)| *size).collect();
    assert_eq!(sizes, [25, 50, 70, 100, 250, 500]);
}

#[test]
fn equal_words_twice_are_told_apart() {
    let mut session = ready(page(100, 0, Some(1234)));
    let first = words(&session).status;
    for _ in 0..2 {
        let effects = session.update(TIME, Event::Pressed(Press::Refresh));
        session = answered((session, effects), Verdict::Page(page(100, 0, Some(1234))));
    }
    let last = words(&session).status;
    assert_eq!(last.text, "Updated 52325s");
    assert_ne!(first.serial, last.serial);
}
