//! Under policies of the page's own, and from servers of every kind.

use e2e::{Page, TOKEN};
use serde_json::{Value, json};
use standin::sentinel::{ATHENS, LISBON};

/// Puts an element on the page that is open, with something in its slot.
async fn put(page: &Page, server: &str) {
    page.until("customElements.get('tape-job-links')").await;
    let script = "
      window.heard = [];
      document.addEventListener('tjl-error', ({ detail }) => heard.push(detail));
      const links = document.createElement('tape-job-links');
      window.links = links;
      links.textContent = 'Ask the help desk for the links.';
      Object.assign(links, { serverUid: arguments[0], token: arguments[1], resolveNames: true });
      const main = document.createElement('main');
      main.append(Object.assign(document.createElement('h1'), { textContent: 'Host page' }), links);
      document.body.append(main);";
    page.run(script, vec![json!(server), json!(TOKEN)]).await;
}

/// All that a reader can do, without a complaint of the browser.
async fn works(page: &Page) {
    put(page, ATHENS).await;
    page.range("1–100 of 1,234").await;
    page.until("links.shadowRoot.querySelector('[part=name]')").await;
    page.press("Next page").await;
    page.range("101–200 of 1,234").await;
    page.press("Group by tape job").await;
    page.until("links.shadowRoot.querySelector('[part=group] button')").await;
    page.press("Map").await;
    page.until("links.shadowRoot.querySelector('[part=map] [role=button]')").await;
    page.press("Export").await;
    page.see("dialog", "Export").await;
    page.press("Close").await;
    page.run("links.lang = 'de'", vec![]).await;
    page.until("links.shadowRoot.querySelector('[part=base]').lang === 'de'").await;
}

#[tokio::test]
async fn no_text_ever_becomes_markup() {
    let page = Page::new().await;
    page.goto("/standin/host/trusted-types").await;
    works(&page).await;
    page.close().await;
}

#[tokio::test]
async fn from_a_folder_below() {
    let page = Page::new().await;
    page.goto("/standin/host/sub-path").await;
    works(&page).await;
    page.close().await;
}

#[tokio::test]
async fn from_another_origin() {
    let page = Page::new().await;
    let files = page.another().await;
    let port = files.url().rsplit(':').next().unwrap().to_owned();
    page.goto(&format!("/standin/host/elsewhere/{port}")).await;
    works(&page).await;
    assert!(files.requests().is_empty(), "the API is this page's own");
    assert!(!page.pair_requests().is_empty());
    page.close().await;
}

/// It says why it cannot run, beside what the host put there, and tells the host.
async fn cannot_run(page: &Page, path: &str, words: &str, code: &str) {
    page.goto(path).await;
    put(page, LISBON).await;
    page.alerts(words).await;
    let shown = "links.shadowRoot.querySelector('slot').assignedNodes()[0].textContent";
    assert_eq!(page.value(shown).await, json!("Ask the help desk for the links."));
    let heard = page.value("heard").await;
    let told: Vec<_> = heard.as_array().unwrap().iter().map(|it| it["code"].clone()).collect();
    assert_eq!(told, [code]);
    assert_eq!(heard[0]["phase"], json!("core"));
    assert_eq!(heard[0]["retryable"], Value::Bool(false));
    page.state("error").await;
    page.is_clean(path).await;
}

#[tokio::test]
async fn where_wasm_is_forbidden_that_is_said() {
    let page = Page::new().await;
    let words = "this page's content security policy forbids WebAssembly";
    cannot_run(&page, "/standin/host/no-wasm", words, "core-blocked").await;
    // The browser's own line, of the policy.
    page.abandon().await;
}

#[tokio::test]
async fn a_file_that_is_missing_or_mistaken_is_said_to_be() {
    let page = Page::new().await;
    let words = "a part of it could not be loaded";
    cannot_run(&page, "/standin/host/no-file", words, "core-missing").await;
    // The browser's own lines, of an answer that is not what its hash says.
    let said = page.console().await;
    assert!(said.iter().all(|line| line.contains("integrity")), "{said:?}");
    cannot_run(&page, "/standin/host/wrong-type", words, "core-missing").await;
    page.close().await;
}
