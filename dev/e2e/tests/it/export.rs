//! Rows as files: of this page and of all pages, and what is said of them.

use e2e::{Page, Settings, TOKEN};
use fantoccini::elements::Element;
use fantoccini::key::Key;
use serde_json::{Value, json};
use standin::sentinel::{self, ATHENS, EXAMPLE, LISBON};

/// Keeps what is handed to the browser in place of saving it, and stops the clock.
const CATCH: &str = "
  window.files = [];
  const create = URL.createObjectURL;
  URL.createObjectURL = (blob) => {
    files.push({ blob });
    return create.call(URL, blob);
  };
  HTMLAnchorElement.prototype.click = function () {
    files.at(-1).name = this.isConnected ? 'left behind' : this.download;
  };
  window.Date.prototype.toISOString = () => '2026-11-25T14:31:05.123Z';";

/// A file's name, media type and text, its byte order mark included.
struct File {
    name: String,
    kind: String,
    text: String,
}

/// Shows a server and opens the dialog.
async fn open(page: &Page, server: &str, attributes: &[(&str, &str)]) {
    page.show(Settings { server, token: Some(TOKEN), attributes }).await;
    opened(page).await;
}

async fn opened(page: &Page) {
    page.state("ready").await;
    page.run(CATCH, vec![]).await;
    page.press("Export").await;
    page.see("dialog", "Export").await;
}

async fn choose(page: &Page, role: &str, name: &str) {
    page.see(role, name).await.click().await.expect("it can be chosen");
}

async fn choose_format(page: &Page, name: &str) {
    let format = page.see("combobox", "Format").await;
    format.select_by_label(name).await.expect("it is offered");
}

/// Exports all pages in the format that is chosen.
async fn all_pages(page: &Page) {
    choose(page, "radio", "All pages").await;
    page.press("Download").await;
}

/// The file that was handed over latest, of so many.
async fn file(page: &Page, number: usize) -> File {
    page.becomes("files.length", json!(number)).await;
    let script = "
      const { blob, name } = files.at(-1);
      const decoder = new TextDecoder('utf-8', { ignoreBOM: true, fatal: true });
      return blob.arrayBuffer().then((bytes) => [name, blob.type, decoder.decode(bytes)]);";
    let file = page.run(script, vec![]).await;
    let part = |at: usize| file[at].as_str().expect("a text").to_owned();
    let file = File { name: part(0), kind: part(1), text: part(2) };
    assert!(!file.text.contains(TOKEN), "the token is in no file");
    file
}

/// Waits until the dialog says how the export ended.
async fn ends(page: &Page, words: &str) {
    let said = "links.shadowRoot.querySelector('dialog [aria-live]').textContent";
    let includes = format!("{said}.includes({}) || {said}", json!(words));
    page.becomes(&includes, json!(true)).await;
}

async fn text_of(page: &Page, element: &Element) -> String {
    let id = element.attr("aria-describedby").await.unwrap().expect("it is described");
    let script = "return links.shadowRoot.getElementById(arguments[0]).textContent";
    page.run(script, vec![json!(id)]).await.as_str().unwrap_or_default().to_owned()
}

#[tokio::test]
async fn this_page_is_a_file_byte_for_byte_and_is_said_to_be_one_page() {
    let page = Page::new().await;
    open(&page, EXAMPLE, &[]).await;
    assert_eq!(text_of(&page, &page.see("radio", "This page").await).await, "rows 1–2");
    assert_eq!(text_of(&page, &page.see("radio", "All pages").await).await, "2 rows on 1 page");
    page.is_clean("the dialog").await;
    page.listen().await;
    let sentence = "Tape job links of backup server 0a106d53-ac5b-441c-a5e8-124d53f8f8d9, \
        rows 1 to 2 of 2, exported at 2026-11-25T14:31:05Z: 2 rows, one page of the list.";
    page.press("Download").await;
    let File { name, kind, text } = file(&page, 1).await;
    let expected = format!(
        "\u{feff}\"# {sentence}\"\r\njobUid,linkedJobUid,uniqueJobUid\r\n\
         acb055db-87ad-41ca-a522-d4a01b4c119b,041fe885-8575-49f8-b17b-b81dffadd9be,\r\n\
         fc1da5ba-df76-4594-98b7-05b6272ded07,f3a7d0fb-9de7-46c6-999f-a8b228f84893,\r\n"
    );
    assert_eq!(text, expected);
    let expected = "tape-job-links-0a106d53-ac5b-441c-a5e8-124d53f8f8d9-rows-1-2-2026-11-25.csv";
    assert_eq!((name.as_str(), kind.as_str()), (expected, "text/csv;charset=utf-8"));
    ends(&page, sentence).await;
    page.heard_aloud(sentence).await;
    assert_eq!(page.pair_requests().len(), 1, "the page is there already");
    page.close().await;
}

#[tokio::test]
async fn all_pages_are_all_rows_and_said_to_be_complete() {
    let page = Page::new().await;
    open(&page, ATHENS, &[]).await;
    let all = page.see("radio", "All pages").await;
    assert_eq!(text_of(&page, &all).await, "1,234 rows on 13 pages");
    page.listen().await;
    all_pages(&page).await;
    ends(&page, "whole list, exported at 2026-11-25T14:31:05Z: 1234 rows, complete.").await;
    let File { name, text, .. } = file(&page, 1).await;
    assert_eq!(name, format!("tape-job-links-{ATHENS}-2026-11-25.csv"));
    assert_eq!(text.lines().count(), 2 + 1_234);
    let sentence = "links.shadowRoot.querySelector('dialog [aria-live]').textContent";
    let sentence = page.value(sentence).await.as_str().unwrap().to_owned();
    assert!(text.starts_with(&format!("\u{feff}\"# {sentence}\"")), "{text:.300}");
    page.heard_aloud(&sentence).await;
    // Three pages of 500, one behind the other, beside the one that is shown.
    let targets: Vec<_> = page.pair_requests().into_iter().map(|seen| seen.target).collect();
    assert_eq!(targets.len(), 4, "{targets:?}");
    assert!(targets[3].ends_with("limit=500&offset=1000"), "{targets:?}");
    page.is_clean("a complete export").await;
    page.unsee("button", "Download").await;
    page.press("Download again").await;
    assert_eq!(file(&page, 2).await.text, text);
    assert_eq!(page.pair_requests().len(), 4, "it is there");
    // In another format it is another file.
    choose_format(&page, "JSON").await;
    page.see("button", "Download").await;
    page.unsee("button", "Download again").await;
    page.close().await;
}

#[tokio::test]
async fn names_are_written_where_they_are_shown() {
    let page = Page::new().await;
    open(&page, ATHENS, &[("resolve-names", "")]).await;
    let named = "links.shadowRoot.querySelector('dialog').textContent.includes('With job names')";
    page.until(named).await;
    choose_format(&page, "JSON").await;
    all_pages(&page).await;
    ends(&page, "1234 rows, complete.").await;
    let File { name, kind, text } = file(&page, 1).await;
    assert_eq!(name, format!("tape-job-links-{ATHENS}-2026-11-25.json"));
    assert_eq!(kind, "application/json");
    let json: Value = serde_json::from_str(&text).expect("it is JSON");
    assert_eq!(json["meta"]["complete"], true);
    assert_eq!(json["meta"]["rows"], 1_234);
    let rows = json["data"].as_array().unwrap();
    assert_eq!(rows.len(), 1_234);
    assert!(rows.iter().all(|row| row["jobName"].is_string() && row["linkedJobName"].is_string()));
    assert_eq!(rows[0]["jobType"], "BackupToTape");
    choose_format(&page, "Markdown").await;
    choose(&page, "radio", "This page").await;
    page.press("Download").await;
    let File { name, text, .. } = file(&page, 2).await;
    assert_eq!(name, format!("tape-job-links-{ATHENS}-rows-1-100-2026-11-25.md"));
    assert!(text.contains("| Tape job UID | Linked job UID |"), "{text:.400}");
    assert!(text.contains("Tape weekly – Rotterdam full"), "{text:.800}");
    page.close().await;
}

#[tokio::test]
async fn names_that_cannot_be_had_are_said_to_be_left_out() {
    let page = Page::new().await;
    let said = "links.shadowRoot.querySelector('dialog').textContent.includes(words)";
    for (server, words) in [
        (sentinel::NAMES_NEVER, "Without job names: they are still loading."),
        (sentinel::NAMES_403, "Without job names: they could not be loaded."),
    ] {
        open(&page, server, &[("resolve-names", "")]).await;
        page.until(&said.replace("words", &json!(words).to_string())).await;
        page.press("Download").await;
        let text = file(&page, 1).await.text;
        assert!(text.contains("\r\njobUid,linkedJobUid,uniqueJobUid\r\n"), "{text:.400}");
    }
    page.close().await;
}

#[tokio::test]
async fn a_list_that_changes_meanwhile_is_incomplete_and_says_both_totals() {
    let page = Page::new().await;
    for (server, words) in [
        (sentinel::DRIFT, "incomplete: the list changed from 1234 rows to 1236 meanwhile"),
        (sentinel::SHRUNK, "incomplete: the list changed from 1234 rows to 950 meanwhile"),
        (sentinel::NO_META, "incomplete: the server does not say how many rows there are"),
        (sentinel::PARTIAL, "incomplete: the server reported a problem beside the rows"),
        (sentinel::IGNORES_OFFSET, "the server answered from another row than was asked for"),
    ] {
        open(&page, server, &[]).await;
        all_pages(&page).await;
        ends(&page, words).await;
        let text = file(&page, 1).await.text;
        assert!(text.lines().next().unwrap().contains(words), "{server}: {text:.400}");
    }
    page.close().await;
}

#[tokio::test]
async fn a_server_that_clamps_is_walked_in_its_own_steps() {
    let page = Page::new().await;
    open(&page, sentinel::CLAMP_50, &[]).await;
    all_pages(&page).await;
    ends(&page, "1234 rows, complete.").await;
    assert_eq!(file(&page, 1).await.text.lines().count(), 2 + 1_234);
    page.close().await;
}

#[tokio::test]
async fn what_came_before_a_failure_can_be_had_and_says_what_it_is() {
    let page = Page::new().await;
    open(&page, sentinel::LATER_503, &[]).await;
    page.listen().await;
    all_pages(&page).await;
    let noted = "links.shadowRoot.querySelector('dialog').textContent.includes('Trying again in')";
    page.until(noted).await;
    ends(&page, "500 of 1234 rows, incomplete: the server ").await;
    assert_eq!(page.value("files.length").await, json!(0), "nothing is saved unasked");
    page.is_clean("a failed export").await;
    page.press("Download what came (500 rows)").await;
    let text = file(&page, 1).await.text;
    assert_eq!(text.lines().count(), 2 + 500);
    assert!(text.lines().next().unwrap().contains("incomplete"), "{text:.400}");
    page.see("button", "Retry").await;
    choose(&page, "radio", "This page").await;
    page.see("button", "Download").await;
    let heard = page.heard().await;
    let failures: Vec<&Value> = heard.iter().filter(|it| it[0] == "tjl-error").collect();
    assert_eq!(failures.len(), 1, "{heard:?}");
    let detail = &failures[0][1];
    assert_eq!((&detail["phase"], &detail["status"]), (&json!("export"), &json!(503)));
    page.state("ready").await;
    page.close().await;
}

#[tokio::test]
async fn a_cancelled_export_keeps_what_came() {
    let page = Page::new().await;
    page.show_server(sentinel::GATED).await;
    page.release_when_held().await;
    opened(&page).await;
    all_pages(&page).await;
    page.release_when_held().await;
    page.see("progressbar", "Rows loaded").await;
    let count = "links.shadowRoot.querySelector('dialog .count').textContent";
    page.becomes(count, json!("500 of 1,234 rows")).await;
    page.becomes("links.shadowRoot.querySelector('progress').value", json!(500)).await;
    page.is_clean("an export under way").await;
    page.until_held(1).await;
    page.press("Cancel").await;
    ends(&page, "500 of 1234 rows, incomplete: the export was cancelled.").await;
    page.until_held(0).await;
    page.press("Download what came (500 rows)").await;
    assert_eq!(file(&page, 1).await.text.lines().count(), 2 + 500);
    // Escape does the same while an export is under way, and closes the dialog after it.
    page.press("Download").await;
    page.until_held(1).await;
    page.key_in_widget(Key::Escape).await;
    ends(&page, "incomplete: the export was cancelled.").await;
    page.see("button", "Download").await;
    page.key_in_widget(Key::Escape).await;
    page.unsee("dialog", "Export").await;
    page.close().await;
}

#[tokio::test]
async fn an_export_ends_with_its_list() {
    let page = Page::new().await;
    for deed in [
        "links.signOut()",
        "links.remove()",
        "links.serverUid = '115b04d2-7c3e-6a90-8f15-92e0c4ab6d57'",
    ] {
        page.show_server(sentinel::GATED).await;
        page.release_when_held().await;
        opened(&page).await;
        all_pages(&page).await;
        page.until_held(1).await;
        page.run(deed, vec![]).await;
        page.unsee("dialog", "Export").await;
        page.until_held(0).await;
        assert_eq!(page.value("links.shadowRoot.querySelector('dialog')").await, json!(null));
        assert_eq!(page.value("files.length").await, json!(0), "{deed}");
    }
    page.range("1–100 of 260").await;
    page.close().await;
}

#[tokio::test]
async fn a_server_that_throttles_is_waited_for() {
    let page = Page::new().await;
    open(&page, sentinel::THROTTLED_ONCE, &[]).await;
    let before = page.pair_requests().len();
    all_pages(&page).await;
    let count = "links.shadowRoot.querySelector('dialog .count').textContent";
    page.until("links.shadowRoot.querySelector('dialog .work').textContent.includes('Trying')")
        .await;
    page.becomes(count, json!("1,000 of 1,234 rows")).await;
    ends(&page, "1234 rows, complete.").await;
    assert_eq!(page.pair_requests().len() - before, 5, "each page but the first was sent twice");
    page.close().await;
}

#[tokio::test]
async fn a_page_is_copied_with_tabs_between_its_cells() {
    let page = Page::new().await;
    open(&page, EXAMPLE, &[("resolve-names", "")]).await;
    let named = "links.shadowRoot.querySelector('dialog').textContent.includes('With job names')";
    page.until(named).await;
    page.press("Copy").await;
    ends(&page, "Copied 2 rows").await;
    choose(&page, "radio", "All pages").await;
    page.unsee("button", "Copy").await;
    page.press("Close").await;
    let text = page.clipboard().await;
    let lines: Vec<Vec<&str>> = text.lines().map(|line| line.split('\t').collect()).collect();
    assert_eq!(lines.len(), 2, "{text}");
    assert!(lines.iter().all(|cells| cells.len() == 11), "{text}");
    assert_eq!(lines[1][1], "f3a7d0fb-9de7-46c6-999f-a8b228f84893");
    assert_eq!(lines[0][3], "Tape weekly – head office full");
    page.close().await;
}

#[tokio::test]
async fn the_keyboard_is_enough() {
    let page = Page::new().await;
    page.show_server(LISBON).await;
    page.state("ready").await;
    page.run(CATCH, vec![]).await;
    page.see("button", "Export")
        .await
        .send_keys(&String::from(char::from(Key::Enter)))
        .await
        .unwrap();
    page.see("dialog", "Export").await;
    let focused = "links.shadowRoot.activeElement?.value";
    page.becomes(focused, json!("page")).await;
    page.key_in_widget(Key::Down).await;
    page.becomes(focused, json!("all")).await;
    page.becomes("links.shadowRoot.activeElement.checked", json!(true)).await;
    page.key_in_widget(Key::Enter).await;
    ends(&page, "260 rows, complete.").await;
    // Cancel had the focus, and is gone.
    page.becomes("links.shadowRoot.activeElement?.textContent", json!("Download again")).await;
    page.key_in_widget(Key::Escape).await;
    page.unsee("dialog", "Export").await;
    page.becomes("links.shadowRoot.activeElement?.textContent", json!("Export")).await;
    assert_eq!(page.value("links.shadowRoot.querySelector('dialog')").await, json!(null));
    page.press("Export").await;
    page.see("dialog", "Export").await;
    page.press("Close").await;
    page.becomes("links.shadowRoot.activeElement?.textContent", json!("Export")).await;
    page.close().await;
}
