//! What must be so whatever comes: claims that the tests here and the fuzzer in `dev/fuzz` make of
//! the same inputs.

use tape_job_links::config::{self, Target, UrlParts};
use tape_job_links::names::{Directory, Links, Repositories, gaps, instant};
use tape_job_links::protocol::{
    Answer, Call, Identity, Item, List, Page, PageRequest, Verdict, judge, judge_jobs,
};
use tape_job_links::session::{Credential, Effect, Event, Millis, Session, Setup, Wish};
use tape_job_links::text::{About, Extra, Locale, Way, Words, details, row, scene};
use tape_job_links::token::{Given, Token};
use uuid::Uuid;

/// Numbers that a browser can count to end here.
const END: u64 = 1 << 53;
/// The longest `retryAfter` that is waited for, and a second for rounding.
const LONGEST_WAIT: Millis = 301_000;

struct Plain;

impl Locale for Plain {
    fn number(&self, number: u64) -> String {
        number.to_string()
    }

    fn time(&self, at: Millis) -> String {
        at.to_string()
    }

    fn words(&self) -> Words {
        Words::default()
    }
}

/// The call that an answer is to.
pub fn asked(call: Call) -> PageRequest {
    let target = Target { api_base: "https://vspc.example/api/v3".into(), server: Uuid::nil() };
    PageRequest { target, limit: 100, offset: 100, list: List::Links, call }
}

/// An answer written down: a line with its status, its call, its content type and its `Location`,
/// of which any may be missing, then its body.
pub fn written(input: &[u8]) -> (Answer, PageRequest) {
    let end = input.iter().position(|byte| *byte == b'\n').unwrap_or(input.len());
    let head = String::from_utf8_lossy(&input[..end]);
    let mut words = head.split(' ');
    let status = words.next().unwrap_or_default();
    let call = match words.next() {
        Some("action") => Call::Action(Uuid::nil()),
        Some("result") => Call::Result(Uuid::nil()),
        _ => Call::Pairs,
    };
    let answer = Answer {
        status: status.parse().unwrap_or(200),
        redirect: status == "redirect",
        content_type: words.next().unwrap_or_default().into(),
        location: words.next().unwrap_or_default().into(),
        body: input.get(end + 1..).unwrap_or_default().into(),
    };
    (answer, asked(call))
}

/// An answer is judged, shown and put into words, and nothing is claimed that is not so.
pub fn of_an_answer(input: &[u8]) {
    let (answer, asked) = written(input);
    let verdict = judge(&answer, &asked);
    match &verdict {
        Verdict::Page(page) => is_believable(page),
        Verdict::Failed(failure) => {
            assert!(!failure.passes() || failure.retryable(), "sent again, but no Retry");
            let at = "2026-01-01T00:00:00Z";
            let target = &asked.target;
            let about = About { target: Some(target), locale: &Plain, way: Way::Here };
            let text = details(failure, &asked, at, &about);
            assert!(text.contains("Bearer $TOKEN"), "{text}");
        }
        _ => {}
    }
    is_shown(verdict);
    are_jobs(&answer, &asked);
}

/// The same bytes, were they asked for as jobs.
fn are_jobs(answer: &Answer, asked: &PageRequest) {
    let asked = PageRequest { list: List::Jobs, ..asked.clone() };
    let Verdict::Page(page) = judge_jobs(answer, &asked) else { return };
    is_believable(&page);
    let mut directory = Directory::default();
    directory.add(&page.items);
    for job in directory.jobs() {
        if let Some(Identity::Uuid(_)) = job.instance.identity() {
            assert!(directory.find(&job.instance).is_some(), "a job that is not found");
        }
        let _time = job.last_run.as_deref().map(instant);
    }
    if let Verdict::Page(pairs) = judge(answer, &asked) {
        are_compared(&directory, &pairs);
    }
}

/// Every job is told once, whatever is taken for links and repositories.
fn are_compared(directory: &Directory, pairs: &Page) {
    let (mut links, mut repositories) = (Links::default(), Repositories::default());
    links.add(&pairs.items);
    repositories.add(&pairs.items);
    for repositories in [None, Some(&repositories)] {
        let found = gaps(directory, &links, repositories);
        let listed = [&found.backup_jobs, &found.tape_jobs, &found.others].map(Vec::len);
        let on_tape = found.processed + found.linking + found.by_repository + found.file_jobs;
        let told = listed.iter().sum::<usize>() as u64 + on_tape;
        assert_eq!(told, found.compared, "a job is lost");
        assert!(found.compared + found.unidentified <= directory.jobs().len() as u64);
    }
}

fn is_believable(page: &Page) {
    assert!(page.offset < END);
    if let Some(total) = page.total {
        assert!(total < END && (page.items.is_empty() || page.end() <= total));
    }
    for item in &page.items {
        let texts = match item {
            Item::Link(link) => {
                [link.job.spelt(), link.linked_job.spelt(), link.unique_job.spelt()]
            }
            Item::Job(job) => [job.name.as_deref(), job.kind.as_deref(), job.status.as_deref()],
            Item::Alien(text) => [Some(&**text), None, None],
        };
        for text in texts.into_iter().flatten() {
            assert!(text.chars().count() <= 161, "{text}");
        }
    }
}

/// Puts a verdict through the session and into words.
fn is_shown(verdict: Verdict) {
    let mut session = Session::default();
    let _settled = session.update(0, Event::Settled);
    let _held = session.update(0, Event::Token(Credential::Held));
    let setup = Setup::List(asked(Call::Pairs).target);
    let wish = Wish { setup, limit: 100, offset: Some(100), refresh: 0, prefetch: false };
    let sent =
        session.update(0, Event::Configured(wish)).into_iter().find_map(|effect| match effect {
            Effect::Send(id, _) => Some(id),
            _ => None,
        });
    for effect in session.update(1, Event::Answered(sent.unwrap(), verdict)) {
        if let Effect::Wake(_, after) = effect {
            assert!((1..=LONGEST_WAIT).contains(&after), "a wait of {after} ms");
        }
    }
    let target = asked(Call::Pairs).target;
    let about = About { target: Some(&target), locale: &Plain, way: Way::Here };
    let scene = scene(&session.screen(), &Extra::default(), &about);
    if let (Some(page), Some(pager)) = (session.shown(), &scene.pager) {
        let count = page.page.items.len();
        assert!((0..count).all(|at| row(page, at, false, Words::default()).is_some()));
        assert_eq!(row(page, count, false, Words::default()), None);
        assert!(!pager.range.contains('{'), "{}", pager.range);
    }
}

/// A setting, a part of the standalone page's fragment, a time or a token is read, or said to be unusable.
pub fn of_a_setting(text: &str) {
    if let Ok(Some(uid)) = config::server_uid(text) {
        let again = config::server_uid(&format!(" {{{uid:X}}} "));
        assert_eq!(again, Ok(Some(uid)));
    }
    assert!((1..=config::MAX_INT32).contains(&config::page_size(Some(text))));
    assert!(config::offset(Some(text)) <= config::MAX_INT32.into());
    assert!(config::refresh_interval(Some(text)) <= config::MAX_INT32);
    if let Some(time) = instant(text) {
        assert!((-62_200_000_000_000..=253_500_000_000_000).contains(&time), "{time}");
    }
    let (protocol, rest) = text.split_once(' ').unwrap_or((text, ""));
    let (origin, pathname) = rest.split_once(' ').unwrap_or((rest, ""));
    let [query, fragment, user_info] = ['?', '#', '@'].map(|mark| text.contains(mark));
    let [protocol, origin, pathname] = [protocol, origin, pathname].map(str::to_owned);
    let parts = UrlParts { protocol, origin, pathname, user_info, query, fragment };
    if let Ok(base) = config::api_base(&parts) {
        assert!(!base.ends_with('/') && base.starts_with(&parts.origin), "{base}");
    }
    if let Given::Token(token) = Token::read(text) {
        assert_eq!(format!("{token:?}"), "Token(redacted)");
        assert!(token.header().bytes().all(|byte| byte.is_ascii_graphic() || byte == b' '));
    }
}
