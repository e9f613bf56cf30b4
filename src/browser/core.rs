//! What the shell calls.

use super::back::Back;
use super::driver::Driver;
use super::host::Host;
use super::number::{float, whole};
use super::rows::flat_rows;
use super::url::read_setup;
use crate::config;
use crate::session::{Credential, Event, Press, Session, Wish};
use crate::token::{Given, Token};
use crate::view::{Board, Mounted};
use js_sys::Array;
use std::rc::Rc;
use wasm_bindgen::prelude::*;
use web_sys::{HtmlElement, ShadowRoot};

/// One mounted element. Freed, it takes along requests, rows and reactive nodes.
#[wasm_bindgen]
pub struct Core {
    driver: Rc<Driver<Host>>,
    _mounted: Mounted,
}

#[wasm_bindgen]
extern "C" {
    /// The element's settings, `undefined` where not given.
    pub type Settings;

    #[wasm_bindgen(method, getter, js_name = apiBase)]
    fn api_base(this: &Settings) -> Option<String>;
    #[wasm_bindgen(method, getter, js_name = serverUid)]
    fn server_uid(this: &Settings) -> Option<String>;
    #[wasm_bindgen(method, getter, js_name = pageSize)]
    fn page_size(this: &Settings) -> Option<String>;
    #[wasm_bindgen(method, getter)]
    fn offset(this: &Settings) -> Option<String>;
    #[wasm_bindgen(method, getter, js_name = refreshInterval)]
    fn refresh_interval(this: &Settings) -> Option<String>;
    #[wasm_bindgen(method, getter)]
    fn label(this: &Settings) -> Option<String>;
    #[wasm_bindgen(method, getter, js_name = jobLinks)]
    fn job_links(this: &Settings) -> bool;
    #[wasm_bindgen(method, getter)]
    fn cookies(this: &Settings) -> bool;
    #[wasm_bindgen(method, getter)]
    fn ahead(this: &Settings) -> bool;
    #[wasm_bindgen(method, getter)]
    fn language(this: &Settings) -> String;
}

#[wasm_bindgen]
impl Core {
    /// Mounts into `base`, which stands in `root`.
    #[wasm_bindgen(constructor)]
    #[must_use]
    pub fn new(host: Host, root: ShadowRoot, base: HtmlElement) -> Self {
        let back = Back::default();
        let heard = back.clone();
        let hear = Box::new(move |event| heard.happen(event));
        let (board, mounted) = Board::mount(base, Rc::new(back.clone()), hear);
        let driver = Driver::new(host, root, board);
        back.lead_to(&driver);
        Self { driver, _mounted: mounted }
    }

    /// Takes over all settings. An offset that is not given stays as it is.
    pub fn configure(&self, settings: &Settings) {
        #[cfg(feature = "panic-when-told")]
        assert_ne!(settings.label().as_deref(), Some("panic"));
        let server = settings.server_uid().unwrap_or_default();
        let setup = read_setup(&server, settings.api_base().as_deref());
        self.driver.dress(
            settings.label(),
            settings.job_links(),
            settings.cookies(),
            &settings.language(),
            &setup,
        );
        self.driver.happen(Event::Configured(Wish {
            setup,
            limit: config::page_size(settings.page_size().as_deref()),
            offset: settings.offset().map(|offset| config::offset(Some(&offset))),
            refresh: config::refresh_interval(settings.refresh_interval().as_deref()),
            prefetch: settings.ahead(),
        }));
    }

    /// Takes over a token, or the lack of one.
    pub fn token(&self, given: Option<String>) {
        let credential = self.driver.keep(read(given));
        self.driver.happen(Event::Token(credential));
    }

    /// Whether there is a token provider; called again for another one.
    pub fn provider(&self, there: bool) {
        self.driver.happen(Event::Provider(there));
    }

    /// What the provider gave.
    pub fn provided(&self, id: f64, given: Option<String>) {
        let credential = match read(given) {
            // A refusal does not take away the token there is.
            Given::Nothing | Given::Unusable => Credential::Missing,
            token @ Given::Token(_) => self.driver.keep(token),
        };
        self.driver.happen(Event::Provided(whole(id), credential));
    }

    /// What is missing now is missing.
    pub fn settle(&self) {
        self.driver.happen(Event::Settled);
    }

    /// The time asked for has passed.
    pub fn woke(&self, id: f64) {
        self.driver.happen(Event::Woke(whole(id)));
    }

    /// An automatic refresh is due.
    pub fn due(&self) {
        self.driver.happen(Event::Due);
    }

    /// The browser went online or offline.
    pub fn online(&self, online: bool) {
        self.driver.happen(Event::Online(online));
    }

    /// The tab was shown or hidden.
    pub fn visible(&self, visible: bool) {
        self.driver.happen(Event::Visible(visible));
    }

    /// The text is in the clipboard, or is not.
    pub fn copied(&self, done: bool) {
        self.driver.happen(Event::Copied(done));
    }

    /// More is known of the jobs than was drawn.
    pub fn rename(&self) {
        self.driver.draw_rows();
    }

    /// What the tools have to say of the rows, or nothing any more.
    pub fn note(&self, words: Option<String>) {
        self.driver.note(words);
    }

    /// Makes the formats of times, for which the first rows do not wait, and tells them from now on.
    #[wasm_bindgen(js_name = tellTime)]
    pub fn tell_time(&self) {
        self.driver.tell_time();
    }

    /// Says something aloud, once.
    pub fn say(&self, words: String) {
        self.driver.say(words);
    }

    /// The API's address, checked and completed; `undefined` where no list is configured.
    #[wasm_bindgen(getter, js_name = apiBase)]
    #[must_use]
    pub fn api_base(&self) -> Option<String> {
        self.driver.target().map(|target| target.api_base)
    }

    /// Uses a control by its method's name.
    pub fn press(&self, control: &str) {
        if let Some(press) = Press::named(control) {
            self.driver.happen(Event::Pressed(press));
        }
    }

    /// Asks for the page from `offset`.
    #[wasm_bindgen(js_name = goTo)]
    pub fn go_to(&self, offset: &str) {
        self.driver.happen(Event::Pressed(Press::GoTo(config::offset(Some(offset)))));
    }

    /// The state that hosts read.
    #[wasm_bindgen(getter)]
    #[must_use]
    pub fn state(&self) -> String {
        self.driver.with(|session| session.state().name().to_owned())
    }

    /// Rows a page, as last wanted.
    #[wasm_bindgen(getter, js_name = pageSize)]
    #[must_use]
    pub fn page_size(&self) -> u32 {
        self.driver.with(Session::limit)
    }

    /// The offset of what was last asked for.
    #[wasm_bindgen(getter)]
    #[must_use]
    pub fn offset(&self) -> f64 {
        self.driver.with(|session| float(session.offset()))
    }

    /// `{total, count, offset}` of the page on screen, or `null`.
    #[wasm_bindgen(getter, js_name = pagingInfo)]
    #[must_use]
    pub fn paging_info(&self) -> JsValue {
        self.driver.with(|session| {
            session.shown().map_or(JsValue::NULL, |shown| super::tell::detail(shown.place()))
        })
    }

    /// The rows on screen, three strings or `null` each: job, linked job, unique job.
    #[wasm_bindgen(getter)]
    #[must_use]
    pub fn rows(&self) -> Array {
        self.driver.with(flat_rows)
    }
}

fn read(given: Option<String>) -> Given {
    given.map_or(Given::Nothing, |given| Token::read(&given))
}
