//! Turns the session's effects into deeds, and what happens into its events.

use super::fetch::{Flight, send};
use super::host::Host;
use super::intl::BrowserLocale;
use super::tell;
use super::url::way;
use crate::config::Target;
use crate::protocol::{PairRequest, judge};
use crate::session::{Credential, Effect, Event, HostEvent, Session, Setup, WorkId};
use crate::text::{About, Way, details, rows, scene};
use crate::token::{Given, Token};
use crate::view::Board;
use js_sys::Date;
use std::cell::{Cell, RefCell};
use std::rc::{Rc, Weak};
use wasm_bindgen::JsValue;
use wasm_bindgen_futures::spawn_local;
use web_sys::{HtmlElement, ShadowRoot};

/// One mounted element.
pub struct Driver {
    this: Weak<Self>,
    host: Host,
    root: ShadowRoot,
    board: Board,
    session: RefCell<Session>,
    token: RefCell<Option<Token>>,
    flight: RefCell<Option<Flight>>,
    dress: RefCell<Dress>,
    drawn: Cell<Option<u64>>,
}

/// What shows without the session knowing.
pub struct Dress {
    /// The caption, where the host gave one.
    pub label: Option<String>,
    /// Numbers and times.
    pub locale: BrowserLocale,
    /// The list that is shown, for messages.
    pub target: Option<Target>,
    /// How its API is reached.
    pub way: Way,
}

impl Dress {
    fn about(&self) -> About<'_> {
        About { target: self.target.as_ref(), locale: &self.locale, way: self.way }
    }
}

impl Driver {
    pub fn new(host: Host, root: ShadowRoot, board: Board) -> Rc<Self> {
        Rc::new_cyclic(|this| Self {
            this: this.clone(),
            host,
            root,
            board,
            session: RefCell::new(Session::default().seeded(seed())),
            token: RefCell::default(),
            flight: RefCell::default(),
            dress: RefCell::new(Dress {
                label: None,
                locale: BrowserLocale::new("en"),
                target: None,
                way: Way::default(),
            }),
            drawn: Cell::new(None),
        })
    }

    /// Reads from the session.
    pub fn with<T>(&self, read: impl FnOnce(&Session) -> T) -> T {
        read(&self.session.borrow())
    }

    /// Takes over how things show.
    pub fn dress(&self, label: Option<String>, language: &str, setup: &Setup) {
        let target = match setup {
            Setup::List(target) => Some(target.clone()),
            Setup::Nothing | Setup::Invalid(_) => None,
        };
        let way = target.as_ref().map_or_else(Way::default, |target| way(&target.api_base));
        self.dress.replace(Dress { label, locale: BrowserLocale::new(language), target, way });
    }

    /// Takes over a token, and answers whether there is one.
    pub fn keep(&self, given: Given) -> Credential {
        let (token, credential) = match given {
            Given::Nothing => (None, Credential::Missing),
            Given::Unusable => (None, Credential::Unusable),
            Given::Token(token) => (Some(token), Credential::Held),
        };
        self.token.replace(token);
        credential
    }

    /// Lets the session take in what happened, does what it asks for, and draws.
    pub fn happen(&self, event: Event) {
        let effects = self.session.borrow_mut().update(now(), event);
        let mut told = Vec::new();
        let mut to_top = false;
        for effect in effects {
            match effect {
                Effect::Send(id, request) => self.send(id, request),
                Effect::AskToken(id, reason) => self.host.ask(js_id(id), reason.name()),
                Effect::Abort => {
                    self.flight.take();
                    self.host.unask();
                }
                Effect::Wake(id, after) => self.host.wake(js_id(id), js_id(after)),
                Effect::Rest => self.host.rest(),
                Effect::Alarm(after) => self.host.alarm(js_id(after)),
                Effect::NoAlarm => self.host.no_alarm(),
                Effect::Copy(failure, request, at) => {
                    let at = String::from(Date::new(&JsValue::from_f64(js_id(at))).to_iso_string());
                    let text = details(&failure, &request, &at, &self.dress.borrow().about());
                    self.host.copy(&text);
                }
                Effect::ForgetToken => {
                    self.token.take();
                    self.host.forget();
                }
                Effect::ScrollToTop => to_top = true,
                Effect::Tell(event) => told.push(event),
            }
        }
        self.draw(to_top, told);
    }

    fn send(&self, id: WorkId, request: PairRequest) {
        let Some(token) = self.token.borrow().clone() else { return };
        let controller = self.host.abortable();
        let signal = controller.signal();
        self.flight.replace(Some(Flight(controller)));
        let this = self.this.clone();
        spawn_local(async move {
            let answer = send(&request, &token, &signal).await;
            // Gone, or superseded: nobody waits for it.
            let Some(this) = this.upgrade().filter(|_| !signal.aborted()) else { return };
            this.happen(match answer {
                Ok(answer) => Event::Answered(id, judge(&answer, &request)),
                Err(reason) => Event::Unanswered(id, reason),
            });
        });
    }

    /// Draws the screen; what is told comes once it is drawn.
    pub fn draw(&self, to_top: bool, told: Vec<HostEvent>) {
        let focused = self.root.active_element();
        {
            let session = self.session.borrow();
            let screen = session.screen();
            let dress = self.dress.borrow();
            let serial = session.shown().map(|shown| shown.serial);
            let new_rows = (self.drawn.replace(serial) != serial)
                .then(|| session.shown().map_or_else(Vec::new, rows));
            self.host.states(screen.state.name(), screen.stale);
            let scene = scene(&screen, dress.label.as_deref(), &dress.about());
            self.board.draw(scene, new_rows);
        }
        let this = self.this.clone();
        spawn_local(async move {
            let Some(this) = this.upgrade() else { return };
            if focused.is_some_and(|focused| !is_there(&focused)) {
                this.board.focus_caption();
            }
            if to_top {
                this.board.scroll_to_top();
            }
            for event in told {
                let (name, detail) = {
                    let dress = this.dress.borrow();
                    tell::event(&event, &dress.about())
                };
                this.host.tell(name, detail);
            }
        });
    }
}

/// Whether an element is still on the page, and not hidden.
fn is_there(element: &web_sys::Element) -> bool {
    use wasm_bindgen::JsCast;
    element.is_connected()
        && element
            .dyn_ref::<HtmlElement>()
            .is_none_or(|element| element.offset_width() > 0 || element.offset_height() > 0)
}

#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "the clock counts whole milliseconds since 1970"
)]
fn now() -> u64 {
    Date::now() as u64
}

#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "any number will do, so long as elements differ"
)]
fn seed() -> u64 {
    (js_sys::Math::random() * 9e15) as u64
}

#[expect(clippy::cast_precision_loss, reason = "no id and no duration exceeds 2^53")]
fn js_id(id: u64) -> f64 {
    id as f64
}
