//! What the tests of several handlers need.

use std::collections::HashSet;

use axum::body::Body;
use axum::extract::Request;
use axum::http::StatusCode;
use axum::response::Response;
use http_body_util::BodyExt;
use serde_json::Value;
use tower::ServiceExt;

use crate::{Scenario, app, sentinel};

pub(crate) fn jobs_path(server: &str) -> String {
    format!("/api/v3/infrastructure/backupServers/{server}/jobs")
}

pub(crate) fn pairs_path(server: &str) -> String {
    jobs_path(server) + "/backupTapeJobs/jobObjects"
}

pub(crate) fn get(path: &str, token: Option<&str>) -> Request {
    let mut request = Request::get(path);
    if let Some(token) = token {
        request = request.header("authorization", format!("Bearer {token}"));
    }
    request.body(Body::empty()).unwrap()
}

pub(crate) fn post(path: &str, form: &str) -> Request {
    Request::post(path)
        .header("content-type", "application/x-www-form-urlencoded")
        .body(Body::from(form.to_owned()))
        .unwrap()
}

pub(crate) async fn body(response: Response) -> String {
    let bytes = response.into_body().collect().await.unwrap().to_bytes();
    String::from_utf8(bytes.to_vec()).unwrap()
}

pub(crate) async fn json(response: Response) -> Value {
    assert_eq!(response.headers()["content-type"], "application/json; charset=utf-8");
    serde_json::from_str(&body(response).await).unwrap()
}

/// An answer of a fresh stand-in.
pub(crate) async fn fetch(path: &str) -> (StatusCode, Value) {
    let request = get(path, Some(sentinel::TOKEN_VALID));
    let response = app(Scenario::default()).oneshot(request).await.unwrap();
    (response.status(), json(response).await)
}

/// One page of a server's pairs.
pub(crate) async fn page(server: &str, query: &str) -> (StatusCode, Value) {
    fetch(&(pairs_path(server) + query)).await
}

/// One page of a server's jobs.
pub(crate) async fn job_list(server: &str, query: &str) -> (StatusCode, Value) {
    fetch(&(jobs_path(server) + query)).await
}

/// A member of every row, in lower case.
pub(crate) fn uids(page: &Value, member: &str) -> HashSet<String> {
    let rows = page["data"].as_array().unwrap();
    rows.iter().map(|row| row[member].as_str().unwrap().to_lowercase()).collect()
}
