//! What `examples/` shows works.

use crate::folder::{Folder, built, files};
use e2e::Page;
use serde_json::json;
use std::path::Path;

#[tokio::test]
async fn a_page_in_plain_html() {
    let folder = Folder::new("plain");
    let example = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../examples/plain");
    for (name, bytes) in files(&example) {
        folder.write(&name, &bytes);
    }
    for (name, bytes) in built() {
        folder.write(&format!("tape-job-links/{name}"), &bytes);
    }
    let page = Page::of_folder(folder.path()).await;
    page.goto("/index.html").await;
    page.until("window.links = document.querySelector('tape-job-links')").await;
    page.range("1–100 of 1,234").await;
    page.until("links.shadowRoot.querySelector('[part=name]')").await;
    page.value("links.shadowRoot.querySelector('[part=open]').click()").await;
    page.until("document.querySelector('#opened').textContent === `Opened ${links.rows[0].jobUid.toLowerCase()}`").await;
    let box_of = "getComputedStyle(links.shadowRoot.querySelector('[part=refresh]')).borderRadius";
    assert_eq!(page.value(box_of).await, json!("0px"));
    page.is_clean("the example").await;
    page.close().await;
}
