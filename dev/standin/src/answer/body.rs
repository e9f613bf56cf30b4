use std::io;
use std::time::Duration;

use axum::body::{Body, Bytes};
use axum::http::StatusCode;
use axum::http::header::LOCATION;
use axum::response::{IntoResponse, Response};
use futures_util::{StreamExt, stream};

use super::{Ask, TOTAL};
use crate::reply::{html, json_text, page};
use crate::web::LOGIN;

/// What is unusual about the bytes, or about how they end.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Raw {
    Truncated,
    Alien,
    Login,
    Nothing,
    Redirect,
    /// So many bytes.
    Huge(u64),
    Endless,
    CutOff,
    HangUp,
}

impl Raw {
    pub(super) fn answer(self, ask: Ask<'_>) -> Response {
        match self {
            Self::Truncated => json_text(StatusCode::OK, half(ask)),
            Self::Alien => json_text(StatusCode::OK, "[]"),
            Self::Login => html(StatusCode::OK, LOGIN),
            Self::Nothing => json_text(StatusCode::OK, ""),
            Self::Redirect => (StatusCode::FOUND, [(LOCATION, "/standin/login")]).into_response(),
            Self::Huge(size) => json_text(StatusCode::OK, huge(ask, size)),
            Self::Endless => json_text(StatusCode::OK, huge(ask, u64::MAX)),
            Self::CutOff => json_text(StatusCode::OK, breaking_off(vec![half(ask).into()])),
            Self::HangUp => json_text(StatusCode::OK, breaking_off(Vec::new())),
        }
    }
}

fn half(ask: Ask<'_>) -> String {
    let mut text = page(TOTAL, ask.window.offset, &ask.pairs(TOTAL).rows(ask.window)).to_string();
    text.truncate(text.len() / 2);
    text
}

/// What fails before it has begun leaves the client without so much as a status.
fn breaking_off(chunks: Vec<Bytes>) -> Body {
    let begun = !chunks.is_empty();
    let end = stream::once(async move {
        if begun {
            // What was sent is to arrive, or it were as if nothing had been.
            tokio::time::sleep(Duration::from_millis(100)).await;
        }
        Err(io::Error::from(io::ErrorKind::ConnectionAborted))
    });
    Body::from_stream(stream::iter(chunks.into_iter().map(Ok)).chain(end))
}

/// Good rows, made while they are sent.
fn huge(ask: Ask<'_>, size: u64) -> Body {
    let pairs = ask.pairs(u64::MAX);
    let row_size = u64::try_from(pairs.row(0).to_string().len() + 1).unwrap_or(1);
    let count = size / row_size;
    let head = format!(
        r#"{{"meta":{{"pagingInfo":{{"total":{count},"count":{count},"offset":0}}}},"data":[{}"#,
        pairs.row(0)
    );
    let rows = (1..count).map(move |index| format!(",{}", pairs.row(index)));
    let text = std::iter::once(head).chain(rows).chain(["]}".to_owned()]);
    Body::from_stream(stream::iter(chunks(text).map(Ok::<_, io::Error>)))
}

/// Joins pieces into chunks of about 64 KiB.
fn chunks(mut pieces: impl Iterator<Item = String>) -> impl Iterator<Item = Bytes> {
    std::iter::from_fn(move || {
        let mut chunk = String::new();
        for piece in pieces.by_ref() {
            chunk.push_str(&piece);
            if chunk.len() >= 65_536 {
                break;
            }
        }
        (!chunk.is_empty()).then(|| Bytes::from(chunk))
    })
}

#[cfg(test)]
mod tests {
    use axum::response::Response;
    use http_body_util::BodyExt;
    use serde_json::Value;
    use tower::ServiceExt;

    use crate::testing::{body, get, pairs_path};
    use crate::{Scenario, app, sentinel};

    async fn ask(server: &str) -> Response {
        let request = get(&pairs_path(server), Some(sentinel::TOKEN_VALID));
        app(Scenario::default()).oneshot(request).await.unwrap()
    }

    #[tokio::test]
    async fn what_is_no_page() {
        assert!(
            serde_json::from_str::<Value>(&body(ask(sentinel::TRUNCATED).await).await).is_err()
        );
        assert_eq!(body(ask(sentinel::ALIEN).await).await, "[]");
        assert_eq!(body(ask(sentinel::NO_BODY).await).await, "");
        let login = ask(sentinel::LOGIN_200).await;
        assert_eq!(login.status(), 200);
        assert_eq!(login.headers()["content-type"], "text/html; charset=utf-8");
        let redirect = ask(sentinel::REDIRECT).await;
        assert_eq!(
            (redirect.status().as_u16(), &redirect.headers()["location"]),
            (302, &"/standin/login".parse().unwrap())
        );
    }

    #[tokio::test]
    async fn twenty_megabytes_that_are_well_formed() {
        let text = body(ask(sentinel::HUGE).await).await;
        assert!((19_900_000..20_100_000).contains(&text.len()), "{}", text.len());
        let page: Value = serde_json::from_str(&text).unwrap();
        assert_eq!(page["meta"]["pagingInfo"]["count"], page["data"].as_array().unwrap().len());
    }

    #[tokio::test]
    async fn an_endless_body_does_not_end() {
        let mut body = ask(sentinel::ENDLESS).await.into_body();
        let mut size = 0;
        while size < 100_000_000 {
            let frame = body.frame().await.expect("there is more").expect("it is sent");
            size += frame.into_data().expect("it is data").len();
        }
    }

    #[tokio::test]
    async fn what_breaks_off_is_an_error_of_the_body() {
        assert!(ask(sentinel::CUT_OFF).await.into_body().collect().await.is_err());
        assert!(ask(sentinel::HANG_UP).await.into_body().collect().await.is_err());
    }
}
