//! The tables.

use super::figures::{GROUPS, Group, HAND, TARGETS};
use super::goals::{self, KIB, short, words};
use super::samples::Samples;
use std::fmt::Write;

const NONE: &str = "–";

/// Everything between the marks in the page.
pub fn markdown(samples: &Samples, machine: &str, peers: &[(String, String)]) -> String {
    let pinned: Vec<_> = peers.iter().map(|(name, version)| format!("{name} {version}")).collect();
    let [before, after] = samples.load();
    let mut said = format!(
        "Measured on {machine}, in headless {}; rounds: {}; load average {before} before and {after} after.\nPeers: {}.\n\n{}",
        samples.about("browser").replace('/', " "),
        samples.about("rounds"),
        pinned.join(", "),
        aims(samples),
    );
    said.push_str("### Before the first rows\n\n");
    said.push_str(&table("", &["KiB, brotli", "requests"], |target| {
        let of = |figure, unit| {
            samples.spread(figure, target).map_or(NONE.into(), |spread| words(spread.per(unit)))
        };
        vec![of("bytes", KIB), of("requests", 1.0)]
    }));
    for group in &GROUPS {
        said.push_str(&side_by_side(samples, group));
    }
    said.push_str(&parts(samples));
    said.push_str(&answers(samples));
    said.push_str(&memory(samples));
    said.push_str(&scale(samples));
    said
}

fn aims(samples: &Samples) -> String {
    let mut said = String::from("### Aims\n\n| aim | found | |\n|---|---|---|\n");
    for goal in goals::all(samples) {
        let met = match goal.is_met {
            Some(true) => "met",
            Some(false) => "**missed**",
            None => NONE,
        };
        line(&mut said, &[goal.aim, goal.found, met.into()]);
    }
    said.push('\n');
    said
}

/// A line for each target.
fn table(note: &str, columns: &[&str], cells: impl Fn(&str) -> Vec<String>) -> String {
    let mut said = if note.is_empty() { String::new() } else { format!("{note}\n\n") };
    let heads = columns.iter().map(|head| (*head).to_owned());
    line(&mut said, &std::iter::once(String::new()).chain(heads).collect::<Vec<_>>());
    said.push_str(&"|---".repeat(columns.len() + 1));
    said.push_str("|\n");
    for (target, name) in TARGETS {
        line(&mut said, &[vec![name.to_owned()], cells(target)].concat());
    }
    said.push('\n');
    said
}

fn line(said: &mut String, cells: &[String]) {
    said.push_str("| ");
    said.push_str(&cells.join(" | "));
    said.push_str(" |\n");
}

fn side_by_side(samples: &Samples, group: &Group) -> String {
    let columns: Vec<&str> = group.columns.iter().map(|column| column.1).collect();
    let cell = |figure: &str, target: &str| {
        let ratio = samples.ratio(figure, target, HAND);
        let time = samples.spread(figure, target);
        match (ratio, time) {
            (Some(ratio), Some(time)) if target != HAND => {
                format!("{}<br>{} ms", words(ratio), words(time))
            }
            (_, Some(time)) => format!("1<br>{} ms", words(time)),
            _ => NONE.into(),
        }
    };
    let rows = table(group.note, &columns, |target| {
        group.columns.iter().map(|column| cell(column.0, target)).collect()
    });
    format!("### {}\n\n{rows}", group.title)
}

/// Of the main thread's time.
fn parts(samples: &Samples) -> String {
    let note = "Milliseconds of the main thread for one turn of 500 rows. What is left is painting, collecting garbage, the network's tasks and the like.";
    let rows = table(note, &["all", "scripts", "style", "layout"], |target| {
        let of = |part| {
            let figure = format!("turn.{part}.500");
            samples.spread(&figure, target).map_or(NONE.into(), words)
        };
        ["busy", "script", "style", "layout"].map(of).into()
    });
    format!("### Where a turn's time goes\n\n{rows}")
}

fn answers(samples: &Samples) -> String {
    let note = "The slowest click of a round, in milliseconds, as the browser times it: on Next and Previous, and elsewhere on the page while 10,000 rows come. The browser tells of nothing under 16 ms, and in steps of 8.";
    let columns = ["500 rows, 4× slower CPU", "while 10,000 rows come"];
    let rows = table(note, &columns, |target| {
        let of = |figure| samples.spread(figure, target).map_or(NONE.into(), words);
        vec![of("latency.500.slow"), of("latency.10000")]
    });
    format!("### Answers to a click\n\n{rows}")
}

fn memory(samples: &Samples) -> String {
    let note = format!(
        "After {} page turns of 100 rows and a forced collection, in KiB; layout shift is the worst of all rounds.",
        samples.about("turns")
    );
    let columns = [
        "JavaScript heap",
        "grown by",
        "WebAssembly memory",
        "grown by",
        "layout shift, load",
        "layout shift, turns",
    ];
    let rows = table(&note, &columns, |target| {
        let of = |figure, unit: f64| {
            samples.worst(figure, target).map_or(NONE.into(), |worst| short(worst / unit))
        };
        let shift = |figure| samples.worst(figure, target).map_or(NONE.into(), goals::fine);
        vec![
            of("heap", KIB),
            of("heap.grown", KIB),
            of("wasm", KIB),
            of("wasm.grown", KIB),
            shift("shift.load"),
            shift("shift.turns"),
        ]
    });
    format!("### Memory and layout shift\n\n{rows}")
}

/// What must not depend on how much there is.
fn scale(samples: &Samples) -> String {
    let mut said = String::from(
        "### Scale\n\nA list of 1,000 against one of 1,000,000,000 links, 100 rows a page; and one element against fifty, each of which asks the server itself; of lazy ones those near the screen.\n\n| | few | many | many / few |\n|---|---|---|---|\n",
    );
    let mut row = |name: &str, figure: &str, few: &str, many: &str, unit: f64| {
        let of = |target| {
            samples.spread(figure, target).map_or(NONE.into(), |spread| words(spread.per(unit)))
        };
        let ratio = samples.ratio(figure, many, few).map_or(NONE.into(), words);
        let _written = writeln!(said, "| {name} | {} | {} | {ratio} |", of(few), of(many));
    };
    for (name, figure, unit) in [
        ("links: first rows, warm, ms", "total.first", 1.0),
        ("links: page turn painted, ms", "total.painted", 1.0),
        ("links: page turn's main thread, ms", "total.busy", 1.0),
        ("links: JavaScript heap, KiB", "total.heap", KIB),
    ] {
        row(name, figure, "thousand", "billion", unit);
    }
    for (what, figure) in [
        ("elements of 10 rows: all painted", "elements.10"),
        ("elements of 100 rows: all painted", "elements.100"),
        ("elements of 10 rows, lazy: those on the screen painted", "elements.lazy"),
        ("hand-written tables of 10 rows: all painted", "elements.hand"),
    ] {
        row(&format!("{what}, cold, ms"), figure, "1", "50", 1.0);
    }
    said
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::bench::figures::WIDGET;

    #[test]
    fn each_figure_is_told_beside_the_floors_with_its_spread() {
        let figure = "turn.painted.100";
        let samples = Samples::from(&[
            (figure, WIDGET, 0, 20.0),
            (figure, HAND, 0, 10.0),
            (figure, WIDGET, 1, 20.0),
            (figure, HAND, 1, 20.0),
            ("bytes", WIDGET, 0, 61.0 * KIB),
            ("requests", WIDGET, 0, 6.0),
        ]);
        let said = markdown(&samples, "2 × Fast 9000", &[("lit".into(), "3.3.3".into())]);
        for words in [
            "Measured on 2 × Fast 9000, in headless Chrome 1; rounds: 2; load average 0.10 before and 1.20 after.\nPeers: lit 3.3.3.\n",
            "| **Tape Job Links** | 61 | 6 |\n",
            "| **Tape Job Links** | 1.50 (1.25–1.75)<br>20 ms | – | – |\n",
            "| hand-written JavaScript | 1<br>15 (12.5–17.5) ms | – | – |\n",
            "| at most 72 KiB in brotli before first rows | 61 KiB | met |\n",
            "| Lit | – | – |\n",
        ] {
            assert!(said.contains(words), "{words}\nis not in\n{said}");
        }
    }
}
