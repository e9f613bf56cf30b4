//! The first request leaves while the core is still on its way, and is the one that it would send.

use e2e::{Page, TOKEN};
use serde_json::{Value, json};
use standin::sentinel::LISBON;

/// Notes what is fetched from the API, and keeps the core back until it is let go.
const WATCH: &str = "
  window.asked = [];
  const held = new Promise((letGo) => { window.letGo = letGo; });
  const real = window.fetch;
  window.fetch = async (...asking) => {
    const request = new Request(...asking);
    const { url, method, credentials, redirect, referrerPolicy, cache, mode, signal } = request;
    if (url.endsWith('_bg.wasm')) await held;
    const headers = [...request.headers].sort();
    if (url.includes('/api/v3/')) {
      asked.push({ url, method, credentials, redirect, referrerPolicy, cache, mode, headers });
      signal.addEventListener('abort', () => aborted.push(url));
    }
    return real(...asking);
  };
  window.aborted = [];
  return bring('/tape-job-links.js').then(() => {
    const links = window.links = document.createElement('tape-job-links');
    links.serverUid = arguments[0];
    for (const [name, value] of Object.entries(arguments[1])) links[name] = value;
    document.body.append(links);
  });";

/// An element of these properties whose core is kept back.
async fn waiting(properties: Value) -> Page {
    let page = Page::new().await;
    page.goto("/standin/blank").await;
    page.modules().await;
    page.run(WATCH, vec![json!(LISBON), properties]).await;
    page
}

async fn let_go(page: &Page, state: &str) {
    page.value("letGo()").await;
    page.until(&format!("links.state === '{state}'")).await;
}

#[tokio::test]
async fn it_is_what_the_core_would_send_and_is_sent_once() {
    let all = [
        json!({ "token": TOKEN }),
        json!({ "token": format!(" {TOKEN} "), "apiBase": "/api/v3//", "pageSize": 50, "offset": 100 }),
        json!({ "token": TOKEN, "serverUid": LISBON.to_uppercase(), "credentials": "same-origin" }),
    ];
    for properties in all {
        let page = waiting(properties.clone()).await;
        page.until("asked.length === 1").await;
        assert_eq!(page.value("links.pagingInfo").await, Value::Null, "no core yet");
        let_go(&page, "ready").await;
        assert_eq!(
            page.value("[asked.length, aborted.length]").await,
            json!([1, 0]),
            "{properties}"
        );
        page.value("links.refresh()").await;
        page.until("asked.length === 2 && links.state === 'ready'").await;
        let asked = page.value("asked").await;
        assert_eq!(asked[0], asked[1], "{properties}");
        page.close().await;
    }
}

#[tokio::test]
async fn what_is_wanted_otherwise_meanwhile_takes_its_place() {
    let page = waiting(json!({ "token": TOKEN })).await;
    page.until("asked.length === 1").await;
    page.value("links.offset = 200").await;
    page.until("asked.length === 2 && aborted.length === 1").await;
    let_go(&page, "ready").await;
    assert_eq!(page.value("links.pagingInfo.offset").await, json!(200));
    assert_eq!(page.value("asked.length").await, json!(2));
    page.value("links.remove()").await;
    page.close().await;
}

#[tokio::test]
async fn nobody_waits_for_it_once_the_element_is_gone_or_signed_out() {
    for deed in ["links.remove()", "links.signOut()"] {
        let page = waiting(json!({ "token": TOKEN })).await;
        page.until("asked.length === 1").await;
        page.value(deed).await;
        page.until("aborted.length === 1").await;
        page.value("letGo()").await;
        assert_eq!(page.value("links.pagingInfo").await, Value::Null);
        page.close().await;
    }
}

#[tokio::test]
async fn what_the_core_is_to_judge_is_left_to_it() {
    for (properties, state) in [
        (json!({ "token": "a b" }), "auth-required"),
        (json!({ "token": TOKEN, "serverUid": "junk" }), "error"),
        (json!({ "token": TOKEN, "apiBase": "/api/v3?a" }), "error"),
        (json!({ "token": TOKEN, "apiBase": "ftp://127.0.0.1/" }), "error"),
        (json!({}), "auth-required"),
    ] {
        let page = waiting(properties.clone()).await;
        let_go(&page, state).await;
        assert_eq!(page.value("asked").await, json!([]), "{properties}");
        page.close().await;
    }
}
