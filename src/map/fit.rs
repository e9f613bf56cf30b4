//! Text in the room that there is for it, measured in letters.

/// A text, and what is shown of it.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Fitted {
    /// The whole of it.
    pub text: Box<str>,
    /// What there is room for, with an ellipsis if that is not all.
    pub shown: Box<str>,
}

impl Fitted {
    /// Whether something had to go.
    #[must_use]
    pub fn is_shortened(&self) -> bool {
        self.text != self.shown
    }

    pub(super) fn new(text: &str, room: u32) -> Self {
        Self { text: text.into(), shown: shortened(text, room) }
    }
}

fn shortened(text: &str, room: u32) -> Box<str> {
    if width(text) <= room {
        return text.into();
    }
    // One for the ellipsis.
    let mut left = room.saturating_sub(1);
    let mut end = 0;
    for (start, letter) in text.char_indices() {
        let Some(rest) = left.checked_sub(letters(letter)) else { break };
        left = rest;
        end = start + letter.len_utf8();
    }
    [text.get(..end).unwrap_or_default().trim_end(), "…"].concat().into()
}

/// The letters that a text is wide.
pub(super) fn width(text: &str) -> u32 {
    text.chars().fold(0, |sum, letter| sum.saturating_add(letters(letter)))
}

/// Ideographs, kana, hangul, full-width forms and emoji are as wide as two, and the widest of the
/// Latin letters nearly so. Marks that should take
/// no room count as one, so that nobody can pile them up.
fn letters(letter: char) -> u32 {
    match letter {
        'M' | 'W' | '@' | '%' => 2,
        '\u{1100}'..='\u{115f}' => 2,
        '\u{2e80}'..='\u{a4cf}' => 2,
        '\u{ac00}'..='\u{d7a3}' => 2,
        '\u{f900}'..='\u{faff}' => 2,
        '\u{fe30}'..='\u{fe6f}' => 2,
        '\u{ff00}'..='\u{ff60}' | '\u{ffe0}'..='\u{ffe6}' => 2,
        '\u{1f300}'..='\u{1faff}' => 2,
        '\u{20000}'..='\u{3fffd}' => 2,
        _ => 1,
    }
}

#[cfg(test)]
mod tests {
    use super::{Fitted, width};

    fn shown(text: &str, room: u32) -> Box<str> {
        Fitted::new(text, room).shown
    }

    #[test]
    fn what_fits_is_left_alone() {
        for text in ["", "Nightly", "Nächtlich"] {
            let fitted = Fitted::new(text, 9);
            assert_eq!((&*fitted.text, &*fitted.shown), (text, text));
            assert!(!fitted.is_shortened());
        }
    }

    #[test]
    fn what_does_not_ends_in_an_ellipsis_that_fits() {
        assert_eq!(&*shown("Nightly to tape", 9), "Nightly…");
        assert_eq!(&*shown("Nightly to tape", 1), "…");
        assert_eq!(&*shown("Nightly to tape", 0), "…");
        assert_eq!(&*shown("テープへの保存", 6), "テー…");
        assert_eq!(&*shown("WAN-W", 4), "WA…");
        assert_eq!(&*shown("🗄🗄🗄", 5), "🗄🗄…");
        assert!(Fitted::new("Nightly to tape", 9).is_shortened());
    }

    #[test]
    fn piled_up_marks_take_room() {
        let piled = "a\u{301}".repeat(500);
        assert!(width(&shown(&piled, 20)) <= 20);
    }
}
