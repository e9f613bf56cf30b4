//! Statement 19: axe finds nothing in any state, in any look, in any width, whichever way the page
//! reads; texts can be told from what they stand on, and targets be hit.
//!
//! In Chromium alone, where one page can be looked at in every way; `looks` goes through the
//! others.

use crate::states;
use e2e::{Engine, Look, Member, Page, TOKEN};
use serde_json::json;
use standin::sentinel::{ATHENS, EXAMPLE, GATED, TOKEN_FIRST_PAGE};
use std::fmt::Write;

/// WCAG's least contrasts, level AA.
const LEAST_OF_TEXT: f64 = 4.5;
const LEAST_OF_SHAPES: f64 = 3.0;

/// More of a kind are not told.
const MANY: usize = 3;

/// Looks at an open page in every way.
async fn look(page: &Page, what: &str) {
    let (mut report, mut lowest) = (String::new(), String::new());
    for (way, look, width, direction) in [
        ("light", Look::Light, 1100, "ltr"),
        ("dark", Look::Dark, 1100, "ltr"),
        ("forced colours", Look::Forced, 1100, "rtl"),
        ("narrow", Look::Light, 320, "ltr"),
        ("narrow, dark, from right to left", Look::Dark, 320, "rtl"),
    ] {
        page.prefer(look).await;
        page.run("document.documentElement.dir = arguments[0]", vec![json!(direction)]).await;
        page.fit(width, 800).await;
        let mut tell = |finding: String| {
            let _infallible = writeln!(report, "{way}: {finding}");
        };
        for finding in page.audit().await {
            tell(finding);
        }
        for (kind, least, measured) in [
            ("text", LEAST_OF_TEXT, page.texts().await),
            ("shape", LEAST_OF_SHAPES, page.shapes().await),
        ] {
            if let Some((ratio, place)) = measured.first() {
                let _infallible = writeln!(lowest, "{way}: of {kind}s {ratio:.2}, {place}");
            }
            for (ratio, place) in
                measured.into_iter().filter(|(ratio, _)| *ratio < least).take(MANY)
            {
                tell(format!("a {kind} of contrast {ratio:.2}: {place}"));
            }
        }
        for place in page.small_targets().await {
            tell(format!("a small target: {place}"));
        }
        let wide = page
            .value("document.documentElement.scrollWidth - document.documentElement.clientWidth")
            .await;
        if wide != json!(0) {
            tell(format!("{wide} px wider than the viewport"));
        }
    }
    page.prefer(Look::Light).await;
    page.fit(1100, 800).await;
    let lowest = format!("the lowest contrasts:\n{lowest}");
    assert!(report.is_empty(), "{what}:\n{report}{lowest}");
    println!("{what}: {lowest}");
}

async fn chromium() -> Option<Page> {
    match Engine::tested() {
        Engine::Chromium => Some(Page::new().await),
        Engine::Firefox | Engine::WebKit => None,
    }
}

#[tokio::test]
async fn failures() {
    let Some(page) = chromium().await else { return };
    states::failures(&page).await;
    look(&page, "failures").await;
    page.abandon().await;
}

#[tokio::test]
async fn waits() {
    let Some(page) = chromium().await else { return };
    states::waits(&page).await;
    look(&page, "waits").await;
    page.abandon().await;
}

#[tokio::test]
async fn rows() {
    let Some(page) = chromium().await else { return };
    states::rows(&page).await;
    look(&page, "rows").await;
    states::draw(&page).await;
    look(&page, "rows as pictures").await;
    page.abandon().await;
}

#[tokio::test]
async fn arranged_rows() {
    let Some(page) = chromium().await else { return };
    states::arranged(&page).await;
    look(&page, "arranged rows").await;
    states::draw(&page).await;
    look(&page, "arranged rows as pictures").await;
    page.abandon().await;
}

#[tokio::test]
async fn a_core_that_cannot_run_or_has_crashed() {
    let Some(page) = chromium().await else { return };
    states::no_core(&page).await;
    look(&page, "no core").await;
    states::crashed(&page).await;
    look(&page, "a crashed core").await;
    page.abandon().await;
}

#[tokio::test]
async fn the_dialog() {
    let Some(page) = chromium().await else { return };
    states::exporting(&page, GATED, TOKEN).await;
    look(&page, "the dialog").await;
    states::export_all(&page).await;
    page.until_held(1).await;
    look(&page, "an export under way").await;
    page.press("Cancel").await;
    states::export_ends(&page, "cancelled").await;
    look(&page, "a cancelled export").await;
    states::exporting(&page, ATHENS, TOKEN).await;
    states::export_all(&page).await;
    states::export_ends(&page, "complete.").await;
    look(&page, "a complete export").await;
    states::exporting(&page, ATHENS, TOKEN_FIRST_PAGE).await;
    states::export_all(&page).await;
    states::export_ends(&page, "incomplete").await;
    look(&page, "a failed export").await;
    page.abandon().await;
}

#[tokio::test]
async fn whole_pages() {
    let Some(page) = chromium().await else { return };
    page.goto("/#server=server-one").await;
    page.fill("textbox", "Access token", TOKEN).await;
    page.press("Show links").await;
    page.alerts("is not a server UID").await;
    look(&page, "the form").await;
    page.fill("combobox", "Server UID", EXAMPLE).await;
    page.fill("textbox", "Access token", TOKEN).await;
    page.press("Show links").await;
    page.becomes("document.querySelector('tape-job-links').state", json!("ready")).await;
    page.until("document.querySelector('tape-job-links').shadowRoot.querySelector('[part=name]')")
        .await;
    look(&page, "the standalone page").await;
    page.goto("/demo/").await;
    page.until(
        "[...document.querySelectorAll('tape-job-links')]
           .filter((links) => links.state === 'ready').length >= 2",
    )
    .await;
    // A hundred rows look like ten.
    page.run(
        "for (const links of document.querySelectorAll('tape-job-links')) links.pageSize = 10",
        vec![],
    )
    .await;
    page.until("document.querySelectorAll('tape-job-links')[1].rows.length <= 10").await;
    look(&page, "the demo").await;
    page.abandon().await;
}

/// Each measure finds what it is for, inside a shadow root.
#[tokio::test]
async fn the_measures_can_fail() {
    let Some(page) = chromium().await else { return };
    page.gather(&[Member::of("broken", EXAMPLE)]).await;
    page.until_of("broken", "it.state === 'ready'").await;
    let script = "
      const add = (tag, style, text) => {
        const element = Object.assign(document.createElement(tag), { textContent: text });
        Object.assign(element.style, style);
        gathered.broken.shadowRoot.querySelector('.frame').append(element);
        return element;
      };
      add('button', { padding: 0, border: 0, inlineSize: '12px', blockSize: '12px' }, '');
      add('button', { padding: 0, border: 0, inlineSize: '12px', blockSize: '12px' }, '');
      add('p', { color: 'rgb(128 128 128 / 60%)' }, 'Pale');
      add('input', { border: '1px solid #eee' }, '').ariaLabel = 'Edgeless';";
    page.run(script, vec![]).await;
    let found = page.audit().await;
    let tells = |rule: &str| found.iter().any(|finding| finding.starts_with(rule));
    assert!(tells("button-name: broken") && tells("color-contrast: broken"), "{found:#?}");
    let (ratio, place) = page.texts().await.remove(0);
    assert!(ratio < 3.0 && place.contains("Pale"), "{ratio} {place}");
    let (ratio, place) = page.shapes().await.remove(0);
    assert!(ratio < 1.3 && place.contains("Edgeless"), "{ratio} {place}");
    assert_eq!(page.small_targets().await.len(), 2);
    page.abandon().await;
}
