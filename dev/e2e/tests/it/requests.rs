//! `tjl-request`: what hosts count, each request once, and nothing that is nobody's business.

use e2e::{Page, Settings, TOKEN};
use serde_json::json;
use standin::sentinel::{
    ASYNC, ATHENS, EXAMPLE, GATED, LISBON, NAMES_403, TOKEN_FIRST_PAGE, TWICE_520,
};

#[tokio::test]
async fn every_attempt_is_told_of_with_its_time() {
    let page = Page::new().await;
    page.show_server(TWICE_520).await;
    page.hurry().await;
    page.state("ready").await;
    let all =
        json!([["load", "server", 520, 1], ["load", "server", 520, 2], ["load", "ok", 200, 3]]);
    page.counts(all).await;
    let told = "requests.map((it) => [Object.keys(it).sort().join(),
        Number.isInteger(it.milliseconds) && it.milliseconds >= 0 && it.milliseconds < 30000])";
    let keys = "attempt,milliseconds,outcome,phase,status";
    assert_eq!(page.value(told).await, json!([[keys, true], [keys, true], [keys, true]]));
    page.close().await;
}

#[tokio::test]
async fn what_nobody_waits_for_any_more_is_told_of_as_aborted_and_not_at_once() {
    let page = Page::new().await;
    page.show_server(GATED).await;
    page.release_when_held().await;
    page.range("1–100 of 1,234").await;
    page.value("links.next()").await;
    page.until_held(1).await;
    let told = page.run("links.last(); links.last(); return requests.length", vec![]).await;
    assert_eq!(told, json!(1), "a call tells nothing by itself");
    page.until_asked(1200).await;
    page.release_until("1,201–1,234 of 1,234").await;
    page.value("links.refresh()").await;
    page.until_held(1).await;
    page.value("links.signOut()").await;
    page.counts(json!([
        ["load", "ok", 200, 1],
        ["page", "aborted", null, 1],
        ["page", "ok", 200, 1],
        ["refresh", "aborted", null, 1],
    ]))
    .await;
    page.close().await;
}

#[tokio::test]
async fn a_renewal_is_two_requests_and_no_error() {
    let page = Page::new().await;
    let token = Some(TOKEN_FIRST_PAGE);
    page.show(Settings { server: ATHENS, token, attributes: &[] }).await;
    page.run("links.tokenProvider = () => arguments[0]", vec![json!(TOKEN)]).await;
    page.range("1–100 of 1,234").await;
    page.press("Next page").await;
    page.range("101–200 of 1,234").await;
    page.counts(json!([
        ["load", "ok", 200, 1],
        ["page", "unauthorized", 401, 1],
        ["page", "ok", 200, 1],
    ]))
    .await;
    // Before what it led to.
    let order = "[...heard.map(([name]) => name)]";
    assert_eq!(page.value(order).await, json!(["tjl-ready", "tjl-page"]));
    page.close().await;
}

#[tokio::test]
async fn what_is_prepared_is_counted_apart_from_the_page_that_comes() {
    let page = Page::new().await;
    page.show_server(ASYNC).await;
    page.state("ready").await;
    let told = "requests.map(({ outcome }) => outcome)";
    page.until(&format!("{told}.at(-1) === 'ok'")).await;
    let outcomes = page.value(told).await;
    let outcomes = outcomes.as_array().unwrap();
    assert!(outcomes.len() > 2, "an answer, polls, a page: {outcomes:?}");
    let (last, before) = outcomes.split_last().unwrap();
    assert_eq!(last, "ok");
    assert!(before.iter().all(|outcome| outcome == "preparing"), "{outcomes:?}");
    page.close().await;
}

#[tokio::test]
async fn names_find_export_and_gaps_are_counted_by_themselves() {
    let page = Page::new().await;
    page.show(Settings {
        server: LISBON,
        token: Some(TOKEN),
        attributes: &[("resolve-names", ""), ("page-size", "3")],
    })
    .await;
    let clear = "requests.length = 0";
    page.run("HTMLAnchorElement.prototype.click = () => {}", vec![]).await;
    page.counts(json!([["load", "ok", 200, 1], ["names", "ok", 200, 1]])).await;
    page.value(clear).await;
    page.fill("searchbox", "Find", "a").await;
    page.press("Search all 260 rows").await;
    page.counts(json!([["find", "ok", 200, 1]])).await;
    page.value(clear).await;
    page.press("Export").await;
    page.see("radio", "All pages").await.click().await.unwrap();
    page.press("Download").await;
    page.counts(json!([["export", "ok", 200, 1]])).await;
    page.press("Close").await;
    page.value(clear).await;
    page.press("Not on tape").await;
    page.see("button", "Check again").await;
    page.counts(json!([["gaps", "ok", 200, 1], ["gaps", "ok", 200, 1]])).await;
    page.run("requests.length = 0; links.serverUid = arguments[0]", vec![json!(NAMES_403)]).await;
    page.counts(json!([["load", "ok", 200, 1], ["names", "forbidden", 403, 1]])).await;
    page.close().await;
}

#[tokio::test]
async fn an_export_that_is_cancelled_is_told_of() {
    let page = Page::new().await;
    page.show_server(GATED).await;
    page.release_when_held().await;
    page.range("1–100 of 1,234").await;
    page.press("Export").await;
    page.see("radio", "All pages").await.click().await.unwrap();
    page.press("Download").await;
    page.until_held(1).await;
    page.press("Cancel").await;
    page.counts(json!([["load", "ok", 200, 1], ["export", "aborted", null, 1]])).await;
    page.close().await;
}

#[tokio::test]
async fn a_listener_that_throws_or_pages_does_no_harm() {
    let page = Page::new().await;
    page.show(Settings { server: ATHENS, ..Settings::default() }).await;
    let script = "
      addEventListener('error', (event) => event.preventDefault());
      links.addEventListener('tjl-request', () => { throw new Error('of the host'); });
      links.addEventListener('tjl-request', () => links.next(), { once: true });
      links.token = arguments[0];";
    page.run(script, vec![json!(TOKEN)]).await;
    page.range("101–200 of 1,234").await;
    page.press("Next page").await;
    page.range("201–300 of 1,234").await;
    page.state("ready").await;
    // Where the engine prints what was thrown all the same.
    page.abandon().await;
}

#[tokio::test]
async fn nothing_in_it_tells_whose_it_is() {
    let page = Page::new().await;
    page.show_server(EXAMPLE).await;
    page.range("1–2 of 2").await;
    page.until("requests.length === 1").await;
    let told = page.value("requests").await.to_string();
    for secret in [EXAMPLE, TOKEN, "http", "acb055db"] {
        assert!(!told.contains(secret), "{told}");
    }
    page.close().await;
}

#[tokio::test]
async fn the_documented_recipe_counts() {
    let page = Page::new().await;
    let document = include_str!("../../../../docs/OBSERVABILITY.md");
    let recipe = document.split("```js\n").nth(1).unwrap().split("```").next().unwrap();
    page.show(Settings { server: TWICE_520, ..Settings::default() }).await;
    page.hurry().await;
    page.state("auth-required").await;
    let sent = "
      window.beacons = [];
      navigator.sendBeacon = (path, body) => beacons.push([path, body]);";
    page.run(&[sent, recipe].concat(), vec![]).await;
    page.run("links.token = arguments[0]", vec![json!(TOKEN)]).await;
    page.state("ready").await;
    page.run("links.pageSize = 501", vec![]).await;
    page.state("error").await;
    page.until("heard.some(([name]) => name === 'tjl-error')").await;
    let leave = "
      Object.defineProperty(document, 'visibilityState', { value: 'hidden' });
      document.dispatchEvent(new Event('visibilitychange', { bubbles: true }));
      document.dispatchEvent(new Event('visibilitychange', { bubbles: true }));
      return beacons.map(([path, body]) => [path, JSON.parse(body).map(([key, count]) => {
        const { name, phase, outcome, code, again, le } = JSON.parse(key);
        return [name, phase, outcome ?? code, again ?? null, le !== undefined, count];
      })]);";
    let expected = json!([[
        "/portal/metrics",
        [
            ["request", "load", "server", false, true, 1],
            ["request", "load", "server", true, true, 1],
            ["request", "load", "ok", true, true, 1],
            ["request", "page", "bad-request", false, true, 1],
            ["error", "page", "bad-request", null, false, 1],
        ]
    ]]);
    assert_eq!(page.run(leave, vec![]).await, expected);
    page.close().await;
}
