//! Sends the one request, and reads what comes.

use crate::config::MAX_BODY;
use crate::protocol::{Answer, NoAnswer, PageRequest};
use crate::token::Token;
use gloo_net::http::{Request, Response};
use js_sys::{Promise, Uint8Array};
use wasm_bindgen::JsCast;
use wasm_bindgen_futures::JsFuture;
use web_sys::{
    AbortController, AbortSignal, ReadableStreamDefaultReader, ReadableStreamReadResult,
    ReferrerPolicy, RequestCache, RequestCredentials, RequestRedirect, ResponseType,
};

/// A request that is aborted when this is dropped.
pub struct Flight(Option<AbortController>);

impl Flight {
    /// One that takes off now.
    #[must_use]
    pub fn new(controller: AbortController) -> Self {
        Self(Some(controller))
    }

    /// It has arrived: there is nothing left to abort.
    pub fn land(mut self) {
        self.0 = None;
    }
}

impl Drop for Flight {
    fn drop(&mut self) {
        if let Some(controller) = &self.0 {
            controller.abort();
        }
    }
}

/// Sends `request` with `token`, and with cookies only where they are the API's own and the host
/// says so; reads the answer whole.
pub async fn send(
    request: &PageRequest,
    token: &Token,
    cookies: bool,
    signal: &AbortSignal,
) -> Result<Answer, NoAnswer> {
    let mut builder = Request::get(&request.address())
        .query(request.query())
        .header("Authorization", &token.header())
        .credentials(if cookies {
            RequestCredentials::SameOrigin
        } else {
            RequestCredentials::Omit
        })
        .redirect(RequestRedirect::Manual)
        .referrer_policy(ReferrerPolicy::NoReferrer)
        .cache(RequestCache::NoStore)
        .abort_signal(Some(signal));
    for (name, value) in PageRequest::HEADERS {
        builder = builder.header(name, value);
    }
    // An error may quote what it was given: not one is looked at.
    read(builder.send().await.map_err(|_| unanswered())?).await
}

/// The same, where others send it.
pub async fn sent(response: Promise) -> Result<Answer, NoAnswer> {
    let response = JsFuture::from(response).await.map_err(|_| unanswered())?;
    read(response.unchecked_into::<web_sys::Response>().into()).await
}

async fn read(response: Response) -> Result<Answer, NoAnswer> {
    let redirect = response.type_() == ResponseType::Opaqueredirect;
    Ok(Answer {
        status: response.status(),
        redirect,
        content_type: response.headers().get("content-type").unwrap_or_default(),
        location: response.headers().get("location").unwrap_or_default(),
        body: if redirect { Vec::new() } else { read_body(&response).await? },
    })
}

async fn read_body(response: &Response) -> Result<Vec<u8>, NoAnswer> {
    let mut body = Vec::new();
    let Some(stream) = response.body() else { return Ok(body) };
    let Ok(reader) = stream.get_reader().dyn_into::<ReadableStreamDefaultReader>() else {
        return Err(unanswered());
    };
    loop {
        let broken = |_| match unanswered() {
            NoAnswer::Unreachable => NoAnswer::BrokenOff(response.status()),
            other => other,
        };
        let read = JsFuture::from(reader.read()).await.map_err(broken)?;
        let read: ReadableStreamReadResult = read.unchecked_into();
        if read.get_done().unwrap_or(true) {
            return Ok(body);
        }
        let chunk: Uint8Array = read.get_value().unchecked_into();
        if body.len() as u64 + u64::from(chunk.length()) > MAX_BODY {
            let _cancelled = reader.cancel();
            return Err(NoAnswer::TooLarge(MAX_BODY));
        }
        let end = body.len();
        body.resize(end + chunk.length() as usize, 0);
        chunk.copy_to(&mut body[end..]);
    }
}

fn unanswered() -> NoAnswer {
    match web_sys::window() {
        Some(window) if !window.navigator().on_line() => NoAnswer::Offline,
        _ => NoAnswer::Unreachable,
    }
}
