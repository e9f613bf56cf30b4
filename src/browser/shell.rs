//! What a driver leans on: the element's JavaScript, or a component of the app that it is part of.

use crate::protocol::{Answer, NoAnswer, PageRequest};
use crate::session::{HostEvent, HostState, Reason};
use crate::text::About;
use crate::token::Token;
use js_sys::{Array, Function, Promise};
use web_sys::{AbortController, AbortSignal};

/// One mounted widget's way out.
pub trait Shell: 'static {
    /// An event, as its host takes it.
    type Told: 'static;

    /// Sends `Event::Woke(id)` in so many milliseconds, in place of any earlier such wish.
    fn wake(&self, id: f64, milliseconds: f64);

    /// Takes that back.
    fn rest(&self);

    /// Sends `Event::Due` in so many milliseconds, in place of any earlier such wish.
    fn alarm(&self, milliseconds: f64);

    /// Takes that back.
    fn no_alarm(&self);

    /// Puts a text into the clipboard; ends as `Event::Copied(…)`.
    fn copy(&self, text: &str);

    /// An abort controller for a request.
    fn abortable(&self) -> Option<AbortController>;

    /// Sends this request, until `signal` aborts it, and reads the answer whole.
    fn send(
        &self,
        request: &PageRequest,
        token: &Token,
        cookies: bool,
        signal: &AbortSignal,
    ) -> impl Future<Output = Result<Answer, NoAnswer>> + 'static;

    /// Asks the host's provider for a token; ends as `Event::Provided(id, …)`.
    fn ask(&self, id: f64, reason: Reason);

    /// Is no longer waiting for it.
    fn unask(&self);

    /// What is known of jobs, if anybody asked: takes their UIDs, and gives five texts for each.
    fn names(&self) -> Option<Function> {
        None
    }

    /// The order that the reader wishes, if another than the server's.
    fn order(&self) -> Option<Array> {
        None
    }

    /// Whether the page's content security policy kept a request from being sent.
    fn blocked(&self, address: &str) -> Promise;

    /// Forgets the token.
    fn forget(&self);

    /// Puts an event into the words that the host is told.
    fn word(event: &HostEvent, about: &About<'_>) -> Self::Told;

    /// Tells the host.
    fn tell(&self, told: Self::Told);

    /// Shows the state to styles.
    fn states(&self, state: HostState, is_stale: bool);
}
