//! How a server answers a request for its pairs, or for its jobs.

pub(crate) mod body;
pub(crate) mod envelope;
mod example;
mod jobs;
pub(crate) mod names;
pub(crate) mod number;
pub(crate) mod refusal;
pub(crate) mod row;
pub(crate) mod timing;

use axum::http::StatusCode;
use axum::http::header::LOCATION;
use axum::response::{IntoResponse, Response};
pub(crate) use jobs::{jobs, repositories, tape_jobs};
use serde_json::Value;

use crate::actions::Outcome;
use crate::pairs::Pairs;
use crate::random::count;
use crate::reply::{ok, page};
use crate::sentinel::Server;
use crate::shared::Shared;
use crate::window::Window;

/// How many pairs a misbehaving server has where nothing else is said.
const TOTAL: u64 = 1_234;

/// An admitted request for a page.
#[derive(Clone, Copy)]
pub(crate) struct Ask<'a> {
    pub(crate) shared: &'a Shared,
    pub(crate) server: &'static Server,
    pub(crate) token: &'a str,
    pub(crate) window: Window,
}

impl Ask<'_> {
    /// The server's pairs, were there so many.
    fn pairs(&self, total: u64) -> Pairs {
        Pairs::new(self.shared.scenario.seed, self.server.id(), total)
    }

    /// The page as a healthy server of so many pairs would give it.
    fn page(&self, total: u64) -> Response {
        ok(&page(total, self.window.offset, &self.pairs(total).rows(self.window)))
    }

    /// A page of a list that is there as a whole.
    fn list(&self, list: Vec<Value>) -> Response {
        ok(&page(count(&list), self.window.offset, &self.window.cut(list)))
    }
}

/// What a server is good for.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Answer {
    Example,
    Page(u64),
    Refuse(refusal::Refusal, refusal::When),
    Shape(envelope::Envelope),
    Rows(row::Odd),
    Numbers(number::Number),
    Body(body::Raw),
    Waits(timing::Wait),
    Async(Outcome),
    Names(names::Names),
}

impl Answer {
    pub(crate) fn group(self) -> &'static str {
        match self {
            Self::Example | Self::Page(_) => "Healthy",
            Self::Refuse(..) => "Error answers",
            Self::Shape(_) => "Envelopes",
            Self::Rows(_) => "Rows",
            Self::Numbers(_) => "Numbers",
            Self::Body(_) => "Bodies and connections",
            Self::Waits(_) => "Timing",
            Self::Async(_) => "Asynchronous",
            Self::Names(_) => "Names",
        }
    }
}

pub(crate) async fn answer(ask: Ask<'_>) -> Response {
    match ask.server.answer {
        Answer::Example => example::answer(ask),
        Answer::Page(total) => ask.page(total),
        Answer::Refuse(refusal, when) if when.applies(ask) => refusal.answer(ask),
        Answer::Refuse(..) => ask.page(TOTAL),
        Answer::Shape(envelope) => ok(&envelope.body(ask)),
        Answer::Rows(odd) => odd.answer(ask),
        Answer::Numbers(number) => ok(&number.body(ask)),
        Answer::Body(raw) => raw.answer(ask),
        Answer::Waits(wait) => {
            wait.over(ask).await;
            ask.page(TOTAL)
        }
        Answer::Async(outcome) => accepted(ask, outcome),
        Answer::Names(names) => names.pairs(ask),
    }
}

/// The page that an asynchronous action ends with.
pub(crate) fn result(ask: Ask<'_>) -> Response {
    ask.page(TOTAL)
}

fn accepted(ask: Ask<'_>, outcome: Outcome) -> Response {
    let id = ask.shared.actions().begin(ask.server, ask.window, outcome);
    // Behind a reverse proxy this names the host behind it, which the browser cannot reach.
    let location = format!("https://vspc.internal:1280/api/v3/asyncActions/{id}");
    (StatusCode::ACCEPTED, [(LOCATION, location)]).into_response()
}
