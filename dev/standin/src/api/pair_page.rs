use std::sync::Arc;

use axum::extract::{Path, State};
use axum::http::Uri;
use axum::response::Response;

use super::bearer::Bearer;
use super::{query, server, server_uid};
use crate::answer::{Ask, answer};
use crate::reply::ApiError;
use crate::sentinel::Server;
use crate::shared::Shared;
use crate::window::{MAX_PAGE_SIZE, Window};

/// `GET …/backupServers/{uid}/jobs/backupTapeJobs/jobObjects`
pub(super) async fn pair_page(
    State(shared): State<Arc<Shared>>,
    bearer: Bearer,
    Path(uid): Path<String>,
    uri: Uri,
) -> Result<Response, ApiError> {
    let id = server_uid(&uid)?;
    let most = Server::find(&uid).map_or(MAX_PAGE_SIZE, Server::largest_page);
    let window = Window::up_to(most, &query(&uri)?)?;
    bearer.admit(&shared, window.offset)?;
    let server = server(id)?;
    Ok(answer(Ask { shared: &shared, server, token: &bearer.text, window }).await)
}

#[cfg(test)]
mod tests {
    use tower::ServiceExt;

    use crate::testing::{get, json, page, pairs_path};
    use crate::{Scenario, app, sentinel};

    #[tokio::test]
    async fn pages_of_a_healthy_server() {
        for (server, query, paging) in [
            (sentinel::ATHENS, "", r#"{"total":1234,"count":100,"offset":0}"#),
            (
                sentinel::ATHENS,
                "?limit=100&offset=1200",
                r#"{"total":1234,"count":34,"offset":1200}"#,
            ),
            (
                sentinel::ATHENS,
                "?limit=500&offset=5000",
                r#"{"total":1234,"count":0,"offset":5000}"#,
            ),
            (sentinel::LISBON, "?offset=200", r#"{"total":260,"count":60,"offset":200}"#),
            (sentinel::EMPTY, "", r#"{"total":0,"count":0,"offset":0}"#),
            (
                sentinel::MILLION,
                "?limit=500&offset=999999",
                r#"{"total":1000000,"count":1,"offset":999999}"#,
            ),
            (
                sentinel::MILLION,
                "?offset=2147483647",
                r#"{"total":1000000,"count":0,"offset":2147483647}"#,
            ),
        ] {
            let (status, body) = page(server, query).await;
            assert_eq!(status, 200);
            assert_eq!(body["meta"]["pagingInfo"].to_string(), paging);
            let rows = body["data"].as_array().unwrap().len();
            assert_eq!(body["meta"]["pagingInfo"]["count"], rows);
        }
    }

    #[tokio::test]
    async fn the_path_is_checked() {
        let (status, bad) = page("nonsense", "").await;
        assert_eq!(
            (status.as_u16(), &bad["errors"][0]["parameterName"]),
            (400, &"backupServerUid".into())
        );
        let unknown = "0A106D53-AC5B-441C-A5E8-124D53F8F8DA";
        let (status, missing) = page(unknown, "").await;
        assert_eq!(status, 404);
        let message = missing["errors"][0]["message"].as_str().unwrap();
        assert!(message.contains(&unknown.to_lowercase()), "{message}");
        let upper = page(&sentinel::ATHENS.to_uppercase(), "").await;
        assert_eq!(upper, page(sentinel::ATHENS, "").await);
    }

    #[tokio::test]
    async fn a_bad_query_is_refused_and_an_unknown_parameter_is_not() {
        let (status, bad) = page(sentinel::ATHENS, "?limit=501").await;
        assert_eq!((status.as_u16(), &bad["errors"][0]["parameterName"]), (400, &"limit".into()));
        let (status, _) = page(sentinel::ATHENS, "?filter=%5B%5D&x&offset=-1").await;
        assert_eq!(status, 400);
        let (status, _) = page(sentinel::ATHENS, "?filter=%5B%5D&x&offset=1").await;
        assert_eq!(status, 200);
    }

    #[tokio::test]
    async fn it_answers_in_json_whatever_is_accepted() {
        let mut request = get(&pairs_path(sentinel::EXAMPLE), Some(sentinel::TOKEN_VALID));
        request.headers_mut().insert("accept", "application/xml".parse().unwrap());
        let response = app(Scenario::default()).oneshot(request).await.unwrap();
        assert_eq!(response.status(), 200);
        json(response).await;
    }

    #[tokio::test]
    async fn no_server_breaks_the_stand_in() {
        tokio::time::pause();
        let app = app(Scenario::default());
        for server in sentinel::SERVERS.iter().filter(|server| server.uid != sentinel::NEVER) {
            for query in ["", "?limit=1&offset=1", "?limit=500&offset=2147483647"] {
                let request = get(&(pairs_path(server.uid) + query), Some(sentinel::TOKEN_VALID));
                let status = app.clone().oneshot(request).await.unwrap().status();
                assert_ne!(status, 500, "{}", server.constant);
            }
        }
    }
}
