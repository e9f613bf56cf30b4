//! Turns the session's effects into deeds, and what happens into its events.

use super::fetch::Flight;
use super::intl::BrowserLocale;
use super::number::{float, whole};
use super::shell::Shell;
use super::url::way;
use crate::config::Target;
use crate::protocol::{NoAnswer, PageRequest, judge};
use crate::session::{Credential, Effect, Event, HostEvent, Session, Setup, WorkId};
use crate::text::{About, Extra, Group, Locale, Name, RowText, Scene, Way, details, row, scene};
use crate::token::{Given, Token};
use crate::view::Board;
use js_sys::{Array, Date};
use std::cell::{Cell, RefCell};
use std::ops::Range;
use std::rc::{Rc, Weak};
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::{JsFuture, spawn_local};
use web_sys::ShadowRoot;

/// One mounted widget.
pub struct Driver<S> {
    this: Weak<Self>,
    host: S,
    root: ShadowRoot,
    board: Board,
    session: RefCell<Session>,
    token: RefCell<Option<Token>>,
    flight: RefCell<Option<Flight>>,
    dress: RefCell<Dress>,
    order: RefCell<Option<Array>>,
    drawn: Cell<Option<u64>>,
}

/// What shows without the session knowing.
pub struct Dress {
    /// The caption, where the host gave one.
    pub label: Option<String>,
    /// Whether jobs can be opened.
    pub opens: bool,
    /// Whether the API's own cookies go along.
    pub cookies: bool,
    /// What the tools have to say of the rows.
    pub note: Option<String>,
    /// What the tools said aloud, how often they spoke, and what the status was at then.
    pub said: (String, u64, u64),
    /// Numbers and times.
    pub locale: BrowserLocale,
    /// The list that is shown, for messages.
    pub target: Option<Target>,
    /// How its API is reached.
    pub way: Way,
}

impl Dress {
    fn extra(&self) -> Extra<'_> {
        let (words, times, at) = &self.said;
        Extra {
            label: self.label.as_deref(),
            note: self.note.as_deref(),
            said: (*times > 0).then_some((words, *times, *at)),
        }
    }

    fn about(&self) -> About<'_> {
        About { target: self.target.as_ref(), locale: &self.locale, way: self.way }
    }
}

impl<S: Shell> Driver<S> {
    /// One that shows nothing yet.
    pub fn new(host: S, root: ShadowRoot, board: Board) -> Rc<Self> {
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
                opens: false,
                cookies: false,
                note: None,
                said: Default::default(),
                locale: BrowserLocale::new("en"),
                target: None,
                way: Way::default(),
            }),
            order: RefCell::default(),
            drawn: Cell::new(None),
        })
    }

    /// Reads from the session.
    pub fn with<T>(&self, read: impl FnOnce(&Session) -> T) -> T {
        read(&self.session.borrow())
    }

    /// Takes over how things show.
    pub fn dress(
        &self,
        label: Option<String>,
        opens: bool,
        cookies: bool,
        language: &str,
        setup: &Setup,
    ) {
        let target = match setup {
            Setup::List(target) => Some(target.clone()),
            Setup::Nothing | Setup::Invalid(_) => None,
        };
        let way = target.as_ref().map_or_else(Way::default, |target| way(&target.api_base));
        let mut dress = self.dress.borrow_mut();
        let locale = BrowserLocale::new(language);
        if dress.opens != opens || dress.locale.words() != locale.words() {
            self.drawn.set(None);
        }
        // What was said of one list is not said of another.
        let note = dress.note.take().filter(|_| dress.target == target);
        let said = std::mem::take(&mut dress.said);
        *dress = Dress { label, opens, cookies, note, said, locale, target, way };
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

    /// Takes over what the tools have to say of the rows.
    pub fn note(&self, note: Option<String>) {
        self.dress.borrow_mut().note = note;
        self.draw(false, Vec::new());
    }

    /// Makes the formats of times, and tells them from now on.
    #[cfg(feature = "element")]
    pub fn tell_time(&self) {
        self.dress.borrow().locale.tell_time(now());
        self.draw(false, Vec::new());
    }

    /// Says something aloud, once.
    pub fn say(&self, words: String) {
        let at = self.with(|session| session.screen().status.serial);
        let times = self.dress.borrow().said.1;
        self.dress.borrow_mut().said = (words, times + 1, at);
        self.draw(false, Vec::new());
    }

    /// The list that is shown.
    pub fn target(&self) -> Option<Target> {
        self.dress.borrow().target.clone()
    }

    /// Draws the rows, in the order that is wished by now.
    pub fn draw_rows(&self) {
        let order = self.host.order();
        self.board.draw_rows(match &order {
            Some(order) => order.length() as usize,
            None => self.with(|session| session.shown().map_or(0, |shown| shown.page.items.len())),
        });
        self.order.replace(order);
    }

    /// Some of the rows in that order, with what is known of their jobs, and headings of groups.
    pub fn rows(&self, range: Range<usize>) -> Vec<RowText> {
        let (order, dress) = (self.order.borrow(), self.dress.borrow());
        let entry = |at: usize| match &*order {
            Some(order) => order.get(js_place(at)),
            None => js_place(at).into(),
        };
        let words = dress.locale.words();
        let mut rows: Vec<_> = self.with(|session| {
            let row = |at: usize| match entry(at).as_f64() {
                Some(place) => row(session.shown()?, rust_place(place), dress.opens, words),
                None => heading(&entry(at)),
            };
            range.filter_map(row).collect()
        });
        if let Some(look_up) = self.host.names() {
            let uids = Array::new();
            for cell in rows.iter().flat_map(|row| [&row.job, &row.linked_job]) {
                uids.push(&JsValue::from(&*cell.text));
            }
            // What fails there is the tools' to say: rows have their UIDs all the same.
            let names = look_up.call1(&JsValue::NULL, &uids).ok();
            let names = names.and_then(|names| names.dyn_into().ok());
            let mut names = names.map_or_else(Vec::new, |it| read_names(&it)).into_iter();
            for row in &mut rows {
                row.job.name = names.next().flatten();
                row.linked_job.name = names.next().flatten();
            }
        }
        rows
    }

    /// Lets the session take in what happened, does what it asks for, and draws.
    pub fn happen(&self, event: Event) {
        if matches!(event, Event::Pressed(_)) && self.drawn.get().is_some() {
            self.board.look();
        }
        let effects = self.session.borrow_mut().update(now(), event);
        let mut told = Vec::new();
        let mut to_top = false;
        for effect in effects {
            match effect {
                Effect::Send(id, request) => self.send(id, request),
                Effect::AskToken(id, reason) => self.host.ask(float(id), reason),
                Effect::Abort => {
                    self.flight.take();
                    self.host.unask();
                }
                Effect::Wake(id, after) => self.host.wake(float(id), float(after)),
                Effect::Rest => self.host.rest(),
                Effect::Alarm(after) => self.host.alarm(float(after)),
                Effect::NoAlarm => self.host.no_alarm(),
                Effect::Copy(failure, request, at) => {
                    let at = String::from(Date::new(&JsValue::from_f64(float(at))).to_iso_string());
                    let text = details(&failure, &request, &at, &self.dress.borrow().about());
                    self.host.copy(&text);
                }
                Effect::ForgetToken => {
                    self.token.take();
                    self.host.forget();
                }
                Effect::ScrollToTop => to_top = self.board.is_scrolled(),
                Effect::Tell(event) => told.push(event),
            }
        }
        self.draw(to_top, told);
    }

    fn send(&self, id: WorkId, request: PageRequest) {
        let Some(token) = self.token.borrow().clone() else { return };
        let Some(controller) = self.host.abortable() else { return };
        let signal = controller.signal();
        self.flight.replace(Some(Flight::new(controller)));
        let cookies = self.dress.borrow().cookies;
        let answer = self.host.send(&request, &token, cookies, &signal);
        let this = self.this.clone();
        spawn_local(async move {
            let mut answer = answer.await;
            if answer == Err(NoAnswer::Unreachable)
                && let Some(this) = this.upgrade()
                && JsFuture::from(this.host.blocked(&request.address()))
                    .await
                    .is_ok_and(|blocked| blocked.is_truthy())
            {
                answer = Err(NoAnswer::Blocked);
            }
            // Gone, or superseded: nobody waits for it.
            let Some(this) = this.upgrade().filter(|_| !signal.aborted()) else { return };
            if let Some(flight) = this.flight.take() {
                flight.land();
            }
            this.happen(match answer {
                Ok(answer) => Event::Answered(id, judge(&answer, &request)),
                Err(reason) => Event::Unanswered(id, reason),
            });
        });
    }

    /// What surrounds the rows.
    pub fn scene(&self) -> Scene {
        let dress = self.dress.borrow();
        self.with(|session| scene(&session.screen(), &dress.extra(), &dress.about()))
    }

    /// Draws the screen; what is told comes once it is drawn.
    pub fn draw(&self, to_top: bool, told: Vec<HostEvent>) {
        let focused = self.root.active_element();
        {
            let session = self.session.borrow();
            let screen = session.screen();
            let serial = session.shown().map(|shown| shown.serial);
            if self.drawn.replace(serial) != serial {
                self.draw_rows();
            }
            self.host.states(screen.state, screen.stale);
            self.board.draw();
        }
        let this = self.this.clone();
        spawn_local(async move {
            let Some(this) = this.upgrade() else { return };
            // Unless somebody has given it a place already.
            let is_lost = this.root.active_element().is_none_or(|now| !is_there(&now));
            if is_lost && focused.is_some_and(|focused| !is_there(&focused)) {
                this.board.focus_caption();
            }
            if to_top {
                this.board.scroll_to_top();
            }
            for event in told.into_iter().rev() {
                let told = {
                    let dress = this.dress.borrow();
                    S::word(&event, &dress.about())
                };
                this.host.tell(told);
            }
        });
    }
}

#[wasm_bindgen]
extern "C" {
    /// An element that tells whether it shows, without a layout.
    type Shown;

    #[wasm_bindgen(method, js_name = checkVisibility)]
    fn check_visibility(this: &Shown) -> bool;
}

/// Whether an element is still on the page, and not hidden.
fn is_there(element: &web_sys::Element) -> bool {
    element.unchecked_ref::<Shown>().check_visibility()
}

fn now() -> u64 {
    // Whole milliseconds since 1970.
    whole(Date::now())
}

#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "any number will do, so long as elements differ"
)]
fn seed() -> u64 {
    (js_sys::Math::random() * 9e15) as u64
}

/// The heading of a group, in place of a row.
fn heading(entry: &JsValue) -> Option<RowText> {
    let entry = entry.dyn_ref::<Array>()?;
    let text = |at: u32| entry.get(at).as_string().unwrap_or_default().into_boxed_str();
    let group =
        Group { key: text(0), title: text(1), note: text(2), is_open: entry.get(3).is_truthy() };
    Some(RowText { index: 1, group: Some(group), ..RowText::default() })
}

/// Five texts for each cell, the first of them no text where nothing is known of its job.
fn read_names(flat: &Array) -> Vec<Option<Name>> {
    let text = |at: u32| flat.get(at).as_string().map(String::into_boxed_str);
    let name = |at: u32| {
        Some(Name {
            name: text(at)?,
            state: text(at + 1)?,
            tone: text(at + 2)?,
            about: text(at + 3)?,
            exact: text(at + 4)?,
        })
    };
    (0..flat.length() / 5).map(|cell| name(cell * 5)).collect()
}

#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a place among rows")]
fn rust_place(place: f64) -> usize {
    place as usize
}

#[expect(clippy::cast_possible_truncation, reason = "a place among rows")]
fn js_place(place: usize) -> u32 {
    place as u32
}
