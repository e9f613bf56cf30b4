//! What axe finds, and what can be measured besides.

use crate::finder;
use crate::page::Page;
use serde_json::{Value, json};

impl Page {
    /// Calls a function of a script that is brought to each page once.
    async fn call(&self, name: &str, script: fn() -> &'static str, call: &str) -> Value {
        if self.value(&format!("Boolean(window.kept?.{name})")).await != json!(true) {
            let keep = "window.kept ??= {}; window.kept";
            self.run(&format!("{}; {keep}.{name} = {name};", script()), vec![]).await;
        }
        self.run(&format!("return kept.{name}.{call};"), vec![]).await
    }

    /// Calls a function of the finder's.
    pub(crate) async fn ask_finder(&self, call: &str) -> Value {
        self.call("finder", finder::script, call).await
    }

    async fn measure(&self, call: &str) -> Value {
        self.call("auditor", finder::auditor, call).await
    }

    /// The contrast and the thickness of what shows where the focus is.
    pub async fn ring(&self) -> Value {
        self.ask_finder("focused()").await;
        self.measure("ring(kept.finder.focused())").await
    }

    /// What axe finds, a sentence each, without what the other measures here tell better.
    pub async fn audit(&self) -> Vec<String> {
        read(self.measure("audit()").await)
    }

    /// The contrast of each text, and where it is, the lowest first.
    pub async fn texts(&self) -> Vec<(f64, String)> {
        read(self.measure("texts()").await)
    }

    /// The same of what is no text and must be seen to be used.
    pub async fn shapes(&self) -> Vec<(f64, String)> {
        read(self.measure("shapes()").await)
    }

    /// What is too small to be hit.
    pub async fn small_targets(&self) -> Vec<String> {
        read(self.measure("targets()").await)
    }
}

fn read<T: serde::de::DeserializeOwned>(value: Value) -> T {
    serde_json::from_value(value).expect("the auditor answers so")
}
