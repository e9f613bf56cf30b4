//! The browser under measurement, and what was found.

use e2e::Page;
use serde_json::{Value, json};
use std::fs;
use std::path::Path;
use std::time::Duration;

/// Everything that is measured, by the folder that it is served from.
pub const TARGETS: [&str; 6] = ["hand", "lit", "preact", "react", "ag-grid", WIDGET];
pub const WIDGET: &str = "widget";

const RECORDER: &str = include_str!("recorder.js");
const SAMPLES: &str = "target/bench/samples.json";

pub struct Bench {
    pub page: Page,
    targets: Vec<&'static str>,
    round: usize,
    samples: Vec<Value>,
    /// How busy the machine was before.
    load: String,
}

impl Bench {
    pub async fn start(targets: Vec<&'static str>) -> Self {
        let page = Page::deployed().await;
        let script = json!({ "source": RECORDER });
        page.devtools("Page.addScriptToEvaluateOnNewDocument", script).await;
        page.devtools("Network.enable", json!({})).await;
        // What the thread did, not how long it was kept waiting by others on this machine.
        page.devtools("Performance.enable", json!({ "timeDomain": "threadTicks" })).await;
        Self { page, targets, round: 0, samples: Vec::new(), load: load() }
    }

    pub fn begin(&mut self, round: usize) {
        self.round = round;
    }

    /// The targets, another one first in every round.
    pub fn targets(&self) -> Vec<&'static str> {
        self.turned(self.targets.clone())
    }

    /// Anything, another one first in every round.
    pub fn turned<T>(&self, all: impl Into<Vec<T>>) -> Vec<T> {
        let mut all = all.into();
        let many = all.len();
        all.rotate_left(self.round % many);
        all
    }

    pub fn keep(&mut self, figure: &str, target: &str, value: f64) {
        let round = self.round;
        self.samples
            .push(json!({ "figure": figure, "target": target, "round": round, "value": value }));
    }

    /// Opens a target as if from elsewhere, and answers when its first rows were drawn.
    pub async fn open(&self, target: &str, server: &str, size: u32) -> f64 {
        self.page.client().goto("about:blank").await.expect("there is always an empty page");
        self.page.goto(&format!("/{target}/?server={server}&size={size}")).await;
        let first = self.time("bench.first").await;
        first.unwrap_or_else(|| panic!("{target} never showed rows"))
    }

    /// What a promise in the page comes to: a time, or none where it was waited for in vain.
    pub async fn time(&self, promise: &str) -> Option<f64> {
        self.eventually(promise).await.as_f64()
    }

    pub async fn eventually(&self, promise: &str) -> Value {
        let script =
            format!("const done = arguments[0]; ({promise}).then(done, () => done(null));");
        self.page.run_async(&script, vec![]).await
    }

    pub async fn number(&self, expression: &str) -> f64 {
        self.page.value(expression).await.as_f64().unwrap_or(f64::NAN)
    }

    /// So many page turns: milliseconds from the click to the new rows on the screen, for each.
    pub async fn turn(&self, target: &str, turns: u32, run: u32) -> Vec<f64> {
        let times = self.eventually(&format!("bench.turn({turns}, {run})")).await;
        let times: Vec<f64> =
            times.as_array().into_iter().flatten().filter_map(Value::as_f64).collect();
        assert_eq!(u32::try_from(times.len()), Ok(turns), "{target} did not turn its pages");
        times
    }

    /// Some of the browser's own counts.
    pub async fn counts<const N: usize>(&self, names: [&str; N]) -> [f64; N] {
        let metrics = self.page.devtools("Performance.getMetrics", json!({})).await;
        let metrics = metrics["metrics"].as_array().cloned().unwrap_or_default();
        names.map(|name| {
            let metric = metrics.iter().find(|metric| metric["name"] == name);
            metric.and_then(|metric| metric["value"].as_f64()).expect("Chromium counts this")
        })
    }

    /// Bytes of the JavaScript heap after all that is garbage is gone: the first collection lets
    /// finalisers run, the second takes what they freed.
    pub async fn heap(&self) -> f64 {
        self.page.collect().await;
        self.page.collect().await;
        let [bytes] = self.counts(["JSHeapUsedSize"]).await;
        bytes
    }

    /// A click as from a hand.
    pub async fn click(&self, place: &Value) {
        for kind in ["mousePressed", "mouseReleased"] {
            let (x, y) = (&place[0], &place[1]);
            let event = json!({ "type": kind, "x": x, "y": y, "button": "left", "clickCount": 1 });
            self.page.devtools("Input.dispatchMouseEvent", event).await;
        }
    }

    /// The slowest interaction since the last look. What took less than 16 ms is not told.
    pub async fn slowest(&self) -> f64 {
        // Entries come in a task of their own.
        tokio::time::sleep(Duration::from_millis(200)).await;
        self.number("Math.max(16, ...bench.latencies.splice(0))").await
    }

    pub async fn slow_down(&self, times: u32) {
        self.page.devtools("Emulation.setCPUThrottlingRate", json!({ "rate": times })).await;
    }

    pub async fn write(self, mut about: Value) {
        let version = self.page.devtools("Browser.getVersion", json!({})).await;
        about["browser"] = version["product"].clone();
        about["load"] = json!([self.load, load()]);
        let found = json!({ "about": about, "samples": self.samples });
        fs::create_dir_all(Path::new(SAMPLES).parent().unwrap()).expect("folders can be made");
        fs::write(SAMPLES, format!("{found:#}\n")).expect("the samples can be written");
        self.page.close().await;
    }
}

/// How many processes wanted to run at once, in the last minute.
fn load() -> String {
    let told = fs::read_to_string("/proc/loadavg").unwrap_or_default();
    told.split_whitespace().next().unwrap_or("unknown").to_owned()
}

/// The one in the middle.
pub fn median(mut values: Vec<f64>) -> f64 {
    values.sort_by(f64::total_cmp);
    values.get(values.len() / 2).copied().unwrap_or(f64::NAN)
}
