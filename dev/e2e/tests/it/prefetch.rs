//! `prefetch="intent"`: the page behind Next, before Next is pressed.

use e2e::{Page, Settings, TOKEN};
use fantoccini::key::Key;
use serde_json::json;
use standin::sentinel::{ATHENS, GATED, LATER_503, LISBON, THROTTLED_ONCE, TOKEN_FIRST_PAGE};

const INTENT: &[(&str, &str)] = &[("prefetch", "intent")];
/// Presses Next, and reads the range in the next frame.
const WITHIN_A_FRAME: &str = "
  const { shadowRoot } = links;
  shadowRoot.querySelector('[part=next]').click();
  return new Promise(requestAnimationFrame)
    .then(() => shadowRoot.querySelector('[part=range]').textContent);";

async fn of(server: &str) -> Page {
    let page = Page::new().await;
    page.show(Settings { server, token: Some(TOKEN), attributes: INTENT }).await;
    page
}

#[tokio::test]
async fn pointing_at_next_fetches_its_page_and_pressing_shows_it_within_a_frame() {
    let page = of(LISBON).await;
    page.range("1–100 of 260").await;
    page.says(&["status: Rows 1 to 100 of 260"]).await;
    page.point_at("button", "Next page").await;
    page.counts(json!([["load", "ok", 200, 1], ["prefetch", "ok", 200, 1]])).await;
    page.range("1–100 of 260").await;
    assert_eq!(page.heard().await.len(), 1, "nothing is told but tjl-ready");
    assert_eq!(page.value("links.state").await, json!("ready"));
    // Elsewhere and back again is once.
    page.point_at("button", "Refresh").await;
    page.point_at("button", "Next page").await;
    page.point_at("button", "Refresh").await;

    assert_eq!(page.run(WITHIN_A_FRAME, vec![]).await, json!("101–200 of 260"));
    assert_eq!(page.pair_requests().len(), 2);
    page.says(&["status: Rows 101 to 200 of 260"]).await;
    let told = json!(["tjl-page", { "offset": 100, "count": 100, "total": 260 }]);
    page.becomes("heard.at(-1)", told).await;
    assert_eq!(page.rows().await.len(), 100);
    page.close().await;
}

#[tokio::test]
async fn while_next_keeps_the_focus_one_page_follows_the_other_to_the_end() {
    let page = of(LISBON).await;
    page.range("1–100 of 260").await;
    page.value("links.shadowRoot.querySelector('[part=next]').focus()").await;
    let ok = |phase| json!([phase, "ok", 200, 1]);
    page.counts(json!([ok("load"), ok("prefetch")])).await;
    page.key_in_widget(Key::Enter).await;
    page.range("101–200 of 260").await;
    page.counts(json!([ok("load"), ok("prefetch"), ok("prefetch")])).await;
    page.key_in_widget(Key::Enter).await;
    page.range("201–260 of 260").await;
    let focused = "links.shadowRoot.activeElement?.getAttribute('aria-label')";
    assert_eq!(page.value(focused).await, json!("Next page"));
    page.press("First page").await;
    page.range("1–100 of 260").await;
    page.becomes("requests.filter(({ phase }) => phase === 'page').length", json!(1)).await;
    let offsets: Vec<_> = page.pair_requests().iter().map(offset).collect();
    assert_eq!(offsets[..4], ["0", "100", "200", "0"], "nothing is behind the end");
    page.close().await;
}

fn offset(seen: &standin::Seen) -> String {
    seen.target.rsplit('=').next().unwrap_or_default().to_owned()
}

#[tokio::test]
async fn without_the_attribute_nothing_is_fetched_before_it_is_asked_for() {
    let page = Page::new().await;
    page.show_server(LISBON).await;
    page.range("1–100 of 260").await;
    page.point_at("button", "Next page").await;
    page.value("links.shadowRoot.querySelector('[part=next]').focus()").await;
    // Another element's comes meanwhile.
    let beside = "
      const other = document.createElement('tape-job-links');
      other.serverUid = arguments[0];
      other.token = arguments[1];
      other.prefetch = 'intent';
      document.querySelector('main').append(other);
      window.other = other;
      return [other.prefetch, links.prefetch];";
    let words = page.run(beside, vec![json!(ATHENS), json!(TOKEN)]).await;
    assert_eq!(words, json!(["intent", "none"]));
    page.becomes("other.state", json!("ready")).await;
    page.value("other.shadowRoot.querySelector('[part=next]').focus()").await;
    page.until("requests.some(({ phase }) => phase === 'prefetch')").await;
    page.until("!links.shadowRoot.querySelector('[part=next]').matches(':focus')").await;
    let of_lisbon = |seen: &standin::Seen| seen.target.contains(LISBON);
    assert_eq!(page.pair_requests().into_iter().filter(of_lisbon).count(), 1);
    page.close().await;
}

#[tokio::test]
async fn next_waits_for_what_is_under_way_and_whatever_else_is_pressed_aborts_it() {
    let page = of(GATED).await;
    page.release_when_held().await;
    page.range("1–100 of 1,234").await;
    page.point_at("button", "Next page").await;
    page.until_held(1).await;
    assert_eq!(page.value("links.state").await, json!("ready"));
    page.press("Next page").await;
    page.state("loading").await;
    assert_eq!(page.pair_requests().len(), 2, "it is not sent twice");
    page.standin.release();
    page.range("101–200 of 1,234").await;
    page.counts(json!([["load", "ok", 200, 1], ["page", "ok", 200, 1]])).await;

    page.until_asked(200).await;
    page.press("Last page").await;
    page.until_asked(1200).await;
    page.release_until("1,201–1,234 of 1,234").await;
    page.counts(json!([
        ["load", "ok", 200, 1],
        ["page", "ok", 200, 1],
        ["prefetch", "aborted", null, 1],
        ["page", "ok", 200, 1],
    ]))
    .await;
    page.close().await;
}

#[tokio::test]
async fn a_failure_is_not_seen_and_not_tried_again_until_next_is_pressed() {
    let page = of(LATER_503).await;
    page.hurry().await;
    page.state("ready").await;
    page.value("aloud.splice(0)").await;
    page.point_at("button", "Next page").await;
    page.counts(json!([["load", "ok", 200, 1], ["prefetch", "proxy", 503, 1]])).await;
    page.point_at("button", "Refresh").await;
    page.point_at("button", "Next page").await;
    page.value("links.shadowRoot.querySelector('[part=next]').focus()").await;
    assert_eq!(page.value("[links.state, aloud]").await, json!(["ready", []]));
    assert!(!page.outline().await.contains("503"), "{}", page.outline().await);
    assert_eq!(page.heard().await.len(), 1, "nothing is told but tjl-ready");
    page.key_in_widget(Key::Enter).await;
    page.state("error").await;
    let phases = "requests.map(({ phase, attempt }) => `${phase} ${attempt}`)";
    let all = json!(["load 1", "prefetch 1", "page 1", "page 2", "page 3", "page 4"]);
    page.becomes(phases, all).await;
    assert_eq!(page.heard().await.len(), 2);
    page.abandon().await;
}

#[tokio::test]
async fn a_server_that_throttles_is_left_alone_until_it_has_answered_something_else() {
    let page = of(THROTTLED_ONCE).await;
    page.hurry().await;
    page.state("ready").await;
    page.value("aloud.splice(0)").await;
    page.point_at("button", "Next page").await;
    let mut all = vec![
        json!(["load", "throttled", 429, 1]),
        json!(["load", "ok", 200, 2]),
        json!(["prefetch", "throttled", 429, 1]),
    ];
    page.counts(json!(all)).await;
    assert_eq!(page.value("[links.state, aloud]").await, json!(["ready", []]));
    page.press("Next page").await;
    all.push(json!(["page", "ok", 200, 1]));
    all.push(json!(["prefetch", "throttled", 429, 1]));
    page.counts(json!(all)).await;
    page.abandon().await;
}

#[tokio::test]
async fn a_token_that_is_refused_ahead_is_renewed_once_next_is_pressed() {
    let page = Page::new().await;
    let token = Some(TOKEN_FIRST_PAGE);
    page.show(Settings { server: ATHENS, token, attributes: INTENT }).await;
    let provider = "
      window.asked = [];
      links.tokenProvider = ({ reason }) => { asked.push(reason); return arguments[0]; };";
    page.run(provider, vec![json!(TOKEN)]).await;
    page.range("1–100 of 1,234").await;
    page.point_at("button", "Next page").await;
    let refused = |phase| json!([phase, "unauthorized", 401, 1]);
    page.counts(json!([["load", "ok", 200, 1], refused("prefetch")])).await;
    assert_eq!(page.value("[asked, links.state]").await, json!([[], "ready"]));
    page.point_at("button", "Refresh").await;
    page.run("links.next()", vec![]).await;
    page.range("101–200 of 1,234").await;
    page.counts(json!([
        ["load", "ok", 200, 1],
        refused("prefetch"),
        refused("page"),
        ["page", "ok", 200, 1],
    ]))
    .await;
    assert_eq!(page.value("asked").await, json!(["expired"]));
    page.abandon().await;
}
