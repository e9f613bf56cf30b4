//! Whatever bytes come, from the server or the host page: no panic, and nothing claimed that is not
//! so. `cargo xtask fuzz` makes the same claims of inputs that it finds by itself.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "these are tests")]

mod claims;

use claims::asked;
use std::fs;
use tape_job_links::protocol::{Answer, Call, Item, Uid, Verdict, judge};

/// The fuzzer's own beginnings.
fn seeds(target: &str) -> Vec<Vec<u8>> {
    let folder = format!("{}/dev/fuzz/seeds/{target}", env!("CARGO_MANIFEST_DIR"));
    let mut files: Vec<_> = fs::read_dir(folder).unwrap().map(|it| it.unwrap().path()).collect();
    files.sort();
    files.iter().map(|file| fs::read(file).unwrap()).collect()
}

struct Dice(u64);

impl Dice {
    fn below(&mut self, end: usize) -> usize {
        self.0 =
            self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        usize::try_from(self.0 >> 33).unwrap() % end.max(1)
    }

    fn mutated(&mut self, seeds: &[Vec<u8>]) -> Vec<u8> {
        let mut bytes = seeds[self.below(seeds.len())].clone();
        for _ in 0..self.below(6) {
            let at = self.below(bytes.len() + 1);
            match self.below(6) {
                0 => bytes.truncate(at),
                1 => bytes.insert(at, b"{}[]\",:\\0u\x00\xff"[self.below(12)]),
                2 => {
                    let other = seeds[self.below(seeds.len())].iter().copied();
                    bytes.splice(at..at, other);
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

fn try_all(target: &str, claim: impl Fn(&[u8])) {
    let seeds = seeds(target);
    assert!(seeds.len() > 5, "{target} has seeds");
    for seed in &seeds {
        claim(seed);
    }
    let mut dice = Dice(1);
    for _ in 0..30_000 {
        claim(&dice.mutated(&seeds));
    }
}

#[test]
fn no_answer_is_beyond_judging() {
    try_all("answers", claims::of_an_answer);
}

#[test]
fn no_setting_is_beyond_reading() {
    try_all("settings", |bytes| claims::of_a_setting(&String::from_utf8_lossy(bytes)));
}

#[test]
fn seeds_reach_every_verdict() {
    let verdicts: Vec<_> = seeds("answers")
        .iter()
        .map(|seed| {
            let (answer, asked) = claims::written(seed);
            judge(&answer, &asked)
        })
        .collect();
    let reached = |is: fn(&Verdict) -> bool| verdicts.iter().any(is);
    assert!(reached(|it| matches!(it, Verdict::Page(_))));
    assert!(reached(|it| matches!(it, Verdict::Unauthorized)));
    assert!(reached(|it| matches!(it, Verdict::Accepted(_))));
    assert!(reached(|it| matches!(it, Verdict::Progress(_))));
    assert!(reached(|it| matches!(it, Verdict::Failed(failure) if failure.passes())));
    assert!(reached(|it| matches!(it, Verdict::Failed(failure) if !failure.retryable())));
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
