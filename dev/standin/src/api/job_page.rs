use std::sync::Arc;

use axum::extract::{Path, State};
use axum::http::Uri;
use axum::response::Response;

use super::bearer::Bearer;
use super::{server, server_uid, window};
use crate::answer::{self, Ask};
use crate::reply::ApiError;
use crate::shared::Shared;

/// `GET …/backupServers/{uid}/jobs`
pub(super) async fn job_page(
    State(shared): State<Arc<Shared>>,
    bearer: Bearer,
    Path(uid): Path<String>,
    uri: Uri,
) -> Result<Response, ApiError> {
    let id = server_uid(&uid)?;
    let window = window(&uri)?;
    let server = server(id)?;
    Ok(answer::jobs(Ask { shared: &shared, server, token: &bearer.text, window }).await)
}

#[cfg(test)]
mod tests {
    use std::collections::HashSet;

    use serde_json::Value;
    use tower::ServiceExt;

    use crate::testing::{get, job_list, jobs_path, page, uids};
    use crate::{Scenario, app, sentinel};

    async fn all_jobs(server: &str) -> Vec<Value> {
        let mut rows = Vec::new();
        loop {
            let (status, body) =
                job_list(server, &format!("?limit=500&offset={}", rows.len())).await;
            assert_eq!(status, 200);
            rows.extend(body["data"].as_array().unwrap().clone());
            if body["meta"]["pagingInfo"]["total"] == rows.len() {
                return rows;
            }
        }
    }

    async fn all_pairs(server: &str, total: usize) -> HashSet<String> {
        let mut found = HashSet::new();
        for offset in (0..total).step_by(500) {
            let (_, body) = page(server, &format!("?limit=500&offset={offset}")).await;
            found.extend(uids(&body, "jobUid"));
            found.extend(uids(&body, "linkedJobUid"));
        }
        found
    }

    fn members(rows: &[Value], member: &str) -> HashSet<String> {
        rows.iter().map(|row| row[member].as_str().unwrap().to_owned()).collect()
    }

    #[tokio::test]
    async fn every_uid_of_the_pairs_has_a_job() {
        for (server, total, member) in [
            (sentinel::ATHENS, 1_234, "instanceUid"),
            (sentinel::LISBON, 260, "instanceUid"),
            (sentinel::EXAMPLE, 2, "instanceUid"),
            (sentinel::NO_META, 260, "instanceUid"),
            (sentinel::SMALL_TOTAL, 10, "instanceUid"),
            (sentinel::SKIP, 1_234, "instanceUid"),
            (sentinel::DUPLICATES, 5, "instanceUid"),
            (sentinel::NAMES_UNIQUE, 1_234, "uniqueUid"),
        ] {
            let known = members(&all_jobs(server).await, member);
            let spoken_of = all_pairs(server, total).await;
            assert!(!spoken_of.is_empty() && spoken_of.is_subset(&known), "{server}");
        }
    }

    #[tokio::test]
    async fn the_unique_uids_are_others() {
        let instances = members(&all_jobs(sentinel::NAMES_UNIQUE).await, "instanceUid");
        assert!(all_pairs(sentinel::NAMES_UNIQUE, 1_234).await.is_disjoint(&instances));
    }

    #[tokio::test]
    async fn athens_has_all_there_is() {
        let rows = all_jobs(sentinel::ATHENS).await;
        assert_eq!(members(&rows, "name").len(), rows.len());
        assert_eq!(members(&rows, "uniqueUid").len(), rows.len());
        assert_eq!(members(&rows, "status").len(), 13);
        let types = members(&rows, "type");
        for kind in [
            "BackupToTape",
            "FileToTape",
            "BackupVm",
            "BackupCopy",
            "SimpleBackupCopy",
            "AgentBackupJob",
            "ReplicationVM",
            "SureBackup",
        ] {
            assert!(types.contains(kind), "{kind}");
        }
        assert_eq!(types.len(), 8);
        let of_type = |kind: &str| rows.iter().filter(|row| row["type"] == kind).count();
        assert_eq!((of_type("BackupToTape"), of_type("FileToTape")), (144 + 4 + 2, 3));
    }

    #[tokio::test]
    async fn is_paged_like_the_pairs() {
        for (server, query, paging) in [
            (sentinel::EXAMPLE, "", r#"{"total":4,"count":4,"offset":0}"#),
            (sentinel::EXAMPLE, "?limit=3&offset=3", r#"{"total":4,"count":1,"offset":3}"#),
            (sentinel::EMPTY, "", r#"{"total":15,"count":15,"offset":0}"#),
            (
                sentinel::ATHENS,
                "?limit=500&offset=500",
                r#"{"total":613,"count":113,"offset":500}"#,
            ),
            (sentinel::ATHENS, "?offset=613", r#"{"total":613,"count":0,"offset":613}"#),
            (
                sentinel::MILLION,
                "?limit=500&offset=487515",
                r#"{"total":487510,"count":0,"offset":487515}"#,
            ),
        ] {
            let (status, body) = job_list(server, query).await;
            assert_eq!(status, 200);
            assert_eq!(body["meta"]["pagingInfo"].to_string(), paging);
        }
        let (_, whole) = job_list(sentinel::LISBON, "").await;
        let (_, part) = job_list(sentinel::LISBON, "?limit=5&offset=40").await;
        assert_eq!(part["data"].as_array().unwrap()[..], whole["data"].as_array().unwrap()[40..45]);
    }

    #[tokio::test]
    async fn what_is_refused() {
        let status = async |server: &str, query: &str| job_list(server, query).await.0.as_u16();
        assert_eq!(status("nonsense", "").await, 400);
        assert_eq!(status("0a106d53-ac5b-441c-a5e8-124d53f8f8da", "").await, 404);
        assert_eq!(status(sentinel::ATHENS, "?limit=501").await, 400);
        assert_eq!(status(sentinel::ATHENS, "?offset=-1").await, 400);
        let request = get(&jobs_path(sentinel::ATHENS), None);
        assert_eq!(app(Scenario::default()).oneshot(request).await.unwrap().status(), 401);
    }

    #[tokio::test]
    async fn a_server_that_fails_with_pairs_does_not_fail_with_jobs() {
        let well = |group: &str| group != "Names";
        for server in sentinel::SERVERS.iter().filter(|server| well(server.group())) {
            let (status, body) = job_list(server.uid, "?limit=1").await;
            assert_eq!(status, 200, "{}", server.constant);
            assert!(body["data"][0]["name"].is_string());
        }
    }
}
