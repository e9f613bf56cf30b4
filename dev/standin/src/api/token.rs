use std::collections::HashMap;
use std::sync::Arc;

use axum::extract::rejection::FormRejection;
use axum::extract::{Form, State};
use axum::http::StatusCode;
use axum::response::Response;
use serde_json::json;

use crate::reply::json_text;
use crate::sentinel::{DEMO_PASSWORD, DEMO_USER};
use crate::shared::Shared;
use crate::tokens::Minted;

/// `POST /token`
pub(super) async fn token(
    State(shared): State<Arc<Shared>>,
    form: Result<Form<HashMap<String, String>>, FormRejection>,
) -> Response {
    let Ok(Form(form)) = form else {
        return refused("invalid_request", "The body has to be form-encoded.");
    };
    let field = |name: &str| form.get(name).map_or("", String::as_str);
    let life = shared.scenario.token_life;
    match field("grant_type") {
        "password" => {
            if (field("username"), field("password")) == (DEMO_USER, DEMO_PASSWORD) {
                granted(&shared, &shared.tokens().mint(life))
            } else {
                refused("invalid_grant", "The user name or password is incorrect.")
            }
        }
        "refresh_token" => match shared.tokens().renew(field("refresh_token"), life) {
            Some(minted) => granted(&shared, &minted),
            None => refused("invalid_grant", "The refresh token is invalid or has expired."),
        },
        _ => refused("unsupported_grant_type", "grant_type has to be password or refresh_token."),
    }
}

fn granted(shared: &Shared, minted: &Minted) -> Response {
    let body = json!({
        "access_token": minted.access,
        "token_type": "bearer",
        "refresh_token": minted.refresh,
        "expires_in": shared.scenario.token_life.as_secs(),
    });
    json_text(StatusCode::OK, body.to_string())
}

fn refused(error: &str, description: &str) -> Response {
    let body = json!({ "error": error, "error_description": description });
    json_text(StatusCode::BAD_REQUEST, body.to_string())
}

#[cfg(test)]
mod tests {
    use axum::Router;
    use axum::body::Body;
    use axum::extract::Request;
    use serde_json::Value;
    use tower::ServiceExt;

    use crate::testing::{get, json, pairs_path, post};
    use crate::{Scenario, app, sentinel};

    async fn ask(app: &Router, form: &str) -> (u16, Value) {
        let response = app.clone().oneshot(post("/api/v3/token", form)).await.unwrap();
        (response.status().as_u16(), json(response).await)
    }

    #[tokio::test]
    async fn a_password_buys_a_token_and_a_refresh_token_the_next() {
        let app = app(Scenario::default());
        let (status, first) = ask(&app, "grant_type=password&username=demo&password=tape").await;
        assert_eq!((status, &first["expires_in"]), (200, &3_600.into()));
        let renewal = format!(
            "grant_type=refresh_token&refresh_token={}",
            first["refresh_token"].as_str().unwrap()
        );
        let (status, second) = ask(&app, &renewal).await;
        assert_eq!(status, 200);
        assert_eq!(ask(&app, &renewal).await.0, 400);
        for body in [first, second] {
            let request = get(&pairs_path(sentinel::EXAMPLE), body["access_token"].as_str());
            assert_eq!(app.clone().oneshot(request).await.unwrap().status(), 200);
        }
    }

    #[tokio::test]
    async fn refusals_have_the_documented_shape() {
        let app = app(Scenario::default());
        for (form, error) in [
            ("", "unsupported_grant_type"),
            ("grant_type=client_credentials", "unsupported_grant_type"),
            ("grant_type=password&username=demo&password=guess", "invalid_grant"),
            ("grant_type=refresh_token&refresh_token=x", "invalid_grant"),
        ] {
            let (status, body) = ask(&app, form).await;
            assert_eq!((status, &body["error"]), (400, &error.into()));
            assert!(body["error_description"].is_string());
        }
        let unencoded = Request::post("/api/v3/token").body(Body::from("{}")).unwrap();
        let body = json(app.oneshot(unencoded).await.unwrap()).await;
        assert_eq!(body["error"], "invalid_request");
    }
}
