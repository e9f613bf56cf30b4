//! The ratios as a picture: a dot for each target on a logarithmic line, and where the middle half
//! of the rounds lies.

use super::figures::{HAND, TARGETS, WIDGET};
use super::samples::Samples;
use super::statistics::Spread;
use std::fmt::Write;

/// Each with its words.
const SHOWN: [(&str, &str); 7] = [
    ("first.cold.loopback.plain", "First rows, cold, loopback"),
    ("first.cold.fast-4g.slow", "First rows, cold, Fast 4G, 4× slower CPU"),
    ("first.warm.fast-4g.slow", "First rows, warm, Fast 4G, 4× slower CPU"),
    ("turn.painted.100", "Page turn painted, 100 rows"),
    ("turn.busy.100", "Page turn’s main thread, 100 rows"),
    ("turn.busy.500", "Page turn’s main thread, 500 rows"),
    ("turn.busy.10000", "Page turn’s main thread, 10,000 rows"),
];

const WIDTH: f64 = 760.0;
const LEFT: f64 = 180.0;
const RIGHT: f64 = 60.0;
const TOP: f64 = 44.0;
const ROW: f64 = 17.0;
const TITLE: f64 = 30.0;
/// Ratios beyond stand at the edge.
const LEAST: f64 = 0.05;
const MOST: f64 = 16.0;

/// In the reader's colour scheme, on no background of its own.
const STYLE: &str = "text { font: 12px system-ui, sans-serif; fill: #444 }
.title { font-weight: 600; fill: #111 }
.line { stroke: #8888; stroke-width: 1 }
.floor { stroke: #888; stroke-width: 1; stroke-dasharray: 3 3 }
.dot { fill: #7a8591 }
.span { stroke: #7a8591; stroke-width: 2 }
.widget.dot { fill: #0a7d4f }
.widget.span { stroke: #0a7d4f }
text.widget { fill: #0a7d4f; font-weight: 600 }
@media (prefers-color-scheme: dark) {
text { fill: #b8c0c8 }
.title { fill: #f0f3f6 }
.widget.dot { fill: #3fce93 }
.widget.span { stroke: #3fce93 }
text.widget { fill: #3fce93 }
}";

pub fn svg(samples: &Samples) -> String {
    let mut body = String::new();
    let mut y = TOP;
    for (figure, words) in SHOWN {
        text(&mut body, 8.0, y + 18.0, "title", words);
        let mut at = y + TITLE + 6.0;
        for (target, name) in TARGETS.iter().filter(|target| target.0 != HAND) {
            let class = if *target == WIDGET { "widget" } else { "peer" };
            text(&mut body, 8.0, at + 4.0, class, name.trim_matches('*'));
            if let Some(ratio) = samples.ratio(figure, target, HAND) {
                dot(&mut body, at, class, ratio);
            }
            at += ROW;
        }
        y = at + 4.0;
    }
    let height = y + 8.0;
    let mut lines = String::new();
    axis(&mut lines, height);
    format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {WIDTH} {height}\" role=\"img\">\n<title>Ratios to hand-written JavaScript, less is better</title>\n<style>{STYLE}</style>\n{lines}{body}</svg>\n"
    )
}

fn axis(body: &mut String, height: f64) {
    text(body, 8.0, 16.0, "title", "Ratio to hand-written JavaScript (dashed): left is better");
    let mut mark = |value, class, name| {
        let x = place(value);
        text(body, x - 8.0, TOP - 8.0, "peer", name);
        line(body, class, [x, TOP, x, height - 8.0]);
    };
    for (value, name) in
        [(0.1, "0.1×"), (0.25, "¼×"), (0.5, "½×"), (2.0, "2×"), (4.0, "4×"), (8.0, "8×")]
    {
        mark(value, "line", name);
    }
    mark(1.0, "floor", "1×");
}

fn dot(body: &mut String, y: f64, class: &str, ratio: Spread) {
    let (low, middle, high) = (place(ratio.low), place(ratio.median), place(ratio.high));
    line(body, &format!("span {class}"), [low, y, high, y]);
    let _written = writeln!(
        body,
        "<circle class=\"dot {class}\" cx=\"{middle:.1}\" cy=\"{y:.1}\" r=\"4.5\"/>"
    );
    text(body, middle.max(high) + 9.0, y + 4.0, class, &format!("{:.2}", ratio.median));
}

fn line(body: &mut String, class: &str, [x1, y1, x2, y2]: [f64; 4]) {
    let _written = writeln!(
        body,
        "<line class=\"{class}\" x1=\"{x1:.1}\" y1=\"{y1:.1}\" x2=\"{x2:.1}\" y2=\"{y2:.1}\"/>"
    );
}

fn text(body: &mut String, x: f64, y: f64, class: &str, words: &str) {
    let _written =
        writeln!(body, "<text class=\"{class}\" x=\"{x:.1}\" y=\"{y:.1}\">{words}</text>");
}

/// Where a ratio stands.
fn place(ratio: f64) -> f64 {
    let share = (ratio.clamp(LEAST, MOST) / LEAST).ln() / (MOST / LEAST).ln();
    LEFT + share * (WIDTH - LEFT - RIGHT)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn twice_is_as_far_from_the_floor_as_half() {
        let from_floor = |ratio| place(ratio) - place(1.0);
        assert!((from_floor(2.0) + from_floor(0.5)).abs() < 1e-9);
        assert!((place(LEAST) - LEFT).abs() < 1e-9 && place(1e-9) >= LEFT);
        assert!(place(1e9) <= WIDTH - RIGHT + 1e-9);
    }

    #[test]
    fn it_is_a_picture_with_a_dot_for_what_was_measured() {
        let samples =
            Samples::from(&[("turn.busy.100", WIDGET, 0, 12.0), ("turn.busy.100", HAND, 0, 10.0)]);
        let svg = svg(&samples);
        let tree = roxmltree::Document::parse(&svg).unwrap();
        let dots = tree.descendants().filter(|node| node.has_tag_name("circle")).count();
        assert_eq!(dots, 1);
        assert!(svg.contains(">1.20<"));
    }
}
