use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use serde_json::json;

use super::Ask;
use crate::reply::{ApiError, html, item};

/// Which requests are refused.
#[derive(Clone, Copy, Debug)]
pub(crate) enum When {
    Always,
    /// The first so many of a token at each offset.
    Times(u64),
    AfterFirstPage,
}

impl When {
    pub(super) fn applies(self, ask: Ask<'_>) -> bool {
        match self {
            Self::Always => true,
            Self::Times(times) => {
                let key = format!("{} {} {}", ask.server.uid, ask.window.offset, ask.token);
                ask.shared.attempts().next(key) <= times
            }
            Self::AfterFirstPage => ask.window.offset > 0,
        }
    }
}

/// An error answer.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Refusal {
    BadLimit,
    Unauthorised,
    Forbidden,
    NotFound,
    Conflict,
    ContentType,
    Transient,
    /// The seconds after which to come again.
    Throttled(u64),
    ThrottledMute,
    Server,
    LogicalServer,
    Several,
    BadGateway,
    Unavailable,
}

impl Refusal {
    pub(super) fn answer(self, ask: Ask<'_>) -> Response {
        let error = match self {
            Self::BadLimit => {
                let message =
                    "Invalid paging parameters.\r\nThe limit exceeds the maximum page size.";
                ApiError::logical(400, message).parameter("limit")
            }
            Self::Unauthorised => ApiError::security(401, "The access token has expired."),
            Self::Forbidden => ApiError::security(403, "Access is denied."),
            Self::NotFound => unknown_server(ask.server.uid),
            Self::Conflict => ApiError::logical(409, "The backup server is being updated."),
            Self::ContentType => ApiError::logical(415, "The content type is not supported."),
            Self::Transient => {
                let message = "The collection is being rebuilt.\r\nTry again.";
                ApiError::new(400, vec![item(message, "retryableLogical", 400)])
            }
            Self::Throttled(seconds) => {
                let mut error = item("API calls quota exceeded.", "unspecified", 429);
                error["retryAfter"] = seconds.into();
                ApiError::new(429, vec![error])
            }
            Self::ThrottledMute => {
                ApiError::new(429, vec![json!({ "type": "unspecified", "code": 429 })])
            }
            Self::Server => {
                ApiError::new(520, vec![item("The database is not available.", "unspecified", 520)])
            }
            Self::LogicalServer => {
                ApiError::logical(520, "This version of the server is not supported.")
            }
            Self::Several => several(),
            Self::BadGateway => return html(StatusCode::BAD_GATEWAY, BAD_GATEWAY),
            Self::Unavailable => return html(StatusCode::SERVICE_UNAVAILABLE, UNAVAILABLE),
        };
        error.into_response()
    }
}

/// No server has this UID.
pub(crate) fn unknown_server(uid: &str) -> ApiError {
    ApiError::logical(404, format!("Backup server with UID {uid} is not found."))
}

fn several() -> ApiError {
    ApiError::new(
        520,
        vec![
            item("The connection to the backup server was lost.", "transport", 1_001),
            item("The cloud gateway is overloaded.", "capacity", 520),
            json!({ "type": "unspecified", "code": 0 }),
        ],
    )
}

const BAD_GATEWAY: &str = "<html>\r\n<head><title>502 Bad Gateway</title></head>\r\n<body>\r\n<center><h1>502 Bad Gateway</h1></center>\r\n</body>\r\n</html>\r\n";
const UNAVAILABLE: &str = "<!DOCTYPE html><html><head><title>Service Unavailable</title></head><body><h2>Service Unavailable</h2><hr><p>HTTP Error 503. The service is unavailable.</p></body></html>";

#[cfg(test)]
mod tests {
    use tower::ServiceExt;

    use crate::testing::{body, get, page, pairs_path};
    use crate::{Scenario, app, sentinel};

    #[tokio::test]
    async fn each_has_its_status_and_type() {
        for (server, status, kind) in [
            (sentinel::ALWAYS_400, 400, "logical"),
            (sentinel::ALWAYS_401, 401, "security"),
            (sentinel::ALWAYS_403, 403, "security"),
            (sentinel::ALWAYS_404, 404, "logical"),
            (sentinel::ALWAYS_409, 409, "logical"),
            (sentinel::ALWAYS_415, 415, "logical"),
            (sentinel::TRANSIENT_400, 400, "retryableLogical"),
            (sentinel::THROTTLED, 429, "unspecified"),
            (sentinel::THROTTLED_MUTE, 429, "unspecified"),
            (sentinel::ALWAYS_520, 520, "unspecified"),
            (sentinel::LOGICAL_520, 520, "logical"),
            (sentinel::SEVERAL_520, 520, "transport"),
        ] {
            let (answered, body) = page(server, "").await;
            assert_eq!((answered.as_u16(), &body["errors"][0]["type"]), (status, &kind.into()));
        }
    }

    #[tokio::test]
    async fn bodies_are_as_documented() {
        let (_, bad) = page(sentinel::ALWAYS_400, "").await;
        assert_eq!(bad["errors"][0]["parameterName"], "limit");
        assert!(bad["errors"][0]["message"].as_str().unwrap().contains("\r\n"));
        let (_, gone) = page(sentinel::ALWAYS_404, "").await;
        assert!(gone["errors"][0]["message"].as_str().unwrap().contains(sentinel::ALWAYS_404));
        let (_, throttled) = page(sentinel::THROTTLED, "").await;
        assert_eq!(throttled["errors"][0]["retryAfter"], 2);
        let (_, mute) = page(sentinel::THROTTLED_MUTE, "").await;
        assert_eq!(mute.to_string(), r#"{"errors":[{"type":"unspecified","code":429}]}"#);
    }

    #[tokio::test]
    async fn counts_for_each_offset_and_token() {
        let app = app(Scenario::default());
        let status = async |offset: u32, token: &str| {
            let path = format!("{}?offset={offset}", pairs_path(sentinel::TWICE_520));
            app.clone().oneshot(get(&path, Some(token))).await.unwrap().status().as_u16()
        };
        for offset in [0, 100] {
            let mut statuses = Vec::new();
            for _ in 0..4 {
                statuses.push(status(offset, sentinel::TOKEN_VALID).await);
            }
            assert_eq!(statuses, [520, 520, 200, 200]);
        }
        assert_eq!(status(0, sentinel::TOKEN_FIRST_PAGE).await, 520);
    }

    #[tokio::test]
    async fn a_proxy_answers_in_html_and_only_where_it_should() {
        for (server, query, status) in
            [(sentinel::PROXY_502, "", 502), (sentinel::LATER_503, "?offset=100", 503)]
        {
            let request = get(&(pairs_path(server) + query), Some(sentinel::TOKEN_VALID));
            let response = app(Scenario::default()).oneshot(request).await.unwrap();
            assert_eq!(response.status(), status);
            assert_eq!(response.headers()["content-type"], "text/html; charset=utf-8");
            assert!(body(response).await.contains("<html>"));
        }
        assert_eq!(page(sentinel::LATER_503, "").await.0, 200);
        assert_eq!(page(sentinel::LATER_520, "").await.0, 200);
        assert_eq!(page(sentinel::LATER_520, "?offset=100").await.0, 520);
    }
}
