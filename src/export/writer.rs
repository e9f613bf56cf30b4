//! The writer.

use super::{About, Ending, Format, Row, csv, json, markdown, sentence};

/// Writes a file, chunk by chunk.
#[derive(Debug)]
pub struct Writer {
    format: Format,
    about: About,
    written: u64,
}

impl Writer {
    /// Begins a file.
    #[must_use]
    pub fn new(format: Format, about: About) -> Self {
        Self { format, about, written: 0 }
    }

    /// Rows written so far.
    #[must_use]
    pub fn written(&self) -> u64 {
        self.written
    }

    /// The next chunk: these rows. Chunks go one behind the other as they came.
    #[must_use]
    pub fn rows(&mut self, rows: &[Row<'_>]) -> String {
        let mut text = String::new();
        let names = self.about.names;
        for row in rows {
            match self.format {
                Format::Csv => csv::row(&mut text, row, names),
                Format::Json => json::row(&mut text, row, names, self.written),
                Format::Markdown => markdown::row(&mut text, row, names),
            }
            self.written = self.written.saturating_add(1);
        }
        text
    }

    /// The file's head, which goes before all chunks, and its tail.
    #[must_use]
    pub fn finish(self, ending: &Ending) -> (String, String) {
        let Self { format, about, .. } = self;
        let words = sentence(&about, ending);
        match format {
            Format::Csv => (csv::head(&words, about.names), String::new()),
            Format::Json => (json::head(&words, &about, ending), json::TAIL.into()),
            Format::Markdown => (markdown::head(&words, about.names), String::new()),
        }
    }
}
