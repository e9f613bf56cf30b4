use std::sync::Arc;

use axum::extract::{Path, State};
use axum::response::Response;
use serde_json::json;
use uuid::Uuid;

use super::bearer::Bearer;
use crate::actions::Outcome;
use crate::answer::{self, Ask};
use crate::reply::{ApiError, item, ok};
use crate::shared::Shared;

/// `GET /asyncActions/{id}`
pub(super) async fn action(
    State(shared): State<Arc<Shared>>,
    _: Bearer,
    Path(id): Path<String>,
) -> Result<Response, ApiError> {
    let action = Uuid::try_parse(&id).ok().and_then(|id| shared.actions().poll(id));
    let action = action.ok_or_else(|| unknown(&id))?;
    Ok(ok(&json!({ "data": { "instanceUid": id, "status": action.status() } })))
}

/// `GET /asyncActions/{id}/result`
pub(super) async fn result(
    State(shared): State<Arc<Shared>>,
    bearer: Bearer,
    Path(id): Path<String>,
) -> Result<Response, ApiError> {
    let action = Uuid::try_parse(&id).ok().and_then(|id| shared.actions().find(id));
    let action =
        action.filter(|action| action.status() != "running").ok_or_else(|| unknown(&id))?;
    if action.outcome != Outcome::Succeeds {
        let error = item("The list could not be prepared.", "unspecified", 520);
        return Err(ApiError::new(520, vec![error]));
    }
    let (server, window) = (action.server, action.window);
    Ok(answer::result(Ask { shared: &shared, server, token: &bearer.text, window }))
}

fn unknown(id: &str) -> ApiError {
    ApiError::logical(404, format!("Asynchronous action {id} has no result."))
}

#[cfg(test)]
mod tests {
    use axum::Router;
    use axum::response::Response;
    use tower::ServiceExt;

    use crate::sentinel::{ASYNC, ASYNC_FAILED, TOKEN_VALID};
    use crate::testing::{get, json, pairs_path};
    use crate::{Scenario, app};

    async fn ask(app: &Router, path: &str) -> Response {
        app.clone().oneshot(get(path, Some(TOKEN_VALID))).await.unwrap()
    }

    /// Begins an action and returns its path under the API's own base.
    async fn begin(app: &Router, server: &str) -> String {
        let accepted = ask(app, &(pairs_path(server) + "?limit=10&offset=20")).await;
        assert_eq!(accepted.status(), 202);
        let location = accepted.headers()["location"].to_str().unwrap();
        let id = location.strip_prefix("https://vspc.internal:1280/api/v3/asyncActions/").unwrap();
        format!("/api/v3/asyncActions/{id}")
    }

    #[tokio::test]
    async fn a_long_request_is_polled_to_its_page() {
        let app = app(Scenario::default());
        let path = begin(&app, ASYNC).await;
        assert_eq!(ask(&app, &format!("{path}/result")).await.status(), 404);
        for status in ["running", "running", "succeed", "succeed"] {
            assert_eq!(json(ask(&app, &path).await).await["data"]["status"], status);
        }
        let page = json(ask(&app, &format!("{path}/result")).await).await;
        assert_eq!(
            page["meta"]["pagingInfo"].to_string(),
            r#"{"total":1234,"count":10,"offset":20}"#
        );
    }

    #[tokio::test]
    async fn a_failure_is_the_result_too() {
        let app = app(Scenario::default());
        let path = begin(&app, ASYNC_FAILED).await;
        for status in ["running", "running", "failed"] {
            assert_eq!(json(ask(&app, &path).await).await["data"]["status"], status);
        }
        assert_eq!(ask(&app, &format!("{path}/result")).await.status(), 520);
        assert_eq!(ask(&app, "/api/v3/asyncActions/nonsense").await.status(), 404);
    }
}
