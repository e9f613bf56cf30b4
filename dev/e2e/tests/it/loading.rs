//! Statements 1, 2 and 11: the first load, a loaded page, an empty list.

use e2e::{Engine, Options, Page};
use serde_json::json;
use standin::sentinel::{ATHENS, EMPTY, EXAMPLE, GATED, LISBON};

#[tokio::test]
async fn a_first_load_is_one_request_and_leaves_the_focus_alone() {
    let page = Page::new().await;
    page.show_server(ATHENS).await;
    page.range("1–100 of 1,234").await;
    assert_eq!(page.pair_requests().len(), 1);
    assert_eq!(page.value("document.activeElement === document.body").await, json!(true));
    assert_eq!(page.value("links.state").await, json!("ready"));
    let paging = json!({ "total": 1234, "count": 100, "offset": 0 });
    assert_eq!(page.value("links.pagingInfo").await, paging);
    assert_eq!(
        page.heard().await,
        [json!(["tjl-ready", { "offset": 0, "count": 100, "total": 1234 }])]
    );
    page.close().await;
}

#[tokio::test]
async fn the_documented_example_is_its_two_rows() {
    let page = Page::new().await;
    page.show_server(EXAMPLE).await;
    page.range("1–2 of 2").await;
    let pair = |job: &str, linked: &str| [job.to_owned(), linked.to_owned()];
    assert_eq!(
        page.rows().await,
        [
            pair("acb055db-87ad-41ca-a522-d4a01b4c119b", "041fe885-8575-49f8-b17b-b81dffadd9be"),
            pair("fc1da5ba-df76-4594-98b7-05b6272ded07", "f3a7d0fb-9de7-46c6-999f-a8b228f84893"),
        ]
    );
    assert_eq!(
        page.value("links.rows[1]").await,
        json!({
            "jobUid": "fc1da5ba-df76-4594-98b7-05b6272ded07",
            "linkedJobUid": "f3a7d0fb-9de7-46c6-999f-a8b228f84893",
            "uniqueJobUid": null,
        })
    );
    page.close().await;
}

#[tokio::test]
async fn a_loaded_table_is_named_counted_and_numbered() {
    let page = Page::new().await;
    page.show_server(ATHENS).await;
    page.range("1–100 of 1,234").await;
    let table = page.see("table", "Tape job links").await;
    assert_eq!(table.attr("aria-rowcount").await.unwrap().as_deref(), Some("1235"));
    assert_eq!(table.attr("aria-busy").await.unwrap().as_deref(), Some("false"));
    page.see("columnheader", "Tape job").await;
    page.see("columnheader", "Linked job").await;
    page.see("navigation", "Pages of Tape job links").await;
    let rows = page.all("row", None).await;
    assert_eq!(rows.len(), 101, "a header and a hundred rows");
    let index = |number: usize| rows[number].attr("aria-rowindex");
    assert_eq!(index(0).await.unwrap().as_deref(), Some("1"));
    assert_eq!(index(100).await.unwrap().as_deref(), Some("101"));
    assert_eq!(page.all("rowheader", None).await.len(), 100, "the tape job heads its row");
    // The browser's own word for it.
    let role = "return document.querySelector('tape-job-links').shadowRoot.querySelector('th[scope=row]').computedRole";
    let _computed = page.run(role, vec![]).await;
    page.close().await;
}

#[tokio::test]
async fn until_rows_come_there_is_a_skeleton_that_only_eyes_see() {
    let page = Page::new().await;
    page.show_server(GATED).await;
    let table = page.see("table", "Tape job links").await;
    assert_eq!(table.attr("aria-busy").await.unwrap().as_deref(), Some("true"));
    assert_eq!(page.all("row", None).await.len(), 1, "only the header");
    let bones = "links.shadowRoot.querySelectorAll('[part=skeleton]').length";
    assert_eq!(page.value(bones).await, json!(10));
    assert!(page.all("navigation", None).await.is_empty(), "nothing was ever loaded");
    assert_eq!(page.value("links.matches(':state(loading)')").await, json!(true));
    page.release_when_held().await;
    page.range("1–100 of 1,234").await;
    assert_eq!(page.value(bones).await, json!(0));
    page.close().await;
}

#[tokio::test]
async fn the_skeletons_height_is_there_from_the_start() {
    keeps_its_height(Options::default()).await;
    keeps_its_height(Options { size: (400, 640), dark: false, mouse: false, reader: false }).await;
    // How much stands on a line there is a matter of fonts.
    if Engine::tested() == Engine::Chromium {
        for width in [320, 360, 720] {
            keeps_its_height(Options {
                size: (width, 640),
                dark: false,
                mouse: false,
                reader: false,
            })
            .await;
        }
    }
}

async fn keeps_its_height(options: Options) {
    let page = Page::with(options).await;
    page.goto("/standin/host").await;
    // No server yet and no core either: the very first box.
    let height = "
      customElements.whenDefined('tape-job-links').then(() => {
        const links = document.createElement('tape-job-links');
        links.setAttribute('server-uid', arguments[0]);
        links.token = arguments[1];
        document.body.append(links);
        window.links = links;
        window.first = links.getBoundingClientRect().height;
      });";
    page.run(height, vec![json!(GATED), json!(e2e::TOKEN)]).await;
    page.until("window.links?.shadowRoot?.querySelector('[part=skeleton]')").await;
    let difference = "Math.abs(first - links.getBoundingClientRect().height)";
    let shift = page.value(difference).await.as_f64().unwrap();
    let size = options.size;
    assert!(shift <= 2.0, "the element's height changes by {shift} px at {size:?}");
    page.close().await;
}

#[tokio::test]
async fn a_page_is_announced_once() {
    let page = Page::new().await;
    page.show_server(GATED).await;
    page.see("table", "Tape job links").await;
    page.listen().await;
    page.release_when_held().await;
    page.range("1–100 of 1,234").await;
    page.heard_aloud("Rows 1 to 100 of 1,234").await;
    page.press("Next page").await;
    page.release_when_held().await;
    page.range("101–200 of 1,234").await;
    page.heard_aloud("Rows 101 to 200 of 1,234").await;
    page.close().await;
}

#[tokio::test]
async fn a_refresh_is_announced_with_its_time_and_told_to_nobody() {
    let page = Page::new().await;
    page.show_server(LISBON).await;
    page.range("1–100 of 260").await;
    page.press("Refresh").await;
    page.reads("status", "the time", |text| text.starts_with("Updated ")).await;
    assert_eq!(page.pair_requests().len(), 2);
    assert_eq!(page.heard().await.len(), 1, "no tjl-page for the same page");
    page.close().await;
}

#[tokio::test]
async fn an_empty_list_says_so_and_has_no_pager() {
    let page = Page::new().await;
    page.show_server(EMPTY).await;
    page.state("empty").await;
    let words = "No backup-to-tape job on this server has a linked job.";
    page.reads("status", words, |text| text == words).await;
    let shown = "links.shadowRoot.textContent.split(arguments[0]).length - 1";
    let times = page.run(&format!("return {shown};"), vec![json!(words)]).await;
    assert_eq!(times, json!(2), "once for eyes, once aloud");
    assert!(page.all("navigation", None).await.is_empty());
    assert!(page.all("alert", None).await[0].text().await.unwrap().is_empty());
    assert_eq!(page.heard().await, [json!(["tjl-ready", { "offset": 0, "count": 0, "total": 0 }])]);
    page.close().await;
}
