//! The picture of the links.

use e2e::{Options, Page, Settings, TOKEN};
use fantoccini::key::Key;
use serde_json::{Value, json};
use standin::sentinel::{self, ALWAYS_520, ATHENS, EXAMPLE, LATER_503, MARKUP, MILLION};

const MAP: &[(&str, &str)] = &[("view", "map")];
const NAMED: &[(&str, &str)] = &[("view", "map"), ("resolve-names", "")];

async fn show(page: &Page, server: &str, attributes: &[(&str, &str)]) {
    page.show(Settings { server, token: Some(TOKEN), attributes }).await;
}

/// The jobs of the picture: a name each.
async fn jobs(page: &Page) -> Vec<String> {
    let names = "[...links.shadowRoot.querySelectorAll('[part=map] [role=button]')]
        .map((job) => job.ariaLabel)";
    serde_json::from_value(page.value(names).await).unwrap()
}

/// The job that has the focus.
const FOCUSED: &str = "links.shadowRoot.activeElement?.ariaLabel";
/// Whether it is selected.
const PRESSED: &str = "links.shadowRoot.querySelector('[part=map] [aria-pressed=true]')?.ariaLabel";
/// How many curves stand out.
const LIT: &str = "links.shadowRoot.querySelectorAll('[part=map] .curve.on').length";
/// The rows that are marked in the table: the tape jobs' UIDs.
const MARKED: &str = "[...links.shadowRoot.querySelectorAll('tbody .followed')]
    .map((row) => row.querySelector('[part=uid]').textContent.toLowerCase())";

async fn drawn(page: &Page) {
    page.see("group", "Map").await;
    page.until("links.shadowRoot.querySelector('[part=map] [role=button]')").await;
}

#[tokio::test]
async fn the_button_leads_to_the_picture_and_back() {
    let page = Page::new().await;
    page.show_server(ATHENS).await;
    page.range("1–100 of 1,234").await;
    assert_eq!(page.value("links.view").await, json!("table"));
    assert!(page.all("group", Some("Map")).await.is_empty());
    page.press("Map").await;
    drawn(&page).await;
    page.see("button", "Table").await;
    page.unsee("button", "Map").await;
    assert_eq!(page.value("links.view").await, json!("map"));
    page.see("table", "Tape job links").await;
    assert_eq!(page.rows().await.len(), 100, "the table is there for who cannot see");
    assert_eq!(page.value("links.shadowRoot.activeElement.textContent").await, json!("Table"));
    page.press("Table").await;
    page.unsee("group", "Map").await;
    page.see("button", "Map").await;
    assert_eq!(page.value("links.view").await, json!("table"));
    let out_of_reach = "links.shadowRoot.querySelectorAll('.scroller [tabindex=\"-1\"]').length";
    page.becomes(out_of_reach, json!(1)).await; // the caption
    page.close().await;
}

#[tokio::test]
async fn the_picture_holds_each_job_and_each_link_of_the_rows_once() {
    let page = Page::new().await;
    show(&page, ATHENS, MAP).await;
    drawn(&page).await;
    let counted = "
      const distinct = (list) => new Set(list).size;
      const rows = links.rows.map(({ jobUid, linkedJobUid }) =>
        [jobUid.toLowerCase(), linkedJobUid.toLowerCase()]);
      const counts = (selector) => links.shadowRoot.querySelectorAll(`[part=map] ${selector}`).length;
      return [
        [distinct(rows.map(([job]) => job)) + distinct(rows.map(([, linked]) => linked)),
          distinct(rows.map(String))],
        [counts('[role=button]'), counts('path')],
      ];";
    let counted = page.run(counted, vec![]).await;
    assert_eq!(counted[0], counted[1]);
    assert_eq!(counted[0][1], json!(100));
    page.is_clean("a map of UIDs").await;
    page.press("Next page").await;
    page.range("101–200 of 1,234").await;
    let uid = page.value("links.rows[0].jobUid").await.as_str().unwrap().to_owned();
    let has = format!("links.shadowRoot.querySelector('[part=map] [aria-label^=\"{uid}\" i]')");
    page.until(&has).await;
    page.close().await;
}

#[tokio::test]
async fn junk_is_a_table_and_the_property_wins() {
    let page = Page::new().await;
    show(&page, EXAMPLE, &[("view", "globe")]).await;
    page.range("1–2 of 2").await;
    assert_eq!(page.value("links.view").await, json!("table"));
    page.run("links.setAttribute('view', ' MAP ')", vec![]).await;
    drawn(&page).await;
    page.press("Table").await;
    page.unsee("group", "Map").await;
    // What the reader chose stays until the host chooses again.
    page.run("links.label = 'Links'; links.refresh()", vec![]).await;
    page.see("table", "Links").await;
    assert_eq!(page.value("links.view").await, json!("table"));
    page.run("links.view = 'map'", vec![]).await;
    drawn(&page).await;
    page.run("links.removeAttribute('view')", vec![]).await;
    assert_eq!(page.value("links.view").await, json!("map"));
    page.run("links.view = null", vec![]).await;
    page.unsee("group", "Map").await;
    page.close().await;
}

#[tokio::test]
async fn keys_lead_in_around_and_out_again() {
    let page = Page::new().await;
    show(&page, EXAMPLE, NAMED).await;
    page.until("links.shadowRoot.querySelector('[part=map] [aria-label^=\"Tape weekly\"]')").await;
    let tape = "Tape weekly – head office full, Success, 1 link";
    assert_eq!(
        jobs(&page).await,
        [
            tape,
            "Tape monthly – Zürich GFS, Failed, 1 link",
            "SQL cluster nightly, Success, 1 link",
            "Exchange DAG01, Never ran, 1 link",
        ]
    );
    page.run("links.shadowRoot.querySelector('[part=save-map]').focus()", vec![]).await;
    let press = async |key: Key, focused: &str| {
        page.key_in_widget(key).await;
        page.becomes(FOCUSED, json!(focused)).await;
    };
    // A window in the background shows no focus.
    let lit = format!("!document.hasFocus() || {LIT} === 1");
    press(Key::Tab, tape).await;
    page.until(&lit).await;
    press(Key::Right, "SQL cluster nightly, Success, 1 link").await;
    page.until(&lit).await;
    press(Key::Down, "Exchange DAG01, Never ran, 1 link").await;
    press(Key::Down, "Exchange DAG01, Never ran, 1 link").await;
    press(Key::Home, "SQL cluster nightly, Success, 1 link").await;
    press(Key::End, "Exchange DAG01, Never ran, 1 link").await;
    page.key_in_widget(Key::Enter).await;
    page.becomes(PRESSED, json!("Exchange DAG01, Never ran, 1 link")).await;
    let row = page.value("links.rows[1].jobUid").await;
    page.becomes(MARKED, json!([row])).await;
    press(Key::Left, "Tape monthly – Zürich GFS, Failed, 1 link").await;
    page.becomes(PRESSED, json!("Exchange DAG01, Never ran, 1 link")).await;
    page.key_in_widget(Key::Escape).await;
    page.becomes(PRESSED, Value::Null).await;
    page.becomes(MARKED, json!([])).await;
    press(Key::Up, tape).await;
    page.key_in_widget(Key::Space).await;
    page.becomes(PRESSED, json!(tape)).await;
    // One stop for the whole picture, and nothing behind it that cannot be seen.
    page.key_in_widget(Key::Tab).await;
    // Some browsers have nothing else to go to, and begin anew.
    page.until("!links.shadowRoot.activeElement?.closest('[part=map], table')").await;
    page.becomes(LIT, json!(1)).await;
    page.is_clean("a selected job").await;
    page.close().await;
}

#[tokio::test]
async fn a_pointer_follows_a_job_and_a_click_keeps_it() {
    let page = Page::new().await;
    show(&page, EXAMPLE, NAMED).await;
    let tape = "Tape weekly – head office full, Success, 1 link";
    let job = page.see("button", tape).await;
    let hover = "arguments[0].dispatchEvent(new PointerEvent('pointerover', { bubbles: true }))";
    page.run(hover, vec![serde_json::to_value(&job).unwrap()]).await;
    page.becomes(LIT, json!(1)).await;
    let leave = "links.shadowRoot.querySelector('.stage')
        .dispatchEvent(new PointerEvent('pointerleave'))";
    page.run(leave, vec![]).await;
    page.becomes(LIT, json!(0)).await;
    job.click().await.unwrap();
    page.becomes(PRESSED, json!(tape)).await;
    job.click().await.unwrap();
    page.becomes(PRESSED, Value::Null).await;
    page.close().await;
}

#[tokio::test]
async fn the_selection_is_one_in_both_views_and_outlives_refresh_and_page_turn() {
    let page = Page::new().await;
    show(&page, ATHENS, &[("view", "map"), ("page-size", "80")]).await;
    drawn(&page).await;
    // The last tape job goes on on the next page.
    let last = page.value("links.rows.at(-1).jobUid").await.as_str().unwrap().to_lowercase();
    let click = "[...links.shadowRoot.querySelectorAll('[part=map] [role=button]')]
        .find((job) => job.ariaLabel.toLowerCase().startsWith(arguments[0]))
        .dispatchEvent(new MouseEvent('click', { bubbles: true }))";
    page.run(click, vec![json!(last)]).await;
    let marked = format!("{MARKED}.every((uid) => uid === '{last}') && {MARKED}.length");
    let here =
        format!("links.rows.filter(({{ jobUid }}) => jobUid.toLowerCase() === '{last}').length");
    let rows = page.value(&here).await;
    page.becomes(&marked, rows.clone()).await;
    page.press("Table").await;
    page.unsee("group", "Map").await;
    page.becomes(&marked, rows.clone()).await;
    page.run("links.refresh()", vec![]).await;
    page.reads("status", "the refresh", |text| text.starts_with("Updated")).await;
    page.becomes(&marked, rows).await;
    page.press("Next page").await;
    page.range("81–160 of 1,234").await;
    let rows = page.value(&here).await;
    assert!(rows.as_u64().unwrap() > 0, "it goes on here");
    page.becomes(&marked, rows).await;
    page.press("Map").await;
    page.until(&format!("({PRESSED})?.toLowerCase().startsWith('{last}')")).await;
    page.press("Last page").await;
    page.range("1,201–1,234 of 1,234").await;
    page.becomes(PRESSED, Value::Null).await;
    page.press("First page").await;
    page.range("1–80 of 1,234").await;
    page.becomes(MARKED, json!([])).await;
    page.close().await;
}

#[tokio::test]
async fn what_is_not_found_is_not_drawn() {
    let page = Page::new().await;
    show(&page, EXAMPLE, NAMED).await;
    page.see("button", "Exchange DAG01, Never ran, 1 link").await;
    page.fill("searchbox", "Find", "exchange").await;
    page.unsee("button", "SQL cluster nightly, Success, 1 link").await;
    assert_eq!(jobs(&page).await.len(), 2);
    page.fill("searchbox", "Find", "no such job").await;
    page.unsee("group", "Map").await;
    page.fill("searchbox", "Find", "e").await;
    page.see("button", "SQL cluster nightly, Success, 1 link").await;
    page.close().await;
}

#[tokio::test]
async fn the_picture_comes_and_goes_with_the_rows() {
    let page = Page::new().await;
    show(&page, ALWAYS_520, MAP).await;
    page.alerts("reported an error (520)").await;
    assert!(page.all("group", Some("Map")).await.is_empty());
    page.is_clean("no rows to draw").await;
    page.run("links.serverUid = arguments[0]", vec![json!(LATER_503)]).await;
    drawn(&page).await;
    page.press("Next page").await;
    page.alerts("Still showing 1–100").await;
    assert!(!jobs(&page).await.is_empty(), "older rows stay, and so does their picture");
    page.run("links.shadowRoot.querySelector('[part=map] [role=button]').focus()", vec![]).await;
    page.run("links.signOut()", vec![]).await;
    page.unsee("group", "Map").await;
    page.becomes("links.shadowRoot.activeElement?.tagName", json!("CAPTION")).await;
    page.run("links.token = arguments[0]", vec![json!(TOKEN)]).await;
    drawn(&page).await;
    // Elsewhere in the document, out of it, and back again.
    page.run("document.body.append(links)", vec![]).await;
    let styled = "getComputedStyle(links.shadowRoot.querySelector('.stage')).overflowX === 'auto'";
    page.until(styled).await;
    page.run("links.remove()", vec![]).await;
    page.becomes("links.shadowRoot.querySelector('[part=map]')", Value::Null).await;
    page.run("document.body.append(links)", vec![]).await;
    drawn(&page).await;
    page.until(styled).await;
    page.abandon().await;
}

#[tokio::test]
async fn five_hundred_links_are_drawn_and_operable() {
    let page = Page::new().await;
    show(&page, MILLION, &[("view", "map"), ("page-size", "500")]).await;
    drawn(&page).await;
    let curves = "links.shadowRoot.querySelectorAll('[part=map] path').length";
    page.becomes(curves, json!(500)).await;
    let said = page.value("links.shadowRoot.querySelector('.left-out').textContent").await;
    assert_eq!(said, json!(""));
    page.run("links.shadowRoot.querySelector('[part=map] [tabindex=\"0\"]').focus()", vec![]).await;
    page.key_in_widget(Key::End).await;
    let in_sight = "(({ top, bottom }) => top >= 0 && bottom <= innerHeight + 1)(
        links.shadowRoot.activeElement.getBoundingClientRect())";
    page.until(in_sight).await;
    page.close().await;
}

/// No server answers with that many rows, so the tools are given them as the shell would.
#[tokio::test]
async fn more_than_five_hundred_links_are_told() {
    let page = Page::new().await;
    page.show_server(EXAMPLE).await;
    page.range("1–2 of 2").await;
    page.modules().await;
    let draw = "
      const uid = (number) => `0a106d53-ac5b-441c-a5e8-${String(number).padStart(12, '0')}`;
      const rows = Array.from({ length: 623 }, (_, at) => ({ jobUid: uid(0), linkedJobUid: uid(at + 1) }));
      return bring('/tools.js').then(({ Tools }) => {
        const root = links.shadowRoot;
        const nothing = () => {};
        const tools = new Tools({
          rows, root, language: 'en', serverUid: '', place: { offset: 0, count: 623, total: 623 },
          viewed: nothing, note: nothing, rename: nothing, found: nothing, say: nothing,
        });
        return tools.ready.then(() => tools.show('map'));
      });";
    page.run(draw, vec![]).await;
    drawn(&page).await;
    page.becomes("links.shadowRoot.querySelectorAll('[part=map] path').length", json!(500)).await;
    let said = page.value("links.shadowRoot.querySelector('.left-out').textContent").await;
    let expected = "The map shows 500 links of this page. 123 more links are left out: \
        the table has them all.";
    assert_eq!(said, json!(expected));
    page.is_clean("a map with links left out").await;
    page.close().await;
}

#[tokio::test]
async fn whatever_jobs_are_called_stays_text() {
    for (server, attributes) in [(sentinel::NAMES_ODD, NAMED), (MARKUP, MAP)] {
        let page = Page::new().await;
        show(&page, server, attributes).await;
        drawn(&page).await;
        let markup = "[...links.shadowRoot.querySelectorAll('[part=map] [role=button]')]
            .some((job) => /<(img|script|b)/i.test(job.ariaLabel))";
        page.until(markup).await;
        let made = "links.shadowRoot.querySelectorAll('img, script, b, h1, iframe').length";
        assert_eq!(page.value(made).await, json!(0));
        page.is_clean("odd names in the map").await;
        let file = downloaded(&page).await;
        assert!(!file.contains("<script") && !file.contains("<img"), "{file}");
        page.close().await;
    }
}

/// The text that the button hands over. What a browser does with it is its own affair.
async fn downloaded(page: &Page) -> String {
    let watch = "
      window.files = [];
      const later = window.setTimeout;
      window.setTimeout = (deed, delay, ...rest) => later(deed, Math.min(delay, 500), ...rest);
      const [make, revoke] = [URL.createObjectURL, URL.revokeObjectURL];
      URL.createObjectURL = (blob) => {
        const address = make.call(URL, blob);
        window.files.push({ address, blob });
        return address;
      };
      URL.revokeObjectURL = (address) => {
        revoke.call(URL, address);
        window.files.find((file) => file.address === address).revoked = true;
      };
      HTMLAnchorElement.prototype.click = function click() {
        window.files.at(-1).name = this.download;
        window.files.at(-1).placed = this.isConnected;
      };
      window.before = [document.all.length, links.shadowRoot.querySelectorAll('*').length];";
    page.run(watch, vec![]).await;
    page.press("Download picture").await;
    page.until("window.files[0]?.revoked").await;
    let left = "[document.all.length, links.shadowRoot.querySelectorAll('*').length]";
    assert_eq!(page.value(left).await, page.value("window.before").await, "nothing stays behind");
    assert_eq!(page.value("window.files[0].placed").await, json!(false));
    let name = page.value("window.files[0].name").await.as_str().unwrap().to_owned();
    let server = page.value("links.serverUid").await.as_str().unwrap().to_owned();
    assert!(name.starts_with(&format!("tape-job-links-{server}-2")), "{name}");
    assert_eq!(name.rsplit_once('.').unwrap().1, "svg", "{name}");
    let text = "window.files[0].blob.text().then(arguments[0])";
    page.run_async(text, vec![]).await.as_str().unwrap().to_owned()
}

#[tokio::test]
async fn the_picture_can_be_kept() {
    let page = Page::new().await;
    show(&page, EXAMPLE, NAMED).await;
    page.see("button", "SQL cluster nightly, Success, 1 link").await;
    let file = downloaded(&page).await;
    assert!(file.starts_with("<svg xmlns=\"http://www.w3.org/2000/svg\""), "{file}");
    for words in ["Tape weekly – head office full", "SQL cluster nightly", "✓ Success", "1–2 of 2"]
    {
        assert!(file.contains(words), "{words} in {file}");
    }
    assert!(!file.contains("<script") && !file.contains(TOKEN));
    let parsed = "new DOMParser().parseFromString(arguments[0], 'image/svg+xml')
        .querySelectorAll('path').length";
    let paths = page.run(&format!("return {parsed};"), vec![json!(file)]).await;
    assert_eq!(paths, json!(2), "it is well-formed");
    page.close().await;
}

#[tokio::test]
async fn narrow_dark_and_from_right_to_left() {
    let page =
        Page::with(Options { size: (320, 640), dark: true, mouse: false, reader: false }).await;
    show(&page, EXAMPLE, NAMED).await;
    page.see("button", "SQL cluster nightly, Success, 1 link").await;
    page.is_clean("a narrow map").await;
    let scrolls = "((stage) => stage.scrollWidth > stage.clientWidth)(
        links.shadowRoot.querySelector('.stage'))";
    assert_eq!(page.value(scrolls).await, json!(true), "it keeps its width, and scrolls");
    page.run("document.documentElement.dir = 'rtl'; links.refresh()", vec![]).await;
    let left = "(name) => links.shadowRoot
        .querySelector(`[part=map] [aria-label^='${name}']`).getAttribute('x') * 1";
    page.run("links.view = 'table'", vec![]).await;
    page.unsee("group", "Map").await;
    page.run("links.view = 'map'", vec![]).await;
    drawn(&page).await;
    page.until(&format!("({left})('Tape weekly') > ({left})('SQL cluster')")).await;
    page.is_clean("a mirrored map").await;
    page.close().await;
}

#[tokio::test]
async fn its_width_is_the_containers() {
    let page = Page::new().await;
    show(&page, EXAMPLE, MAP).await;
    drawn(&page).await;
    let width = "links.shadowRoot.querySelector('[part=map] svg').getAttribute('width') * 1";
    page.until(&format!("{width} > 800")).await;
    page.run("links.style.inlineSize = '700px'", vec![]).await;
    page.until(&format!("{width} < 700 && {width} >= 640")).await;
    page.run("links.style.inlineSize = '300px'", vec![]).await;
    page.becomes(width, json!(640)).await;
    page.close().await;
}
