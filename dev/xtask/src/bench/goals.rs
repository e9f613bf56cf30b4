//! What was aimed at, and whether this run got there.

use super::figures::{self, GRID, HAND, REACT, WIDGET};
use super::samples::Samples;
use super::statistics::Spread;

pub const KIB: f64 = 1024.0;

/// One aim.
pub struct Goal {
    pub aim: String,
    pub found: String,
    /// `None` where it was not measured.
    pub is_met: Option<bool>,
}

impl Goal {
    fn at_most(aim: impl Into<String>, limit: f64, spread: Option<Spread>, unit: &str) -> Self {
        let found = spread.map_or_else(|| "not measured".into(), |spread| with_unit(spread, unit));
        let is_met = spread.map(|spread| spread.median <= limit);
        Self { aim: aim.into(), found, is_met }
    }

    fn worst(aim: &str, limit: f64, worst: Option<f64>, words: impl Fn(f64) -> String) -> Self {
        let found = worst.map_or_else(|| "not measured".into(), words);
        Self { aim: aim.into(), found, is_met: worst.map(|worst| worst <= limit) }
    }
}

pub fn all(samples: &Samples) -> Vec<Goal> {
    let by_hand = |figure: &str| samples.ratio(figure, WIDGET, HAND);
    let mut goals = vec![Goal::at_most(
        "at most 72 KiB in brotli before first rows",
        72.0,
        samples.spread("bytes", WIDGET).map(|spread| spread.per(KIB)),
        " KiB",
    )];
    for (figure, name) in figures::all().take(4) {
        let aim = format!("{name}: no later than hand-written");
        goals.push(Goal::at_most(aim, 1.0, by_hand(figure), "×"));
    }
    goals.push(ahead(samples, REACT, "React + TanStack"));
    goals.push(ahead(samples, GRID, "AG Grid"));
    for (rows, name, limit) in
        [("100", "100", 1.05), ("500", "500", 1.05), ("10000", "10,000", 0.1)]
    {
        let aim = format!("page turn's main thread, {name} rows: at most {limit}× hand-written");
        goals.push(Goal::at_most(aim, limit, by_hand(&format!("turn.busy.{rows}")), "×"));
    }
    let slowest = samples.spread("latency.500.slow", WIDGET);
    let aim = "slowest click at 500 rows, 4× slower CPU: at most 100 ms";
    goals.push(Goal::at_most(aim, 100.0, slowest, " ms"));
    for (figure, aim) in [
        ("shift.load", "layout shift while loading: 0"),
        ("shift.turns", "layout shift of page turns: 0"),
    ] {
        goals.push(Goal::worst(aim, 0.0, samples.worst(figure, WIDGET), fine));
    }
    let more = |bytes: f64| format!("{} KiB more", short(bytes / KIB));
    let turns = samples.about("turns");
    let aim = format!("JavaScript heap after {turns} turns: at most 1 MiB more");
    goals.push(Goal::worst(&aim, KIB * KIB, samples.worst("heap.grown", WIDGET), more));
    let aim = format!("WebAssembly memory after {turns} turns: as before");
    goals.push(Goal::worst(&aim, 0.0, samples.worst("wasm.grown", WIDGET), more));
    let aim = "page turn's main thread with 1,000,000,000 links: as with 1,000 (at most 1.1×)";
    let totals = samples.ratio("total.busy", "billion", "thousand");
    goals.push(Goal::at_most(aim, 1.1, totals, "×"));
    for (figure, what) in [
        ("elements.10", "10 rows on one page: all of them"),
        ("elements.100", "100 rows on one page: all of them"),
        ("elements.lazy", "10 rows, lazy as `docs/EMBEDDING.md` has it: those on the screen"),
    ] {
        let aim = format!("50 elements of {what} at most 2× one");
        goals.push(Goal::at_most(&aim, 2.0, samples.ratio(figure, "50", "1"), "×"));
    }
    goals
}

/// In every setting, by the median of the rounds. Level is where this run does not tell the two apart.
fn ahead(samples: &Samples, other: &str, name: &str) -> Goal {
    let ratio = |(figure, words)| Some((samples.ratio(figure, WIDGET, other)?, words));
    let mut all: Vec<(Spread, &str)> = figures::all().filter_map(ratio).collect();
    all.sort_by(|one, other| other.0.median.total_cmp(&one.0.median));
    let (ahead, others): (Vec<_>, Vec<_>) = all.iter().partition(|(it, _)| it.median < 1.0);
    let (level, behind): (Vec<_>, Vec<_>) = others.iter().partition(|(it, _)| it.low <= 1.0);
    let mut found = match (all.len(), ahead.len()) {
        (0, _) => "not measured".into(),
        (all, ahead) if all == ahead => format!("in all {all}"),
        (all, ahead) => format!("in {ahead} of {all}"),
    };
    for (what, settings) in [("level", level), ("behind", behind)] {
        let words = settings.iter().map(|(it, words)| format!("{words} ({}×)", short(it.median)));
        let words: Vec<_> = words.collect();
        if !words.is_empty() {
            found = format!("{found}; {what}: {}", words.join(", "));
        }
    }
    Goal {
        aim: format!("ahead of {name} in every setting above"),
        found,
        is_met: (!all.is_empty()).then_some(others.is_empty()),
    }
}

/// "1.04 (1.01–1.08)".
pub fn words(spread: Spread) -> String {
    with_unit(spread, "")
}

fn with_unit(Spread { low, median, high }: Spread, unit: &str) -> String {
    let [low, median, high] = [low, median, high].map(short);
    if low == high {
        return format!("{median}{unit}");
    }
    format!("{median}{unit} ({low}–{high})")
}

/// With three figures at most behind which there is something, and never as nothing what is not.
pub fn short(value: f64) -> String {
    let digits = match value.abs() {
        _ if value.fract() == 0.0 => 0,
        size if size >= 99.95 => 0,
        size if size >= 9.995 => 1,
        _ => 2,
    };
    let short = format!("{value:.digits$}");
    if short == "0.00" { "under 0.01".into() } else { short }
}

/// For what must be nothing: how little it is.
pub fn fine(value: f64) -> String {
    if value == 0.0 { "0".into() } else { format!("{value:.5}") }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn goal(samples: &Samples, words: &str) -> Goal {
        all(samples).into_iter().find(|goal| goal.aim.contains(words)).unwrap()
    }

    #[test]
    fn numbers_are_short_and_nothing_is_nothing() {
        let all = [0.0, 0.001, 0.094, 1.0, 12.34, 99.97, 1234.5, -3.0].map(short);
        assert_eq!(all, ["0", "under 0.01", "0.09", "1", "12.3", "100", "1234", "-3"]);
    }

    #[test]
    fn a_goal_is_met_by_the_median_of_the_rounds_own_ratios() {
        let figure = "turn.busy.100";
        let rounds = |widget: [f64; 2]| {
            Samples::from(&[
                (figure, WIDGET, 0, widget[0]),
                (figure, HAND, 0, 10.0),
                (figure, WIDGET, 1, widget[1]),
                (figure, HAND, 1, 20.0),
            ])
        };
        let met = goal(&rounds([10.0, 21.0]), "main thread, 100 rows");
        assert_eq!((met.found.as_str(), met.is_met), ("1.02× (1.01–1.04)", Some(true)));
        let missed = goal(&rounds([11.0, 22.0]), "main thread, 100 rows");
        assert_eq!((missed.found.as_str(), missed.is_met), ("1.10×", Some(false)));
    }

    #[test]
    fn what_was_not_measured_is_not_met() {
        for goal in all(&Samples::from(&[])) {
            assert_eq!((goal.is_met, goal.found.as_str()), (None, "not measured"), "{}", goal.aim);
        }
    }

    #[test]
    fn where_it_is_behind_is_named() {
        let samples = Samples::from(&[
            ("turn.busy.100", WIDGET, 0, 9.0),
            ("turn.busy.100", REACT, 0, 10.0),
            ("turn.busy.500", WIDGET, 0, 20.0),
            ("turn.busy.500", REACT, 0, 10.0),
        ]);
        let goal = goal(&samples, "ahead of React");
        assert_eq!(goal.found, "in 1 of 2; behind: page turn's main thread, 500 rows (2×)");
        assert_eq!(goal.is_met, Some(false));
    }

    #[test]
    fn what_a_run_does_not_tell_apart_is_level() {
        let painted = "turn.painted.100";
        let samples = Samples::from(&[
            (painted, WIDGET, 0, 16.6),
            (painted, REACT, 0, 16.7),
            (painted, WIDGET, 1, 16.7),
            (painted, REACT, 1, 16.7),
            (painted, WIDGET, 2, 16.8),
            (painted, REACT, 2, 16.7),
        ]);
        let goal = goal(&samples, "ahead of React");
        assert_eq!(goal.found, "in 0 of 1; level: page turn painted, 100 rows (1×)");
        assert_eq!(goal.is_met, Some(false));
    }

    #[test]
    fn one_bad_round_is_enough_for_what_must_never_be() {
        let samples =
            Samples::from(&[("shift.load", WIDGET, 0, 0.0), ("shift.load", WIDGET, 1, 0.001)]);
        assert_eq!(goal(&samples, "shift while loading").is_met, Some(false));
    }
}
