//! A core that crashes says so in every element, and starts again.

use e2e::{Page, TOKEN};
use serde_json::json;
use standin::sentinel::{ATHENS, LISBON};

/// Fills the core's memory with nonsense: whatever runs next traps, as after a real fault.
const BREAK: &str = "new Uint8Array(wasm.memory.buffer).fill(0xff);";

async fn two_elements(page: &Page) {
    page.show_server(LISBON).await;
    page.range("1–100 of 260").await;
    page.run("links.pageSize = 50", vec![]).await;
    page.range("1–50 of 260").await;
    page.press("Next page").await;
    page.range("51–100 of 260").await;
    let script = "
      window.other = document.createElement('tape-job-links');
      other.label = 'Other links';
      other.serverUid = arguments[0];
      other.token = arguments[1];
      links.parentElement.append(other);";
    page.run(script, vec![json!(ATHENS), json!(TOKEN)]).await;
    page.until("other.state === 'ready'").await;
}

async fn break_memory(page: &Page) {
    page.modules().await;
    page.in_core(BREAK).await;
}

async fn starts_again(page: &Page) {
    page.until("links.state === 'error' && other.state === 'error'").await;
    page.alerts("Tape job links stopped working.").await;
    page.until("heard.filter(([, detail]) => detail.code === 'crashed').length === 2").await;
    let buttons = page.all("button", Some("Start again")).await;
    assert_eq!(buttons.len(), 2);
    buttons[0].click().await.unwrap();
    page.range("51–100 of 260").await;
    // Not before: rows that come move what is below them.
    page.press("Start again").await;
    page.until("other.state === 'ready'").await;
    page.value("links.next()").await;
    page.range("101–150 of 260").await;
}

#[tokio::test]
async fn a_trap_in_a_method_call_is_survived() {
    let page = Page::new().await;
    two_elements(&page).await;
    break_memory(&page).await;
    page.value("links.refresh()").await;
    starts_again(&page).await;
    page.abandon().await;
}

#[tokio::test]
async fn a_trap_in_a_click_is_survived() {
    let page = Page::new().await;
    two_elements(&page).await;
    break_memory(&page).await;
    page.value("links.shadowRoot.querySelector('[part=refresh]').click()").await;
    starts_again(&page).await;
    page.abandon().await;
}

#[tokio::test]
async fn a_panic_is_survived() {
    let page = Page::that_panics().await;
    two_elements(&page).await;
    page.run("links.label = 'panic'", vec![]).await;
    page.until("links.state === 'error' && other.state === 'error'").await;
    page.run("links.label = 'Links'", vec![]).await;
    starts_again(&page).await;
    page.abandon().await;
}
