use std::sync::Arc;

use axum::extract::{Path, State};
use axum::http::Uri;
use axum::response::Response;

use super::bearer::Bearer;
use super::{query, server, server_uid};
use crate::answer::{self, Ask};
use crate::reply::ApiError;
use crate::shared::Shared;
use crate::window::Window;

/// `GET …/backupServers/{uid}/jobs/backupTapeJobs`
pub(super) async fn tape_job_page(
    State(shared): State<Arc<Shared>>,
    bearer: Bearer,
    Path(uid): Path<String>,
    uri: Uri,
) -> Result<Response, ApiError> {
    let id = server_uid(&uid)?;
    let query = query(&uri)?;
    let window = Window::of(&query)?;
    let server = server(id)?;
    let ask = Ask { shared: &shared, server, token: &bearer.text, window };
    Ok(answer::tape_jobs(ask, expands(&query, "BackupServerJob")))
}

/// Whether a resource stands among those to be embedded; others are ignored.
fn expands(query: &[(String, String)], resource: &str) -> bool {
    query
        .iter()
        .filter(|(key, _)| key.eq_ignore_ascii_case("expand"))
        .flat_map(|(_, list)| list.split(','))
        .any(|name| name.trim().eq_ignore_ascii_case(resource))
}

#[cfg(test)]
mod tests {
    use std::collections::HashMap;

    use serde_json::Value;

    use crate::sentinel;
    use crate::testing::{fetch, job_list, jobs_path, page, uids};

    async fn ask(server: &str, query: &str) -> Value {
        let (status, body) = fetch(&format!("{}/backupTapeJobs{query}", jobs_path(server))).await;
        assert_eq!(status, 200);
        body
    }

    #[tokio::test]
    async fn nothing_is_embedded_unless_asked_for() {
        for query in ["?limit=1", "?limit=1&expand=Company", "?limit=1&expand="] {
            let body = ask(sentinel::EXAMPLE, query).await;
            assert_eq!(
                body.to_string(),
                r#"{"meta":{"pagingInfo":{"total":2,"count":1,"offset":0}},"data":[{"instanceUid":"acb055db-87ad-41ca-a522-d4a01b4c119b","uniqueUid":"3d1f6a52-90c4-6e1b-8f27-5ab04c9e7d10"}]}"#
            );
        }
    }

    #[tokio::test]
    async fn the_embedded_job_is_the_one_of_the_list_or_null() {
        for server in [sentinel::LISBON, sentinel::EXAMPLE, sentinel::ALWAYS_403] {
            let mut jobs: HashMap<String, Value> = HashMap::new();
            for query in ["?limit=500", "?limit=500&offset=500"] {
                for job in job_list(server, query).await.1["data"].as_array().unwrap() {
                    jobs.insert(job["instanceUid"].as_str().unwrap().into(), job.clone());
                }
            }
            let body = ask(server, "?limit=500&expand=x,BackupServerJob").await;
            let rows = body["data"].as_array().unwrap();
            assert_eq!(body["meta"]["pagingInfo"]["total"], rows.len());
            let embedded = |row: &Value| row["_embedded"]["backupServerJob"].clone();
            for row in rows {
                let job = &jobs[row["instanceUid"].as_str().unwrap()];
                assert_eq!(
                    (&job["type"], &job["uniqueUid"]),
                    (&"BackupToTape".into(), &row["uniqueUid"])
                );
                assert!(row["_embedded"].get("backupServerJob").is_some());
                assert!(embedded(row).is_null() || embedded(row) == *job);
            }
            let bare = rows.iter().filter(|row| embedded(row).is_null()).count();
            assert_eq!(bare > 0, server != sentinel::EXAMPLE);
            assert!(bare * 5 < rows.len());
        }
    }

    #[tokio::test]
    async fn has_every_tape_job_of_the_pairs_and_six_besides() {
        let (_, pairs) = page(sentinel::LISBON, "?limit=500").await;
        let linking = uids(&pairs, "jobUid");
        let listed = uids(&ask(sentinel::LISBON, "?limit=500").await, "instanceUid");
        assert!(linking.is_subset(&listed));
        assert_eq!(listed.len(), linking.len() + 6);
    }

    #[tokio::test]
    async fn is_paged_far_out() {
        let body = ask(sentinel::MILLION, "?limit=500&offset=116600&expand=BackupServerJob").await;
        assert_eq!(
            body["meta"]["pagingInfo"].to_string(),
            r#"{"total":116672,"count":72,"offset":116600}"#
        );
        let (status, _) =
            fetch(&format!("{}/backupTapeJobs?limit=0", jobs_path(sentinel::LISBON))).await;
        assert_eq!(status, 400);
    }
}
