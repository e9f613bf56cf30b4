//! What a file says of itself, and its name.

use super::hostile::hostile;
use super::{PAGE, SERVER, about, whole};
use tape_job_links::export::{About, Ending, Format, Missing, Scope, file_name, sentence};

const WHOLE: &str = "Tape job links of backup server “athens-dc1” \
    (0a106d53-ac5b-441c-a5e8-124d53f8f8d9), whole list, exported at 2026-11-25T14:31:05Z: ";

fn whole_says(ending: &Ending) -> String {
    let words = sentence(&whole(false), ending);
    words.strip_prefix(WHOLE).expect(&words).to_owned()
}

fn incomplete(rows: u64, total: Option<u64>, why: &[Missing]) -> String {
    whole_says(&Ending::Incomplete { rows, total, why: why.to_vec() })
}

#[test]
fn the_sentence_says_how_many_and_whether_all() {
    assert_eq!(whole_says(&Ending::Complete { rows: 0 }), "no rows, complete.");
    assert_eq!(whole_says(&Ending::Complete { rows: 1 }), "1 row, complete.");
    assert_eq!(whole_says(&Ending::Complete { rows: 1_000_000 }), "1000000 rows, complete.");
    assert_eq!(incomplete(5, Some(9), &[]), "5 of 9 rows, incomplete.");
    assert_eq!(incomplete(9, Some(9), &[]), "9 rows, incomplete.");
    assert_eq!(incomplete(5, None, &[]), "5 rows, incomplete.");
    assert_eq!(incomplete(0, Some(1), &[]), "0 of 1 row, incomplete.");
    assert_eq!(incomplete(u64::MAX, Some(0), &[]), "18446744073709551615 rows, incomplete.");
}

#[test]
fn the_sentence_says_why() {
    let changed = Missing::TotalChanged { was: 1234, now: 1236 };
    let cases = [
        (Missing::Cancelled, "the export was cancelled"),
        (Missing::Failed("the server answered 503".into()), "the server answered 503"),
        (Missing::Failed(" no\r\nanswer. ".into()), "no answer"),
        (Missing::Failed(" ".into()), "loading failed"),
        (
            changed.clone(),
            "the list changed from 1234 rows to 1236 meanwhile, so rows may repeat or be missing",
        ),
        (Missing::NoTotal, "the server does not say how many rows there are"),
        (Missing::Short, "the server sent fewer rows than it says there are"),
        (
            Missing::OtherOffset,
            "the server answered from another row than was asked for, so rows may repeat or be missing",
        ),
        (Missing::Partial, "the server reported a problem beside the rows"),
        (Missing::Aliens(1), "1 item that is not a job link is left out"),
        (Missing::Aliens(7), "7 items that are not job links are left out"),
        (Missing::TooMany { most: 1_000_000 }, "an export holds at most 1000000 rows"),
    ];
    for (missing, words) in cases {
        let expected = ["5 of 9 rows, incomplete: ", words, "."].concat();
        assert_eq!(incomplete(5, Some(9), &[missing]), expected);
    }
    let why = [changed.clone(), Missing::Cancelled, changed];
    let expected = "5 of 9 rows, incomplete: the list changed from 1234 rows to 1236 meanwhile, so rows \
        may repeat or be missing; the export was cancelled.";
    assert_eq!(incomplete(5, Some(9), &why), expected, "each reason once");
}

#[test]
fn the_sentence_says_which_rows() {
    let says = |first, last, total| {
        let scope = Scope::Page { first, last, total };
        let about = About { server_name: None, ..about(false, scope) };
        let words = sentence(&about, &Ending::Page { rows: 100 });
        let before = "Tape job links of backup server 0a106d53-ac5b-441c-a5e8-124d53f8f8d9, ";
        let behind = ", exported at 2026-11-25T14:31:05Z: 100 rows, one page of the list.";
        words.strip_prefix(before).and_then(|rest| rest.strip_suffix(behind)).unwrap().to_owned()
    };
    assert_eq!(says(101, 200, Some(1234)), "rows 101 to 200 of 1234");
    assert_eq!(says(101, 200, None), "rows 101 to 200");
    assert_eq!(says(7, 7, Some(9)), "row 7 of 9");
    assert_eq!(says(1, 0, None), "an empty page");
    assert_eq!(says(u64::MAX, u64::MAX, None), "row 18446744073709551615");
}

#[test]
fn the_sentence_stays_a_sentence() {
    let long = "x".repeat(100_000);
    let about = About {
        server_uid: long.clone(),
        server_name: Some(long.clone()),
        exported_at: long.clone(),
        ..whole(false)
    };
    let why = vec![Missing::Failed(long)];
    let words = sentence(&about, &Ending::Incomplete { rows: 1, total: None, why });
    assert!(words.len() < 1000);
    assert_eq!(words.matches('…').count(), 4);
}

#[test]
fn others_words_are_one_line_that_turns_nothing_around() {
    let words = " a\u{202e}b\r\n\0 c\u{200f} \u{85}\u{2028}d\u{a0}. ";
    assert_eq!(incomplete(1, None, &[Missing::Failed(words.into())]), "1 row, incomplete: ab c d.");
}

#[test]
fn endings_know_their_rows() {
    let endings = [
        (Ending::Complete { rows: 3 }, true),
        (Ending::Page { rows: 3 }, true),
        (Ending::Incomplete { rows: 3, total: None, why: vec![] }, false),
    ];
    for (ending, is_complete) in endings {
        assert_eq!((ending.rows(), ending.is_complete()), (3, is_complete));
    }
}

#[test]
fn a_file_is_named_after_server_rows_and_date() {
    let name = |name, scope, format| file_name(name, SERVER, "2026-11-25", scope, format);
    let cases = [
        (Some("athens-dc1"), Scope::All, Format::Csv, "athens-dc1-2026-11-25.csv"),
        (Some("athens-dc1"), PAGE, Format::Csv, "athens-dc1-rows-101-200-2026-11-25.csv"),
        (
            Some("VBR01.Corp.example"),
            Scope::Page { first: 7, last: 7, total: None },
            Format::Json,
            "vbr01-corp-example-row-7-2026-11-25.json",
        ),
        (
            Some(" a  b/../c "),
            Scope::Page { first: 1, last: 0, total: None },
            Format::Markdown,
            "a-b-c-no-rows-2026-11-25.md",
        ),
        (None, Scope::All, Format::Csv, "0a106d53-ac5b-441c-a5e8-124d53f8f8d9-2026-11-25.csv"),
        (
            Some("日本1"),
            Scope::All,
            Format::Csv,
            "0a106d53-ac5b-441c-a5e8-124d53f8f8d9-2026-11-25.csv",
        ),
    ];
    for (server, scope, format, expected) in cases {
        assert_eq!(name(server, scope, format), ["tape-job-links-", expected].concat());
    }
    assert_eq!(file_name(None, "", "", Scope::All, Format::Csv), "tape-job-links.csv");
}

#[test]
fn a_files_name_is_always_safe() {
    let endless = Scope::Page { first: u64::MAX - 1, last: u64::MAX, total: None };
    let mut texts = hostile();
    texts.extend(["../../etc/passwd", "con", "a\0b", "-", "."].map(str::to_owned));
    texts.push("x-".repeat(10_000));
    for text in &texts {
        for format in Format::ALL {
            let name = file_name(Some(text), text, text, endless, *format);
            assert!(name.len() <= 180, "{name}");
            assert!(name.starts_with("tape-job-links") && !name.contains("--"), "{name}");
            let stem = name.strip_suffix(&[".", format.extension()].concat()).unwrap();
            let safe = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-';
            assert!(stem.chars().all(safe) && !stem.ends_with('-'), "{name}");
        }
    }
}
