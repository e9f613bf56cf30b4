use serde_json::{Value, json};
use uuid::Uuid;

use crate::random::{mix, uid};
use crate::window::Window;

/// How many linked jobs the tape jobs of one block have: from one to a great many.
const BLOCK: [u64; 7] = [1, 8, 3, 28, 2, 13, 5];
const BLOCK_ROWS: u64 = 60;

/// The pairs of one server, each a pure function of its index: a page costs its own rows, whatever the total.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Pairs {
    pub(crate) total: u64,
    tape: u64,
    linked: u64,
    seed: u64,
}

impl Pairs {
    pub(crate) fn new(seed: u64, server: Uuid, total: u64) -> Self {
        let (high, low) = server.as_u64_pair();
        let seed = mix(seed ^ mix(high ^ low.rotate_left(32)));
        Self { total, tape: mix(seed ^ 1), linked: mix(seed ^ 2), seed }
    }

    /// The rows of a window, fewer or none where it reaches past the end.
    pub(crate) fn rows(&self, window: Window) -> Vec<Value> {
        let start = window.offset.min(self.total);
        let end = start.saturating_add(window.limit).min(self.total);
        (start..end).map(|index| self.row(index)).collect()
    }

    pub(crate) fn row(&self, index: u64) -> Value {
        let (job, place) = job_of(index);
        // Linked jobs are drawn from a pool a third the size, so that they come up under several
        // tape jobs; the pool is never smaller than the largest tape job, so that pairs are unique.
        let pool = (self.total / 3).max(28);
        let link = (mix(self.seed ^ job) % pool + place) % pool;
        let pair = [uid(self.tape, job), uid(self.linked, link)];
        let spelt = if mix(self.seed ^ index).is_multiple_of(5) {
            pair.map(|uid| uid.to_string().to_uppercase())
        } else {
            pair.map(|uid| uid.to_string())
        };
        json!({ "jobUid": spelt[0], "linkedJobUid": spelt[1] })
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
