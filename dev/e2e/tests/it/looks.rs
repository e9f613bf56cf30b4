//! axe finds nothing, and nothing overflows, in the states there are, wide and narrow, light and
//! dark.

use e2e::{Options, Page};
use serde_json::json;
use standin::sentinel::{
    ALWAYS_403, ALWAYS_520, ASYNC_STUCK, ATHENS, DRIFT, EMPTY, GATED, LATER_503, ODD_ROWS, PARTIAL,
    THROTTLED,
};

const STATES: &[(&str, &str)] = &[
    (ATHENS, "ready"),
    (EMPTY, "empty"),
    (ALWAYS_403, "error"),
    (ALWAYS_520, "error"),
    (ODD_ROWS, "ready"),
    (PARTIAL, "ready"),
    (GATED, "loading"),
    (THROTTLED, "loading"),
    (ASYNC_STUCK, "loading"),
];

async fn look(page: &Page) {
    for (server, state) in STATES {
        page.show_server(server).await;
        page.state(state).await;
        page.see("table", "Tape job links").await;
        page.is_clean(server).await;
    }
    page.show_server(DRIFT).await;
    page.range("1–100 of 1,234").await;
    page.press("Next page").await;
    page.range("101–200 of 1,236").await;
    page.is_clean("rows that repeat").await;
    page.show_server(LATER_503).await;
    page.range("1–100 of 1,234").await;
    page.press("Next page").await;
    page.alerts("the server answered 503").await;
    page.is_clean("rows and an alert").await;
    page.goto(&format!("/#server={ATHENS}")).await;
    page.see("button", "Show links").await;
    // The form does nothing until its script is there, which `WebKit`'s driver does not wait for.
    page.until("document.forms[0].elements.api.value").await;
    page.is_clean("the form").await;
    page.fill("textbox", "Access token", e2e::TOKEN).await;
    page.press("Show links").await;
    page.becomes("document.querySelector('tape-job-links').state", json!("ready")).await;
    page.is_clean("the standalone page").await;
    page.goto("/demo/").await;
    page.until(
        "[...document.querySelectorAll('tape-job-links')]
           .filter((links) => links.state === 'ready').length >= 2",
    )
    .await;
    page.is_clean("the demo").await;
}

#[tokio::test]
async fn wide_and_light() {
    let page = Page::new().await;
    look(&page).await;
    page.close().await;
}

#[tokio::test]
async fn narrow_and_dark() {
    let page =
        Page::with(Options { size: (320, 640), dark: true, mouse: false, reader: false }).await;
    look(&page).await;
    page.close().await;
}

/// Those after the text, and the one at the row's end, which floats.
#[tokio::test]
async fn the_buttons_of_a_row_are_level() {
    const TOPS: &str = "[...links.shadowRoot.querySelector('tbody tr').querySelectorAll('.tool')]
        .map((tool) => tool.getBoundingClientRect().top)";
    let page = Page::new().await;
    page.show_server(ATHENS).await;
    page.state("ready").await;
    page.becomes(&format!("{TOPS}.length"), json!(3)).await;
    let apart = format!("Math.max(...{TOPS}) - Math.min(...{TOPS})");
    let apart = page.value(&apart).await.as_f64().unwrap();
    // Browsers differ over the middle of a line.
    assert!(apart <= 2.0, "{apart} px apart");
    page.close().await;
}
