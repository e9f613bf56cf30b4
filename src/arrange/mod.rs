//! What a reader sees of one page: sorted, grouped, and searched.
//!
//! The page stays what the server sent. [`arrange`] answers an order of places
//! in it, and where in each line something was found.

mod find;
mod fold;
mod group;
mod line;
mod natural;
mod order;

pub use find::{Hits, LineHits, Query, matches};
pub use group::key;
pub use line::{Line, Words};
pub use order::{Column, Direction};

use group::grouped;
use std::collections::BTreeSet;

/// A page's lines, and whether the list goes on around them.
#[derive(Debug, Clone, Copy)]
pub struct Page<'a> {
    /// In the server's order.
    pub lines: &'a [Line<'a>],
    /// Whether there is a page before it.
    pub has_previous: bool,
    /// Whether there is a page behind it.
    pub has_next: bool,
}

/// What the reader wishes.
#[derive(Debug, Clone, Copy)]
pub struct Plan<'a> {
    /// What to sort by; without it, the server's order.
    pub sort: Option<(Column, Direction)>,
    /// Whether to group by tape job.
    pub group: bool,
    /// The groups whose lines are hidden, by their [`key`].
    pub collapsed: &'a BTreeSet<String>,
    /// What to find; nothing finds everything.
    pub find: &'a str,
}

/// One thing to show, from the top.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Shown {
    /// A group's heading: what it holds follows, unless it is collapsed.
    Group {
        /// Its [`key`].
        key: String,
        /// Its first line's place in the page, for the tape job's words.
        at: usize,
        /// How many lines it holds here, hidden ones included.
        lines: usize,
        /// Whether they are hidden.
        collapsed: bool,
        /// Whether the page before may hold lines of it: the page begins with it.
        may_have_begun: bool,
        /// Whether the page behind may hold lines of it: the page ends with it.
        may_continue: bool,
    },
    /// A line.
    Line {
        /// Its place in the page.
        at: usize,
        /// What was found in it.
        hits: LineHits,
    },
}

/// A page as the reader wishes it.
#[must_use]
pub fn arrange(page: &Page<'_>, plan: &Plan<'_>) -> Vec<Shown> {
    let query = Query::new(plan.find);
    let found = page.lines.iter().enumerate();
    let found = found.filter_map(|(at, line)| Some(Found { at, line, hits: query.hits(line)? }));
    let mut found: Vec<_> = found.collect();
    if let Some((column, direction)) = plan.sort {
        found = order::sorted(found, column, direction);
    }
    if plan.group {
        grouped(found, page, plan.collapsed)
    } else {
        found.into_iter().map(Found::shown).collect()
    }
}

/// A line that is to be shown.
struct Found<'a> {
    at: usize,
    line: &'a Line<'a>,
    hits: LineHits,
}

impl Found<'_> {
    fn shown(self) -> Shown {
        Shown::Line { at: self.at, hits: self.hits }
    }
}
