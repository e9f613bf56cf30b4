//! Rows in words.

use super::Key;
use crate::protocol::{Item, JobLink, Uid};
use crate::session::Shown;

/// A row, ready to be drawn.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct RowText {
    /// Its number in the table, where the header is 1.
    pub index: u64,
    /// The tape job.
    pub job: Cell,
    /// The linked job.
    pub linked_job: Cell,
    /// That it stood on the page before, too; empty if not.
    pub repeat: &'static str,
}

/// A cell, ready to be drawn.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Cell {
    /// Its text.
    pub text: Box<str>,
    /// What is odd about it, empty where nothing is.
    pub mark: &'static str,
    /// What it holds.
    pub kind: CellKind,
}

/// What a cell holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum CellKind {
    /// A UUID.
    #[default]
    Uid,
    /// Nothing: its text says so.
    Missing,
    /// Something else, as it came.
    Odd,
}

impl CellKind {
    /// The name that styles know it by.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Uid => "uid",
            Self::Missing => "missing",
            Self::Odd => "odd",
        }
    }
}

/// A page's rows.
#[must_use]
pub fn rows(shown: &Shown) -> Vec<RowText> {
    let first = shown.page.offset.saturating_add(2);
    let mut rows: Vec<_> =
        shown.page.items.iter().zip(first..).map(|(item, index)| row(item, index)).collect();
    for at in &shown.repeats {
        if let Some(row) = rows.get_mut(*at) {
            row.repeat = Key::AlsoBefore.english();
        }
    }
    rows
}

fn row(item: &Item, index: u64) -> RowText {
    match item {
        Item::Link(JobLink { job, linked_job, .. }) => {
            RowText { index, job: cell(job), linked_job: cell(linked_job), repeat: "" }
        }
        Item::Alien(text) => RowText {
            index,
            job: Cell { text: text.clone(), mark: Key::NotALink.english(), kind: CellKind::Odd },
            linked_job: cell(&Uid::Missing),
            repeat: "",
        },
    }
}

fn cell(uid: &Uid) -> Cell {
    let odd = |text: &str, mark: Key| Cell {
        text: text.into(),
        mark: mark.english(),
        kind: CellKind::Odd,
    };
    match uid {
        Uid::Known { spelt, .. } => Cell { text: spelt.clone(), mark: "", kind: CellKind::Uid },
        Uid::Missing => {
            Cell { text: Key::NotSet.english().into(), mark: "", kind: CellKind::Missing }
        }
        Uid::Odd(text) => odd(text, Key::NotAUuid),
        Uid::Alien(text) => odd(text, Key::UnexpectedType),
    }
}
