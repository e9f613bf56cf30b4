//! A host page on one origin, and what it holds in a frame on another.

use crate::folder::{Folder, built};
use e2e::Page;
use fantoccini::elements::{Element, ElementRef};
use serde_json::{Value, json};
use standin::{Scenario, Standin};
use std::fs::File;
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::{Duration, UNIX_EPOCH};

const LIST: &str = "embed-parents.json";

/// The other origin: the widget's files, its list of parents, and an API.
pub struct Inner {
    pub standin: Standin,
    pub folder: Folder,
}

impl Inner {
    /// One that nobody may embed: there is no list.
    pub async fn closed(test: &str) -> Self {
        let folder = Folder::new(test);
        for (name, bytes) in built() {
            folder.write(&name, &bytes);
        }
        let dist = folder.path().to_owned();
        let standin = Standin::start(Scenario { dist, ..Scenario::default() }).await.unwrap();
        Self { standin, folder }
    }

    /// One that the page's own origin may embed.
    pub async fn open(page: &Page, test: &str) -> Self {
        let inner = Self::closed(test).await;
        inner.list(&json!([page.standin.url()]).to_string());
        inner
    }

    /// Writes the list of parents. Servers and browsers tell one from the next by its second.
    pub fn list(&self, text: &str) {
        static WRITTEN: AtomicU64 = AtomicU64::new(0);
        self.folder.write(LIST, text.as_bytes());
        let after = Duration::from_secs(WRITTEN.fetch_add(2, Ordering::Relaxed));
        let file = File::options().append(true).open(self.folder.path().join(LIST)).unwrap();
        file.set_modified(UNIX_EPOCH + Duration::from_hours(400_000) + after).unwrap();
    }

    pub fn src(&self) -> String {
        format!("{}/embed.html", self.standin.url())
    }

    fn port(&self) -> String {
        self.standin.url().rsplit(':').next().unwrap().to_owned()
    }

    /// Puts the element around a frame on a host page that allows this origin's frames alone:
    /// `frame` in scripts, its events in `heard`.
    pub async fn show(&self, page: &Page, settings: Value) {
        page.goto(&format!("/standin/host/frame/{}", self.port())).await;
        put(page, &self.src(), settings).await;
    }
}

const PUT: &str = "
  const [src, settings] = arguments;
  window.heard = [];
  for (const name of ['ready', 'page', 'error', 'auth-required', 'open', 'forged']) {
    document.addEventListener(`tjl-${name}`, ({ type, detail }) => heard.push([type, structuredClone(detail)]));
  }
  const frame = document.createElement('tape-job-links-frame');
  window.frame = frame;
  window.iframe = () => frame.shadowRoot.querySelector('iframe');
  Object.assign(frame, settings, { src });
  const main = document.createElement('main');
  main.append(Object.assign(document.createElement('h1'), { textContent: 'Host page' }), frame);
  document.body.style.margin = '0';
  document.body.append(main);";

/// The same on the page that is open.
pub async fn put(page: &Page, src: &str, settings: Value) {
    page.until("customElements.get('tape-job-links-frame')").await;
    page.run(PUT, vec![json!(src), settings]).await;
}

/// Goes into the frame that an expression of the page gives: from here on, the page is what is in it.
pub async fn enter(page: &Page, frame: &str) {
    let found = page.value(frame).await;
    let id = found.as_object().and_then(|it| it.values().next()).and_then(Value::as_str);
    let id = ElementRef::from(id.unwrap_or_else(|| panic!("{frame} is {found}")).to_owned());
    Element::from_element_id(page.client().clone(), id).enter_frame().await.unwrap();
}

/// Goes into the frame, where the element is `links`.
pub async fn enter_links(page: &Page) {
    enter(page, "iframe()").await;
    page.until("window.links = document.querySelector('tape-job-links')").await;
}

/// Back to the page around.
pub async fn leave(page: &Page) {
    page.client().clone().enter_parent_frame().await.unwrap();
}

/// Checks the page around with axe, which knocks at the frame: the browser says that it gets no answer.
pub async fn is_clean_around(page: &Page) {
    assert_eq!(page.console().await, Vec::<String>::new());
    page.is_clean("the host page").await;
    page.console().await;
}
