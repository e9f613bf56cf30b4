//! What the driver leans on where there is no element.

use super::ask::{Waiting, ask};
use super::surroundings::{Timer, was_blocked};
use super::{Callbacks, ErrorDetail, TokenProvider};
use crate::browser::back;
use crate::browser::fetch::send;
use crate::browser::number::whole;
use crate::browser::shell::Shell;
use crate::protocol::{Answer, NoAnswer, PageRequest};
use crate::session::{Credential, Event, HostEvent, HostState, Place, Reason, Report, SignIn};
use crate::text::{About, explain};
use crate::token::{Given, Token};
use js_sys::{Promise, Reflect};
use leptos::prelude::*;
use std::cell::RefCell;
use std::rc::Rc;
use wasm_bindgen::JsCast;
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::{JsFuture, future_to_promise, spawn_local};
use web_sys::{AbortController, AbortSignal, Clipboard, HtmlElement};

/// The way back to the driver.
pub type Back = back::Back<ComponentShell>;

/// What the host is told.
pub enum Told {
    Ready(Place),
    Page(Place),
    Error(ErrorDetail),
    AuthRequired(SignIn),
    Request(Report),
}

pub struct ComponentShell {
    pub back: Back,
    pub host: HtmlElement,
    pub callbacks: Callbacks,
    pub provider: Rc<RefCell<Option<TokenProvider>>>,
    waiting: RefCell<Option<Waiting>>,
    wake: RefCell<Option<Timer>>,
    alarm: RefCell<Option<Timer>>,
}

impl ComponentShell {
    pub fn new(
        back: Back,
        host: HtmlElement,
        callbacks: Callbacks,
        provider: Rc<RefCell<Option<TokenProvider>>>,
    ) -> Self {
        let (waiting, wake, alarm) = Default::default();
        Self { back, host, callbacks, provider, waiting, wake, alarm }
    }

    fn timer(&self, milliseconds: f64, event: Event) -> Timer {
        let back = self.back.clone();
        Timer::new(whole(milliseconds), move || back.happen(event))
    }
}

impl Shell for ComponentShell {
    type Told = Told;

    fn wake(&self, id: f64, milliseconds: f64) {
        self.wake.replace(Some(self.timer(milliseconds, Event::Woke(whole(id)))));
    }

    fn rest(&self) {
        self.wake.take();
    }

    fn alarm(&self, milliseconds: f64) {
        self.alarm.replace(Some(self.timer(milliseconds, Event::Due)));
    }

    fn no_alarm(&self) {
        self.alarm.take();
    }

    fn copy(&self, text: &str) {
        copy(self.back.clone(), text);
    }

    fn abortable(&self) -> Option<AbortController> {
        AbortController::new().ok()
    }

    fn send(
        &self,
        request: &PageRequest,
        token: &Token,
        cookies: bool,
        signal: &AbortSignal,
    ) -> impl Future<Output = Result<Answer, NoAnswer>> + 'static {
        let (request, token, signal) = (request.clone(), token.clone(), signal.clone());
        async move { send(&request, &token, cookies, &signal).await }
    }

    fn ask(&self, id: f64, reason: Reason) {
        let Some(provider) = self.provider.borrow().clone() else { return };
        // Before the next one begins: the last one to wait takes its call along.
        self.unask();
        let back = self.back.clone();
        let done = Box::new(move |token: Option<super::AccessToken>| {
            if let Some(driver) = back.driver() {
                let given = token.as_ref().map_or(Given::Nothing, super::AccessToken::read);
                let credential = match given {
                    // A refusal does not take away the token there is.
                    Given::Nothing | Given::Unusable => Credential::Missing,
                    token @ Given::Token(_) => driver.keep(token),
                };
                driver.happen(Event::Provided(whole(id), credential));
            }
        });
        self.waiting.replace(Some(ask(&provider, reason, done)));
    }

    fn unask(&self) {
        let gone = self.waiting.take();
        drop(gone);
    }

    fn blocked(&self, address: &str) -> Promise {
        let address = address.to_owned();
        future_to_promise(async move {
            // The browser tells of it in a later task than of the failure.
            let later = Promise::new(&mut |resolve, _| {
                let resolve = move || drop(resolve.call0(&JsValue::NULL));
                set_timeout(resolve, std::time::Duration::ZERO);
            });
            let _passed = JsFuture::from(later).await;
            Ok(was_blocked(&address).into())
        })
    }

    fn forget(&self) {}

    fn word(event: &HostEvent, about: &About<'_>) -> Told {
        match event {
            HostEvent::Ready(place) => Told::Ready(*place),
            HostEvent::Page(place) => Told::Page(*place),
            HostEvent::AuthRequired(why) => Told::AuthRequired(*why),
            HostEvent::Request(report) => Told::Request(*report),
            HostEvent::Error { failure, phase, asked } => Told::Error(ErrorDetail {
                code: failure.code(),
                phase: *phase,
                status: failure.status,
                retryable: failure.retryable(),
                message: explain(failure, about).0,
                offset: asked.map(|(offset, _)| offset),
                limit: asked.map(|(_, limit)| limit),
            }),
        }
    }

    fn tell(&self, told: Told) {
        match told {
            Told::Ready(place) => run(self.callbacks.ready, place),
            Told::Page(place) => run(self.callbacks.page, place),
            Told::Error(detail) => run(self.callbacks.error, detail),
            Told::AuthRequired(why) => run(self.callbacks.auth_required, why),
            Told::Request(report) => run(self.callbacks.request, report),
        }
    }

    fn states(&self, state: HostState, is_stale: bool) {
        let _set = self.host.set_attribute("data-state", state.name());
        let _set = self.host.toggle_attribute_with_force("data-stale", is_stale);
        if let Some(controls) = self.callbacks.controls {
            // Not now: whoever follows it may press something.
            spawn_local(async move { controls.show(state) });
        }
    }
}

/// Tells the host, if it listens and is still there.
pub fn run<T: 'static>(callback: Option<Callback<T>>, detail: T) {
    if let Some(callback) = callback {
        let _told = callback.try_run(detail);
    }
}

/// Puts a text into the clipboard.
pub fn copy(back: Back, text: &str) {
    // Absent where the page is not secure.
    let clipboard = web_sys::window()
        .and_then(|window| Reflect::get(&window.navigator(), &"clipboard".into()).ok())
        .filter(JsValue::is_object)
        .map(JsCast::unchecked_into::<Clipboard>);
    let written = clipboard.map(|clipboard| clipboard.write_text(text));
    spawn_local(async move {
        let done = match written {
            Some(written) => JsFuture::from(written).await.is_ok(),
            None => false,
        };
        back.happen(Event::Copied(done));
    });
}
