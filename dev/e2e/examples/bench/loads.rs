//! From the navigation to the first rows, and what crosses the network before them.

use crate::bench::Bench;
use serde_json::{Value, json};
use standin::sentinel;

/// Each with its name in the figures.
const NETWORKS: [(&str, Network); 2] = [
    ("loopback", Network { latency: 0, down: -1, up: -1 }),
    // As the browser's own tools have it: bytes a second.
    ("fast-4g", Network { latency: 165, down: 1_012_500, up: 168_750 }),
];
const PROCESSORS: [(&str, u32); 2] = [("plain", 1), ("slow", 4)];
const ROWS: u32 = 100;

struct Network {
    latency: u32,
    down: i32,
    up: i32,
}

pub async fn measure(bench: &mut Bench) {
    for (network, conditions) in &NETWORKS {
        throttle(bench, conditions).await;
        for (processor, times) in PROCESSORS {
            for target in bench.targets() {
                bench.slow_down(times).await;
                load(bench, target, &format!("{network}.{processor}")).await;
                bench.slow_down(1).await;
            }
        }
    }
    throttle(bench, &NETWORKS[0].1).await;
}

async fn throttle(bench: &Bench, Network { latency, down, up }: &Network) {
    let conditions = json!({
        "offline": false, "latency": latency, "downloadThroughput": down, "uploadThroughput": up,
    });
    bench.page.devtools("Network.emulateNetworkConditions", conditions).await;
}

async fn load(bench: &mut Bench, target: &str, setting: &str) {
    bench.page.devtools("Network.clearBrowserCache", json!({})).await;
    let cold = bench.open(target, sentinel::MILLION, ROWS).await;
    let files = bench.page.value(&format!("bench.loaded({cold})")).await;
    let number = |files: &Value, name: &str| files[name].as_f64().unwrap_or(f64::NAN);
    assert!(number(&files, "sent") >= number(&files, "bytes"), "{target} was not cold: {files}");
    bench.keep(&format!("first.cold.{setting}"), target, cold);
    bench.keep("bytes", target, number(&files, "bytes"));
    bench.keep("requests", target, number(&files, "requests"));
    let shift = bench.number("bench.shift").await;
    bench.keep("shift.load", target, shift);

    // Browsers keep compiled code from the second time on.
    bench.open(target, sentinel::MILLION, ROWS).await;
    let warm = bench.open(target, sentinel::MILLION, ROWS).await;
    let files = bench.page.value(&format!("bench.loaded({warm})")).await;
    assert!(number(&files, "sent") < number(&files, "bytes"), "{target} was not warm: {files}");
    bench.keep(&format!("first.warm.{setting}"), target, warm);
}
