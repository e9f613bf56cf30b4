use axum::http::StatusCode;
use axum::response::Response;

use super::refusal::{Refusal, When};
use super::timing::Wait;
use super::{Ask, TOTAL};
use crate::jobs::Flaw;
use crate::reply::{json_text, ok, page};

/// What is unusual about the list of jobs, or about the UIDs that lead to it, the pairs being good.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Names {
    Refuse(Refusal, When),
    Waits(Wait),
    Truncated,
    Flawed(Flaw),
    /// The pairs hold the UIDs in VSPC.
    Unique,
    /// The jobs are well, and the repositories that tape jobs process are refused.
    NoRepositories,
}

impl Names {
    pub(super) fn pairs(self, ask: Ask<'_>) -> Response {
        if matches!(self, Self::Unique) {
            let rows = ask.pairs(TOTAL).by_unique_uid().rows(ask.window);
            return ok(&page(TOTAL, ask.window.offset, &rows));
        }
        ask.page(TOTAL)
    }

    pub(super) fn flaw(self) -> Flaw {
        if let Self::Flawed(flaw) = self { flaw } else { Flaw::None }
    }

    pub(super) async fn jobs(self, ask: Ask<'_>) -> Response {
        match self {
            Self::Refuse(refusal, when) if when.applies(ask) => refusal.answer(ask),
            Self::Truncated => {
                let mut text = ask.job_page().to_string();
                text.truncate(text.floor_char_boundary(text.len() / 2));
                json_text(StatusCode::OK, text)
            }
            Self::Waits(wait) => {
                wait.over(ask).await;
                ok(&ask.job_page())
            }
            Self::Refuse(..) | Self::Flawed(_) | Self::Unique | Self::NoRepositories => {
                ok(&ask.job_page())
            }
        }
    }

    pub(super) fn repositories(self, ask: Ask<'_>) -> Response {
        match self {
            Self::NoRepositories => Refusal::Forbidden.answer(ask),
            _ => ask.repositories(),
        }
    }
}

#[cfg(test)]
mod tests {
    use std::time::Duration;

    use serde_json::Value;
    use tokio::time::{Instant, timeout};
    use tower::ServiceExt;

    use crate::testing::{body, fetch, get, job_list, jobs_path, page, uids};
    use crate::{Scenario, app, sentinel};

    #[tokio::test(start_paused = true)]
    async fn the_pairs_are_well_whatever_the_jobs_are() {
        for server in sentinel::SERVERS.iter().filter(|server| server.group() == "Names") {
            let (status, body) = page(server.uid, "").await;
            assert_eq!((status.as_u16(), &body["meta"]["pagingInfo"]["count"]), (200, &100.into()));
        }
    }

    #[tokio::test]
    async fn refusals_and_their_end() {
        let app = app(Scenario::default());
        let status = async |server: &str, offset: u32| {
            let path = format!("{}?offset={offset}", jobs_path(server));
            let request = get(&path, Some(sentinel::TOKEN_VALID));
            app.clone().oneshot(request).await.unwrap().status().as_u16()
        };
        for _ in 0..3 {
            assert_eq!(status(sentinel::NAMES_403, 0).await, 403);
            assert_eq!(status(sentinel::NAMES_520, 0).await, 520);
        }
        for offset in [0, 100] {
            assert_eq!(status(sentinel::NAMES_429_ONCE, offset).await, 429);
            assert_eq!(status(sentinel::NAMES_429_ONCE, offset).await, 200);
        }
        let (_, throttled) = job_list(sentinel::NAMES_429_ONCE, "").await;
        assert_eq!(throttled["errors"][0]["retryAfter"], 1);
    }

    #[tokio::test]
    async fn one_refuses_repositories_alone() {
        let path = jobs_path(sentinel::REPOSITORIES_403) + "/backupTapeJobs/repositoryObjects";
        assert_eq!(fetch(&path).await.0, 403);
        assert_eq!(job_list(sentinel::REPOSITORIES_403, "").await.0, 200);
        let path = jobs_path(sentinel::NAMES_403) + "/backupTapeJobs/repositoryObjects";
        assert_eq!(fetch(&path).await.0, 200);
    }

    #[tokio::test(start_paused = true)]
    async fn one_is_slow_and_one_never_answers() {
        let start = Instant::now();
        assert_eq!(job_list(sentinel::NAMES_SLOW, "").await.0, 200);
        assert_eq!(start.elapsed(), Duration::from_secs(3));
        let never = job_list(sentinel::NAMES_NEVER, "");
        assert!(timeout(Duration::from_hours(1), never).await.is_err());
    }

    #[tokio::test]
    async fn half_a_list_is_no_list() {
        for query in ["", "?limit=500", "?offset=77&limit=9"] {
            let path = jobs_path(sentinel::NAMES_TRUNCATED) + query;
            let request = get(&path, Some(sentinel::TOKEN_VALID));
            let text = body(app(Scenario::default()).oneshot(request).await.unwrap()).await;
            assert!(text.starts_with(r#"{"meta""#));
            assert!(serde_json::from_str::<Value>(&text).is_err());
        }
    }

    #[tokio::test]
    async fn every_oddity_stands_on_the_first_page_of_pairs() {
        let (_, pairs) = page(sentinel::NAMES_ODD, "").await;
        let shown = uids(&pairs, "jobUid");
        let mut told = Vec::new();
        for query in ["?limit=500", "?limit=500&offset=500"] {
            let (_, list) = job_list(sentinel::NAMES_ODD, query).await;
            let rows = list["data"].as_array().unwrap().clone();
            told.extend(
                rows.into_iter().filter(|row| {
                    row["instanceUid"].as_str().is_some_and(|uid| shown.contains(uid))
                }),
            );
        }
        let any = |test: &dyn Fn(&Value) -> bool| told.iter().any(test);
        let named = |part: &'static str| {
            move |row: &Value| row["name"].as_str().is_some_and(|name| name.contains(part))
        };
        assert!(any(&named("<img")) && any(&named("\u{202e}")) && any(&named("=HYPERLINK")));
        assert!(any(&named("\r\n")) && any(&|row| row["name"] == 42));
        assert!(any(&|row| row["name"].as_str().is_some_and(|name| name.len() > 500)));
        assert!(any(&|row| row["status"] == "Hibernating"));
        assert!(any(&|row| row["type"] == "BackupToCrystal"));
        assert!(any(&|row| row.as_object().unwrap().len() == 1));
    }

    #[tokio::test]
    async fn some_linked_jobs_are_gone() {
        let (_, pairs) = page(sentinel::NAMES_DELETED, "").await;
        let mut known = std::collections::HashSet::new();
        for query in ["?limit=500", "?limit=500&offset=500"] {
            known.extend(uids(&job_list(sentinel::NAMES_DELETED, query).await.1, "instanceUid"));
        }
        assert!(uids(&pairs, "jobUid").is_subset(&known));
        let linked = uids(&pairs, "linkedJobUid");
        let gone = linked.difference(&known).count();
        assert!(gone > 5 && gone * 2 < linked.len(), "{gone} of {}", linked.len());
    }
}
