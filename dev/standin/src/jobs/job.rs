use serde_json::{Value, json};
use uuid::Uuid;

use super::kind::Kind;
use super::state::State;
use super::title::Title;
use crate::random::{mix, pick, uid};

/// Sets the UIDs in VSPC apart from those in Backup & Replication.
const VSPC: u64 = 0x7673_7063;
const DESTINATION: u64 = 0x6465_7374;

const MEDIA_POOLS: [&str; 4] =
    ["Weekly media pool", "GFS media pool", "LTO-9 vault", "WORM 7 years"];
const REPOSITORIES: [&str; 5] = [
    "Default Backup Repository",
    "Scale-out 01",
    "Scale-out 02",
    "Hardened Linux",
    "Object storage",
];

/// A job of a server: everything about it follows from the server's seed, its kind and its index.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Job {
    pub(crate) seed: u64,
    pub(crate) kind: Kind,
    pub(crate) index: u64,
}

impl Job {
    /// Its UID in Backup & Replication.
    pub(crate) fn instance_uid(self) -> Uuid {
        uid(self.stream(), self.index)
    }

    /// Its UID in VSPC.
    pub(crate) fn unique_uid(self) -> Uuid {
        uid(mix(self.stream() ^ VSPC), self.index)
    }

    pub(super) fn value(self) -> Value {
        let title = Title::of(self);
        let state = State::of(self);
        let targets: &[&str] = if self.kind.writes_tapes() { &MEDIA_POOLS } else { &REPOSITORIES };
        json!({
            "instanceUid": self.instance_uid().to_string(),
            "uniqueUid": self.unique_uid().to_string(),
            "name": title.name,
            "type": title.kind,
            "status": state.status,
            "lastRun": state.last_run,
            "lastEndTime": state.last_end_time,
            "destination": pick(targets, self.draw(DESTINATION)),
            "isEnabled": state.is_enabled,
            "failureMessage": state.failure_message,
        })
    }

    /// A number for one fact about the job.
    pub(super) fn draw(self, fact: u64) -> u64 {
        mix(mix(self.stream() ^ fact) ^ self.index)
    }

    fn stream(self) -> u64 {
        mix(self.seed ^ self.kind.number())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn has_two_uids_of_version_6_and_its_members_in_order() {
        let job = Job { seed: 3, kind: Kind::Linked, index: 7 };
        assert_ne!(job.instance_uid(), job.unique_uid());
        assert_eq!(job.unique_uid().get_version_num(), 6);
        let value = job.value();
        let members: Vec<&str> = value.as_object().unwrap().keys().map(String::as_str).collect();
        assert_eq!(
            members.join(" "),
            "instanceUid uniqueUid name type status lastRun lastEndTime destination isEnabled failureMessage"
        );
        assert_eq!(value["instanceUid"], job.instance_uid().to_string());
        assert_eq!(value["uniqueUid"], job.unique_uid().to_string());
    }

    #[test]
    fn tape_jobs_write_to_media_pools() {
        for index in 0..50 {
            let destination = |kind| Job { seed: 3, kind, index }.value()["destination"].clone();
            for kind in [Kind::Tape, Kind::Files, Kind::Repositories] {
                assert!(MEDIA_POOLS.iter().any(|pool| destination(kind) == *pool));
            }
            assert!(REPOSITORIES.iter().any(|name| destination(Kind::Untaped) == *name));
        }
    }
}
