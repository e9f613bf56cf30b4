//! Pages of thousands of rows: few are drawn, and every one is there for who scrolls, tabs, searches
//! or prints.

use e2e::{Engine, Options, Page, Settings, TOKEN};
use fantoccini::key::Key;
use serde_json::{Value, json};
use standin::sentinel::{LARGE_PAGES, LISBON};

const PAGE: &[(&str, &str)] = &[("page-size", "10000")];
const FIRST: &str = "1–10,000 of 25,000";
const SECOND: &str = "10,001–20,000 of 25,000";
/// 320 CSS pixels, where each row is two labelled lines.
const NARROW: Options = Options { size: (320, 640), dark: false, mouse: false, reader: false };

/// `rows` are those that are drawn, `seen` those of them that are on the screen, `index` the number
/// that a row is announced with.
const LOOK: &str = "
  const root = links.shadowRoot;
  const rows = [...root.querySelectorAll('tbody > [part=row]')];
  const index = (row) => Number(row?.getAttribute('aria-rowindex'));
  const within = root.querySelector('.scroller').getBoundingClientRect();
  const [top, bottom] = [Math.max(within.top, 0), Math.min(within.bottom, innerHeight)];
  const seen = rows.filter((row) => {
    const box = row.getBoundingClientRect();
    return box.bottom > top + 1 && box.top < bottom - 1;
  });";

async fn look(page: &Page, what: &str) -> Value {
    page.run(&format!("{LOOK} return {what};"), vec![]).await
}

async fn until(page: &Page, condition: &str) {
    page.until(&format!("(() => {{ {LOOK} return {condition}; }})()")).await;
}

async fn show(page: &Page) {
    show_with(page, PAGE).await;
}

async fn show_with(page: &Page, attributes: &[(&str, &str)]) {
    page.show(Settings { server: LARGE_PAGES, token: Some(TOKEN), attributes }).await;
    page.range(FIRST).await;
    until(page, "seen.length > 0").await;
}

/// What is on the screen is rows without a gap between them, as far as twenty rows beyond; few are
/// drawn elsewhere.
async fn few_rows_and_no_hole(page: &Page) {
    let no_hole = "seen.length > 0
        && seen.every((row, at) => at === 0 || index(row) === index(seen[at - 1]) + 1)
        && (index(seen[0]) % 10000 === 2 || seen[0].getBoundingClientRect().top <= top + 1)
        && (index(seen.at(-1)) % 10000 === 1 || seen.at(-1).getBoundingClientRect().bottom >= bottom - 1)";
    until(page, no_hole).await;
    let ahead = "[Math.max(index(seen[0]) - 19, index(rows[0])),
        Math.min(index(seen.at(-1)) + 19, index(rows[0]) + 9999)]
        .every((at) => rows.some((row) => index(row) === at))";
    until(page, ahead).await;
    until(page, "rows.length < 500").await;
}

#[tokio::test]
async fn every_row_is_scrolled_to_and_few_are_drawn() {
    let page = Page::new().await;
    show(&page).await;
    the_host_page_scrolls(&page).await;
    page.run("links.style.height = '400px'; scrollTo(0, 0);", vec![]).await;
    the_rows_scroll_inside(&page).await;
    page.close().await;
}

#[tokio::test]
async fn narrow_rows_are_scrolled_to_as_well() {
    let page = Page::with(NARROW).await;
    show(&page).await;
    the_host_page_scrolls(&page).await;
    page.close().await;
}

async fn the_host_page_scrolls(page: &Page) {
    few_rows_and_no_hole(page).await;
    assert_eq!(look(page, "index(rows[0])").await, json!(2));
    for part in [0.5, 0.501, 0.2, 0.9] {
        let script = "scrollTo(0, document.documentElement.scrollHeight * arguments[0])";
        page.run(script, vec![json!(part)]).await;
        let near = format!("Math.abs(index(seen[0]) / 10000 - {part}) < 0.05");
        until(page, &near).await;
        few_rows_and_no_hole(page).await;
    }
    page.run("scrollTo(0, document.documentElement.scrollHeight)", vec![]).await;
    until(page, "index(seen.at(-1)) === 10001").await;
    few_rows_and_no_hole(page).await;
    page.run("scrollTo(0, 0)", vec![]).await;
    until(page, "index(seen[0]) === 2").await;
    few_rows_and_no_hole(page).await;
}

async fn the_rows_scroll_inside(page: &Page) {
    let scroll = "const it = links.shadowRoot.querySelector('.scroller');
        it.scrollTop = it.scrollHeight * arguments[0];";
    page.run(scroll, vec![json!(0.4)]).await;
    until(page, "Math.abs(index(seen[0]) / 10000 - 0.4) < 0.05").await;
    few_rows_and_no_hole(page).await;
    page.run(scroll, vec![json!(1)]).await;
    until(page, "index(seen.at(-1)) === 10001").await;
    few_rows_and_no_hole(page).await;
    page.press("Next page").await;
    page.range(SECOND).await;
    until(page, "index(seen[0]) === 10002").await;
    few_rows_and_no_hole(page).await;
    // The rows are the server's, at the places that they say.
    let texts = look(page, "seen[3].textContent.trim()").await;
    let row = page.value("JSON.stringify(Object.values(links.rows[3]))").await;
    let uid = row.as_str().unwrap().split('"').nth(1).unwrap().to_owned();
    assert!(texts.as_str().unwrap().contains(&uid), "{texts} holds no {uid}");
}

#[tokio::test]
async fn rows_and_their_numbers_are_announced() {
    let page = Page::new().await;
    show(&page).await;
    let table = "((table) => [table.getAttribute('aria-rowcount'), table.getAttribute('role')])(
        links.shadowRoot.querySelector('table'))";
    assert_eq!(page.value(table).await[0], json!("25001"));
    let gaps = "[...links.shadowRoot.querySelectorAll('tbody')].every((piece) =>
        piece.rows.length > 0 || piece.ariaHidden === 'true' || !piece.checkVisibility())";
    assert_eq!(page.value(gaps).await, json!(true), "gaps say nothing");
    page.run("scrollTo(0, document.documentElement.scrollHeight / 2)", vec![]).await;
    until(&page, "index(seen[0]) > 4000").await;
    // In the same order as they are announced, each once.
    let ascending = "rows.every((row, at) => at === 0 || index(row) > index(rows[at - 1]))";
    assert_eq!(look(&page, ascending).await, json!(true));
    page.is_clean("a long page").await;
    page.close().await;
}

const FOCUSED: &str = "index(root.activeElement?.closest('tr'))";

#[tokio::test]
async fn the_keyboard_reaches_both_ends_and_focus_is_never_lost() {
    let page = Page::new().await;
    show(&page).await;
    // From behind the table, Tab leads back into its last row.
    let script = "
        const after = Object.assign(document.createElement('button'), { textContent: 'After' });
        links.after(after);
        after.focus();";
    page.run(script, vec![]).await;
    page.chord(Key::Shift, Key::Tab).await;
    until(&page, &format!("{FOCUSED} === 10001")).await;
    few_rows_and_no_hole(&page).await;
    // It leads through every row, also where pieces meet.
    let last = look(&page, FOCUSED).await.as_u64().unwrap();
    for _ in 0..3 * 45 {
        page.chord(Key::Shift, Key::Tab).await;
    }
    until(&page, &format!("{FOCUSED} < {last} - 43")).await;
    let row = look(&page, FOCUSED).await.as_u64().unwrap();
    assert!(last - row <= 46, "135 stops are 45 rows, of three stops each, not {}", last - row);
    // Scrolled away, and while the page is turned, it stays; and Tab leads on from there.
    page.run("scrollTo(0, 0)", vec![]).await;
    until(&page, "index(seen[0]) === 2").await;
    assert_eq!(look(&page, FOCUSED).await, json!(row));
    for _ in 0..6 {
        page.run("scrollBy(0, 3000)", vec![]).await;
        few_rows_and_no_hole(&page).await;
    }
    assert_eq!(look(&page, FOCUSED).await, json!(row));
    page.run("links.next()", vec![]).await;
    page.range(SECOND).await;
    until(&page, &format!("{FOCUSED} === {row} + 10000")).await;
    for _ in 0..6 {
        page.key_in_widget(Key::Tab).await;
    }
    until(&page, &format!("{FOCUSED} === {row} + 10002")).await;
    page.close().await;
}

#[tokio::test]
async fn find_reaches_every_row() {
    let page = Page::new().await;
    show(&page).await;
    let uid = page.value("links.rows[9998].linkedJobUid").await;
    page.fill("searchbox", "Find", uid.as_str().unwrap()).await;
    until(&page, "rows.length < 100 && seen.some((row) => index(row) === 10000)").await;
    until(&page, "(CSS.highlights?.get('tjl-found')?.size ?? rows.length) >= rows.length").await;
    // What is found, and not all near the screen, is marked once it is scrolled to.
    page.fill("searchbox", "Find", "a").await;
    until(&page, "/,000 rows match\\.$/.test(root.querySelector('.found').textContent)").await;
    until(&page, "rows.length > 30").await;
    page.run("scrollTo(0, document.documentElement.scrollHeight / 2)", vec![]).await;
    until(&page, "index(seen[0]) > 4000").await;
    let marked = "!CSS.highlights?.get('tjl-found') || seen.every((row) =>
        [...CSS.highlights.get('tjl-found')].some((range) => row.contains(range.startContainer)))";
    until(&page, marked).await;
    page.fill("searchbox", "Find", "").await;
    // Sorted, all of them are.
    page.press("Tape job").await;
    until(&page, "root.querySelector('thead th').ariaSort === 'ascending'").await;
    page.run("scrollTo(0, document.documentElement.scrollHeight)", vec![]).await;
    let last = "seen.at(-1)?.querySelector('[part=uid]').textContent.toLowerCase()
        === links.rows.map(({ jobUid }) => jobUid.toLowerCase()).sort().at(-1)";
    until(&page, last).await;
    page.close().await;
}

#[tokio::test]
async fn nothing_jumps() {
    let page = Page::new().await;
    if Engine::tested() == Engine::Chromium {
        let watch = "
          window.jumps = [];
          new PerformanceObserver((list) => {
            for (const { value, sources } of list.getEntries()) {
              jumps.push([value, ...sources.map(({ node, previousRect, currentRect }) =>
                [node?.className || node?.nodeName, previousRect.toJSON(), currentRect.toJSON()])]);
            }
          }).observe({ type: 'layout-shift', buffered: true });";
        page.goto("/standin/host").await;
        page.run(watch, vec![]).await;
        let attributes = PAGE;
        page.put(Settings { server: LARGE_PAGES, token: Some(TOKEN), attributes }).await;
    } else {
        show(&page).await;
    }
    page.range(FIRST).await;
    until(&page, "seen.length > 0").await;
    // A row is followed while what is around it comes and goes.
    page.run("scrollTo(0, document.documentElement.scrollHeight / 3)", vec![]).await;
    few_rows_and_no_hole(&page).await;
    for by in [400, 400, 400, 400, -300, -300, -300, -300, -300] {
        let follow = format!(
            "{LOOK} const row = seen[0]; const before = row.getBoundingClientRect().top;
             scrollBy({{ top: {by}, behavior: 'instant' }});
             const moved = before - row.getBoundingClientRect().top;
             window.followed = {{ row, top: row.getBoundingClientRect().top }};
             return Math.round(moved);"
        );
        assert_eq!(page.run(&follow, vec![]).await, json!(by));
        few_rows_and_no_hole(&page).await;
        let jump = "followed.row.isConnected ? followed.row.getBoundingClientRect().top - followed.top : 0";
        let jump = page.value(jump).await.as_f64().unwrap();
        assert!(jump.abs() < 1.5, "the row jumped by {jump} px, scrolled by {by}");
    }
    if Engine::tested() == Engine::Chromium {
        assert_eq!(page.value("jumps").await, json!([]));
    }
    page.close().await;
}

#[tokio::test]
async fn paper_holds_every_row() {
    let page = Page::new().await;
    show(&page).await;
    // What is printed is what is there between these two events.
    let told = "
      window.printed = [];
      const rows = () => links.shadowRoot.querySelectorAll('tbody > [part=row]').length;
      for (const name of ['beforeprint', 'afterprint']) {
        addEventListener(name, () => queueMicrotask(() => printed.push([name, rows()])));
      }";
    page.run(told, vec![]).await;
    if Engine::tested() == Engine::Chromium {
        page.print().await;
        until(&page, "printed.length === 2").await;
        let all = "printed.find(([name]) => name === 'beforeprint')[1]";
        assert_eq!(page.value(all).await, json!(10_000));
    } else {
        page.run("dispatchEvent(new Event('beforeprint'))", vec![]).await;
        until(&page, "rows.length === 10000").await;
        page.run("dispatchEvent(new Event('afterprint'))", vec![]).await;
    }
    few_rows_and_no_hole(&page).await;
    page.close().await;
}

#[tokio::test]
async fn on_a_page_of_the_usual_size_the_browsers_own_find_reaches_every_row() {
    // Its `find()` looks into no shadow root.
    if Engine::tested() == Engine::WebKit {
        return;
    }
    let page = Page::new().await;
    page.show_server(LISBON).await;
    page.range("1–100 of 260").await;
    for row in [3, 97, 50] {
        assert_eq!(page.value(&format!("find(links.rows[{row}].linkedJobUid)")).await, json!(true));
    }
    page.close().await;
}
