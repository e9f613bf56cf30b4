//! Other languages: loaded, followed live, overridden by hosts, and complete.

use e2e::{Engine, Options, Page, Settings, TOKEN};
use serde_json::{Value, json};
use standin::sentinel::{
    ALWAYS_401, ALWAYS_403, ALWAYS_520, ATHENS, DRIFT, EMPTY, EXAMPLE, LATER_503, MILLION,
    NAMES_403, NEVER, ODD_ROWS, PARTIAL, THROTTLED,
};
use std::fs;
use std::path::Path;

/// Those beside English.
const TAGS: [&str; 5] = ["ar", "de", "es", "fr", "ja"];

/// The texts of a language, as its file has them.
fn texts(tag: &str) -> Value {
    let file = Path::new(env!("CARGO_MANIFEST_DIR")).join(format!("../../lang/{tag}.json"));
    serde_json::from_str(&fs::read_to_string(file).unwrap()).unwrap()
}

fn core(tag: &str, key: &str) -> String {
    texts(tag)["core"][key].as_str().expect(key).to_owned()
}

async fn show(page: &Page, server: &str, lang: &str) {
    let attributes = [("lang", lang)];
    page.show(Settings { server, token: Some(TOKEN), attributes: &attributes }).await;
}

async fn lists_known(page: &Page) {
    page.until("links.shadowRoot?.querySelector('[part=name]')").await;
}

#[tokio::test]
async fn each_language_speaks_from_the_first_paint() {
    let page = Page::new().await;
    for tag in TAGS {
        show(&page, ATHENS, tag).await;
        page.state("ready").await;
        let label = core(tag, "Label");
        page.see("table", &label).await;
        page.see("navigation", &core(tag, "PagesOf").replace("{label}", &label)).await;
        page.see("columnheader", &core(tag, "LinkedJob")).await;
        page.see("combobox", &core(tag, "RowsPerPage")).await;
        page.see("button", texts(tag)["shell"]["export"].as_str().unwrap()).await;
        page.press(&core(tag, "NextPage")).await;
        page.becomes("links.offset === 100 && links.state", json!("ready")).await;
        let numbers = "[101, 200, 1234].map((n) => new Intl.NumberFormat(links.lang).format(n))";
        let numbers = page.value(numbers).await;
        let said = page.value("links.shadowRoot.querySelector('[role=status]').textContent").await;
        for number in numbers.as_array().unwrap() {
            let (said, number) = (said.as_str().unwrap(), number.as_str().unwrap());
            assert!(said.contains(number), "{said} names {number}");
        }
        page.run("links.resolveNames = true", vec![]).await;
        lists_known(&page).await;
        let state = texts(tag)["tools"]["stateSuccess"].clone();
        let there = format!(
            "[...links.shadowRoot.querySelectorAll('[part=job-status]')]
               .some(({{ textContent }}) => textContent === {state})"
        );
        page.until(&there).await;
    }
    page.close().await;
}

#[tokio::test]
async fn a_region_is_served_by_its_language_and_an_unknown_one_by_english() {
    let page = Page::new().await;
    show(&page, ATHENS, "de-CH").await;
    // Engines differ over the Swiss apostrophe.
    let total = page.value("new Intl.NumberFormat('de-CH').format(1234)").await;
    let total = total.as_str().unwrap();
    let range = core("de", "RangeOf").replace("{rows}", "1–100").replace("{total}", total);
    page.range(&range).await;
    show(&page, ATHENS, "cy").await;
    page.range("1–100 of 1,234").await;
    let spoken = "links.shadowRoot.querySelector('[part=base]').lang";
    assert_eq!(page.value(spoken).await, json!("en"), "for who reads it aloud");
    page.close().await;
}

#[tokio::test]
async fn english_numbers_are_those_of_the_browser() {
    let page = Page::new().await;
    for language in ["en", "en-US", "en-GB", "en-IN", "en-ZA"] {
        show(&page, MILLION, language).await;
        let numbers =
            "[100, 1e6].map((number) => new Intl.NumberFormat(links.lang).format(number))";
        let numbers = page.value(numbers).await;
        let [last, total] = [0, 1].map(|at| numbers[at].as_str().unwrap().to_owned());
        page.range(&format!("1–{last} of {total}")).await;
    }
    page.close().await;
}

#[tokio::test]
async fn the_closest_language_is_followed_live_and_nothing_is_asked_for_again() {
    let page = Page::new().await;
    page.show_server(ATHENS).await;
    page.range("1–100 of 1,234").await;
    page.run("links.resolveNames = true", vec![]).await;
    lists_known(&page).await;
    page.see("button", "Next page").await.click().await.unwrap();
    page.range("101–200 of 1,234").await;
    let asked = page.standin.requests().len();
    page.run("document.documentElement.lang = 'ar'; document.documentElement.dir = 'rtl'", vec![])
        .await;
    page.see("table", &core("ar", "Label")).await;
    page.see("columnheader", &core("ar", "TapeJob")).await;
    page.see("button", texts("ar")["shell"]["groupByTapeJob"].as_str().unwrap()).await;
    let names = "[...links.shadowRoot.querySelectorAll('[part=job-status]')].at(0).textContent";
    let states = texts("ar")["tools"].clone();
    page.until(&format!("Object.values({states}).includes({names})")).await;
    // Hyphens between digits and letters would turn them round.
    let backwards = "
      const at = (text, place) => {
        const range = document.createRange();
        range.setStart(text, place);
        range.setEnd(text, place + 1);
        return range.getBoundingClientRect().left;
      };
      return [...links.shadowRoot.querySelectorAll('[part=uid]')].map((uid) => uid.firstChild)
        .filter((text) => text.data.length === 36)
        .filter((text) => at(text, 0) >= at(text, 9) || at(text, 9) >= at(text, 35))
        .map((text) => text.data);";
    assert_eq!(page.run(backwards, vec![]).await, json!([]), "UIDs read from left to right");
    assert_eq!(page.value("links.offset").await, json!(100));
    page.run("document.documentElement.lang = 'en'; document.documentElement.dir = ''", vec![])
        .await;
    page.range("101–200 of 1,234").await;
    page.see("button", "Group by tape job").await;
    assert_eq!(page.standin.requests().len(), asked);
    page.close().await;
}

#[tokio::test]
async fn hosts_add_languages_and_change_words() {
    let page = Page::new().await;
    show(&page, ATHENS, "de").await;
    page.see("button", &core("de", "NextPage")).await;
    let add = "customElements.get('tape-job-links').addLanguage(arguments[0], arguments[1])";
    page.run(add, vec![json!("de"), json!({ "NextPage": "Weiter", "export": "Ausgeben", "x": 1 })])
        .await;
    page.see("button", "Weiter").await;
    page.see("button", "Ausgeben").await;
    page.see("button", &core("de", "PreviousPage")).await;
    let dutch =
        json!({ "NextPage": "Volgende pagina", "RangeOf": "{rows} van {total}", "rows": 7 });
    page.run(add, vec![json!("nl"), dutch]).await;
    page.run("links.lang = 'nl-BE'", vec![]).await;
    page.see("button", "Volgende pagina").await;
    page.range("1–100 van 1.234").await;
    page.see("button", "Previous page").await;
    page.run(add, vec![json!("en"), json!({ "TapeJob": "Tape task" })]).await;
    page.run("links.lang = 'en-GB'", vec![]).await;
    page.see("columnheader", "Tape task").await;
    page.see("button", "Next page").await;
    page.close().await;
}

#[tokio::test]
async fn the_file_says_in_the_readers_language_what_it_holds() {
    let page = Page::new().await;
    show(&page, EXAMPLE, "fr").await;
    page.state("ready").await;
    page.run("URL.createObjectURL = (blob) => { window.saved = blob; return '#'; }", vec![]).await;
    page.run("HTMLAnchorElement.prototype.click = () => {}", vec![]).await;
    let french = texts("fr");
    page.press(french["shell"]["export"].as_str().unwrap()).await;
    page.press(french["tools"]["exportDownload"].as_str().unwrap()).await;
    page.until("window.saved").await;
    let file = page.run("return saved.text()", vec![]).await;
    let file = file.as_str().unwrap();
    let rows = core("fr", "CountMany").replace("{rows}", "2");
    assert!(file.contains(&core("fr", "FilePage").replace("{rows}", &rows)), "{file}");
    assert!(file.contains("jobUid,linkedJobUid,uniqueJobUid"), "columns have one name everywhere");
    page.close().await;
}

/// What is written here and is no English text, nor anybody's data.
const PSEUDO: &str = "
  const strange = (text) => `⟦${text.replaceAll(/[aeiouAEIOU](?![^{]*})/g, (c) =>
    'àéîõüÀÉÎÕÜ'['aeiouAEIOU'.indexOf(c)])}${' ñ'.repeat(text.length / 4)}⟧`;
  const all = (texts) => Object.fromEntries(Object.entries(texts).map(([key, text]) =>
    [key, typeof text === 'string' ? strange(text) : all(text)]));
  const texts = Object.assign({}, ...Object.values(arguments[0]).map(all));
  customElements.get('tape-job-links').addLanguage('en-XA', texts);";

/// Words that no language has a part in, of everything that is read or read aloud.
const UNTOLD: &str = "
  const untold = [];
  const look = (text, where) => {
    if (/[a-z]{3}/i.test(text ?? '') && !text.includes('⟦')) untold.push(`${where}: ${text}`);
  };
  const data = '[part=uid], [part=name], .odd, .about, .server, .notes, .group, .links, option';
  const walk = document.createTreeWalker(links.shadowRoot, NodeFilter.SHOW_ALL);
  for (let node = walk.nextNode(); node; node = walk.nextNode()) {
    if (node.nodeType === Node.TEXT_NODE && !node.parentElement.closest(data)) {
      look(node.data, node.parentElement.className || node.parentElement.localName);
    }
    for (const name of ['aria-label', 'title', 'placeholder']) {
      if (node.getAttribute?.(name) && !node.closest(data)) look(node.getAttribute(name), name);
    }
  }
  return untold;";

async fn tells_all(page: &Page, what: &str) {
    assert_eq!(page.run(UNTOLD, vec![]).await, json!([]), "{what} has texts of no language");
    page.is_clean(what).await;
}

/// Long, accented texts break nothing, and no text is missing from the catalog.
async fn pseudo(page: &Page) {
    const STATES: &[(&str, &str)] = &[
        (ATHENS, "ready"),
        (EMPTY, "empty"),
        (ALWAYS_403, "error"),
        (ALWAYS_520, "error"),
        (ALWAYS_401, "auth-required"),
        (ODD_ROWS, "ready"),
        (PARTIAL, "ready"),
        (THROTTLED, "loading"),
        (NEVER, "loading"),
        ("server one", "error"),
        ("", "unconfigured"),
    ];
    page.goto("/standin/host").await;
    for (server, state) in STATES {
        show(page, server, "en").await;
        page.run(PSEUDO, vec![texts("en")]).await;
        page.run("links.lang = 'en-XA'", vec![]).await;
        page.until("links.shadowRoot.querySelector('caption')?.textContent.includes('⟦')").await;
        page.state(state).await;
        tells_all(page, server).await;
    }
    for server in [DRIFT, LATER_503, NAMES_403] {
        show(page, server, "en").await;
        page.run(PSEUDO, vec![texts("en")]).await;
        page.run("links.resolveNames = true; links.lang = 'en-XA'", vec![]).await;
        page.state("ready").await;
        page.run("links.next()", vec![]).await;
        page.until("links.state !== 'loading'").await;
        tells_all(page, server).await;
    }
    show(page, ATHENS, "en").await;
    page.run(PSEUDO, vec![texts("en")]).await;
    page.run("links.resolveNames = true; links.lang = 'en-XA'", vec![]).await;
    lists_known(page).await;
    let strange = |key: &str| format!("links.shadowRoot.querySelector('.controls > [part={key}]')");
    page.run(&format!("{}.click()", strange("group")), vec![]).await;
    page.until("links.shadowRoot.querySelector('[part=group]')").await;
    let type_in = format!(
        "const find = {}; find.value = 'a'; find.dispatchEvent(new Event('input'))",
        strange("find")
    );
    page.run(&type_in, vec![]).await;
    page.until("links.shadowRoot.querySelector('.search-all')").await;
    tells_all(page, "groups and a search").await;
    page.run("links.view = 'map'", vec![]).await;
    page.until("links.shadowRoot.querySelector('[part=map] [role=button]')").await;
    tells_all(page, "the map").await;
    page.run(&format!("{}.click()", strange("export")), vec![]).await;
    page.until("links.shadowRoot.querySelector('dialog[open] .actions')").await;
    tells_all(page, "the dialog").await;
}

/// What is long in one engine is long in all: the others look at the real languages.
async fn chromium(options: Options) -> Option<Page> {
    match Engine::tested() {
        Engine::Chromium => Some(Page::with(options).await),
        Engine::Firefox | Engine::WebKit => None,
    }
}

#[tokio::test]
async fn pseudo_wide() {
    let Some(page) = chromium(Options::default()).await else { return };
    pseudo(&page).await;
    page.close().await;
}

#[tokio::test]
async fn pseudo_narrow() {
    let narrow = Options { size: (320, 640), dark: false, mouse: false, reader: false };
    let Some(page) = chromium(narrow).await else { return };
    pseudo(&page).await;
    page.close().await;
}

#[tokio::test]
async fn each_language_fits_a_narrow_page() {
    let page =
        Page::with(Options { size: (320, 640), dark: true, mouse: false, reader: false }).await;
    for tag in TAGS {
        show(&page, ATHENS, tag).await;
        let turn = "document.documentElement.dir = links.lang === 'ar' ? 'rtl' : 'ltr'";
        page.run(turn, vec![]).await;
        page.run("links.resolveNames = true", vec![]).await;
        lists_known(&page).await;
        page.is_clean(tag).await;
        show(&page, ALWAYS_520, tag).await;
        page.run(turn, vec![]).await;
        page.state("error").await;
        page.is_clean(tag).await;
    }
    page.close().await;
}

#[tokio::test]
async fn the_standalone_page_speaks_what_the_reader_chooses() {
    let page = Page::new().await;
    page.goto("/").await;
    page.until("document.forms[0]?.elements.api?.value").await;
    page.see("combobox", "Language").await.select_by_value("ar").await.unwrap();
    let arabic = texts("ar");
    let own = |key: &str| arabic["page"][key].as_str().unwrap().to_owned();
    page.see("button", &own("showLinks")).await;
    page.until("document.documentElement.dir === 'rtl'").await;
    page.is_clean("the Arabic form").await;
    page.fill("combobox", &own("serverUid"), "nonsense").await;
    page.fill("textbox", &own("accessToken"), TOKEN).await;
    page.press(&own("showLinks")).await;
    let field = "document.querySelector('#server-error').textContent";
    page.until(&format!("{field}.includes('nonsense')")).await;
    page.fill("combobox", &own("serverUid"), ATHENS).await;
    page.fill("textbox", &own("accessToken"), TOKEN).await;
    page.press(&own("showLinks")).await;
    page.becomes("location.hash", json!(format!("#server={ATHENS}&lang=ar"))).await;
    page.see("table", &core("ar", "Label")).await;
    page.client().refresh().await.unwrap();
    page.see("button", &own("showLinks")).await;
    page.see("combobox", &own("language")).await.select_by_value("en").await.unwrap();
    page.see("button", "Show links").await;
    page.see("heading", "Tape Job Links").await;
    page.close().await;
}
