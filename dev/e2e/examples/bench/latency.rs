//! How long a reader waits for an answer to a click, by the browser's own event timing.

use crate::bench::Bench;
use standin::sentinel;
use std::time::Instant;

/// Turns of 500 rows, on a processor four times as slow.
const TURNS: u32 = 6;
/// Milliseconds of clicking while one page comes.
const LONGEST: f64 = 10_000.0;

pub async fn measure(bench: &mut Bench) {
    for target in bench.targets() {
        let slowest = of_turns(bench, target).await;
        bench.keep("latency.500.slow", target, slowest);
        let slowest = while_a_page_comes(bench, target).await;
        bench.keep("latency.10000", target, slowest);
    }
}

/// The slowest click on Next or Previous.
async fn of_turns(bench: &Bench, target: &str) -> f64 {
    bench.open(target, sentinel::MILLION, 500).await;
    bench.turn(target, 2, 1).await;
    bench.slow_down(4).await;
    for turn in 0..TURNS {
        let place = bench.page.value(&format!("bench.place({})", turn % 2)).await;
        bench.page.run("bench.expect()", vec![]).await;
        bench.click(&place).await;
        let turned = bench.time("bench.turned").await;
        assert!(turned.is_some(), "{target} did not turn its page when it was clicked");
    }
    let slowest = bench.slowest().await;
    bench.slow_down(1).await;
    slowest
}

/// The slowest of the clicks elsewhere, one after the other while 10,000 rows come.
async fn while_a_page_comes(bench: &Bench, target: &str) -> f64 {
    bench.open(target, sentinel::LARGE_PAGES, 10_000).await;
    let times = bench.turn(target, 2, 1).await;
    let elsewhere = bench.page.value("bench.elsewhere()").await;
    let next = bench.page.value("bench.place(0)").await;
    bench.page.run("bench.latencies.length = 0; bench.expect()", vec![]).await;
    // Nothing but clicks, and for as long as such a page takes: another question to the page would
    // wait in their place while it is busy.
    let lasts = times.iter().fold(0.0_f64, |most, time| most.max(*time)).min(LONGEST);
    let start = Instant::now();
    bench.click(&next).await;
    while start.elapsed().as_secs_f64() * 1000.0 < lasts * 1.5 {
        bench.click(&elsewhere).await;
    }
    let turned = bench.time("bench.turned").await;
    assert!(turned.is_some(), "{target} did not turn its page of 10,000 rows");
    bench.slowest().await
}
