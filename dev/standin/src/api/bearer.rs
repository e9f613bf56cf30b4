use std::sync::Arc;

use axum::extract::FromRequestParts;
use axum::http::header::AUTHORIZATION;
use axum::http::request::Parts;

use crate::reply::ApiError;
use crate::sentinel::{Grants, Token};
use crate::shared::Shared;

/// A token that was let in.
pub(super) struct Bearer {
    pub(super) text: String,
    grants: Grants,
}

impl Bearer {
    /// Whether the token still holds for one more page, which counts.
    pub(super) fn admit(&self, shared: &Shared, offset: u64) -> Result<(), ApiError> {
        let refused = match self.grants {
            Grants::PairRequests(most) => {
                shared.attempts().next(format!("pair requests of {}", self.text)) > most
            }
            Grants::FirstPage => offset > 0,
            Grants::Everything | Grants::NoServers | Grants::WrongRole | Grants::Nothing => false,
        };
        if refused { Err(expired()) } else { Ok(()) }
    }

    /// Whether the role may read the list of servers.
    pub(super) fn may_list_servers(&self) -> Result<(), ApiError> {
        if self.grants == Grants::NoServers { Err(wrong_role()) } else { Ok(()) }
    }
}

impl FromRequestParts<Arc<Shared>> for Bearer {
    type Rejection = ApiError;

    async fn from_request_parts(parts: &mut Parts, shared: &Arc<Shared>) -> Result<Self, ApiError> {
        let header = parts.headers.get(AUTHORIZATION).and_then(|value| value.to_str().ok());
        let text = match header.and_then(|value| value.split_once(' ')) {
            Some((scheme, text)) if scheme.eq_ignore_ascii_case("bearer") => text.trim().to_owned(),
            _ => return Err(ApiError::security(401, "The access token is missing.")),
        };
        let grants = match Token::find(&text) {
            Some(token) => token.grants,
            None if shared.tokens().is_valid(&text) => Grants::Everything,
            None => Grants::Nothing,
        };
        match grants {
            Grants::Nothing => Err(expired()),
            Grants::WrongRole => Err(wrong_role()),
            _ => Ok(Self { text, grants }),
        }
    }
}

fn wrong_role() -> ApiError {
    ApiError::security(403, "The role of this user may not perform the operation.")
}

fn expired() -> ApiError {
    ApiError::security(401, "The access token is invalid or has expired.")
}

#[cfg(test)]
mod tests {
    use std::time::Duration;

    use tower::ServiceExt;

    use crate::testing::{body, get, jobs_path, json, pairs_path};
    use crate::{Scenario, app, sentinel};

    #[tokio::test]
    async fn who_is_not_let_in() {
        let app = app(Scenario::default());
        let path = pairs_path(sentinel::EXAMPLE);
        for (header, status) in [
            (None, 401),
            (Some("Basic ZGVtbzp0YXBl"), 401),
            (Some("Bearer"), 401),
            (Some("Bearer unknown"), 401),
            (Some("Bearer sentinel-expired"), 401),
            (Some("Bearer sentinel-wrong-role"), 403),
            (Some("bearer sentinel-valid"), 200),
        ] {
            let mut request = get(&path, None);
            if let Some(header) = header {
                request.headers_mut().insert("authorization", header.parse().unwrap());
            }
            let response = app.clone().oneshot(request).await.unwrap();
            assert_eq!(response.status(), status, "{header:?}");
            if status != 200 {
                assert_eq!(json(response).await["errors"][0]["type"], "security");
            }
        }
    }

    #[tokio::test]
    async fn two_pair_requests_and_no_more() {
        let app = app(Scenario::default());
        let ask = async |path: &str| {
            let request = get(path, Some(sentinel::TOKEN_TWO_REQUESTS));
            app.clone().oneshot(request).await.unwrap().status().as_u16()
        };
        let pairs = pairs_path(sentinel::ATHENS);
        assert_eq!(ask("/api/v3/infrastructure/backupServers").await, 200);
        let statuses = [ask(&pairs).await, ask(&pairs).await, ask(&pairs).await, ask(&pairs).await];
        assert_eq!(statuses, [200, 200, 401, 401]);
        assert_eq!(ask(&jobs_path(sentinel::ATHENS)).await, 200);
    }

    #[tokio::test(start_paused = true)]
    async fn a_portal_token_goes_on_where_one_expired_and_expires_itself() {
        let app = app(Scenario { token_life: Duration::from_mins(1), ..Scenario::default() });
        let ask = async |offset: u32, token: &str| {
            let path = format!("{}?offset={offset}", pairs_path(sentinel::ATHENS));
            app.clone().oneshot(get(&path, Some(token))).await.unwrap().status().as_u16()
        };
        assert_eq!(ask(0, sentinel::TOKEN_FIRST_PAGE).await, 200);
        assert_eq!(ask(100, sentinel::TOKEN_FIRST_PAGE).await, 401);
        let portal = crate::testing::post("/portal/vspc-token", "");
        let token = body(app.clone().oneshot(portal).await.unwrap()).await;
        assert_eq!(ask(100, &token).await, 200);
        tokio::time::advance(Duration::from_mins(1)).await;
        assert_eq!(ask(100, &token).await, 401);
    }
}
