//! The standalone page: its form, its fragment, its history.

use e2e::{Page, TOKEN};
use fantoccini::key::Key;
use serde_json::json;
use standin::sentinel::{ATHENS, LISBON, TOKEN_EXPIRED};

const LINKS: &str = "window.links = document.querySelector('tape-job-links')";

/// `WebKit`'s driver does not wait for modules.
async fn open(page: &Page, path: &str) {
    page.goto(path).await;
    page.until("document.forms[0]?.elements.api?.value").await;
}

async fn sign_in(page: &Page, server: &str, token: &str) {
    page.fill("combobox", "Server UID", server).await;
    page.fill("textbox", "Access token", token).await;
    page.press("Show links").await;
    page.value(LINKS).await;
}

#[tokio::test]
async fn the_form_shows_the_links_and_forgets_the_token() {
    let page = Page::new().await;
    open(&page, "/").await;
    let api = page.see("textbox", "API address").await;
    let prefilled = format!("{}/api/v3", page.standin.url());
    assert_eq!(api.prop("value").await.unwrap(), Some(prefilled));
    let token = page.see("textbox", "Access token").await;
    assert_eq!(token.attr("type").await.unwrap().as_deref(), Some("password"));
    assert_eq!(token.attr("autocomplete").await.unwrap().as_deref(), Some("off"));
    sign_in(&page, LISBON, TOKEN).await;
    page.range("1–100 of 260").await;
    assert_eq!(page.value("document.querySelector('[name=token]').value").await, json!(""));
    assert_eq!(page.value("location.hash").await, json!(format!("#server={LISBON}")));
    page.close().await;
}

#[tokio::test]
async fn page_turns_are_history_and_back_works() {
    let page = Page::new().await;
    open(&page, "/").await;
    sign_in(&page, LISBON, TOKEN).await;
    page.range("1–100 of 260").await;
    let before = page.value("history.length").await.as_u64().unwrap();
    page.press("Next page").await;
    page.range("101–200 of 260").await;
    page.becomes("location.hash", json!(format!("#server={LISBON}&offset=100"))).await;
    assert_eq!(page.value("history.length").await, json!(before + 1));
    page.press("Refresh").await;
    page.reads("status", "the time", |text| text.starts_with("Updated ")).await;
    assert_eq!(page.value("history.length").await, json!(before + 1), "a refresh is no place");
    page.client().back().await.unwrap();
    page.range("1–100 of 260").await;
    page.client().forward().await.unwrap();
    page.range("101–200 of 260").await;
    assert_eq!(page.value("history.length").await, json!(before + 1));
    page.close().await;
}

#[tokio::test]
async fn a_shared_link_opens_its_place_and_never_chooses_the_api() {
    let page = Page::new().await;
    open(&page, &format!("/#server={LISBON}&offset=50&size=50&api=https://evil.example/api/v3"))
        .await;
    let server = page.see("combobox", "Server UID").await;
    assert_eq!(server.prop("value").await.unwrap().as_deref(), Some(LISBON));
    let api = page.see("textbox", "API address").await;
    let own = format!("{}/api/v3", page.standin.url());
    assert_eq!(api.prop("value").await.unwrap(), Some(own));
    page.fill("textbox", "Access token", TOKEN).await;
    page.press("Show links").await;
    page.value(LINKS).await;
    page.range("51–100 of 260").await;
    let hash = format!("#server={LISBON}&offset=50&size=50");
    page.becomes("location.hash", json!(hash)).await;
    page.close().await;
}

#[tokio::test]
async fn a_refused_token_brings_the_form_back_filled_in() {
    let page = Page::new().await;
    open(&page, "/").await;
    sign_in(&page, ATHENS, TOKEN_EXPIRED).await;
    page.alerts("the server refused the access token").await;
    let server = page.see("combobox", "Server UID").await;
    assert_eq!(server.prop("value").await.unwrap().as_deref(), Some(ATHENS));
    page.becomes("document.activeElement.name ?? ''", json!("token")).await;
    page.fill("textbox", "Access token", TOKEN).await;
    page.press("Show links").await;
    page.range("1–100 of 1,234").await;
    page.close().await;
}

#[tokio::test]
async fn a_bad_uid_brings_the_form_back_to_it() {
    let page = Page::new().await;
    open(&page, "/").await;
    sign_in(&page, "server one", TOKEN).await;
    page.alerts("“server one” is not a server UID. It looks like 0a106d53-").await;
    page.becomes("document.activeElement.name ?? ''", json!("server")).await;
    let described = "document.activeElement.ariaInvalid === 'true' && document
        .getElementById(document.activeElement.getAttribute('aria-describedby').split(' ')[0]).textContent
        .includes('server one')";
    page.until(described).await;
    page.fill("combobox", "Server UID", &format!("{{ {} }}", LISBON.to_uppercase())).await;
    assert!(page.all("alert", None).await.is_empty(), "forgiven while typing");
    page.fill("textbox", "Access token", TOKEN).await;
    page.press("Show links").await;
    page.value(LINKS).await;
    page.range("1–100 of 260").await;
    page.close().await;
}

#[tokio::test]
async fn a_pasted_host_becomes_an_address_and_plain_http_is_warned_of() {
    let page = Page::new().await;
    open(&page, &format!("/#server={LISBON}")).await;
    let hint = "document.querySelector('#api-hint').textContent";
    assert_eq!(page.value(hint).await, json!(""), "loopback is not on the way to anywhere");
    page.fill("textbox", "API address", "http://vspc.example:1280").await;
    page.reads("status", "a warning", |text| text.contains("travels in the clear")).await;
    page.fill("textbox", "API address", "vspc.example:1280").await;
    page.becomes(hint, json!("")).await;
    page.fill("textbox", "Access token", TOKEN).await;
    page.press("Show links").await;
    let base = "document.querySelector('tape-job-links').apiBase";
    page.becomes(base, json!("https://vspc.example:1280")).await;
    page.abandon().await;
}

#[tokio::test]
async fn an_address_that_cannot_be_used_brings_the_form_back_to_it() {
    let page = Page::new().await;
    open(&page, &format!("/#server={LISBON}")).await;
    page.fill("textbox", "API address", "https://vspc.example/api/v3?key=1").await;
    page.fill("textbox", "Access token", TOKEN).await;
    page.press("Show links").await;
    page.alerts("The API address must not hold a query. It looks like https://").await;
    page.becomes("document.activeElement.name ?? ''", json!("api")).await;
    page.close().await;
}

#[tokio::test]
async fn signing_out_shows_the_form_and_no_rows() {
    let page = Page::new().await;
    open(&page, "/").await;
    sign_in(&page, ATHENS, TOKEN).await;
    page.range("1–100 of 1,234").await;
    page.press("Sign out").await;
    page.see("textbox", "Access token").await;
    assert!(page.rows().await.is_empty());
    page.close().await;
}

#[tokio::test]
async fn a_page_turn_of_another_size_is_history_too() {
    let page = Page::new().await;
    open(&page, &format!("/#server={LISBON}&size=50")).await;
    page.fill("textbox", "Access token", TOKEN).await;
    page.press("Show links").await;
    page.value(LINKS).await;
    page.range("1–50 of 260").await;
    let before = page.value("history.length").await.as_u64().unwrap();
    page.press("Next page").await;
    page.range("51–100 of 260").await;
    assert_eq!(page.value("history.length").await.as_u64().unwrap(), before + 1);
    page.press("Sign out").await;
    page.fill("textbox", "Access token", TOKEN).await;
    page.press("Show links").await;
    page.range("51–100 of 260").await;
    let summary = "document.querySelector('#connected-to').textContent";
    let summary = page.value(summary).await.as_str().unwrap().to_owned();
    assert!(summary.contains(LISBON), "still said after signing in again: {summary}");
    page.close().await;
}

#[tokio::test]
async fn a_server_is_chosen_by_its_name() {
    let page = Page::new().await;
    open(&page, "/").await;
    page.fill("textbox", "Access token", TOKEN).await;
    page.key_in_widget(Key::Tab).await;
    page.reads("status", "the servers", |text| text.contains("backup servers to choose from"))
        .await;
    let offered = "[...document.querySelectorAll('datalist option')]
        .find(({ value }) => value === id)?.label";
    let offered = page.value(&offered.replace("id", &json!(LISBON).to_string())).await;
    assert_eq!(offered, json!("Lisbon DC2 · Healthy"));
    page.fill("combobox", "Server UID", "lisbon dc2").await;
    page.press("Show links").await;
    page.value(LINKS).await;
    page.range("1–100 of 260").await;
    assert_eq!(page.value("links.serverUid").await, json!(LISBON));
    page.close().await;
}

#[tokio::test]
async fn where_servers_may_not_be_listed_a_uid_can_be_typed() {
    let page = Page::new().await;
    open(&page, "/").await;
    let token = standin::sentinel::TOKEN_NO_SERVERS;
    page.fill("textbox", "Access token", token).await;
    page.key_in_widget(Key::Tab).await;
    page.reads("status", "the refusal", |text| text.contains("may not list backup servers")).await;
    page.fill("combobox", "Server UID", LISBON).await;
    page.press("Show links").await;
    page.value(LINKS).await;
    page.range("1–100 of 260").await;
    page.close().await;
}

#[tokio::test]
async fn sent_before_its_script_is_there_the_form_puts_no_token_anywhere() {
    let page = Page::new().await;
    open(&page, "/").await;
    // A copy has no listener, as the form has none until the script runs.
    let script = "
      const [server, token] = arguments;
      const copy = document.forms[0].cloneNode(true);
      Object.assign(copy.elements.server, { value: server });
      Object.assign(copy.elements.token, { value: token });
      document.body.append(copy);
      window.still = 'here';
      copy.requestSubmit();
      return new Promise((done) => setTimeout(() => setTimeout(() => done(location.href))));";
    let address = page.run(script, vec![json!(ATHENS), json!(TOKEN)]).await;
    assert_eq!(address, json!(format!("{}/", page.standin.url())));
    assert_eq!(page.value("window.still").await, json!("here"), "the page stays");
    page.close().await;
}
