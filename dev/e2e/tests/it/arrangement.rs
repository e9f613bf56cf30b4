//! What the reader sees of a page: found, sorted, grouped; and the way to any row.

use e2e::{Page, Settings, TOKEN};
use fantoccini::key::Key;
use serde_json::json;
use standin::sentinel::{ATHENS, EXAMPLE, LISBON, MILLION};

async fn named(page: &Page, server: &str) {
    let attributes = &[("resolve-names", "")];
    page.show(Settings { server, token: Some(TOKEN), attributes }).await;
    page.until("links.shadowRoot.querySelector('[part=name]')").await;
}

const ROWS: &str = "links.shadowRoot.querySelectorAll('tbody [part=row]').length";

#[tokio::test]
async fn find_shows_matching_rows_of_this_page_and_says_so() {
    let page = Page::new().await;
    page.show_server(EXAMPLE).await;
    page.range("1–2 of 2").await;
    page.listen().await;
    // Part of a UID, in another case, without its hyphen.
    page.fill("searchbox", "Find", "ACB055DB87").await;
    page.becomes(ROWS, json!(1)).await;
    page.heard_aloud("1 of these 2 rows matches.").await;
    assert!(page.rows().await[0][0].starts_with("acb055db"));
    page.becomes("CSS.highlights?.get('tjl-found')?.size ?? 1", json!(1)).await;
    // Where there are highlights, this one has its colours.
    let marked = "!globalThis.Highlight || getComputedStyle(links.shadowRoot.querySelector(
        'tbody [part=uid]'), '::highlight(tjl-found)').backgroundColor === 'rgb(255, 213, 74)'";
    page.becomes(marked, json!(true)).await;
    page.fill("searchbox", "Find", "nothing has this").await;
    page.becomes(ROWS, json!(0)).await;
    page.heard_aloud("None of these 2 rows matches.").await;
    page.fill("searchbox", "Find", " ").await;
    page.becomes(ROWS, json!(2)).await;
    page.close().await;
}

#[tokio::test]
async fn find_matches_names_and_lasts_over_a_page_turn() {
    let page = Page::new().await;
    named(&page, ATHENS).await;
    page.fill("searchbox", "Find", "helsinki").await;
    page.until(&format!("{ROWS} > 0 && {ROWS} < 100")).await;
    let all = "[...links.shadowRoot.querySelectorAll('tbody [part=row]')]
        .every((row) => /helsinki/i.test(row.textContent))";
    assert_eq!(page.value(all).await, json!(true));
    page.press("Next page").await;
    page.range("101–200 of 1,234").await;
    page.becomes(all, json!(true)).await;
    page.is_clean("found").await;
    page.close().await;
}

#[tokio::test]
async fn a_column_sorts_this_page_up_down_and_not_at_all() {
    let page = Page::new().await;
    named(&page, LISBON).await;
    let server = page.rows().await;
    let aria = "links.shadowRoot.querySelectorAll('thead th')[1].ariaSort";
    page.listen().await;
    page.press("Linked job").await;
    page.becomes(aria, json!("ascending")).await;
    page.heard_aloud("This page is sorted by Linked job, ascending.").await;
    let names = "[...links.shadowRoot.querySelectorAll('tbody td')]
        .map((cell) => cell.querySelector('[part=name]')?.textContent ?? '')";
    let sorted = format!(
        "{names}.every((name, at, all) => at === 0 || name === '' ||
            all[at - 1].localeCompare(name, 'en', {{ numeric: true, sensitivity: 'base' }}) <= 0)"
    );
    page.becomes(&sorted, json!(true)).await;
    page.press("Linked job").await;
    page.becomes(aria, json!("descending")).await;
    page.press("Linked job").await;
    page.becomes(aria, json!(null)).await;
    assert_eq!(page.rows().await, server, "the server's order is back");
    page.close().await;
}

#[tokio::test]
async fn groups_say_how_many_and_whether_the_page_cuts_them() {
    let page = Page::new().await;
    named(&page, ATHENS).await;
    page.press("Group by tape job").await;
    let headings = "[...links.shadowRoot.querySelectorAll('tbody [part=group]')]
        .map((row) => row.textContent)";
    page.until(&format!("{headings}.length > 3")).await;
    let texts = page.value(headings).await;
    let texts: Vec<String> = serde_json::from_value(texts).unwrap();
    assert!(texts[0].contains("Tape weekly – Rotterdam full"), "{texts:?}");
    assert!(texts[0].ends_with("1 here"), "{texts:?}");
    assert!(texts.last().unwrap().ends_with("may continue on the next page"), "{texts:?}");
    let toggle = page.all("button", Some("Tape monthly – Helsinki full")).await.remove(0);
    assert_eq!(toggle.attr("aria-expanded").await.unwrap().as_deref(), Some("true"));
    toggle.click().await.unwrap();
    page.becomes(&format!("{ROWS} < 100"), json!(true)).await;
    page.is_clean("grouped").await;
    page.press("Group by tape job").await;
    page.becomes(ROWS, json!(100)).await;
    page.close().await;
}

#[tokio::test]
async fn any_row_is_one_step_away() {
    let page = Page::new().await;
    page.show_server(MILLION).await;
    page.range("1–100 of 1,000,000").await;
    page.fill("spinbutton", "Go to row", "600000").await;
    page.key_in_widget(Key::Enter).await;
    page.range("600,000–600,099 of 1,000,000").await;
    page.fill("spinbutton", "Go to row", "5000000").await;
    page.key_in_widget(Key::Enter).await;
    page.range("1,000,000 of 1,000,000").await;
    page.close().await;
}

#[tokio::test]
async fn a_search_through_all_pages_lists_the_way_to_each_row() {
    let page = Page::new().await;
    named(&page, ATHENS).await;
    page.run("links.goTo(700)", vec![]).await;
    page.range("701–800 of 1,234").await;
    let name = "links.shadowRoot.querySelector('tbody td [part=name]')?.textContent";
    page.until(name).await;
    let name = page.value(name).await.as_str().unwrap().to_owned();
    page.press("First page").await;
    page.range("1–100 of 1,234").await;

    page.fill("searchbox", "Find", &name).await;
    page.listen().await;
    page.press("Search all 1,234 rows").await;
    page.until("spoken.some((words) => /of 1,234 rows match/.test(words))").await;
    page.is_clean("a search through all pages").await;
    let found = "[...links.shadowRoot.querySelectorAll('.search-all li button')]
        .find(({ textContent }) => textContent.startsWith('Row 701: '))";
    let title = page.value(&format!("{found}.textContent")).await;
    assert!(title.as_str().unwrap().ends_with(&format!(" – {name}")), "{title}");
    page.value(&format!("{found}.click()")).await;
    page.range("701–800 of 1,234").await;
    let row = "links.shadowRoot.querySelector('tbody [part=row]').textContent";
    assert!(page.value(row).await.as_str().unwrap().contains(&name));
    page.close().await;
}

#[tokio::test]
async fn a_search_through_all_pages_can_be_cancelled() {
    let page = Page::new().await;
    page.show_server(MILLION).await;
    page.range("1–100 of 1,000,000").await;
    page.listen().await;
    page.fill("searchbox", "Find", "zzz").await;
    page.press("Search all 1,000,000 rows").await;
    page.until("links.shadowRoot.querySelector('.search-all progress')?.value > 0").await;
    page.press("Cancel").await;
    page.until("spoken.some((words) => /The search was cancelled/.test(words))").await;
    page.until("links.shadowRoot.activeElement?.textContent === 'Close the list'").await;
    page.press("Close the list").await;
    page.until("links.shadowRoot.activeElement?.type === 'search'").await;
    page.close().await;
}
