//! Measures the widget beside its peers, one browser and one server for all, and writes what it
//! found to `target/bench/samples.json`. `cargo xtask bench` makes the tables of it.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test by hand")]

mod bench;
mod latency;
mod loads;
mod memory;
mod scale;
mod turns;

use bench::Bench;
use serde_json::json;

/// How much is measured.
#[derive(Clone, Copy)]
pub struct Plan {
    rounds: usize,
    /// Page turns for the memory's sake.
    turns: u32,
}

impl Plan {
    fn read() -> Self {
        let mut plan = Self { rounds: 10, turns: 1_000 };
        let words: Vec<String> = std::env::args().skip(1).collect();
        let mut words = words.iter().map(String::as_str);
        while let Some(word) = words.next() {
            match word {
                "--quick" => plan = Self { rounds: 2, turns: 200 },
                "--rounds" => {
                    let rounds = words.next().and_then(|word| word.parse().ok());
                    plan.rounds = rounds.filter(|rounds| *rounds > 0).expect("--rounds N");
                }
                other => panic!("bench does not know {other}: --rounds N, --quick"),
            }
        }
        plan
    }
}

#[tokio::main]
async fn main() {
    e2e::unwatched();
    let plan = Plan::read();
    let mut bench = Bench::start().await;
    for round in 0..plan.rounds {
        bench.begin(round);
        println!("round {} of {}", round + 1, plan.rounds);
        loads::measure(&mut bench).await;
        turns::measure(&mut bench).await;
        latency::measure(&mut bench).await;
        scale::measure(&mut bench).await;
    }
    memory::measure(&mut bench, plan.turns).await;
    bench.write(json!({ "rounds": plan.rounds, "turns": plan.turns })).await;
}
