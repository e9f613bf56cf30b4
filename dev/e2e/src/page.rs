//! A page in a browser, and the stand-in behind it.

use crate::chromium::{Chromium, Options};
use crate::{environment, finder};
use fantoccini::Client;
use fantoccini::actions::{InputSource, KeyAction, KeyActions};
use fantoccini::elements::{Element, ElementRef};
use fantoccini::key::Key;
use fantoccini::wd::WebDriverCompatibleCommand;
use serde_json::{Value, json};
use standin::{Scenario, Standin};
use std::fs;
use std::path::Path;
use std::time::{Duration, Instant};
use url::Url;

/// How long anything may take to show: everything is waited for, nothing is slept for.
const PATIENCE: Duration = Duration::from_secs(12);
/// Between two looks.
const BLINK: Duration = Duration::from_millis(20);
/// The name under which WebDriver hands over an element.
const ELEMENT: &str = "element-6066-11e4-a52e-4f735466cecf";

/// A page in a browser, and the stand-in behind it.
pub struct Page {
    /// The stand-in.
    pub standin: Standin,
    chromium: Chromium,
}

impl Page {
    /// A browser with an empty page, and a stand-in of its own.
    pub async fn new() -> Self {
        Self::with(Options::default()).await
    }

    /// The same, set up otherwise.
    pub async fn with(options: Options) -> Self {
        let scenario =
            Scenario { dist: environment::path("TJL_DIST"), log: false, ..Scenario::default() };
        let standin = Standin::start(scenario).await.expect("the stand-in starts");
        let page = Self { standin, chromium: Chromium::start(options).await };
        page.resize(options).await;
        page
    }

    /// A window cannot be as narrow as a phone; a viewport can be told to be.
    async fn resize(&self, options: Options) {
        let (width, height) = options.size;
        let media = if options.dark { "dark" } else { "light" };
        let metrics =
            json!({ "width": width, "height": height, "deviceScaleFactor": 1, "mobile": false });
        let features = json!([{ "name": "prefers-color-scheme", "value": media }]);
        for (command, parameters) in [
            ("Emulation.setDeviceMetricsOverride", metrics),
            ("Emulation.setEmulatedMedia", json!({ "features": features })),
        ] {
            self.devtools(command, parameters).await;
        }
    }

    async fn devtools(&self, command: &str, parameters: Value) -> Value {
        let body = json!({ "cmd": command, "params": parameters });
        let done = self.client().issue_cmd(Vendor("goog/cdp/execute", body)).await;
        done.expect("chromium takes it")
    }

    /// Takes the network away, or gives it back.
    pub async fn offline(&self, offline: bool) {
        let conditions = json!({
            "offline": offline, "latency": 0, "downloadThroughput": -1, "uploadThroughput": -1,
        });
        self.devtools("Network.enable", json!({})).await;
        self.devtools("Network.emulateNetworkConditions", conditions).await;
    }

    /// Runs a script that calls back with its result when it is done.
    pub async fn run_async(&self, script: &str, arguments: Vec<Value>) -> Value {
        match self.client().execute_async(script, arguments).await {
            Ok(value) => value,
            Err(error) => panic!("{error}\nin {script}"),
        }
    }

    /// Collects the garbage.
    pub async fn collect(&self) {
        self.devtools("HeapProfiler.collectGarbage", json!({})).await;
    }

    /// Chromium's own counts: nodes, listeners, bytes of the JavaScript heap.
    pub async fn metrics(&self) -> Value {
        self.devtools("Performance.enable", json!({})).await;
        let metrics = self.devtools("Performance.getMetrics", json!({})).await;
        let mut figures = json!({});
        for metric in metrics["metrics"].as_array().into_iter().flatten() {
            let name = metric["name"].as_str().unwrap_or_default();
            if ["Nodes", "JSEventListeners", "JSHeapUsedSize"].contains(&name) {
                figures[name] = metric["value"].clone();
            }
        }
        figures
    }

    /// Lets pages read the clipboard.
    pub async fn allow_clipboard(&self) {
        let permissions = json!(["clipboardReadWrite", "clipboardSanitizedWrite"]);
        self.devtools("Browser.grantPermissions", json!({ "permissions": permissions })).await;
    }

    /// The WebDriver session.
    #[must_use]
    pub fn client(&self) -> &Client {
        &self.chromium.client
    }

    /// Goes to a path of the stand-in.
    pub async fn goto(&self, path: &str) {
        let url = format!("{}{path}", self.standin.url());
        self.client().goto(&url).await.expect("the page loads");
    }

    /// Runs a script in the page.
    pub async fn run(&self, script: &str, arguments: Vec<Value>) -> Value {
        match self.client().execute(script, arguments).await {
            Ok(value) => value,
            Err(error) => panic!("{error}\nin {script}"),
        }
    }

    /// The value of an expression.
    pub async fn value(&self, expression: &str) -> Value {
        self.run(&format!("return {expression};"), vec![]).await
    }

    /// Waits until an expression is true.
    pub async fn until(&self, expression: &str) {
        let start = Instant::now();
        while self.value(&format!("Boolean({expression})")).await != json!(true) {
            if start.elapsed() > PATIENCE {
                panic!("never came true: {expression}\n{}", self.outline().await);
            }
            tokio::time::sleep(BLINK).await;
        }
    }

    /// Everything that has this role, and this name if one is given.
    pub async fn all(&self, role: &str, name: Option<&str>) -> Vec<Element> {
        let script = format!("{}; return finder.find(...arguments);", finder::script());
        let found = self.run(&script, vec![json!(role), json!(name)]).await;
        let found = found.as_array().cloned().unwrap_or_default();
        let element = |found: &Value| {
            let id = found[ELEMENT].as_str().expect("an element has an id").to_owned();
            Element::from_element_id(self.client().clone(), ElementRef::from(id))
        };
        found.iter().map(element).collect()
    }

    /// Waits for the one thing with this role and name.
    pub async fn see(&self, role: &str, name: &str) -> Element {
        let start = Instant::now();
        loop {
            let mut found = self.all(role, Some(name)).await;
            match found.len() {
                1 => return found.remove(0),
                number if start.elapsed() > PATIENCE => {
                    panic!("{number} times {role} \"{name}\" in:\n{}", self.outline().await)
                }
                _ => tokio::time::sleep(BLINK).await,
            }
        }
    }

    /// Waits until nothing has this role and name.
    pub async fn unsee(&self, role: &str, name: &str) {
        let start = Instant::now();
        while !self.all(role, Some(name)).await.is_empty() {
            if start.elapsed() > PATIENCE {
                panic!("still there: {role} \"{name}\" in:\n{}", self.outline().await);
            }
            tokio::time::sleep(BLINK).await;
        }
    }

    /// Waits until the one element of this role reads so.
    pub async fn reads(&self, role: &str, what: &str, is_so: impl Fn(&str) -> bool) -> String {
        let start = Instant::now();
        loop {
            let mut texts = Vec::new();
            for element in self.all(role, None).await {
                // It may be redrawn between the two looks.
                let text = element.text().await.unwrap_or_default();
                texts.push(text.replace('\u{a0}', " ").trim().to_owned());
            }
            if let Some(text) = texts.iter().find(|text| is_so(text)) {
                return text.clone();
            }
            if start.elapsed() > PATIENCE {
                panic!("no {role} with {what}, but {texts:?} in:\n{}", self.outline().await);
            }
            tokio::time::sleep(BLINK).await;
        }
    }

    /// Waits until the alert says this.
    pub async fn alerts(&self, words: &str) -> String {
        self.reads("alert", words, |text| text.contains(words)).await
    }

    /// Waits until an expression has this value.
    pub async fn becomes(&self, expression: &str, value: Value) {
        let start = Instant::now();
        loop {
            let now = self.value(expression).await;
            if now == value {
                return;
            }
            if start.elapsed() > PATIENCE {
                panic!("{expression} is {now}, not {value}, in:\n{}", self.outline().await);
            }
            tokio::time::sleep(BLINK).await;
        }
    }

    /// Clicks a button by its name.
    pub async fn press(&self, name: &str) {
        self.see("button", name).await.click().await.expect("the button can be clicked");
    }

    /// Types into a field by its label.
    pub async fn fill(&self, role: &str, name: &str, text: &str) {
        let field = self.see(role, name).await;
        field.clear().await.expect("the field can be cleared");
        field.send_keys(text).await.expect("the field takes keys");
    }

    /// Presses a key, which goes to whatever has the focus.
    pub async fn key_in_widget(&self, key: Key) {
        let keyboard = KeyActions::new("keyboard".into())
            .then(KeyAction::Down { value: key.into() })
            .then(KeyAction::Up { value: key.into() });
        self.client().perform_actions(keyboard).await.expect("the key can be pressed");
    }

    /// Checks with axe that nothing is found, and that nothing is wider than the viewport.
    pub async fn is_clean(&self, what: &str) {
        let axe = environment::path("TJL_NODE_MODULES").join("axe-core/axe.min.js");
        let axe = fs::read_to_string(axe).expect("axe is installed");
        let script = format!(
            "{axe}; return axe.run(document, {{ resultTypes: ['violations'] }}).then(
               ({{ violations }}) => violations.map(({{ id, nodes }}) =>
                 [id, ...nodes.map((node) => `${{node.target}}: ${{node.failureSummary}}`)]));"
        );
        let found = self.run(&script, vec![]).await;
        assert_eq!(found, json!([]), "{what}");
        let wide = "document.documentElement.scrollWidth - document.documentElement.clientWidth";
        assert_eq!(self.value(wide).await, json!(0), "{what} is wider than the viewport");
    }

    /// What a person with assistive technology would find.
    pub async fn outline(&self) -> String {
        let script = format!("{}; return finder.outline();", finder::script());
        self.run(&script, vec![]).await.as_str().unwrap_or_default().to_owned()
    }

    /// Writes a picture of the viewport.
    pub async fn shoot(&self, file: &Path) {
        let picture = self.client().screenshot().await.expect("chromium takes pictures");
        fs::write(file, picture).expect("the picture can be written");
    }

    /// What the console said since the last look, without the browser's own network lines.
    pub async fn console(&self) -> Vec<String> {
        let log = self.client().issue_cmd(Vendor("se/log", json!({ "type": "browser" }))).await;
        let log = log.expect("chromedriver keeps a log");
        let entry = |entry: &Value| {
            let source = entry["source"].as_str().unwrap_or_default();
            let words = entry["message"].as_str().unwrap_or_default();
            (source != "network").then(|| format!("{source}: {words}"))
        };
        log.as_array().into_iter().flatten().filter_map(entry).collect()
    }

    /// Ends the browser, whatever the console said.
    pub async fn abandon(self) {
        self.chromium.client.clone().close().await.expect("the browser closes");
    }

    /// Ends the browser.
    pub async fn close(self) {
        let said = self.console().await;
        assert_eq!(said, Vec::<String>::new(), "the console stays clean");
        self.chromium.client.clone().close().await.expect("the browser closes");
    }
}

/// A command of ChromeDriver's own: its path and its body.
#[derive(Debug)]
struct Vendor(&'static str, Value);

impl WebDriverCompatibleCommand for Vendor {
    fn endpoint(&self, base: &Url, session: Option<&str>) -> Result<Url, url::ParseError> {
        base.join(&format!("session/{}/{}", session.unwrap_or_default(), self.0))
    }

    fn method_and_body(&self, _: &Url) -> (http::Method, Option<String>) {
        (http::Method::POST, Some(self.1.to_string()))
    }
}
