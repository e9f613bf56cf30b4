//! Which rows of a page are drawn. Of a long one those near the screen, in pieces of so many rows:
//! what is far from it is a gap as high as its rows were, or would be.

use std::ops::Range;

/// Pages up to here are drawn whole: those of the usual size, grouped too: a browser's find
/// finds all of them.
const MOST_WHOLE: usize = 200;
/// Rows in a piece, of which browsers lay out those near the screen: the fewer, the fewer in vain. Even,
/// or stripes would not go on from piece to piece; `style/frame.css` knows it too.
pub const PIECE: usize = 10;
/// What a piece is taken to be high, in 64ths of a pixel, until one was seen.
const GUESS: u32 = 10 * 38 * 64;
/// How many pieces are drawn on either side of what is on the screen, or has the focus: who scrolls is
/// faster than the observer.
const MARGIN: usize = 2;

/// A page's pieces, and what is known of each.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Window {
    rows: usize,
    /// Whether all are drawn, for paper.
    whole: bool,
    /// The height of a piece that was seen, in 64ths of a pixel, as layout counts; 0 before that.
    usual: u32,
    pieces: Vec<Piece>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
struct Piece {
    is_seen: bool,
    /// As it was last seen, in 64ths of a pixel; 0 before that.
    height: u32,
}

/// What is drawn in a piece's place.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Part {
    /// These rows.
    Rows(Range<usize>),
    /// A gap so high, in 64ths of a pixel.
    Gap(u32),
}

impl Window {
    /// Takes over another number of rows. What is on the screen stays there.
    pub fn fit(&mut self, rows: usize) {
        self.rows = rows;
        self.pieces.resize(rows.div_ceil(PIECE), Piece::default());
    }

    /// Draws all of it, or no longer.
    pub fn draw_whole(&mut self, whole: bool) {
        self.whole = whole;
    }

    /// Takes over whether a piece is on the screen, and how high it is.
    pub fn see(&mut self, at: usize, is_seen: bool, height: u32) {
        let is_measured = self.is_drawn(at) && height > 0 && self.range(at).len() == PIECE;
        if is_measured && height.abs_diff(self.usual) > self.usual / 8 {
            // Other names, another width: all that was measured is out of date.
            self.usual = height;
            self.pieces.iter_mut().for_each(|piece| piece.height = 0);
        }
        if let Some(piece) = self.pieces.get_mut(at) {
            piece.is_seen = is_seen;
            if is_measured {
                piece.height = height;
            }
        }
    }

    /// What is drawn, from the top: the piece with the focus too, wherever it is.
    #[must_use]
    pub fn parts(&self, focused: Option<usize>) -> Vec<Part> {
        let is_near = |at: usize| focused.is_some_and(|focused| at.abs_diff(focused) <= MARGIN);
        let part = |(at, piece): (usize, &Piece)| match (piece.height, self.usual) {
            _ if self.is_drawn(at) || is_near(at) => Part::Rows(self.range(at)),
            (0, 0) => Part::Gap(GUESS),
            (0, height) | (height, _) => Part::Gap(height),
        };
        self.pieces.iter().enumerate().map(part).collect()
    }

    /// Whether all rows are drawn.
    #[must_use]
    pub fn is_whole(&self) -> bool {
        self.whole || self.rows <= MOST_WHOLE
    }

    /// On the screen or beside what is, or at an end, where Tab leads in: at the top as much as most
    /// screens show, before anything is seen.
    fn is_drawn(&self, at: usize) -> bool {
        let last = self.pieces.len().saturating_sub(1);
        let around = at.saturating_sub(MARGIN)..=(at + MARGIN).min(last);
        let is_seen = |pieces: &[Piece]| pieces.iter().any(|piece| piece.is_seen);
        self.is_whole() || at < MARGIN || at == last || self.pieces.get(around).is_some_and(is_seen)
    }

    fn range(&self, at: usize) -> Range<usize> {
        let from = at * PIECE;
        from.min(self.rows)..(from + PIECE).min(self.rows)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn window(rows: usize) -> Window {
        let mut window = Window::default();
        window.fit(rows);
        window
    }

    /// The places of the pieces that are drawn.
    fn drawn(window: &Window, focused: Option<usize>) -> Vec<usize> {
        let parts = window.parts(focused).into_iter().enumerate();
        parts.filter(|(_, part)| matches!(part, Part::Rows(_))).map(|(at, _)| at).collect()
    }

    #[test]
    fn pages_of_the_usual_size_are_drawn_whole() {
        assert_eq!(window(0).parts(None), []);
        assert_eq!(window(1).parts(None), [Part::Rows(0..1)]);
        let is_gap = |part: &Part| matches!(part, Part::Gap(_));
        assert!(!window(200).parts(None).iter().any(is_gap));
        assert!(window(201).parts(None).iter().any(is_gap));
    }

    #[test]
    fn pieces_hold_every_row_once() {
        for rows in [201, 220, 221, 10_000] {
            let mut window = window(rows);
            window.draw_whole(true);
            let mut next = 0;
            for part in window.parts(None) {
                let Part::Rows(range) = part else { panic!("a gap on paper") };
                assert_eq!(range.start, next);
                assert!(!range.is_empty());
                next = range.end;
            }
            assert_eq!(next, rows);
        }
    }

    #[test]
    fn what_is_on_the_screen_is_drawn_with_its_neighbours_and_both_ends() {
        let mut window = window(10_000);
        assert_eq!(drawn(&window, None), [0, 1, 999]);
        window.see(100, true, 0);
        window.see(101, true, 0);
        assert_eq!(drawn(&window, None), [0, 1, 98, 99, 100, 101, 102, 103, 999]);
        window.see(100, false, 0);
        assert_eq!(drawn(&window, None), [0, 1, 99, 100, 101, 102, 103, 999]);
        let with_focus = [0, 1, 5, 6, 7, 8, 9, 99, 100, 101, 102, 103, 999];
        assert_eq!(drawn(&window, Some(7)), with_focus);
        // Fewer rows now, and what is said of a piece that is gone.
        window.fit(601);
        window.see(100, true, 64);
        assert_eq!(drawn(&window, Some(900)), [0, 1, 60]);
    }

    #[test]
    fn gaps_are_as_high_as_what_was_seen_there() {
        let mut window = window(10_000);
        assert_eq!(window.parts(None)[9], Part::Gap(GUESS));
        window.see(0, true, GUESS - 9);
        window.see(3, true, 1);
        assert_eq!(window.parts(None)[9], Part::Gap(GUESS - 9), "a gap was not measured");
        // A row in it takes a line more.
        window.see(3, false, GUESS + 640);
        window.see(0, false, GUESS);
        assert_eq!(window.parts(None)[3], Part::Gap(GUESS + 640));
        assert_eq!(window.parts(None)[4], Part::Gap(GUESS - 9));
    }

    #[test]
    fn another_height_of_rows_counts_for_all() {
        let mut window = window(10_000);
        window.see(5, true, 0);
        window.see(5, false, GUESS + 64);
        assert_eq!(window.parts(None)[5], Part::Gap(GUESS + 64));
        window.see(0, true, 2 * GUESS);
        assert_eq!(window.parts(None)[5], Part::Gap(2 * GUESS));
        assert_eq!(window.parts(None)[50], Part::Gap(2 * GUESS));
    }
}
