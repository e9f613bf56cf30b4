//! Rows in words.

use super::{Key, Words};
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
    /// The name of the button that copies the row.
    pub copy: &'static str,
    /// That it stood on the page before, too; empty if not.
    pub repeat: &'static str,
    /// The heading of a group, in place of a link.
    pub group: Option<Group>,
}

/// The heading of a group of rows, in words that come from outside.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Group {
    /// What tells it from others.
    pub key: Box<str>,
    /// What its rows have in common.
    pub title: Box<str>,
    /// How many there are.
    pub note: Box<str>,
    /// Whether they are shown.
    pub is_open: bool,
}

/// What is known of the job in a cell, in words that come from outside.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Name {
    /// Its name.
    pub name: Box<str>,
    /// Its state, in a word; empty where none is known.
    pub state: Box<str>,
    /// How that state is to look: `good`, `odd`, `bad`, `busy`, or empty.
    pub tone: Box<str>,
    /// Its type, and when it last ran.
    pub about: Box<str>,
    /// The same time, exactly.
    pub exact: Box<str>,
}

/// A cell, ready to be drawn.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Cell {
    /// What is known of the job by its UID.
    pub name: Option<Name>,
    /// The name of the button that copies the UID.
    pub copy: &'static str,
    /// The name of the button that opens the job, empty where there is none.
    pub open: &'static str,
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

impl RowText {
    /// Whether they differ in no more than their numbers and their cells' texts.
    #[must_use]
    pub fn is_like(&self, other: &Self) -> bool {
        let rest = |row: &Self| (row.copy, row.repeat, row.group.is_some());
        rest(self) == rest(other)
            && self.group.is_none()
            && self.job.is_like(&other.job)
            && self.linked_job.is_like(&other.linked_job)
    }
}

impl Cell {
    fn is_like(&self, other: &Self) -> bool {
        let rest = |cell: &Self| (cell.copy, cell.open, cell.mark, cell.kind);
        rest(self) == rest(other) && self.name == other.name
    }
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

/// The row at a place of a page. Where `opens`, jobs can be opened.
#[must_use]
pub fn row(shown: &Shown, at: usize, opens: bool, words: Words) -> Option<RowText> {
    let index = shown.page.offset.saturating_add(2).saturating_add(at as u64);
    let mut row = plain(shown.page.items.get(at)?, index, words);
    if shown.repeats.binary_search(&at).is_ok() {
        row.repeat = words.get(Key::AlsoBefore);
    }
    row.copy = words.get(Key::CopyRow);
    row.job.copy = words.get(Key::CopyTapeJob);
    row.linked_job.copy = words.get(Key::CopyLinkedJob);
    if opens {
        row.job.open = words.get(Key::OpenTapeJob);
        row.linked_job.open = words.get(Key::OpenLinkedJob);
    }
    Some(row)
}

fn plain(item: &Item, index: u64, words: Words) -> RowText {
    match item {
        Item::Link(JobLink { job, linked_job, .. }) => RowText {
            index,
            job: cell(job, words),
            linked_job: cell(linked_job, words),
            ..RowText::default()
        },
        Item::Job(_) => RowText { index, ..RowText::default() },
        Item::Alien(text) => RowText {
            index,
            job: odd(text, Key::NotALink, words),
            linked_job: cell(&Uid::Missing, words),
            ..RowText::default()
        },
    }
}

fn cell(uid: &Uid, words: Words) -> Cell {
    match uid {
        Uid::Known { spelt, .. } => Cell { text: spelt.clone(), ..Cell::default() },
        Uid::Missing => {
            Cell { text: words.get(Key::NotSet).into(), kind: CellKind::Missing, ..Cell::default() }
        }
        Uid::Odd(text) => odd(text, Key::NotAUuid, words),
        Uid::Alien(text) => odd(text, Key::UnexpectedType, words),
    }
}

fn odd(text: &str, mark: Key, words: Words) -> Cell {
    Cell { text: text.into(), mark: words.get(mark), kind: CellKind::Odd, ..Cell::default() }
}
