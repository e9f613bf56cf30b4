//! From job to job: what is linked to one, and where the keys lead from it.

use super::layout::Layout;
use super::node::Key;
use super::placed::{Anchor, Neighbour, Placed, Side};

/// A key that leads from one job to another.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Direction {
    /// To the job above.
    Up,
    /// To the job below.
    Down,
    /// Across to the left.
    Left,
    /// Across to the right.
    Right,
    /// To the first of the column.
    Home,
    /// To the last of the column.
    End,
}

impl Layout {
    /// The job of a number.
    #[must_use]
    pub fn node(&self, id: usize) -> Option<&Placed> {
        match id.checked_sub(self.jobs.len()) {
            None => self.jobs.get(id),
            Some(at) => self.linked_jobs.get(at),
        }
    }

    /// The jobs of a column, from the top.
    #[must_use]
    pub fn column(&self, side: Side) -> &[Placed] {
        match side {
            Side::Job => &self.jobs,
            Side::LinkedJob => &self.linked_jobs,
        }
    }

    /// The number of the job with this UID, however spelt: it may have moved since.
    #[must_use]
    pub fn find(&self, side: Side, uid: Option<&str>) -> Option<usize> {
        let key = Key::of(uid);
        let mut column = self.column(side).iter();
        column.find(|node| Key::of(node.uid.as_deref()) == key).map(|node| node.id)
    }

    /// The jobs that one is linked to, from the top, each with its curve.
    #[must_use]
    pub fn neighbours(&self, id: usize) -> &[Neighbour] {
        self.node(id).map(|node| &*node.neighbours).unwrap_or_default()
    }

    /// Where a key leads, `None` where it leads nowhere. Across is to the topmost neighbour.
    #[must_use]
    pub fn step(&self, from: usize, direction: Direction) -> Option<usize> {
        let node = self.node(from)?;
        let column = self.column(node.side);
        let (first, last) = (column.first()?.id, column.last()?.id);
        let across = || node.neighbours.first().map(|neighbour| neighbour.node);
        let to = match (direction, node.anchor) {
            (Direction::Up, _) => from.checked_sub(1).filter(|to| *to >= first),
            (Direction::Down, _) => Some(from + 1).filter(|to| *to <= last),
            (Direction::Home, _) => Some(first),
            (Direction::End, _) => Some(last),
            (Direction::Right, Anchor::End) | (Direction::Left, Anchor::Start) => across(),
            (Direction::Left | Direction::Right, _) => None,
        };
        to.filter(|to| *to != from)
    }
}
