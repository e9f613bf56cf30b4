//! Attributes and properties: whatever the order, whenever, and whatever is in them.

use e2e::{Page, TOKEN};
use serde_json::json;
use standin::sentinel::{ATHENS, LISBON};

/// Each property with its attribute, a value of its own, another one for the attribute, and what
/// the other reads as.
const SAMPLES: &str = "
  const samples = [
    ['apiBase', 'api-base', '/a', '/b', '/b'],
    ['serverUid', 'server-uid', 'a', 'b', 'b'],
    ['pageSize', 'page-size', 25, '50', 50],
    ['offset', 'offset', 100, '200', 200],
    ['refreshInterval', 'refresh-interval', 60, '90', 90],
    ['label', 'label', 'a', 'b', 'b'],
    ['resolveNames', 'resolve-names', false, '', true],
    ['jobLinks', 'job-links', false, '', true],
    ['view', 'view', 'table', 'map', 'map'],
    ['prefetch', 'prefetch', 'none', 'intent', 'intent'],
    ['credentials', 'credentials', 'omit', 'same-origin', 'same-origin'],
    ['loading', 'loading', 'eager', 'lazy', 'lazy'],
  ];
  const make = () => document.createElement('tape-job-links');
  const wrong = [];
  const claim = (isSo, ...words) => isSo || wrong.push(words.map(String).join(' '));";

#[tokio::test]
async fn a_property_wins_in_either_order_and_gives_way_once_it_is_cleared() {
    let page = Page::new().await;
    page.host("/standin/host").await;
    let script = format!(
        "{SAMPLES}
         for (const [name, attribute, own, other, read] of samples) {{
           for (const nothing of [null, undefined]) {{
             const [first, last] = [make(), make()];
             first[name] = own;
             first.setAttribute(attribute, other);
             last.setAttribute(attribute, other);
             last[name] = own;
             for (const links of [first, last]) {{
               claim(links[name] === own, name, 'does not win but is', links[name]);
               links[name] = nothing;
               claim(links[name] === read, name, 'cleared is', links[name]);
               links.removeAttribute(attribute);
               claim(links[name] === make()[name], name, 'gone is', links[name]);
             }}
           }}
         }}
         for (const nothing of [null, undefined]) {{
           const links = make();
           links.tokenProvider = () => '';
           links.token = 'secret';
           links.tokenProvider = links.token = nothing;
           claim(links.tokenProvider === null && !links.hasToken, 'what asks for tokens stays');
         }}
         return wrong;"
    );
    assert_eq!(page.run(&script, vec![]).await, json!([]));
    page.close().await;
}

#[tokio::test]
async fn junk_of_any_kind_means_the_default() {
    let page = Page::new().await;
    page.host("/standin/host").await;
    let script = format!(
        "{SAMPLES}
         const numbers = ['', ' ', 'x', '-1', -1, '+5', 1.5, '1e3', '0x10', 2 ** 31, NaN, Infinity,
           {{}}, [], true, Symbol('5'), '１２', () => 5];
         const words = ['', 'x', 'maps', 'Lazy!', 'include', 7, NaN, {{}}, [], true, Symbol('map')];
         const junk = {{
           pageSize: [...numbers, 0], offset: numbers, refreshInterval: numbers,
           view: words, prefetch: words, credentials: words, loading: words,
         }};
         for (const [name, attribute] of samples) {{
           for (const value of junk[name] ?? []) {{
             const [set, marked] = [make(), make()];
             set[name] = value;
             claim(set[name] === make()[name], name, 'is', set[name], 'by', value);
             if (typeof value === 'symbol') continue;
             marked.setAttribute(attribute, value);
             claim(marked[name] === make()[name], attribute, 'makes', marked[name], 'of', value);
           }}
         }}
         for (const [name, value, read] of [['pageSize', 50n, 50], ['pageSize', ' 50 ', 50],
           ['offset', '007', 7], ['view', ' MAP ', 'map'], ['loading', 'Lazy', 'lazy']]) {{
           const links = make();
           links[name] = value;
           claim(links[name] === read, name, 'is', links[name], 'by', value);
         }}
         for (const value of [7, {{}}, () => '', '', '   ', Symbol('x')]) {{
           const links = make();
           links.token = value;
           claim(!links.hasToken, 'a token of', value);
           if (typeof value === 'function') continue;
           links.tokenProvider = value;
           claim(links.tokenProvider === null, 'a provider of', value);
         }}
         return wrong;"
    );
    assert_eq!(page.run(&script, vec![]).await, json!([]));
    // The core and the class agree.
    page.show_server(LISBON).await;
    page.range("1–100 of 260").await;
    let sent = page.pair_requests().len();
    page.run("links.pageSize = Symbol('5'); links.offset = {}", vec![]).await;
    page.run("links.label = 7; links.view = Symbol('map')", vec![]).await;
    page.see("table", "7").await;
    assert_eq!(page.value("[links.pageSize, links.offset]").await, json!([100, 0]));
    page.range("1–100 of 260").await;
    assert_eq!(page.pair_requests().len(), sent, "nothing else is asked for");
    page.close().await;
}

#[tokio::test]
async fn whatever_was_set_before_there_was_a_class_is_taken_over() {
    let page = Page::new().await;
    page.goto("/standin/blank").await;
    page.modules().await;
    let script = format!(
        "{SAMPLES}
         const [server, token] = arguments;
         window.provider = () => token;
         const apart = make();
         const main = document.createElement('main');
         document.body.append(main);
         main.innerHTML = `<tape-job-links server-uid='${{server}}' token='${{token}}' page-size='50'>
           </tape-job-links>`;
         window.links = main.firstChild;
         for (const [name, , own] of samples) apart[name] = own;
         Object.assign(apart, {{ token: 'secret', tokenProvider: provider, state: 'ready' }});
         links.pageSize = 25;
         return bring('/tape-job-links.js').then(() => {{
           const outer = document.documentElement.outerHTML;
           claim(!outer.includes(token), 'the token is still there');
           claim(!apart.hasToken, 'it is taken over when it is connected');
           // Connected where nothing is loaded.
           apart.loading = 'lazy';
           const far = document.createElement('div');
           far.style.blockSize = '9000px';
           document.body.append(far, apart);
           for (const [name, , own] of samples) {{
             if (name !== 'loading') claim(apart[name] === own, name, 'is', apart[name]);
           }}
           claim(apart.hasToken, 'no token');
           // Not by identity: Firefox's driver hands its functions over in a wrapper.
           claim(typeof apart.tokenProvider === 'function', 'no provider');
           claim(apart.token === null, 'a token is read');
           const left = Object.keys(apart);
           claim(left.join() === 'state', 'what only tells is no setting, but left are', left);
           return wrong;
         }});"
    );
    let wrong = page.run(&script, vec![json!(LISBON), json!(TOKEN)]).await;
    assert_eq!(wrong, json!([]));
    page.range("1–25 of 260").await;
    page.close().await;
}

#[tokio::test]
async fn a_change_takes_effect_at_once() {
    let page = Page::new().await;
    page.show_server(ATHENS).await;
    page.range("1–100 of 1,234").await;
    page.run("links.label = 'Contoso'", vec![]).await;
    page.see("table", "Contoso").await;
    page.see("navigation", "Pages of Contoso").await;
    page.run("links.setAttribute('refresh-interval', 60)", vec![]).await;
    page.see("button", "Pause automatic refresh").await;
    page.run("links.refreshInterval = 0", vec![]).await;
    page.unsee("button", "Pause automatic refresh").await;
    page.run("links.setAttribute('job-links', '')", vec![]).await;
    page.until("links.shadowRoot.querySelector('[part=open]')").await;
    page.run("links.removeAttribute('job-links')", vec![]).await;
    page.until("!links.shadowRoot.querySelector('[part=open]')").await;
    page.run("links.view = 'map'", vec![]).await;
    page.see("group", "Map").await;
    page.run("links.removeAttribute('view'); links.view = null", vec![]).await;
    page.unsee("group", "Map").await;
    page.run("links.goTo(130)", vec![]).await;
    page.range("131–230 of 1,234").await;
    page.run("links.pageSize = 77", vec![]).await;
    // 130 is on the page that begins with 77.
    page.range("78–154 of 1,234").await;
    let chosen = page.see("combobox", "Rows per page").await;
    assert_eq!(chosen.prop("value").await.unwrap().as_deref(), Some("77"));
    assert_eq!(page.value("links.offset").await, json!(77));
    page.run("links.setAttribute('offset', 300)", vec![]).await;
    page.range("301–377 of 1,234").await;
    // As a host does that keeps the place itself.
    let sent = page.pair_requests().len();
    page.run("links.offset = links.pagingInfo.offset", vec![]).await;
    page.run("links.offset = 301; links.offset = '300'", vec![]).await;
    let told = "
      links.pageSize = 25;
      links.offset = 50;
      const pending = [links.pageSize, links.offset, links.state, links.rows.length];
      links.serverUid = arguments[0];
      return [...pending, links.state, links.rows.length, links.pagingInfo, links.pageSize];";
    let read = page.run(told, vec![json!(LISBON)]).await;
    assert_eq!(read, json!([25, 50, "ready", 77, "loading", 0, null, 25]));
    page.range("51–75 of 260").await;
    assert_eq!(page.pair_requests().len(), sent + 1, "where it is, nothing is asked for");
    page.close().await;
}

#[tokio::test]
async fn lazy_no_more_it_loads_at_once() {
    let page = Page::new().await;
    page.host("/standin/host").await;
    let script = "
      const links = document.createElement('tape-job-links');
      window.links = links;
      const far = document.createElement('div');
      far.style.blockSize = '9000px';
      Object.assign(links, { loading: 'lazy', serverUid: arguments[0], token: arguments[1] });
      document.body.append(far, links);
      return new Promise((later) => requestAnimationFrame(() => setTimeout(later)));";
    page.run(script, vec![json!(LISBON), json!(TOKEN)]).await;
    assert_eq!(page.pair_requests().len(), 0);
    page.run("links.loading = 'eager'", vec![]).await;
    page.range("1–100 of 260").await;
    page.run("links.loading = 'lazy'", vec![]).await;
    page.press("Next page").await;
    page.range("101–200 of 260").await;
    assert_eq!(page.pair_requests().len(), 2);
    page.close().await;
}

#[tokio::test]
async fn that_there_is_no_token_is_decided_only_when_none_can_come_any_more() {
    let page = Page::new().await;
    page.host("/standin/host").await;
    // As while the document is still parsed.
    let script = "
      Object.defineProperty(document, 'readyState', { configurable: true, value: 'loading' });
      window.heard = [];
      for (const name of ['tjl-auth-required', 'tjl-ready', 'tjl-error']) {
        document.addEventListener(name, ({ type }) => heard.push(type));
      }
      window.links = document.createElement('tape-job-links');
      const before = links.state;
      links.serverUid = arguments[0];
      document.body.append(links);
      return [before, links.state];";
    let states = page.run(script, vec![json!(LISBON)]).await;
    assert_eq!(states, json!(["unconfigured", "loading"]));
    page.see("table", "Tape job links").await;
    let later = "return new Promise((later) => setTimeout(() => setTimeout(() =>
        later([links.state, heard.length]))))";
    assert_eq!(page.run(later, vec![]).await, json!(["loading", 0]));
    // In a task of the page's own: `WebKit`'s driver puts off what follows its lines.
    let parsed = "
      return new Promise((done) => setTimeout(() => {
        delete document.readyState;
        document.dispatchEvent(new Event('DOMContentLoaded'));
        links.token = arguments[0];
        done(links.state);
      }));";
    assert_eq!(page.run(parsed, vec![json!(TOKEN)]).await, json!("loading"));
    page.range("1–100 of 260").await;
    page.until("heard.length > 0").await;
    assert_eq!(page.value("heard").await, json!(["tjl-ready"]));
    page.close().await;
}
