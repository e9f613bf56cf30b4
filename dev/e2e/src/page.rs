//! A page in a browser, and the stand-in behind it.

use crate::browser::Browser;
use crate::engine::{Engine, Options};
use crate::{environment, finder};
use fantoccini::Client;
use fantoccini::actions::{InputSource, KeyAction, KeyActions, MouseActions, PointerAction};
use fantoccini::elements::{Element, ElementRef};
use fantoccini::key::Key;
use serde_json::{Value, json};
use standin::{Scenario, Standin};
use std::fs;
use std::path::Path;
use std::sync::Mutex;
use std::time::{Duration, Instant};

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
    browser: Browser,
    /// Where it is to be narrower than its window can be: the frame that it stands in.
    frame: Option<(u32, u32)>,
}

impl Page {
    /// A browser with an empty page, and a stand-in of its own.
    pub async fn new() -> Self {
        Self::with(Options::default()).await
    }

    /// The same, set up otherwise.
    pub async fn with(options: Options) -> Self {
        Self::of(&environment::path("TJL_DIST"), options).await
    }

    /// The same, of a core that panics when it is told to.
    pub async fn that_panics() -> Self {
        Self::of_folder(&environment::path("TJL_DIST_THAT_PANICS")).await
    }

    /// The same, of an example as it was built.
    pub async fn of_example(name: &str) -> Self {
        Self::of_folder(&environment::path("TJL_EXAMPLES").join(name).join("dist")).await
    }

    /// The same, of a widget that lies in this folder.
    pub async fn of_folder(dist: &Path) -> Self {
        Self::of(dist, Options::default()).await
    }

    /// The same, of what is measured, served as a web server would.
    pub async fn deployed() -> Self {
        let dist = environment::path("TJL_BENCH");
        let scenario = Scenario { dist, deployed: true, ..Scenario::default() };
        Self::serving(scenario, Options { mouse: true, ..Options::default() }).await
    }

    async fn of(dist: &Path, options: Options) -> Self {
        Self::serving(Scenario { dist: dist.to_owned(), ..Scenario::default() }, options).await
    }

    async fn serving(scenario: Scenario, options: Options) -> Self {
        let standin = Standin::start(scenario).await.expect("the stand-in starts");
        let browser = Browser::start(options).await;
        let frame = (options.size.0 < browser.engine.narrowest()).then_some(options.size);
        let page = Self { standin, browser, frame };
        page.resize(options).await;
        page
    }

    /// Another stand-in, on an origin of its own.
    pub async fn another(&self) -> Standin {
        let scenario = Scenario { dist: environment::path("TJL_DIST"), ..Scenario::default() };
        Standin::start(scenario).await.expect("the stand-in starts")
    }

    /// The same, which lets this stand-in's pages call its API.
    pub async fn another_that_allows_this(&self) -> Standin {
        let cors = self.standin.url().parse().expect("an origin is a header's value");
        let dist = environment::path("TJL_DIST");
        let scenario = Scenario { dist, cors: Some(cors), ..Scenario::default() };
        Standin::start(scenario).await.expect("the stand-in starts")
    }

    /// Runs a script that calls back with its result when it is done.
    pub async fn run_async(&self, script: &str, arguments: Vec<Value>) -> Value {
        match self.client().execute_async(script, arguments).await {
            Ok(value) => value,
            Err(error) => panic!("{error}\nin {script}"),
        }
    }

    /// The WebDriver session.
    #[must_use]
    pub fn client(&self) -> &Client {
        &self.browser.client
    }

    /// The engine that it runs in.
    #[must_use]
    pub fn engine(&self) -> Engine {
        self.browser.engine
    }

    pub(crate) fn printed(&self) -> &Mutex<Vec<String>> {
        &self.browser.printed
    }

    /// Goes to a path of the stand-in.
    pub async fn goto(&self, path: &str) {
        let opened = if self.frame.is_some() { "/standin/frame" } else { path };
        let url = format!("{}{opened}", self.standin.url());
        self.client().goto(&url).await.expect("the page loads");
        if let Some(size) = self.frame {
            self.enter_frame(path, size).await;
        }
        self.watch().await;
    }

    async fn enter_frame(&self, path: &str, (width, height): (u32, u32)) {
        let script = "
          const [path, width, height, done] = arguments;
          const frame = document.createElement('iframe');
          Object.assign(frame.style, { inlineSize: `${width}px`, blockSize: `${height}px` });
          frame.style.border = '0';
          frame.onload = () => done();
          frame.src = path;
          document.body.append(frame);";
        self.run_async(script, vec![json!(path), json!(width), json!(height)]).await;
        self.client().enter_frame(0).await.expect("the frame can be entered");
    }

    /// Runs a script in the page.
    pub async fn run(&self, script: &str, arguments: Vec<Value>) -> Value {
        match self.client().execute(script, arguments).await {
            Ok(value) => value,
            Err(error) => panic!("{error}\nin {script}"),
        }
    }

    /// Lets scripts `bring(path)` a module, which goes where the page's own modules are: what a
    /// driver's scripts `import` may not.
    pub async fn modules(&self) {
        let script = "
          const done = arguments[arguments.length - 1];
          const script = document.createElement('script');
          const onload = () => { script.remove(); done(); };
          Object.assign(script, { type: 'module', src: '/standin/bring.js', onload });
          document.head.append(script);";
        self.run_async(script, vec![]).await;
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
                let mut text = element.text().await.unwrap_or_default();
                if text.is_empty() {
                    // `WebKit`'s driver sees no text in what only ears are for.
                    text = element.prop("textContent").await.ok().flatten().unwrap_or_default();
                }
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

    /// Points at something, and stays there.
    pub async fn point_at(&self, role: &str, name: &str) {
        let element = self.see(role, name).await;
        let there = PointerAction::MoveToElement { element, duration: None, x: 0.0, y: 0.0 };
        let mouse = MouseActions::new("mouse".into()).then(there);
        self.client().perform_actions(mouse).await.expect("the pointer can be moved");
    }

    /// Types into a field by its label.
    pub async fn fill(&self, role: &str, name: &str, text: &str) {
        let field = self.see(role, name).await;
        field.clear().await.expect("the field can be cleared");
        // `WebKit`'s driver takes no keys for a mistake.
        if !text.is_empty() {
            field.send_keys(text).await.expect("the field takes keys");
        }
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
        let picture = self.client().screenshot().await.expect("browsers take pictures");
        fs::write(file, picture).expect("the picture can be written");
    }

    /// Ends the browser, whatever the console said.
    pub async fn abandon(self) {
        self.browser.close().await;
    }

    /// Ends the test, if the console is clean.
    pub async fn close(self) {
        let said = self.console().await;
        assert_eq!(said, Vec::<String>::new(), "the console stays clean");
        self.browser.rest().await;
    }
}
