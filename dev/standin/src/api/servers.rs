use axum::http::Uri;
use axum::response::Response;
use serde_json::{Value, json};

use super::bearer::Bearer;
use super::window;
use crate::reply::{ApiError, ok, page};
use crate::sentinel::{SERVERS, Server};

/// `GET …/backupServers`
pub(super) async fn servers(bearer: Bearer, uri: Uri) -> Result<Response, ApiError> {
    bearer.may_list_servers()?;
    let window = window(&uri)?;
    let total = u64::try_from(SERVERS.len()).unwrap_or(u64::MAX);
    let rows = window.cut(SERVERS.iter().map(row).collect());
    Ok(ok(&page(total, window.offset, &rows)))
}

fn row(server: &Server) -> Value {
    let status = if server.group() == "Healthy" { "Healthy" } else { "Warning" };
    json!({
        "instanceUid": server.uid,
        "name": server.name,
        "displayVersion": "13.0.1.1071",
        "status": status,
    })
}

#[cfg(test)]
mod tests {
    use tower::ServiceExt;

    use crate::sentinel::{ATHENS, SERVERS, TOKEN_NO_SERVERS, TOKEN_VALID};
    use crate::testing::{get, jobs_path, json, pairs_path};
    use crate::{Scenario, app};

    #[tokio::test]
    async fn lists_every_server_in_pages() {
        let app = app(Scenario::default());
        let ask = async |query: &str| {
            let path = format!("/api/v3/infrastructure/backupServers{query}");
            json(app.clone().oneshot(get(&path, Some(TOKEN_VALID))).await.unwrap()).await
        };
        let all = ask("?limit=500").await;
        assert_eq!(all["meta"]["pagingInfo"]["total"], SERVERS.len());
        let uids =
            all["data"].as_array().unwrap().iter().map(|row| row["instanceUid"].as_str().unwrap());
        assert!(uids.eq(SERVERS.iter().map(|server| server.uid)));
        let second = ask("?limit=1&offset=1").await;
        assert_eq!(second["meta"]["pagingInfo"]["count"], 1);
        assert_eq!(second["data"][0]["name"], "Athens DC1");
        assert_eq!(second["data"][0]["status"], "Healthy");
    }

    #[tokio::test]
    async fn asks_for_a_token() {
        let request = get("/api/v3/infrastructure/backupServers", None);
        assert_eq!(app(Scenario::default()).oneshot(request).await.unwrap().status(), 401);
    }

    #[tokio::test]
    async fn a_role_may_read_a_server_and_not_the_list() {
        let app = app(Scenario::default());
        let ask = async |path: &str| {
            app.clone().oneshot(get(path, Some(TOKEN_NO_SERVERS))).await.unwrap()
        };
        let refused = ask("/api/v3/infrastructure/backupServers").await;
        assert_eq!(refused.status(), 403);
        assert_eq!(json(refused).await["errors"][0]["type"], "security");
        assert_eq!(ask(&pairs_path(ATHENS)).await.status(), 200);
        assert_eq!(ask(&jobs_path(ATHENS)).await.status(), 200);
    }
}
