use std::sync::Arc;

use axum::{Router, middleware};

use crate::record::record;
use crate::shared::Shared;
use crate::{Scenario, api, web};

/// The stand-in as a router: the API, the portal's backend, the demo and the built widget.
pub fn app(scenario: Scenario) -> Router {
    router(Arc::new(Shared::new(scenario)))
}

pub(crate) fn router(shared: Arc<Shared>) -> Router {
    web::routes(&shared.scenario)
        .nest("/api/v3", api::routes(&shared.scenario))
        .layer(middleware::from_fn_with_state(Arc::clone(&shared), record))
        .with_state(shared)
}

#[cfg(test)]
mod tests {
    use axum::body::Body;
    use axum::http::header::{
        ACCESS_CONTROL_ALLOW_CREDENTIALS, ACCESS_CONTROL_ALLOW_HEADERS,
        ACCESS_CONTROL_ALLOW_ORIGIN, ACCESS_CONTROL_EXPOSE_HEADERS, ACCESS_CONTROL_REQUEST_HEADERS,
        ACCESS_CONTROL_REQUEST_METHOD, ORIGIN,
    };
    use axum::http::{Method, Request};
    use tower::ServiceExt;

    use super::*;
    use crate::testing::{body, get};

    #[tokio::test]
    async fn no_answer_allows_another_origin() {
        let app = app(Scenario::default());
        for path in ["/", "/demo/", "/api/v3/infrastructure/backupServers", "/api/v3/token"] {
            let mut request = get(path, None);
            request.headers_mut().insert("origin", "http://other.example".parse().unwrap());
            let response = app.clone().oneshot(request).await.unwrap();
            let names: Vec<_> = response.headers().keys().map(ToString::to_string).collect();
            assert!(
                names.iter().all(|name| !name.starts_with("access-control")),
                "{path}: {names:?}"
            );
        }
    }

    /// Asks before the page's own request, as browsers do.
    fn preflight(path: &str, origin: &str) -> Request<Body> {
        let mut request = get(path, None);
        *request.method_mut() = Method::OPTIONS;
        let headers = request.headers_mut();
        headers.insert(ORIGIN, origin.parse().unwrap());
        headers.insert(ACCESS_CONTROL_REQUEST_METHOD, "GET".parse().unwrap());
        headers.insert(ACCESS_CONTROL_REQUEST_HEADERS, "authorization".parse().unwrap());
        request
    }

    #[tokio::test]
    async fn the_origin_that_is_allowed_may_send_a_token_and_read_the_answer() {
        const PAGE: &str = "http://portal.example";
        let app = app(Scenario { cors: Some(PAGE.parse().unwrap()), ..Scenario::default() });
        let path = "/api/v3/infrastructure/backupServers";
        let allowed = app.clone().oneshot(preflight(path, PAGE)).await.unwrap();
        assert_eq!(allowed.status(), 200);
        let headers = allowed.headers();
        assert_eq!(headers[ACCESS_CONTROL_ALLOW_ORIGIN], PAGE);
        assert_eq!(headers[ACCESS_CONTROL_ALLOW_HEADERS], "authorization");
        assert!(!headers.contains_key(ACCESS_CONTROL_ALLOW_CREDENTIALS));

        let mut request = get(path, None);
        request.headers_mut().insert(ORIGIN, PAGE.parse().unwrap());
        let answer = app.clone().oneshot(request).await.unwrap();
        assert_eq!(answer.status(), 401, "a failure can be read too");
        assert_eq!(answer.headers()[ACCESS_CONTROL_ALLOW_ORIGIN], PAGE);
        assert_eq!(answer.headers()[ACCESS_CONTROL_EXPOSE_HEADERS], "location");

        let other = app.clone().oneshot(preflight(path, "http://other.example")).await.unwrap();
        assert_ne!(
            other.headers().get(ACCESS_CONTROL_ALLOW_ORIGIN).unwrap(),
            "http://other.example"
        );
        let file = app.oneshot(preflight("/demo/", PAGE)).await.unwrap();
        assert!(!file.headers().contains_key(ACCESS_CONTROL_ALLOW_ORIGIN), "the API alone");
    }

    #[tokio::test]
    async fn an_unknown_api_path_is_a_404_of_the_api() {
        let response =
            app(Scenario::default()).oneshot(get("/api/v3/nothing", None)).await.unwrap();
        assert_eq!(response.status(), 404);
        assert!(body(response).await.contains(r#""type":"logical""#));
    }
}
