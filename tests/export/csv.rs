//! CSV, read back.

use super::hostile::hostile;
use super::{OTHER, UID, all, file, pair};
use tape_job_links::export::{Format, Row, Side};

/// A reader of RFC 4180 that forgives nothing. A field is its text, and whether it was quoted.
pub fn csv(text: &str, separator: char) -> Vec<Vec<(String, bool)>> {
    let mut lines = vec![];
    let mut line = vec![];
    let mut rest = text.chars().peekable();
    while rest.peek().is_some() {
        let mut field = String::new();
        let quoted = rest.next_if_eq(&'"').is_some();
        if quoted {
            loop {
                match rest.next().expect("a quote is closed") {
                    '"' if rest.next_if_eq(&'"').is_some() => field.push('"'),
                    '"' => break,
                    c => field.push(c),
                }
            }
        }
        while let Some(c) = rest.next_if(|c| !quoted && *c != separator && *c != '\r') {
            assert!(c != '"' && c != '\n', "a quote or a line end in a bare field: {field}");
            field.push(c);
        }
        line.push((field, quoted));
        match rest.next() {
            Some('\r') => {
                assert_eq!(rest.next(), Some('\n'));
                lines.push(std::mem::take(&mut line));
            }
            next => assert_eq!(next, Some(separator)),
        }
    }
    assert!(line.is_empty(), "the last line ends too");
    lines
}

/// The rows of a CSV file, without its first two lines.
pub fn csv_rows(file: &str) -> Vec<Vec<(String, bool)>> {
    csv(file.strip_prefix('\u{feff}').expect("a byte order mark"), ',').split_off(2)
}

fn csv_cell(text: &str) -> String {
    csv_rows(&file(Format::Csv, false, &[pair(text, UID)]))[0][0].0.clone()
}

/// The cells that a careless spreadsheet makes of a file, where commas do not separate: quotes
/// mean nothing to it, and it takes whatever else could separate for a separator.
pub fn careless(file: &str) -> impl Iterator<Item = &str> {
    file.split([';', '\t', '\r', '\n'])
}

pub fn runs(cell: &str) -> bool {
    let cell = cell.trim_start_matches(|c: char| {
        c == '"' || c.is_whitespace() || c.is_control() || "\u{feff}\u{200b}\u{202e}".contains(c)
    });
    cell.starts_with(['=', '+', '-', '@', '＝', '＋', '－', '＠'])
}

#[test]
fn csv_begins_with_what_it_is_and_what_its_columns_are() {
    let expected = "\u{feff}\"# Tape job links of backup server “athens-dc1” \
        (0a106d53-ac5b-441c-a5e8-124d53f8f8d9), whole list, exported at 2026-11-25T14:31:05Z: 1 row, \
        complete.\"\r\njobUid,linkedJobUid,uniqueJobUid\r\n\
        acb055db-87ad-41ca-a522-d4a01b4c119b,041fe885-8575-49f8-b17b-b81dffadd9be,\r\n";
    assert_eq!(file(Format::Csv, false, &[pair(UID, OTHER)]), expected);
    let named = file(Format::Csv, true, &[]);
    let header = "jobUid,linkedJobUid,uniqueJobUid,jobName,jobType,jobStatus,jobLastRun,\
        linkedJobName,linkedJobType,linkedJobStatus,linkedJobLastRun";
    assert_eq!(named.split("\r\n").nth(1).unwrap(), header);
}

#[test]
fn a_missing_value_is_an_empty_field_and_an_empty_text_a_quoted_one() {
    let rows = csv_rows(&file(Format::Csv, true, &[Row::default(), all("")]));
    assert_eq!(rows[0], vec![(String::new(), false); 11]);
    assert_eq!(rows[1], vec![(String::new(), true); 11]);
}

#[test]
fn csv_loses_nothing_and_runs_nothing() {
    let texts = hostile();
    let rows: Vec<_> = texts.iter().map(|text| all(text)).collect();
    let file = file(Format::Csv, true, &rows);
    let read = csv_rows(&file);
    assert_eq!(read.len(), texts.len());
    for (cells, text) in read.iter().zip(&texts) {
        assert_eq!(cells.len(), 11, "{text:?}");
        for (cell, _) in cells {
            assert_eq!(
                cell.replace('\'', ""),
                text.replace('\'', ""),
                "only apostrophes are added"
            );
            assert!(!runs(cell), "{text:?} as {cell:?}");
            assert!(!cell.starts_with(['\t', '\r', '\n']), "{text:?} as {cell:?}");
        }
    }
    for cell in careless(&file) {
        assert!(!runs(cell), "{cell:?}");
    }
}

#[test]
fn no_two_texts_become_the_same_in_csv() {
    let mut texts = hostile();
    texts.extend(texts.clone().iter().map(|text| ["'", text].concat()));
    texts.sort();
    texts.dedup();
    let mut cells: Vec<_> = texts.iter().map(|text| csv_cell(text)).collect();
    cells.sort();
    cells.dedup();
    assert_eq!(cells.len(), texts.len());
}

#[test]
fn uids_are_written_as_they_are() {
    for text in [
        UID,
        &UID.to_uppercase(),
        "00000000-0000-0000-0000-000000000000",
        "12345678-1234-6234-8234-123456789012",
    ] {
        assert_eq!(csv_cell(text), text);
    }
    let braced = ["{", UID, "}"].concat();
    assert_eq!(csv_cell(&braced), braced);
}

#[test]
fn what_would_become_a_number_or_a_date_stays_a_text() {
    for text in [
        "1",
        "007",
        "12345678901234567890123456789012",
        "1e5",
        "1E+5",
        "12e34",
        ".5",
        "1.234,5",
        "50 %",
        "$5",
        "5 €",
        "(5)",
        "1/2",
        "1 1/2",
        "12:30",
        "12:30:05 PM",
        "1 a",
        "2026-11-25",
        "2026-11-25T14:31:05Z",
        "25-Nov-26",
        "Nov 25",
        "march 2026",
        "MAY 4",
        "true",
        "FALSE",
        "１２３",
        "٣",
        " 7 ",
    ] {
        assert_eq!(csv_cell(text), ["'", text].concat());
    }
    for text in [
        "Job 1",
        "1st job",
        "10 GB",
        "2 jobs",
        "A1",
        "E5",
        "0x1F",
        "1a2b3c",
        "v1.2",
        "Marketing 2",
        "May",
        "True story",
        "é1",
        "日1",
        "1日",
        "Athens, daily",
        "x",
        "(copy)",
    ] {
        assert_eq!(csv_cell(text), text);
    }
}

#[test]
fn times_may_become_times_but_not_formulas() {
    let time = "2025-12-12T15:01:09.8130000+00:00";
    let side = |last_run| Side { last_run: Some(last_run), ..Side::default() };
    let row = Row { job: side(time), linked_job: side("=1"), unique_job_uid: None };
    let cells = &csv_rows(&file(Format::Csv, true, &[row]))[0];
    assert_eq!((cells[6].0.as_str(), cells[10].0.as_str()), (time, "'=1"));
}

#[test]
fn a_semicolon_begins_a_cell_elsewhere() {
    assert_eq!(csv_cell("a;=1;b"), "a;'=1;b");
    assert_eq!(csv_cell("a; \"-1"), "a;' \"-1");
    assert_eq!(csv_cell("a\n@x"), "a\n'@x");
    assert_eq!(csv_cell("a;b - c=d"), "a;b - c=d");
}
