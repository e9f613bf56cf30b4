//! `<tape-job-links-frame>`: the element in a frame, of another origin.

use crate::framed::{Inner, enter_links, is_clean_around, leave};
use crate::secrecy::{is_nowhere, is_only_in_headers};
use e2e::{Engine, Options, Page, TOKEN};
use serde_json::{Value, json};
use standin::sentinel::{ATHENS, EXAMPLE, LISBON, TOKEN_FIRST_PAGE};

fn with_token(server: &str) -> Value {
    json!({ "serverUid": server, "token": TOKEN })
}

/// Of the page inside: it is as tall as its frame, and nothing scrolls.
const FITS: &str = "
  Math.ceil(document.querySelector('main').getBoundingClientRect().height) === innerHeight
  && document.documentElement.scrollHeight <= innerHeight
  && document.documentElement.scrollWidth <= innerWidth
  && document.documentElement.clientWidth === innerWidth";

#[tokio::test]
async fn rows_pages_and_events_come_through() {
    let page = Page::new().await;
    let inner = Inner::open(&page, "frame-rows").await;
    inner.show(&page, with_token(ATHENS)).await;
    page.becomes("frame.state", json!("ready")).await;
    assert_eq!(
        page.value("frame.pagingInfo").await,
        json!({ "total": 1234, "count": 100, "offset": 0 })
    );
    page.run("frame.next()", vec![]).await;
    page.becomes("heard.length", json!(2)).await;
    let detail = |offset| json!({ "offset": offset, "count": 100, "total": 1234 });
    assert_eq!(
        page.value("heard").await,
        json!([["tjl-ready", detail(0)], ["tjl-page", detail(100)]])
    );
    let seen = "[frame.offset, frame.rows.length, frame.hasToken, frame.token, frame.serverUid]";
    assert_eq!(page.value(seen).await, json!([100, 100, true, null, ATHENS]));
    let row = page.value("frame.rows[0]").await;
    assert_eq!(page.value("iframe().title").await, json!("Tape job links"));
    is_nowhere(&page, TOKEN).await;
    is_clean_around(&page).await;
    enter_links(&page).await;
    page.range("101–200 of 1,234").await;
    assert_eq!(page.value("links.rows[0]").await, row);
    page.until(FITS).await;
    is_nowhere(&page, TOKEN).await;
    page.is_clean("the page in the frame").await;
    page.press("Next page").await;
    leave(&page).await;
    page.becomes("frame.offset", json!(200)).await;
    assert!(page.standin.requests().is_empty(), "the API is the frame's own");
    is_only_in_headers(&inner.standin.requests(), TOKEN);
    page.close().await;
}

#[tokio::test]
async fn the_height_follows_and_nothing_scrolls_at_320_pixels() {
    let page =
        Page::with(Options { size: (320, 640), dark: false, mouse: false, reader: false }).await;
    let inner = Inner::open(&page, "frame-narrow").await;
    inner.show(&page, with_token(LISBON)).await;
    page.becomes("frame.state", json!("ready")).await;
    page.until("iframe().offsetHeight > 4000").await;
    page.run("frame.pageSize = 10", vec![]).await;
    page.until("iframe().offsetHeight < 2000").await;
    is_clean_around(&page).await;
    enter_links(&page).await;
    page.until(FITS).await;
    page.is_clean("the page in the frame").await;
    page.close().await;
}

#[tokio::test]
async fn dialogs_and_the_map_have_room_where_the_reader_looks() {
    let page = Page::new().await;
    let inner = Inner::open(&page, "frame-dialogs").await;
    inner.show(&page, with_token(EXAMPLE)).await;
    page.becomes("frame.state", json!("ready")).await;
    page.until("iframe().offsetHeight < 400").await;
    let before = page.value("iframe().offsetHeight").await;
    enter_links(&page).await;
    page.press("Export").await;
    page.see("dialog", "Export").await;
    let inside = "(({ top, bottom }) => top >= 0 && bottom <= innerHeight)(
        links.shadowRoot.querySelector('dialog').getBoundingClientRect())";
    page.until(inside).await;
    let whole = "(({ scrollHeight, clientHeight }) => scrollHeight <= clientHeight)(
        links.shadowRoot.querySelector('dialog'))";
    page.until(whole).await;
    page.press("Close").await;
    page.press("Map").await;
    page.until("links.shadowRoot.querySelector('[part=map] [role=button]')").await;
    page.until(FITS).await;
    page.press("Table").await;
    leave(&page).await;
    page.becomes("iframe().offsetHeight", before).await;

    // A frame taller than the window: the dialog opens in what is seen of it.
    page.run("frame.serverUid = arguments[0]", vec![json!(ATHENS)]).await;
    page.until("iframe().offsetHeight > 3000").await;
    enter_links(&page).await;
    page.press("Export").await;
    page.see("dialog", "Export").await;
    let place = "(({ top, bottom }) => top >= 0 && bottom < 800 ? 'in sight'
        : [top, bottom, innerHeight, document.documentElement.style.cssText])(
          links.shadowRoot.querySelector('dialog').getBoundingClientRect())";
    page.becomes(place, json!("in sight")).await;
    page.close().await;
}

const PROVIDER: &str = "
  const tokens = arguments[0];
  window.reasons = [];
  frame.tokenProvider = async ({ reason, signal }) => {
    reasons.push([reason, signal instanceof AbortSignal]);
    return tokens.shift();
  };";

#[tokio::test]
async fn a_provider_stays_with_the_host_and_renews() {
    let page = Page::new().await;
    let inner = Inner::open(&page, "frame-provider").await;
    inner.show(&page, json!({ "serverUid": ATHENS })).await;
    page.becomes("frame.state", json!("auth-required")).await;
    page.run(PROVIDER, vec![json!([TOKEN_FIRST_PAGE, TOKEN])]).await;
    page.becomes("frame.state", json!("ready")).await;
    page.run("frame.next()", vec![]).await;
    page.becomes("frame.offset", json!(100)).await;
    page.becomes("frame.state", json!("ready")).await;
    assert_eq!(page.value("reasons").await, json!([["missing", true], ["expired", true]]));
    for token in [TOKEN_FIRST_PAGE, TOKEN] {
        is_nowhere(&page, token).await;
        is_only_in_headers(&inner.standin.requests(), token);
    }
    page.close().await;
}

#[tokio::test]
async fn a_provider_that_refuses_or_waits_too_long_is_let_go() {
    let page = Page::new().await;
    let inner = Inner::open(&page, "frame-refusal").await;
    inner.show(&page, json!({ "serverUid": ATHENS })).await;
    page.run("frame.tokenProvider = () => { throw new Error('no'); }", vec![]).await;
    page.until("heard.some(([, { reason }]) => reason === 'provider-failed')").await;
    let waits =
        "frame.tokenProvider = ({ signal }) => new Promise(() => { window.asked = signal; });";
    page.run(waits, vec![]).await;
    page.until("window.asked").await;
    page.run("frame.signOut()", vec![]).await;
    page.until("asked.aborted").await;
    page.close().await;
}

#[tokio::test]
async fn signing_out_takes_rows_and_token() {
    let page = Page::new().await;
    let inner = Inner::open(&page, "frame-sign-out").await;
    inner.show(&page, with_token(ATHENS)).await;
    page.becomes("frame.state", json!("ready")).await;
    page.run("frame.signOut()", vec![]).await;
    page.becomes("frame.state", json!("auth-required")).await;
    let left = "[frame.rows.length, frame.hasToken, frame.pagingInfo]";
    page.becomes(left, json!([0, false, null])).await;
    enter_links(&page).await;
    assert!(page.rows().await.is_empty());
    page.close().await;
}

#[tokio::test]
async fn a_frame_that_is_loaded_anew_goes_on_where_it_was() {
    let page = Page::new().await;
    let inner = Inner::open(&page, "frame-reload").await;
    inner.show(&page, with_token(ATHENS)).await;
    page.becomes("frame.state", json!("ready")).await;
    page.run("frame.next()", vec![]).await;
    page.becomes("frame.offset", json!(100)).await;
    page.becomes("frame.state", json!("ready")).await;
    enter_links(&page).await;
    page.run("setTimeout(() => location.reload())", vec![]).await;
    leave(&page).await;
    page.becomes("heard.filter(([name]) => name === 'tjl-ready').length", json!(2)).await;
    assert_eq!(page.value("heard.at(-1)[1].offset").await, json!(100));
    page.becomes("frame.state", json!("ready")).await;
    // Elsewhere in the document it is another frame, for the same element.
    page.run("document.body.append(frame)", vec![]).await;
    page.becomes("heard.filter(([name]) => name === 'tjl-ready').length", json!(3)).await;
    page.becomes("frame.offset", json!(100)).await;
    page.close().await;
}

#[tokio::test]
async fn it_looks_and_speaks_as_the_page_around_does() {
    let page = Page::new().await;
    let inner = Inner::open(&page, "frame-look").await;
    inner.show(&page, with_token(EXAMPLE)).await;
    page.becomes("frame.state", json!("ready")).await;
    let script = "
      Object.assign(document.documentElement, { lang: 'de', dir: 'rtl' });
      const { style } = document.documentElement;
      document.head.append(Object.assign(document.createElement('meta'), { name: 'color-scheme', content: 'dark' }));
      style.color = 'rgb(250, 240, 230)';
      style.setProperty('--tjl-accent', 'rgb(1, 2, 3)');
      style.setProperty('--tjl-surface', 'url(/favicon.ico)');";
    page.run(script, vec![]).await;
    page.becomes("iframe().title", json!("Tape-Job-Verknüpfungen")).await;
    enter_links(&page).await;
    page.until("links.shadowRoot.querySelector('[part=base]').lang === 'de'").await;
    let worn = "(({ direction, colorScheme, color, ...style }) => [direction, colorScheme, color,
        getComputedStyle(links).getPropertyValue('--tjl-accent'),
        getComputedStyle(links).getPropertyValue('--tjl-surface')])(getComputedStyle(links))";
    let wanted = json!(["rtl", "dark", "rgb(250, 240, 230)", "rgb(1, 2, 3)", ""]);
    page.becomes(worn, wanted).await;
    leave(&page).await;
    page.run("document.documentElement.style.colorScheme = 'light'", vec![]).await;
    enter_links(&page).await;
    page.becomes("getComputedStyle(links).colorScheme", json!("light")).await;
    page.close().await;
}

#[tokio::test]
async fn what_a_reader_copies_and_opens_gets_out() {
    let page = Page::new().await;
    let inner = Inner::open(&page, "frame-copy").await;
    let mut settings = with_token(EXAMPLE);
    settings["jobLinks"] = json!(true);
    inner.show(&page, settings).await;
    page.becomes("frame.state", json!("ready")).await;
    let uid = page.value("frame.rows[0].jobUid").await;
    enter_links(&page).await;
    if page.engine() == Engine::Chromium {
        page.run("links.shadowRoot.querySelector('[part=copy]').focus()", vec![]).await;
        page.key_in_widget(fantoccini::key::Key::Enter).await;
        page.reads("status", "that it is copied", |text| text.contains("opied")).await;
    }
    page.value("links.shadowRoot.querySelector('[part=open]').click()").await;
    leave(&page).await;
    page.until("heard.at(-1)[0] === 'tjl-open'").await;
    let opened = page.value("heard.at(-1)[1].uid").await;
    assert_eq!(opened.as_str().unwrap().to_lowercase(), uid.as_str().unwrap().to_lowercase());
    page.close().await;
}

#[tokio::test]
async fn an_address_that_cannot_be_said_hello_to_is_refused() {
    let page = Page::new().await;
    let inner = Inner::open(&page, "frame-address").await;
    inner.show(&page, with_token(EXAMPLE)).await;
    for src in ["javascript:alert(1)", "data:text/html,x", "http://a:b@127.0.0.1/", "http://"] {
        page.run("heard.length = 0; frame.src = arguments[0];", vec![json!(src)]).await;
        let detail =
            page.value("[heard[0][1].code, heard[0][1].phase, frame.state, iframe()]").await;
        assert_eq!(detail, json!(["invalid-config", "config", "error", null]), "{src}");
        page.alerts("cannot be shown").await;
    }
    page.run("frame.src = arguments[0]", vec![json!(inner.src())]).await;
    page.becomes("frame.state", json!("ready")).await;
    page.close().await;
}
