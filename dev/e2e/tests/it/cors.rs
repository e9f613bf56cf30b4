//! The API on another origin: where it allows this one, and where it does not.

use e2e::{Page, Settings, TOKEN};
use serde_json::json;
use standin::Standin;
use standin::sentinel::{ASYNC, LISBON, TOKEN_EXPIRED};

/// The widget from its own origin, on a page that may reach another stand-in.
async fn show(page: &Page, api: &Standin, server: &str, token: &str) {
    let url = api.url();
    let port = url.rsplit(':').next().unwrap();
    page.goto(&format!("/standin/host/elsewhere/{port}")).await;
    page.until("customElements.get('tape-job-links')").await;
    let attributes = &[("api-base", &*url)];
    page.put(Settings { server, token: Some(token), attributes }).await;
}

#[tokio::test]
async fn an_api_that_allows_this_origin_is_read_as_ones_own() {
    let page = Page::new().await;
    let api = page.another_that_allows_this().await;
    show(&page, &api, LISBON, TOKEN).await;
    page.range("1–100 of 260").await;
    page.press("Next page").await;
    page.range("101–200 of 260").await;
    let asked = api.requests();
    let sent = |seen: &standin::Seen| seen.header("authorization").is_some();
    assert!(asked.iter().any(|seen| !sent(seen)), "the browser asked whether it may");
    assert_eq!(asked.iter().filter(|seen| sent(seen)).count(), 2, "{asked:?}");
    assert!(page.pair_requests().is_empty(), "nothing goes to the page's own origin");
    page.close().await;
}

#[tokio::test]
async fn what_it_refuses_can_be_read_and_where_a_202_leads_too() {
    let page = Page::new().await;
    let api = page.another_that_allows_this().await;
    show(&page, &api, LISBON, TOKEN_EXPIRED).await;
    page.alerts("the server refused the access token").await;
    show(&page, &api, ASYNC, TOKEN).await;
    page.state("ready").await;
    page.close().await;
}

#[tokio::test]
async fn without_its_leave_the_reader_is_told_the_three_causes() {
    let page = Page::new().await;
    let api = page.another().await;
    show(&page, &api, LISBON, TOKEN).await;
    // After three attempts.
    let said = page.alerts("the browser got no answer from http://127.0.0.1").await;
    assert!(said.contains("CORS: if that tab shows something"), "{said}");
    page.until("heard.some(([, { code }]) => code === 'unreachable')").await;
    let sent = api.requests().iter().filter(|seen| seen.header("authorization").is_some()).count();
    assert_eq!(json!(sent), json!(0), "the token was not sent");
    // The browser's own lines, of CORS.
    page.abandon().await;
}
