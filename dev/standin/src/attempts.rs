use std::collections::HashMap;

/// How many kinds of request are told apart; beyond that, counting starts afresh.
const KEPT: usize = 10_000;

/// How often each kind of request has come, for failures that pass.
#[derive(Default)]
pub(crate) struct Attempts {
    counts: HashMap<String, u64>,
}

impl Attempts {
    /// Counts one more and returns how many there are with it.
    pub(crate) fn next(&mut self, key: String) -> u64 {
        if self.counts.len() >= KEPT && !self.counts.contains_key(&key) {
            self.counts.clear();
        }
        let count = self.counts.entry(key).or_default();
        *count += 1;
        *count
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn counts_each_key_by_itself_and_stays_bounded() {
        let mut attempts = Attempts::default();
        assert_eq!(attempts.next("a".into()), 1);
        assert_eq!(attempts.next("a".into()), 2);
        assert_eq!(attempts.next("b".into()), 1);
        for other in 0..2 * KEPT {
            attempts.next(other.to_string());
        }
        assert!(attempts.counts.len() <= KEPT);
    }
}
