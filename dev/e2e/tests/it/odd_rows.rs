//! Statement 14: what can be shown is shown, as text, and what is off is told.

use e2e::Page;
use serde_json::json;
use standin::sentinel;

#[tokio::test]
async fn odd_fields_are_shown_as_they_came_and_marked() {
    let page = Page::new().await;
    page.show_server(sentinel::ODD_ROWS).await;
    page.state("ready").await;
    let rows = page.rows().await;
    let all: Vec<&str> = rows.iter().flatten().map(String::as_str).collect();
    assert!(all.contains(&"not set"), "{all:?}");
    assert!(all.iter().any(|text| text.ends_with("not a UUID")), "{all:?}");
    assert!(all.iter().any(|text| text.ends_with("unexpected type")), "{all:?}");
    page.close().await;
}

#[tokio::test]
async fn items_that_are_not_objects_are_rows_and_are_told() {
    let page = Page::new().await;
    page.show_server(sentinel::NOT_OBJECTS).await;
    page.state("ready").await;
    let told = "[...links.shadowRoot.querySelectorAll('li')].map((li) => li.textContent)";
    let notes = page.value(told).await;
    assert!(notes[0].as_str().unwrap().starts_with("Items that are not job links: 5"), "{notes}");
    let shown = page.rows().await.len();
    assert_eq!(page.value("links.pagingInfo.count").await, json!(shown));
    page.close().await;
}

#[tokio::test]
async fn markup_stays_text() {
    let page = Page::new().await;
    page.show_server(sentinel::MARKUP).await;
    page.state("ready").await;
    let made = "links.shadowRoot.querySelectorAll('table :is(img, script, b, a, iframe)').length";
    assert_eq!(page.value(made).await, json!(0));
    let rows = page.rows().await;
    assert!(rows.iter().flatten().any(|text| text.contains('<')), "{rows:?}");
    page.close().await;
}

#[tokio::test]
async fn duplicate_pairs_are_all_shown() {
    let page = Page::new().await;
    page.show_server(sentinel::DUPLICATES).await;
    page.state("ready").await;
    let count = page.value("links.pagingInfo.count").await;
    assert_eq!(json!(page.rows().await.len()), count);
    let mut rows = page.rows().await;
    rows.sort();
    rows.dedup();
    assert!(json!(rows.len()) != count, "there are duplicates to show");
    page.close().await;
}

#[tokio::test]
async fn without_a_total_the_range_claims_none() {
    let page = Page::new().await;
    for server in [sentinel::NO_META, sentinel::NULL_META, sentinel::NO_PAGING_INFO] {
        page.show_server(server).await;
        page.range("1–100").await;
        let table = page.see("table", "Tape job links").await;
        assert_eq!(table.attr("aria-rowcount").await.unwrap().as_deref(), Some("-1"));
        assert!(page.all("button", Some("Last page")).await.is_empty());
        page.press("Next page").await;
        page.range("101–200").await;
        page.press("Next page").await;
        page.range("201–260").await;
        let next = page.see("button", "Next page").await;
        assert_eq!(next.attr("aria-disabled").await.unwrap().as_deref(), Some("true"));
    }
    page.close().await;
}

#[tokio::test]
async fn skip_is_an_offset() {
    let page = Page::new().await;
    page.show_server(sentinel::SKIP).await;
    page.range("1–100 of 1,234").await;
    page.press("Last page").await;
    page.range("1,201–1,234 of 1,234").await;
    page.close().await;
}

#[tokio::test]
async fn absurd_numbers_and_partial_answers_are_told_beside_the_rows() {
    let page = Page::new().await;
    for (server, words) in [
        (sentinel::PARTIAL, "The server reported a problem beside these rows"),
        (sentinel::HUGE_TOTAL, "The server does not say how many links there are."),
        (sentinel::SMALL_TOTAL, "The server does not say how many links there are."),
        (sentinel::WRONG_COUNT, "rows, but"),
    ] {
        page.show_server(server).await;
        page.state("ready").await;
        let told = "links.shadowRoot.querySelector('li')?.textContent ?? ''";
        page.until(&format!("({told}).includes({})", json!(words))).await;
        assert!(!page.rows().await.is_empty(), "{server}");
    }
    page.close().await;
}

#[tokio::test]
async fn no_data_with_a_total_of_0_is_empty() {
    let page = Page::new().await;
    page.show_server(sentinel::NO_DATA_EMPTY).await;
    page.state("empty").await;
    page.close().await;
}

#[tokio::test]
async fn a_server_that_ignores_the_offset_is_believed_and_said() {
    let page = Page::new().await;
    page.show_server(sentinel::IGNORES_OFFSET).await;
    page.range("1–100 of 1,234").await;
    page.press("Next page").await;
    page.until(
        "links.shadowRoot.querySelector('li')?.textContent
           === 'Row 101 was asked for, but the server answered from row 1.'",
    )
    .await;
    page.range("1–100 of 1,234").await;
    assert_eq!(page.pair_requests().len(), 2, "never a loop");
    page.close().await;
}

#[tokio::test]
async fn past_the_end_is_one_step_back_and_said() {
    let page = Page::new().await;
    page.show_server(sentinel::SHRUNK).await;
    page.range("1–100 of 1,234").await;
    page.press("Last page").await;
    page.range("901–1,000 of 1,234").await;
    page.reads("status", "the shortening", |text| text.starts_with("The list has become shorter"))
        .await;
    assert_eq!(page.pair_requests().len(), 3);
    page.close().await;
}
