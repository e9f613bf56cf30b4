use axum::extract::Request;
use axum::http::HeaderValue;
use axum::http::header::CACHE_CONTROL;
use axum::middleware::Next;
use axum::response::Response;

const FOR_GOOD: HeaderValue = HeaderValue::from_static("public, max-age=31536000, immutable");

/// Lets browsers keep what has a hash in its name, as `examples/nginx` does.
pub(super) async fn kept(request: Request, next: Next) -> Response {
    let is_hashed = is_hashed(request.uri().path());
    let mut response = next.run(request).await;
    if is_hashed && response.status().as_u16() < 400 {
        response.headers_mut().insert(CACHE_CONTROL, FOR_GOOD);
    }
    response
}

/// Whether a file's name ends in one of Trunk's hashes, or of esbuild's.
fn is_hashed(path: &str) -> bool {
    let Some((name, "js" | "css" | "wasm")) = path.rsplit_once('.') else { return false };
    let name = name.strip_suffix("_bg").unwrap_or(name);
    let Some((_, hash)) = name.rsplit_once('-') else { return false };
    let of = |length, is_digit: fn(u8) -> bool| hash.len() == length && hash.bytes().all(is_digit);
    of(16, |byte| byte.is_ascii_digit() || (b'a'..=b'f').contains(&byte))
        || of(8, |byte| byte.is_ascii_digit() || byte.is_ascii_uppercase())
}

#[cfg(test)]
mod tests {
    use std::fs;

    use tower::ServiceExt;

    use super::*;
    use crate::testing::{body, get};
    use crate::{Scenario, app};

    #[test]
    fn hashes_are_told_from_words() {
        for name in ["/tjl-core-527273e21bb4afd6_bg.wasm", "/a/page-2eb09497d894418c.css"] {
            assert!(is_hashed(name), "{name}");
        }
        assert!(is_hashed("/tjl-en-OGM4QW3R.js"));
        for name in ["/tape-job-links.js", "/embed-help.js", "/a-OGM4QW3R.html", "/a-ogm4qw3r.js"] {
            assert!(!is_hashed(name), "{name}");
        }
    }

    #[tokio::test]
    async fn what_was_compressed_is_sent_and_what_has_a_hash_is_kept() {
        let dist = std::env::temp_dir().join(format!("standin-deployed-{}", std::process::id()));
        fs::create_dir_all(&dist).unwrap();
        for (name, text) in [("a-OGM4QW3R.js", "plain"), ("a-OGM4QW3R.js.br", "small")] {
            fs::write(dist.join(name), text).unwrap();
        }
        let app = app(Scenario { dist: dist.clone(), deployed: true, ..Scenario::default() });
        let mut request = get("/a-OGM4QW3R.js", None);
        request.headers_mut().insert("accept-encoding", "br".parse().unwrap());
        let compressed = app.clone().oneshot(request).await.unwrap();
        assert_eq!(compressed.headers()["content-encoding"], "br");
        assert_eq!(compressed.headers()["cache-control"], FOR_GOOD);
        assert_eq!(compressed.headers()["content-type"], "text/javascript; charset=utf-8");
        assert_eq!(body(compressed).await, "small");
        let plain = app.clone().oneshot(get("/a-OGM4QW3R.js", None)).await.unwrap();
        assert_eq!(body(plain).await, "plain");
        let missing = app.oneshot(get("/b-OGM4QW3R.js", None)).await.unwrap();
        assert_eq!(
            (missing.status().as_u16(), &missing.headers()["cache-control"]),
            (404, &HeaderValue::from_static("no-cache"))
        );
        fs::remove_dir_all(dist).unwrap();
    }
}
