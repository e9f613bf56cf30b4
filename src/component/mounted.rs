//! The widget, mounted into its place.

use super::clicks::click;
use super::shell::{Back, ComponentShell};
use super::surroundings::{LanguageWatch, Listener, Timer, dress, language_of, watch_policy};
use super::{AccessToken, Callbacks, Credentials, Prefetch, Settings, TokenProvider};
use crate::browser::driver::Driver;
use crate::browser::url::read_setup;
use crate::config::{DEFAULT_PAGE_SIZE, MAX_INT32};
use crate::session::{Event, Press, Session, Setup, Wish};
use crate::token::Given;
use crate::view::{Board, Mounted as View};
use std::cell::RefCell;
use std::rc::Rc;
use wasm_bindgen::JsCast;
use web_sys::{HtmlElement, ShadowRoot, ShadowRootInit, ShadowRootMode};

/// The widget at work. Dropped, it takes along requests, timers, rows and listeners.
pub struct Mounted {
    driver: Rc<Driver<ComponentShell>>,
    host: HtmlElement,
    provider: Rc<RefCell<Option<TokenProvider>>>,
    settings: RefCell<Option<Settings>>,
    _settle: Timer,
    _listeners: [Listener; 4],
    _language: LanguageWatch,
    _view: View,
}

impl Mounted {
    /// Mounts it into `host`. `respeak` is called when the page's language may be another.
    pub fn new(
        host: &HtmlElement,
        callbacks: Callbacks,
        respeak: impl Fn() + 'static,
    ) -> Option<Self> {
        let root = root_of(host)?;
        let window = web_sys::window()?;
        let document = window.document()?;
        watch_policy();
        dress(&root);
        let base = document.create_element("div").ok()?.dyn_into::<HtmlElement>().ok()?;
        for (name, value) in [("class", "base"), ("part", "base"), ("lang", "en")] {
            base.set_attribute(name, value).ok()?;
        }
        root.replace_children_with_node_1(&base);

        let back = Back::default();
        let heard = back.clone();
        let hear = Box::new(move |event| heard.happen(event));
        let (board, view) = Board::mount(base, Rc::new(back.clone()), hear);
        let provider = Rc::default();
        let shell =
            ComponentShell::new(back.clone(), host.clone(), callbacks, Rc::clone(&provider));
        let driver = Driver::new(shell, root.clone(), board);
        back.lead_to(&driver);

        driver.happen(Event::Online(window.navigator().on_line()));
        driver.happen(Event::Visible(!document.hidden()));
        let [online, offline, seen, clicked, settled] = [(); 5].map(|()| back.clone());
        let page = document.clone();
        let listeners = [
            Listener::new(&window, "online", move |_| online.happen(Event::Online(true))),
            Listener::new(&window, "offline", move |_| offline.happen(Event::Online(false))),
            Listener::new(&document, "visibilitychange", move |_| {
                seen.happen(Event::Visible(!page.hidden()));
            }),
            Listener::new(&root, "click", move |event| {
                let _done = click(&event, &clicked, callbacks.open);
            }),
        ];
        Some(Self {
            driver,
            host: host.clone(),
            provider,
            settings: RefCell::default(),
            _settle: Timer::new(0, move || settled.happen(Event::Settled)),
            _listeners: listeners,
            _language: LanguageWatch::new(host, respeak),
            _view: view,
        })
    }

    /// Takes over what the host wants, as far as it changed.
    pub fn take_over(&self, settings: &Settings) {
        let before = self.settings.replace(Some(settings.clone()));
        let before = before.as_ref();
        let is_another = before.is_none_or(|before| {
            before.server_uid != settings.server_uid || before.api_base != settings.api_base
        });
        let provider = before.is_none_or(|before| before.provider != settings.provider);
        let token = before.is_none_or(|before| before.token != settings.token)
            && (before.is_some() || settings.token.is_some());
        // Together with another address, a token is never sent to the old one.
        if is_another && before.is_some() && (provider || token) {
            self.configure(settings, before, Some(Setup::Nothing));
        }
        if provider {
            self.provider.replace(settings.provider.clone());
            self.driver.happen(Event::Provider(settings.provider.is_some()));
        }
        if token {
            let given = settings.token.as_ref().map_or(Given::Nothing, AccessToken::read);
            let credential = self.driver.keep(given);
            self.driver.happen(Event::Token(credential));
        }
        self.configure(settings, before, None);
    }

    /// Uses a control.
    pub fn press(&self, press: Press) {
        self.driver.happen(Event::Pressed(press));
    }

    /// Speaks as the page does now.
    pub fn respeak(&self) {
        let settings = self.settings.borrow().clone();
        if let Some(settings) = settings {
            self.configure(&settings, Some(&settings), None);
        }
    }

    fn configure(&self, settings: &Settings, before: Option<&Settings>, setup: Option<Setup>) {
        let server = settings.server_uid.as_deref().unwrap_or_default();
        let setup = setup.unwrap_or_else(|| read_setup(server, settings.api_base.as_deref()));
        let cookies = settings.credentials == Credentials::SameOrigin;
        let label = settings.label.clone();
        self.driver.dress(label, settings.job_links, cookies, &language_of(&self.host), &setup);
        // What the reader chose stays until the host chooses again.
        let sizes = before.is_none_or(|before| before.page_size != settings.page_size);
        let goes = before.is_none_or(|before| before.offset != settings.offset);
        let wanted = settings.page_size.filter(|size| (1..=MAX_INT32).contains(size));
        let offset = settings.offset.filter(|offset| *offset <= MAX_INT32).unwrap_or(0);
        self.driver.happen(Event::Configured(Wish {
            setup,
            limit: if sizes {
                wanted.unwrap_or(DEFAULT_PAGE_SIZE)
            } else {
                self.driver.with(Session::limit)
            },
            offset: goes.then_some(offset.into()),
            refresh: settings.refresh_interval.map_or(0, |every| {
                u32::try_from(every.as_secs()).unwrap_or(MAX_INT32).min(MAX_INT32)
            }),
            prefetch: settings.prefetch == Prefetch::Intent,
        }));
    }
}

fn root_of(host: &HtmlElement) -> Option<ShadowRoot> {
    let attach = || host.attach_shadow(&ShadowRootInit::new(ShadowRootMode::Open)).ok();
    host.shadow_root().or_else(attach)
}
