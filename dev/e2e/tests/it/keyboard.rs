//! Everything by keyboard alone: where Tab leads, that it is seen there, and that it leads out
//! again.

use e2e::{Page, Settings, TOKEN};
use fantoccini::key::Key;
use serde_json::{Value, json};
use standin::sentinel::{EXAMPLE, LISBON};

/// Something to come from and to go to.
const AROUND: &str = "
  const button = (name) => Object.assign(document.createElement('button'), { textContent: name });
  const heading = document.querySelector('h1');
  heading.after(button('Before'));
  links.after(button('After'));
  document.querySelector('button').focus();";
const BEFORE: &str = "button \"Before\"";
const AFTER: &str = "button \"After\"";
/// More stops than there are anywhere.
const MANY: usize = 60;

const NAMED: &[(&str, &str)] = &[("resolve-names", ""), ("job-links", "")];

async fn show(page: &Page, server: &str, attributes: &[(&str, &str)]) {
    page.show(Settings { server, token: Some(TOKEN), attributes }).await;
    page.state("ready").await;
    if attributes.iter().any(|(name, _)| *name == "resolve-names") {
        page.until("links.shadowRoot.querySelector('[part=name]')").await;
    }
    page.run(AROUND, vec![]).await;
}

/// Goes from one button of the host's to the other, and tells every stop between them.
async fn walk(page: &Page, back: bool) -> Vec<String> {
    let mut stops = Vec::new();
    let (from, to) = if back { (AFTER, BEFORE) } else { (BEFORE, AFTER) };
    assert_eq!(page.focused().await, from);
    while stops.len() < MANY {
        if back {
            page.chord(Key::Shift, Key::Tab).await;
        } else {
            page.key_in_widget(Key::Tab).await;
        }
        let stop = page.focused().await;
        if stop == to {
            return stops;
        }
        is_seen(page, &stop).await;
        stops.push(stop);
    }
    panic!("it never ends: {stops:#?}");
}

/// That the focus shows where it is, and that nothing covers it.
async fn is_seen(page: &Page, stop: &str) {
    let ring = page.ring().await;
    let figure = |at: usize| ring[at].as_f64().unwrap();
    // A window in the background shows no focus.
    if page.value("document.hasFocus()").await == json!(true) {
        assert!(figure(0) >= 3.0, "{stop}: the focus's ring has a contrast of {}", figure(0));
        assert!(figure(1) >= 2.0, "{stop}: the focus's ring is {} px thick", figure(1));
    }
    let in_sight = "
      let element = document.activeElement;
      while (element.shadowRoot?.activeElement) element = element.shadowRoot.activeElement;
      const { left, top, right, bottom } = element.getBoundingClientRect();
      const hit = element.getRootNode().elementFromPoint((left + right) / 2, (top + bottom) / 2);
      return element === hit || element.contains(hit) || `behind ${hit?.outerHTML}`;";
    assert_eq!(page.run(in_sight, vec![]).await, json!(true), "{stop} can be seen");
}

const PAGER: &[&str] = &[
    "button \"First page\"",
    "button \"Previous page\"",
    "button \"Next page\"",
    "button \"Last page\"",
    "combobox \"Rows per page\"",
    "button \"Refresh\"",
];
const TOOLS: &[&str] = &["searchbox \"Find\"", "spinbutton \"Go to row\""];
const ROW: &[&str] = &[
    "button \"Copy tape job UID\"",
    "button \"Open tape job\"",
    "button \"Copy linked job UID\"",
    "button \"Open linked job\"",
    "button \"Copy row\"",
];
const DIALOGS: &[&str] = &["button \"Export\"", "button \"Not on tape\""];

#[tokio::test]
async fn tab_leads_through_everything_and_back_again() {
    let page = Page::new().await;
    tab_leads_through_the_table_and_back_again(&page).await;
    tab_leads_through_the_picture_and_back_again(&page).await;
    what_went_wrong_is_reached_and_tried_again(&page).await;
    page.close().await;
}

#[tokio::test]
async fn everything_is_done_by_keys() {
    let page = Page::new().await;
    pages_rows_and_columns(&page).await;
    a_search_of_all_pages_leads_to_a_row(&page).await;
    an_export_is_begun_ended_and_left(&page).await;
    the_picture_is_walked_and_left_for_the_table(&page).await;
    page.close().await;
}

async fn tab_leads_through_the_table_and_back_again(page: &Page) {
    show(page, EXAMPLE, NAMED).await;
    let buttons = ["button \"Group by tape job\"", "button \"Map\""];
    let headers = ["button \"Tape job\"", "button \"Linked job\""];
    let mut expected = [PAGER, TOOLS, &buttons, DIALOGS, &headers, ROW, ROW].concat();
    assert_eq!(walk(page, false).await, expected);
    expected.reverse();
    assert_eq!(walk(page, true).await, expected);
}

async fn tab_leads_through_the_picture_and_back_again(page: &Page) {
    show(page, EXAMPLE, &[("resolve-names", ""), ("view", "map")]).await;
    let job = "button \"Tape weekly – head office full, Success, 1 link\"";
    page.until("links.shadowRoot.querySelector('[part=map] [aria-label^=\"Tape weekly\"]')").await;
    let own = ["button \"Download picture\"", job];
    let mut expected = [PAGER, TOOLS, &["button \"Table\""], DIALOGS, &own].concat();
    assert_eq!(walk(page, false).await, expected);
    expected.reverse();
    assert_eq!(walk(page, true).await, expected);
}

/// Presses Tab until this has the focus.
async fn tab_to(page: &Page, stop: &str) {
    let mut seen = Vec::new();
    while seen.len() < MANY {
        page.key_in_widget(Key::Tab).await;
        let now = page.focused().await;
        if now == stop {
            return;
        }
        seen.push(now);
    }
    panic!("Tab never came to {stop}, but to {seen:#?}");
}

async fn enter(page: &Page) {
    page.key_in_widget(Key::Enter).await;
}

async fn pages_rows_and_columns(page: &Page) {
    show(page, LISBON, &[("page-size", "5")]).await;
    tab_to(page, "button \"Next page\"").await;
    enter(page).await;
    page.range("6–10 of 260").await;
    assert_eq!(page.focused().await, "button \"Next page\"");
    tab_to(page, "button \"Last page\"").await;
    page.key_in_widget(Key::Space).await;
    page.range("256–260 of 260").await;

    tab_to(page, "spinbutton \"Go to row\"").await;
    page.types("42").await;
    enter(page).await;
    page.range("42–46 of 260").await;
    assert_eq!(page.focused().await, "spinbutton \"Go to row\"");

    let sort = "links.shadowRoot.querySelector('thead th').ariaSort";
    tab_to(page, "button \"Tape job\"").await;
    enter(page).await;
    page.becomes(sort, json!("ascending")).await;
    enter(page).await;
    page.becomes(sort, json!("descending")).await;
    assert_eq!(page.focused().await, "button \"Tape job\"");
    for _ in 0..4 {
        page.chord(Key::Shift, Key::Tab).await;
    }
    assert_eq!(page.focused().await, "button \"Group by tape job\"");
    page.key_in_widget(Key::Space).await;
    let groups = "links.shadowRoot.querySelectorAll('tbody .group').length";
    page.until(&format!("{groups} > 0")).await;
    let group = page.value("links.shadowRoot.querySelector('tbody .group').textContent").await;
    let group = format!("button \"{}\"", group.as_str().unwrap());
    tab_to(page, &group).await;
    let expanded = "links.shadowRoot.querySelector('tbody .group').ariaExpanded";
    for is in ["false", "true"] {
        enter(page).await;
        page.becomes(expanded, json!(is)).await;
        assert_eq!(page.focused().await, group, "it was drawn anew, and is the same");
    }
}

async fn a_search_of_all_pages_leads_to_a_row(page: &Page) {
    show(page, LISBON, &[("page-size", "50")]).await;
    let uid = page.value("links.goTo(200)").await;
    assert_eq!(uid, Value::Null);
    page.range("201–250 of 260").await;
    let uid = page.value("links.rows[0].linkedJobUid").await.as_str().unwrap().to_owned();
    page.value("links.first()").await;
    page.range("1–50 of 260").await;
    tab_to(page, "searchbox \"Find\"").await;
    page.types(&uid).await;
    page.see("button", "Search all 260 rows").await;
    tab_to(page, "button \"Search all 260 rows\"").await;
    enter(page).await;
    let closes = "links.shadowRoot.activeElement?.textContent";
    page.becomes(closes, json!("Close the list")).await;
    page.key_in_widget(Key::Tab).await;
    let hit = page.focused().await;
    assert!(hit.starts_with("button \"Row "), "{hit}");
    if hit != row_201(page).await {
        tab_to(page, &row_201(page).await).await;
    }
    enter(page).await;
    page.range("201–250 of 260").await;
}

async fn row_201(page: &Page) -> String {
    let title = "[...links.shadowRoot.querySelectorAll('.search-all li button')]
        .find(({ textContent }) => textContent.startsWith('Row 201: ')).textContent";
    format!("button \"{}\"", page.value(title).await.as_str().unwrap())
}

async fn an_export_is_begun_ended_and_left(page: &Page) {
    show(page, LISBON, &[]).await;
    page.run("HTMLAnchorElement.prototype.click = () => {}", vec![]).await;
    tab_to(page, "button \"Export\"").await;
    enter(page).await;
    page.see("dialog", "Export").await;
    assert_eq!(page.focused().await, "radio \"This page\"");
    page.key_in_widget(Key::Down).await;
    assert_eq!(page.focused().await, "radio \"All pages\"");
    let mut stops = Vec::new();
    for _ in 0..3 {
        page.key_in_widget(Key::Tab).await;
        stops.push(page.focused().await);
        is_seen(page, stops.last().unwrap()).await;
    }
    assert_eq!(stops, ["combobox \"Format\"", "button \"Download\"", "button \"Close\""]);
    page.chord(Key::Shift, Key::Tab).await;
    enter(page).await;
    let done = "links.shadowRoot.querySelector('dialog .result')?.textContent.includes('complete')";
    page.until(done).await;
    page.key_in_widget(Key::Escape).await;
    page.unsee("dialog", "Export").await;
    assert_eq!(page.focused().await, "button \"Export\"");
}

async fn the_picture_is_walked_and_left_for_the_table(page: &Page) {
    show(page, EXAMPLE, &[("resolve-names", "")]).await;
    tab_to(page, "button \"Map\"").await;
    enter(page).await;
    page.see("group", "Map").await;
    assert_eq!(page.focused().await, "button \"Table\"");
    tab_to(page, "button \"Tape weekly – head office full, Success, 1 link\"").await;
    let linked = "button \"SQL cluster nightly, Success, 1 link\"";
    page.key_in_widget(Key::Right).await;
    assert_eq!(page.focused().await, linked);
    is_seen(page, linked).await;
    page.key_in_widget(Key::Space).await;
    let pressed = "links.shadowRoot.querySelector('[part=map] [aria-pressed=true]')?.ariaLabel";
    page.becomes(pressed, json!("SQL cluster nightly, Success, 1 link")).await;
    for _ in 0..4 {
        page.chord(Key::Shift, Key::Tab).await;
    }
    assert_eq!(page.focused().await, "button \"Table\"");
    enter(page).await;
    page.unsee("group", "Map").await;
    assert_eq!(page.focused().await, "button \"Map\"");
    let marked = "links.shadowRoot.querySelectorAll('tbody .followed').length";
    page.becomes(marked, json!(1)).await;
}

async fn what_went_wrong_is_reached_and_tried_again(page: &Page) {
    page.show_server(standin::sentinel::LOGIN_200).await;
    page.state("error").await;
    page.run(AROUND, vec![]).await;
    tab_to(page, "button \"Retry\"").await;
    is_seen(page, "Retry").await;
    enter(page).await;
    page.until("heard.length === 2").await;
    // It went away with the alert, and so the focus went to the caption, which is no stop.
    page.becomes("links.shadowRoot.activeElement?.tagName", json!("CAPTION")).await;
    tab_to(page, AFTER).await;
}
