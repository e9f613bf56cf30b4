//! What is said aloud for each deed: exactly this, in this order, each once. What is said too
//! often is found by the next deed, which it stands in front of.

use e2e::{Engine, Page, Settings, TOKEN};
use fantoccini::key::Key;
use serde_json::json;
use standin::sentinel::{self, ATHENS, GATED, LISBON, TOKEN_FIRST_PAGE};

#[tokio::test]
async fn pages_and_what_readers_do_with_them() {
    let page = Page::new().await;
    the_pages_of_a_list(&page).await;
    what_readers_do_with_rows(&page).await;
    page.close().await;
}

/// What follows is the core's own doing, and the same in every engine.
async fn chromium() -> Option<Page> {
    match Engine::tested() {
        Engine::Chromium => Some(Page::new().await),
        Engine::Firefox | Engine::WebKit => None,
    }
}

#[tokio::test]
async fn waits_and_what_is_off_with_what_comes() {
    let Some(page) = chromium().await else { return };
    a_first_load_that_takes_long_and_is_cancelled(&page).await;
    what_is_off_with_the_rows(&page).await;
    a_token_that_is_refused_and_another(&page).await;
    page.close().await;
}

#[tokio::test]
async fn failures_and_files() {
    let Some(page) = chromium().await else { return };
    failures_and_what_comes_of_them(&page).await;
    an_export_that_is_done_and_one_that_failed(&page).await;
    page.close().await;
}

async fn the_pages_of_a_list(page: &Page) {
    page.show_server(ATHENS).await;
    page.says(&["status: Rows 1 to 100 of 1,234"]).await;
    page.press("Next page").await;
    page.says(&["status: Rows 101 to 200 of 1,234"]).await;
    page.press("Refresh").await;
    page.says(&["status: Updated TIME"]).await;
    for _ in 0..2 {
        page.all("button", Some("Copy linked job UID")).await[0].click().await.unwrap();
        page.says(&["status: Copied"]).await;
    }
    page.run("links.goTo(5000)", vec![]).await;
    page.says(&[
        "status: The list has become shorter, this is its last page. Rows 1,201 to 1,234 of 1,234",
    ])
    .await;
    page.run("links.first()", vec![]).await;
    page.says(&["status: Rows 1 to 100 of 1,234"]).await;
    page.run("links.signOut()", vec![]).await;
    page.says(&["status: Signed out."]).await;
}

async fn what_readers_do_with_rows(page: &Page) {
    page.show_server(LISBON).await;
    page.says(&["status: Rows 1 to 100 of 260"]).await;
    page.press("Tape job").await;
    page.says(&["status: This page is sorted by Tape job, ascending."]).await;
    page.press("Tape job").await;
    page.says(&["status: This page is sorted by Tape job, descending."]).await;
    page.press("Tape job").await;
    page.says(&["status: This page is in the server's order."]).await;
    page.fill("searchbox", "Find", "nothing has this").await;
    page.says(&["status: None of these 100 rows matches."]).await;
    page.press("Search all 260 rows").await;
    page.says(&["status: None of 260 rows matches."]).await;
    page.press("Close the list").await;
    page.fill("searchbox", "Find", " ").await;
    // The button that was pressed has the focus, and another name.
    page.press("Map").await;
    page.see("group", "Map").await;
    page.press("Table").await;
    page.unsee("group", "Map").await;
    page.press("Group by tape job").await;
    page.press("Next page").await;
    page.says(&["status: Rows 101 to 200 of 260"]).await;
}

async fn a_first_load_that_takes_long_and_is_cancelled(page: &Page) {
    page.show_server(GATED).await;
    page.says(&["status: Loading links"]).await;
    page.says(&["status: Still waiting"]).await;
    page.press("Cancel").await;
    page.says(&["status: Cancelled"]).await;
    page.press("Retry").await;
    page.says(&["status: Loading links"]).await;
    page.release_until("1–100 of 1,234").await;
    page.says(&["status: Rows 1 to 100 of 1,234"]).await;
    page.press("Next page").await;
    page.says(&["status: Loading the page"]).await;
    page.release_until("101–200 of 1,234").await;
    page.says(&["status: Rows 101 to 200 of 1,234"]).await;
}

async fn failures_and_what_comes_of_them(page: &Page) {
    page.show_server(sentinel::TWICE_520).await;
    page.says(&["status: That failed. Trying again", "status: Rows 1 to 100 of 1,234"]).await;
    page.show_server(sentinel::LATER_520).await;
    page.hurry().await;
    page.says(&["status: Rows 1 to 100 of 1,234"]).await;
    page.press("Next page").await;
    page.says(&[
        "status: That failed. Trying again",
        "alert: Could not load rows 101–200: the server reported an error (520). Still showing \
         1–100 from TIME. Press Retry. If that does not help, the server's own log says more. \
         The server says: “The database is not available.”",
    ])
    .await;
    page.press("Refresh").await;
    page.says(&["status: Updated TIME"]).await;
    page.show_server(sentinel::LOGIN_200).await;
    page.says(&[&format!(
        "alert: Could not load links: the answer is a web page, not data. Check the API address \
         {}/api/v3: it usually ends in /api/v3. A login page in front of the API looks like this \
         too.",
        page.standin.url()
    )])
    .await;
}

async fn a_token_that_is_refused_and_another(page: &Page) {
    let token = Some(TOKEN_FIRST_PAGE);
    page.show(Settings { server: ATHENS, token, attributes: &[] }).await;
    page.says(&["status: Rows 1 to 100 of 1,234"]).await;
    page.press("Next page").await;
    page.says(&[
        "alert: Sign in again to load more. Still showing 1–100 from TIME. It may have expired: \
         access tokens live one hour by default.",
    ])
    .await;
    page.run("links.token = arguments[0]", vec![json!(TOKEN)]).await;
    page.says(&["status: Rows 101 to 200 of 1,234"]).await;
}

async fn what_is_off_with_the_rows(page: &Page) {
    page.show_server(sentinel::DRIFT).await;
    page.says(&["status: Rows 1 to 100 of 1,234"]).await;
    page.press("Next page").await;
    page.says(&[
        "status: Rows 101 to 200 of 1,236",
        "live: The list changed while you were paging (1,234, now 1,236): rows may repeat or be \
         missing.",
    ])
    .await;
    page.press("Next page").await;
    page.says(&["status: Rows 201 to 300 of 1,236"]).await;
    page.show(Settings {
        server: sentinel::NAMES_403,
        token: Some(TOKEN),
        attributes: &[("resolve-names", "")],
    })
    .await;
    page.says(&[
        "status: Rows 1 to 100 of 1,234",
        "live: Job names could not be loaded: this token's role may not read tape jobs (403). UIDs \
         are shown instead.",
    ])
    .await;
    page.press("Next page").await;
    page.says(&["status: Rows 101 to 200 of 1,234"]).await;
}

async fn an_export_that_is_done_and_one_that_failed(page: &Page) {
    page.show_server(LISBON).await;
    page.says(&["status: Rows 1 to 100 of 260"]).await;
    let keep = "
      HTMLAnchorElement.prototype.click = () => {};
      window.Date.prototype.toISOString = () => '2026-11-25T14:31:05.123Z';";
    page.run(keep, vec![]).await;
    page.press("Export").await;
    page.see("radio", "All pages").await.click().await.unwrap();
    page.press("Download").await;
    let done = format!(
        "live: Tape job links of backup server {LISBON}, whole list, exported at \
         2026-11-25TTIMEZ: 260 rows, complete."
    );
    page.says(&[&done]).await;
    page.key_in_widget(Key::Escape).await;
    page.unsee("dialog", "Export").await;
    page.press("Next page").await;
    page.says(&["status: Rows 101 to 200 of 260"]).await;

    let token = Some(TOKEN_FIRST_PAGE);
    page.show(Settings { server: ATHENS, token, attributes: &[] }).await;
    page.says(&["status: Rows 1 to 100 of 1,234"]).await;
    page.run(keep, vec![]).await;
    page.press("Export").await;
    page.see("radio", "All pages").await.click().await.unwrap();
    page.press("Download").await;
    let failed = format!(
        "live: Tape job links of backup server {ATHENS}, whole list, exported at \
         2026-11-25TTIMEZ: 500 of 1234 rows, incomplete: the access token was refused."
    );
    page.says(&[&failed]).await;
    page.press("Close").await;
    page.unsee("dialog", "Export").await;
}
