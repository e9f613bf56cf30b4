//! Where the nodes of a column stand.

/// The middles in two columns of nodes of these heights: the taller column is filled, in the other
/// each is drawn to its neighbours.
pub(super) fn middles(
    one: &[u32],
    other: &[u32],
    links: &[(usize, usize, u64)],
) -> (Vec<u32>, Vec<u32>) {
    if one.iter().sum::<u32>() < other.iter().sum() {
        let flipped: Vec<_> = links.iter().map(|(from, to, count)| (*to, *from, *count)).collect();
        let (other, one) = middles(other, one, &flipped);
        return (one, other);
    }
    let taller: Vec<u32> = stacked(one).collect();
    let mut sums = vec![(0_u64, 0_u64); other.len()];
    for (from, to, _) in links {
        if let (Some((sum, count)), Some(y)) = (sums.get_mut(*to), taller.get(*from)) {
            *sum += u64::from(*y);
            *count += 1;
        }
    }
    let mean = |(sum, count): (u64, u64)| sum.checked_div(count).unwrap_or_default();
    let wanted: Vec<u32> =
        sums.into_iter().map(|sums| u32::try_from(mean(sums)).unwrap_or_default()).collect();
    let follows = spread(other, &wanted, one.iter().sum());
    (taller, follows)
}

/// The middles of nodes of these heights: each as near to where it wants to be as the others
/// allow, in the given order, without overlap, from 0 to `end`. The sum of the squares of how far
/// they are off is the least possible.
fn spread(heights: &[u32], wanted: &[u32], end: u32) -> Vec<u32> {
    let total: u32 = heights.iter().sum();
    let slack = i64::from(end.saturating_sub(total));
    // Runs of nodes that touch, each by how far it is moved from the column's top, summed.
    let mut runs: Vec<(i64, i64)> = Vec::new();
    for (stacked, wanted) in stacked(heights).zip(wanted) {
        let mut run = (i64::from(*wanted) - i64::from(stacked), 1);
        while let Some((sum, count)) = runs.pop_if(|last| last.0 * run.1 > run.0 * last.1) {
            run = (run.0 + sum, run.1 + count);
        }
        runs.push(run);
    }
    let moved = runs.into_iter().flat_map(|(sum, count)| {
        let moved = sum.div_euclid(count).clamp(0, slack);
        (0..count).map(move |_| u32::try_from(moved).unwrap_or_default())
    });
    stacked(heights).zip(moved).map(|(stacked, moved)| stacked + moved).collect()
}

/// The middles of nodes that stand one under the other from 0.
fn stacked(heights: &[u32]) -> impl Iterator<Item = u32> {
    heights.iter().scan(0, |top, height| {
        let middle = *top + height / 2;
        *top += height;
        Some(middle)
    })
}

#[cfg(test)]
mod tests {
    use super::{spread, stacked};

    #[test]
    fn nodes_stand_where_they_want_if_they_can() {
        assert_eq!(spread(&[10, 10, 10], &[20, 50, 90], 100), [20, 50, 90]);
    }

    #[test]
    fn nodes_that_want_the_same_place_share_it_around() {
        assert_eq!(spread(&[10, 10], &[50, 50], 100), [45, 55]);
        assert_eq!(spread(&[10, 20, 10], &[50, 50, 50], 100), [35, 50, 65]);
    }

    #[test]
    fn nobody_leaves_the_picture() {
        assert_eq!(spread(&[10, 10], &[0, 0], 100), [5, 15]);
        assert_eq!(spread(&[10, 10], &[100, 100], 100), [85, 95]);
        assert_eq!(spread(&[10, 10], &[100, 0], 100), [45, 55]);
        assert_eq!(spread(&[10, 10], &[100, 0], 0), [5, 15]);
    }

    #[test]
    fn odd_heights_do_not_overlap() {
        let heights = [7, 28, 45, 27, 1, 0, 3];
        for wanted in 0..120 {
            let middles = spread(&heights, &[wanted; 7], 150);
            let mut end = 0;
            for (middle, height) in middles.iter().zip(heights) {
                let top = middle - height / 2;
                assert!(top >= end, "{middles:?}");
                end = top + height;
            }
            assert!(end <= 150);
        }
        assert_eq!(stacked(&[3, 4]).collect::<Vec<_>>(), [1, 5]);
    }
}
