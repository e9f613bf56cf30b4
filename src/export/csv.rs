//! CSV by RFC 4180, for spreadsheets first.
//!
//! - The file begins with a byte order mark: without one, Excel reads UTF-8 as the
//!   code page of the machine.
//! - The first line is what the file says of itself, one quoted field that begins with `# `;
//!   the second is the header.
//! - A missing value is an empty field, an empty text a quoted one.
//! - What a spreadsheet would run or turn into a number has an apostrophe before it.

use super::Row;
use super::column::columns;
use super::defuse::defused;

const BOM: &str = "\u{feff}";
const LINE_END: &str = "\r\n";

/// What goes before the rows.
pub fn head(sentence: &str, names: bool) -> String {
    let mut text = String::from(BOM);
    quoted(&mut text, &defused(&["# ", sentence].concat(), false));
    text.push_str(LINE_END);
    line(&mut text, columns(names).map(|column| (Some(column.name), false)));
    text
}

/// Writes a row.
pub fn row(text: &mut String, row: &Row<'_>, names: bool) {
    line(text, columns(names).map(|column| ((column.value)(row), column.is_time)));
}

fn line<'a>(text: &mut String, cells: impl Iterator<Item = (Option<&'a str>, bool)>) {
    for (place, (value, is_time)) in cells.enumerate() {
        if place > 0 {
            text.push(',');
        }
        if let Some(value) = value {
            cell(text, &defused(value, is_time));
        }
    }
    text.push_str(LINE_END);
}

/// A cell, without quotes only where nobody's syntax could be in it.
fn cell(text: &mut String, value: &str) {
    let bare = |b: u8| b.is_ascii_alphanumeric() || matches!(b, b'-' | b'.' | b':' | b'+' | b'_');
    if !value.is_empty() && value.bytes().all(bare) {
        text.push_str(value);
    } else {
        quoted(text, value);
    }
}

fn quoted(text: &mut String, value: &str) {
    text.push('"');
    for (place, part) in value.split('"').enumerate() {
        if place > 0 {
            text.push_str("\"\"");
        }
        text.push_str(part);
    }
    text.push('"');
}
