//! Every state there is, several side by side on a page.

use e2e::{Member, Page, TOKEN};
use serde_json::json;
use standin::sentinel::{self, TOKEN_EXPIRED, TOKEN_FIRST_PAGE};

const FEW: &[(&str, &str)] = &[("page-size", "3")];
const NAMED: &[(&str, &str)] = &[("page-size", "3"), ("resolve-names", "")];
const MANY_NAMED: &[(&str, &str)] = &[("page-size", "40"), ("resolve-names", "")];
const ALL: &[(&str, &str)] = &[];

/// First loads that failed, and what each says.
const FAILURES: &[(Member<'_>, &str)] = &[
    (Member::of("400", sentinel::ALWAYS_400), "(400)"),
    (Member::of("403", sentinel::ALWAYS_403), "(403)"),
    (Member::of("404", sentinel::ALWAYS_404), "(404)"),
    (Member::of("429", sentinel::THROTTLED_MUTE), "(429)"),
    (Member::of("502", sentinel::PROXY_502), "answered 502"),
    (Member::of("520", sentinel::SEVERAL_520), "(520)"),
    (Member::of("no data", sentinel::NO_DATA), "no rows in it"),
    (Member::of("truncated", sentinel::TRUNCATED), "broken off"),
    (Member::of("alien", sentinel::ALIEN), "not a list"),
    (Member::of("login page", sentinel::LOGIN_200), "a web page"),
    (Member::of("redirect", sentinel::REDIRECT), "a redirect"),
    (Member::of("endless", sentinel::ENDLESS), "8 MiB"),
    (Member::of("hung up", sentinel::HANG_UP), "no answer from"),
    (Member::of("failed action", sentinel::ASYNC_FAILED), "could not prepare"),
    (Member::of("bad server", "server one"), "not a server UID"),
    (
        Member::of("bad address", sentinel::ATHENS).with(&[("api-base", "ftp://vspc.example/")]),
        "must begin with",
    ),
    (
        Member::of("forbidden address", sentinel::ATHENS)
            .with(&[("api-base", "http://127.0.0.1:1/api/v3")]),
        "content security policy",
    ),
];

pub async fn failures(page: &Page) {
    let offline = Member::of("offline", sentinel::ATHENS);
    let mut members: Vec<_> = FAILURES.iter().map(|(member, _)| *member).collect();
    members.push(offline);
    page.gather(&members).await;
    page.hurry().await;
    for (member, words) in FAILURES {
        let words = json!(words);
        let says =
            format!("it.shadowRoot.querySelector('[role=alert]')?.textContent.includes({words})");
        page.until_of(member.name, &says).await;
    }
    page.until_of("offline", "it.state === 'ready'").await;
    page.offline(true).await;
    page.value("gathered.offline.next()").await;
    page.until_of("offline", "it.shadowRoot.textContent.includes('Offline. Showing')").await;
}

pub async fn waits(page: &Page) {
    page.gather(&[
        Member::of("unconfigured", ""),
        Member::of("skeleton", sentinel::GATED),
        Member::of("waiting", sentinel::NEVER),
        Member::of("preparing", sentinel::ASYNC_STUCK),
        Member::of("cancelled", sentinel::ASYNC_STUCK),
        Member::of("no token", sentinel::ATHENS).token(None),
        Member::of("refused", sentinel::ATHENS).token(Some(TOKEN_EXPIRED)),
        Member::of("signed out", sentinel::ATHENS),
        Member::of("empty", sentinel::EMPTY),
        Member::of("countdown", sentinel::THROTTLED),
    ])
    .await;
    page.until_of("signed out", "it.state === 'ready'").await;
    page.value("gathered['signed out'].signOut()").await;
    for (name, words) in [
        ("unconfigured", "No backup server is chosen yet."),
        ("no token", "there is no access token"),
        ("refused", "the server refused the access token"),
        ("signed out", "Sign in again to show links."),
        ("empty", "has a linked job."),
        ("countdown", "Trying again in"),
        ("cancelled", "Cancel"),
        ("preparing", "The server is preparing the list"),
        ("waiting", "Cancel"),
    ] {
        let words = json!(words);
        page.until_of(name, &format!("it.shadowRoot.textContent.includes({words})")).await;
        if name == "cancelled" {
            page.value("gathered.cancelled.shadowRoot.querySelector('.waiting button').click()")
                .await;
            page.until_of("cancelled", "it.shadowRoot.textContent.includes('was cancelled')").await;
        }
    }
    page.until_of("skeleton", "it.shadowRoot.querySelector('[part=skeleton]')").await;
}

/// Rows, and everything that stands beside them.
pub async fn rows(page: &Page) {
    page.gather(&[
        Member::of("turning", sentinel::GATED).with(NAMED),
        Member::of("failed page", sentinel::LATER_520),
        Member::of("loaded", sentinel::ATHENS),
        Member::of("last page", sentinel::LISBON).with(&[("page-size", "3"), ("offset", "257")]),
        Member::of("sign in again", sentinel::ATHENS).token(Some(TOKEN_FIRST_PAGE)),
        Member::of("drift", sentinel::DRIFT),
        Member::of("odd rows", sentinel::ODD_ROWS).with(ALL),
        Member::of("no objects", sentinel::NOT_OBJECTS).with(ALL),
        Member::of("markup", sentinel::MARKUP).with(ALL),
        Member::of("partial", sentinel::PARTIAL),
        Member::of("no total", sentinel::NO_META),
        Member::of("paused", sentinel::LISBON)
            .with(&[("page-size", "3"), ("refresh-interval", "60")]),
        Member::of("copied", sentinel::LISBON),
    ])
    .await;
    page.hurry().await;
    page.release_when_held().await;
    page.until_of("turning", "it.state === 'ready'").await;
    page.until_of("turning", "it.shadowRoot.querySelector('[part=name]')").await;
    for name in ["turning", "failed page", "sign in again", "drift"] {
        page.until_of(name, "it.state === 'ready'").await;
        page.value(&format!("gathered['{name}'].next()")).await;
    }
    page.until_of("paused", "it.shadowRoot.querySelector('[part=pause]')").await;
    page.value("gathered.paused.shadowRoot.querySelector('[part=pause]').click()").await;
    page.until_of("copied", "it.shadowRoot.querySelector('[part=copy]')").await;
    page.value("gathered.copied.shadowRoot.querySelector('[part=copy]').click()").await;
    for (name, condition) in [
        ("last page", "it.state === 'ready'"),
        ("drift", "it.shadowRoot.querySelector('.drift') && it.offset === 3"),
        ("odd rows", "it.state === 'ready'"),
        ("no objects", "it.state === 'ready'"),
        ("markup", "it.state === 'ready'"),
        ("partial", "it.shadowRoot.querySelector('.notes')"),
        ("no total", "it.state === 'ready'"),
        ("paused", "it.shadowRoot.querySelector('[part=pause]').title.startsWith('Resume')"),
        ("copied", "/^Co(pied|uld)/.test(it.shadowRoot.querySelector('.as-of').textContent)"),
        ("turning", "it.shadowRoot.textContent.includes('Still waiting')"),
        ("sign in again", "it.shadowRoot.textContent.includes('Sign in again to load more')"),
        ("failed page", "it.shadowRoot.textContent.includes('Still showing 1–3')"),
    ] {
        page.until_of(name, condition).await;
    }
}

/// Rows by name, and what readers do with them.
pub async fn arranged(page: &Page) {
    page.gather(&[
        Member::of("names", sentinel::EXAMPLE).with(NAMED),
        Member::of("odd names", sentinel::NAMES_ODD).with(MANY_NAMED),
        Member::of("no names", sentinel::NAMES_403).with(NAMED),
        Member::of("names to come", sentinel::NAMES_NEVER).with(NAMED),
        Member::of("open jobs", sentinel::EXAMPLE)
            .with(&[("resolve-names", ""), ("job-links", "")]),
        Member::of("grouped", sentinel::ATHENS).with(&[("page-size", "6"), ("resolve-names", "")]),
        Member::of("sorted", sentinel::ATHENS).with(NAMED),
        Member::of("found", sentinel::ATHENS).with(NAMED),
        Member::of("not found", sentinel::ATHENS).with(FEW),
        Member::of("searched", sentinel::LISBON).with(NAMED),
    ])
    .await;
    for name in ["names", "odd names", "open jobs", "grouped", "sorted", "found", "searched"] {
        page.until_of(name, "it.shadowRoot.querySelector('[part=name]')").await;
    }
    let prepare = "
      const root = (name) => gathered[name].shadowRoot;
      const find = (name, words) => {
        const box = root(name).querySelector('[part=find]');
        box.value = words;
        box.dispatchEvent(new InputEvent('input'));
      };
      root('grouped').querySelector('[part=group]').click();
      root('sorted').querySelectorAll('[part=sort]')[1].click();
      find('found', 'a');
      find('not found', 'nothing has this');
      find('searched', 'Vienna full');";
    page.run(prepare, vec![]).await;
    // What was found here is said a moment later, and not to come in between.
    let said = "it.shadowRoot.querySelector('[role=status]').textContent.includes('of these')";
    page.until_of("searched", said).await;
    page.value("gathered.searched.shadowRoot.querySelector('.search-all button').click()").await;
    page.until_of("grouped", "it.shadowRoot.querySelector('tbody .group')").await;
    page.value("gathered.grouped.shadowRoot.querySelector('tbody .group').click()").await;
    for (name, condition) in [
        ("found", said),
        ("not found", said),
        ("no names", "it.shadowRoot.querySelector('.notes')"),
        ("names to come", "it.state === 'ready'"),
        ("sorted", "it.shadowRoot.querySelector('[aria-sort]')"),
        ("grouped", "it.shadowRoot.querySelector('tbody [aria-expanded=false]')"),
        ("searched", "it.shadowRoot.querySelector('.search-all li')"),
    ] {
        page.until_of(name, condition).await;
    }
}

/// The same as pictures.
pub async fn draw(page: &Page) {
    page.value("Object.values(gathered).forEach((it) => { it.view = 'map'; })").await;
    let drawn = "Object.values(gathered).filter(({ rows }) => rows.length > 0)
        .every((it) => it.shadowRoot.querySelector('[part=map]:not([hidden]) svg')
          || /^None/.test(it.shadowRoot.querySelector('.found').textContent))";
    page.until(drawn).await;
}

/// What is on a page whose core cannot run, or has crashed.
pub async fn no_core(page: &Page) {
    page.goto("/standin/blank").await;
    page.modules().await;
    let script = "
      const [uid, token] = arguments;
      document.documentElement.style.colorScheme = 'light dark';
      Object.assign(document.body.style, { background: 'Canvas', color: 'CanvasText' });
      const fetch = window.fetch;
      window.fetch = (url, ...rest) => (String(url).endsWith('.wasm')
        ? Promise.resolve(new Response('', { status: 404 })) : fetch(url, ...rest));
      const main = document.createElement('main');
      const heading = Object.assign(document.createElement('h1'), { textContent: 'Host page' });
      return bring('/tape-job-links.js').then(() => {
        const links = document.createElement('tape-job-links');
        window.links = links;
        links.textContent = 'Links come here.';
        links.serverUid = uid;
        links.token = token;
        main.append(heading, links);
        document.body.append(main);
      });";
    page.run(script, vec![json!(sentinel::ATHENS), json!(TOKEN)]).await;
    page.alerts("a part of it could not be loaded").await;
}

/// What is left of one that ran, and has crashed.
pub async fn crashed(page: &Page) {
    page.gather(&[Member::of("crashed", sentinel::EXAMPLE)]).await;
    page.until_of("crashed", "it.state === 'ready'").await;
    page.modules().await;
    let script = "new Uint8Array(wasm.memory.buffer).fill(0xff); gathered.crashed.refresh();";
    page.in_core(script).await;
    page.see("button", "Start again").await;
}

/// One list with its dialog open. Nothing that is exported is saved.
pub async fn exporting(page: &Page, server: &str, token: &str) {
    page.gather(&[Member::of("exporting", server).token(Some(token))]).await;
    if server == sentinel::GATED {
        page.release_when_held().await;
    }
    page.until_of("exporting", "it.state === 'ready'").await;
    page.run("HTMLAnchorElement.prototype.click = () => {}", vec![]).await;
    page.press("Export").await;
    page.see("dialog", "Export").await;
}

/// Exports all pages by the dialog that is open.
pub async fn export_all(page: &Page) {
    page.see("radio", "All pages").await.click().await.expect("it can be chosen");
    page.press("Download").await;
}

/// Waits until the dialog says how the export ended.
pub async fn export_ends(page: &Page, words: &str) {
    let words = json!(words);
    let result = "it.shadowRoot.querySelector('dialog .result').textContent";
    page.until_of("exporting", &format!("{result}.includes({words})")).await;
}
