//! What lies under `/api/v3`.

mod actions;
mod bearer;
mod job_page;
mod pair_page;
mod repository_page;
mod servers;
mod tape_job_page;
mod token;

use std::collections::HashMap;
use std::sync::Arc;

use axum::Router;
use axum::extract::Query;
use axum::http::header::{AUTHORIZATION, LOCATION};
use axum::http::{HeaderValue, Method, Uri};
use axum::routing::{get, post};
use tower_http::cors::CorsLayer;
use uuid::Uuid;

use crate::Scenario;
use crate::answer::refusal::unknown_server;
use crate::reply::ApiError;
use crate::sentinel::Server;
use crate::shared::Shared;
use crate::window::Window;

pub(crate) fn routes(scenario: &Scenario) -> Router<Arc<Shared>> {
    let routes = Router::new()
        .route("/token", post(token::token))
        .route("/infrastructure/backupServers", get(servers::servers))
        .route("/infrastructure/backupServers/{uid}/jobs", get(job_page::job_page))
        .route(
            "/infrastructure/backupServers/{uid}/jobs/backupTapeJobs",
            get(tape_job_page::tape_job_page),
        )
        .route(
            "/infrastructure/backupServers/{uid}/jobs/backupTapeJobs/jobObjects",
            get(pair_page::pair_page),
        )
        .route(
            "/infrastructure/backupServers/{uid}/jobs/backupTapeJobs/repositoryObjects",
            get(repository_page::repository_page),
        )
        .route("/asyncActions/{id}", get(actions::action))
        .route("/asyncActions/{id}/result", get(actions::result))
        .fallback(async || ApiError::logical(404, "No such resource."));
    match &scenario.cors {
        Some(origin) => routes.layer(cors(origin)),
        None => routes,
    }
}

/// What a page of another origin needs: it sends a token, and reads where a 202 leads.
fn cors(origin: &HeaderValue) -> CorsLayer {
    CorsLayer::new()
        .allow_origin(origin.clone())
        .allow_methods([Method::GET, Method::POST])
        .allow_headers([AUTHORIZATION])
        .expose_headers([LOCATION])
}

fn query(uri: &Uri) -> Result<Vec<(String, String)>, ApiError> {
    Query::<HashMap<String, String>>::try_from_uri(uri)
        .map(|Query(pairs)| pairs.into_iter().collect())
        .map_err(|_| ApiError::logical(400, "The query string cannot be read."))
}

fn window(uri: &Uri) -> Result<Window, ApiError> {
    Window::of(&query(uri)?)
}

/// Reads the UID of a server where the path has it.
fn server_uid(text: &str) -> Result<Uuid, ApiError> {
    Uuid::try_parse(text).map_err(|_| {
        let message = format!("The value '{text}' is not valid for backupServerUid.");
        ApiError::logical(400, message).parameter("backupServerUid")
    })
}

fn server(uid: Uuid) -> Result<&'static Server, ApiError> {
    Server::find(&uid.to_string()).ok_or_else(|| unknown_server(&uid.to_string()))
}
