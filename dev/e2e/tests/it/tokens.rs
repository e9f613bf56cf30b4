//! Statements 9 and 17: tokens missing, refused and renewed; signing out.

use e2e::{Page, Settings, TOKEN};
use serde_json::json;
use standin::sentinel::{ATHENS, LISBON, TOKEN_EXPIRED, TOKEN_FIRST_PAGE};

#[tokio::test]
async fn without_a_token_the_reader_is_asked_and_a_later_one_starts_the_load() {
    let page = Page::new().await;
    page.show(Settings { server: ATHENS, ..Settings::default() }).await;
    page.alerts("Sign in to show links").await;
    page.state("auth-required").await;
    assert_eq!(page.heard().await, [json!(["tjl-auth-required", { "reason": "missing" }])]);
    assert_eq!(page.pair_requests().len(), 0);
    page.run("links.token = arguments[0]", vec![json!(TOKEN)]).await;
    page.range("1–100 of 1,234").await;
    page.close().await;
}

#[tokio::test]
async fn an_expired_token_is_refused_without_a_retry() {
    let page = Page::new().await;
    page.show(Settings { server: ATHENS, token: Some(TOKEN_EXPIRED), attributes: &[] }).await;
    page.alerts("Sign in again: the server refused the access token.").await;
    assert_eq!(page.heard().await, [json!(["tjl-auth-required", { "reason": "refused" }])]);
    assert!(page.all("button", Some("Retry")).await.is_empty());
    page.close().await;
}

#[tokio::test]
async fn a_token_that_expires_while_paging_loses_no_row_and_no_place() {
    let page = Page::new().await;
    page.show(Settings { server: ATHENS, token: Some(TOKEN_FIRST_PAGE), attributes: &[] }).await;
    page.range("1–100 of 1,234").await;
    let before = page.rows().await;
    page.press("Next page").await;
    page.alerts("Sign in again to load more. Still showing 1–100").await;
    assert_eq!(page.rows().await, before);
    assert_eq!(page.value("links.matches(':state(stale)')").await, json!(true));
    page.run("links.token = arguments[0]", vec![json!(TOKEN)]).await;
    page.range("101–200 of 1,234").await;
    page.close().await;
}

const PROVIDER: &str = "
  const tokens = arguments[0];
  window.reasons = [];
  window.provider = async ({ reason, signal }) => {
    reasons.push([reason, signal instanceof AbortSignal]);
    return tokens.length > 1 ? tokens.shift() : tokens[0];
  };
  links.tokenProvider = provider;
";

#[tokio::test]
async fn a_provider_is_asked_once_and_once_more_when_its_token_expires() {
    let page = Page::new().await;
    page.show(Settings { server: ATHENS, ..Settings::default() }).await;
    page.run(PROVIDER, vec![json!([TOKEN_FIRST_PAGE, TOKEN])]).await;
    page.range("1–100 of 1,234").await;
    page.press("Next page").await;
    page.range("101–200 of 1,234").await;
    assert_eq!(page.value("reasons").await, json!([["missing", true], ["expired", true]]));
    assert_eq!(page.value("links.hasToken").await, json!(true));
    page.close().await;
}

#[tokio::test]
async fn a_provider_whose_tokens_are_refused_is_not_asked_for_ever() {
    let page = Page::new().await;
    page.show(Settings { server: ATHENS, ..Settings::default() }).await;
    page.run(PROVIDER, vec![json!([TOKEN_FIRST_PAGE])]).await;
    page.range("1–100 of 1,234").await;
    page.press("Next page").await;
    page.alerts("Sign in again to load more").await;
    assert_eq!(page.value("reasons.length").await, json!(2));
    assert_eq!(page.pair_requests().len(), 3, "one request, one resend");
    page.close().await;
}

#[tokio::test]
async fn elements_that_share_a_provider_ask_it_once() {
    let page = Page::new().await;
    page.goto("/standin/host").await;
    let script = "
      const [servers, token] = arguments;
      window.calls = 0;
      const provider = async () => { window.calls += 1; return token; };
      for (const server of servers) {
        const links = document.createElement('tape-job-links');
        links.serverUid = server;
        links.tokenProvider = provider;
        document.body.append(links);
      }";
    page.run(script, vec![json!([ATHENS, LISBON, ATHENS]), json!(TOKEN)]).await;
    page.until(
        "[...document.querySelectorAll('tape-job-links')].every((it) => it.state === 'ready')",
    )
    .await;
    assert_eq!(page.value("calls").await, json!(1));
    page.close().await;
}

#[tokio::test]
async fn a_provider_that_throws_is_a_refusal() {
    let page = Page::new().await;
    for body in ["() => { throw new Error('no'); }", "async () => null", "() => ''"] {
        page.show(Settings { server: ATHENS, ..Settings::default() }).await;
        page.value(&format!("links.tokenProvider = {body}")).await;
        page.alerts("this page could not get an access token").await;
        page.until("heard.some(([, detail]) => detail.reason === 'provider-failed')").await;
    }
    page.close().await;
}

#[tokio::test]
async fn a_provider_that_never_answers_is_given_up_after_30_seconds() {
    let page = Page::new().await;
    page.show(Settings { server: ATHENS, ..Settings::default() }).await;
    page.state("auth-required").await;
    let script = "
      heard.length = 0;
      window.patience = [];
      const later = window.setTimeout;
      window.setTimeout = (deed, delay, ...rest) => {
        // `WebKit`'s driver has timers of its own here.
        if (delay === 30_000) patience.push(delay);
        return later(deed, delay === 30_000 ? 50 : delay, ...rest);
      };
      links.tokenProvider = ({ signal }) => {
        window.signal = signal;
        return new Promise(() => {});
      };";
    page.run(script, vec![]).await;
    page.alerts("this page could not get an access token").await;
    let told = "[patience.length > 0, signal.aborted, heard]";
    let failed = json!(["tjl-auth-required", { "reason": "provider-failed" }]);
    assert_eq!(page.value(told).await, json!([true, true, [failed]]));
    page.close().await;
}

#[tokio::test]
async fn signing_out_takes_rows_and_token_at_once() {
    let page = Page::new().await;
    page.show_server(ATHENS).await;
    page.range("1–100 of 1,234").await;
    let gone = "
      links.signOut();
      return new Promise((done) => requestAnimationFrame(() =>
        done([links.rows.length, links.hasToken, links.pagingInfo])));";
    assert_eq!(page.run(gone, vec![]).await, json!([0, false, null]));
    assert!(page.rows().await.is_empty());
    page.state("auth-required").await;
    page.run("links.refresh()", vec![]).await;
    page.alerts("Sign in to show links").await;
    assert_eq!(page.pair_requests().len(), 1);
    page.close().await;
}

#[tokio::test]
async fn another_servers_rows_never_stand_under_its_name() {
    let page = Page::new().await;
    page.show_server(ATHENS).await;
    page.range("1–100 of 1,234").await;
    let gone = "
      links.serverUid = arguments[0];
      return new Promise((done) => requestAnimationFrame(() =>
        done(links.shadowRoot.querySelectorAll('tbody [role=row]').length)));";
    assert_eq!(page.run(gone, vec![json!(standin::sentinel::GATED)]).await, json!(0));
    page.release_when_held().await;
    page.range("1–100 of 1,234").await;
    page.close().await;
}
