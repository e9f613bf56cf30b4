//! Texts as they are compared: without case, and without the accents that Latin letters bear.

/// What follows a letter and changes it, taken off; Latin letters that come as one character with
/// it go by the letter.
const MARKS: std::ops::RangeInclusive<char> = '\u{300}'..='\u{36f}';
/// U+00E0 to U+00FF.
const LATIN_1: &str = "aaaaaaæceeeeiiiiðnooooo÷ouuuuyþy";
/// U+0100 to U+017F.
const LATIN_A: &str = "aaaaaaccccccccddddeeeeeeeeeegggggggghhhhiiiiiiiiiiĳĳjjkkkllllllllllnnnnnnn\
    ŋŋooooooœœrrrrrrssssssssttttttuuuuuuuuuuuuwwyyyzzzzzzs";

/// A folded text that knows where its characters come from.
#[derive(Debug, Clone, Default)]
pub struct Folded {
    chars: Vec<char>,
    /// Of each, the range of characters it comes from: a letter, and the marks on it.
    origins: Vec<(usize, usize)>,
}

impl Folded {
    /// Folds a text.
    pub fn new(text: &str) -> Self {
        let mut folded = Self::default();
        for (at, c) in text.chars().enumerate() {
            let before = folded.chars.len();
            fold(c, &mut |c| {
                folded.chars.push(c);
                folded.origins.push((at, at + 1));
            });
            if folded.chars.len() == before {
                let marked = folded.origins.iter_mut().rev().take_while(|(_, end)| *end == at);
                marked.for_each(|(_, end)| *end = at + 1);
            }
        }
        folded
    }

    /// The same, without some characters.
    pub fn without(&self, unwanted: &[char]) -> Self {
        let kept = self.chars.iter().zip(&self.origins).filter(|(c, _)| !unwanted.contains(c));
        let (chars, origins) = kept.unzip();
        Self { chars, origins }
    }

    /// Its characters.
    pub fn chars(&self) -> &[char] {
        &self.chars
    }

    /// Calls back for each place that `part` stands at, as a range of the text's characters.
    pub fn places(&self, part: &[char], each: &mut dyn FnMut((usize, usize))) {
        if part.is_empty() {
            return;
        }
        let windows = self.chars.windows(part.len()).zip(self.origins.windows(part.len()));
        for (chars, origins) in windows {
            if let (true, [(first, end), rest @ ..]) = (chars == part, origins) {
                each((*first, rest.last().map_or(*end, |(_, end)| *end)));
            }
        }
    }
}

/// A folded text's characters.
pub fn folded(text: &str) -> Vec<char> {
    let mut chars = Vec::with_capacity(text.len());
    for c in text.chars() {
        fold(c, &mut |c| chars.push(c));
    }
    chars
}

/// Calls back for what becomes of a character: nothing, one, or some.
fn fold(c: char, each: &mut dyn FnMut(char)) {
    if c.is_ascii() {
        return each(c.to_ascii_lowercase());
    }
    for c in c.to_lowercase() {
        match c {
            'ß' => {
                each('s');
                each('s');
            }
            'ς' => each('σ'),
            _ if MARKS.contains(&c) => {}
            '\u{e0}'..='\u{ff}' => each(nth(LATIN_1, u32::from(c) - 0xe0).unwrap_or(c)),
            '\u{100}'..='\u{17f}' => each(nth(LATIN_A, u32::from(c) - 0x100).unwrap_or(c)),
            _ => each(c),
        }
    }
}

fn nth(letters: &str, place: u32) -> Option<char> {
    letters.chars().nth(usize::try_from(place).ok()?)
}
