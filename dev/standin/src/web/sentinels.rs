use axum::response::Response;
use serde_json::{Value, json};

use crate::reply::ok;
use crate::sentinel::{SERVERS, TOKENS};

/// `GET /standin/sentinels`: what each server and token is good for, for the demo.
pub(super) async fn sentinels() -> Response {
    let servers: Vec<Value> = SERVERS
        .iter()
        .map(|server| json!({ "uid": server.uid, "group": server.group(), "shows": server.shows }))
        .collect();
    let tokens: Vec<Value> = TOKENS
        .iter()
        .map(|token| json!({ "token": token.text, "name": token.name, "shows": token.shows }))
        .collect();
    ok(&json!({ "servers": servers, "tokens": tokens }))
}

#[cfg(test)]
mod tests {
    use tower::ServiceExt;

    use super::*;
    use crate::testing::{get, json};
    use crate::{Scenario, app};

    #[tokio::test]
    async fn describes_every_server_and_token() {
        let response =
            app(Scenario::default()).oneshot(get("/standin/sentinels", None)).await.unwrap();
        let body = json(response).await;
        assert_eq!(body["servers"].as_array().unwrap().len(), SERVERS.len());
        assert_eq!(body["tokens"].as_array().unwrap().len(), TOKENS.len());
        assert_eq!(body["servers"][0]["group"], "Healthy");
    }
}
