//! Why there is no page. The words are in [`crate::text`].

use super::json::Value;
use super::model::shortened;
use crate::config::ConfigError;

/// A load that failed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Failure {
    /// What it amounts to.
    pub kind: Kind,
    /// The HTTP status, where there was an answer.
    pub status: Option<u16>,
    /// What the server itself said, where its body could be read.
    pub errors: Vec<ServerError>,
}

/// What a failure amounts to, each with something else to do about it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Kind {
    /// The configuration cannot be used; nothing was sent.
    Config(ConfigError),
    /// The browser says that it is offline.
    Offline,
    /// No answer that the browser would hand over: CORS, certificate or name.
    Unreachable,
    /// The page's own content security policy forbids to ask.
    Blocked,
    /// The answer broke off.
    BrokenOff,
    /// No answer in time.
    Timeout,
    /// The answer was a redirect, which is never followed: often a login page.
    Redirected,
    /// 400 and its kin: the request is at fault.
    BadRequest,
    /// 403: the role may not read this.
    Forbidden,
    /// 404 by the API: no such server.
    UnknownServer,
    /// 404 by something else: probably no API at this address.
    UnknownAddress,
    /// 429.
    Throttled,
    /// 520, or another error that the API itself reported.
    Server,
    /// 500, 502, 503, 504 and what else only a proxy answers.
    Proxy,
    /// 202: the list is being prepared, and this page may not read as what.
    Preparing,
    /// The asynchronous action failed, was given up, or took too long.
    AsyncFailed,
    /// A body that cannot be believed.
    Garbled(Garbled),
    /// A body longer than this many bytes.
    TooLarge(u64),
}

/// What is wrong with a body.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Garbled {
    /// A web page.
    WebPage,
    /// Not JSON, or JSON that breaks off.
    NotJson,
    /// JSON of another shape.
    Alien,
    /// No `data`, and no total of 0 to explain it.
    NoData,
    /// No rows where the total says that there are some.
    NoRows,
    /// A status that this request has no answer for.
    Status,
}

/// Why the browser has no answer.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum NoAnswer {
    /// The browser says that it is offline.
    Offline,
    /// Anything else that `fetch` rejects with.
    Unreachable,
    /// The page's content security policy.
    Blocked,
    /// The body broke off, after this status.
    BrokenOff(u16),
    /// The body was cut off after this many bytes.
    TooLarge(u64),
}

impl Failure {
    /// A failure without an answer.
    #[must_use]
    pub fn unanswered(kind: Kind) -> Self {
        Self { kind, status: None, errors: Vec::new() }
    }

    /// The code that hosts see.
    #[must_use]
    pub fn code(&self) -> &'static str {
        match self.kind {
            Kind::Config(_) => "invalid-config",
            Kind::Offline => "offline",
            Kind::Unreachable | Kind::Blocked | Kind::BrokenOff => "unreachable",
            Kind::Timeout => "timeout",
            Kind::BadRequest => "bad-request",
            Kind::Forbidden => "forbidden",
            Kind::UnknownServer | Kind::UnknownAddress => "not-found",
            Kind::Throttled => "throttled",
            Kind::Server => "server",
            Kind::Proxy | Kind::Redirected => "proxy",
            Kind::Preparing | Kind::AsyncFailed => "async-failed",
            Kind::Garbled(_) => "malformed",
            Kind::TooLarge(_) => "too-large",
        }
    }

    /// Whether the same request may succeed later. The type goes before the status.
    #[must_use]
    pub fn retryable(&self) -> bool {
        match self.verdict() {
            Some(verdict) => verdict,
            None => match self.kind {
                Kind::Config(_)
                | Kind::BadRequest
                | Kind::Forbidden
                | Kind::UnknownServer
                | Kind::UnknownAddress => false,
                Kind::Offline
                | Kind::Unreachable
                | Kind::Blocked
                | Kind::BrokenOff
                | Kind::Timeout
                | Kind::Redirected
                | Kind::Throttled
                | Kind::Server
                | Kind::Proxy
                | Kind::Preparing
                | Kind::AsyncFailed
                | Kind::Garbled(_)
                | Kind::TooLarge(_) => true,
            },
        }
    }
}

impl Failure {
    /// What the types say of sending it again: one that says no is enough.
    fn verdict(&self) -> Option<bool> {
        self.errors.iter().filter_map(ServerError::verdict).min()
    }

    /// Seconds that the server asks to wait.
    #[must_use]
    pub fn retry_after(&self) -> Option<u64> {
        self.errors.iter().find_map(|error| error.retry_after).filter(|seconds| *seconds > 0)
    }

    /// Whether the same request may be sent again without asking: what passes by itself, unless
    /// the server says that it does not, or that it takes longer than anyone would wait.
    #[must_use]
    pub fn passes(&self) -> bool {
        if self.retry_after().is_some_and(|seconds| seconds > LONGEST_WAIT) {
            return false;
        }
        match self.verdict() {
            Some(verdict) => verdict && self.kind != Kind::AsyncFailed,
            None => {
                matches!(
                    self.kind,
                    Kind::Unreachable
                        | Kind::BrokenOff
                        | Kind::Throttled
                        | Kind::Server
                        | Kind::Proxy
                )
            }
        }
    }
}

/// Seconds beyond which a `retryAfter` is not waited for.
const LONGEST_WAIT: u64 = 300;

impl From<NoAnswer> for Failure {
    fn from(reason: NoAnswer) -> Self {
        let kind = match reason {
            NoAnswer::Offline => Kind::Offline,
            NoAnswer::Unreachable => Kind::Unreachable,
            NoAnswer::Blocked => Kind::Blocked,
            NoAnswer::BrokenOff(status) => {
                return Self { kind: Kind::BrokenOff, status: Some(status), errors: Vec::new() };
            }
            NoAnswer::TooLarge(limit) => Kind::TooLarge(limit),
        };
        Self::unanswered(kind)
    }
}

/// One entry of `errors`. No field of it is promised.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct ServerError {
    /// In the server's words, on one line.
    pub message: Option<Box<str>>,
    /// `logical`, `retryableLogical`, `security`, `transport`, `unspecified`, or what comes next.
    pub kind: Option<Box<str>>,
    /// The input that is at fault: `parameterName` or `propertyName`.
    pub parameter: Option<Box<str>>,
    /// Seconds to wait.
    pub retry_after: Option<u64>,
}

impl ServerError {
    /// Reads a body's `errors`. What is not a list of objects is no error of the server's.
    pub(super) fn read_all(value: Value<'_>) -> Vec<Self> {
        let mut errors = Vec::new();
        let walked = value.items(&mut |item| {
            if errors.len() < Self::MOST_KEPT && item.is_object() {
                errors.push(Self::read(item));
            }
        });
        if walked.is_err() {
            errors.clear();
        }
        errors
    }

    /// Nobody reads more.
    const MOST_KEPT: usize = 5;

    fn read(value: Value<'_>) -> Self {
        let mut error = Self::default();
        let _walked = value.members(&mut |name, value| match name {
            "message" => error.message = line(value),
            "type" => error.kind = line(value),
            "parameterName" | "propertyName" => {
                error.parameter = line(value).or(error.parameter.take());
            }
            "retryAfter" => error.retry_after = value.integer(),
            _ => {}
        });
        error
    }

    fn verdict(&self) -> Option<bool> {
        match self.kind.as_deref()? {
            "logical" | "security" => Some(false),
            "transport" | "retryableLogical" => Some(true),
            _ => None,
        }
    }
}

/// A string on one line: the server breaks its own with `\r\n`.
fn line(value: Value<'_>) -> Option<Box<str>> {
    let text = value.string()?;
    let mut line = String::with_capacity(text.len());
    for word in text.split_whitespace() {
        if !line.is_empty() {
            line.push(' ');
        }
        line.push_str(word);
    }
    (!line.is_empty()).then(|| shortened(&line))
}
