//! From an answer to a page or a failure: status, type and body, nothing else.

use super::json::Value;
use super::{Call, Failure, Garbled, Item, Kind, Page, PageRequest, Remark, ServerError};
use uuid::Uuid;

/// What the browser handed over.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Answer {
    /// The HTTP status; 0 for a redirect that was not followed.
    pub status: u16,
    /// Whether it was a redirect, which is never followed.
    pub redirect: bool,
    /// The `Content-Type`, empty where there is none.
    pub content_type: String,
    /// The `Location`, empty where there is none that this page may read.
    pub location: String,
    /// The body.
    pub body: Vec<u8>,
}

/// What an answer amounts to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Verdict {
    /// A page that can be shown.
    Page(Page),
    /// 401: the token is missing, wrong or expired.
    Unauthorized,
    /// 202: the list is being prepared, as this asynchronous action.
    Accepted(Uuid),
    /// How far that action is.
    Progress(Progress),
    /// No page.
    Failed(Failure),
}

/// How far an asynchronous action is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Progress {
    /// Not done.
    Running,
    /// Done, well or not: its result tells.
    Done,
    /// Given up by somebody.
    Canceled,
}

/// Judges an answer to `asked`, a page of links.
#[must_use]
pub fn judge(answer: &Answer, asked: &PageRequest) -> Verdict {
    judge_items(answer, asked, Item::read)
}

/// Judges an answer to `asked`, a page of jobs or of backup servers.
#[must_use]
pub fn judge_jobs(answer: &Answer, asked: &PageRequest) -> Verdict {
    judge_items(answer, asked, Item::read_job)
}

// What a core never reads is not in it: the reader comes from outside.
fn judge_items(answer: &Answer, asked: &PageRequest, read: fn(Value<'_>) -> Item) -> Verdict {
    if answer.redirect {
        return Verdict::Failed(Failure::unanswered(Kind::Redirected));
    }
    let body = String::from_utf8_lossy(&answer.body);
    let text = body.trim_start_matches('\u{feff}').trim();
    let failed = |kind| {
        Verdict::Failed(Failure { kind, status: Some(answer.status), errors: errors_of(text) })
    };
    match answer.status {
        200 if matches!(asked.call, Call::Action(_)) => match progress(text) {
            Some(progress) => Verdict::Progress(progress),
            None => failed(Kind::Garbled(Garbled::Alien)),
        },
        200 => match page(text, asked, read) {
            Ok(page) => Verdict::Page(page),
            Err(_) if is_web_page(answer, text) => failed(Kind::Garbled(Garbled::WebPage)),
            Err(garbled) => failed(Kind::Garbled(garbled)),
        },
        202 => match action_of(&answer.location) {
            Some(id) if asked.call == Call::Pairs => Verdict::Accepted(id),
            _ => failed(Kind::Preparing),
        },
        // The action is gone; or this is what it came to, which sending again does not change.
        404 if asked.call != Call::Pairs => failed(Kind::AsyncFailed),
        520 if matches!(asked.call, Call::Result(_)) => failed(Kind::AsyncFailed),
        300..400 => failed(Kind::Redirected),
        401 => Verdict::Unauthorized,
        403 => failed(Kind::Forbidden),
        404 if errors_of(text).is_empty() => failed(Kind::UnknownAddress),
        404 => failed(Kind::UnknownServer),
        429 => failed(Kind::Throttled),
        400..500 => failed(Kind::BadRequest),
        520 => failed(Kind::Server),
        500..600 if errors_of(text).is_empty() => failed(Kind::Proxy),
        500..600 => failed(Kind::Server),
        _ => failed(Kind::Garbled(Garbled::Status)),
    }
}

/// The last segment of a `Location`: all of it that a proxy does not falsify.
fn action_of(location: &str) -> Option<Uuid> {
    let path = location.split(['?', '#']).next()?;
    let last = path.trim_end_matches('/').split('/').fold("", |_, segment| segment);
    Uuid::try_parse(last).ok()
}

fn progress(text: &str) -> Option<Progress> {
    let mut progress = None;
    let _walked = Value::read(text).ok()?.members(&mut |name, value| {
        if name == "data" {
            let _walked = value.members(&mut |name, value| {
                if name == "status" {
                    progress = match value.string().as_deref() {
                        Some("running") => Some(Progress::Running),
                        // So spelt by the server; a failure's result says what failed.
                        Some("succeed" | "succeeded" | "failed") => Some(Progress::Done),
                        Some("canceled") => Some(Progress::Canceled),
                        _ => None,
                    };
                }
            });
        }
    });
    progress
}

fn is_web_page(answer: &Answer, text: &str) -> bool {
    text.starts_with('<') || answer.content_type.trim().starts_with("text/html")
}

fn errors_of(text: &str) -> Vec<ServerError> {
    let mut errors = Vec::new();
    if let Ok(value) = Value::read(text) {
        let _walked = value.members(&mut |name, value| {
            if name == "errors" {
                errors = ServerError::read_all(value);
            }
        });
    }
    errors
}

/// `meta.pagingInfo` as it came.
#[derive(Default)]
struct PagingInfo {
    total: Option<u64>,
    count: Option<u64>,
    offset: Option<u64>,
}

fn page(text: &str, asked: &PageRequest, read: fn(Value<'_>) -> Item) -> Result<Page, Garbled> {
    let body = Value::read(text).map_err(|_| Garbled::NotJson)?;
    let (mut data, mut paging, mut errors) = (None, PagingInfo::default(), Vec::new());
    body.members(&mut |name, value| match name {
        "meta" => paging = paging_info(value),
        "data" if !value.is_null() => data = Some(value),
        "errors" => errors = ServerError::read_all(value),
        _ => {}
    })
    .map_err(|_| Garbled::Alien)?;

    let mut items = Vec::new();
    match data {
        Some(data) => {
            data.items(&mut |item| items.push(read(item))).map_err(|_| Garbled::Alien)?;
        }
        None if paging.total == Some(0) => {}
        None => return Err(Garbled::NoData),
    }
    Ok(believe(items, &paging, errors, asked))
}

/// Puts what was said beside what came.
fn believe(
    items: Vec<Item>,
    said: &PagingInfo,
    errors: Vec<ServerError>,
    asked: &PageRequest,
) -> Page {
    let came = items.len() as u64;
    let offset = said.offset.unwrap_or(asked.offset);
    let end = offset.saturating_add(came);
    // An empty page past the end has an end beyond the total.
    let total = said.total.filter(|total| came == 0 || end <= *total);

    let mut remarks = Vec::new();
    if !errors.is_empty() {
        remarks.push(Remark::Partial(errors));
    }
    let aliens = items.iter().filter(|item| matches!(item, Item::Alien(_))).count();
    if aliens > 0 {
        remarks.push(Remark::AlienItems(aliens as u64));
    }
    if let Some(said) = said.count.filter(|count| *count != came) {
        remarks.push(Remark::CountDiffers { said, came });
    }
    if offset != asked.offset {
        remarks.push(Remark::OffsetDiffers { asked: asked.offset });
    }
    if total.is_none() {
        remarks.push(Remark::NoTotal);
    }
    Page { items, offset, total, remarks }
}

fn paging_info(meta: Value<'_>) -> PagingInfo {
    let mut paging = PagingInfo::default();
    let _walked = meta.members(&mut |name, value| {
        if name == "pagingInfo" {
            let _walked = value.members(&mut |name, value| match name {
                "total" => paging.total = value.integer(),
                "count" => paging.count = value.integer(),
                // Veeam's own overview shows `skip`.
                "offset" | "skip" => paging.offset = value.integer().or(paging.offset),
                _ => {}
            });
        }
    });
    paging
}
