//! Which jobs hang together.

/// The group of each job and of each linked job: two that a chain of links joins have the same.
/// Groups are numbered by their first job, so they keep the order of the rows.
pub(super) fn groups(
    ends: &[(usize, usize)],
    jobs: usize,
    linked_jobs: usize,
) -> (Vec<usize>, Vec<usize>) {
    // Jobs first, then linked jobs. Each points to one of its group that is not behind it.
    let mut ahead: Vec<usize> = (0..jobs + linked_jobs).collect();
    for (job, linked_job) in ends {
        let (one, other) = (first(&mut ahead, *job), first(&mut ahead, jobs + linked_job));
        if let Some(to) = ahead.get_mut(one.max(other)) {
            *to = one.min(other);
        }
    }
    let mut found = (0..ahead.len()).map(|node| first(&mut ahead, node)).collect::<Vec<_>>();
    let behind = found.split_off(jobs);
    (found, behind)
}

/// The first of a node's group. Shortens the way there for the next who asks.
fn first(ahead: &mut [usize], mut node: usize) -> usize {
    while let Some(next) = ahead.get(node).copied().filter(|next| *next != node) {
        let beyond = ahead.get(next).copied().unwrap_or(next);
        if let Some(to) = ahead.get_mut(node) {
            *to = beyond;
        }
        node = next;
    }
    node
}

#[cfg(test)]
mod tests {
    use super::groups;

    #[test]
    fn a_chain_of_links_makes_a_group() {
        let ends = [(0, 2), (1, 0), (3, 2), (2, 1), (1, 1)];
        let (jobs, linked_jobs) = groups(&ends, 4, 3);
        assert_eq!(jobs, [0, 1, 1, 0]);
        assert_eq!(linked_jobs, [1, 1, 0]);
        assert_eq!(groups(&[], 0, 0), (vec![], vec![]));
    }
}
