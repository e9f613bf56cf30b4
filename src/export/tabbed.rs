//! Cells as text for the clipboard: tabs between them, a line each, and nothing that a
//! spreadsheet would run.

use super::Row;
use super::column::{Column, columns};
use super::defuse::defused;

/// Adds a line. A cell that is a time may become a date.
pub fn tabbed_line(text: &mut String, cells: &[(&str, bool)]) {
    for (place, (value, is_time)) in cells.iter().enumerate() {
        if place > 0 {
            text.push('\t');
        }
        text.extend(defused(value, *is_time).chars().map(|c| if c.is_control() { ' ' } else { c }));
    }
    text.push('\n');
}

/// Adds a row, with the columns of a file.
pub fn tabbed_row(text: &mut String, row: &Row<'_>, names: bool) {
    let cell = |column: &Column| ((column.value)(row).unwrap_or_default(), column.is_time);
    tabbed_line(text, &columns(names).map(cell).collect::<Vec<_>>());
}
