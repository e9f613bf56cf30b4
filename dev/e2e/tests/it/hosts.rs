//! Hosts of every kind: many elements, other registries, shadow roots, documents and style sheets.

use e2e::{Engine, Options, Page, TOKEN};
use serde_json::{Value, json};
use standin::sentinel::{ATHENS, EXAMPLE, LISBON, THOUSAND};
use std::time::{Duration, Instant};

/// Puts an element for LISBON on the page, of a class and a tag that the script makes.
const READY: &str = "
  const put = (links, place = document.body) => {
    Object.assign(links, { serverUid: arguments[0], token: arguments[1] });
    place.append(links);
    window.links = links;
    return true;
  };";

#[tokio::test]
async fn fifty_elements_share_a_core_that_comes_when_they_are_connected() {
    let page = Page::new().await;
    page.goto("/standin/blank").await;
    page.modules().await;
    let loaded = "performance.getEntriesByType('resource')
        .filter(({ name }) => /core.*wasm$/.test(name)).length";
    let twice = "performance.getEntriesByType('resource').map(({ name }) => name)
        .filter((name, at, all) => !name.includes('/api/') && all.indexOf(name) !== at)";
    let connections = "performance.getEntriesByType('resource')
        .filter(({ connectStart, connectEnd }) => connectEnd > connectStart).length";
    let script = "
      const [server, token] = arguments;
      return bring('/tape-job-links.js').then(() => {
        window.made = Array.from({ length: 50 }, () => document.createElement('tape-job-links'));
        for (const links of made) Object.assign(links, { serverUid: server, token, pageSize: 3 });
        return made.every((links) => links.shadowRoot && links.pageSize === 3);
      });";
    assert_eq!(page.run(script, vec![json!(LISBON), json!(TOKEN)]).await, json!(true));
    assert_eq!(page.value(loaded).await, json!(0), "nobody looks yet");
    page.value("document.body.append(...made)").await;
    page.until("made.every(({ state }) => state === 'ready')").await;
    assert_eq!(page.value(loaded).await, json!(1));
    assert_eq!(page.value(twice).await, json!([]), "every file comes once");
    // As many as browsers open to one host; the others do not tell.
    let opened = page.value(connections).await.as_u64().unwrap();
    if page.engine() == Engine::Chromium {
        assert!((1..=6).contains(&opened), "{opened} connections");
    }
    page.close().await;
}

#[tokio::test]
async fn what_is_below_the_screen_is_there_and_takes_the_room_that_it_will_have() {
    below_the_screen(Options { reader: true, ..Options::default() }, 0.02).await;
    below_the_screen(Options { size: (600, 700), reader: true, ..Options::default() }, 0.1).await;
}

async fn assistive_technology_reaches(page: &Page, role: &str, number: usize) {
    let start = Instant::now();
    loop {
        let tree = page.devtools("Accessibility.getFullAXTree", json!({})).await;
        let is_such = |node: &&Value| node["role"]["value"] == role;
        let found = tree["nodes"].as_array().unwrap().iter().filter(is_such).count();
        if found == number {
            return;
        }
        assert!(start.elapsed() < Duration::from_secs(12), "{found} times {role}, not {number}");
        tokio::time::sleep(Duration::from_millis(50)).await;
    }
}

/// Heights may change by that part of theirs, once they are seen.
async fn below_the_screen(options: Options, by: f64) {
    let page = Page::with(options).await;
    page.goto("/standin/blank").await;
    page.modules().await;
    let script = "
      const [server, token] = arguments;
      return bring('/tape-job-links.js').then(() => {
        window.made = Array.from({ length: 12 }, () => document.createElement('tape-job-links'));
        for (const links of made) Object.assign(links, { serverUid: server, token, pageSize: 25 });
        document.body.append(...made);
      });";
    page.run(script, vec![json!(THOUSAND), json!(TOKEN)]).await;
    page.until("made.every(({ state }) => state === 'ready')").await;
    let laid_out = |at: usize| {
        let option = "{ contentVisibilityAuto: true }";
        format!("made[{at}].shadowRoot.querySelector('table').checkVisibility({option})")
    };
    assert_eq!(page.value(&laid_out(11)).await, json!(false), "what nobody sees");
    if page.engine() == Engine::Chromium {
        assistive_technology_reaches(&page, "table", 12).await;
    }
    // The skeletons of the first ones were on the screen, or next to it.
    let heights = "made.slice(6).map(({ offsetHeight }) => offsetHeight)";
    let before = page.value(heights).await;
    for at in 0..12 {
        page.value(&format!("void made[{at}].scrollIntoView()")).await;
        page.until(&laid_out(at)).await;
    }
    let after = page.value(heights).await;
    let heights = |heights: &Value| -> Vec<f64> {
        heights.as_array().unwrap().iter().map(|height| height.as_f64().unwrap()).collect()
    };
    let (before, after) = (heights(&before), heights(&after));
    let is_alike = |(before, after): (&f64, &f64)| (before - after).abs() < by * after;
    assert!(before.iter().zip(&after).all(is_alike), "from {before:?} to {after:?}");
    page.close().await;
}

#[tokio::test]
async fn servers_and_tokens_of_several_elements_never_cross() {
    let page = Page::new().await;
    page.host("/standin/host").await;
    let script = "
      const mint = () => fetch('/portal/vspc-token', { method: 'POST' }).then((it) => it.text());
      const servers = arguments[0];
      return Promise.all(servers.map(mint)).then((tokens) => {
        window.made = servers.map((server, at) => {
          const links = document.createElement('tape-job-links');
          Object.assign(links, { serverUid: server, pageSize: 2, resolveNames: true });
          if (at % 2) links.token = tokens[at];
          else links.tokenProvider = async () => tokens[at];
          return links;
        });
        document.body.append(...made);
        return tokens;
      });";
    let servers = [ATHENS, LISBON, EXAMPLE];
    let tokens = page.run(script, vec![json!(servers)]).await;
    let named = "made.every((it) => it.shadowRoot.querySelector('[part=name]'))";
    page.until(&format!("made.every(({{ state }}) => state === 'ready') && {named}")).await;
    page.value("made.forEach((links) => { links.next(); links.refresh(); })").await;
    page.until("made.every(({ state }) => state === 'ready')").await;
    page.value("made.forEach((links) => links.refresh())").await;
    page.until("made.every(({ state }) => state === 'ready')").await;
    let mut seen = [0; 3];
    for request in page.standin.requests() {
        let Some(at) = servers.iter().position(|uid| request.target.contains(uid)) else {
            continue;
        };
        let of_name = |(name, _): &&(String, String)| name.eq_ignore_ascii_case("authorization");
        let sent = request.headers.iter().find(of_name).map(|(_, value)| value.clone());
        let own = format!("Bearer {}", tokens[at].as_str().unwrap());
        assert_eq!(sent, Some(own), "{}", request.target);
        seen[at] += 1;
    }
    assert!(seen.iter().all(|requests| *requests >= 3), "{seen:?}");
    page.close().await;
}

#[tokio::test]
async fn a_providers_signal_aborts_when_the_last_one_waiting_is_gone() {
    let page = Page::new().await;
    page.host("/standin/host").await;
    let script = "
      window.asked = [];
      const tokenProvider = (request) => { asked.push(request); return new Promise(() => {}); };
      window.made = [0, 1].map(() => document.createElement('tape-job-links'));
      for (const links of made) Object.assign(links, { serverUid: arguments[0], tokenProvider });
      document.body.append(...made);";
    page.run(script, vec![json!(LISBON)]).await;
    page.until("asked.length > 0 && made.every((it) => it.shadowRoot.querySelector('table'))")
        .await;
    let gone = "return new Promise((later) => setTimeout(() => later(asked[0].signal.aborted)))";
    page.value("made[0].remove()").await;
    assert_eq!(page.run(gone, vec![]).await, json!(false), "one still waits");
    page.value("made[1].remove()").await;
    assert_eq!(page.run(gone, vec![]).await, json!(true));
    assert_eq!(page.value("asked.map(({ reason }) => reason)").await, json!(["missing"]));
    page.close().await;
}

#[tokio::test]
async fn another_copy_of_the_same_version_is_harmless() {
    let page = Page::new().await;
    page.host("/standin/host").await;
    page.modules().await;
    let script = format!(
        "{READY}
         const first = customElements.get('tape-job-links');
         return Promise.all([bring('/static/widgets/links/tape-job-links.js'),
           bring('/tape-job-links.js')]).then(([copy, own]) => [
             copy.TapeJobLinksElement !== first, own.TapeJobLinksElement === first,
             copy.define() === first, customElements.get('tape-job-links') === first,
             put(document.createElement('tape-job-links')),
           ]);"
    );
    let arguments = vec![json!(LISBON), json!(TOKEN)];
    assert_eq!(page.run(&script, arguments).await, json!([true, true, true, true, true]));
    page.range("1–100 of 260").await;
    // Nothing is warned of either.
    page.close().await;
}

#[tokio::test]
async fn the_class_alone_registers_nothing_and_can_be_extended_and_renamed() {
    let page = Page::new().await;
    page.goto("/standin/blank").await;
    page.modules().await;
    let script = format!(
        "{READY}
         return bring('/element.js').then(({{ TapeJobLinksElement }}) => {{
           const before = customElements.get('tape-job-links');
           class Portal extends TapeJobLinksElement {{
             static observedAttributes = [...super.observedAttributes, 'customer'];
             constructor() {{ super(); this.customers = []; }}
             attributeChangedCallback(name, ...rest) {{
               if (name === 'customer') this.customers.push(rest[1]);
               else super.attributeChangedCallback(name, ...rest);
             }}
             get label() {{ return `Links of ${{this.customers.at(-1)}}`; }}
           }}
           customElements.define('portal-links', Portal);
           const links = document.createElement('portal-links');
           links.setAttribute('customer', 'Contoso');
           links.setAttribute('page-size', '50');
           return [before === undefined, put(links), links.customers.join()];
         }});"
    );
    let arguments = vec![json!(LISBON), json!(TOKEN)];
    assert_eq!(page.run(&script, arguments.clone()).await, json!([true, true, "Contoso"]));
    page.range("1–50 of 260").await;
    assert_eq!(page.value("links.label").await, json!("Links of Contoso"));
    page.value("links.remove()").await;
    let renamed = format!(
        "{READY}
         return bring('/tape-job-links.js').then(({{ define }}) => {{
           const own = define('other-links');
           return [put(new own()), links instanceof own, links.localName];
         }});"
    );
    assert_eq!(page.run(&renamed, arguments).await, json!([true, true, "other-links"]));
    page.range("1–100 of 260").await;
    page.close().await;
}

#[tokio::test]
async fn a_registry_of_its_own_gets_a_class_of_its_own() {
    let page = Page::new().await;
    page.host("/standin/host").await;
    page.modules().await;
    let script = "
      const [server, token] = arguments;
      let registry;
      try { registry = new CustomElementRegistry(); } catch { return 'none here'; }
      if (!('customElementRegistry' in document)) return 'none here';
      return bring('/tape-job-links.js').then(({ define, TapeJobLinksElement }) => {
        const own = define('tape-job-links', registry);
        const host = document.createElement('div');
        const root = host.attachShadow({ mode: 'open', customElementRegistry: registry });
        root.innerHTML = `<tape-job-links server-uid='${server}' token='${token}'></tape-job-links>`;
        document.body.append(host);
        window.links = root.firstChild;
        return [own.prototype instanceof TapeJobLinksElement, links instanceof own,
          customElements.get('tape-job-links') === TapeJobLinksElement,
          define('tape-job-links', registry) === own, links.hasAttribute('token')];
      });";
    let told = page.run(script, vec![json!(LISBON), json!(TOKEN)]).await;
    if told == json!("none here") {
        assert_ne!(page.engine(), Engine::Chromium, "it has them");
    } else {
        assert_eq!(told, json!([true, true, true, true, false]));
        page.range("1–100 of 260").await;
    }
    page.close().await;
}

#[tokio::test]
async fn language_and_direction_come_through_shadow_roots_and_are_followed() {
    let page = Page::new().await;
    page.host("/standin/host").await;
    let script = format!(
        "{READY}
         const [outer, inner] = [document.createElement('section'), document.createElement('div')];
         outer.lang = 'de';
         window.outer = outer;
         document.body.append(outer);
         outer.attachShadow({{ mode: 'open' }}).append(inner);
         return put(document.createElement('tape-job-links'), inner.attachShadow({{ mode: 'closed' }}));"
    );
    page.run(&script, vec![json!(LISBON), json!(TOKEN)]).await;
    page.range("1–100 von 260").await;
    page.run("outer.lang = 'fr'; outer.dir = 'rtl'", vec![]).await;
    page.range("1–100 sur 260").await;
    let direction = "getComputedStyle(links.shadowRoot.querySelector('table')).direction";
    assert_eq!(page.value(direction).await, json!("rtl"));
    page.run("outer.shadowRoot.firstChild.lang = 'es'", vec![]).await;
    page.range("1–100 de 260").await;
    page.run("links.lang = 'en'", vec![]).await;
    page.range("1–100 of 260").await;
    // Somewhere else, where nothing is said of it but by the document.
    page.run("links.lang = ''; document.body.append(links)", vec![]).await;
    page.run("document.documentElement.lang = 'de'", vec![]).await;
    page.range("1–100 von 260").await;
    assert_eq!(page.value(direction).await, json!("ltr"));
    assert_eq!(page.pair_requests().len(), 1);
    page.close().await;
}

#[tokio::test]
async fn a_document_without_a_window_is_no_place_to_load_in() {
    let page = Page::new().await;
    page.host("/standin/host").await;
    let script = format!(
        "{READY}
         const apart = document.implementation.createHTMLDocument('');
         put(document.createElement('tape-job-links'), apart.body);
         links.loading = 'lazy';
         links.loading = 'eager';
         return new Promise((later) => setTimeout(() => later(links.isConnected)));"
    );
    let arguments = vec![json!(LISBON), json!(TOKEN)];
    assert_eq!(page.run(&script, arguments).await, json!(true));
    assert_eq!(page.pair_requests().len(), 0);
    page.value("document.body.append(links)").await;
    page.range("1–100 of 260").await;
    let apart = "document.implementation.createHTMLDocument('').body.append(links)";
    page.run(&format!("links.next(); {apart}"), vec![]).await;
    page.value("document.body.append(links)").await;
    page.range("101–200 of 260").await;
    page.close().await;
}

#[tokio::test]
async fn adopted_into_another_document_the_styles_of_all_its_parts_survive() {
    let page = Page::new().await;
    page.show_server(LISBON).await;
    page.range("1–100 of 260").await;
    page.press("Map").await;
    page.see("group", "Map").await;
    let sheets = "links.shadowRoot.adoptedStyleSheets.length";
    assert_eq!(page.value(sheets).await, json!(2), "the widget's and the map's");
    let script = "
      const frame = document.createElement('iframe');
      window.frame = frame;
      // A document that nothing takes the place of any more: some browsers do so with the first.
      frame.srcdoc = '<p>Another document';
      const loaded = new Promise((done) => { frame.onload = done; });
      document.body.append(frame);
      return loaded.then(() => { frame.contentDocument.body.append(links); });";
    page.run(script, vec![]).await;
    page.becomes(sheets, json!(2)).await;
    let shown = "links.ownerDocument.defaultView
        .getComputedStyle(links.shadowRoot.querySelector('[part=map]')).position";
    let position = page.value(shown).await;
    page.value("document.body.append(links)").await;
    page.becomes(sheets, json!(2)).await;
    assert_eq!(page.value(shown).await, position);
    page.close().await;
}

/// A style sheet of the page, which the strictest policy allows.
const SHEET: &str = "
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(arguments[0]);
  document.adoptedStyleSheets = [sheet];";

/// What of the widget's looks the page has no part in.
const LOOKS: &str = "
  return [...links.shadowRoot.querySelectorAll('*')].map((element) => {
    const { display, position, borderTopStyle, paddingTop, opacity, visibility, textTransform,
      backgroundImage, float } = getComputedStyle(element);
    return [element.localName, display, position, borderTopStyle, paddingTop, opacity, visibility,
      textTransform, backgroundImage, float].join(' ');
  });";

#[tokio::test]
async fn nothing_of_a_hostile_page_leaks_in() {
    let page = Page::new().await;
    page.show_server(EXAMPLE).await;
    page.range("1–2 of 2").await;
    // When they came is told a moment after the rows.
    let told = "[...links.shadowRoot.querySelectorAll('span')].some((it) =>
      it.textContent.startsWith('Updated') && it.checkVisibility({ visibilityProperty: true }))";
    page.until(told).await;
    let before = page.run(LOOKS, vec![]).await;
    let hostile = "
      * { all: unset !important; }
      button, input, select, table, td, .row, .base, [part], [hidden] { display: none !important; }
      :not(tape-job-links) > * { opacity: 0.5 !important; float: left; }
      table { border: 9px solid red !important; }
      * { text-transform: none !important; }";
    page.run(SHEET, vec![json!(hostile)]).await;
    let after = page.run(LOOKS, vec![]).await;
    let (before, after) = (before.as_array().unwrap(), after.as_array().unwrap());
    assert!(before.len() > 50, "there is something to look at");
    for (before, after) in before.iter().zip(after) {
        // What is inherited is the host's to choose: rem and px are not.
        assert_eq!(before, after);
    }
    page.press("Refresh").await;
    page.reads("status", "the time", |text| text.starts_with("Updated ")).await;
    page.close().await;
}

#[tokio::test]
async fn a_host_styles_it_from_outside_and_what_is_inherited_is_inherited() {
    let page = Page::new().await;
    page.show_server(LISBON).await;
    page.range("1–100 of 260").await;
    let style = "
      body { font-family: monospace; color: rgb(1, 2, 3); color-scheme: dark; }
      tape-job-links { display: inline-block; --tjl-surface: rgb(4, 5, 6); }
      tape-job-links:state(ready) { margin: 7px; }
      tape-job-links:state(loading) { margin: 70px; }
      tape-job-links::part(uid) { letter-spacing: 3px; }";
    page.run(SHEET, vec![json!(style)]).await;
    let looks = "
      const look = (element) => getComputedStyle(element);
      const of = (part) => look(links.shadowRoot.querySelector(`[part~=${part}]`));
      return [look(links).display, look(links).marginTop, of('base').backgroundColor,
        of('uid').letterSpacing, of('table').color, of('table').colorScheme, of('range').fontFamily];";
    let expected =
        json!(["inline-block", "7px", "rgb(4, 5, 6)", "3px", "rgb(1, 2, 3)", "dark", "monospace"]);
    assert_eq!(page.run(looks, vec![]).await, expected);
    let own = "[links.shadowRoot.mode, links.shadowRoot.querySelectorAll('style, link').length]";
    assert_eq!(page.value(own).await, json!(["open", 0]));
    page.run(SHEET, vec![json!("")]).await;
    let is_row = "getComputedStyle(links.shadowRoot.querySelector('tbody tr')).display";
    assert_eq!(page.value(is_row).await, json!("flex"));
    // Its own width, not the viewport's.
    page.run("links.style.inlineSize = '300px'", vec![]).await;
    page.until(&format!("{is_row} !== 'flex'")).await;
    page.run("links.hidden = true", vec![]).await;
    assert_eq!(page.value("getComputedStyle(links).display").await, json!("none"));
    page.close().await;
}

/// Keeps every event of the element's that reaches the document, as it is there.
const HEAR: &str = "
  window.events = [];
  for (const name of ['ready', 'page', 'error', 'auth-required', 'open', 'request']) {
    document.addEventListener(`tjl-${name}`, (event) => {
      const { type, bubbles, composed, cancelable, target, detail } = event;
      const same = JSON.stringify(structuredClone(detail)) === JSON.stringify(detail);
      events.push([type, bubbles, composed, cancelable, target.id, same,
        event.composedPath()[0] === window.links]);
    });
  }";

#[tokio::test]
async fn events_cross_shadow_roots_and_come_of_outcomes_alone() {
    let page = Page::new().await;
    page.host("/standin/host").await;
    page.run(HEAR, vec![]).await;
    let script = "
      const host = document.body.appendChild(document.createElement('div'));
      host.id = 'host';
      window.links = document.createElement('tape-job-links');
      Object.assign(links, { serverUid: arguments[0], jobLinks: true });
      host.attachShadow({ mode: 'open' }).append(links);";
    page.run(script, vec![json!(LISBON)]).await;
    page.state("auth-required").await;
    page.run("links.token = arguments[0]", vec![json!(TOKEN)]).await;
    page.range("1–100 of 260").await;
    page.value("links.next()").await;
    page.range("101–200 of 260").await;
    page.value("links.shadowRoot.querySelector('[part=open]').click()").await;
    page.value("links.pageSize = 501").await;
    page.state("error").await;
    page.until("events.some(([name]) => name === 'tjl-error')").await;
    let told = page.value("events").await;
    let told: Vec<&[Value]> =
        told.as_array().unwrap().iter().map(|it| &**it.as_array().unwrap()).collect();
    let names: Vec<_> = told.iter().map(|it| it[0].as_str().unwrap()).collect();
    let expected = [
        "tjl-auth-required",
        "tjl-request",
        "tjl-ready",
        "tjl-request",
        "tjl-page",
        "tjl-open",
        "tjl-request",
        "tjl-error",
    ];
    assert_eq!(names, expected, "each once, and a request before what it led to");
    for event in told {
        assert_eq!(json!(event[1..]), json!([true, true, false, "host", true, true]), "{event:?}");
    }
    // Whatever is set or called.
    page.run("links.pageSize = 100", vec![]).await;
    page.state("ready").await;
    page.range("101–200 of 260").await;
    let deeds = "
      const [server, token] = arguments;
      events.length = 0;
      const deeds = [
        () => links.next(), () => links.previous(), () => links.first(), () => links.last(),
        () => links.goTo(7), () => links.refresh(), () => { links.offset = 100; },
        () => { links.pageSize = 10; }, () => { links.label = 'x'; }, () => { links.view = 'map'; },
        () => { links.view = 'table'; }, () => { links.tokenProvider = () => null; },
        () => { links.token = null; }, () => { links.serverUid = 'junk'; },
        () => links.setAttribute('api-base', 'ftp://x'), () => links.signOut(),
        () => { links.removeAttribute('api-base'); },
        () => Object.assign(links, { tokenProvider: null, token, serverUid: server }),
      ];
      // In a task of the page's own: between a driver's lines, `WebKit` does what was put off.
      return new Promise((done) => setTimeout(() =>
        done(deeds.map((deed) => { deed(); return events.length; }).join(''))));";
    let said = page.run(deeds, vec![json!(LISBON), json!(TOKEN)]).await;
    assert_eq!(said, json!("0".repeat(18)));
    page.close().await;
}
