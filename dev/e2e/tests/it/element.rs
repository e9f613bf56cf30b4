//! The element protocol: properties and attributes in any order, moving, leaving, coming back.

use e2e::{Page, Settings, TOKEN};
use serde_json::json;
use standin::sentinel::{ATHENS, LISBON};

#[tokio::test]
async fn properties_set_before_definition_survive_and_win() {
    let page = Page::new().await;
    page.goto("/standin/blank").await;
    page.modules().await;
    let script = "
      const [athens, lisbon, token] = arguments;
      const links = document.createElement('tape-job-links');
      window.links = links;
      links.setAttribute('server-uid', athens);
      links.setAttribute('page-size', '25');
      links.serverUid = lisbon;
      links.token = token;
      links.offset = 200;
      document.body.append(links);
      return bring('/tape-job-links.js').then(() => {});";
    page.run(script, vec![json!(ATHENS), json!(LISBON), json!(TOKEN)]).await;
    page.range("201–225 of 260").await;
    assert_eq!(page.value("Object.keys(links)").await, json!([]), "nothing shadows the accessors");
    page.close().await;
}

#[tokio::test]
async fn order_never_matters() {
    let page = Page::new().await;
    let steps = [
        "links.serverUid = server",
        "links.token = token",
        "links.pageSize = 50",
        "links.offset = 100",
        "document.body.append(links)",
    ];
    for first in 0..steps.len() {
        page.goto("/standin/host").await;
        let mut turned = steps.to_vec();
        turned.rotate_left(first);
        let script = format!(
            "const [server, token] = arguments;
             const links = document.createElement('tape-job-links');
             window.links = links;
             {};",
            turned.join(";")
        );
        page.run(&script, vec![json!(LISBON), json!(TOKEN)]).await;
        page.range("101–150 of 260").await;
        assert_eq!(page.pair_requests().len(), first + 1, "one request each");
    }
    page.close().await;
}

#[tokio::test]
async fn junk_means_the_default_and_null_clears() {
    let page = Page::new().await;
    page.show(Settings {
        server: LISBON,
        token: Some(TOKEN),
        attributes: &[("page-size", "lots"), ("offset", "-3")],
    })
    .await;
    page.range("1–100 of 260").await;
    assert_eq!(page.value("[links.pageSize, links.offset]").await, json!([100, 0]));
    page.value("links.pageSize = 50").await;
    page.range("1–50 of 260").await;
    page.value("links.pageSize = null").await;
    page.range("1–100 of 260").await;
    page.value("links.serverUid = undefined").await;
    page.becomes("links.serverUid", json!(LISBON)).await;
    page.value("links.removeAttribute('server-uid')").await;
    page.state("unconfigured").await;
    assert!(page.rows().await.is_empty());
    page.close().await;
}

#[tokio::test]
async fn a_uid_in_braces_and_upper_case_is_forgiven() {
    let page = Page::new().await;
    let spelt = format!(" {{{}}} ", LISBON.to_uppercase());
    page.show_server(&spelt).await;
    page.range("1–100 of 260").await;
    page.close().await;
}

#[tokio::test]
async fn methods_do_what_the_buttons_do() {
    let page = Page::new().await;
    page.show_server(LISBON).await;
    page.range("1–100 of 260").await;
    for (method, range) in [
        ("next()", "101–200 of 260"),
        ("last()", "201–260 of 260"),
        ("previous()", "101–200 of 260"),
        ("first()", "1–100 of 260"),
        ("goTo(33)", "34–133 of 260"),
    ] {
        page.value(&format!("links.{method}")).await;
        page.range(range).await;
    }
    assert_eq!(page.value("links.offset").await, json!(33));
    page.close().await;
}

#[tokio::test]
async fn moved_within_the_document_it_keeps_its_page() {
    let page = Page::new().await;
    page.show_server(LISBON).await;
    page.range("1–100 of 260").await;
    page.press("Next page").await;
    page.range("101–200 of 260").await;
    page.value("document.body.appendChild(document.createElement('main')).append(links)").await;
    page.until("links.parentElement.tagName === 'MAIN'").await;
    page.range("101–200 of 260").await;
    assert_eq!(page.pair_requests().len(), 2);
    page.press("Next page").await;
    page.range("201–260 of 260").await;
    page.close().await;
}

#[tokio::test]
async fn taken_out_and_put_back_it_loads_the_page_it_last_showed() {
    let page = Page::new().await;
    page.show_server(LISBON).await;
    page.range("1–100 of 260").await;
    page.press("Next page").await;
    page.range("101–200 of 260").await;
    let script = "
      links.remove();
      return new Promise((done) => setTimeout(() => done([links.rows.length, links.offset])));";
    assert_eq!(page.run(script, vec![]).await, json!([0, 100]));
    page.value("document.body.append(links)").await;
    page.range("101–200 of 260").await;
    page.close().await;
}

#[tokio::test]
async fn adopted_into_another_document_its_styles_survive() {
    let page = Page::new().await;
    page.show_server(LISBON).await;
    page.range("1–100 of 260").await;
    let script = "
      const frame = document.createElement('iframe');
      // A document that nothing takes the place of any more: some browsers do so with the first.
      frame.srcdoc = '<p>Another document';
      const loaded = new Promise((done) => { frame.onload = done; });
      document.body.append(frame);
      return loaded.then(() => {
        frame.contentDocument.body.append(links);
        return [links.ownerDocument === document,
          frame.contentWindow.getComputedStyle(links).display];
      });";
    assert_eq!(page.run(script, vec![]).await, json!([false, "flex"]));
    // Firefox 140 gives what it adopts the other document's prototype, and takes the class's away.
    page.value("customElements.get('tape-job-links').prototype.next.call(links)").await;
    page.range("101–200 of 260").await;
    page.value("document.body.append(links)").await;
    page.range("101–200 of 260").await;
    assert_eq!(page.value("getComputedStyle(links).display").await, json!("flex"));
    page.close().await;
}

#[tokio::test]
async fn several_elements_live_side_by_side() {
    let page = Page::new().await;
    page.show_server(LISBON).await;
    let script = "
      const other = document.createElement('tape-job-links');
      window.other = other;
      other.label = 'Other links';
      other.serverUid = arguments[0];
      other.token = arguments[1];
      document.body.append(other);";
    page.run(script, vec![json!(ATHENS), json!(TOKEN)]).await;
    page.range("1–100 of 260").await;
    page.see("table", "Other links").await;
    page.see("navigation", "Pages of Other links").await;
    page.value("links.next()").await;
    page.range("101–200 of 260").await;
    page.becomes("other.pagingInfo?.offset", json!(0)).await;
    page.value("links.remove()").await;
    page.value("other.next()").await;
    page.becomes("other.pagingInfo?.offset", json!(100)).await;
    page.close().await;
}

#[tokio::test]
async fn another_tag_gets_a_subclass_and_importing_twice_is_harmless() {
    let page = Page::new().await;
    page.goto("/standin/host").await;
    page.modules().await;
    let script = "
      return Promise.all([bring('/tape-job-links.js'), bring('/tape-job-links.js?again')])
        .then(([one, two]) => {
          const other = one.define('other-links');
          return [
            other.prototype instanceof one.TapeJobLinksElement,
            one.define('other-links') === other,
            customElements.get('tape-job-links') === one.TapeJobLinksElement,
            two.define('other-links') === other,
          ];
        });";
    assert_eq!(page.run(script, vec![]).await, json!([true, true, true, true]));
    page.close().await;
}

#[tokio::test]
async fn states_and_parts_are_there_to_be_styled() {
    let page = Page::new().await;
    page.show_server(LISBON).await;
    page.range("1–100 of 260").await;
    assert_eq!(page.value("links.matches(':state(ready)')").await, json!(true));
    assert_eq!(page.value("links.matches(':state(loading)')").await, json!(false));
    let parts = "[...new Set([...links.shadowRoot.querySelectorAll('[part]')]
        .map((element) => element.part.value))].sort()";
    let expected = json!([
        "alert",
        "base",
        "cell",
        "copy",
        "copy-row",
        "export",
        "find",
        "first",
        "gaps",
        "go-to",
        "group",
        "header-cell",
        "heading",
        "last",
        "next",
        "page-size",
        "pager",
        "previous",
        "range",
        "refresh",
        "row",
        "sort",
        "status",
        "table",
        "toolbar",
        "tools",
        "uid",
        "view",
    ]);
    assert_eq!(page.value(parts).await, expected);
    page.close().await;
}

#[tokio::test]
async fn the_slot_shows_until_the_core_runs() {
    let page = Page::new().await;
    page.goto("/standin/blank").await;
    page.modules().await;
    let script = "
      window.heard = [];
      document.addEventListener('tjl-error', ({ detail }) => heard.push(detail));
      return bring('/tape-job-links.js').then(({ TapeJobLinksElement }) => {
        const links = document.createElement('tape-job-links');
        window.links = links;
        links.textContent = 'Links come here.';
        links.serverUid = arguments[0];
        document.body.append(links);
        return links.shadowRoot.querySelector('slot') !== null;
      });";
    assert_eq!(page.run(script, vec![json!(LISBON)]).await, json!(true));
    page.alerts("Sign in to show links").await;
    assert_eq!(page.value("links.shadowRoot.querySelector('slot')").await, json!(null));
    page.close().await;
}

#[tokio::test]
async fn a_new_token_never_goes_to_the_old_server_whatever_is_set_first() {
    let page = Page::new().await;
    page.show_server(ATHENS).await;
    page.range("1–100 of 1,234").await;
    page.run("links.signOut()", vec![]).await;
    page.state("auth-required").await;
    let before = page.pair_requests().len();
    let script = "links.token = arguments[0]; links.serverUid = arguments[1];";
    page.run(script, vec![json!(TOKEN), json!(LISBON)]).await;
    page.range("1–100 of 260").await;
    let sent = page.pair_requests().split_off(before);
    assert_eq!(sent.len(), 1, "{sent:?}");
    assert!(sent[0].target.contains(LISBON), "{sent:?}");
    page.close().await;
}

#[tokio::test]
async fn moved_within_the_document_it_keeps_its_state() {
    let page = Page::new().await;
    page.show_server(LISBON).await;
    page.range("1–100 of 260").await;
    page.run("links.parentElement.prepend(links)", vec![]).await;
    page.until("links.matches(':state(ready)') && !links.matches(':state(loading)')").await;
    assert_eq!(page.pair_requests().len(), 1);
    page.close().await;
}

#[tokio::test]
async fn a_place_in_one_list_is_none_in_another() {
    let page = Page::new().await;
    page.show_server(ATHENS).await;
    page.run("links.goTo(500)", vec![]).await;
    page.range("501–600 of 1,234").await;
    let script = "
      const { parentElement } = links;
      links.remove();
      return new Promise((later) => setTimeout(later)).then(() => {
        links.serverUid = arguments[0];
        parentElement.append(links);
      });";
    page.run(script, vec![json!(LISBON)]).await;
    page.range("1–100 of 260").await;
    page.close().await;
}

#[tokio::test]
async fn lazy_it_waits_until_it_is_near() {
    let page = Page::new().await;
    page.host("/standin/host").await;
    let script = "
      const links = document.createElement('tape-job-links');
      window.links = links;
      const far = document.createElement('div');
      far.style.blockSize = '5000px';
      links.loading = 'lazy';
      links.serverUid = arguments[0];
      links.token = arguments[1];
      document.body.append(far, links);
      const near = document.createElement('tape-job-links');
      window.near = near;
      near.setAttribute('loading', 'lazy');
      near.serverUid = arguments[0];
      near.token = arguments[1];
      document.body.prepend(near);";
    page.run(script, vec![json!(LISBON), json!(TOKEN)]).await;
    page.becomes("near.state", json!("ready")).await;
    assert_eq!(page.value("links.state").await, json!("loading"));
    assert_eq!(page.pair_requests().len(), 1);
    page.run("near.remove(); links.scrollIntoView()", vec![]).await;
    page.state("ready").await;
    page.close().await;
}

#[tokio::test]
async fn cookies_go_along_only_where_the_host_says_so() {
    let page = Page::new().await;
    page.goto("/standin/host").await;
    page.run("document.cookie = 'sso=here; path=/'", vec![]).await;
    page.show_server(LISBON).await;
    page.range("1–100 of 260").await;
    page.run("links.credentials = 'same-origin'; links.resolveNames = true", vec![]).await;
    page.until("links.shadowRoot.querySelector('[part=name]')").await;
    page.press("Next page").await;
    page.range("101–200 of 260").await;
    let cookie = |requests: Vec<standin::Seen>| -> Vec<bool> {
        requests.iter().map(|seen| seen.headers.iter().any(|(name, _)| name == "cookie")).collect()
    };
    assert_eq!(cookie(page.pair_requests()), [false, true]);
    let mut jobs = page.standin.requests();
    jobs.retain(|seen| seen.target.contains("/jobs?"));
    assert_eq!(cookie(jobs), [true]);
    page.close().await;
}

#[tokio::test]
async fn it_is_made_in_every_way_there_is() {
    let page = Page::new().await;
    page.host("/standin/host").await;
    let script = "
      const [server, token] = arguments;
      const main = document.createElement('main');
      document.body.append(main);
      const markup = `<tape-job-links server-uid='${server}' token='${token}' page-size='50'></tape-job-links>`;
      const made = {
        new: new (customElements.get('tape-job-links'))(),
        created: document.createElement('tape-job-links'),
      };
      for (const links of Object.values(made)) Object.assign(links, { serverUid: server, token, pageSize: 50 });
      const template = Object.assign(document.createElement('template'), { innerHTML: markup });
      made.template = template.content.cloneNode(true).firstChild;
      made.imported = document.importNode(template.content, true).firstChild;
      main.append(...Object.values(made));
      main.insertAdjacentHTML('beforeend', markup);
      made.parsed = main.lastChild;
      made.clone = made.parsed.cloneNode(true);
      main.append(made.clone);
      window.made = made;
      return made.clone.hasToken;";
    let cloned = page.run(script, vec![json!(LISBON), json!(TOKEN)]).await;
    assert_eq!(cloned, json!(false), "a token is no attribute, and is not cloned");
    let states =
        "Object.entries(made).map(([name, { state, rows }]) => [name, state, rows.length])";
    let expected = json!([
        ["new", "ready", 50],
        ["created", "ready", 50],
        ["template", "ready", 50],
        ["imported", "ready", 50],
        ["parsed", "ready", 50],
        ["clone", "auth-required", 0],
    ]);
    page.becomes(states, expected).await;
    let html = page.value("document.documentElement.outerHTML").await;
    // The template keeps what was parsed into it; nothing else does.
    assert!(!html.as_str().unwrap().contains(TOKEN));
    page.close().await;
}

#[tokio::test]
async fn moved_before_another_it_keeps_its_state() {
    let page = Page::new().await;
    page.show_server(LISBON).await;
    page.range("1–100 of 260").await;
    page.press("Next page").await;
    page.range("101–200 of 260").await;
    let script = "
      const { parentElement } = links;
      if (!parentElement.moveBefore) return parentElement.insertBefore(links, parentElement.firstChild);
      parentElement.moveBefore(links, parentElement.firstChild);";
    page.run(script, vec![]).await;
    page.until("links === links.parentElement.firstChild").await;
    page.range("101–200 of 260").await;
    assert_eq!(page.pair_requests().len(), 2);
    page.close().await;
}

#[tokio::test]
async fn another_version_that_was_there_first_stays_and_is_warned_of_once() {
    let page = Page::new().await;
    page.goto("/standin/blank").await;
    page.modules().await;
    let script = "
      window.warned = [];
      console.warn = (words) => warned.push(words);
      class Older extends HTMLElement { static version = '0.0.1'; }
      customElements.define('tape-job-links', Older);
      return bring('/tape-job-links.js').then(({ define }) => {
        define();
        return [customElements.get('tape-job-links') === Older, warned.length, warned[0]];
      });";
    let told = page.run(script, vec![]).await;
    assert_eq!([&told[0], &told[1]], [&json!(true), &json!(1)]);
    assert!(told[2].as_str().unwrap().contains("version 0.0.1"), "{told}");
    page.close().await;
}
