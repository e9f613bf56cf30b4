//! Statements 7, 8, 10 and 14: every failure has words of its own, and loses nothing.

use e2e::{Engine, Page, Settings};
use serde_json::{Value, json};
use standin::sentinel::{self, LATER_503, LATER_520, NEVER, TWICE_520};

/// A server, what its failure says, its code, whether there is a Retry, and
/// how many requests are sent until it shows.
const FIRST_LOADS: &[(&str, &str, &str, bool, usize)] = &[
    (sentinel::ALWAYS_400, "does not accept the value of limit (400)", "bad-request", false, 1),
    (sentinel::ALWAYS_403, "role may not read tape jobs (403)", "forbidden", false, 1),
    (sentinel::ALWAYS_404, sentinel::ALWAYS_404, "not-found", false, 1),
    (sentinel::ALWAYS_409, "refused the request (409)", "bad-request", false, 1),
    (sentinel::ALWAYS_415, "refused the request (415)", "bad-request", false, 1),
    (sentinel::THROTTLED, "limiting requests (429)", "throttled", true, 4),
    (sentinel::THROTTLED_MUTE, "limiting requests (429)", "throttled", true, 4),
    (sentinel::ALWAYS_520, "reported an error (520)", "server", true, 4),
    (sentinel::PROXY_502, "the server answered 502", "proxy", true, 4),
    (sentinel::NO_DATA, "no rows in it", "malformed", true, 1),
    (sentinel::TRUNCATED, "broken off or not JSON", "malformed", true, 1),
    (sentinel::ALIEN, "not a list of job links", "malformed", true, 1),
    (sentinel::LOGIN_200, "a web page, not data", "malformed", true, 1),
    (sentinel::NO_BODY, "broken off or not JSON", "malformed", true, 1),
    (sentinel::REDIRECT, "a redirect, often to a login page", "proxy", true, 1),
    (sentinel::HUGE, "larger than 8 MiB", "too-large", true, 1),
    (sentinel::HUGER, "larger than 8 MiB", "too-large", true, 1),
    (sentinel::ENDLESS, "larger than 8 MiB", "too-large", true, 1),
    (sentinel::CUT_OFF, "the answer broke off", "unreachable", true, 4),
    (sentinel::HANG_UP, "no answer from http://127.0.0.1", "unreachable", true, 4),
];

#[tokio::test]
async fn every_failed_first_load_says_what_happened_and_what_to_do() {
    let page = Page::new().await;
    page.show(Settings::default()).await;
    page.run("links.token = arguments[0]", vec![json!(e2e::TOKEN)]).await;
    for (server, words, code, retry, requests) in FIRST_LOADS {
        // WebKit takes an answer that breaks off for one that ends.
        let ends_well = page.engine() == Engine::WebKit && *server == sentinel::CUT_OFF;
        let (words, code, requests) = if ends_well {
            (&"the answer is broken off or not JSON", &"malformed", &1)
        } else {
            (words, code, requests)
        };
        let before = page.pair_requests().len();
        page.run("heard.length = 0; links.serverUid = arguments[0]", vec![json!(server)]).await;
        let alert = page.alerts(words).await;
        assert!(alert.contains("Could not load links: "), "{server}: {alert}");
        page.state("error").await;
        let heard = page.heard().await;
        let [event] = &*heard else { panic!("{server}: {heard:?}") };
        assert_eq!(event[0], "tjl-error", "{server}");
        assert_eq!(event[1]["code"], *code, "{server}");
        assert_eq!(event[1]["phase"], "load", "{server}");
        assert_eq!(event[1]["retryable"], *retry, "{server}");
        assert_eq!(event[1]["offset"], 0, "{server}");
        let buttons = page.all("button", Some("Retry")).await;
        assert_eq!(buttons.len(), usize::from(*retry), "{server}");
        assert!(page.rows().await.is_empty(), "{server}");
        let sent = page.pair_requests().len() - before;
        let by_itself = page.engine() == Engine::Firefox && *code == "unreachable";
        // Firefox sends what was cut off again by itself, up to ten times.
        let most = if by_itself { requests * 10 } else { *requests };
        assert!((*requests..=most).contains(&sent), "{server}: {sent} requests");
        assert!(page.all("navigation", None).await.is_empty(), "{server}");
        let empty = "links.shadowRoot.textContent.includes('has a linked job')";
        assert_eq!(page.value(empty).await, json!(false), "{server}: never the empty text");
    }
    page.close().await;
}

#[tokio::test]
async fn a_403_names_the_roles_that_may() {
    let page = Page::new().await;
    page.show(Settings {
        server: sentinel::ATHENS,
        token: Some(sentinel::TOKEN_WRONG_ROLE),
        attributes: &[],
    })
    .await;
    page.alerts("Company Administrator").await;
    page.alerts("Portal Administrator").await;
    page.close().await;
}

#[tokio::test]
async fn a_400_about_limit_offers_500() {
    let page = Page::new().await;
    page.show(Settings {
        server: sentinel::ATHENS,
        token: Some(e2e::TOKEN),
        attributes: &[("page-size", "501")],
    })
    .await;
    page.alerts("Choose at most 500 rows per page").await;
    let select = page.see("combobox", "Rows per page").await;
    select.select_by_value("500").await.unwrap();
    page.range("1–500 of 1,234").await;
    page.close().await;
}

#[tokio::test]
async fn a_failed_page_change_keeps_the_rows_and_says_which_are_shown() {
    let page = Page::new().await;
    page.show_server(LATER_503).await;
    page.range("1–100 of 1,234").await;
    let before = page.rows().await;
    page.press("Next page").await;
    let alert = page.alerts("Could not load rows 101–200: the server answered 503.").await;
    assert!(alert.contains("Still showing 1–100 from "), "{alert}");
    assert_eq!(page.rows().await, before);
    page.range("1–100 of 1,234").await;
    page.state("error").await;
    assert_eq!(page.value("links.matches(':state(stale)')").await, json!(true));
    let heard = page.heard().await;
    assert_eq!(heard.len(), 2, "{heard:?}");
    let expected = json!({
        "code": "proxy", "phase": "page", "status": 503, "retryable": true,
        "message": "the server answered 503", "offset": 100, "limit": 100,
    });
    assert_eq!(heard[1], json!(["tjl-error", expected]));
    assert_eq!(page.pair_requests().len(), 5, "the page, and three retries");
    // The pager still works.
    page.press("Refresh").await;
    page.unsee("button", "Retry").await;
    page.state("ready").await;
    page.close().await;
}

#[tokio::test]
async fn when_retry_goes_away_focus_moves_to_the_caption() {
    let page = Page::new().await;
    page.show_server(LATER_520).await;
    page.range("1–100 of 1,234").await;
    page.press("Next page").await;
    page.alerts("reported an error (520)").await;
    page.press("Retry").await;
    page.becomes("links.shadowRoot.activeElement?.tagName ?? null", json!("CAPTION")).await;
    page.close().await;
}

#[tokio::test]
async fn retry_asks_for_the_same_page_again() {
    let page = Page::new().await;
    page.show_server(sentinel::LOGIN_200).await;
    for tries in 1..=3 {
        page.until(&format!("heard.length === {tries}")).await;
        assert_eq!(page.pair_requests().len(), tries, "only when it is asked for");
        page.press("Retry").await;
    }
    page.close().await;
}

#[tokio::test]
async fn a_hiccup_passes_without_anyone_pressing_anything() {
    let page = Page::new().await;
    page.show_server(TWICE_520).await;
    page.until("links.shadowRoot?.textContent.includes('Trying again in')").await;
    page.reads("status", "the retry", |text| text == "That failed. Trying again").await;
    page.range("1–100 of 1,234").await;
    assert_eq!(page.pair_requests().len(), 3);
    let heard = page.heard().await;
    assert_eq!(heard.len(), 1, "the host hears only of the rows: {heard:?}");
    page.close().await;
}

#[tokio::test]
async fn throttling_is_waited_out() {
    let page = Page::new().await;
    page.show_server(sentinel::THROTTLED_ONCE).await;
    page.until("links.shadowRoot?.textContent.includes('Trying again in 3 s (1 of 3)')").await;
    page.until("links.shadowRoot?.textContent.includes('Trying again in 1 s (1 of 3)')").await;
    page.range("1–100 of 1,234").await;
    assert_eq!(page.pair_requests().len(), 2);
    page.close().await;
}

#[tokio::test]
async fn retries_can_be_cancelled() {
    let page = Page::new().await;
    page.show_server(LATER_503).await;
    page.range("1–100 of 1,234").await;
    page.press("Next page").await;
    page.press("Cancel").await;
    page.state("ready").await;
    page.range("1–100 of 1,234").await;
    assert_eq!(page.heard().await.len(), 1);
    page.close().await;
}

#[tokio::test]
async fn details_are_copied_without_the_token() {
    let page = Page::new().await;
    page.show_server(sentinel::ALWAYS_403).await;
    page.press("Copy details").await;
    page.reads("status", "the copy", |text| text == "Copied").await;
    let text = page.clipboard().await;
    assert!(text.contains("Code: forbidden\n") && text.contains("Status: 403\n"), "{text}");
    assert!(text.contains("Authorization: Bearer $TOKEN"), "{text}");
    assert!(!text.contains(e2e::TOKEN), "{text}");
    page.close().await;
}

#[tokio::test]
async fn a_load_that_never_ends_can_be_cancelled() {
    let page = Page::new().await;
    page.show_server(NEVER).await;
    page.reads("status", "the wait", |text| text == "Loading links").await;
    page.reads("status", "the long wait", |text| text == "Still waiting").await;
    page.press("Cancel").await;
    page.reads("status", "the end of it", |text| text == "Cancelled").await;
    page.see("button", "Retry").await;
    page.close().await;
}

#[tokio::test]
async fn a_configuration_that_cannot_be_used_sends_nothing() {
    let page = Page::new().await;
    page.show(Settings { server: "server one", token: Some(e2e::TOKEN), attributes: &[] }).await;
    page.alerts("“server one” is not a server UID.").await;
    for (base, words) in [
        ("https://user:secret@vspc.example/api/v3", "must not hold a user name or password"),
        ("https://vspc.example/api/v3?x=1", "must not hold a query"),
        ("ftp://vspc.example/", "must begin with https:// or http://"),
        ("https://", "is not a URL"),
    ] {
        let script = "links.serverUid = arguments[0]; links.apiBase = arguments[1]";
        page.run(script, vec![json!(sentinel::ATHENS), json!(base)]).await;
        let alert = page.alerts(words).await;
        assert!(!alert.contains("secret"), "{alert}");
    }
    assert_eq!(page.pair_requests().len(), 0);
    let heard = page.heard().await;
    let is_config = |event: &Value| event[1]["code"] == "invalid-config";
    assert!(heard.iter().all(is_config), "{heard:?}");
    assert_eq!(heard.len(), 5);
    page.run("links.apiBase = null", vec![]).await;
    page.range("1–100 of 1,234").await;
    page.close().await;
}

#[tokio::test]
async fn a_policy_that_forbids_the_api_is_named_and_nothing_is_sent_again() {
    let page = Page::new().await;
    // Another port is another origin, which the host page's connect-src does not name.
    let attributes = &[("api-base", "http://127.0.0.1:1/api/v3")];
    let server = sentinel::ATHENS;
    page.show(Settings { server, token: Some(e2e::TOKEN), attributes }).await;
    let alert = page.alerts("this page's content security policy forbids requests to").await;
    assert!(alert.contains("Add http://127.0.0.1:1 to connect-src"), "{alert}");
    let heard = page.heard().await;
    assert_eq!(heard.len(), 1, "{heard:?}");
    assert_eq!(heard[0][1]["code"], "unreachable");
    // The browser's own line about its policy is the one that is expected here.
    page.abandon().await;
}
