//! The host's token provider: one call however many components share it and wait.

use super::token::{AccessToken, Answer, TokenProvider};
use crate::session::Reason;
use leptos::leptos_dom::helpers::{TimeoutHandle, set_timeout_with_handle};
use std::cell::{Cell, RefCell};
use std::future::poll_fn;
use std::rc::Rc;
use std::task::{Context, Poll};
use std::time::Duration;
use wasm_bindgen_futures::spawn_local;

const PATIENCE: Duration = Duration::from_secs(30);

type Done = Box<dyn FnOnce(Option<AccessToken>)>;

thread_local! {
    static CALLS: RefCell<Vec<Rc<Call>>> = const { RefCell::new(Vec::new()) };
}

struct Call {
    provider: TokenProvider,
    /// Absent before it is begun, while it is polled, and after its end.
    answer: RefCell<Option<Answer>>,
    waiting: RefCell<Vec<(u64, Done)>>,
    last: Cell<u64>,
    timer: Cell<Option<TimeoutHandle>>,
    over: Cell<bool>,
}

/// Waits for a token until this is dropped.
pub struct Waiting(Rc<Call>, u64);

impl Drop for Waiting {
    fn drop(&mut self) {
        let Self(call, id) = self;
        let gone: Vec<_> = call.waiting.borrow_mut().extract_if(.., |(own, _)| own == id).collect();
        drop(gone);
        if call.waiting.borrow().is_empty() {
            call.end(None);
        }
    }
}

/// Calls back with a token, or nothing where the provider refuses.
pub fn ask(provider: &TokenProvider, reason: Reason, done: Done) -> Waiting {
    let there = CALLS
        .with_borrow(|calls| calls.iter().find(|call| call.provider == *provider).map(Rc::clone));
    let call = there.unwrap_or_else(|| begin(provider.clone(), reason));
    let id = call.last.get() + 1;
    call.last.set(id);
    call.waiting.borrow_mut().push((id, done));
    Waiting(call, id)
}

fn begin(provider: TokenProvider, reason: Reason) -> Rc<Call> {
    let call = Rc::new(Call {
        provider,
        answer: RefCell::default(),
        waiting: RefCell::default(),
        last: Cell::default(),
        timer: Cell::default(),
        over: Cell::default(),
    });
    CALLS.with_borrow_mut(|calls| calls.push(Rc::clone(&call)));
    let late = Rc::clone(&call);
    call.timer.set(set_timeout_with_handle(move || late.end(None), PATIENCE).ok());
    let asked = Rc::clone(&call);
    spawn_local(async move {
        if asked.over.get() {
            return;
        }
        let answer = asked.provider.ask(reason);
        asked.answer.replace(Some(answer));
        let token = poll_fn(|context| asked.poll(context)).await;
        asked.end(token.as_ref());
    });
    call
}

impl Call {
    fn poll(&self, context: &mut Context<'_>) -> Poll<Option<AccessToken>> {
        // Taken out: what is polled may end this very call.
        let Some(mut answer) = self.answer.take() else { return Poll::Ready(None) };
        match answer.as_mut().poll(context) {
            Poll::Pending if !self.over.get() => {
                self.answer.replace(Some(answer));
                Poll::Pending
            }
            Poll::Pending => Poll::Ready(None),
            ready @ Poll::Ready(_) => ready,
        }
    }

    fn end(&self, token: Option<&AccessToken>) {
        if self.over.replace(true) {
            return;
        }
        CALLS.with_borrow_mut(|calls| calls.retain(|call| !call.over.get()));
        if let Some(timer) = self.timer.take() {
            timer.clear();
        }
        drop(self.answer.take());
        for (_, done) in self.waiting.take() {
            done(token.cloned());
        }
    }
}
