//! What was measured.

use super::statistics::{Spread, ratios};
use crate::json;
use crate::problem::Result;
use serde_json::Value;
use xshell::Shell;

pub struct Samples(Value);

impl Samples {
    pub fn read(shell: &Shell, file: &str) -> Result<Self> {
        json::read(shell, file).map(Self)
    }

    /// What the run says of itself.
    pub fn about(&self, name: &str) -> String {
        words(&self.0["about"][name])
    }

    /// How busy the machine was before and after.
    pub fn load(&self) -> [String; 2] {
        [0, 1].map(|when| words(&self.0["about"]["load"][when]))
    }

    /// Round and value of each sample.
    fn of(&self, figure: &str, target: &str) -> Vec<(u64, f64)> {
        let all = self.0["samples"].as_array().map(Vec::as_slice).unwrap_or_default();
        let is_meant = |it: &&Value| it["figure"] == figure && it["target"] == target;
        let read = |it: &Value| (it["round"].as_u64().unwrap_or(0), it["value"].as_f64());
        let read = |it| match read(it) {
            (round, Some(value)) => (round, value),
            (round, None) => (round, f64::NAN),
        };
        all.iter().filter(is_meant).map(read).collect()
    }

    pub fn spread(&self, figure: &str, target: &str) -> Option<Spread> {
        let values: Vec<f64> = self.of(figure, target).iter().map(|sample| sample.1).collect();
        Spread::of(&values)
    }

    /// One target by another, round by round.
    pub fn ratio(&self, figure: &str, target: &str, other: &str) -> Option<Spread> {
        Spread::of(&ratios(&self.of(figure, target), &self.of(figure, other)))
    }

    /// The worst of all rounds.
    pub fn worst(&self, figure: &str, target: &str) -> Option<f64> {
        let values = self.of(figure, target);
        values.iter().map(|sample| sample.1).max_by(f64::total_cmp)
    }
}

fn words(value: &Value) -> String {
    match value {
        Value::String(text) => text.clone(),
        other => other.to_string(),
    }
}

#[cfg(test)]
impl Samples {
    /// From figure, target, round and value.
    pub fn from(samples: &[(&str, &str, u64, f64)]) -> Self {
        let sample = |(figure, target, round, value): &(&str, &str, u64, f64)| serde_json::json!({ "figure": figure, "target": target, "round": round, "value": value });
        let samples: Vec<Value> = samples.iter().map(sample).collect();
        let about = serde_json::json!({ "rounds": 2, "turns": 1000, "browser": "Chrome/1", "load": ["0.10", "1.20"] });
        Self(serde_json::json!({ "about": about, "samples": samples }))
    }
}
