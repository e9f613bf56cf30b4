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
        .nest("/api/v3", api::routes())
        .layer(middleware::from_fn_with_state(Arc::clone(&shared), record))
        .with_state(shared)
}

#[cfg(test)]
mod tests {
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

    #[tokio::test]
    async fn an_unknown_api_path_is_a_404_of_the_api() {
        let response =
            app(Scenario::default()).oneshot(get("/api/v3/nothing", None)).await.unwrap();
        assert_eq!(response.status(), 404);
        assert!(body(response).await.contains(r#""type":"logical""#));
    }
}
