//! What WebDriver has no word for, by each engine's own means, or as near to it as that engine
//! comes.

use crate::engine::{Engine, Options};
use crate::page::Page;
use fantoccini::Client;
use fantoccini::actions::{InputSource, KeyAction, KeyActions};
use fantoccini::error::CmdError;
use fantoccini::key::Key;
use fantoccini::wd::WebDriverCompatibleCommand;
use serde_json::{Value, json};
use std::time::{Duration, Instant};
use url::Url;

/// Keeps what the page complains of. `WebKit`'s driver has no log and its browser prints none:
/// what is said before this runs, the engine's own lines among it, is not seen there.
const KEEP_COMPLAINTS: &str = "
  if (window.complaints) return;
  window.complaints = [];
  for (const level of ['warn', 'error']) {
    const say = console[level];
    console[level] = (...words) => {
      complaints.push(`${level}: ${words.map(String).join(' ')}`);
      say.apply(console, words);
    };
  }
  addEventListener('error', ({ message }) => complaints.push(`error: ${message}`));
  addEventListener('unhandledrejection', ({ reason }) => complaints.push(`rejection: ${reason}`));
  document.addEventListener('securitypolicyviolation', ({ effectiveDirective, blockedURI }) => {
    // The engine's own wish, which the page never expressed.
    if (blockedURI.endsWith('/favicon.ico')) return;
    complaints.push(`policy: ${effectiveDirective} ${blockedURI}`);
  });";

/// `WebKit` cannot be taken offline by its driver: the page is told so, as it would be, and what
/// it sends all the same would arrive.
const SAY_OFFLINE: &str = "
  Object.defineProperty(navigator, 'onLine', { configurable: true, value: !arguments[0] });
  dispatchEvent(new Event(arguments[0] ? 'offline' : 'online'));";

impl Page {
    /// Sets the viewport and the colour scheme.
    pub(crate) async fn resize(&self, options: Options) {
        let (width, height) = options.size;
        if self.engine() != Engine::Chromium {
            // The bars count as window.
            let outer = (width.max(self.engine().narrowest()), height + 90);
            self.client().set_window_size(outer.0, outer.1).await.expect("windows have sizes");
            return;
        }
        let media = if options.dark { "dark" } else { "light" };
        let metrics =
            json!({ "width": width, "height": height, "deviceScaleFactor": 1, "mobile": false });
        let features = json!([{ "name": "prefers-color-scheme", "value": media }]);
        self.devtools("Emulation.setDeviceMetricsOverride", metrics).await;
        self.devtools("Emulation.setEmulatedMedia", json!({ "features": features })).await;
    }

    /// What the command of Chromium's own protocol answers.
    pub async fn devtools(&self, command: &str, parameters: Value) -> Value {
        let body = json!({ "cmd": command, "params": parameters });
        self.vendor("goog/cdp/execute", body).await
    }

    async fn vendor(&self, path: &'static str, body: Value) -> Value {
        self.client().issue_cmd(Vendor(path, body)).await.expect("the driver takes it")
    }

    /// Takes the network away, or gives it back.
    pub async fn offline(&self, offline: bool) {
        match self.engine() {
            Engine::Chromium => {
                let conditions = json!({
                    "offline": offline, "latency": 0, "downloadThroughput": -1,
                    "uploadThroughput": -1,
                });
                self.devtools("Network.enable", json!({})).await;
                self.devtools("Network.emulateNetworkConditions", conditions).await;
            }
            Engine::Firefox => {
                self.vendor("moz/context", json!({ "context": "chrome" })).await;
                self.run("Services.io.offline = arguments[0];", vec![json!(offline)]).await;
                self.vendor("moz/context", json!({ "context": "content" })).await;
            }
            Engine::WebKit => {
                self.run(SAY_OFFLINE, vec![json!(offline)]).await;
            }
        }
    }

    /// Collects the garbage. In Chromium alone.
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

    /// What the clipboard holds.
    pub async fn clipboard(&self) -> String {
        if self.engine() == Engine::WebKit {
            return self.pasted().await;
        }
        if self.engine() == Engine::Chromium {
            let permissions = json!(["clipboardReadWrite", "clipboardSanitizedWrite"]);
            self.devtools("Browser.grantPermissions", json!({ "permissions": permissions })).await;
        }
        let text = self.value("navigator.clipboard.readText()").await;
        text.as_str().unwrap_or_default().to_owned()
    }

    /// `WebKit` lets no script read it without asking the reader, who can paste.
    async fn pasted(&self) -> String {
        let field = "
          window.pasted = document.body.appendChild(document.createElement('textarea'));
          pasted.focus();";
        self.run(field, vec![]).await;
        let control = Key::Control.into();
        let keys = KeyActions::new("keyboard".into())
            .then(KeyAction::Down { value: control })
            .then(KeyAction::Down { value: 'v' })
            .then(KeyAction::Up { value: 'v' })
            .then(KeyAction::Up { value: control });
        self.client().perform_actions(keys).await.expect("keys can be pressed");
        self.until("pasted.value").await;
        let text = self.value("pasted.value").await;
        self.value("pasted.remove()").await;
        text.as_str().unwrap_or_default().to_owned()
    }

    /// Begins to watch a page that was just opened.
    pub(crate) async fn watch(&self) {
        if self.engine() == Engine::WebKit {
            self.run(KEEP_COMPLAINTS, vec![]).await;
        }
    }

    /// What the console said since the last look, without the browser's own network lines.
    pub async fn console(&self) -> Vec<String> {
        match self.engine() {
            Engine::Chromium => self.chromium_console().await,
            Engine::Firefox => self.firefox_console().await,
            Engine::WebKit => {
                let said = self.value("(window.complaints ?? []).splice(0)").await;
                serde_json::from_value(said).expect("complaints are texts")
            }
        }
    }

    async fn chromium_console(&self) -> Vec<String> {
        let log = self.vendor("se/log", json!({ "type": "browser" })).await;
        let entry = |entry: &Value| {
            let source = entry["source"].as_str().unwrap_or_default();
            let words = entry["message"].as_str().unwrap_or_default();
            (source != "network").then(|| format!("{source}: {words}"))
        };
        log.as_array().into_iter().flatten().filter_map(entry).collect()
    }

    /// Firefox prints its console, and other things of its own.
    async fn firefox_console(&self) -> Vec<String> {
        const MARK: &str = "the test looks here";
        const THEIRS: [&str; 4] =
            ["RSLoader:", "services.settings:", "un-needed interventions", "[Exception..."];
        self.run(&format!("console.log({MARK:?})"), vec![]).await;
        let start = Instant::now();
        loop {
            let printed = {
                let mut printed = self.printed().lock().expect("nobody panics holding it");
                let marked = printed.iter().any(|line| line.contains(MARK));
                marked.then(|| printed.drain(..).collect::<Vec<_>>())
            };
            if let Some(printed) = printed {
                let own = |line: &String| {
                    let said =
                        line.starts_with("console.warn:") || line.starts_with("console.error:");
                    // What Firefox's own parts say comes with their name, or as their exceptions.
                    let theirs = THEIRS.iter().any(|it| line.contains(it));
                    (said && !theirs)
                        || (line.starts_with("JavaScript ") && line.contains(&self.standin.url()))
                };
                return printed.into_iter().filter(own).collect();
            }
            assert!(start.elapsed() < Duration::from_secs(12), "Firefox prints no console");
            tokio::time::sleep(Duration::from_millis(20)).await;
        }
    }
}

/// Leaves nothing in a Firefox of the windows, cookies, cached files, permissions and clipboard of the
/// test before. What it stored is under that test's own port.
pub(crate) async fn forget(client: &Client) -> Result<(), CmdError> {
    const ALL: &str = "
      Services.io.offline = false;
      Services.cookies.removeAll();
      Services.cache2.clear();
      Services.perms.removeAll();
      Services.clipboard.emptyClipboard(Services.clipboard.kGlobalClipboard);";
    let context = |context: &str| Vendor("moz/context", json!({ "context": context }));
    let before = client.windows().await?;
    let new = client.new_window(true).await?;
    for window in before {
        client.switch_to_window(window).await?;
        client.close_window().await?;
    }
    client.switch_to_window(new.handle).await?;
    client.issue_cmd(context("chrome")).await?;
    client.execute(ALL, vec![]).await?;
    client.issue_cmd(context("content")).await?;
    Ok(())
}

/// A command of a driver's own: its path and its body.
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
