//! On paper: all loaded rows, whose they are, which, and when they came; nothing to press; dark on
//! white. In Chromium alone, whose pages can be looked at as they are printed.

use e2e::{Engine, Look, Page, Settings, TOKEN};
use serde_json::json;
use standin::sentinel::{ATHENS, EXAMPLE, THOUSAND};

/// A dark page whose author chose every colour, and little room for the element.
const DARK: &str = "
  document.documentElement.style.colorScheme = 'dark';
  Object.assign(document.body.style, { background: '#111', color: '#eee', font: '15px/1.5 sans-serif' });
  const colours = { surface: '#1b1b1b', stripe: '#222', border: '#444', accent: '#9cf', success: '#8f8' };
  for (const [name, value] of Object.entries(colours)) links.style.setProperty(`--tjl-${name}`, value);
  links.style.height = '300px';";
const SEEN: &str = "(element) => element.checkVisibility() && element.getClientRects().length > 0";

async fn show(page: &Page, server: &str, attributes: &[(&str, &str)]) {
    page.prefer(Look::Light).await;
    page.show(Settings { server, token: Some(TOKEN), attributes }).await;
    page.state("ready").await;
    page.run(DARK, vec![]).await;
}

#[tokio::test]
async fn rows_and_pictures_are_printed() {
    if Engine::tested() != Engine::Chromium {
        return;
    }
    let page = Page::new().await;
    all_rows_are_printed_and_whose_they_are(&page).await;
    what_was_looked_for_is_said_on_paper(&page).await;
    the_standalone_page_prints_its_rows_alone(&page).await;
    the_picture_is_printed_whole(&page).await;
    page.close().await;
}

#[tokio::test]
async fn a_page_that_is_printed_at_once_tells_the_time_too() {
    if Engine::tested() != Engine::Chromium {
        return;
    }
    let page = Page::new().await;
    // A browser that never rests.
    let restless = json!({ "source": "window.requestIdleCallback = () => 0;" });
    page.devtools("Page.addScriptToEvaluateOnNewDocument", restless).await;
    show(&page, ATHENS, &[]).await;
    let line = "getComputedStyle(links.shadowRoot.querySelector('.toolbar'), '::before').content";
    page.prefer(Look::Paper).await;
    let before = page.value(line).await;
    assert!(!before.as_str().unwrap().contains("Updated"), "{before}");
    page.print().await;
    page.until(&format!("{line}.includes('Updated')")).await;
    page.close().await;
}

#[tokio::test]
async fn elements_below_the_screen_are_printed_too() {
    if Engine::tested() != Engine::Chromium {
        return;
    }
    let page = Page::new().await;
    page.goto("/standin/blank").await;
    page.modules().await;
    let mut ink = Vec::new();
    for number in [1, 6] {
        let script = "
          const [number, server, token] = arguments;
          return bring('/tape-job-links.js').then(() => {
            window.made = Array.from({ length: number }, () => document.createElement('tape-job-links'));
            for (const links of made) Object.assign(links, { serverUid: server, token, pageSize: 100 });
            document.body.replaceChildren(...made);
          });";
        page.run(script, vec![json!(number), json!(THOUSAND), json!(TOKEN)]).await;
        page.until("made.every(({ state }) => state === 'ready')").await;
        ink.push(page.print().await.len());
    }
    assert!(ink[1] > 4 * ink[0], "{ink:?}");
    page.close().await;
}

async fn nothing_to_press(page: &Page) {
    let controls = format!(
        "[...links.shadowRoot.querySelectorAll('button:not(.sort, .group), input, select')]
           .filter({SEEN}).map((control) => control.outerHTML)"
    );
    assert_eq!(page.value(&controls).await, json!([]));
}

async fn dark_on_white(page: &Page) {
    let texts = page.texts().await;
    let too_light: Vec<_> = texts
        .iter()
        // What the host wrote is the host's.
        .filter(|(ratio, place)| *ratio < 7.0 && !place.starts_with("page"))
        .collect();
    assert!(too_light.is_empty(), "{too_light:#?}");
}

/// How many pages of paper there are.
async fn sheets(page: &Page) -> usize {
    let count = "return (atob(arguments[0]).match(/\\/Type\\s*\\/Page\\b/g) ?? []).length;";
    let count = page.run(count, vec![json!(page.print().await)]).await;
    usize::try_from(count.as_u64().unwrap()).unwrap()
}

async fn all_rows_are_printed_and_whose_they_are(page: &Page) {
    show(page, ATHENS, &[("resolve-names", "")]).await;
    page.until("links.shadowRoot.querySelector('[part=name]')").await;
    // What was done last is no news on paper.
    page.value("links.shadowRoot.querySelector('[part=copy]').click()").await;
    page.prefer(Look::Paper).await;
    let cut = "
      const { bottom } = links.getBoundingClientRect();
      const rows = [...links.shadowRoot.querySelectorAll('tbody tr')];
      const scroller = links.shadowRoot.querySelector('.scroller');
      return [
        rows.length,
        rows.filter((row) => row.getBoundingClientRect().bottom > bottom + 1).length,
        scroller.scrollHeight - scroller.clientHeight,
      ];";
    assert_eq!(page.run(cut, vec![]).await, json!([100, 0, 0]));
    nothing_to_press(page).await;
    dark_on_white(page).await;
    let range =
        page.value("links.shadowRoot.querySelector('[part=range]').checkVisibility()").await;
    assert_eq!(range, json!(true));
    let line = "getComputedStyle(links.shadowRoot.querySelector('.toolbar'), '::before').content";
    let line = page.value(line).await.as_str().unwrap().to_owned();
    let starts = format!("\"Backup server {ATHENS} · Updated ");
    let year = page.value("String(new Date().getFullYear())").await;
    assert!(line.starts_with(&starts) && line.contains(year.as_str().unwrap()), "{line}");
    let limited = sheets(page).await;
    page.run("links.style.height = ''", vec![]).await;
    assert_eq!(limited, sheets(page).await, "as many as without a limit");
    assert!(limited > 3, "{limited} sheets hold no hundred rows");
    page.prefer(Look::Light).await;
    let line = "getComputedStyle(links.shadowRoot.querySelector('.toolbar'), '::before').content";
    assert_eq!(page.value(line).await, json!("none"), "on paper alone");
}

async fn what_was_looked_for_is_said_on_paper(page: &Page) {
    show(page, EXAMPLE, &[]).await;
    page.fill("searchbox", "Find", "acb055db").await;
    page.until("links.shadowRoot.querySelector('.found').textContent").await;
    page.prefer(Look::Paper).await;
    let found = "links.shadowRoot.querySelector('.found').checkVisibility()";
    assert_eq!(page.value(found).await, json!(true), "or rows would be missing without a word");
    nothing_to_press(page).await;
}

async fn the_picture_is_printed_whole(page: &Page) {
    show(page, ATHENS, &[("view", "map")]).await;
    page.until("links.shadowRoot.querySelector('[part=map] [role=button]')").await;
    page.prefer(Look::Paper).await;
    page.fit(700, 900).await;
    let sides = "
      const box = (element) => element.getBoundingClientRect();
      const [host, svg] = [box(links), box(links.shadowRoot.querySelector('[part=map] svg'))];
      return [svg.right <= host.right, svg.left >= host.left, svg.bottom <= host.bottom + 1];";
    assert_eq!(page.run(sides, vec![]).await, json!([true, true, true]));
    let stage = "links.shadowRoot.querySelector('.stage').getBoundingClientRect().height";
    let height = page.value(stage).await.as_f64().unwrap();
    assert!(height > 2000.0, "a picture of {height} px holds no hundred links");
    nothing_to_press(page).await;
    dark_on_white(page).await;
}

async fn the_standalone_page_prints_its_rows_alone(page: &Page) {
    page.prefer(Look::Light).await;
    page.goto(&format!("/#server={EXAMPLE}")).await;
    page.fill("textbox", "Access token", TOKEN).await;
    page.press("Show links").await;
    page.run("window.links = document.querySelector('tape-job-links')", vec![]).await;
    page.state("ready").await;
    page.prefer(Look::Paper).await;
    nothing_to_press(page).await;
    let controls = format!("[...document.querySelectorAll('button, input')].filter({SEEN}).length");
    assert_eq!(page.value(&controls).await, json!(0));
}
