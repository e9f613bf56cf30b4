//! What lies under `/api/v3`.

mod actions;
mod bearer;
mod pair_page;
mod servers;
mod token;

use std::collections::HashMap;
use std::sync::Arc;

use axum::Router;
use axum::extract::Query;
use axum::http::Uri;
use axum::routing::{get, post};

use crate::reply::ApiError;
use crate::shared::Shared;
use crate::window::Window;

pub(crate) fn routes() -> Router<Arc<Shared>> {
    Router::new()
        .route("/token", post(token::token))
        .route("/infrastructure/backupServers", get(servers::servers))
        .route(
            "/infrastructure/backupServers/{uid}/jobs/backupTapeJobs/jobObjects",
            get(pair_page::pair_page),
        )
        .route("/asyncActions/{id}", get(actions::action))
        .route("/asyncActions/{id}/result", get(actions::result))
        .fallback(async || ApiError::logical(404, "No such resource."))
}

fn window(uri: &Uri) -> Result<Window, ApiError> {
    let pairs: Vec<(String, String)> = Query::<HashMap<String, String>>::try_from_uri(uri)
        .map(|Query(pairs)| pairs.into_iter().collect())
        .map_err(|_| ApiError::logical(400, "The query string cannot be read."))?;
    Window::of(&pairs)
}
