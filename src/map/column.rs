//! A column of jobs, whose lines are known before their places.

use super::node::Node;
use super::placed::{Anchor, Bounds, Line, Placed, Side, letters, lines};
use super::size::Size;

/// The least height of what a pointer has to hit.
const LEAST_TARGET: u32 = 24;

/// The least letters that a column is wide, for its heading.
const LEAST_LETTERS: u32 = 16;

pub(super) struct Column<'a> {
    side: Side,
    scale: Size,
    /// Its width in letters.
    room: u32,
    nodes: Vec<(Node<'a>, Vec<Line>)>,
    pub(super) heights: Vec<u32>,
}

impl<'a> Column<'a> {
    pub(super) fn new(side: Side, nodes: Vec<Node<'a>>, scale: Size) -> Self {
        let longest = nodes.iter().map(letters).max().unwrap_or_default();
        let room = longest.max(LEAST_LETTERS).min(scale.most_letters());
        let nodes: Vec<_> = nodes.into_iter().map(|node| (node, lines(&node, room))).collect();
        let height = |(_, lines): &(_, Vec<_>)| {
            (text_height(lines, scale.line) + scale.line / 2).max(LEAST_TARGET)
        };
        let heights = nodes.iter().map(height).collect();
        Self { side, scale, room, nodes, heights }
    }

    pub(super) fn height(&self) -> u32 {
        self.heights.iter().sum()
    }

    /// Its jobs, each with its middle, numbered from `first`.
    pub(super) fn place(self, middles: &[u32], first: usize) -> Vec<Placed> {
        let Size { line, letter, width: whole, mirrored } = self.scale;
        let at_left = (self.side == Side::Job) != mirrored;
        let width = (self.room + 2) * letter;
        // From the outer edge in.
        let inwards = |x: u32| if at_left { x } else { whole - x };
        let nodes = self.nodes.into_iter().zip(self.heights).zip(middles).zip(first..);
        let placed = nodes.map(|((((node, mut lines), height), middle), id)| {
            let mut baseline = middle - text_height(&lines, line) / 2 + line * 3 / 4;
            for each in &mut lines {
                each.y = baseline;
                baseline += line;
            }
            Placed {
                id,
                side: self.side,
                uid: node.uid.map(Into::into),
                status: node.status.map(Into::into),
                lines,
                x: inwards(width - letter / 2),
                y: *middle,
                text_x: inwards(width - letter * 3 / 2),
                anchor: if at_left { Anchor::End } else { Anchor::Start },
                bounds: Bounds {
                    x: if at_left { 0 } else { whole - width },
                    y: middle - height / 2,
                    width,
                    height,
                },
                neighbours: Vec::new(),
            }
        });
        placed.collect()
    }
}

/// The height of a job's text. It has at most three lines.
fn text_height(lines: &[Line], line: u32) -> u32 {
    lines.iter().map(|_| line).sum()
}
