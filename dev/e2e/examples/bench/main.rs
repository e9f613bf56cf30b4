//! Measures the widget beside its peers, one browser and one server for all, and writes what it
//! found to `target/bench/samples.json`. `cargo xtask bench` makes the tables of it.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test by hand")]

mod bench;
mod latency;
mod loads;
mod memory;
mod scale;
mod turns;

use bench::{Bench, TARGETS};
use serde_json::json;

/// How much is measured.
pub struct Plan {
    rounds: usize,
    /// Page turns for the memory's sake.
    turns: u32,
    /// Targets and kinds of figures; empty for all.
    only: Vec<String>,
}

impl Plan {
    fn read() -> Self {
        let mut plan = Self { rounds: 10, turns: 1_000, only: Vec::new() };
        let words: Vec<String> = std::env::args().skip(1).collect();
        let mut words = words.iter().map(String::as_str);
        while let Some(word) = words.next() {
            match word {
                "--quick" => (plan.rounds, plan.turns) = (2, 200),
                "--rounds" => {
                    let rounds = words.next().and_then(|word| word.parse().ok());
                    plan.rounds = rounds.filter(|rounds| *rounds > 0).expect("--rounds N");
                }
                "--only" => {
                    let only = words.next().expect("--only turns,hand,widget");
                    plan.only = only.split(',').map(str::to_owned).collect();
                }
                other => panic!("bench does not know {other}: --rounds N, --quick, --only …"),
            }
        }
        plan
    }

    /// Whether `name`, one of `all`, is to be measured: any is where none of them is named.
    fn wants(&self, name: &str, all: &[&str]) -> bool {
        let is_named = |name: &str| self.only.iter().any(|only| only == name);
        is_named(name) || !all.iter().any(|name| is_named(name))
    }
}

const KINDS: [&str; 5] = ["loads", "turns", "latency", "scale", "memory"];

#[tokio::main]
async fn main() {
    e2e::unwatched();
    let plan = Plan::read();
    let targets = TARGETS.into_iter().filter(|target| plan.wants(target, &TARGETS)).collect();
    let mut bench = Bench::start(targets).await;
    for round in 0..plan.rounds {
        bench.begin(round);
        println!("round {} of {}", round + 1, plan.rounds);
        if plan.wants("loads", &KINDS) {
            loads::measure(&mut bench).await;
        }
        if plan.wants("turns", &KINDS) {
            turns::measure(&mut bench).await;
        }
        if plan.wants("latency", &KINDS) {
            latency::measure(&mut bench).await;
        }
        if plan.wants("scale", &KINDS) {
            scale::measure(&mut bench).await;
        }
    }
    if plan.wants("memory", &KINDS) {
        memory::measure(&mut bench, plan.turns).await;
    }
    bench.write(json!({ "rounds": plan.rounds, "turns": plan.turns })).await;
}
