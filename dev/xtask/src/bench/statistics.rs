//! What many rounds amount to.

/// The middle of many values, and where the middle half of them lies.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Spread {
    pub low: f64,
    pub median: f64,
    pub high: f64,
}

impl Spread {
    /// `None` where there is nothing, or something that is no number.
    pub fn of(values: &[f64]) -> Option<Self> {
        let mut sorted = values.to_vec();
        sorted.sort_by(f64::total_cmp);
        if sorted.is_empty() || sorted.iter().any(|value| !value.is_finite()) {
            return None;
        }
        let [low, median, high] = [1, 2, 3].map(|quarter| quantile(&sorted, quarter));
        Some(Self { low, median, high })
    }

    /// The same in another unit.
    pub fn per(self, unit: f64) -> Self {
        Self { low: self.low / unit, median: self.median / unit, high: self.high / unit }
    }
}

/// Between two neighbours by what is left over. `sorted` is not empty.
fn quantile(sorted: &[f64], quarter: usize) -> f64 {
    let steps = (sorted.len() - 1) * quarter;
    let (at, left) = (steps / 4, steps % 4);
    let next = sorted[(at + 1).min(sorted.len() - 1)];
    let share = [0.0, 0.25, 0.5, 0.75][left];
    sorted[at] + (next - sorted[at]) * share
}

/// Each value by the other of the same round, so that what slows a whole round cancels out.
pub fn ratios(values: &[(u64, f64)], others: &[(u64, f64)]) -> Vec<f64> {
    let other = |round| others.iter().find(|(of, _)| *of == round).map(|(_, value)| *value);
    values.iter().filter_map(|(round, value)| Some(value / other(*round)?)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_middle_and_the_quarters() {
        let spread = |values: &[f64]| Spread::of(values).map(|it| [it.low, it.median, it.high]);
        assert_eq!(spread(&[5.0, 1.0, 3.0, 2.0, 4.0]), Some([2.0, 3.0, 4.0]));
        assert_eq!(spread(&[1.0, 2.0]), Some([1.25, 1.5, 1.75]));
        assert_eq!(spread(&[7.0]), Some([7.0, 7.0, 7.0]));
        assert_eq!(spread(&[]), None);
        assert_eq!(spread(&[1.0, f64::NAN]), None);
    }

    #[test]
    fn a_slow_round_is_slow_for_both() {
        let widget = [(0, 10.0), (1, 100.0), (2, 9.0)];
        let hand = [(0, 10.0), (1, 50.0)];
        assert_eq!(ratios(&widget, &hand), [1.0, 2.0]);
    }
}
