//! Little room and other directions: 400 % zoom, right to left, nothing that moves.

use e2e::{Engine, Look, Member, Options, Page, Settings, TOKEN};
use serde_json::json;
use standin::sentinel::{ATHENS, EXAMPLE, GATED, LATER_520};

/// 1280 × 1024 px at 400 %.
const ZOOMED: Options = Options { size: (320, 256), dark: false, mouse: false, reader: false };

/// What of all that can be used cannot be brought into sight, whole and uncovered.
const OUT_OF_REACH: &str = "
  const [scrolls] = arguments;
  const inSight = (element) => {
    element.focus();
    if (scrolls) element.scrollIntoView({ block: 'nearest' });
    const { left, top, right, bottom } = element.getBoundingClientRect();
    const hit = element.getRootNode().elementFromPoint((left + right) / 2, (top + bottom) / 2);
    return left >= -1 && right <= innerWidth + 1 && top >= -1 && bottom <= innerHeight + 1
      && (element.closest('.job') ?? element).contains(hit);
  };
  const root = links.shadowRoot;
  const controls = [...(root.querySelector('dialog') ?? root)
    .querySelectorAll('button, input, select, [role=button][tabindex=\"0\"]')]
    .filter((control) => control.checkVisibility() && control.tabIndex >= 0);
  return [controls.length, controls.filter((control) => !inSight(control))
    .map((control) => control.outerHTML)];";

async fn all_in_reach(page: &Page, least: u64) {
    // In its frame, `WebKit` scrolls to no focus.
    let scrolls = page.engine() == Engine::WebKit;
    let reached = page.run(OUT_OF_REACH, vec![json!(scrolls)]).await;
    assert!(reached[0].as_u64().unwrap() >= least, "{reached}");
    assert_eq!(reached[1], json!([]));
    let wide = "document.documentElement.scrollWidth - document.documentElement.clientWidth";
    assert_eq!(page.value(wide).await, json!(0));
}

#[tokio::test]
async fn at_400_percent_everything_can_be_done() {
    let page = Page::with(ZOOMED).await;
    at_400_percent_everything_is_in_reach(&page).await;
    at_400_percent_a_failure_is_read_and_tried_again(&page).await;
    page.close().await;
}

async fn at_400_percent_everything_is_in_reach(page: &Page) {
    let attributes = &[("resolve-names", ""), ("job-links", "")];
    page.show(Settings { server: EXAMPLE, token: Some(TOKEN), attributes }).await;
    page.until("links.shadowRoot.querySelector('[part=name]')").await;
    all_in_reach(page, 20).await;
    let beyond = "[...links.shadowRoot.querySelectorAll('[part=uid]')].filter((uid) => {
        const { paddingRight } = getComputedStyle(uid.parentElement);
        const end = uid.parentElement.getBoundingClientRect().right - parseFloat(paddingRight);
        return uid.getBoundingClientRect().right > end + 1;
      }).length";
    assert_eq!(page.value(beyond).await, json!(0), "UIDs fit");
    page.press("Map").await;
    page.see("group", "Map").await;
    all_in_reach(page, 11).await;
    page.press("Table").await;
    page.unsee("group", "Map").await;
    page.press("Export").await;
    page.see("dialog", "Export").await;
    let scrolls = "((dialog) => dialog.scrollHeight > dialog.clientHeight
        && dialog.scrollWidth <= dialog.clientWidth)(links.shadowRoot.querySelector('dialog'))";
    assert_eq!(page.value(scrolls).await, json!(true), "it scrolls inside, one way");
    all_in_reach(page, 6).await;
    page.run("HTMLAnchorElement.prototype.click = () => {}", vec![]).await;
    page.press("Download").await;
    page.until("links.shadowRoot.querySelector('dialog .result').textContent").await;
    all_in_reach(page, 6).await;
    page.press("Close").await;
    page.unsee("dialog", "Export").await;
}

async fn at_400_percent_a_failure_is_read_and_tried_again(page: &Page) {
    page.show_server(LATER_520).await;
    page.hurry().await;
    page.range("1–100 of 1,234").await;
    page.press("Next page").await;
    page.alerts("the server reported an error (520)").await;
    all_in_reach(page, 14).await;
    page.press("Retry").await;
    page.unsee("button", "Retry").await;
}

#[tokio::test]
async fn from_right_to_left_uids_stay_and_arrows_turn() {
    let page = Page::new().await;
    page.show_server(ATHENS).await;
    page.run("document.documentElement.dir = 'rtl'", vec![]).await;
    page.range("1–100 of 1,234").await;
    let looks = "
      const root = links.shadowRoot;
      const uid = root.querySelector('[part=uid]');
      const { direction, unicodeBidi } = getComputedStyle(uid);
      const left = (part) => root.querySelector(`[part=${part}]`).getBoundingClientRect().left;
      const turned = ['first', 'previous', 'next', 'last'].map((part) =>
        getComputedStyle(root.querySelector(`[part=${part}] > svg`)).scale);
      const [job, linked] = root.querySelector('tbody tr').children;
      return [
        direction, unicodeBidi, turned,
        left('first') > left('previous') && left('previous') > left('next') && left('next') > left('last'),
        job.getBoundingClientRect().left > linked.getBoundingClientRect().left,
        getComputedStyle(root.querySelector('[part=refresh] > svg')).scale,
      ];";
    let turned = json!(["-1 1", "-1 1", "-1 1", "-1 1"]);
    assert_eq!(
        page.run(looks, vec![]).await,
        json!(["ltr", "isolate", turned, true, true, "none"])
    );
    let wide = "document.documentElement.scrollWidth - document.documentElement.clientWidth";
    assert_eq!(page.value(wide).await, json!(0));
    page.close().await;
}

/// In Chromium alone, where a page can be told what its reader prefers.
#[tokio::test]
async fn nothing_moves_for_who_wants_stillness() {
    if Engine::tested() != Engine::Chromium {
        return;
    }
    let page = Page::new().await;
    page.gather(&[Member::of("skeleton", GATED)]).await;
    let moving = "Object.values(gathered).flatMap(({ shadowRoot }) => shadowRoot.getAnimations())
        .filter(({ playState }) => playState === 'running').length";
    page.until(&format!("{moving} > 0")).await;
    page.prefer(Look::Still).await;
    page.becomes(moving, json!(0)).await;
    page.abandon().await;
}
