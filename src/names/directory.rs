//! Jobs by their UIDs.

use crate::protocol::{Identity, Item, Job, Uid};
use std::collections::BTreeMap;

/// Jobs, found under either of their two UIDs: which one a link carries has changed from version
/// to version of the server.
#[derive(Debug, Default)]
pub struct Directory {
    jobs: Vec<Job>,
    places: BTreeMap<u128, usize>,
}

impl Directory {
    /// Adds what a page of jobs holds. Where two jobs claim a UID, the first keeps it.
    pub fn add(&mut self, items: &[Item]) {
        for item in items {
            let Item::Job(job) = item else { continue };
            let place = self.jobs.len();
            for uid in [&job.instance, &job.unique] {
                if let Some(Identity::Uuid(uid)) = uid.identity() {
                    self.places.entry(uid).or_insert(place);
                }
            }
            self.jobs.push((**job).clone());
        }
    }

    /// The job of a UID, however that is spelt.
    #[must_use]
    pub fn find(&self, uid: &Uid) -> Option<&Job> {
        match uid.identity()? {
            Identity::Uuid(uid) => self.jobs.get(*self.places.get(&uid)?),
            Identity::Text(_) => None,
        }
    }

    /// Every job, in the server's order.
    #[must_use]
    pub fn jobs(&self) -> &[Job] {
        &self.jobs
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::protocol::{Answer, Call, List, PageRequest, Verdict, judge_jobs};
    use uuid::Uuid;

    fn directory(data: &str) -> Directory {
        let target = crate::config::Target { api_base: String::new(), server: Uuid::nil() };
        let list = List::Jobs;
        let asked = PageRequest { target, limit: 500, offset: 0, list, call: Call::Pairs };
        let body = ["{\"data\":", data, "}"].concat().into_bytes();
        let Verdict::Page(page) =
            judge_jobs(&Answer { status: 200, body, ..Answer::default() }, &asked)
        else {
            panic!("a page")
        };
        let mut directory = Directory::default();
        directory.add(&page.items);
        directory
    }

    fn uid(spelt: &str) -> Uid {
        Uid::Known { spelt: spelt.into(), uid: Uuid::try_parse(spelt).unwrap() }
    }

    const A: &str = "acb055db-87ad-41ca-a522-d4a01b4c119b";
    const B: &str = "041fe885-8575-49f8-b17b-b81dffadd9be";

    #[test]
    fn a_job_is_found_under_both_uids_in_any_case() {
        let jobs = directory(&format!(
            r#"[{{"instanceUid":"{A}","uniqueUid":"{B}","name":" SQL\r\nnightly ","type":"BackupVm"}}]"#
        ));
        for spelt in [A.to_uppercase(), B.into()] {
            let job = jobs.find(&uid(&spelt)).unwrap();
            assert_eq!(job.name.as_deref(), Some("SQL  nightly"));
            assert_eq!((job.kind.as_deref(), job.status.as_deref()), (Some("BackupVm"), None));
        }
        assert_eq!(jobs.find(&Uid::Missing), None);
        assert_eq!(jobs.find(&Uid::Odd("SQL".into())), None);
    }

    #[test]
    fn what_is_odd_is_nobody() {
        let jobs = directory(&format!(
            r#"[7,{{}},{{"instanceUid":"x","name":"X"}},{{"instanceUid":"{A}","name":"","status":3}},{{"uniqueUid":"{A}","name":"late"}}]"#
        ));
        assert_eq!(jobs.jobs().len(), 4);
        assert_eq!(jobs.find(&uid(A)).unwrap().name, None, "the first keeps it");
        assert_eq!(jobs.find(&uid(B)), None);
    }
}
