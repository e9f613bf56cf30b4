//! URLs, taken apart by the browser.

use crate::config::{ConfigError, Target, UrlParts, api_base, server_uid};
use crate::session::Setup;
use crate::text::Way;
use web_sys::Url;

/// What is to be shown, by what the host says of it.
#[must_use]
pub fn read_setup(server: &str, api: Option<&str>) -> Setup {
    match server_uid(server) {
        Err(error) => Setup::Invalid(error),
        Ok(None) => Setup::Nothing,
        Ok(Some(server)) => match read_api_base(api) {
            Err(error) => Setup::Invalid(error),
            Ok(api_base) => Setup::List(Target { api_base, server }),
        },
    }
}

/// Checks an API address. A relative one counts from the document's own URL; none is the
/// documented path at the document's origin.
pub fn read_api_base(given: Option<&str>) -> Result<String, ConfigError> {
    let window = web_sys::window().ok_or(ConfigError::ApiBase)?;
    let url = match given.map(str::trim).filter(|given| !given.is_empty()) {
        Some(given) => {
            let document = window.document().ok_or(ConfigError::ApiBase)?;
            let base = document.base_uri().ok().flatten().unwrap_or_default();
            Url::new_with_base(given, &base)
        }
        None => window.location().origin().and_then(|origin| Url::new(&origin)),
    };
    let url = url.map_err(|_| ConfigError::ApiBase)?;
    api_base(&UrlParts {
        protocol: url.protocol(),
        origin: url.origin(),
        pathname: url.pathname(),
        user_info: !url.username().is_empty() || !url.password().is_empty(),
        query: !url.search().is_empty(),
        fragment: !url.hash().is_empty(),
    })
}

/// What can be known of the way from this page to the API.
#[must_use]
pub fn way(api_base: &str) -> Way {
    let Some(location) = web_sys::window().map(|window| window.location()) else {
        return Way::default();
    };
    let page_is_secure = location.protocol().is_ok_and(|protocol| protocol == "https:");
    let here = location.origin().unwrap_or_default();
    let Ok(api) = Url::new(api_base) else { return Way::default() };
    // Browsers trust a machine to itself.
    let local = matches!(&*api.hostname(), "localhost" | "127.0.0.1" | "[::1]");
    match api.protocol() == "https:" {
        _ if api.origin() == here => Way::Here,
        true => Way::Elsewhere,
        false if page_is_secure && !local => Way::Mixed,
        false => Way::ElsewherePlain,
    }
}
