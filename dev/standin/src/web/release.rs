use std::sync::Arc;

use axum::extract::State;
use axum::http::StatusCode;

use crate::shared::Shared;

/// `POST /standin/release`: lets everything that waits at the gated server answer.
pub(super) async fn release(State(shared): State<Arc<Shared>>) -> StatusCode {
    shared.gate.open();
    StatusCode::NO_CONTENT
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use tower::ServiceExt;

    use crate::app::router;
    use crate::shared::Shared;
    use crate::testing::{get, pairs_path, post};
    use crate::{Scenario, sentinel};

    #[tokio::test(start_paused = true)]
    async fn lets_go_what_was_held() {
        let shared = Arc::new(Shared::new(Scenario::default()));
        let app = router(Arc::clone(&shared));
        let request = get(&pairs_path(sentinel::GATED), Some(sentinel::TOKEN_VALID));
        let start = tokio::time::Instant::now();
        let held = tokio::spawn(app.clone().oneshot(request));
        while shared.gate.waiting() == 0 {
            tokio::task::yield_now().await;
        }
        let response = app.oneshot(post("/standin/release", "")).await.unwrap();
        assert_eq!(response.status(), 204);
        assert_eq!(held.await.unwrap().unwrap().status(), 200);
        assert_eq!(start.elapsed().as_secs(), 0);
    }
}
