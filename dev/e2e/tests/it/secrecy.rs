//! Statement 20: the token has one way out.

use e2e::{Page, Settings};
use serde_json::{Value, json};
use standin::Seen;
use standin::sentinel::{ATHENS, LATER_503};

/// A token that nothing else can be mistaken for. The stand-in mints it nowhere: it is refused.
const REFUSED: &str = "hush-4f1d2c7a-never-to-be-seen";

/// Everything that a page, its history and its storage can hold.
const EVERYTHING: &str = "
  const [done] = [arguments[arguments.length - 1]];
  const trees = [document.documentElement.outerHTML];
  const walk = (root) => {
    for (const element of root.querySelectorAll('*')) {
      for (const { name, value } of element.attributes) trees.push(`${name}=${value}`);
      if ('value' in element) trees.push(String(element.value));
      if (element.shadowRoot) { trees.push(element.shadowRoot.innerHTML); walk(element.shadowRoot); }
    }
  };
  walk(document);
  const links = document.querySelector('tape-job-links, tape-job-links-frame');
  const own = [];
  for (let it = links; it && it !== HTMLElement.prototype; it = Object.getPrototypeOf(it)) {
    for (const name of Object.getOwnPropertyNames(it)) {
      try { own.push(JSON.stringify(links[name])); } catch { /* not to be read */ }
    }
  }
  own.push(String(links?.constructor), JSON.stringify(links?.dataset));
  return [
    trees, own, window.heard ?? [], window.requests ?? [],
    performance.getEntries().map(({ name }) => name),
    location.href, document.referrer, document.title, JSON.stringify(history.state),
    JSON.stringify(localStorage), JSON.stringify(sessionStorage), document.cookie,
    Object.keys(window).map((name) => { try { return String(window[name]); } catch { return ''; } }),
  ];
";

/// Fails where the page that is open shows a token, or its stand-in saw it but in the one header.
pub async fn is_nowhere(page: &Page, token: &str) {
    let everything = page.run(EVERYTHING, vec![]).await;
    assert!(everything.to_string().len() > 1000, "there is something to search");
    for (place, found) in everything.as_array().unwrap().iter().enumerate() {
        assert!(!found.to_string().contains(token), "in place {place}");
    }
    is_only_in_headers(&page.standin.requests(), token);
    for line in page.console().await {
        assert!(!line.contains(token), "{line}");
    }
}

/// Fails where a token is in a request but in the one header.
pub fn is_only_in_headers(requests: &[Seen], token: &str) {
    for request in requests {
        assert!(!request.target.contains(token), "{}", request.target);
        for (name, value) in &request.headers {
            if value.contains(token) {
                assert_eq!(name.to_lowercase(), "authorization");
                assert!(request.target.starts_with("/api/v3/"), "{}", request.target);
            }
        }
    }
}

#[tokio::test]
async fn a_token_that_works_is_seen_nowhere_but_in_its_header() {
    let page = Page::new().await;
    page.show_server(LATER_503).await;
    page.range("1–100 of 1,234").await;
    page.press("Next page").await;
    page.alerts("the server answered 503").await;
    is_nowhere(&page, e2e::TOKEN).await;
    page.run("links.signOut()", vec![]).await;
    page.state("auth-required").await;
    is_nowhere(&page, e2e::TOKEN).await;
    page.close().await;
}

#[tokio::test]
async fn a_token_that_is_refused_is_seen_nowhere_either() {
    let page = Page::new().await;
    page.show(Settings { server: ATHENS, token: Some(REFUSED), attributes: &[] }).await;
    page.alerts("the server refused the access token").await;
    is_nowhere(&page, REFUSED).await;
    page.close().await;
}

#[tokio::test]
async fn a_token_attribute_is_taken_over_and_gone_at_once() {
    let page = Page::new().await;
    page.show(Settings { server: ATHENS, ..Settings::default() }).await;
    let script = "
      links.setAttribute('token', arguments[0]);
      return [links.hasAttribute('token'), links.token, links.hasToken];";
    assert_eq!(page.run(script, vec![json!(e2e::TOKEN)]).await, json!([false, null, true]));
    page.range("1–100 of 1,234").await;
    is_nowhere(&page, e2e::TOKEN).await;
    page.close().await;
}

#[tokio::test]
async fn the_standalone_page_keeps_it_nowhere_either() {
    let page = Page::new().await;
    page.goto(&format!("/#server={ATHENS}")).await;
    page.until("document.forms[0].elements.api.value").await;
    page.fill("textbox", "Access token", e2e::TOKEN).await;
    page.press("Show links").await;
    page.becomes("document.querySelector('tape-job-links').state", json!("ready")).await;
    is_nowhere(&page, e2e::TOKEN).await;
    page.close().await;
}

#[tokio::test]
async fn a_request_is_what_the_api_documents_and_nothing_more() {
    let page = Page::new().await;
    page.show_server(ATHENS).await;
    page.range("1–100 of 1,234").await;
    let requests = page.pair_requests();
    let [request] = &*requests else { panic!("{requests:?}") };
    assert_eq!(request.method, "GET");
    assert_eq!(
        request.target,
        format!(
            "/api/v3/infrastructure/backupServers/{ATHENS}/jobs/backupTapeJobs/jobObjects\
             ?limit=100&offset=0"
        )
    );
    let header = |name: &str| {
        let of_name = |(header, _): &&(String, String)| header.eq_ignore_ascii_case(name);
        request.headers.iter().find(of_name).map(|(_, value)| value.as_str())
    };
    assert_eq!(header("accept"), Some("application/json"));
    assert_eq!(header("authorization"), Some(&*format!("Bearer {}", e2e::TOKEN)));
    assert_eq!(header("referer"), None);
    assert_eq!(header("cookie"), None);
    assert_eq!(header("x-request-id"), None);
    assert_eq!(header("x-client-version"), None);
    page.close().await;
}

#[tokio::test]
async fn a_redirect_is_not_followed() {
    let page = Page::new().await;
    page.show_server(standin::sentinel::REDIRECT).await;
    page.alerts("a redirect, often to a login page").await;
    let targets: Vec<String> =
        page.standin.requests().into_iter().map(|request| request.target).collect();
    assert!(!targets.iter().any(|target| target.contains("login")), "{targets:?}");
    page.close().await;
}

#[tokio::test]
async fn nothing_is_left_on_window_in_head_or_in_storage() {
    let page = Page::new().await;
    page.goto("/standin/blank").await;
    page.modules().await;
    let look = "return Promise.all([
      // ChromeDriver leaves names of its own.
      Object.getOwnPropertyNames(window).filter((name) => !/^(cdc_|ret_nodes)/.test(name)).sort(),
      document.head.innerHTML, document.cookie,
      localStorage.length, sessionStorage.length, location.href, history.length,
      indexedDB.databases().then((all) => all.length), window.caches?.keys() ?? [],
    ]);";
    let before = page.run(look, vec![]).await;
    let script = "
      const [server, token] = arguments;
      return bring('/tape-job-links.js').then(() => {
        const links = document.createElement('tape-job-links');
        links.serverUid = server;
        links.token = token;
        document.body.append(links);
      });";
    page.run(script, vec![json!(ATHENS), json!(e2e::TOKEN)]).await;
    page.becomes("document.querySelector('tape-job-links').state", json!("ready")).await;
    let all = "
      const links = document.querySelector('tape-job-links');
      Object.assign(links, { resolveNames: true, view: 'map', lang: 'de' });
      links.next();";
    page.run(all, vec![]).await;
    let root = "document.querySelector('tape-job-links').shadowRoot";
    page.until(&format!("{root}.querySelector('[part=map] [role=button]')")).await;
    page.until(&format!("{root}.querySelector('[part=base]').lang === 'de'")).await;
    page.until(&format!("{root}.host.offset === 100 && {root}.host.state === 'ready'")).await;
    let after: Value = page.run(look, vec![]).await;
    for (before, after) in before.as_array().unwrap().iter().zip(after.as_array().unwrap()) {
        assert_eq!(before, after);
    }
    page.close().await;
}
