use axum::http::HeaderValue;
use axum::http::header::{
    CACHE_CONTROL, CONTENT_SECURITY_POLICY, CONTENT_TYPE, X_CONTENT_TYPE_OPTIONS,
};
use axum::response::Response;

/// The strictest policy under which the widget has to work.
pub(super) const STRICT: &str = "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; connect-src 'self'";

/// Sets the headers that every answer outside the API has.
pub(super) async fn apply(mut response: Response) -> Response {
    let headers = response.headers_mut();
    headers.entry(CONTENT_SECURITY_POLICY).or_insert(HeaderValue::from_static(STRICT));
    headers.insert(X_CONTENT_TYPE_OPTIONS, HeaderValue::from_static("nosniff"));
    headers.entry(CACHE_CONTROL).or_insert(HeaderValue::from_static("no-cache"));
    let utf_8 = headers.get(CONTENT_TYPE).and_then(|kind| with_charset(kind.to_str().ok()?));
    if let Some(kind) = utf_8 {
        headers.insert(CONTENT_TYPE, HeaderValue::from_static(kind));
    }
    response
}

fn with_charset(kind: &str) -> Option<&'static str> {
    match kind {
        "text/html" => Some("text/html; charset=utf-8"),
        "text/css" => Some("text/css; charset=utf-8"),
        "text/javascript" | "application/javascript" => Some("text/javascript; charset=utf-8"),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use axum::body::Body;

    use super::*;

    #[tokio::test]
    async fn text_gets_its_charset_and_wasm_none() {
        for (kind, sent) in [
            ("text/javascript", "text/javascript; charset=utf-8"),
            ("text/html; charset=utf-8", "text/html; charset=utf-8"),
            ("application/wasm", "application/wasm"),
        ] {
            let response =
                Response::builder().header(CONTENT_TYPE, kind).body(Body::empty()).unwrap();
            let headers = apply(response).await.headers().clone();
            assert_eq!(headers[CONTENT_TYPE], sent);
            assert_eq!(headers[CONTENT_SECURITY_POLICY], STRICT);
            assert_eq!(headers[X_CONTENT_TYPE_OPTIONS], "nosniff");
            assert_eq!(headers[CACHE_CONTROL], "no-cache");
        }
    }
}
