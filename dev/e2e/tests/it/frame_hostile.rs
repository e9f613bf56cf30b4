//! A page around that may not embed, and a page inside that is not what it was.

use crate::framed::{Inner, enter, leave, put};
use crate::secrecy::is_nowhere;
use e2e::{Page, TOKEN};
use serde_json::{Value, json};
use standin::sentinel::{ATHENS, EXAMPLE};

/// All that a page around can try: hellos true and forged, garbage, orders before any answer.
const KNOCK: &str = "
  const [src, server, token, done] = arguments;
  window.got = [];
  addEventListener('message', ({ data }) => got.push(['window', data]));
  for (const name of ['ready', 'page', 'error', 'auth-required', 'open']) {
    document.addEventListener(`tjl-${name}`, ({ type }) => got.push(['event', type]));
  }
  document.querySelector('iframe')?.remove();
  const iframe = document.createElement('iframe');
  window.iframe = () => iframe;
  const knock = (message) => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = ({ data }) => got.push(['port', data]);
    iframe.contentWindow.postMessage(message, '*', [port2]);
    port1.postMessage({ kind: 'set', values: { serverUid: server, token } });
    port1.postMessage({ kind: 'call', method: 'refresh' });
  };
  iframe.onload = () => {
    const before = [null, 7, 'tjl-hello', [], {}, { hello: 'tjl-hello' }, { hello: '*', protocol: 1 },
      { hello: 'tjl-hello', protocol: 'x' }, { hello: ['tjl-hello'], protocol: 1 }];
    for (const message of before) knock(message);
    iframe.contentWindow.postMessage({ hello: 'tjl-hello', protocol: 1 }, '*');
    for (let times = 0; times < 200; times += 1) knock({ hello: 'tjl-hello', protocol: 1 });
    done();
  };
  iframe.src = src;
  document.body.append(iframe);";

async fn knock(page: &Page, inner: &Inner) {
    page.run_async(KNOCK, vec![json!(inner.src()), json!(EXAMPLE), json!(TOKEN)]).await;
}

/// It is told in words what is wrong, and the page around is told nothing.
async fn is_turned_away(page: &Page, inner: &Inner, words: &str) {
    knock(page, inner).await;
    enter(page, "iframe()").await;
    page.reads("status", words, |text| text.contains(words)).await;
    assert_eq!(page.value("document.querySelector('tape-job-links')").await, Value::Null);
    leave(page).await;
    assert_eq!(page.value("got").await, json!([]), "{words}");
    assert!(inner.standin.requests().is_empty(), "{words}");
}

#[tokio::test]
async fn who_is_not_on_the_list_gets_nothing() {
    let page = Page::new().await;
    let inner = Inner::closed("frame-parents").await;
    page.goto("/standin/host/frame").await;
    let own = page.standin.url();
    is_turned_away(&page, &inner, "There is no embed-parents.json").await;
    let many: Vec<&str> = vec![&own; 101];
    for (list, words) in [
        (String::new(), "is not a JSON list"),
        ("[".into(), "is not a JSON list"),
        ("null".into(), "is not a JSON list"),
        (json!(own).to_string(), "is not a JSON list"),
        (json!({ "parents": [own] }).to_string(), "is not a JSON list"),
        (json!([[own]]).to_string(), "is not a JSON list"),
        ("[]".into(), "names nobody"),
        (json!(["*"]).to_string(), "not an exact origin"),
        (json!(["null"]).to_string(), "not an exact origin"),
        (json!([own, "http://*.example"]).to_string(), "not an exact origin"),
        (json!(["http://127.0.0.1:*"]).to_string(), "not an exact origin"),
        (json!([format!("{own}/")]).to_string(), "not an exact origin"),
        (json!([own.replace("http", "HTTP")]).to_string(), "not an exact origin"),
        (json!([format!("{own} ")]).to_string(), "not an exact origin"),
        (json!(many).to_string(), "longer than 100 entries"),
        (json!([own]).to_string() + &" ".repeat(70_000), "larger than 64 KiB"),
        (json!(["https://portal.example"]).to_string(), "is not in embed-parents.json"),
        (json!([own[..own.len() - 1]]).to_string(), "is not in embed-parents.json"),
        (json!([own.replace("http", "https")]).to_string(), "is not in embed-parents.json"),
        (json!([inner.standin.url()]).to_string(), "is not in embed-parents.json"),
    ] {
        inner.list(&list);
        is_turned_away(&page, &inner, words).await;
    }
    // And with the list as it should be, the same knocks are answered: once.
    inner.list(&json!([own]).to_string());
    knock(&page, &inner).await;
    page.until("got.some(([, { kind, name }]) => kind === 'event' && name === 'tjl-ready')").await;
    let welcomes = "got.filter(([, { kind }]) => kind === 'welcome').length";
    assert_eq!(page.value(welcomes).await, json!(1));
    assert_eq!(page.value("got.some(([from]) => from !== 'port')").await, json!(false));
    is_nowhere(&page, TOKEN).await;
    page.close().await;
}

#[tokio::test]
async fn a_sibling_of_the_right_origin_is_not_the_page_around() {
    let page = Page::new().await;
    let inner = Inner::open(&page, "frame-sibling").await;
    page.goto("/standin/host/frame").await;
    let script = "
      const [src, done] = arguments;
      const [first, second] = [src, '/standin/blank'].map((src) => {
        const iframe = document.createElement('iframe');
        iframe.src = src;
        document.body.append(iframe);
        return iframe;
      });
      window.sibling = second;
      window.iframe = () => first;
      first.onload = () => (window.loaded = true);
      second.onload = () => done();";
    page.run_async(script, vec![json!(inner.src())]).await;
    page.until("window.loaded").await;
    enter(&page, "sibling").await;
    let forge = "
      window.got = [];
      const { port1, port2 } = new MessageChannel();
      port1.onmessage = ({ data }) => got.push(data);
      parent.frames[0].postMessage({ hello: 'tjl-hello', protocol: 1 }, '*', [port2]);";
    page.run(forge, vec![]).await;
    leave(&page).await;
    enter(&page, "iframe()").await;
    page.reads("status", "that nobody said hello", |text| text.contains("has not said hello"))
        .await;
    leave(&page).await;
    enter(&page, "sibling").await;
    assert_eq!(page.value("got").await, json!([]));
    page.close().await;
}

#[tokio::test]
async fn opened_alone_it_says_what_it_is_for() {
    let page = Page::new().await;
    page.goto("/embed.html").await;
    let words = "There is no embed-parents.json beside this page";
    page.reads("status", words, |text| text.contains(words)).await;
    page.see("link", "Open the standalone page instead").await;
    page.is_clean("the page alone").await;
    page.close().await;
}

/// What it says of a server that keeps pages on its list from showing it.
#[tokio::test]
async fn opened_alone_it_says_whom_its_server_refuses() {
    let page = Page::new().await;
    let inner = Inner::closed("frame-refused").await;
    inner.list(r#"["https://portal.example", "https://other.example"]"#);
    for (folder, refused) in [
        ("unframed", Some("forbids https://portal.example and https://other.example to show")),
        ("named", Some("forbids https://other.example to show")),
        ("reaching", None),
    ] {
        let url = format!("{}/standin/{folder}/embed.html", inner.standin.url());
        page.client().goto(&url).await.unwrap();
        let may = "These pages may embed it: https://portal.example and https://other.example.";
        page.reads("status", folder, |text| {
            let says = |words: &str| text.contains(words);
            let line = "frame-ancestors https://portal.example https://other.example";
            says(may) && refused.map_or(!says("forbids"), |words| says(words) && says(line))
        })
        .await;
    }
    page.close().await;
}

/// A page that keeps what it is sent, and tries what it can.
const THIEF: &str = "
  window.got = [];
  addEventListener('message', ({ data, ports }) => got.push([data, ports.length]));
  for (const message of [
    { kind: 'welcome', protocol: 1 },
    { kind: 'event', name: 'tjl-forged', detail: {} },
    { kind: 'event', name: 'tjl-error', detail: { code: 'forged' } },
    { hello: 'tjl-hello', protocol: 1 },
    { kind: 'ask', id: 1, reason: 'missing' },
  ]) {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = ({ data }) => got.push([data]);
    parent.postMessage(message, '*', [port2]);
  }";

/// A page that plays the frame's part, and then does as it likes.
const LIAR: &str = "
  window.got = [];
  addEventListener('message', ({ data, ports: [port] }) => {
    got.push(data);
    if (!port) return;
    window.port = port;
    port.onmessage = ({ data }) => got.push(data);
    // Before it is due.
    port.postMessage({ kind: 'ask', id: 1, reason: 'missing' });
    port.postMessage({ kind: 'event', name: 'tjl-ready', detail: {} });
    port.postMessage({ kind: 'height', height: 77 });
    port.postMessage({ kind: 'welcome', protocol: 2 });
  });";

fn bare(script: &str) -> String {
    format!(
        "<!doctype html><html lang=\"en\"><title>Other page</title><script type=\"module\" src=\"{script}\"></script>"
    )
}

#[tokio::test]
async fn a_frame_that_went_elsewhere_gets_nothing() {
    let page = Page::new().await;
    let inner = Inner::open(&page, "frame-gone").await;
    let thief = Inner::closed("frame-thief").await;
    thief.folder.write("thief.html", bare("./thief.js").as_bytes());
    thief.folder.write("thief.js", THIEF.as_bytes());
    page.goto("/standin/host/frame").await;
    put(&page, &inner.src(), json!({ "serverUid": ATHENS, "token": TOKEN })).await;
    page.becomes("frame.state", json!("ready")).await;
    enter(&page, "iframe()").await;
    let away = format!("{}/thief.html", thief.standin.url());
    page.run(
        "const [to] = arguments; setTimeout(() => { location.href = to; });",
        vec![json!(away)],
    )
    .await;
    leave(&page).await;
    page.becomes("frame.state", json!("loading")).await;
    assert_eq!(page.value("[frame.rows.length, frame.pagingInfo]").await, json!([0, null]));
    page.run("frame.token = arguments[0]; frame.refresh();", vec![json!(TOKEN)]).await;
    enter(&page, "iframe()").await;
    page.until("window.got").await;
    assert_eq!(page.value("got").await, json!([]));
    leave(&page).await;
    page.becomes("heard.at(-1)[1].code", json!("core-missing")).await;
    page.becomes("frame.state", json!("error")).await;
    page.alerts("did not answer").await;
    let forged =
        "heard.filter(([name, { code }]) => name === 'tjl-forged' || code === 'forged').length";
    assert_eq!(page.value(forged).await, json!(0));
    enter(&page, "iframe()").await;
    assert_eq!(page.value("got").await, json!([]));
    leave(&page).await;
    // And tried again, it is back.
    page.run("frame.refresh()", vec![]).await;
    page.becomes("frame.state", json!("ready")).await;
    // Chromium says that the hello was not for who was there.
    page.abandon().await;
}

#[tokio::test]
async fn a_page_that_lies_gets_no_token_and_is_not_believed() {
    let page = Page::new().await;
    let liar = Inner::closed("frame-liar").await;
    liar.folder.write("liar.html", bare("./liar.js").as_bytes());
    liar.folder.write("liar.js", LIAR.as_bytes());
    page.goto("/standin/host/frame").await;
    let src = format!("{}/liar.html", liar.standin.url());
    put(&page, &src, json!({ "serverUid": ATHENS, "token": TOKEN })).await;
    page.until("iframe()").await;
    enter(&page, "iframe()").await;
    page.becomes("window.got?.length", json!(1)).await;
    assert_eq!(page.value("got[0]").await, json!({ "hello": "tjl-hello", "protocol": 1 }));
    leave(&page).await;
    assert_eq!(page.value("[heard, iframe().style.blockSize]").await, json!([[], ""]));

    // Once it says the right word it is the frame; what it says is still judged.
    enter(&page, "iframe()").await;
    let lie = "
      port.postMessage({ kind: 'welcome', protocol: 1 });
      port.postMessage({ kind: 'welcome', protocol: 1 });
      for (const height of [-1, NaN, Infinity, '50px', null, {}]) port.postMessage({ kind: 'height', height });
      for (const name of ['tjl-forged', 'click', '__proto__', null]) {
        port.postMessage({ kind: 'event', name, detail: {} });
      }
      const deep = {};
      let end = deep;
      for (let depth = 0; depth < 50; depth += 1) end = end.in = {};
      for (const detail of [null, 7, [], deep, { text: 'x'.repeat(100_000) }, { many: Array(1000).fill(0) }, { map: new Map() }, { at: NaN }]) {
        port.postMessage({ kind: 'event', name: 'tjl-error', detail });
      }
      port.postMessage({ kind: 'told', state: 'fine', rows: [] });
      port.postMessage({ kind: 'constructor' });
      port.postMessage({ kind: 'height', height: 1e12 });";
    page.run(lie, vec![]).await;
    leave(&page).await;
    page.becomes("iframe().style.blockSize", json!("100000px")).await;
    let names = page.value("heard.map(([name]) => name)").await;
    assert!(names.as_array().unwrap().iter().all(|name| name == "tjl-error"), "{names}");
    // A map has no members of its own: as a detail it is empty, and harmless.
    assert!(names.as_array().unwrap().len() <= 1, "{names}");

    enter(&page, "iframe()").await;
    let sent = "got.filter(({ kind }) => kind === 'set').length";
    assert_eq!(page.value(sent).await, json!(1), "the settings come once");
    let flood = "for (let times = 0; times < 5000; times += 1) port.postMessage({ kind: 'height', height: times });";
    page.run(flood, vec![]).await;
    leave(&page).await;
    page.becomes("heard.at(-1)?.[1].code", json!("malformed")).await;
    page.becomes("frame.state", json!("error")).await;
    page.alerts("more than can be believed").await;
    is_nowhere(&page, TOKEN).await;
    page.close().await;
}
