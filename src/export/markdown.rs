//! Markdown: a paragraph, and a table as GitHub and its kin read it.

use super::Row;
use super::column::columns;

/// What goes before the rows.
pub fn head(sentence: &str, names: bool) -> String {
    let mut text = String::new();
    escaped(&mut text, sentence);
    text.push_str("\n\n");
    line(&mut text, columns(names).map(|column| Some(column.heading)));
    text.push('|');
    text.extend(columns(names).map(|_| " --- |"));
    text.push('\n');
    text
}

/// Writes a row.
pub fn row(text: &mut String, row: &Row<'_>, names: bool) {
    line(text, columns(names).map(|column| (column.value)(row)));
}

fn line<'a>(text: &mut String, cells: impl Iterator<Item = Option<&'a str>>) {
    text.push('|');
    for value in cells {
        text.push(' ');
        escaped(text, value.unwrap_or_default());
        text.push_str(" |");
    }
    text.push('\n');
}

/// Writes a text of which nothing is markup, nor the end of a cell, a line or a link by itself.
fn escaped(text: &mut String, value: &str) {
    let mut rest = value.chars().peekable();
    let mut before = None;
    while let Some(c) = rest.next() {
        let after = rest.peek().copied();
        match c {
            '&' => text.push_str("&amp;"),
            '<' => text.push_str("&lt;"),
            '>' => text.push_str("&gt;"),
            '\\' | '`' | '*' | '_' | '[' | ']' | '{' | '}' | '|' | '~' | '^' | '=' | '$' => {
                text.extend(['\\', c]);
            }
            // `https://…`, `:tada:`, `www.…` and `a@b.c`; a time of day stays as it is.
            ':' if after.is_some_and(|c| c != ' ') && !(is_digit(before) && is_digit(after)) => {
                text.push_str("\\:");
            }
            '.' if matches!(before, Some('w' | 'W')) => text.push_str("\\."),
            '@' => text.push_str("\\@"),
            // White space that would be trimmed or end the line.
            ' ' if before.is_none() || after.is_none() => entity(text, c),
            '\t' | '\n' | '\r' | '\u{80}'..='\u{9f}' | '\u{2028}' | '\u{2029}' => entity(text, c),
            '\0'..='\x1f' => text.extend(char::from_u32(u32::from(c) + 0x2400)),
            '\x7f' => text.push('␡'),
            _ => text.push(c),
        }
        before = Some(c);
    }
}

fn is_digit(c: Option<char>) -> bool {
    c.is_some_and(|c| c.is_ascii_digit())
}

fn entity(text: &mut String, c: char) {
    text.extend(["&#", &u32::from(c).to_string(), ";"]);
}
