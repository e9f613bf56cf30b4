//! How large the picture is drawn.

/// What the picture is measured by. Its height follows from the links.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Size {
    /// Its width.
    pub width: u32,
    /// The height of a line of text.
    pub line: u32,
    /// The width of a letter, rather too wide than too narrow.
    pub letter: u32,
    /// Whether it reads from right to left: the tape jobs stand at the right.
    pub mirrored: bool,
}

impl Default for Size {
    /// What an exported picture has.
    fn default() -> Self {
        Self { width: 960, line: 18, letter: 8, mirrored: false }
    }
}

impl Size {
    /// The same, with nothing so small or large that no picture comes of it.
    pub(super) fn within_reason(&self) -> Self {
        let width = self.width.clamp(160, 20_000);
        Self {
            width,
            line: self.line.clamp(8, 200),
            letter: self.letter.clamp(2, width / 8),
            mirrored: self.mirrored,
        }
    }

    /// The most letters that a column is wide: a quarter of the picture is left for the curves.
    pub(super) fn most_letters(&self) -> u32 {
        (self.width * 3 / 8 / self.letter).saturating_sub(2)
    }
}
