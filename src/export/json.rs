//! JSON: `{"meta": {…}, "data": […]}`, a row a line.

use super::column::columns;
use super::sentence::reasons;
use super::{About, Ending, Row, Scope};

/// What goes behind the rows.
pub const TAIL: &str = "\n]}\n";

/// What goes before the rows.
pub fn head(sentence: &str, about: &About, ending: &Ending) -> String {
    let mut text = String::from("{\"meta\":");
    let mut meta = Object { text: &mut text, members: 0 };
    let (scope, first, last) = match about.scope {
        Scope::All => ("all", None, None),
        Scope::Page { first, last, .. } => ("page", Some(first), Some(last)),
    };
    let total = match (ending, about.scope) {
        (Ending::Incomplete { total: Some(total), .. }, _) => Some(*total),
        (_, Scope::Page { total, .. }) => total,
        (Ending::Complete { rows }, Scope::All) => Some(*rows),
        _ => None,
    };
    meta.string("about", Some(sentence));
    meta.string("serverUid", Some(&about.server_uid));
    meta.string("serverName", about.server_name.as_deref());
    meta.string("exportedAt", Some(&about.exported_at));
    meta.string("scope", Some(scope));
    meta.number("first", first);
    meta.number("last", last);
    meta.number("total", total);
    meta.number("rows", Some(ending.rows()));
    meta.name("complete");
    meta.text.push_str(if ending.is_complete() { "true" } else { "false" });
    meta.name("missing");
    meta.text.push('[');
    for (place, reason) in reasons(ending, about.words).iter().enumerate() {
        if place > 0 {
            meta.text.push(',');
        }
        string(meta.text, reason);
    }
    text.push_str("]},\n\"data\":[");
    text
}

/// Writes a row, behind `before` others.
pub fn row(text: &mut String, row: &Row<'_>, names: bool, before: u64) {
    text.push_str(if before > 0 { ",\n" } else { "\n" });
    let mut object = Object { text, members: 0 };
    for column in columns(names) {
        object.string(column.name, (column.value)(row));
    }
    text.push('}');
}

/// An object that is being written.
struct Object<'t> {
    text: &'t mut String,
    members: usize,
}

impl Object<'_> {
    fn name(&mut self, name: &str) {
        self.text.push(if self.members > 0 { ',' } else { '{' });
        self.members += 1;
        string(self.text, name);
        self.text.push(':');
    }

    fn string(&mut self, name: &str, value: Option<&str>) {
        self.name(name);
        match value {
            Some(value) => string(self.text, value),
            None => self.text.push_str("null"),
        }
    }

    fn number(&mut self, name: &str, value: Option<u64>) {
        self.name(name);
        match value {
            Some(value) => self.text.push_str(&value.to_string()),
            None => self.text.push_str("null"),
        }
    }
}

/// Writes a string. The line separators are escaped for those who read JSON as JavaScript.
fn string(text: &mut String, value: &str) {
    text.push('"');
    for c in value.chars() {
        match c {
            '"' => text.push_str("\\\""),
            '\\' => text.push_str("\\\\"),
            '\n' => text.push_str("\\n"),
            '\r' => text.push_str("\\r"),
            '\t' => text.push_str("\\t"),
            '\u{2028}' | '\u{2029}' => escaped(text, u32::from(c)),
            _ if c.is_control() => escaped(text, u32::from(c)),
            _ => text.push(c),
        }
    }
    text.push('"');
}

fn escaped(text: &mut String, unit: u32) {
    text.push_str("\\u");
    let digit = |shift: u32| char::from_digit((unit >> shift) & 15, 16);
    text.extend([12, 8, 4, 0].into_iter().filter_map(digit));
}
