//! The order of each column, so that few curves cross.

use super::groups::groups;

/// Rounds over both columns after which the best order so far is taken.
const ROUNDS: usize = 24;

/// Mean places are compared in fractions this fine.
const FRACTION_BITS: u32 = 20;

/// The place of each node in its column.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Places {
    pub(super) jobs: Vec<usize>,
    pub(super) linked_jobs: Vec<usize>,
}

/// Few crossings, never more than in the order of first appearance: groups of jobs that hang
/// together stay together, and within each, nodes move to the mean place of their neighbours, one
/// column after the other, for as long as that changes anything.
pub(super) fn untangled(ends: &[(usize, usize)], jobs: usize, linked_jobs: usize) -> Places {
    let groups = groups(ends, jobs, linked_jobs);
    let mut places = Places {
        jobs: ranked(jobs, |node| (at(&groups.0, node), 0, node)),
        linked_jobs: ranked(linked_jobs, |node| (at(&groups.1, node), 0, node)),
    };
    let mut best = places.clone();
    let mut fewest = crossings(ends, &best);
    for _ in 0..ROUNDS {
        let before = places.clone();
        for across in [false, true] {
            if fewest == 0 {
                return best;
            }
            if across {
                let ends = ends.iter().map(|(job, to)| (*job, at(&places.linked_jobs, *to)));
                places.jobs = settled(&places.jobs, &groups.0, ends);
            } else {
                let ends = ends.iter().map(|(job, to)| (*to, at(&places.jobs, *job)));
                places.linked_jobs = settled(&places.linked_jobs, &groups.1, ends);
            }
            let crossed = crossings(ends, &places);
            if crossed < fewest {
                (fewest, best) = (crossed, places.clone());
            }
        }
        if places == before {
            break;
        }
    }
    best
}

/// The pairs of links that cross.
fn crossings(ends: &[(usize, usize)], places: &Places) -> u64 {
    let end = |(job, to): &(usize, usize)| (at(&places.jobs, *job), at(&places.linked_jobs, *to));
    let mut ends: Vec<_> = ends.iter().map(end).collect();
    ends.sort_unstable();
    let mut passed = Tally { sums: vec![0; places.linked_jobs.len() + 1], total: 0 };
    ends.iter().map(|(_, to)| passed.below_then_add(*to)).sum()
}

/// Counts by place, summed as a Fenwick tree.
struct Tally {
    sums: Vec<u64>,
    total: u64,
}

impl Tally {
    /// How many were added below a place in the column; then one more at this place.
    fn below_then_add(&mut self, place: usize) -> u64 {
        let (mut down, mut up) = (place + 1, place + 1);
        let mut to_here = 0;
        while down > 0 {
            to_here += self.sums.get(down).copied().unwrap_or_default();
            down &= down - 1;
        }
        while let Some(sum) = self.sums.get_mut(up) {
            *sum += 1;
            up += up & up.wrapping_neg();
        }
        self.total += 1;
        self.total - 1 - to_here
    }
}

/// New places in a column, by the mean place of the neighbours across. `ends` are nodes of this
/// column, each with the place of a neighbour.
fn settled(
    places: &[usize],
    groups: &[usize],
    ends: impl Iterator<Item = (usize, usize)>,
) -> Vec<usize> {
    let mut sums = vec![(0_u64, 0_u64); places.len()];
    for (node, across) in ends {
        if let Some((sum, count)) = sums.get_mut(node) {
            *sum += across as u64;
            *count += 1;
        }
    }
    let mean = |node: usize| {
        let (sum, count) = sums.get(node).copied().unwrap_or_default();
        (sum << FRACTION_BITS).checked_div(count).unwrap_or_default()
    };
    ranked(places.len(), |node| (at(groups, node), mean(node), at(places, node)))
}

/// The place of each node, sorted by group, mean and former place.
fn ranked(count: usize, key: impl Fn(usize) -> (usize, u64, usize)) -> Vec<usize> {
    let mut nodes: Vec<usize> = (0..count).collect();
    nodes.sort_unstable_by_key(|node| key(*node));
    inverse(&nodes)
}

/// Nodes by place from places by node, and the other way round.
pub(super) fn inverse(list: &[usize]) -> Vec<usize> {
    let mut inverse = vec![0; list.len()];
    for (index, value) in list.iter().enumerate() {
        if let Some(slot) = inverse.get_mut(*value) {
            *slot = index;
        }
    }
    inverse
}

pub(super) fn at(list: &[usize], index: usize) -> usize {
    list.get(index).copied().unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Crossings counted pair by pair.
    fn slow_crossings(ends: &[(usize, usize)], places: &Places) -> u64 {
        let end = |end: &(usize, usize)| (places.jobs[end.0], places.linked_jobs[end.1]);
        let ends: Vec<_> = ends.iter().map(end).collect();
        let crosses =
            |one: &(usize, usize), other: &&(usize, usize)| one.0 < other.0 && one.1 > other.1;
        ends.iter().map(|one| ends.iter().filter(|other| crosses(one, other)).count() as u64).sum()
    }

    fn random(state: &mut u64, below: usize) -> usize {
        *state ^= *state << 13;
        *state ^= *state >> 7;
        *state ^= *state << 17;
        usize::try_from(*state % below as u64).unwrap()
    }

    /// Distinct links between jobs that are numbered as they appear, and the size of each column.
    fn graph(state: &mut u64, most: usize, links: usize) -> (Vec<(usize, usize)>, usize, usize) {
        let (mut jobs, mut linked_jobs) = (Vec::new(), Vec::new());
        let mut ends = Vec::new();
        let (left, right) = (random(state, most) + 1, random(state, most) + 1);
        for _ in 0..links {
            let number = |known: &mut Vec<usize>, node| {
                known.iter().position(|known| *known == node).unwrap_or_else(|| {
                    known.push(node);
                    known.len() - 1
                })
            };
            let (from, to) = (random(state, left), random(state, right));
            let end = (number(&mut jobs, from), number(&mut linked_jobs, to));
            if !ends.contains(&end) {
                ends.push(end);
            }
        }
        (ends, jobs.len(), linked_jobs.len())
    }

    fn as_met(jobs: usize, linked_jobs: usize) -> Places {
        Places { jobs: (0..jobs).collect(), linked_jobs: (0..linked_jobs).collect() }
    }

    fn is_order(places: &[usize]) -> bool {
        let mut sorted = places.to_vec();
        sorted.sort_unstable();
        sorted.into_iter().eq(0..places.len())
    }

    #[test]
    fn crossings_are_counted_as_pair_by_pair_and_never_grow() {
        let state = &mut 0x5eed;
        for round in 0..600 {
            let (ends, jobs, linked_jobs) = graph(state, 2 + round / 20, 1 + round / 5);
            let first = as_met(jobs, linked_jobs);
            let places = untangled(&ends, jobs, linked_jobs);
            assert!(is_order(&places.jobs) && is_order(&places.linked_jobs));
            assert_eq!(crossings(&ends, &first), slow_crossings(&ends, &first));
            assert_eq!(crossings(&ends, &places), slow_crossings(&ends, &places));
            assert!(crossings(&ends, &places) <= crossings(&ends, &first));
            assert_eq!(places, untangled(&ends, jobs, linked_jobs));
        }
    }

    #[test]
    fn what_can_be_untangled_is() {
        // Every linked job belongs to one tape job, and the rows come shuffled.
        let (state, mut seen) = (&mut 7, Vec::new());
        let mut ends: Vec<(usize, usize)> = Vec::new();
        for linked_job in 0..200 {
            let job = random(state, 20);
            let job = seen.iter().position(|seen| *seen == job).unwrap_or_else(|| {
                seen.push(job);
                seen.len() - 1
            });
            ends.push((job, linked_job));
        }
        assert!(crossings(&ends, &as_met(seen.len(), 200)) > 1000);
        assert_eq!(crossings(&ends, &untangled(&ends, seen.len(), 200)), 0);
    }

    #[test]
    fn rows_without_crossings_keep_their_order() {
        let ends: Vec<_> = (0..50).flat_map(|at| [(at, at), (at, at + 1)]).collect();
        assert_eq!(untangled(&ends, 50, 51), as_met(50, 51));
        assert_eq!(untangled(&[], 0, 0), as_met(0, 0));
    }

    #[test]
    fn a_ring_crosses_no_more_than_it_must() {
        let ends = [(0, 0), (0, 1), (1, 1), (1, 2), (2, 0), (2, 2)];
        assert_eq!(crossings(&ends, &as_met(3, 3)), 3);
        assert_eq!(crossings(&ends, &untangled(&ends, 3, 3)), 2);
    }
}
