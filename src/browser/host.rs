//! The shell, seen from here: what outlives a crash of this core is kept there.

use super::fetch::sent;
use super::shell::Shell;
use super::tell;
use crate::protocol::{Answer, NoAnswer, PageRequest};
use crate::session::{HostEvent, HostState, Reason};
use crate::text::About;
use crate::token::Token;
use js_sys::{Array, Function, Promise};
use wasm_bindgen::prelude::*;
use web_sys::{AbortController, AbortSignal};

#[wasm_bindgen]
extern "C" {
    /// The element's side of the border.
    #[derive(Clone)]
    pub type Host;

    /// Calls `Core::woke(id)` in so many milliseconds, in place of any earlier call.
    #[wasm_bindgen(method)]
    pub(super) fn wake(this: &Host, id: f64, milliseconds: f64);

    /// Takes that back.
    #[wasm_bindgen(method)]
    pub(super) fn rest(this: &Host);

    /// Calls `Core::due()` in so many milliseconds, in place of any earlier call.
    #[wasm_bindgen(method)]
    pub(super) fn alarm(this: &Host, milliseconds: f64);

    /// Takes that back.
    #[wasm_bindgen(method, js_name = noAlarm)]
    pub(super) fn no_alarm(this: &Host);

    /// Puts a text into the clipboard; ends as `Core::copied(…)`.
    #[wasm_bindgen(method)]
    pub(super) fn copy(this: &Host, text: &str);

    /// An abort controller that the shell also holds, so that a crash aborts too.
    #[wasm_bindgen(method)]
    pub(super) fn abortable(this: &Host) -> AbortController;

    /// The answer to this request, which may be on its way already; the latest controller aborts it.
    #[wasm_bindgen(method)]
    pub(super) fn fetch(this: &Host, url: &str, authorization: &str, cookies: bool) -> Promise;

    /// Asks the host page's provider for a token; ends as `Core::provided(id, …)`.
    #[wasm_bindgen(method)]
    pub(super) fn ask(this: &Host, id: f64, reason: &str);

    /// Is no longer waiting for it.
    #[wasm_bindgen(method)]
    pub(super) fn unask(this: &Host);

    /// What looks up jobs by their UIDs, if the tools were asked: five texts for each.
    #[wasm_bindgen(method)]
    pub(super) fn names(this: &Host) -> Option<Function>;

    /// The order that the reader wishes, if another than the server's: places among the rows, and
    /// `[key, title, note, is open]` for the heading of a group.
    #[wasm_bindgen(method)]
    pub(super) fn order(this: &Host) -> Option<Array>;

    /// Whether the page's content security policy kept a request to this origin from being sent:
    /// a promise, since the browser tells of it later than of the failure.
    #[wasm_bindgen(method)]
    pub(super) fn blocked(this: &Host, address: &str) -> Promise;

    /// Forgets the token.
    #[wasm_bindgen(method)]
    pub(super) fn forget(this: &Host);

    /// Dispatches an event.
    #[wasm_bindgen(method)]
    pub(super) fn tell(this: &Host, name: &str, detail: JsValue);

    /// Sets the element's states.
    #[wasm_bindgen(method)]
    pub(super) fn states(this: &Host, state: &str, stale: bool);
}

impl Shell for Host {
    type Told = (&'static str, JsValue);

    fn wake(&self, id: f64, milliseconds: f64) {
        self.wake(id, milliseconds);
    }

    fn rest(&self) {
        self.rest();
    }

    fn alarm(&self, milliseconds: f64) {
        self.alarm(milliseconds);
    }

    fn no_alarm(&self) {
        self.no_alarm();
    }

    fn copy(&self, text: &str) {
        self.copy(text);
    }

    fn abortable(&self) -> Option<AbortController> {
        Some(self.abortable())
    }

    fn send(
        &self,
        request: &PageRequest,
        token: &Token,
        cookies: bool,
        _signal: &AbortSignal,
    ) -> impl Future<Output = Result<Answer, NoAnswer>> + 'static {
        sent(self.fetch(&request.url(), &token.header(), cookies))
    }

    fn ask(&self, id: f64, reason: Reason) {
        self.ask(id, reason.name());
    }

    fn unask(&self) {
        self.unask();
    }

    fn names(&self) -> Option<Function> {
        self.names()
    }

    fn order(&self) -> Option<Array> {
        self.order()
    }

    fn blocked(&self, address: &str) -> Promise {
        self.blocked(address)
    }

    fn forget(&self) {
        self.forget();
    }

    fn word(event: &HostEvent, about: &About<'_>) -> Self::Told {
        tell::event(event, about)
    }

    fn tell(&self, (name, detail): Self::Told) {
        self.tell(name, detail);
    }

    fn states(&self, state: HostState, is_stale: bool) {
        self.states(state.name(), is_stale);
    }
}
