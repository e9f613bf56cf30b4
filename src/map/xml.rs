//! XML, written so that nothing that is said in it becomes part of it.

/// A document on its way.
#[derive(Debug, Default)]
pub(super) struct Xml(String);

impl Xml {
    /// Begins an element's start tag.
    pub(super) fn element(&mut self, name: &str) -> &mut Self {
        self.0.push('<');
        self.0.push_str(name);
        self
    }

    /// An attribute of the start tag.
    pub(super) fn with(&mut self, name: &str, value: &str) -> &mut Self {
        for part in [" ", name, "=\""] {
            self.0.push_str(part);
        }
        self.escape(value);
        self.0.push('"');
        self
    }

    /// An attribute that is a number.
    pub(super) fn at(&mut self, name: &str, value: u32) -> &mut Self {
        self.with(name, &value.to_string())
    }

    /// Ends the start tag: what follows is inside.
    pub(super) fn holding(&mut self) -> &mut Self {
        self.0.push('>');
        self
    }

    /// Ends the tag: there is nothing inside.
    pub(super) fn alone(&mut self) {
        self.0.push_str("/>");
    }

    /// Text.
    pub(super) fn text(&mut self, text: &str) -> &mut Self {
        self.escape(text);
        self
    }

    /// Ends an element.
    pub(super) fn end(&mut self, name: &str) -> &mut Self {
        for part in ["</", name, ">"] {
            self.0.push_str(part);
        }
        self
    }

    /// An element with nothing but text in it, unless there is none.
    pub(super) fn line(&mut self, name: &str, text: &str) -> &mut Self {
        if text.is_empty() {
            return self;
        }
        self.element(name).holding().text(text).end(name)
    }

    /// The document.
    pub(super) fn finish(self) -> String {
        self.0
    }

    fn escape(&mut self, text: &str) {
        for letter in text.chars() {
            match letter {
                '&' => self.0.push_str("&amp;"),
                '<' => self.0.push_str("&lt;"),
                '>' => self.0.push_str("&gt;"),
                '"' => self.0.push_str("&quot;"),
                '\'' => self.0.push_str("&#39;"),
                '\t' | '\n' | '\r' => self.0.push(' '),
                // XML 1.0 has no way to say these, or advises against it.
                '\u{fffe}' | '\u{ffff}' => self.0.push(char::REPLACEMENT_CHARACTER),
                letter if letter.is_control() => self.0.push(char::REPLACEMENT_CHARACTER),
                letter => self.0.push(letter),
            }
        }
    }
}
