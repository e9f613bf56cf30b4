//! The one place where failures become words: why, and what to do next.

use super::{Key, Locale};
use crate::config::{ConfigError, Target};
use crate::protocol::{Failure, Garbled, Kind};
use crate::session::GIVE_UP_AFTER;
use uuid::Uuid;

/// Rows a page that every server allows which was not told otherwise.
const USUAL_MOST: u64 = 500;

/// Why it failed, as the end of a sentence, and what to do next, as sentences.
#[must_use]
pub fn explain(failure: &Failure, about: &About<'_>) -> (String, String) {
    let About { target, locale, way } = *about;
    let (why, next) = match failure.kind {
        Kind::Unreachable => (Key::WhyUnreachable, unreachable(way)),
        _ => keys(failure),
    };
    let api = target.map_or("", |target| target.api_base.as_str());
    let mut uid = Uuid::encode_buffer();
    let server = target.map_or("", |target| target.server.as_hyphenated().encode_lower(&mut uid));
    let (parameter, seconds) = (parameter(failure), failure.retry_after());
    let values = [
        ("api", api),
        ("origin", origin(api)),
        ("server", server),
        // A status is a name, not a quantity.
        ("status", &failure.status.map_or_else(String::new, |status| status.to_string())),
        ("parameter", parameter.unwrap_or_default()),
        ("seconds", &locale.number(seconds.unwrap_or(GIVE_UP_AFTER / 1000))),
        ("most", &locale.number(USUAL_MOST)),
        ("given", given(&failure.kind)),
        ("mebibytes", &locale.number(mebibytes(&failure.kind))),
    ];
    let words = locale.words();
    (words.fill(why, &values), words.fill(next, &values))
}

/// What failures are explained with.
#[derive(Clone, Copy)]
pub struct About<'a> {
    /// The list.
    pub target: Option<&'a Target>,
    /// How numbers and times are written.
    pub locale: &'a dyn Locale,
    /// How the API is reached.
    pub way: Way,
}

/// What can be known of the way from this page to the API, before blaming it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Way {
    /// Another origin, by https.
    #[default]
    Elsewhere,
    /// Another origin, without https.
    ElsewherePlain,
    /// The page's own origin.
    Here,
    /// Without https from a page that has it, which browsers forbid.
    Mixed,
}

/// The causes that are left.
fn unreachable(way: Way) -> Key {
    match way {
        Way::Elsewhere => Key::NextUnreachable,
        Way::ElsewherePlain => Key::NextUnreachablePlain,
        Way::Here => Key::NextUnreachableHere,
        Way::Mixed => Key::NextMixed,
    }
}

fn keys(failure: &Failure) -> (Key, Key) {
    match &failure.kind {
        Kind::Config(error) => config_keys(error),
        Kind::Offline => (Key::WhyOffline, Key::NextOffline),
        Kind::Unreachable => (Key::WhyUnreachable, Key::NextUnreachable),
        Kind::Blocked => (Key::WhyBlocked, Key::NextBlocked),
        Kind::BrokenOff => (Key::WhyBrokenOff, Key::NextBrokenOff),
        Kind::Timeout => (Key::WhyTimeout, Key::NextTimeout),
        Kind::Redirected => (Key::WhyRedirected, Key::NextRedirected),
        Kind::BadRequest => match parameter(failure) {
            Some("limit") => (Key::WhyBadParameter, Key::NextBadLimit),
            Some(_) => (Key::WhyBadParameter, Key::NextBadRequest),
            None => (Key::WhyBadRequest, Key::NextBadRequest),
        },
        Kind::Forbidden => (Key::WhyForbidden, Key::NextForbidden),
        Kind::UnknownServer => (Key::WhyUnknownServer, Key::NextUnknownServer),
        Kind::UnknownAddress => (Key::WhyUnknownAddress, Key::NextUnknownAddress),
        Kind::Throttled if failure.retry_after().is_some() => {
            (Key::WhyThrottled, Key::NextThrottledFor)
        }
        Kind::Throttled => (Key::WhyThrottled, Key::NextThrottled),
        Kind::Server => (Key::WhyServer, Key::NextServer),
        Kind::Proxy => (Key::WhyProxy, Key::NextProxy),
        Kind::Preparing => (Key::WhyPreparing, Key::NextPreparing),
        Kind::AsyncFailed => (Key::WhyAsyncFailed, Key::NextAsyncFailed),
        Kind::TooLarge(_) => (Key::WhyTooLarge, Key::NextTooLarge),
        Kind::Garbled(garbled) => match garbled {
            Garbled::WebPage => (Key::WhyWebPage, Key::NextWebPage),
            Garbled::NotJson => (Key::WhyNotJson, Key::NextNotJson),
            Garbled::Alien => (Key::WhyAlien, Key::NextAlien),
            Garbled::NoData => (Key::WhyNoData, Key::NextNoData),
            Garbled::NoRows => (Key::WhyNoRows, Key::NextNoRows),
            Garbled::Status => (Key::WhyStatus, Key::NextStatus),
        },
    }
}

fn config_keys(error: &ConfigError) -> (Key, Key) {
    match error {
        ConfigError::ServerUid(_) => (Key::WhyServerUid, Key::NextServerUid),
        ConfigError::ApiBase => (Key::WhyApiBase, Key::NextApi),
        ConfigError::ApiScheme => (Key::WhyApiScheme, Key::NextApi),
        ConfigError::ApiUserInfo => (Key::WhyApiUserInfo, Key::NextApi),
        ConfigError::ApiQuery => (Key::WhyApiQuery, Key::NextApi),
        ConfigError::ApiFragment => (Key::WhyApiFragment, Key::NextApi),
    }
}

fn parameter(failure: &Failure) -> Option<&str> {
    failure.errors.iter().find_map(|error| error.parameter.as_deref())
}

fn given(kind: &Kind) -> &str {
    match kind {
        Kind::Config(ConfigError::ServerUid(given)) => given,
        _ => "",
    }
}

fn mebibytes(kind: &Kind) -> u64 {
    match kind {
        Kind::TooLarge(bytes) => bytes / (1024 * 1024),
        _ => 0,
    }
}

/// Scheme, host and port of an API address.
fn origin(api: &str) -> &str {
    // The third slash is the path's.
    let end = api.match_indices('/').nth(2).map_or(api.len(), |(place, _)| place);
    api.get(..end).unwrap_or(api)
}
