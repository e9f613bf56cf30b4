use std::collections::HashMap;
use std::sync::Arc;
use std::time::Duration;

use axum::extract::{Query, State};
use axum::http::StatusCode;
use axum::http::header::CACHE_CONTROL;
use axum::response::{IntoResponse, Response};

use crate::shared::Shared;

/// `POST /portal/vspc-token`: the portal's own backend, which knows its user already.
pub(super) async fn token(
    State(shared): State<Arc<Shared>>,
    Query(query): Query<HashMap<String, String>>,
) -> Response {
    let life = match query.get("life").map(|text| text.parse().map(Duration::from_secs)) {
        None => shared.scenario.token_life,
        Some(Ok(life)) => life,
        Some(Err(_)) => {
            return (StatusCode::BAD_REQUEST, "life has to be a number of seconds").into_response();
        }
    };
    let token = shared.tokens().mint(life).access;
    ([(CACHE_CONTROL, "no-store")], token).into_response()
}

#[cfg(test)]
mod tests {
    use tower::ServiceExt;

    use crate::testing::{body, get, pairs_path, post};
    use crate::{Scenario, app, sentinel};

    #[tokio::test]
    async fn mints_a_token_as_plain_text() {
        let app = app(Scenario::default());
        for (query, status) in [("", 200), ("?life=60", 200), ("?life=0", 401)] {
            let request = post(&format!("/portal/vspc-token{query}"), "");
            let response = app.clone().oneshot(request).await.unwrap();
            assert_eq!(response.headers()["content-type"], "text/plain; charset=utf-8");
            assert_eq!(response.headers()["cache-control"], "no-store");
            let token = body(response).await;
            let request = get(&pairs_path(sentinel::EXAMPLE), Some(&token));
            assert_eq!(app.clone().oneshot(request).await.unwrap().status(), status);
        }
    }

    #[tokio::test]
    async fn refuses_what_is_no_number_and_what_is_no_post() {
        let app = app(Scenario::default());
        let odd = app.clone().oneshot(post("/portal/vspc-token?life=long", "")).await.unwrap();
        assert_eq!(odd.status(), 400);
        let read = app.oneshot(get("/portal/vspc-token", None)).await.unwrap();
        assert_eq!(read.status(), 405);
    }
}
