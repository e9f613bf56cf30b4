//! What the server knows of a job, or of a backup server: names for UIDs.

use super::json::Value;
use super::model::{Item, Uid, shortened};

/// A job of `…/jobs`, or a server of `/infrastructure/backupServers`. No field is promised.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Job {
    /// `instanceUid`: its UID in Backup & Replication.
    pub instance: Uid,
    /// `uniqueUid`: its UID in VSPC.
    pub unique: Uid,
    /// `name`.
    pub name: Option<Box<str>>,
    /// `type`, as it came: the list of types grows.
    pub kind: Option<Box<str>>,
    /// `status`, as it came: the list of states grows.
    pub status: Option<Box<str>>,
    /// `lastRun`: RFC 3339 with seven fractional digits, as it came.
    pub last_run: Option<Box<str>>,
}

impl Item {
    pub(super) fn read_job(value: Value<'_>) -> Self {
        let mut job = Job::default();
        let walked = value.is_object().then(|| {
            value.members(&mut |name, value| match name {
                "instanceUid" => job.instance = Uid::read(value),
                "uniqueUid" => job.unique = Uid::read(value),
                "name" => job.name = words(value),
                "type" => job.kind = words(value),
                "status" => job.status = words(value),
                "lastRun" => job.last_run = words(value),
                _ => {}
            })
        });
        match walked {
            Some(Ok(())) => Self::Job(Box::new(job)),
            _ => Self::Alien(shortened(value.text())),
        }
    }
}

/// A string that says something, on one line.
fn words(value: Value<'_>) -> Option<Box<str>> {
    let text = value.string()?;
    let printed: String = text.chars().map(|c| if c.is_control() { ' ' } else { c }).collect();
    let trimmed = printed.trim();
    (!trimmed.is_empty()).then(|| shortened(trimmed))
}
