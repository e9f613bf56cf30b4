//! Texts in another language than English.

/// A text that a language may have in its own words.
pub trait Phrase: Copy {
    /// Its place among the texts of a language.
    fn place(self) -> usize;

    /// The text in English, with its `{places}` unfilled.
    fn english(self) -> &'static str;
}

/// A language's texts, [`Key`](super::Key)'s first and then those of exports; without any, English.
///
/// There are few languages, and each is kept for good: so texts are as easily handed on as
/// English ones.
#[derive(Debug, Clone, Copy, Default)]
pub struct Words(Option<&'static [String]>);

impl Words {
    /// Keeps a language's texts. One that is empty or not there is English.
    #[must_use]
    pub fn keep(texts: Vec<String>) -> Self {
        Self(Some(Vec::leak(texts)))
    }

    /// A text, with its `{places}` unfilled.
    #[must_use]
    pub fn get(self, phrase: impl Phrase) -> &'static str {
        let text = self.0.and_then(|texts| texts.get(phrase.place())).map(String::as_str);
        text.filter(|text| !text.is_empty()).unwrap_or(phrase.english())
    }

    /// Fills a text's `{places}`. A place without a value stays as it is.
    #[must_use]
    pub fn fill(self, phrase: impl Phrase, values: &[(&str, &str)]) -> String {
        let mut text = String::new();
        let mut rest = self.get(phrase);
        while let Some((before, after)) = rest.split_once('{') {
            text.push_str(before);
            let (name, behind) = after.split_once('}').unwrap_or((after, ""));
            match values.iter().find(|(place, _)| *place == name) {
                Some((_, value)) => text.push_str(value),
                None => text.extend(["{", name, "}"]),
            }
            rest = behind;
        }
        text.push_str(rest);
        text
    }
}

/// The same texts, not such as read the same.
impl PartialEq for Words {
    fn eq(&self, other: &Self) -> bool {
        match (self.0, other.0) {
            (Some(own), Some(others)) => std::ptr::eq(own, others),
            (None, None) => true,
            _ => false,
        }
    }
}

impl Eq for Words {}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::Key;

    #[test]
    fn places_are_filled_by_name() {
        let text = Words::default().fill(Key::RangeOf, &[("total", "9"), ("rows", "1–2")]);
        assert_eq!(text, "1–2 of 9");
    }

    #[test]
    fn values_are_never_read_as_places() {
        let values = [("rows", "{total}"), ("total", "9")];
        assert_eq!(Words::default().fill(Key::RangeOf, &values), "{total} of 9");
    }

    #[test]
    fn a_place_without_a_value_stays() {
        assert_eq!(Words::default().fill(Key::RangeOf, &[]), "{rows} of {total}");
    }

    #[test]
    fn what_a_language_lacks_is_english() {
        let german = Words::keep(vec!["Verknüpfungen".into(), String::new()]);
        assert_eq!(german.get(Key::Label), "Verknüpfungen");
        assert_eq!(german.get(Key::TapeJob), "Tape job");
        assert_eq!(german.get(Key::NoteNoTotal), Key::NoteNoTotal.english());
    }

    #[test]
    fn languages_are_told_apart_by_what_they_are() {
        let [one, other] = [0, 1].map(|_| Words::keep(vec!["Weiter".into()]));
        assert_eq!(one, one);
        assert_ne!(one, other);
        assert_ne!(one, Words::default());
        assert_eq!(Words::default(), Words::default());
    }
}
