//! Host pages under other policies, and the widget's files as a careless server serves them.

use std::path::Path;
use std::sync::Arc;

use axum::Router;
use axum::extract::Path as Segment;
use axum::http::header::{ACCESS_CONTROL_ALLOW_ORIGIN, CONTENT_SECURITY_POLICY, CONTENT_TYPE};
use axum::http::{HeaderValue, StatusCode};
use axum::middleware::map_response;
use axum::response::{IntoResponse, Response};
use axum::routing::get;
use tower_http::services::ServeDir;

use crate::reply::html;
use crate::shared::Shared;
use crate::web::pages::{host, with_script};

/// No policy may be made, and no text may become markup.
const TRUSTED_TYPES: &str = "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; connect-src 'self'; require-trusted-types-for 'script'; trusted-types 'none'";
const NO_WASM: &str = "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'";
/// Nobody, or one alone, may show what comes with these in a frame.
const UNFRAMED: &str = "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; connect-src 'self'; frame-ancestors 'none'";
const NAMED: &str = "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; connect-src 'self'; frame-ancestors https://portal.example/";
/// For a page that speaks to other stand-ins.
const REACHING: &str = "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; connect-src 'self' http://127.0.0.1:*";

/// Where each page has the widget from, and its policy, `None` for the strictest.
const PAGES: &[(&str, &str, Option<&str>)] = &[
    ("/standin/host/trusted-types", "", Some(TRUSTED_TYPES)),
    ("/standin/host/no-wasm", "", Some(NO_WASM)),
    ("/standin/host/wrong-type", "/standin/wrong-type", None),
    ("/standin/host/no-file", "/standin/no-file", None),
    ("/standin/host/sub-path", "/static/widgets/links", None),
];

pub(super) fn routes(dist: &Path) -> Router<Arc<Shared>> {
    let files = || Router::new().fallback_service(ServeDir::new(dist));
    let mut routes = Router::new()
        .nest("/standin/wrong-type", files().layer(map_response(wrong_type)))
        .nest("/standin/no-file", files().layer(map_response(no_file)))
        .nest("/standin/no-wasm", files().layer(map_response(async |it| under(it, NO_WASM))))
        .nest("/standin/unframed", files().layer(map_response(async |it| under(it, UNFRAMED))))
        .nest("/standin/named", files().layer(map_response(async |it| under(it, NAMED))))
        .nest("/standin/reaching", files().layer(map_response(async |it| under(it, REACHING))))
        .nest("/static/widgets/links", files().layer(map_response(for_everyone)))
        .route("/standin/host/elsewhere/{port}", get(elsewhere))
        .route("/standin/host/frame", get(async || around("http:")))
        .route("/standin/host/frame/{port}", get(frame));
    for &(path, folder, policy) in PAGES {
        routes = routes.route(path, get(async move || page(folder, policy)));
    }
    routes
}

fn page(folder: &str, policy: Option<&str>) -> Response {
    let response = html(StatusCode::OK, host(folder));
    match policy {
        Some(policy) => under(response, policy),
        None => response,
    }
}

fn under(mut response: Response, policy: &str) -> Response {
    if let Ok(policy) = HeaderValue::from_str(policy) {
        response.headers_mut().insert(CONTENT_SECURITY_POLICY, policy);
    }
    response
}

/// The widget from another stand-in, as from a host for static files.
async fn elsewhere(Segment(port): Segment<u16>) -> Response {
    let origin = format!("http://127.0.0.1:{port}");
    let policy = format!(
        "default-src 'none'; script-src 'self' {origin} 'wasm-unsafe-eval'; style-src 'self'; connect-src 'self' {origin}"
    );
    page(&format!("{origin}/static/widgets/links"), Some(&policy))
}

/// A page for the element around a frame, which holds what comes from another stand-in alone.
async fn frame(Segment(port): Segment<u16>) -> Response {
    around(&format!("http://127.0.0.1:{port}"))
}

fn around(frames: &str) -> Response {
    let policy = format!(
        "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; frame-src {frames}"
    );
    under(html(StatusCode::OK, with_script("/frame.js")), &policy)
}

async fn for_everyone(mut response: Response) -> Response {
    response.headers_mut().insert(ACCESS_CONTROL_ALLOW_ORIGIN, HeaderValue::from_static("*"));
    response
}

fn is_wasm(response: &Response) -> bool {
    response.headers().get(CONTENT_TYPE).is_some_and(|kind| kind == "application/wasm")
}

async fn wrong_type(mut response: Response) -> Response {
    if is_wasm(&response) {
        response.headers_mut().insert(CONTENT_TYPE, HeaderValue::from_static("text/plain"));
    }
    response
}

async fn no_file(response: Response) -> Response {
    if is_wasm(&response) { StatusCode::NOT_FOUND.into_response() } else { response }
}
