//! What was tampered with on its way is not run.

use crate::folder::{Folder, built};
use e2e::{Page, Settings, TOKEN};
use serde_json::json;
use standin::sentinel::LISBON;

/// The built widget, with something harmless added to the files whose names have these parts.
fn tampered(test: &str, with: &[&str], addition: &[u8]) -> Folder {
    let folder = Folder::new(test);
    for (name, mut bytes) in built() {
        if with.iter().all(|part| name.contains(part)) {
            bytes.extend(addition);
        }
        folder.write(&name, &bytes);
    }
    folder
}

/// A custom section without a name or content: the module means what it meant.
const SECTION: &[u8] = &[0, 1, 0];

#[tokio::test]
async fn another_core_is_refused() {
    let dist = tampered("core", &["tjl-core-", ".wasm"], SECTION);
    let page = Page::of_folder(dist.path()).await;
    page.show_server(LISBON).await;
    page.state("error").await;
    page.alerts("a part of it could not be loaded").await;
    page.until("heard.some(([, { code, phase }]) => code === 'core-missing' && phase === 'core')")
        .await;
    assert_eq!(page.value("links.pagingInfo").await, json!(null));
    page.abandon().await;
}

#[tokio::test]
async fn other_tools_are_refused() {
    let dist = tampered("tools", &["tjl-tools-", ".wasm"], SECTION);
    let page = Page::of_folder(dist.path()).await;
    page.show_server(LISBON).await;
    page.range("1–100 of 260").await;
    page.press("Map").await;
    page.reads("listitem", "that it failed", |text| text.contains("could not be loaded")).await;
    for (name, bytes) in built() {
        dist.write(&name, &bytes);
    }
    page.press("Map").await;
    page.until("links.shadowRoot.querySelector('[part=save-map]')").await;
    page.abandon().await;
}

/// As `show_server` does, on a page whose head holds the lines of `integrity.txt`.
async fn show_pasted(page: &Page) {
    page.goto("/standin/pasted").await;
    page.until("document.readyState === 'complete'").await;
    let settings = Settings { server: LISBON, token: Some(TOKEN), attributes: &[] };
    page.put(settings).await;
}

#[tokio::test]
async fn the_pasted_lines_let_through_what_was_built() {
    let page = Page::new().await;
    show_pasted(&page).await;
    page.range("1–100 of 260").await;
    page.press("Map").await;
    page.until("links.shadowRoot.querySelector('[part=save-map]')").await;
    page.close().await;
}

/// A comment: the script means what it meant.
const COMMENT: &[u8] = b"\n//";

#[tokio::test]
async fn the_pasted_lines_keep_out_another_entry_and_what_it_imports() {
    let dist = tampered("entry", &["tape-job-links.js"], COMMENT);
    let page = Page::of_folder(dist.path()).await;
    show_pasted(&page).await;
    let defined = "customElements.get('tape-job-links') !== undefined";
    assert_eq!(page.value(defined).await, json!(false));
    page.abandon().await;
    let dist = tampered("glue", &["tjl-core-", ".js"], COMMENT);
    let page = Page::of_folder(dist.path()).await;
    show_pasted(&page).await;
    page.alerts("a part of it could not be loaded").await;
    page.abandon().await;
}
