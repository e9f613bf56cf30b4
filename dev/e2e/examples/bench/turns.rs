//! Page turns: from the click to the new rows on the screen, and what the main thread does for it.

use crate::bench::{Bench, median};
use standin::sentinel;
use std::time::Duration;

/// Rows a page, the server, turns, and how many go on before as many go back.
const PAGES: [(u32, &str, u32, u32); 3] = [
    (100, sentinel::MILLION, 12, 4),
    (500, sentinel::MILLION, 8, 4),
    (10_000, sentinel::LARGE_PAGES, 4, 1),
];

pub async fn measure(bench: &mut Bench) {
    for (size, server, turns, run) in PAGES {
        for target in bench.targets() {
            bench.open(target, server, size).await;
            // Once there and back: what is compiled when it is first used is compiled.
            bench.turn(target, run * 2, run).await;
            let Turn { painted, parts } = turn(bench, target, turns, run).await;
            bench.keep(&format!("turn.painted.{size}"), target, painted);
            for (part, spent) in PARTS.iter().zip(parts) {
                bench.keep(&format!("turn.{}.{size}", part.0), target, spent);
            }
            let shift = bench.number("bench.shift").await;
            bench.keep("shift.turns", target, shift);
        }
    }
}

/// The main thread's time, whole and in parts, and what the browser calls them.
const PARTS: [(&str, &str); 4] = [
    ("busy", "TaskDuration"),
    ("script", "ScriptDuration"),
    ("style", "RecalcStyleDuration"),
    ("layout", "LayoutDuration"),
];

/// One page turn, in milliseconds.
pub struct Turn {
    pub painted: f64,
    /// As in `PARTS`.
    pub parts: [f64; PARTS.len()],
}

pub async fn turn(bench: &Bench, target: &str, turns: u32, run: u32) -> Turn {
    let names = PARTS.map(|part| part.1);
    bench.page.collect().await;
    let before = bench.counts(names).await;
    let times = bench.turn(target, turns, run).await;
    // What a turn leaves for later is its own, too.
    tokio::time::sleep(Duration::from_millis(100)).await;
    let mut parts = bench.counts(names).await;
    for (after, before) in parts.iter_mut().zip(before) {
        *after = (*after - before) * 1000.0 / f64::from(turns);
    }
    Turn { painted: median(times), parts }
}
