//! A job in the picture.

use super::fit::{Fitted, width};
use super::node::Node;

/// The letters between a line and the status behind it.
const TAIL_GAP: u32 = 3;

/// A job in the picture.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Placed {
    /// Its number: tape jobs from the top, then linked jobs from the top.
    pub id: usize,
    /// Its column.
    pub side: Side,
    /// Its UID as the server spelt it, `None` where it is missing.
    pub uid: Option<Box<str>>,
    /// Its status in words, if known.
    pub status: Option<Box<str>>,
    /// What it is called: its name and UID, or its UID alone, or that it is not set. Its status,
    /// too: behind the first line where there is room, else below.
    pub lines: Vec<Line>,
    /// Where its curves end.
    pub x: u32,
    /// Where its curves end, from the top: its middle.
    pub y: u32,
    /// Where its lines are anchored.
    pub text_x: u32,
    /// Which end of its lines that is.
    pub anchor: Anchor,
    /// What belongs to it alone: the target of a pointer, the place for a focus ring.
    pub bounds: Bounds,
    /// The jobs across that it is linked to, from the top.
    pub neighbours: Vec<Neighbour>,
}

impl Placed {
    /// The number of jobs that it is linked to.
    #[must_use]
    pub fn degree(&self) -> usize {
        self.neighbours.len()
    }
}

/// A column.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Side {
    /// The tape jobs.
    Job,
    /// The linked jobs.
    LinkedJob,
}

/// A line of text.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Line {
    /// What it holds.
    pub kind: LineKind,
    /// Its text.
    pub words: Fitted,
    /// The status behind it: empty but for a first line with room for it.
    pub tail: Box<str>,
    /// Its baseline, from the top.
    pub y: u32,
}

/// What a line holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum LineKind {
    /// A name.
    Name,
    /// A UID, or what came in its place.
    Uid,
    /// Nothing: who draws it has the words.
    #[default]
    NotSet,
    /// A status that found no room behind the first line.
    Status,
}

/// Which end of a text stands where it is put.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Anchor {
    /// The left one: it is in the right column.
    Start,
    /// The right one: it is in the left column.
    End,
}

impl Anchor {
    /// The name that SVG knows it by.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Start => "start",
            Self::End => "end",
        }
    }
}

/// A rectangle.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Bounds {
    /// Its left edge.
    pub x: u32,
    /// Its top edge.
    pub y: u32,
    /// From left to right.
    pub width: u32,
    /// From top to bottom.
    pub height: u32,
}

/// A job across, and the way there.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Neighbour {
    /// The job's number.
    pub node: usize,
    /// The curve's place among the curves.
    pub curve: usize,
}

/// The letters that a job takes if nothing is shortened.
pub(super) fn letters(node: &Node<'_>) -> u32 {
    first_letters(node).max(width(node.uid.unwrap_or_default()))
}

/// The letters of its first line, with the status behind it.
fn first_letters(node: &Node<'_>) -> u32 {
    let first = width(node.name.or(node.uid).unwrap_or_default());
    let tail = node.status.map_or(0, |status| width(status).saturating_add(TAIL_GAP));
    first.saturating_add(tail)
}

/// A job's lines in `room` letters. Their place comes later.
pub(super) fn lines(node: &Node<'_>, room: u32) -> Vec<Line> {
    let line = |kind, text| Line { kind, words: Fitted::new(text, room), ..Line::default() };
    let name = node.name.map(|name| line(LineKind::Name, name));
    let uid = node.uid.map_or_else(Line::default, |uid| line(LineKind::Uid, uid));
    let mut lines: Vec<_> = name.into_iter().chain([uid]).collect();
    match (node.status, lines.first_mut()) {
        (Some(status), Some(first)) if first_letters(node) <= room => first.tail = status.into(),
        (Some(status), _) => lines.push(line(LineKind::Status, status)),
        (None, _) => {}
    }
    lines
}
