//! What lies outside the API: the built widget, the demo, and the portal's own backend.

mod demo;
mod deployed;
mod files;
mod hosts;
mod pages;
mod policy;
mod portal;
mod release;
mod sentinels;

use std::sync::Arc;

use axum::Router;
use axum::http::StatusCode;
use axum::middleware::{from_fn, map_response};
use axum::routing::{get, post};
pub(crate) use pages::LOGIN;

use crate::Scenario;
use crate::shared::Shared;

pub(crate) fn routes(scenario: &Scenario) -> Router<Arc<Shared>> {
    let files = files::service(&scenario.dist);
    let files = if scenario.deployed {
        Router::new().fallback_service(files.precompressed_br()).layer(from_fn(deployed::kept))
    } else {
        Router::new().fallback_service(files)
    };
    Router::new()
        .merge(demo::routes())
        .merge(pages::routes(&scenario.dist))
        .merge(hosts::routes(&scenario.dist))
        .route("/favicon.ico", get(StatusCode::NO_CONTENT))
        .route("/portal/vspc-token", post(portal::token))
        .route("/standin/release", post(release::release))
        .route("/standin/sentinels", get(sentinels::sentinels))
        .fallback_service(files)
        .layer(map_response(policy::apply))
}
