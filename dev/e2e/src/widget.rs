//! The element on a host page of the test's own.

use crate::page::Page;
use serde_json::{Value, json};
use standin::Seen;
use std::time::{Duration, Instant};

/// A token that the stand-in takes.
pub const TOKEN: &str = standin::sentinel::TOKEN_VALID;

/// What an element is made with.
#[derive(Default)]
pub struct Settings<'a> {
    /// `server-uid`.
    pub server: &'a str,
    /// The token, `None` for none.
    pub token: Option<&'a str>,
    /// Other attributes.
    pub attributes: &'a [(&'a str, &'a str)],
}

/// Puts an element on the page, and keeps the events that bubble to the document, those of requests
/// apart.
const PUT: &str = "
  const [server, token, attributes] = arguments;
  window.heard = [];
  for (const name of ['ready', 'page', 'error', 'auth-required', 'open']) {
    document.addEventListener(`tjl-${name}`, ({ type, detail }) => {
      window.heard.push([type, structuredClone(detail)]);
    });
  }
  window.requests = [];
  document.addEventListener('tjl-request', ({ detail }) => requests.push(structuredClone(detail)));
  const links = document.createElement('tape-job-links');
  window.links = links;
  links.setAttribute('server-uid', server);
  for (const [name, value] of attributes) links.setAttribute(name, value);
  if (token !== null) links.token = token;
  window.aloud = [];
  const before = new Map();
  // A shadow root is there before the core, if the entry has run.
  const { shadowRoot } = links;
  const words = (place) => {
    const copy = place.cloneNode(true);
    for (const button of copy.querySelectorAll('button')) button.remove();
    return [...copy.querySelectorAll('p, li, span')].map(({ textContent }) => textContent)
      .filter(Boolean).join(' ') || copy.textContent;
  };
  const hear = () => {
    const modal = shadowRoot.querySelector('dialog:modal');
    for (const place of shadowRoot.querySelectorAll('[role=status], [role=alert], [aria-live]')) {
      // As it is: what differs by a space alone is said again.
      const text = place.textContent;
      if (before.get(place) === text) continue;
      before.set(place, text);
      // Behind a dialog nothing is heard.
      if (!text.trim() || (modal && !modal.contains(place))) continue;
      window.aloud.push(`${place.getAttribute('role') ?? 'live'}: ${words(place).trim()}`);
    }
  };
  if (shadowRoot) new MutationObserver(hear)
    .observe(shadowRoot, { childList: true, characterData: true, subtree: true });
  const main = document.createElement('main');
  main.append(Object.assign(document.createElement('h1'), { textContent: 'Host page' }), links);
  document.body.append(main);
";

/// Where the core's glue was loaded from; its `wasm` has the memory.
const CORE: &str = "
  const core = performance.getEntriesByType('resource').map(({ name }) => name)
    .find((name) => /tjl-core-[0-9a-f]+\\.js$/.test(name));";

impl Page {
    /// Runs a script that has the core's exports as `wasm`.
    pub async fn in_core(&self, script: &str) -> Value {
        let script = format!("{CORE} return bring(core).then(({{ wasm }}) => {{ {script} }});");
        self.run(&script, vec![]).await
    }

    /// A host page with one element on it: `links` in scripts, its events in `heard`.
    pub async fn show(&self, settings: Settings<'_>) {
        self.host("/standin/host").await;
        self.put(settings).await;
    }

    /// A host page, once it knows the element.
    pub async fn host(&self, path: &str) {
        self.goto(path).await;
        // `WebKit`'s driver does not wait for modules.
        self.until("customElements.get('tape-job-links')").await;
    }

    /// The same on the page that is open.
    pub async fn put(&self, settings: Settings<'_>) {
        let Settings { server, token, attributes } = settings;
        self.run(PUT, vec![json!(server), json!(token), json!(attributes)]).await;
    }

    /// A host page with one element for this server, and a token that works.
    pub async fn show_server(&self, server: &str) {
        self.show(Settings { server, token: Some(TOKEN), ..Settings::default() }).await;
    }

    /// Waits until the pager's range reads so.
    pub async fn range(&self, range: &str) {
        self.becomes("links.shadowRoot?.querySelector('[part=range]')?.textContent", json!(range))
            .await;
    }

    /// Waits until `links.state` is this.
    pub async fn state(&self, state: &str) {
        self.becomes("links.state", json!(state)).await;
    }

    /// The events heard so far, a name and a detail each.
    pub async fn heard(&self) -> Vec<Value> {
        self.value("heard").await.as_array().cloned().unwrap_or_default()
    }

    /// Waits until these requests were told of, in this order: phase, outcome, status, attempt.
    pub async fn counts(&self, requests: Value) {
        let told = "requests.map(({ phase, outcome, status, attempt }) =>
            [phase, outcome, status, attempt])";
        self.becomes(told, requests).await;
    }

    /// The pair requests that the stand-in has seen.
    #[must_use]
    pub fn pair_requests(&self) -> Vec<Seen> {
        let mut requests = self.standin.requests();
        requests.retain(|request| request.target.contains("/jobObjects"));
        requests
    }

    /// Waits until the gated server holds so many requests.
    pub async fn until_held(&self, requests: usize) {
        let start = Instant::now();
        while self.standin.held() != requests {
            assert!(start.elapsed() < Duration::from_secs(12), "{} held", self.standin.held());
            tokio::time::sleep(Duration::from_millis(10)).await;
        }
    }

    /// Waits until the latest pair request is for this offset.
    pub async fn until_asked(&self, offset: u64) {
        let end = format!("&offset={offset}");
        let start = Instant::now();
        while !self.pair_requests().last().is_some_and(|latest| latest.target.ends_with(&end)) {
            assert!(start.elapsed() < Duration::from_secs(12), "{end} was never asked for");
            tokio::time::sleep(Duration::from_millis(10)).await;
        }
    }

    /// Lets the gated server answer until this range shows: what was aborted a moment ago may
    /// still be held, and be let go in place of what is waited for.
    pub async fn release_until(&self, range: &str) {
        let shown = "links.shadowRoot?.querySelector('[part=range]')?.textContent";
        let start = Instant::now();
        while self.value(shown).await != json!(range) {
            assert!(start.elapsed() < Duration::from_secs(12), "{range} never came");
            self.standin.release();
            tokio::time::sleep(Duration::from_millis(20)).await;
        }
    }

    /// Waits for a request that the gated server holds, and lets it go.
    pub async fn release_when_held(&self) {
        self.until_held(1).await;
        self.standin.release();
    }

    /// Waits until exactly this was said aloud since the last look, each once and in this order,
    /// with TIME for times.
    pub async fn says(&self, words: &[&str]) {
        let start = Instant::now();
        let steady = "aloud.map((words) => words
            .replaceAll(/[\\s\u{a0}\u{202f}]+/g, ' ')
            .replaceAll(/\\d{1,2}:\\d{2}:\\d{2}( [AP]M)?/g, 'TIME').trim())";
        // A machine that has much to do may take a second, and that is said.
        let slow = ["status: Loading links", "status: Loading the page"];
        let is_slow = |said: &Value| {
            said.as_str().is_some_and(|said| slow.contains(&said) && !words.contains(&said))
        };
        loop {
            let mut said = self.value(steady).await;
            let all = said.as_array().map_or(0, Vec::len);
            if let Some(said) = said.as_array_mut() {
                said.retain(|said| !is_slow(said));
            }
            if said == json!(words) {
                self.value(&format!("aloud.splice(0, {all})")).await;
                return;
            }
            let is_wrong = said.as_array().is_some_and(|said| said.len() >= words.len());
            if is_wrong || start.elapsed() > Duration::from_secs(12) {
                panic!("{words:#?} was to be said, but this was: {said:#?}");
            }
            tokio::time::sleep(Duration::from_millis(20)).await;
        }
    }

    /// Keeps what is said aloud from now on.
    pub async fn listen(&self) {
        let script = "
          window.spoken = [];
          const status = links.shadowRoot.querySelector('[role=status]');
          new MutationObserver(() => spoken.push(status.textContent.trim()))
            .observe(status, { childList: true, characterData: true, subtree: true });";
        self.run(script, vec![]).await;
    }

    /// Waits until this was said, and checks that it was said once.
    pub async fn heard_aloud(&self, words: &str) {
        let said = format!("spoken.filter((words) => words === {}).length", json!(words));
        self.until(&said).await;
        assert_eq!(self.value(&said).await, json!(1), "{words}");
    }

    /// The rows' texts, a pair each.
    pub async fn rows(&self) -> Vec<[String; 2]> {
        let rows = self
            .value(
                "[...links.shadowRoot.querySelectorAll('tbody [role=row]')]
                   .map((row) => [...row.children].map((cell) => cell.textContent.trim()))",
            )
            .await;
        serde_json::from_value(rows).expect("a row is a pair of texts")
    }
}
