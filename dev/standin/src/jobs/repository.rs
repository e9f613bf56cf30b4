use serde_json::{Value, json};

use super::{Jobs, Kind};
use crate::random::{mix, uid};

/// Which tape job processes which repository: more than one, and some of them twice.
const ROWS: [(u64, u64); 7] = [(0, 0), (1, 0), (1, 1), (2, 2), (3, 1), (3, 3), (3, 4)];
const STREAM: u64 = 0x7265_706f;

impl Jobs {
    /// Every tape job that processes repositories, with each of them.
    pub(crate) fn repository_rows(&self) -> Vec<Value> {
        let stream = mix(self.pairs.seed ^ STREAM);
        let row = |(index, repository)| {
            let job = self.job(Kind::Repositories, index);
            json!({
                "jobUid": job.instance_uid().to_string(),
                "uniqueJobUid": job.unique_uid().to_string(),
                "linkedRepositoryUid": uid(stream, repository).to_string(),
            })
        };
        ROWS.map(row).to_vec()
    }
}
