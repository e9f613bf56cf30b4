use serde_json::{Value, json};

use super::{Job, Jobs, Kind, REPOSITORIES, UNLINKED};
use crate::window::Window;

impl Jobs {
    /// How many backup-to-tape jobs there are, those that stand in no pair among them.
    pub(crate) fn tape_total(&self) -> u64 {
        self.pairs.tape_jobs() + REPOSITORIES + UNLINKED
    }

    pub(crate) fn tape_rows(&self, window: Window, expand: bool) -> Vec<Value> {
        window.range(self.tape_total()).map(|index| self.tape_row(index, expand)).collect()
    }

    fn tape_row(&self, index: u64, expand: bool) -> Value {
        let job = match index.checked_sub(self.pairs.tape_jobs()) {
            None => self.job(Kind::Tape, index),
            Some(index) => match index.checked_sub(REPOSITORIES) {
                None => self.job(Kind::Repositories, index),
                Some(index) => self.job(Kind::Unlinked, index),
            },
        };
        let embedded = expand.then(|| if is_bare(job) { Value::Null } else { self.value(job) });
        row(&json!(job.instance_uid().to_string()), &json!(job.unique_uid().to_string()), embedded)
    }
}

/// Whether nothing is embedded though it was asked for.
fn is_bare(job: Job) -> bool {
    job.index % 9 == 4
}

pub(super) fn row(instance: &Value, unique: &Value, embedded: Option<Value>) -> Value {
    let mut row = json!({ "instanceUid": instance, "uniqueUid": unique });
    if let Some(job) = embedded {
        row["_embedded"] = json!({ "backupServerJob": job });
    }
    row
}
