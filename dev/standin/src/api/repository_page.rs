use std::sync::Arc;

use axum::extract::{Path, State};
use axum::http::Uri;
use axum::response::Response;

use super::bearer::Bearer;
use super::{server, server_uid, window};
use crate::answer::{self, Ask};
use crate::reply::ApiError;
use crate::shared::Shared;

/// `GET …/backupServers/{uid}/jobs/backupTapeJobs/repositoryObjects`
pub(super) async fn repository_page(
    State(shared): State<Arc<Shared>>,
    bearer: Bearer,
    Path(uid): Path<String>,
    uri: Uri,
) -> Result<Response, ApiError> {
    let id = server_uid(&uid)?;
    let window = window(&uri)?;
    let server = server(id)?;
    Ok(answer::repositories(Ask { shared: &shared, server, token: &bearer.text, window }))
}

#[cfg(test)]
mod tests {
    use crate::sentinel;
    use crate::testing::{fetch, jobs_path, page, uids};

    fn path(server: &str, rest: &str) -> String {
        format!("{}/backupTapeJobs{rest}", jobs_path(server))
    }

    #[tokio::test]
    async fn the_tape_jobs_are_those_that_stand_in_no_pair() {
        let (_, body) = fetch(&path(sentinel::LISBON, "/repositoryObjects")).await;
        let (_, all) = fetch(&path(sentinel::LISBON, "?limit=500")).await;
        let (_, pairs) = page(sentinel::LISBON, "?limit=500").await;
        let jobs = uids(&body, "jobUid");
        assert_eq!(jobs.len(), 4);
        assert!(jobs.is_subset(&uids(&all, "instanceUid")));
        assert!(uids(&body, "uniqueJobUid").is_subset(&uids(&all, "uniqueUid")));
        assert!(jobs.is_disjoint(&uids(&pairs, "jobUid")));
        assert_eq!(uids(&body, "linkedRepositoryUid").len(), 5);
        let members: Vec<&String> = body["data"][0].as_object().unwrap().keys().collect();
        assert_eq!(members, ["jobUid", "uniqueJobUid", "linkedRepositoryUid"]);
    }

    #[tokio::test]
    async fn is_paged_and_empty_for_the_example() {
        let paging = async |server: &str, query: &str| {
            let (_, body) = fetch(&path(server, &format!("/repositoryObjects{query}"))).await;
            body["meta"]["pagingInfo"].to_string()
        };
        assert_eq!(
            paging(sentinel::ATHENS, "?limit=5&offset=5").await,
            r#"{"total":7,"count":2,"offset":5}"#
        );
        assert_eq!(paging(sentinel::EXAMPLE, "").await, r#"{"total":0,"count":0,"offset":0}"#);
        assert_eq!(fetch(&path("nonsense", "/repositoryObjects")).await.0, 400);
    }
}
