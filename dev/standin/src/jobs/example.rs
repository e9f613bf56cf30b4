use serde_json::{Value, json};

use super::tape::row;

/// The four jobs that the reference's example of pairs speaks of, with names of our own.
pub(crate) fn jobs() -> Vec<Value> {
    vec![
        json!({
            "instanceUid": "acb055db-87ad-41ca-a522-d4a01b4c119b",
            "uniqueUid": "3d1f6a52-90c4-6e1b-8f27-5ab04c9e7d10",
            "name": "Tape weekly – head office full",
            "type": "BackupToTape",
            "status": "Success",
            "lastRun": "2025-12-12T12:00:04.1170000+00:00",
            "lastEndTime": "2025-12-12T15:01:09.8130000+00:00",
            "destination": "Weekly media pool",
            "isEnabled": true,
            "failureMessage": null,
        }),
        json!({
            "instanceUid": "041fe885-8575-49f8-b17b-b81dffadd9be",
            "uniqueUid": "b70c2e94-1a6d-6358-a4f1-e82d05c6793f",
            "name": "SQL cluster nightly",
            "type": "BackupVm",
            "status": "Success",
            "lastRun": "2025-12-11T22:00:11.0430000+00:00",
            "lastEndTime": "2025-12-11T23:12:47.5600000+00:00",
            "destination": "Default Backup Repository",
            "isEnabled": true,
            "failureMessage": null,
        }),
        json!({
            "instanceUid": "fc1da5ba-df76-4594-98b7-05b6272ded07",
            "uniqueUid": "58e9d3c7-4b20-6af6-93d8-17f6ab82c045",
            "name": "Tape monthly – Zürich GFS",
            "type": "BackupToTape",
            "status": "Failed",
            "lastRun": "2025-12-01T04:00:02.9070000+00:00",
            "lastEndTime": "2025-12-01T04:31:40.2200000+00:00",
            "destination": "GFS media pool",
            "isEnabled": true,
            "failureMessage": "No tapes are available in the media pool.",
        }),
        json!({
            "instanceUid": "f3a7d0fb-9de7-46c6-999f-a8b228f84893",
            "uniqueUid": "c24a81f0-e7b5-6d03-8c69-f90d3b1e5a76",
            "name": "Exchange DAG01",
            "type": "BackupCopy",
            "status": "None",
            "lastRun": null,
            "lastEndTime": null,
            "destination": "Scale-out 01",
            "isEnabled": false,
            "failureMessage": null,
        }),
    ]
}

/// The two of them that write to tape.
pub(crate) fn tape_jobs(expand: bool) -> Vec<Value> {
    let on_tape = jobs().into_iter().filter(|job| job["type"] == "BackupToTape");
    on_tape
        .map(|job| row(&job["instanceUid"], &job["uniqueUid"], expand.then(|| job.clone())))
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::jobs::{Job, Kind};

    #[test]
    fn has_the_members_of_any_other_job() {
        let other = Job { seed: 3, kind: Kind::Tape, index: 0 }.value();
        for job in jobs() {
            assert!(job.as_object().unwrap().keys().eq(other.as_object().unwrap().keys()));
            let unique = job["uniqueUid"].as_str().unwrap();
            assert_eq!(uuid::Uuid::try_parse(unique).unwrap().get_version_num(), 6);
        }
    }
}
