//! Attributes to a checked configuration.
//!
//! URLs are taken apart by the browser's own `URL`; what comes here are its parts.

use uuid::Uuid;

/// Rows asked for when nothing else is said: the server's own default.
pub const DEFAULT_PAGE_SIZE: u32 = 100;
/// The largest `limit` and `offset` that the API's int32 can carry.
pub const MAX_INT32: u32 = i32::MAX as u32;
/// Bytes of a body that are read before it is cut off as too large: 8 MiB, or as many MiB as
/// `TJL_MAX_BODY_MIB` said when this was built.
pub const MAX_BODY: u64 = mebibytes(option_env!("TJL_MAX_BODY_MIB")) * 1024 * 1024;
/// The path that an API address without one gets.
pub const DEFAULT_API_PATH: &str = "/api/v3";

/// What identifies the list that is shown: an API and a backup server.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Target {
    /// Base URL of the REST API, without a slash at its end.
    pub api_base: String,
    /// The backup server.
    pub server: Uuid,
}

/// Why a configuration cannot be used.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ConfigError {
    /// The server UID, as it was given, is not a UUID.
    ServerUid(String),
    /// The API address is not a URL, or the document has no origin to take it from.
    ApiBase,
    /// The API address is neither `http` nor `https`.
    ApiScheme,
    /// The API address holds a user name or a password.
    ApiUserInfo,
    /// The API address holds a query.
    ApiQuery,
    /// The API address holds a fragment.
    ApiFragment,
}

/// A URL as the browser takes it apart (`URL.origin`, `.pathname`, …).
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct UrlParts {
    /// With its colon, as in `https:`.
    pub protocol: String,
    /// Scheme, host and port.
    pub origin: String,
    /// With its leading slash.
    pub pathname: String,
    /// Whether a user name or password is in it.
    pub user_info: bool,
    /// Whether there is a `?`.
    pub query: bool,
    /// Whether there is a `#`.
    pub fragment: bool,
}

/// Checks an API address: an empty path gets `/api/v3`, any other is taken as it is.
pub fn api_base(url: &UrlParts) -> Result<String, ConfigError> {
    if url.protocol != "https:" && url.protocol != "http:" {
        return Err(ConfigError::ApiScheme);
    }
    if url.user_info {
        return Err(ConfigError::ApiUserInfo);
    }
    if url.query {
        return Err(ConfigError::ApiQuery);
    }
    if url.fragment {
        return Err(ConfigError::ApiFragment);
    }
    let path = match url.pathname.trim_end_matches('/') {
        "" => DEFAULT_API_PATH,
        path => path,
    };
    Ok([&url.origin, path].concat())
}

/// Reads a server UID: white space, braces and upper case are forgiven, nothing else is.
///
/// `None` where nothing was given.
pub fn server_uid(given: &str) -> Result<Option<Uuid>, ConfigError> {
    let dense: String = given.chars().filter(|c| !c.is_whitespace()).collect();
    if dense.is_empty() {
        return Ok(None);
    }
    let bare = dense.strip_prefix('{').and_then(|rest| rest.strip_suffix('}')).unwrap_or(&dense);
    // The parser also takes the forms without hyphens and with `urn:uuid:`.
    if bare.len() == uuid::fmt::Hyphenated::LENGTH
        && let Ok(uid) = Uuid::try_parse(bare)
    {
        return Ok(Some(uid));
    }
    Err(ConfigError::ServerUid(given.trim().to_owned()))
}

/// Reads a page size: 1 to 2147483647, the default for anything else.
#[must_use]
pub fn page_size(given: Option<&str>) -> u32 {
    given.and_then(int32).filter(|size| *size > 0).unwrap_or(DEFAULT_PAGE_SIZE)
}

/// Reads an offset: 0 to 2147483647, 0 for anything else.
#[must_use]
pub fn offset(given: Option<&str>) -> u64 {
    given.and_then(int32).unwrap_or(0).into()
}

/// Reads the seconds between automatic refreshes, 0 for anything that is not a number.
#[must_use]
pub fn refresh_interval(given: Option<&str>) -> u32 {
    given.and_then(int32).unwrap_or(0)
}

/// Whole MiB from 1 to 1024, 8 where nothing is said.
const fn mebibytes(given: Option<&str>) -> u64 {
    let Some(given) = given else { return 8 };
    let mebibytes = match u64::from_str_radix(given, 10) {
        Ok(mebibytes) => mebibytes,
        Err(_) => 0,
    };
    assert!(1 <= mebibytes && mebibytes <= 1024, "TJL_MAX_BODY_MIB: a number of MiB, 1 to 1024");
    mebibytes
}

fn int32(given: &str) -> Option<u32> {
    let digits = given.trim();
    // `parse` would take a plus sign.
    (digits.bytes().all(|byte| byte.is_ascii_digit()))
        .then(|| digits.parse().ok())
        .flatten()
        .filter(|number| *number <= MAX_INT32)
}

#[cfg(test)]
mod tests {
    use super::*;

    const UID: &str = "0a106d53-ac5b-441c-a5e8-124d53f8f8d9";

    fn parts(protocol: &str, origin: &str, pathname: &str) -> UrlParts {
        UrlParts {
            protocol: protocol.into(),
            origin: origin.into(),
            pathname: pathname.into(),
            ..UrlParts::default()
        }
    }

    #[test]
    fn the_body_limit_can_be_chosen_when_building() {
        assert_eq!(mebibytes(None), 8);
        assert_eq!(mebibytes(Some("64")), 64);
        for junk in ["0", "1025", "8 MiB", ""] {
            assert!(std::panic::catch_unwind(|| mebibytes(Some(junk))).is_err(), "{junk:?}");
        }
    }

    #[test]
    fn an_empty_path_gets_the_documented_one() {
        let base = api_base(&parts("https:", "https://vspc.example:1280", "/"));
        assert_eq!(base.as_deref(), Ok("https://vspc.example:1280/api/v3"));
    }

    #[test]
    fn any_other_path_is_taken_as_it_is() {
        for (path, expected) in [
            ("/api/v3", "https://a/api/v3"),
            ("/api/v3/", "https://a/api/v3"),
            ("/vspc", "https://a/vspc"),
        ] {
            let base = api_base(&parts("https:", "https://a", path));
            assert_eq!(base.as_deref(), Ok(expected), "{path}");
        }
    }

    #[test]
    fn what_could_carry_a_secret_or_hide_the_path_is_refused() {
        let good = parts("https:", "https://a", "/");
        let cases = [
            (UrlParts { user_info: true, ..good.clone() }, ConfigError::ApiUserInfo),
            (UrlParts { query: true, ..good.clone() }, ConfigError::ApiQuery),
            (UrlParts { fragment: true, ..good }, ConfigError::ApiFragment),
            (parts("file:", "null", "/x"), ConfigError::ApiScheme),
            (parts("javascript:", "null", "x"), ConfigError::ApiScheme),
        ];
        for (url, error) in cases {
            assert_eq!(api_base(&url), Err(error));
        }
    }

    #[test]
    fn a_uid_is_forgiven_spaces_braces_and_case() {
        let uid = Uuid::try_parse(UID).unwrap();
        let spelt = [
            UID.to_owned(),
            UID.to_uppercase(),
            format!("  {UID}\n"),
            format!("{{{UID}}}"),
            format!("{{ {UID} }}"),
        ];
        for given in spelt {
            assert_eq!(server_uid(&given), Ok(Some(uid)), "{given:?}");
        }
    }

    #[test]
    fn no_uid_is_not_an_error() {
        assert_eq!(server_uid(""), Ok(None));
        assert_eq!(server_uid("  "), Ok(None));
    }

    #[test]
    fn anything_else_is_a_clear_error() {
        let dense = UID.replace('-', "");
        for given in ["server-1", &dense, &format!("urn:uuid:{UID}"), &format!("{{{UID}"), "é"] {
            assert_eq!(server_uid(given), Err(ConfigError::ServerUid(given.into())));
        }
    }

    #[test]
    fn junk_in_numbers_means_the_default() {
        for junk in ["", "x", "-1", "+5", "1.5", "1e3", "2147483648", "99999999999999999999"] {
            assert_eq!(page_size(Some(junk)), DEFAULT_PAGE_SIZE, "{junk:?}");
            assert_eq!(offset(Some(junk)), 0, "{junk:?}");
        }
        assert_eq!(page_size(Some("0")), DEFAULT_PAGE_SIZE);
        assert_eq!(page_size(None), DEFAULT_PAGE_SIZE);
        assert_eq!(page_size(Some(" 25 ")), 25);
        assert_eq!(page_size(Some("2147483647")), MAX_INT32);
        assert_eq!(offset(Some("300")), 300);
    }
}
