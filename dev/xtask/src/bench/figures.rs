//! What the figures are called.

/// What is measured: its name among the samples, and in words.
pub const TARGETS: [(&str, &str); 6] = [
    (WIDGET, "**Tape Job Links**"),
    (HAND, "hand-written JavaScript"),
    ("lit", "Lit"),
    ("preact", "Preact"),
    (REACT, "React + TanStack"),
    (GRID, "AG Grid"),
];
pub const WIDGET: &str = "widget";
pub const HAND: &str = "hand";
pub const REACT: &str = "react";
pub const GRID: &str = "ag-grid";

/// Figures that are told side by side, as milliseconds and as ratios to the floor.
pub struct Group {
    pub title: &'static str,
    pub note: &'static str,
    /// A figure's name among the samples, the head of its column, and in full.
    pub columns: &'static [(&'static str, &'static str, &'static str)],
}

pub const GROUPS: [Group; 4] = [
    Group {
        title: "First rows, cold",
        note: "From the navigation to the frame that shows 100 rows, nothing cached.",
        columns: &[
            ("first.cold.loopback.plain", "loopback", "first rows, cold, loopback"),
            (
                "first.cold.loopback.slow",
                "loopback, 4× slower CPU",
                "first rows, cold, loopback, 4× slower CPU",
            ),
            ("first.cold.fast-4g.plain", "Fast 4G", "first rows, cold, Fast 4G"),
            (
                "first.cold.fast-4g.slow",
                "Fast 4G, 4× slower CPU",
                "first rows, cold, Fast 4G, 4× slower CPU",
            ),
        ],
    },
    Group {
        title: "First rows, warm",
        note: "The third visit: files and compiled code may come from the browser's caches.",
        columns: &[
            ("first.warm.loopback.plain", "loopback", "first rows, warm, loopback"),
            (
                "first.warm.loopback.slow",
                "loopback, 4× slower CPU",
                "first rows, warm, loopback, 4× slower CPU",
            ),
            ("first.warm.fast-4g.plain", "Fast 4G", "first rows, warm, Fast 4G"),
            (
                "first.warm.fast-4g.slow",
                "Fast 4G, 4× slower CPU",
                "first rows, warm, Fast 4G, 4× slower CPU",
            ),
        ],
    },
    Group {
        title: "Page turn, click to painted",
        note: "From the click on Next or Previous to the frame that shows the new rows. The server's answer is in it.",
        columns: &[
            ("turn.painted.100", "100 rows", "page turn painted, 100 rows"),
            ("turn.painted.500", "500 rows", "page turn painted, 500 rows"),
            ("turn.painted.10000", "10,000 rows", "page turn painted, 10,000 rows"),
        ],
    },
    Group {
        title: "Page turn, main thread",
        note: "What the main thread does for one turn: scripts, style, layout, paint, collecting garbage.",
        columns: &[
            ("turn.busy.100", "100 rows", "page turn's main thread, 100 rows"),
            ("turn.busy.500", "500 rows", "page turn's main thread, 500 rows"),
            ("turn.busy.10000", "10,000 rows", "page turn's main thread, 10,000 rows"),
        ],
    },
];

/// Every figure that is told as a ratio, and in full.
pub fn all() -> impl Iterator<Item = (&'static str, &'static str)> {
    GROUPS.iter().flat_map(|group| group.columns.iter().map(|column| (column.0, column.2)))
}
