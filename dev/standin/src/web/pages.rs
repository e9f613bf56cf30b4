use std::fs;
use std::path::Path;
use std::sync::Arc;

use axum::Router;
use axum::http::header::{CONTENT_SECURITY_POLICY, CONTENT_TYPE};
use axum::http::{HeaderName, StatusCode};
use axum::response::{Html, IntoResponse};
use axum::routing::get;

use crate::reply::html;
use crate::shared::Shared;

/// Nothing at all: a test builds its own host page on it.
const BLANK: &str = "<!doctype html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n<title>Blank host page</title>\n</head>\n<body></body>\n</html>\n";
/// The same with the widget's entry, from a folder of this server or elsewhere.
pub(super) fn host(folder: &str) -> String {
    with(&script(&format!("{folder}/tape-job-links.js")))
}

/// The same with another module.
pub(super) fn with_script(address: &str) -> String {
    with(&script(address))
}

fn script(address: &str) -> String {
    format!("<script type=\"module\" src=\"{address}\"></script>\n")
}

/// The same with these lines in its head.
fn with(lines: &str) -> String {
    BLANK.replace(
        "<title>Blank host page</title>\n",
        &["<title>Host page</title>\n", lines].concat(),
    )
}
/// What a single sign-on puts in the way.
pub(crate) const LOGIN: &str = "<!doctype html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n<title>Sign in</title>\n</head>\n<body>\n<h1>Sign in to continue</h1>\n</body>\n</html>\n";

/// For tests: Firefox's driver runs scripts in a world with modules of its own.
const BRING: &str = "window.bring = (path) => import(path);\n";
const SCRIPT: [(HeaderName, &str); 1] = [(CONTENT_TYPE, "text/javascript")];
/// A page for frames, for browsers whose windows cannot be as narrow as a phone.
const FRAME: &str = "<!doctype html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n<title>Frame</title>\n</head>\n<body></body>\n</html>\n";
/// The policy of that page.
const FRAMES: [(HeaderName, &str); 1] =
    [(CONTENT_SECURITY_POLICY, "default-src 'none'; frame-src 'self'")];

/// The widget by the lines that its `integrity.txt` gives to paste. An import map must be inline.
const INLINE: &str = "default-src 'none'; script-src 'self' 'unsafe-inline' 'wasm-unsafe-eval'; style-src 'self'; connect-src 'self'";

fn pasted(dist: &Path) -> impl IntoResponse + use<> {
    let lines = fs::read_to_string(dist.join("integrity.txt")).unwrap_or_default();
    ([(CONTENT_SECURITY_POLICY, INLINE)], Html(with(&lines.replace("\"./", "\"/"))))
}

pub(super) fn routes(dist: &Path) -> Router<Arc<Shared>> {
    let dist = dist.to_owned();
    Router::new()
        .route("/standin/pasted", get(async move || pasted(&dist)))
        .route("/standin/blank", get(async || html(StatusCode::OK, BLANK)))
        .route("/standin/host", get(async || html(StatusCode::OK, host(""))))
        .route("/standin/bring.js", get(async || (SCRIPT, BRING)))
        .route("/standin/frame", get(async || (FRAMES, html(StatusCode::OK, FRAME))))
        .route("/standin/login", get(async || html(StatusCode::OK, LOGIN)))
}

#[cfg(test)]
mod tests {
    use tower::ServiceExt;

    use crate::testing::{body, get};
    use crate::web::policy::STRICT;
    use crate::{Scenario, app};

    #[tokio::test]
    async fn a_page_for_frames_allows_nothing_else() {
        let response = app(Scenario::default()).oneshot(get("/standin/frame", None)).await.unwrap();
        let policy = &response.headers()["content-security-policy"];
        assert_eq!(policy, "default-src 'none'; frame-src 'self'");
    }

    #[tokio::test]
    async fn bare_pages_under_the_strict_policy() {
        for (path, imports) in
            [("/standin/blank", false), ("/standin/host", true), ("/standin/login", false)]
        {
            let response = app(Scenario::default()).oneshot(get(path, None)).await.unwrap();
            assert_eq!(response.status(), 200);
            assert_eq!(response.headers()["content-security-policy"], STRICT);
            let text = body(response).await;
            assert!(text.starts_with("<!doctype html>\n<html lang=\"en\">"));
            assert_eq!(
                text.contains("<script type=\"module\" src=\"/tape-job-links.js\">"),
                imports
            );
        }
    }
}
