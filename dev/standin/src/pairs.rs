use serde_json::{Value, json};
use uuid::Uuid;

use crate::jobs::{Job, Kind};
use crate::random::mix;
use crate::window::Window;

/// How many linked jobs the tape jobs of one block have: from one to a great many.
const BLOCK: [u64; 7] = [1, 8, 3, 28, 2, 13, 5];
const BLOCK_ROWS: u64 = 60;

/// The pairs of one server, each a pure function of its index: a page costs its own rows, whatever the total.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Pairs {
    pub(crate) total: u64,
    pub(crate) seed: u64,
    uid: fn(Job) -> Uuid,
}

impl Pairs {
    pub(crate) fn new(seed: u64, server: Uuid, total: u64) -> Self {
        let (high, low) = server.as_u64_pair();
        let seed = mix(seed ^ mix(high ^ low.rotate_left(32)));
        Self { total, seed, uid: Job::instance_uid }
    }

    /// The same pairs, told by the UIDs that the jobs have in VSPC.
    pub(crate) fn by_unique_uid(self) -> Self {
        Self { uid: Job::unique_uid, ..self }
    }

    /// How many tape jobs the pairs have.
    pub(crate) fn tape_jobs(&self) -> u64 {
        self.total.checked_sub(1).map_or(0, |last| job_of(last).0 + 1)
    }

    /// How many jobs may come up as linked ones.
    pub(crate) fn linked_jobs(&self) -> u64 {
        if self.total == 0 { 0 } else { self.pool() }
    }

    /// The rows of a window, fewer or none where it reaches past the end.
    pub(crate) fn rows(&self, window: Window) -> Vec<Value> {
        window.range(self.total).map(|index| self.row(index)).collect()
    }

    pub(crate) fn row(&self, index: u64) -> Value {
        let (job, place) = job_of(index);
        let pool = self.pool();
        let link = (mix(self.seed ^ job) % pool + place) % pool;
        let seed = self.seed;
        let pair = [(Kind::Tape, job), (Kind::Linked, link)]
            .map(|(kind, index)| (self.uid)(Job { seed, kind, index }));
        let spelt = if mix(self.seed ^ index).is_multiple_of(5) {
            pair.map(|uid| uid.to_string().to_uppercase())
        } else {
            pair.map(|uid| uid.to_string())
        };
        json!({ "jobUid": spelt[0], "linkedJobUid": spelt[1] })
    }

    /// Linked jobs are drawn from a pool a third the size, so that they come up under several
    /// tape jobs; the pool is never smaller than the largest tape job, so that pairs are unique.
    fn pool(&self) -> u64 {
        (self.total / 3).max(28)
    }
}

/// The tape job that a row belongs to, and the row's place in it.
fn job_of(index: u64) -> (u64, u64) {
    let mut job = index / BLOCK_ROWS * 7;
    let mut place = index % BLOCK_ROWS;
    for size in BLOCK {
        if place < size {
            break;
        }
        place -= size;
        job += 1;
    }
    (job, place)
}

#[cfg(test)]
mod tests {
    use std::collections::{HashMap, HashSet};

    use super::*;

    fn server() -> Uuid {
        Uuid::from_u128(7)
    }

    fn text(row: &Value, member: &str) -> String {
        row[member].as_str().unwrap().to_lowercase()
    }

    #[test]
    fn the_block_has_as_many_rows_as_it_says() {
        assert_eq!(BLOCK.iter().sum::<u64>(), BLOCK_ROWS);
    }

    #[test]
    fn pairs_are_unique_and_many_to_many() {
        let pairs = Pairs::new(3, server(), 1_234);
        let rows = pairs.rows(Window { limit: 2_000, offset: 0 });
        assert_eq!(rows.len(), 1_234);
        let mut tape: HashMap<String, HashSet<String>> = HashMap::new();
        let mut linked: HashMap<String, HashSet<String>> = HashMap::new();
        for row in &rows {
            let (job, link) = (text(row, "jobUid"), text(row, "linkedJobUid"));
            assert!(
                tape.entry(job.clone()).or_default().insert(link.clone()),
                "{job} {link} twice"
            );
            linked.entry(link).or_default().insert(job);
        }
        assert!(tape.values().any(|links| links.len() == 28));
        assert!(tape.values().any(|links| links.len() == 1));
        assert!(linked.values().any(|jobs| jobs.len() >= 4));
    }

    #[test]
    fn knows_how_many_jobs_it_speaks_of() {
        let counts = |total| {
            let pairs = Pairs::new(3, server(), total);
            (pairs.tape_jobs(), pairs.linked_jobs())
        };
        assert_eq!((counts(0), counts(1), counts(9)), ((0, 0), (1, 28), (2, 28)));
        assert_eq!((counts(60), counts(61), counts(1_234)), ((7, 28), (8, 28), (144, 411)));
    }

    #[test]
    fn the_rows_of_athens_are_those_of_ever() {
        let athens = Uuid::try_parse(crate::sentinel::ATHENS).unwrap();
        let pairs = Pairs::new(3, athens, 1_234);
        assert_eq!(
            pairs.row(0).to_string(),
            r#"{"jobUid":"198b9881-8531-66f4-b6e4-59c2f00c6553","linkedJobUid":"19317f3f-d069-6612-8ab6-fe54f279006c"}"#
        );
        assert_eq!(
            pairs.row(1).to_string(),
            r#"{"jobUid":"2920A4D8-99FD-66FC-ABB8-92F847C6BF70","linkedJobUid":"BA7C59CC-11E5-6FFC-A122-BDD9494F0EEB"}"#
        );
        assert_eq!(text(&pairs.row(1_233), "jobUid"), "04e2a6f3-93a8-6152-b7bf-d7da1d2813c3");
        let unique = pairs.by_unique_uid();
        assert_ne!(text(&unique.row(0), "jobUid"), text(&pairs.row(0), "jobUid"));
        assert_ne!(text(&unique.row(0), "linkedJobUid"), text(&pairs.row(0), "linkedJobUid"));
    }

    #[test]
    fn some_rows_are_upper_case() {
        let rows = Pairs::new(3, server(), 100).rows(Window { limit: 100, offset: 0 });
        let upper = rows.iter().filter(|row| {
            let uid = row["jobUid"].as_str().unwrap();
            uid == uid.to_uppercase()
        });
        assert!((5..50).contains(&upper.count()));
    }

    #[test]
    fn pages_are_cut_from_one_sequence_and_follow_from_the_seed() {
        let pairs = Pairs::new(3, server(), 1_000_000);
        let page = pairs.rows(Window { limit: 500, offset: 999_900 });
        assert_eq!(page.len(), 100);
        assert_eq!(page[99], pairs.row(999_999));
        assert!(pairs.rows(Window { limit: 10, offset: u64::MAX }).is_empty());
        assert_ne!(Pairs::new(4, server(), 1_000_000).row(0), pairs.row(0));
        assert_ne!(Pairs::new(3, Uuid::from_u128(8), 1_000_000).row(0), pairs.row(0));
    }
}
