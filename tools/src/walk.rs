//! A walk through all pages of a list, by a session without a screen: what is sent again, waited
//! for, renewed or given up is decided by the same code that pages for the reader.

use js_sys::{Array, Date};
use std::cell::{Cell, RefCell};
use std::rc::{Rc, Weak};
use tape_job_links::browser::fetch::{Flight, send};
use tape_job_links::browser::intl::BrowserLocale;
use tape_job_links::browser::number::{float, number, whole};
use tape_job_links::browser::rows::flat_rows;
use tape_job_links::browser::url::way;
use tape_job_links::config::{MAX_INT32, Target, server_uid};
use tape_job_links::protocol::{List, Page, PageRequest, Remark, Verdict, judge, judge_jobs};
use tape_job_links::session::{
    Credential, Effect, Event, HostEvent, Press, Report, Session, Setup, Waiting, Wish, WorkId,
};
use tape_job_links::text::{About, explain, waiting};
use tape_job_links::token::{Given, Token};
use uuid::Uuid;
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::spawn_local;
use web_sys::AbortController;

#[wasm_bindgen]
extern "C" {
    /// Whoever walks.
    pub type Walker;

    /// Calls `Walk::woke(id)` in so many milliseconds, in place of any earlier call.
    #[wasm_bindgen(method)]
    fn wake(this: &Walker, id: f64, milliseconds: f64);

    /// Takes that back.
    #[wasm_bindgen(method)]
    fn rest(this: &Walker);

    /// Asks for a token; ends as `Walk::provided(id, …)`.
    #[wasm_bindgen(method)]
    fn ask(this: &Walker, id: f64, reason: &str);

    /// Is no longer waiting for it.
    #[wasm_bindgen(method)]
    fn unask(this: &Walker);

    /// What is waited for, empty where nothing is worth a word; whether the server throttles.
    #[wasm_bindgen(method)]
    fn note(this: &Walker, words: &str, throttled: bool);

    /// A page has come; `Walk::next` goes on, unless `is_last`.
    #[wasm_bindgen(method)]
    fn page(this: &Walker, end: f64, total: JsValue, is_last: bool);

    /// The server answered with the page that was there already: there is no going on.
    #[wasm_bindgen(method)]
    fn astray(this: &Walker);

    /// It cannot go on: a failure's code (`auth-required` for want of a token) and its words.
    #[wasm_bindgen(method)]
    fn fail(this: &Walker, code: &str, status: JsValue, why: &str, next: &str);

    /// A request has ended: how, its status, for which time it was sent, and after how long.
    #[wasm_bindgen(method)]
    fn report(this: &Walker, outcome: &str, status: JsValue, attempt: u8, milliseconds: f64);
}

/// A walk through a list.
#[wasm_bindgen]
pub struct Walk(Rc<Inner>);

pub struct Inner {
    this: Weak<Self>,
    walker: Walker,
    session: RefCell<Session>,
    token: RefCell<Option<Token>>,
    flight: RefCell<Option<Flight>>,
    target: Target,
    list: List,
    cookies: bool,
    locale: BrowserLocale,
    /// Totals that were seen: the first, and the latest that differs.
    totals: Cell<(Option<u64>, Option<u64>)>,
    /// Whether the server answered from another place than it was asked for.
    astray: Cell<bool>,
}

#[wasm_bindgen]
impl Walk {
    /// `list` is `links`, `jobs`, `servers` or `repositories`; `api_base` is checked already.
    #[wasm_bindgen(constructor)]
    #[must_use]
    pub fn new(
        walker: Walker,
        list: &str,
        api_base: String,
        server: &str,
        cookies: bool,
        language: &str,
    ) -> Self {
        let list = match list {
            "jobs" => List::Jobs,
            "servers" => List::Servers,
            "repositories" => List::Repositories,
            _ => List::Links,
        };
        let server = server_uid(server).ok().flatten().unwrap_or(Uuid::nil());
        Self(Rc::new_cyclic(|this| Inner {
            this: this.clone(),
            walker,
            session: RefCell::new(Session::default().seeded(now() ^ 1).over(list)),
            token: RefCell::default(),
            flight: RefCell::default(),
            target: Target { api_base, server },
            list,
            cookies,
            locale: BrowserLocale::new(language),
            totals: Cell::default(),
            astray: Cell::default(),
        }))
    }

    /// Takes over a token.
    pub fn token(&self, given: Option<String>) {
        let credential = self.0.keep(given);
        self.0.happen(Event::Token(credential));
    }

    /// Sets out from the first row, so many rows a page.
    pub fn start(&self, limit: u32, provider: bool) {
        self.0.happen(Event::Settled);
        self.0.happen(Event::Provider(provider));
        let setup = Setup::List(self.0.target.clone());
        let limit = limit.clamp(1, MAX_INT32);
        self.0.happen(Event::Configured(Wish {
            setup,
            limit,
            offset: Some(0),
            refresh: 0,
            prefetch: false,
        }));
    }

    /// Goes on to the next page.
    pub fn next(&self) {
        self.0.happen(Event::Pressed(Press::Next));
    }

    /// Goes nowhere any more.
    pub fn stop(&self) {
        self.0.happen(Event::Pressed(Press::Cancel));
    }

    /// The time asked for has passed.
    pub fn woke(&self, id: f64) {
        self.0.happen(Event::Woke(whole(id)));
    }

    /// What the provider gave.
    pub fn provided(&self, id: f64, given: Option<String>) {
        let credential = match self.0.keep(given) {
            Credential::Held => Credential::Held,
            _ => Credential::Missing,
        };
        self.0.happen(Event::Provided(whole(id), credential));
    }

    /// The browser went online or offline.
    pub fn online(&self, online: bool) {
        self.0.happen(Event::Online(online));
    }

    /// The links of the page that came, three strings or `null` each.
    #[wasm_bindgen(getter)]
    #[must_use]
    pub fn rows(&self) -> Array {
        self.0.with(flat_rows)
    }

    /// `[first total, latest total that differs, went astray]`, `null` where there is none.
    #[wasm_bindgen(getter)]
    #[must_use]
    pub fn doubts(&self) -> Array {
        let (first, other) = self.0.totals.get();
        Array::of3(&number(first), &number(other), &self.0.astray.get().into())
    }
}

impl Inner {
    /// Reads from the session.
    pub fn with<T>(&self, read: impl FnOnce(&Session) -> T) -> T {
        read(&self.session.borrow())
    }

    fn keep(&self, given: Option<String>) -> Credential {
        match given.map_or(Given::Nothing, |given| Token::read(&given)) {
            Given::Nothing => Credential::Missing,
            Given::Unusable => Credential::Unusable,
            Given::Token(token) => {
                self.token.replace(Some(token));
                Credential::Held
            }
        }
    }

    fn about(&self) -> About<'_> {
        About { target: Some(&self.target), locale: &self.locale, way: way(&self.target.api_base) }
    }

    fn happen(&self, event: Event) {
        let is_page = match &event {
            Event::Answered(_, Verdict::Page(page)) => {
                self.doubt(page);
                true
            }
            _ => false,
        };
        let effects = self.session.borrow_mut().update(now(), event);
        let tells = |effect: &Effect| match effect {
            Effect::Tell(event) => !matches!(event, HostEvent::Request(_)),
            _ => false,
        };
        let told = effects.iter().any(tells);
        for effect in effects {
            match effect {
                Effect::Send(id, request) => self.send(id, request),
                Effect::AskToken(id, reason) => self.walker.ask(float(id), reason.name()),
                Effect::Abort => {
                    self.flight.take();
                    self.walker.unask();
                }
                Effect::Wake(id, after) => self.walker.wake(float(id), float(after)),
                Effect::Rest => self.walker.rest(),
                Effect::ForgetToken => drop(self.token.take()),
                Effect::Tell(event) => self.tell(&event),
                Effect::Alarm(_) | Effect::NoAlarm | Effect::Copy(..) | Effect::ScrollToTop => {}
            }
        }
        if is_page && !told && !self.with(|session| session.screen().busy) {
            // Unless it is the list that has become shorter.
            self.astray.set(self.astray.get() || self.totals.get().1.is_none());
            self.walker.astray();
        }
        let session = self.session.borrow();
        let (words, throttled) = match session.screen().waiting {
            Some(wait) => {
                let throttled = matches!(wait, Waiting::Retry(failure, ..)
                    if failure.code() == "throttled");
                (waiting(wait, &self.about()), throttled)
            }
            None => (String::new(), false),
        };
        drop(session);
        self.walker.note(&words, throttled);
    }

    fn send(&self, id: WorkId, request: PageRequest) {
        let Some(token) = self.token.borrow().clone() else { return };
        let Ok(controller) = AbortController::new() else { return };
        let signal = controller.signal();
        self.flight.replace(Some(Flight::new(controller)));
        let (this, list, cookies) = (self.this.clone(), self.list, self.cookies);
        spawn_local(async move {
            let answer = send(&request, &token, cookies, &signal).await;
            let Some(this) = this.upgrade().filter(|_| !signal.aborted()) else { return };
            this.happen(match answer {
                Ok(answer) => Event::Answered(
                    id,
                    match list {
                        // A tape job stands in both, under the same names.
                        List::Links | List::Repositories => judge(&answer, &request),
                        List::Jobs | List::Servers => judge_jobs(&answer, &request),
                    },
                ),
                Err(reason) => Event::Unanswered(id, reason),
            });
        });
    }

    fn tell(&self, event: &HostEvent) {
        match event {
            HostEvent::Request(Report { outcome, status, attempt, took, .. }) => {
                let status = number(status.map(u64::from));
                self.walker.report(outcome, status, *attempt, float(*took));
            }
            HostEvent::Ready(place) | HostEvent::Page(place) => {
                let end = place.offset.saturating_add(place.count);
                let is_last = self.with(|session| {
                    session.screen().pager.is_none_or(|(_, pager)| pager.next.is_none())
                });
                let (walker, total) = (self.this.clone(), number(place.total));
                // In a microtask: the session is still being updated.
                spawn_local(async move {
                    if let Some(this) = walker.upgrade() {
                        let stop = is_last || this.astray.get();
                        this.walker.page(float(end), total, stop);
                    }
                });
            }
            HostEvent::Error { failure, .. } => {
                let (why, next) = explain(failure, &self.about());
                let status = failure.status.map_or(JsValue::NULL, JsValue::from);
                self.walker.fail(failure.code(), status, &why, &next);
            }
            HostEvent::AuthRequired(_) => {
                self.walker.fail("auth-required", JsValue::NULL, "", "");
            }
        }
    }

    fn doubt(&self, page: &Page) {
        let (first, other) = self.totals.get();
        let first = first.or(page.total);
        let other = other.or(page.total.filter(|total| first != Some(*total)));
        self.totals.set((first, other));
        let strays = |remark: &Remark| matches!(remark, Remark::OffsetDiffers { .. });
        self.astray.set(self.astray.get() || page.remarks.iter().any(strays));
    }
}

impl Walk {
    /// What is walked, for the other tools.
    pub fn inner(&self) -> &Inner {
        &self.0
    }
}

fn now() -> u64 {
    // Whole milliseconds since 1970.
    whole(Date::now())
}
