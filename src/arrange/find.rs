//! What to find, and where it is.

use super::fold::{Folded, folded};
use super::{Line, Words};

/// What is found in one job: ranges of characters (not bytes, nor UTF-16 units), in order, apart
/// from each other.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Hits {
    /// In its UID.
    pub uid: Vec<(usize, usize)>,
    /// In its name.
    pub name: Vec<(usize, usize)>,
}

/// What is found in a line.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct LineHits {
    /// In the tape job.
    pub job: Hits,
    /// In the linked job.
    pub linked_job: Hits,
}

/// What to find, prepared: words, each of which a line must hold somewhere, whatever their case
/// and accents. A UID is found with or without its braces and hyphens.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Query {
    words: Vec<Word>,
}

#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
struct Word {
    text: Vec<char>,
    /// Without braces, as parts of a UID that has hyphens are typed.
    unbraced: Vec<char>,
    /// Without hyphens too.
    compact: Vec<char>,
}

const BRACES: &[char] = &['{', '}'];
const BRACES_AND_HYPHENS: &[char] = &['{', '}', '-'];

impl Query {
    /// Prepares what a reader typed.
    #[must_use]
    pub fn new(typed: &str) -> Self {
        let words = typed.split_whitespace().map(folded).filter(|word| !word.is_empty());
        let without = |text: &[char], unwanted: &[char]| {
            text.iter().copied().filter(|c| !unwanted.contains(c)).collect()
        };
        let word = |text: Vec<char>| Word {
            unbraced: without(&text, BRACES),
            compact: without(&text, BRACES_AND_HYPHENS),
            text,
        };
        let mut words: Vec<_> = words.map(word).collect();
        words.sort();
        words.dedup();
        Self { words }
    }

    /// Whether there is nothing to find: every line matches.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.words.is_empty()
    }

    /// Where a line holds it, `None` if it does not.
    #[must_use]
    pub fn hits(&self, line: &Line<'_>) -> Option<LineHits> {
        let mut hits = LineHits::default();
        if self.is_empty() {
            return Some(hits);
        }
        let (job, linked_job) = (Texts::new(&line.job), Texts::new(&line.linked_job));
        for word in &self.words {
            let in_job = job.find(word, &mut hits.job);
            if !linked_job.find(word, &mut hits.linked_job) && !in_job {
                return None;
            }
        }
        for hits in [&mut hits.job, &mut hits.linked_job] {
            merge(&mut hits.uid);
            merge(&mut hits.name);
        }
        Some(hits)
    }
}

/// Whether a line holds what is to be found.
#[must_use]
pub fn matches(line: &Line<'_>, query: &Query) -> bool {
    query.hits(line).is_some()
}

/// A job's texts, folded.
struct Texts {
    name: Folded,
    uid: Folded,
    unbraced: Folded,
    compact: Folded,
    has_hyphen: bool,
}

impl Texts {
    fn new(words: &Words<'_>) -> Self {
        let uid = Folded::new(words.uid);
        Self {
            name: Folded::new(words.name.unwrap_or_default()),
            unbraced: uid.without(BRACES),
            compact: uid.without(BRACES_AND_HYPHENS),
            has_hyphen: uid.chars().contains(&'-'),
            uid,
        }
    }

    /// Notes where a word is, and whether it is anywhere.
    fn find(&self, word: &Word, hits: &mut Hits) -> bool {
        let before = hits.uid.len() + hits.name.len();
        self.name.places(&word.text, &mut |place| hits.name.push(place));
        self.uid.places(&word.text, &mut |place| hits.uid.push(place));
        // Hyphens that are typed must stand where the UID's stand: else `dc-1` would be found in
        // half of all UIDs.
        if self.has_hyphen && word.compact.len() < word.unbraced.len() {
            self.unbraced.places(&word.unbraced, &mut |place| hits.uid.push(place));
        } else {
            self.compact.places(&word.compact, &mut |place| hits.uid.push(place));
        }
        hits.uid.len() + hits.name.len() > before
    }
}

/// Puts ranges in order, and those into one that overlap or touch.
fn merge(ranges: &mut Vec<(usize, usize)>) {
    ranges.sort_unstable();
    ranges.dedup_by(|next, kept| {
        let touches = next.0 <= kept.1;
        if touches {
            kept.1 = kept.1.max(next.1);
        }
        touches
    });
}
