//! The jobs of a server, consistent with its pairs.

pub(crate) mod example;
mod job;
mod kind;
mod odd;
mod repository;
mod stamp;
mod state;
mod tape;
mod title;

pub(crate) use job::Job;
pub(crate) use kind::Kind;
use serde_json::Value;

use crate::pairs::Pairs;
use crate::window::Window;

/// How many jobs write files, and how many repositories, to tape.
const FILES: u64 = 3;
const REPOSITORIES: u64 = 4;
/// How many backup-to-tape jobs link nothing.
const UNLINKED: u64 = 2;
/// How many jobs are on no tape where there are too many.
const MANY: u64 = 12_000;
/// How many jobs are neither backup nor tape jobs.
const BESIDES: u64 = 3;

/// Beyond any number of jobs, and prime, so that its multiples visit each of them once.
const STRIDE: u64 = 2_147_483_647;

/// What is wrong with a list of jobs.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Flaw {
    None,
    Odd,
    /// Every fifth linked job is gone.
    Deleted,
    /// There are more of them on no tape than any client reads.
    Many,
}

/// The jobs of one server, each a pure function of its place: a page costs its own rows alone.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Jobs {
    pairs: Pairs,
    flaw: Flaw,
}

impl Jobs {
    pub(crate) fn new(pairs: Pairs, flaw: Flaw) -> Self {
        Self { pairs, flaw }
    }

    pub(crate) fn total(&self) -> u64 {
        self.counts().iter().map(|(_, count)| count).sum()
    }

    /// The rows of a window, in an order that tells nothing.
    pub(crate) fn rows(&self, window: Window) -> Vec<Value> {
        let total = self.total();
        let turn = self.pairs.seed % total;
        window
            .range(total)
            .map(|place| self.value(self.at((place * STRIDE + turn) % total)))
            .collect()
    }

    fn counts(&self) -> [(Kind, u64); 7] {
        let (tape, linked) = (self.pairs.tape_jobs(), self.pairs.linked_jobs());
        let left = if self.flaw == Flaw::Deleted { linked - linked / 5 } else { linked };
        let untaped = if self.flaw == Flaw::Many { MANY } else { ((tape + linked) / 12).max(3) };
        [
            (Kind::Tape, tape),
            (Kind::Linked, left),
            (Kind::Untaped, untaped),
            (Kind::Files, FILES),
            (Kind::Repositories, REPOSITORIES),
            (Kind::Unlinked, UNLINKED),
            (Kind::Besides, BESIDES),
        ]
    }

    fn at(&self, mut place: u64) -> Job {
        for (kind, count) in self.counts() {
            if place < count {
                let is_gapped = self.flaw == Flaw::Deleted && kind == Kind::Linked;
                return self.job(kind, if is_gapped { place / 4 * 5 + place % 4 } else { place });
            }
            place -= count;
        }
        self.job(Kind::Untaped, place)
    }

    fn job(&self, kind: Kind, index: u64) -> Job {
        Job { seed: self.pairs.seed, kind, index }
    }

    fn value(&self, job: Job) -> Value {
        match self.flaw {
            Flaw::Odd => odd::odd(job.value(), job.index),
            Flaw::None | Flaw::Deleted | Flaw::Many => job.value(),
        }
    }
}

#[cfg(test)]
mod tests {
    use std::collections::HashSet;
    use std::time::{Duration, Instant};

    use uuid::Uuid;

    use super::*;

    fn jobs(total: u64, flaw: Flaw) -> Jobs {
        Jobs::new(Pairs::new(3, Uuid::from_u128(7), total), flaw)
    }

    fn uids(jobs: &Jobs) -> HashSet<String> {
        let rows = jobs.rows(Window { limit: 10_000, offset: 0 });
        rows.iter().map(|row| row["instanceUid"].as_str().unwrap().to_owned()).collect()
    }

    #[test]
    fn every_job_stands_there_once_in_mixed_order() {
        for total in [0, 1, 10, 60, 260, 1_234] {
            let jobs = jobs(total, Flaw::None);
            assert_eq!(uids(&jobs).len(), usize::try_from(jobs.total()).unwrap(), "{total}");
        }
        let page = jobs(1_234, Flaw::None).rows(Window { limit: 50, offset: 0 });
        let types: HashSet<&str> = page.iter().map(|row| row["type"].as_str().unwrap()).collect();
        assert!(types.contains("BackupToTape") && types.contains("BackupVm"));
    }

    #[test]
    fn a_server_without_pairs_has_jobs_all_the_same() {
        let jobs = jobs(0, Flaw::None);
        assert_eq!((jobs.total(), jobs.tape_total()), (15, 6));
    }

    #[test]
    fn one_in_twelve_comes_on_top() {
        let jobs = jobs(1_234, Flaw::None);
        let [(_, tape), (_, linked), (_, untaped), ..] = jobs.counts();
        assert_eq!((tape, linked, untaped), (144, 411, 46));
    }

    #[test]
    fn too_many_are_of_one_kind() {
        let (few, many) = (jobs(1_234, Flaw::None), jobs(1_234, Flaw::Many));
        assert_eq!(many.total() - few.total(), 12_000 - 46);
    }

    #[test]
    fn deleted_jobs_leave_no_gap_in_the_list() {
        let (whole, left) = (jobs(1_234, Flaw::None), jobs(1_234, Flaw::Deleted));
        let (all, some) = (uids(&whole), uids(&left));
        assert_eq!(some.len(), usize::try_from(left.total()).unwrap());
        assert!(some.is_subset(&all));
        let gone: HashSet<String> = (0..411)
            .filter(|index| index % 5 == 4)
            .map(|index| whole.job(Kind::Linked, index).instance_uid().to_string())
            .collect();
        assert_eq!(all.difference(&some).cloned().collect::<HashSet<_>>(), gone);
    }

    #[test]
    fn a_page_of_many_costs_its_rows() {
        let jobs = jobs(1_000_000, Flaw::None);
        let start = Instant::now();
        for page in 0..1_000 {
            let window = Window { limit: 2, offset: page * jobs.total() / 1_000 };
            assert_eq!(jobs.rows(window).len(), 2);
            assert_eq!(jobs.tape_rows(Window { limit: 1, offset: page * 100 }, true).len(), 1);
        }
        assert!(jobs.rows(Window { limit: 1, offset: jobs.total() }).is_empty());
        // Were it the whole list each time, it would be hours.
        assert!(start.elapsed() < Duration::from_mins(1));
    }
}
