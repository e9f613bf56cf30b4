use std::sync::Arc;

use axum::Router;
use axum::http::header::CONTENT_TYPE;
use axum::response::Redirect;
use axum::routing::get;

use crate::shared::Shared;

const HTML: &str = include_str!("../../demo/index.html");
const CSS: &str = include_str!("../../demo/demo.css");
const JS: &str = include_str!("../../demo/demo.js");

pub(super) fn routes() -> Router<Arc<Shared>> {
    let file = |kind: &'static str, text: &'static str| get(([(CONTENT_TYPE, kind)], text));
    Router::new()
        .route("/demo", get(async || Redirect::permanent("/demo/")))
        .route("/demo/", file("text/html; charset=utf-8", HTML))
        .route("/demo/demo.css", file("text/css; charset=utf-8", CSS))
        .route("/demo/demo.js", file("text/javascript; charset=utf-8", JS))
}

#[cfg(test)]
mod tests {
    use tower::ServiceExt;

    use super::*;
    use crate::testing::get;
    use crate::web::policy::STRICT;
    use crate::{Scenario, app, sentinel};

    #[tokio::test]
    async fn three_files_under_the_strict_policy() {
        for (path, kind) in [
            ("/demo/", "text/html; charset=utf-8"),
            ("/demo/demo.css", "text/css; charset=utf-8"),
            ("/demo/demo.js", "text/javascript; charset=utf-8"),
        ] {
            let response = app(Scenario::default()).oneshot(get(path, None)).await.unwrap();
            assert_eq!(response.status(), 200, "{path}");
            assert_eq!(response.headers()["content-type"], kind);
            assert_eq!(response.headers()["content-security-policy"], STRICT);
        }
        let bare = app(Scenario::default()).oneshot(get("/demo", None)).await.unwrap();
        assert_eq!(bare.headers()["location"], "/demo/");
    }

    #[test]
    fn nothing_inline_and_nothing_as_markup() {
        for page in [HTML, include_str!("../../demo/not-built.html")] {
            let handler = |word: &str| word.starts_with("on") && word.contains('=');
            assert!(!page.contains("style=\"") && !page.contains("<style"));
            assert!(!page.split_whitespace().any(handler));
            assert!(
                page.matches("<script").count()
                    == page.matches("<script type=\"module\" src=").count()
            );
        }
        for way in
            ["innerHTML", "outerHTML", "insertAdjacentHTML", "document.write", "eval(", ".style"]
        {
            assert!(!JS.contains(way), "{way}");
        }
    }

    #[test]
    fn names_what_the_stand_in_has() {
        assert!(JS.contains(sentinel::GATED) && JS.contains(sentinel::TOKEN_FIRST_PAGE));
        assert!(HTML.contains(sentinel::ATHENS) && HTML.contains(sentinel::EXAMPLE));
    }
}
