//! What names make visible: backup jobs that no tape job processes, and tape jobs that link
//! nothing.
//!
//! Whether a job stands in a link is a fact. Whether it ought to is judged by its type, and only
//! where the type is known well enough; whatever is left is told as that.

use super::Directory;
use crate::protocol::{Identity, Item, Job, Uid};
use std::collections::BTreeSet;

const BACKUP_TO_TAPE: &str = "backuptotape";
const FILE_TO_TAPE: &str = "filetotape";
/// What a server calls a type that its client does not know: any type at all.
const UNKNOWN: &str = "unknown";
/// Types that write backups, as the API's reference names them. Others count as such on a server
/// where a tape job processes one of them.
const BACKUPS: [&str; 4] = ["backupvm", "backupcopy", "simplebackupcopy", "agentbackupjob"];

/// UIDs by their values, however they were spelt.
#[derive(Debug, Default)]
struct Uids(BTreeSet<u128>);

impl Uids {
    /// Adds a UID, if it is one.
    fn add(&mut self, uid: &Uid) -> bool {
        match uid.identity() {
            Some(Identity::Uuid(uid)) => {
                self.0.insert(uid);
                true
            }
            Some(Identity::Text(_)) | None => false,
        }
    }

    /// Whether a job is among them, under either of its two.
    fn has(&self, job: &Job) -> bool {
        values(job).into_iter().flatten().any(|uid| self.0.contains(&uid))
    }
}

/// Every job that a list of links speaks of.
#[derive(Debug, Default)]
pub struct Links {
    tape_jobs: Uids,
    linked_jobs: Uids,
    illegible: u64,
}

impl Links {
    /// Adds what a page of links holds.
    pub fn add(&mut self, items: &[Item]) {
        for item in items {
            let is_legible = match item {
                Item::Link(link) => {
                    let tape_job = self.tape_jobs.add(&link.job);
                    let tape_job = self.tape_jobs.add(&link.unique_job) || tape_job;
                    self.linked_jobs.add(&link.linked_job) && tape_job
                }
                Item::Job(_) | Item::Alien(_) => false,
            };
            self.illegible += u64::from(!is_legible);
        }
    }
}

/// The tape jobs that process whole repositories.
#[derive(Debug, Default)]
pub struct Repositories {
    tape_jobs: Uids,
    is_any: bool,
}

impl Repositories {
    /// Adds what a page of pairs of tape jobs and repositories holds.
    pub fn add(&mut self, items: &[Item]) {
        for item in items {
            // Even one that nobody can read says that there is one.
            self.is_any = true;
            if let Item::Link(link) = item {
                self.tape_jobs.add(&link.job);
                self.tape_jobs.add(&link.unique_job);
            }
        }
    }

    /// Whether any tape job processes a whole repository.
    #[must_use]
    pub fn is_any(&self) -> bool {
        self.is_any
    }
}

/// What stands in no link, and what does.
#[derive(Debug, Default)]
pub struct Gaps<'d> {
    /// Backup jobs that no tape job processes by themselves.
    pub backup_jobs: Vec<&'d Job>,
    /// Backup-to-tape jobs that link nothing and are not known to process a repository.
    pub tape_jobs: Vec<&'d Job>,
    /// Jobs in no link of which nobody can say by their type that they ought to be in one.
    pub others: Vec<&'d Job>,
    /// Jobs that were compared.
    pub compared: u64,
    /// Backup jobs that a tape job processes.
    pub processed: u64,
    /// Tape jobs that link something.
    pub linking: u64,
    /// Tape jobs that link nothing and process whole repositories.
    pub by_repository: u64,
    /// Jobs that write files to tape, and so can be in no link.
    pub file_jobs: u64,
    /// Jobs without a UID to compare.
    pub unidentified: u64,
    /// Links of which one side or both could not be read.
    pub illegible: u64,
}

/// Compares jobs with links; without `repositories`, nobody knows who processes them.
#[must_use]
pub fn gaps<'d>(
    directory: &'d Directory,
    links: &Links,
    repositories: Option<&Repositories>,
) -> Gaps<'d> {
    let backups = backup_types(directory, links);
    let mut gaps = Gaps { illegible: links.illegible, ..Gaps::default() };
    let mut seen = BTreeSet::new();
    for job in directory.jobs() {
        let uids = values(job);
        if uids == [None, None] {
            gaps.unidentified += 1;
            continue;
        }
        // A list that shifts while it is read has some jobs twice.
        if !seen.insert(uids) {
            continue;
        }
        gaps.compared += 1;
        let kind = kind(job);
        let processes_repository = || repositories.is_some_and(|all| all.tape_jobs.has(job));
        if links.tape_jobs.has(job) {
            gaps.linking += 1;
        } else if kind == BACKUP_TO_TAPE && processes_repository() {
            gaps.by_repository += 1;
        } else if kind == BACKUP_TO_TAPE {
            gaps.tape_jobs.push(job);
        } else if links.linked_jobs.has(job) {
            gaps.processed += 1;
        } else if kind == FILE_TO_TAPE {
            gaps.file_jobs += 1;
        } else if backups.contains(&kind) {
            gaps.backup_jobs.push(job);
        } else {
            gaps.others.push(job);
        }
    }
    gaps
}

/// The types of jobs that tape jobs process, by the reference or by this server's own links.
fn backup_types(directory: &Directory, links: &Links) -> BTreeSet<String> {
    let on_tape = directory.jobs().iter().filter(|job| links.linked_jobs.has(job)).map(kind);
    let telling =
        |kind: &String| ![BACKUP_TO_TAPE, FILE_TO_TAPE, UNKNOWN, ""].contains(&kind.as_str());
    on_tape.filter(telling).chain(BACKUPS.map(Into::into)).collect()
}

/// A job's type, however it is spelt; empty where there is none.
fn kind(job: &Job) -> String {
    job.kind.as_deref().unwrap_or_default().to_ascii_lowercase()
}

fn values(job: &Job) -> [Option<u128>; 2] {
    [&job.instance, &job.unique].map(|uid| match uid.identity() {
        Some(Identity::Uuid(uid)) => Some(uid),
        Some(Identity::Text(_)) | None => None,
    })
}
