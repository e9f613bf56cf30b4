//! The demo portal: two elements, tokens by provider, a menu of every failure.

use e2e::Page;
use serde_json::json;

#[tokio::test]
async fn the_demo_portal_shows_two_servers_under_the_strict_policy() {
    let page = Page::new().await;
    page.goto("/demo/").await;
    page.until(
        "[...document.querySelectorAll('tape-job-links')]
           .filter((links) => links.state === 'ready').length >= 2",
    )
    .await;
    let totals = "[...document.querySelectorAll('tape-job-links')]
        .map((links) => links.pagingInfo?.total).filter(Boolean).sort((a, b) => a - b)";
    assert_eq!(page.value(totals).await, json!([2, 1234]));
    page.close().await;
}
