//! What `examples/` shows works: each built from the packed tarball by its own tools, under the
//! strictest policy.

use e2e::{Engine, Page};
use serde_json::json;
use standin::sentinel::LISBON;

/// The value of an option, by its text, as a reader chooses it.
async fn choose(page: &Page, name: &str) {
    let select = page.see("combobox", "Backup server").await;
    select.select_by_label(name).await.unwrap();
}

/// What each of them shows, in the order of its README.
async fn shows_all(name: &str) {
    let page = Page::of_example(name).await;
    page.goto("/").await;
    page.until("window.links = document.querySelector('tape-job-links')").await;

    // First rows, with names; a page turn.
    page.range("1–100 of 1,234").await;
    page.until("links.shadowRoot.querySelector('[part=name]')").await;
    page.press("Next page").await;
    page.range("101–200 of 1,234").await;
    page.is_clean(name).await;

    // The theme.
    let radius = "getComputedStyle(links.shadowRoot.querySelector('[part=refresh]')).borderRadius";
    assert_eq!(page.value(radius).await, json!("0px"), "{name}");

    // A token that has run out is renewed, and the reader sees rows.
    page.standin.forget_tokens();
    page.press("Next page").await;
    page.range("201–300 of 1,234").await;
    page.reads("status", "the renewal", |text| text.contains("was renewed")).await;

    // A job is opened, and the list comes back as it was.
    page.value("links.shadowRoot.querySelector('[part=open]').click()").await;
    let uid = "links.rows[0].jobUid.toLowerCase()";
    page.until(&format!("document.querySelector('h1').textContent === `Job ${{{uid}}}`")).await;
    page.until(&format!("location.hash === `#/jobs/${{{uid}}}`")).await;
    page.unsee("button", "Next page").await;
    page.see("link", "Back to the list").await.click().await.unwrap();
    page.range("201–300 of 1,234").await;

    // Another server, live; then what the host says of two that fail.
    choose(&page, "Lisbon DC2").await;
    page.range("1–100 of 260").await;
    assert!(page.pair_requests().last().unwrap().target.contains(LISBON), "{name}");
    choose(&page, "One that is refused").await;
    page.alerts("Support code: load/forbidden").await;
    choose(&page, "One that wants a sign-in").await;
    page.alerts("Please sign in again (refused).").await;
    choose(&page, "Athens DC1").await;
    page.range("1–100 of 1,234").await;
    page.until("document.querySelector('[role=alert]').textContent === ''").await;

    // What loads later: the picture, and another language.
    page.press("Map").await;
    page.until("links.shadowRoot.querySelector('[part=save-map]')").await;
    page.run("document.documentElement.lang = 'de'", vec![]).await;
    page.see("button", "Nächste Seite").await;
    page.close().await;
}

#[tokio::test]
async fn a_page_in_plain_html() {
    shows_all("plain").await;
}

/// What their bundlers made of the package is the same in every engine, and so tried in one.
async fn bundled(name: &str) {
    if Engine::tested() == Engine::Chromium {
        shows_all(name).await;
    }
}

#[tokio::test]
async fn react() {
    bundled("react").await;
}

#[tokio::test]
async fn vue() {
    bundled("vue").await;
}

#[tokio::test]
async fn svelte() {
    bundled("svelte").await;
}

#[tokio::test]
async fn angular() {
    bundled("angular").await;
}
