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
            let (painted, busy) = turn(bench, target, turns, run).await;
            bench.keep(&format!("turn.painted.{size}"), target, painted);
            bench.keep(&format!("turn.busy.{size}"), target, busy);
            let shift = bench.number("bench.shift").await;
            bench.keep("shift.turns", target, shift);
        }
    }
}

/// Milliseconds to the new rows, and of the main thread, for one turn.
pub async fn turn(bench: &Bench, target: &str, turns: u32, run: u32) -> (f64, f64) {
    bench.page.collect().await;
    let before = bench.count("TaskDuration").await;
    let times = bench.turn(target, turns, run).await;
    // What a turn leaves for later is its own, too.
    tokio::time::sleep(Duration::from_millis(100)).await;
    let busy = (bench.count("TaskDuration").await - before) * 1000.0;
    (median(times), busy / f64::from(turns))
}
