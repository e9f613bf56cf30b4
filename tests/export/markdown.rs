//! Markdown, read back.

use super::hostile::hostile;
use super::{all, file, pair};
use tape_job_links::export::Format;

/// The cells of a table's line: what GitHub's reader takes for a pipe ends one.
fn markdown_cells(line: &str) -> Vec<String> {
    let inner = line.strip_prefix("| ").and_then(|rest| rest.strip_suffix(" |")).expect(line);
    let mut cells = vec![String::new()];
    let mut rest = inner.chars();
    while let Some(c) = rest.next() {
        match c {
            '|' => cells.push(String::new()),
            '\\' => cells.last_mut().unwrap().extend(['\\', rest.next().expect(line)]),
            _ => cells.last_mut().unwrap().push(c),
        }
    }
    cells.iter().map(|cell| cell.trim_matches(' ').to_owned()).collect()
}

/// What a reader of Markdown shows of a text that has no markup in it; it panics at markup.
pub fn markdown_text(cell: &str) -> String {
    let mut text = String::new();
    let mut rest = cell;
    while let Some(c) = rest.chars().next() {
        rest = &rest[c.len_utf8()..];
        match c {
            '\\' => {
                let escaped = rest.chars().next().unwrap();
                assert!(escaped.is_ascii_punctuation(), "{cell}");
                text.push(escaped);
                rest = &rest[1..];
            }
            '&' => {
                let (name, behind) = rest.split_once(';').unwrap();
                text.push(match name {
                    "amp" => '&',
                    "lt" => '<',
                    "gt" => '>',
                    _ => char::from_u32(name.strip_prefix('#').unwrap().parse().unwrap()).unwrap(),
                });
                rest = behind;
            }
            '\u{2400}'..='\u{241f}' => text.extend(char::from_u32(u32::from(c) - 0x2400)),
            '␡' => text.push('\x7f'),
            '`' | '*' | '_' | '[' | ']' | '<' | '>' | '~' | '{' | '}' | '|' | '$' | '^' | '='
            | '@' => {
                panic!("{c} is markup in {cell}")
            }
            _ => text.push(c),
        }
    }
    text
}

#[test]
fn markdown_is_a_paragraph_and_a_table() {
    let expected = "Tape job links of backup server “athens-dc1” \
        (0a106d53-ac5b-441c-a5e8-124d53f8f8d9), whole list, exported at 2026-11-25T14:31:05Z: 1 row, \
        complete.\n\n\
        | Tape job UID | Linked job UID | Tape job UID in VSPC |\n\
        | --- | --- | --- |\n\
        | a\\|b\\\\ | 1:2 \\:x |  |\n";
    assert_eq!(file(Format::Markdown, false, &[pair("a|b\\", "1:2 :x")]), expected);
}

#[test]
fn markdown_loses_nothing_and_runs_nothing() {
    let texts = hostile();
    let rows: Vec<_> = texts.iter().map(|text| all(text)).collect();
    let file = file(Format::Markdown, true, &rows);
    let lines: Vec<_> = file.split('\n').collect();
    assert_eq!(lines.len(), texts.len() + 5, "a row a line");
    let ends = ['\r', '\u{b}', '\u{c}', '\u{85}', '\u{2028}', '\u{2029}', '\t', '\0'];
    assert!(!file.contains(ends), "nothing else ends a line");
    let by_itself = file.replace("\\:", "").replace("\\.", "");
    assert!(!by_itself.contains("://") && !by_itself.contains("www."), "nothing is a link");
    for (line, text) in lines[4..].iter().zip(&texts) {
        let cells = markdown_cells(line);
        assert_eq!(cells.len(), 11, "{text:?}");
        for cell in cells {
            assert_eq!(&markdown_text(&cell), text);
        }
    }
}

#[test]
fn times_and_names_stay_readable_in_markdown() {
    let time = "2025-12-12T15:01:09.8130000+00:00";
    let text = file(Format::Markdown, false, &[pair(time, "Athens (daily) - no. 2, 50 % w.x: y")]);
    assert!(text.contains(&["| ", time, " | "].concat()), "{text}");
    assert!(text.contains("| Athens (daily) - no. 2, 50 % w\\.x: y |"), "{text}");
}
