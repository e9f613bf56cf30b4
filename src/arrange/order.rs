//! The order of lines.

use super::fold::folded;
use super::natural::natural;
use super::{Found, Line, Words};
use std::cmp::Ordering;

/// What lines are sorted by.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Column {
    /// The tape job: by name those that have one, behind them the others by UID.
    TapeJob,
    /// The tape job's status.
    TapeJobStatus,
    /// When the tape job last ran.
    TapeJobLastRun,
    /// The linked job: by name those that have one, behind them the others by UID.
    LinkedJob,
    /// The linked job's status.
    LinkedJobStatus,
    /// When the linked job last ran.
    LinkedJobLastRun,
}

impl Column {
    /// Every column.
    pub const ALL: &[Self] = &[
        Self::TapeJob,
        Self::TapeJobStatus,
        Self::TapeJobLastRun,
        Self::LinkedJob,
        Self::LinkedJobStatus,
        Self::LinkedJobLastRun,
    ];
}

/// Which way lines are sorted. What is missing stands last either way.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Direction {
    /// From A to Z, from old to new.
    Ascending,
    /// From Z to A, from new to old.
    Descending,
}

/// The lines sorted; equal ones stay in their order.
pub(super) fn sorted(
    found: Vec<Found<'_>>,
    column: Column,
    direction: Direction,
) -> Vec<Found<'_>> {
    let mut keyed: Vec<_> =
        found.into_iter().map(|line| (Key::new(line.line, column), line)).collect();
    keyed.sort_by(|(one, _), (other, _)| one.compare(other, direction));
    keyed.into_iter().map(|(_, line)| line).collect()
}

/// What a line is sorted by.
enum Key {
    Text(Vec<char>),
    Time(i64),
    Uid(Vec<char>),
    Missing,
}

impl Key {
    fn new(line: &Line<'_>, column: Column) -> Self {
        match column {
            Column::TapeJob => Self::job(&line.job),
            Column::LinkedJob => Self::job(&line.linked_job),
            Column::TapeJobStatus => Self::text(line.job.status),
            Column::LinkedJobStatus => Self::text(line.linked_job.status),
            Column::TapeJobLastRun => Self::time(line.job.last_run),
            Column::LinkedJobLastRun => Self::time(line.linked_job.last_run),
        }
    }

    fn job(words: &Words<'_>) -> Self {
        match words.seen_name() {
            Some(name) => Self::text(Some(name)),
            None if words.uid.trim().is_empty() => Self::Missing,
            None => {
                let mut uid = folded(words.uid);
                uid.retain(|c| !matches!(c, '{' | '}' | '-'));
                Self::Uid(uid)
            }
        }
    }

    fn text(text: Option<&str>) -> Self {
        let text = text.map(str::trim).filter(|text| !text.is_empty());
        text.map_or(Self::Missing, |text| Self::Text(folded(text)))
    }

    fn time(at: Option<i64>) -> Self {
        at.map_or(Self::Missing, Self::Time)
    }

    /// Kinds of keys stand in one order, whatever the direction.
    fn compare(&self, other: &Self, direction: Direction) -> Ordering {
        let order = match (self, other) {
            (Self::Text(one), Self::Text(other)) => natural(one, other),
            (Self::Time(one), Self::Time(other)) => one.cmp(other),
            (Self::Uid(one), Self::Uid(other)) => one.cmp(other),
            _ => return self.rank().cmp(&other.rank()),
        };
        match direction {
            Direction::Ascending => order,
            Direction::Descending => order.reverse(),
        }
    }

    fn rank(&self) -> u8 {
        match self {
            Self::Text(_) | Self::Time(_) => 0,
            Self::Uid(_) => 1,
            Self::Missing => 2,
        }
    }
}
