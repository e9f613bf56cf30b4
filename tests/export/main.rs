//! Rows as files, read back by readers of their own.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "these are tests")]

mod csv;
mod hostile;
mod json;
mod markdown;
mod words;

use csv::{careless, csv, csv_rows, runs};
use hostile::hostile;
use markdown::markdown_text;
use serde_json::Value;
use tape_job_links::export::{About, Ending, Format, Row, Scope, Side, Writer, sentence};
use tape_job_links::text::Words;

const SERVER: &str = "0a106d53-ac5b-441c-a5e8-124d53f8f8d9";
const TIME: &str = "2026-11-25T14:31:05Z";
const UID: &str = "acb055db-87ad-41ca-a522-d4a01b4c119b";
const OTHER: &str = "041fe885-8575-49f8-b17b-b81dffadd9be";
const PAGE: Scope = Scope::Page { first: 101, last: 200, total: Some(1234) };

fn about(names: bool, scope: Scope) -> About {
    About {
        server_uid: SERVER.into(),
        server_name: Some("athens-dc1".into()),
        exported_at: TIME.into(),
        names,
        scope,
        words: Words::default(),
    }
}

fn whole(names: bool) -> About {
    about(names, Scope::All)
}

/// A row of which every text is this one.
fn all(text: &str) -> Row<'_> {
    let text = Some(text);
    let side = Side { uid: text, name: text, kind: text, status: text, last_run: text };
    Row { job: side, linked_job: side, unique_job_uid: text }
}

fn pair<'a>(job: &'a str, linked_job: &'a str) -> Row<'a> {
    let side = |uid| Side { uid: Some(uid), ..Side::default() };
    Row { job: side(job), linked_job: side(linked_job), unique_job_uid: None }
}

/// A file of these chunks.
fn file_of(format: Format, about: About, chunks: &[&[Row<'_>]], ending: &Ending) -> String {
    let mut writer = Writer::new(format, about);
    let rows: Vec<String> = chunks.iter().map(|chunk| writer.rows(chunk)).collect();
    let (head, tail) = writer.finish(ending);
    [head, rows.concat(), tail].concat()
}

fn file(format: Format, names: bool, rows: &[Row<'_>]) -> String {
    file_of(format, whole(names), &[rows], &Ending::Complete { rows: rows.len() as u64 })
}

#[test]
fn chunks_make_the_same_file_as_one_piece() {
    let rows: Vec<_> = (0..10).map(|_| pair(UID, OTHER)).collect();
    for format in Format::ALL {
        let ending = Ending::Complete { rows: 10 };
        let whole_file = file_of(*format, whole(false), &[&rows], &ending);
        let chunks: [&[Row<'_>]; 5] = [&[], &rows[..1], &rows[1..7], &[], &rows[7..]];
        assert_eq!(file_of(*format, whole(false), &chunks, &ending), whole_file, "{format:?}");
    }
}

#[test]
fn a_file_without_rows_is_a_file() {
    for format in Format::ALL {
        let text = file(*format, true, &[]);
        assert!(text.contains("no rows, complete"), "{text}");
        assert!(text.ends_with('\n'));
    }
    let read: Value = serde_json::from_str(&file(Format::Json, true, &[])).unwrap();
    assert_eq!(read["data"], Value::Array(vec![]));
    assert!(csv_rows(&file(Format::Csv, true, &[])).is_empty());
}

#[test]
fn the_writer_counts() {
    let mut writer = Writer::new(Format::Json, whole(false));
    let _chunk = writer.rows(&[Row::default(), Row::default()]);
    let _chunk = writer.rows(&[Row::default()]);
    assert_eq!(writer.written(), 3);
}

#[test]
fn a_hostile_server_name_is_a_text_in_every_file() {
    for name in hostile() {
        let about = About { server_name: Some(name.clone()), ..whole(false) };
        let ending = Ending::Complete { rows: 0 };
        let words = sentence(&about, &ending);
        assert!(
            words.ends_with("whole list, exported at 2026-11-25T14:31:05Z: no rows, complete.")
        );
        assert!(!words.contains(char::is_control) && !words.contains('\u{202e}'), "{words:?}");

        let text = file_of(Format::Csv, about.clone(), &[], &ending);
        assert!(careless(&text).all(|cell| !runs(cell)), "{text}");
        let lines = csv(text.strip_prefix('\u{feff}').unwrap(), ',');
        assert_eq!((lines.len(), lines[0].len(), lines[0][0].1), (2, 1, true));
        let first = lines[0][0].0.strip_prefix("# ").unwrap();
        assert_eq!(first.replace('\'', ""), words.replace('\'', ""));

        let text = file_of(Format::Json, about.clone(), &[], &ending);
        let meta = &serde_json::from_str::<Value>(&text).unwrap()["meta"];
        assert_eq!(
            (meta["about"].as_str(), meta["serverName"].as_str()),
            (Some(&*words), Some(&*name))
        );

        let text = file_of(Format::Markdown, about, &[], &ending);
        assert_eq!(markdown_text(text.lines().next().unwrap()), words);
        assert_eq!(text.lines().count(), 4);
    }
}

#[test]
fn formats_say_what_they_are() {
    let said = Format::ALL.iter().map(|f| (f.name(), f.extension(), f.media_type()));
    let expected = [
        ("CSV", "csv", "text/csv;charset=utf-8"),
        ("JSON", "json", "application/json"),
        ("Markdown", "md", "text/markdown;charset=utf-8"),
    ];
    assert_eq!(said.collect::<Vec<_>>(), expected);
}
