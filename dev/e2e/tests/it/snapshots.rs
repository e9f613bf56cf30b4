//! What assistive technology is told in the states that matter, word for word: roles, names,
//! states, texts. The same in every engine. `TJL_BLESS=1` writes the files anew.

use crate::states;
use e2e::{Page, Settings, TOKEN};
use standin::sentinel;
use std::fmt::Write;
use std::path::PathBuf;
use std::{env, fs};

fn file(name: &str) -> PathBuf {
    let file = format!("{}.txt", name.replace(' ', "-"));
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("tests/snapshots").join(file)
}

/// What differs, the lines around it included.
fn difference(expected: &str, found: &str) -> String {
    let (expected, found): (Vec<_>, Vec<_>) = (expected.lines().collect(), found.lines().collect());
    let same = expected.iter().zip(&found).take_while(|(one, other)| one == other).count();
    let rest = expected.len().min(found.len()) - same;
    let tail = expected.iter().rev().zip(found.iter().rev());
    let tail = tail.take(rest).take_while(|(one, other)| one == other).count();
    let mut text = String::new();
    let mut tell = |sign: char, lines: &[&str]| {
        for line in lines {
            let _infallible = writeln!(text, "{sign} {line}");
        }
    };
    tell(' ', &expected[same.saturating_sub(4)..same]);
    tell('-', &expected[same..expected.len() - tail]);
    tell('+', &found[same..found.len() - tail]);
    text
}

/// Compares what is told of an element with the file of that name.
async fn compare(page: &Page, element: &str, name: &str, report: &mut String) {
    let found = page.outline_of(element).await;
    let file = file(name);
    if env::var_os("TJL_BLESS").is_some() {
        fs::write(&file, &found).expect("snapshots can be written");
    }
    let expected = fs::read_to_string(&file).unwrap_or_default();
    if expected != found {
        let _infallible = writeln!(report, "{name}:\n{}", difference(&expected, &found));
    }
}

async fn all(page: &Page, names: &[&str], suffix: &str, report: &mut String) {
    for name in names {
        compare(page, &format!("gathered['{name}']"), &format!("{name}{suffix}"), report).await;
    }
}

fn none(report: &str) {
    assert!(report.is_empty(), "\n{report}TJL_BLESS=1 takes what was found for right.");
}

#[tokio::test]
async fn waits() {
    let page = Page::new().await;
    let mut report = String::new();
    states::waits(&page).await;
    let names =
        ["unconfigured", "skeleton", "waiting", "countdown", "cancelled", "empty", "refused"];
    all(&page, &names, "", &mut report).await;
    page.abandon().await;
    none(&report);
}

#[tokio::test]
async fn rows() {
    let page = Page::new().await;
    let mut report = String::new();
    states::rows(&page).await;
    let names =
        ["loaded", "last page", "turning", "failed page", "sign in again", "drift", "partial"];
    all(&page, &names, "", &mut report).await;
    page.abandon().await;
    none(&report);
}

#[tokio::test]
async fn arranged_rows_failed_loads_and_the_dialog() {
    let page = Page::new().await;
    let mut report = String::new();
    states::arranged(&page).await;
    let names = ["names", "open jobs", "grouped", "sorted", "found", "not found", "searched"];
    all(&page, &names, "", &mut report).await;
    states::draw(&page).await;
    all(&page, &["names", "names to come"], " as a map", &mut report).await;
    page.show_server(sentinel::ALWAYS_403).await;
    page.alerts("(403)").await;
    compare(&page, "links", "forbidden", &mut report).await;
    page.show_server(sentinel::LOGIN_200).await;
    page.alerts("a web page").await;
    compare(&page, "links", "failed load", &mut report).await;
    let attributes = &[("page-size", "3")];
    page.show(Settings { server: sentinel::LISBON, token: Some(TOKEN), attributes }).await;
    page.state("ready").await;
    page.press("Export").await;
    page.see("dialog", "Export").await;
    compare(&page, "links", "export", &mut report).await;
    page.abandon().await;
    none(&report);
}

#[test]
fn a_difference_shows_what_changed_and_where() {
    let found = difference("a\nb\nc\nd\ne\nf\n", "a\nb\nc\nd\nx\ny\nf\n");
    assert_eq!(found, "  a\n  b\n  c\n  d\n- e\n+ x\n+ y\n");
    assert_eq!(difference("", "a\n"), "+ a\n");
}
