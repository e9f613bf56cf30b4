use std::sync::Arc;
use std::time::{Instant, SystemTime};

use axum::extract::{Request, State};
use axum::http::StatusCode;
use axum::middleware::Next;
use axum::response::Response;

use crate::journal::Seen;
use crate::log::Line;
use crate::shared::Shared;

/// Writes down what comes to the API, and prints a line for everything.
pub(crate) async fn record(
    State(shared): State<Arc<Shared>>,
    request: Request,
    next: Next,
) -> Response {
    let mut entry = Entry::open(shared, &request);
    let response = next.run(request).await;
    entry.status = Some(response.status());
    response
}

/// Closed when dropped: a client that goes away takes the handler with it.
struct Entry {
    shared: Arc<Shared>,
    number: Option<usize>,
    line: Line,
    since: Instant,
    status: Option<StatusCode>,
}

impl Entry {
    fn open(shared: Arc<Shared>, request: &Request) -> Self {
        let is_api = request.uri().path().starts_with("/api/v3");
        let number = is_api.then(|| shared.journal().open(Seen::of(request)));
        let line = Line::new(request.method(), request.uri(), SystemTime::now());
        Self { shared, number, line, since: Instant::now(), status: None }
    }
}

impl Drop for Entry {
    fn drop(&mut self) {
        if let (Some(number), Some(status)) = (self.number, self.status) {
            self.shared.journal().close(number, status);
        }
        self.shared.print(|| self.line.finish(self.status, self.since.elapsed()));
    }
}

#[cfg(test)]
mod tests {
    use std::sync::Mutex;

    use tower::ServiceExt;

    use super::*;
    use crate::app::router;
    use crate::testing::{get, pairs_path};
    use crate::{Scenario, sentinel};

    #[tokio::test]
    async fn api_requests_are_written_down_with_their_answer() {
        let shared = Arc::new(Shared::new(Scenario::default()));
        let app = router(Arc::clone(&shared));
        let path = format!("{}?limit=1&offset=0", pairs_path(sentinel::EXAMPLE));
        app.clone().oneshot(get(&path, Some(sentinel::TOKEN_VALID))).await.unwrap();
        app.clone().oneshot(get("/demo/", None)).await.unwrap();
        app.oneshot(get("/api/v3/infrastructure/backupServers", None)).await.unwrap();
        let seen = shared.journal().all();
        assert_eq!(seen.len(), 2);
        assert_eq!((seen[0].target.as_str(), seen[0].status), (path.as_str(), Some(200)));
        assert_eq!(seen[1].status, Some(401));
    }

    #[tokio::test]
    async fn the_log_never_holds_a_token() {
        let lines = Arc::new(Mutex::new(Vec::new()));
        let sink = Arc::clone(&lines);
        let shared = Shared::new(Scenario::default())
            .printing_to(move |line| sink.lock().unwrap().push(line.to_owned()));
        let app = router(Arc::new(shared));
        for token in [sentinel::TOKEN_VALID, "unknown-token"] {
            for server in [sentinel::ATHENS, token] {
                let path = format!("{}?limit=5&token={token}", pairs_path(server));
                app.clone().oneshot(get(&path, Some(token))).await.unwrap();
            }
        }
        let lines = lines.lock().unwrap();
        assert_eq!(lines.len(), 4);
        assert!(lines[0].contains("GET …/jobObjects?limit=5&… → 200"), "{}", lines[0]);
        assert!(lines[0].ends_with("(Athens DC1)"), "{}", lines[0]);
        assert!(lines.iter().all(|line| !line.contains("unknown-token")), "{lines:?}");
        assert!(lines.iter().all(|line| !line.contains(sentinel::TOKEN_VALID)), "{lines:?}");
    }

    #[tokio::test(start_paused = true)]
    async fn a_client_that_goes_away_leaves_no_status() {
        let shared = Arc::new(Shared::new(Scenario::default()));
        let asked = get(&pairs_path(sentinel::NEVER), Some(sentinel::TOKEN_VALID));
        let answer = router(Arc::clone(&shared)).oneshot(asked);
        let patience = std::time::Duration::from_hours(1);
        assert!(tokio::time::timeout(patience, answer).await.is_err());
        assert_eq!(shared.journal().all()[0].status, None);
    }
}
