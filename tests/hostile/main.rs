//! Whatever bytes come, from the server or the host page: no panic, and nothing claimed that is not
//! so.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "these are tests")]

use tape_job_links::config::{self, Target};
use tape_job_links::protocol::{Answer, Call, Item, Page, PairRequest, Uid, Verdict, judge};
use tape_job_links::session::{Credential, Effect, Event, Millis, Session, Setup, Wish};
use tape_job_links::text::{About, Locale, Way, rows, scene};
use tape_job_links::token::{Given, Token};
use uuid::Uuid;

const SEEDS: &[&str] = &[
    r#"{"meta":{"pagingInfo":{"total":2,"count":2,"offset":0}},"data":[{"jobUid":"acb055db-87ad-41ca-a522-d4a01b4c119b","linkedJobUid":"041fe885-8575-49f8-b17b-b81dffadd9be"},{"uniqueJobUid":null}]}"#,
    r#"{"meta":null,"data":[7,null,"x",[],{}],"errors":[{"message":"a\r\nb","type":"logical","code":7,"parameterName":"limit","retryAfter":30}]}"#,
    r#"{"data":{"status":"running"}}"#,
    r#"[{"\u006aobUid":"\ud83d\ude00\ud800"}]"#,
    "<!doctype html><title>Sign in</title>",
    r#"{"meta":{"pagingInfo":{"total":1e300,"count":-5,"skip":"x"}},"data":[]}"#,
    "",
];

struct Dice(u64);

impl Dice {
    fn below(&mut self, end: usize) -> usize {
        self.0 =
            self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        usize::try_from(self.0 >> 33).unwrap() % end.max(1)
    }

    fn mutated(&mut self) -> Vec<u8> {
        let mut bytes = SEEDS[self.below(SEEDS.len())].as_bytes().to_vec();
        for _ in 0..self.below(6) {
            let at = self.below(bytes.len() + 1);
            match self.below(6) {
                0 => bytes.truncate(at),
                1 => bytes.insert(at, b"{}[]\",:\\0u\x00\xff"[self.below(12)]),
                2 => {
                    let other = SEEDS[self.below(SEEDS.len())].as_bytes();
                    bytes.splice(at..at, other.iter().copied());
                }
                3 => {
                    let piece = bytes[at..].to_vec();
                    bytes.extend(piece);
                }
                4 if at < bytes.len() => bytes[at] ^= 1 << self.below(8),
                _ => {
                    let nested = b"[{\"".repeat(self.below(40));
                    bytes.splice(at..at, nested);
                }
            }
        }
        bytes
    }
}

struct Plain;

impl Locale for Plain {
    fn number(&self, number: u64) -> String {
        number.to_string()
    }

    fn time(&self, at: Millis) -> String {
        at.to_string()
    }
}

fn asked(call: Call) -> PairRequest {
    let target = Target { api_base: "https://vspc.example/api/v3".into(), server: Uuid::nil() };
    PairRequest { target, limit: 100, offset: 100, call }
}

fn is_believable(page: &Page) {
    const MAX: u64 = 1 << 53;
    assert!(page.offset < MAX);
    if let Some(total) = page.total {
        assert!(total < MAX && (page.items.is_empty() || page.end() <= total));
    }
    for item in &page.items {
        let texts = match item {
            Item::Link(link) => {
                [link.job.spelt(), link.linked_job.spelt(), link.unique_job.spelt()]
            }
            Item::Alien(text) => [Some(&**text), None, None],
        };
        for text in texts.into_iter().flatten() {
            assert!(text.chars().count() <= 161, "{text}");
        }
    }
}

/// Puts a verdict through the session and into words.
fn shown(verdict: Verdict) {
    let mut session = Session::default();
    let _settled = session.update(0, Event::Settled);
    let _held = session.update(0, Event::Token(Credential::Held));
    let setup = Setup::List(asked(Call::Pairs).target);
    let wish = Wish { setup, limit: 100, offset: Some(100), refresh: 0 };
    let sent =
        session.update(0, Event::Configured(wish)).into_iter().find_map(|effect| match effect {
            Effect::Send(id, _) => Some(id),
            _ => None,
        });
    let _done = session.update(1, Event::Answered(sent.unwrap(), verdict));
    let target = asked(Call::Pairs).target;
    let about = About { target: Some(&target), locale: &Plain, way: Way::Here };
    let scene = scene(&session.screen(), None, &about);
    if let (Some(page), Some(pager)) = (session.shown(), &scene.pager) {
        assert_eq!(rows(page).len() as u64, page.page.count());
        assert!(!pager.range.contains('{'), "{}", pager.range);
    }
}

#[test]
fn no_answer_is_beyond_judging() {
    let mut dice = Dice(1);
    let plain = SEEDS.iter().map(|seed| seed.as_bytes().to_vec());
    let mut bodies: Vec<_> = plain.collect();
    bodies.resize_with(30_000, || dice.mutated());
    for body in bodies {
        let answer = Answer {
            status: [200, 200, 200, 202, 400, 401, 404, 429, 503, 520, 0, 65535][dice.below(12)],
            redirect: dice.below(40) == 0,
            content_type: ["application/json", "text/html", ""][dice.below(3)].into(),
            location: String::from_utf8_lossy(&dice.mutated()).into_owned(),
            body,
        };
        let call =
            [Call::Pairs, Call::Action(Uuid::nil()), Call::Result(Uuid::nil())][dice.below(3)];
        let verdict = judge(&answer, &asked(call));
        if let Verdict::Page(page) = &verdict {
            is_believable(page);
        }
        shown(verdict);
    }
}

#[test]
fn no_setting_is_beyond_reading() {
    let mut dice = Dice(2);
    for _ in 0..30_000 {
        let bytes = dice.mutated();
        let text = String::from_utf8_lossy(&bytes);
        let _uid = config::server_uid(&text);
        assert!(config::page_size(Some(&text)) >= 1);
        assert!(config::offset(Some(&text)) <= config::MAX_INT32.into());
        assert!(config::refresh_interval(Some(&text)) <= config::MAX_INT32);
        if let Given::Token(token) = Token::read(&text) {
            assert_eq!(format!("{token:?}"), "Token(redacted)");
            assert!(token.header().bytes().all(|byte| byte.is_ascii_graphic() || byte == b' '));
        }
    }
}

/// Eight times the input may not take much more than eight times the time: a factor of 64 would.
#[test]
fn no_input_takes_more_than_linear_time() {
    let shapes: [fn(usize) -> String; 6] = [
        |n| format!(r#"{{"data":[{}{}]}}"#, "[".repeat(n), "]".repeat(n)),
        |n| format!(r#"{{"data":[{{"jobUid":"{}"}}]}}"#, "\\u0041".repeat(n)),
        |n| format!(r#"{{"data":[{{{}"x":1}}]}}"#, r#""a":1,"#.repeat(n)),
        |n| format!(r#"{{"data":[{}7]}}"#, "7,".repeat(n)),
        |n| format!(r#"{{"errors":[{}{{}}]}}"#, "{},".repeat(n)),
        |n| format!("{}{{}}{}", " ".repeat(n), "\n".repeat(n)),
    ];
    for (number, shape) in shapes.iter().enumerate() {
        let best = |size: usize| {
            let answer = Answer { status: 200, body: shape(size).into(), ..Answer::default() };
            let run = |_| {
                let start = std::time::Instant::now();
                let _verdict = judge(&answer, &asked(Call::Pairs));
                start.elapsed()
            };
            (0..5).map(run).min().unwrap()
        };
        let (small, large) = (best(40_000), best(320_000));
        assert!(large < small * 32, "shape {number}: {small:?}, then {large:?}");
    }
}

#[test]
fn a_uid_is_known_or_said_to_be_odd() {
    let body =
        br#"{"data":[{"jobUid":"ACB055DB-87AD-61CA-A522-D4A01B4C119B","linkedJobUid":"-"}]}"#;
    let answer = Answer { status: 200, body: body.to_vec(), ..Answer::default() };
    let Verdict::Page(page) = judge(&answer, &asked(Call::Pairs)) else { panic!("a page") };
    let Item::Link(link) = &page.items[0] else { panic!("a link") };
    assert!(matches!(link.job, Uid::Known { .. }) && matches!(link.linked_job, Uid::Odd(_)));
}
