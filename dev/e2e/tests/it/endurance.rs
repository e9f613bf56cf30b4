//! Statements 12, 13, 15 and 16: a list that changes, a server that prepares it, a network that goes.

use e2e::Page;
use standin::sentinel;

#[tokio::test]
async fn a_changed_total_is_told_and_repeats_are_marked() {
    let page = Page::new().await;
    page.show_server(sentinel::DRIFT).await;
    page.range("1–100 of 1,234").await;
    page.press("Next page").await;
    page.range("101–200 of 1,236").await;
    page.until(
        "links.shadowRoot.textContent.includes('The list changed while you were paging \
         (1,234, now 1,236): rows may repeat or be missing.')",
    )
    .await;
    let marked = page.rows().await;
    let marked = marked.iter().filter(|row| row[1].ends_with("also on the previous page")).count();
    assert_eq!(marked, 2);
    page.press("Start again").await;
    page.range("1–100 of 1,234").await;
    page.unsee("button", "Start again").await;
    page.becomes("links.shadowRoot.activeElement?.tagName ?? null", "CAPTION".into()).await;
    page.close().await;
}

#[tokio::test]
async fn a_202_is_followed_to_its_rows() {
    let page = Page::new().await;
    page.show_server(sentinel::ASYNC).await;
    page.reads("status", "it", |text| text == "The server is preparing the list").await;
    page.see("button", "Cancel").await;
    page.until("links.state === 'ready'").await;
    assert!(!page.rows().await.is_empty());
    page.close().await;
}

#[tokio::test]
async fn a_202_that_fails_says_so() {
    let page = Page::new().await;
    page.show_server(sentinel::ASYNC_FAILED).await;
    page.alerts("the server could not prepare the list").await;
    page.until("heard[0][1].code === 'async-failed'").await;
    page.show_server(sentinel::ASYNC_CANCELED).await;
    page.alerts("the server could not prepare the list").await;
    page.close().await;
}

#[tokio::test]
async fn a_202_can_be_cancelled_and_is_never_shown_as_empty() {
    let page = Page::new().await;
    page.show_server(sentinel::ASYNC_STUCK).await;
    page.reads("status", "it", |text| text == "The server is preparing the list").await;
    page.press("Cancel").await;
    page.reads("status", "the end of it", |text| text == "Cancelled").await;
    page.see("button", "Retry").await;
    page.close().await;
}

#[tokio::test]
async fn offline_is_said_at_once_and_ends_by_itself() {
    let page = Page::new().await;
    page.show_server(sentinel::ATHENS).await;
    page.range("1–100 of 1,234").await;
    page.offline(true).await;
    page.until("!navigator.onLine").await;
    page.press("Next page").await;
    page.alerts("Offline. Showing 1–100 from ").await;
    assert_eq!(page.pair_requests().len(), 1);
    page.offline(false).await;
    page.range("101–200 of 1,234").await;
    page.becomes("heard.length", 3.into()).await;
    page.close().await;
}
