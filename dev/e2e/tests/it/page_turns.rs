//! Statements 3, 4 and 5: page changes, fast clicks, the ends.

use e2e::Page;
use fantoccini::key::Key;
use serde_json::json;
use standin::sentinel::{ATHENS, CLAMP_50, GATED, LISBON, MILLION};

/// The name of what has the focus inside the element.
const FOCUSED: &str = "links.shadowRoot.activeElement?.getAttribute('aria-label')
    ?? links.shadowRoot.activeElement?.tagName ?? null";

/// How far the rows are scrolled.
const SCROLLED: &str = "links.shadowRoot.querySelector('table').parentElement.scrollTop";

#[tokio::test]
async fn next_previous_first_and_last_lead_where_they_say() {
    let page = Page::new().await;
    page.show_server(LISBON).await;
    page.range("1–100 of 260").await;
    for (button, range) in [
        ("Next page", "101–200 of 260"),
        ("Next page", "201–260 of 260"),
        ("Previous page", "101–200 of 260"),
        ("Last page", "201–260 of 260"),
        ("First page", "1–100 of 260"),
    ] {
        page.press(button).await;
        page.range(range).await;
    }
    let names: Vec<_> =
        page.heard().await.iter().map(|event| event[0].as_str().unwrap().to_owned()).collect();
    assert_eq!(names, ["tjl-ready", "tjl-page", "tjl-page", "tjl-page", "tjl-page", "tjl-page"]);
    page.close().await;
}

#[tokio::test]
async fn focus_stays_on_the_pressed_button_to_the_end_and_beyond() {
    let page = Page::new().await;
    page.show_server(LISBON).await;
    page.range("1–100 of 260").await;
    page.value("links.shadowRoot.querySelector('[part=next]').focus()").await;
    for range in ["101–200 of 260", "201–260 of 260"] {
        page.key_in_widget(Key::Enter).await;
        page.range(range).await;
        assert_eq!(page.value(FOCUSED).await, json!("Next page"));
    }
    let next = page.see("button", "Next page").await;
    assert_eq!(next.attr("aria-disabled").await.unwrap().as_deref(), Some("true"));
    assert_eq!(next.attr("disabled").await.unwrap(), None);
    page.key_in_widget(Key::Enter).await;
    assert_eq!(page.value(FOCUSED).await, json!("Next page"));
    assert_eq!(page.pair_requests().len(), 3, "a button that leads nowhere sends nothing");
    page.close().await;
}

#[tokio::test]
async fn at_the_start_first_and_previous_lead_nowhere() {
    let page = Page::new().await;
    page.show_server(LISBON).await;
    page.range("1–100 of 260").await;
    for name in ["First page", "Previous page"] {
        let button = page.see("button", name).await;
        assert_eq!(button.attr("aria-disabled").await.unwrap().as_deref(), Some("true"));
    }
    for name in ["Next page", "Last page"] {
        let button = page.see("button", name).await;
        assert_eq!(button.attr("aria-disabled").await.unwrap(), None);
    }
    page.close().await;
}

#[tokio::test]
async fn old_rows_stay_and_are_marked_until_the_new_ones_come() {
    let page = Page::new().await;
    page.show_server(GATED).await;
    page.release_when_held().await;
    page.range("1–100 of 1,234").await;
    let before = page.rows().await;
    page.press("Next page").await;
    page.until("links.matches(':state(stale)')").await;
    assert_eq!(page.value("links.state").await, json!("loading"));
    assert_eq!(page.rows().await, before);
    page.range("1–100 of 1,234").await;
    page.release_when_held().await;
    page.range("101–200 of 1,234").await;
    assert_eq!(page.value("links.matches(':state(stale)')").await, json!(false));
    assert_ne!(page.rows().await, before);
    page.close().await;
}

#[tokio::test]
async fn of_fast_clicks_the_last_wins_and_only_one_is_in_flight() {
    let page = Page::new().await;
    page.show_server(GATED).await;
    page.release_when_held().await;
    page.range("1–100 of 1,234").await;
    page.listen().await;
    for _ in 0..3 {
        page.press("Next page").await;
    }
    page.until_asked(300).await;
    page.until_held(1).await;
    page.release_until("301–400 of 1,234").await;
    page.heard_aloud("Rows 301 to 400 of 1,234").await;
    page.close().await;
}

/// A first page in a low element, of which the first rows are out of sight.
async fn show_scrolled(page: &Page) {
    page.show_server(ATHENS).await;
    page.range("1–100 of 1,234").await;
    page.value("links.style.height = '300px'").await;
    page.value(&format!("{SCROLLED} = 900")).await;
    page.until(&format!("{SCROLLED} > 500")).await;
}

#[tokio::test]
async fn a_page_turn_shows_the_first_rows() {
    let page = Page::new().await;
    show_scrolled(&page).await;
    page.press("Next page").await;
    page.range("101–200 of 1,234").await;
    page.becomes(SCROLLED, json!(0)).await;
    page.close().await;
}

#[tokio::test]
async fn a_page_turn_while_the_map_shows_leads_to_the_first_rows_too() {
    let page = Page::new().await;
    show_scrolled(&page).await;
    page.press("Map").await;
    page.see("button", "Table").await;
    page.press("Next page").await;
    page.range("101–200 of 1,234").await;
    page.press("Table").await;
    page.see("button", "Map").await;
    page.press("Next page").await;
    page.range("201–300 of 1,234").await;
    page.becomes(SCROLLED, json!(0)).await;
    page.close().await;
}

#[tokio::test]
async fn a_short_last_page_leaves_the_next_ones_as_high_as_they_were() {
    let page = Page::new().await;
    page.show_server(ATHENS).await;
    page.range("1–100 of 1,234").await;
    let height = page.value("links.offsetHeight").await;
    page.press("Last page").await;
    page.range("1,201–1,234 of 1,234").await;
    page.until(&format!("links.offsetHeight < {height} / 2")).await;
    page.press("First page").await;
    page.range("1–100 of 1,234").await;
    page.until(&format!("Math.abs(links.offsetHeight - {height}) < 8")).await;
    page.close().await;
}

#[tokio::test]
async fn another_page_size_keeps_the_place() {
    let page = Page::new().await;
    page.show_server(ATHENS).await;
    page.range("1–100 of 1,234").await;
    page.press("Next page").await;
    page.range("101–200 of 1,234").await;
    let select = page.see("combobox", "Rows per page").await;
    let texts = "[...links.shadowRoot.querySelector('select').options].map((o) => o.text)";
    assert_eq!(page.value(texts).await, json!(["25", "50", "100", "250", "500"]));
    select.select_by_value("50").await.unwrap();
    page.range("101–150 of 1,234").await;
    assert_eq!(page.value("links.pageSize").await, json!(50));
    page.see("combobox", "Rows per page").await.select_by_value("500").await.unwrap();
    page.range("1–500 of 1,234").await;
    page.close().await;
}

#[tokio::test]
async fn next_follows_the_answer_of_a_server_that_clamps() {
    let page = Page::new().await;
    page.show_server(CLAMP_50).await;
    for range in ["1–50 of 1,234", "51–100 of 1,234", "101–150 of 1,234"] {
        page.range(range).await;
        page.press("Next page").await;
    }
    page.range("151–200 of 1,234").await;
    page.press("Previous page").await;
    page.range("101–150 of 1,234").await;
    page.close().await;
}

#[tokio::test]
async fn a_million_links_are_one_step_to_the_last_page() {
    let page = Page::new().await;
    page.show_server(MILLION).await;
    page.range("1–100 of 1,000,000").await;
    page.press("Last page").await;
    page.range("999,901–1,000,000 of 1,000,000").await;
    page.value("links.goTo(600000)").await;
    page.range("600,001–600,100 of 1,000,000").await;
    page.close().await;
}

#[tokio::test]
async fn rows_are_kept_and_rewritten_on_a_shorter_page_too() {
    let page = Page::new().await;
    page.show_server(ATHENS).await;
    page.range("1–100 of 1,234").await;
    page.run("window.row = links.shadowRoot.querySelector('[part=row]')", vec![]).await;
    page.press("Last page").await;
    page.range("1,201–1,234 of 1,234").await;
    let same = "row === links.shadowRoot.querySelector('[part=row]') && row.isConnected";
    page.until(same).await;
    assert_eq!(page.rows().await.len(), 34);
    page.close().await;
}

#[tokio::test]
async fn when_the_rows_came_is_there_to_be_seen() {
    let page = Page::new().await;
    page.show_server(ATHENS).await;
    page.range("1–100 of 1,234").await;
    let as_of = "links.shadowRoot.querySelector('.as-of').textContent";
    page.until(&format!("/^Updated \\d/.test({as_of})")).await;
    page.run("links.goTo(5000)", vec![]).await;
    page.until(&format!("{as_of}.startsWith('The list has become shorter')")).await;
    page.close().await;
}
