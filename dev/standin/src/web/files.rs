use std::path::{Path, PathBuf};

use axum::Router;
use axum::http::StatusCode;
use axum::response::Response;
use axum::routing::any;
use tower_http::services::ServeDir;

use crate::reply::html;

const NOT_BUILT: &str = include_str!("../../demo/not-built.html");
const NOT_FOUND: &str = "<!doctype html>\n<html lang=\"en\">\n<meta charset=\"utf-8\">\n<title>Not found</title>\n<h1>Not found</h1>\n<p>No such file here. The demo is at <a href=\"/demo/\">/demo/</a>.</p>\n</html>\n";

/// The built widget's files; what is not there is explained.
pub(super) fn service(dist: &Path) -> ServeDir<Router> {
    let index: PathBuf = dist.join("index.html");
    let missing = Router::new().fallback(any(async move || not_found(&index)));
    ServeDir::new(dist).fallback(missing)
}

fn not_found(index: &Path) -> Response {
    let page = if index.is_file() { NOT_FOUND } else { NOT_BUILT };
    html(StatusCode::NOT_FOUND, page)
}

#[cfg(test)]
mod tests {
    use std::fs;

    use axum::Router;
    use axum::response::Response;
    use tower::ServiceExt;

    use super::*;
    use crate::testing::{body, get};
    use crate::web::policy::STRICT;
    use crate::{Scenario, app};

    /// A built widget of four small files, and a secret beside it.
    struct Dist(PathBuf);

    impl Dist {
        fn new(name: &str) -> Self {
            let root = std::env::temp_dir().join(format!("standin-{name}-{}", std::process::id()));
            fs::create_dir_all(root.join("dist")).unwrap();
            for (file, text) in [
                ("secret.txt", "secret"),
                ("dist/index.html", "<!doctype html>"),
                ("dist/tape-job-links.js", "export {}"),
                ("dist/page.css", "a{}"),
                ("dist/core_bg.wasm", "\0asm"),
            ] {
                fs::write(root.join(file), text).unwrap();
            }
            Self(root)
        }

        fn app(&self) -> Router {
            app(Scenario { dist: self.0.join("dist"), ..Scenario::default() })
        }
    }

    impl Drop for Dist {
        fn drop(&mut self) {
            // What is left behind is in the temporary folder.
            let _: Result<(), _> = fs::remove_dir_all(&self.0);
        }
    }

    async fn ask(app: &Router, path: &str) -> Response {
        app.clone().oneshot(get(path, None)).await.unwrap()
    }

    #[tokio::test]
    async fn files_have_their_type_and_the_strict_policy() {
        let dist = Dist::new("types");
        let app = dist.app();
        for (path, kind) in [
            ("/", "text/html; charset=utf-8"),
            ("/index.html", "text/html; charset=utf-8"),
            ("/tape-job-links.js", "text/javascript; charset=utf-8"),
            ("/page.css", "text/css; charset=utf-8"),
            ("/core_bg.wasm", "application/wasm"),
        ] {
            let response = ask(&app, path).await;
            assert_eq!(response.status(), 200, "{path}");
            let headers = response.headers();
            assert_eq!(headers["content-type"], kind);
            assert_eq!(headers["content-security-policy"], STRICT);
            assert_eq!(headers["cache-control"], "no-cache");
            assert_eq!(headers["x-content-type-options"], "nosniff");
        }
    }

    #[tokio::test]
    async fn nothing_outside_is_served() {
        let dist = Dist::new("outside");
        let app = dist.app();
        for path in [
            "/../secret.txt",
            "/%2e%2e/secret.txt",
            "/..%2fsecret.txt",
            "/%2e%2e%2fsecret.txt",
            "/x/../../secret.txt",
            "/..%5csecret.txt",
            "//../secret.txt",
        ] {
            let response = ask(&app, path).await;
            assert_eq!(response.status(), 404, "{path}");
            assert!(!body(response).await.contains("secret\n"), "{path}");
        }
        let absolute = format!("/{}", dist.0.join("secret.txt").display());
        assert_eq!(ask(&app, &absolute).await.status(), 404);
    }

    #[tokio::test]
    async fn an_unbuilt_widget_is_explained() {
        let missing = app(Scenario { dist: "no/such/folder".into(), ..Scenario::default() });
        let response = ask(&missing, "/").await;
        assert_eq!(response.status(), 404);
        assert!(body(response).await.contains("cargo xtask build"));
        let dist = Dist::new("built");
        assert!(!body(ask(&dist.app(), "/nothing.js").await).await.contains("cargo xtask build"));
    }
}
