//! The page that diagnoses: what it finds, said in words, by what stands between.

use crate::framed::Inner;
use e2e::{Engine, Options, Page, TOKEN};
use serde_json::json;
use standin::sentinel::{
    ALWAYS_400, ALWAYS_403, ALWAYS_404, ALWAYS_520, ASYNC, CUT_OFF, EMPTY, LISBON, LOGIN_200,
    NEVER, NO_META, PARTIAL, PROXY_502, REDIRECT, THROTTLED, TOKEN_EXPIRED, TOKEN_NO_SERVERS,
    TRUNCATED,
};
use std::net::TcpListener;

const OK: &str = "OK";
const LOOK: &str = "Look at this";
const PROBLEM: &str = "Problem";

async fn open(page: &Page, path: &str) {
    page.goto(path).await;
    page.until("document.forms[0]?.elements.api?.value").await;
}

/// Fills in the form and waits for the end of the check.
async fn check(page: &Page, server: &str, token: &str) {
    page.fill("textbox", "Server UID (optional)", server).await;
    page.fill("textbox", "Access token (optional)", token).await;
    page.press("Check").await;
    page.see("button", "Copy report").await;
}

async fn check_at(page: &Page, api: &str, server: &str, token: &str) {
    page.fill("textbox", "API address", api).await;
    check(page, server, token).await;
}

/// That this was found, and these words said of it.
async fn found(page: &Page, verdict: &str, name: &str, words: &str) {
    let what = format!("{verdict}, {name}, {words}");
    let begin = format!("{verdict}{name}");
    // `WebKit`'s driver breaks no lines.
    let is_it = |text: &str| text.replace('\n', "").starts_with(&begin) && text.contains(words);
    page.reads("listitem", &what, is_it).await;
}

/// The API where nobody listens.
fn nowhere() -> String {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    format!("http://{}/api/v3", listener.local_addr().unwrap())
}

#[tokio::test]
async fn where_all_is_well_that_is_said() {
    let page = Page::new().await;
    open(&page, "/diagnose.html").await;
    check(&page, &format!("{{{}}}", LISBON.to_uppercase()), TOKEN).await;
    found(&page, OK, "This browser", "what the widget needs").await;
    found(&page, OK, "WebAssembly", "may run it").await;
    found(&page, OK, "MIME types", "its own").await;
    found(&page, OK, "Content", "of one build").await;
    found(&page, OK, "Who answers", "wants a token").await;
    found(&page, OK, "Access token", "Accepted").await;
    found(&page, OK, "Links", "260 on this server").await;
    found(&page, OK, "Speed", " ms").await;
    // The stand-in neither compresses nor lets anything be kept.
    page.reads("status", "the sum", |text| text == "2 things to look at (Compression, Caching).")
        .await;
    found(&page, LOOK, "Compression", "Sent as they are: tape-job-links.js").await;
    found(&page, LOOK, "Caching", "Asked for again at each visit").await;
    page.is_clean("a diagnosis").await;
    page.close().await;
}

#[tokio::test]
async fn what_the_api_answers_is_put_into_words() {
    const UNKNOWN: &str = "00000000-0000-4000-8000-000000000000";
    let page = Page::new().await;
    // WebKit takes an answer that breaks off for one that ends.
    let ends_well = page.engine() == Engine::WebKit;
    let cut_off = if ends_well { "may have cut" } else { "The connection broke" };
    open(&page, "/diagnose.html").await;
    for (server, token, verdict, name, words) in [
        (LISBON, TOKEN_EXPIRED, PROBLEM, "Access token", "refuses it (401)"),
        (ALWAYS_403, TOKEN, PROBLEM, "Access token", "one of these roles: Portal Administrator"),
        (UNKNOWN, TOKEN, PROBLEM, "Server UID", "no backup server 00000000-0000-4000"),
        (ALWAYS_404, TOKEN, PROBLEM, "Server UID", "(404)"),
        (ALWAYS_400, TOKEN, PROBLEM, "Request", "does not take it. It says: “"),
        (THROTTLED, TOKEN, LOOK, "Answer", "asks to wait for 2 seconds (429)"),
        (ALWAYS_520, TOKEN, PROBLEM, "Answer", "answered 520"),
        (PROXY_502, TOKEN, PROBLEM, "Answer", "with status 502: from a proxy"),
        (LOGIN_200, TOKEN, PROBLEM, "Answer", "titled “Sign in”, with status 200"),
        (REDIRECT, TOKEN, PROBLEM, "Answer", "a redirect, often to a login page"),
        (TRUNCATED, TOKEN, PROBLEM, "Answer", "not what the API documents"),
        (CUT_OFF, TOKEN, PROBLEM, "Answer", cut_off),
        (ASYNC, TOKEN, OK, "Links", "prepares the list"),
        (EMPTY, TOKEN, OK, "Links", "None: no backup-to-tape job"),
        (NO_META, TOKEN, LOOK, "Links", "without a total"),
        (PARTIAL, TOKEN, LOOK, "Partial answer", "beside the list"),
        ("server one", TOKEN, PROBLEM, "Server UID", "What was given is none"),
        ("", TOKEN, OK, "Backup servers", &format!("Lisbon DC2 {LISBON}")),
        ("", TOKEN_NO_SERVERS, LOOK, "Access token", "may not list backup servers"),
        ("", "", "Not checked", "Access token", "None was given"),
    ] {
        check(&page, server, token).await;
        found(&page, verdict, name, words).await;
    }
    // What is no answer has an end.
    page.fill("textbox", "Server UID (optional)", NEVER).await;
    page.fill("textbox", "Access token (optional)", TOKEN).await;
    page.press("Check").await;
    page.reads("status", "the wait", |text| text == "Checking …").await;
    found(&page, PROBLEM, "Answer", "None within 10 seconds").await;
    page.abandon().await;
}

#[tokio::test]
async fn an_address_that_leads_elsewhere_is_told_apart() {
    let page = Page::new().await;
    open(&page, "/standin/reaching/diagnose.html").await;
    let origin = page.standin.url();
    check_at(&page, &format!("{origin}/other"), LISBON, TOKEN).await;
    found(&page, PROBLEM, "Who answers", "titled “Not found”, with status 404").await;
    check_at(&page, &format!("{origin}/api/v3/more"), LISBON, TOKEN).await;
    found(&page, PROBLEM, "Who answers", "no such resource").await;
    check_at(&page, &format!("{origin}/api/v3?key=1"), LISBON, TOKEN).await;
    found(&page, PROBLEM, "API address", "must not hold a query").await;
    check_at(&page, &nowhere(), LISBON, TOKEN).await;
    found(&page, PROBLEM, "Reachable", "Nothing answers at http://127.0.0.1:").await;
    let asked = page.standin.requests().into_iter();
    let given = asked.filter(|seen| seen.header("authorization").is_some()).count();
    assert_eq!(given, 0, "whoever is not the API gets no token");

    let closed = page.another().await;
    check_at(&page, &format!("{}/api/v3", closed.url()), LISBON, TOKEN).await;
    found(&page, PROBLEM, "Reachable", &format!("CORS does not allow {origin}")).await;
    let open = page.another_that_allows_this().await;
    check_at(&page, &format!("{}/api/v3", open.url()), LISBON, TOKEN).await;
    found(&page, OK, "Links", "260 on this server").await;
    check_at(&page, &format!("{}/api/v3", open.url()), ASYNC, TOKEN).await;
    found(&page, OK, "Links", "says where it will be").await;
    page.abandon().await;
}

#[tokio::test]
async fn what_the_pages_own_server_does_wrong_is_said() {
    let page = Page::new().await;
    open(&page, "/standin/no-wasm/diagnose.html").await;
    check(&page, LISBON, TOKEN).await;
    found(&page, PROBLEM, "WebAssembly", "Add 'wasm-unsafe-eval' to script-src").await;
    found(&page, OK, "Links", "260 on this server").await;
    open(&page, "/standin/wrong-type/diagnose.html").await;
    check(&page, "", "").await;
    found(&page, PROBLEM, "MIME types", "_bg.wasm (text/plain)").await;
    open(&page, "/standin/no-file/diagnose.html").await;
    check(&page, "", "").await;
    found(&page, PROBLEM, "Files", "_bg.wasm (404)").await;
    open(&page, "/diagnose.html").await;
    let other = page.another().await;
    check_at(&page, &other.url(), "", "").await;
    found(&page, PROBLEM, "Reachable", &format!("Add {} to connect-src", other.url())).await;
    page.abandon().await;
}

#[tokio::test]
async fn files_of_another_build_are_named() {
    let page = Page::new().await;
    let mixed = Inner::closed("diagnosis-mixed").await;
    mixed.folder.write("element.js", b"export class TapeJobLinksElement extends HTMLElement {}");
    page.client().goto(&format!("{}/diagnose.html", mixed.standin.url())).await.unwrap();
    page.until("document.forms[0]?.elements.api?.value").await;
    check(&page, "", "").await;
    found(&page, PROBLEM, "Content", "Not what integrity.json lists: element.js.").await;
    page.close().await;
}

#[tokio::test]
async fn the_report_is_copied_without_the_token() {
    let page = Page::new().await;
    open(&page, "/diagnose.html").await;
    // As if it had been pasted into every field.
    let api = format!("{}/api/v3/{TOKEN}", page.standin.url());
    check_at(&page, &api, TOKEN, TOKEN).await;
    found(&page, PROBLEM, "Server UID", "What was given is none").await;
    found(&page, OK, "API address", "/api/v3/(the token), on this page").await;
    let fields = "[...document.forms[0].elements].map(({ value }) => value)";
    assert_eq!(page.value(fields).await[1], json!(""), "emptied");
    let shown = "document.documentElement.outerHTML + document.querySelector('#report').value";
    assert!(!page.value(shown).await.as_str().unwrap().contains(TOKEN));
    page.press("Copy report").await;
    page.see("button", "Copied").await;
    let report = page.clipboard().await;
    assert!(report.starts_with("Tape Job Links "), "{report}");
    assert!(
        report.contains("\n[Problem] Server UID: What was given is none.\n    -> "),
        "{report}"
    );
    assert!(report.contains("\nThe API\n[OK] API address: http"), "{report}");
    assert!(!report.contains(TOKEN), "{report}");
    page.close().await;
}

#[tokio::test]
async fn narrow_dark_and_without_a_clipboard_it_serves_as_well() {
    let page =
        Page::with(Options { size: (320, 640), dark: true, mouse: false, reader: false }).await;
    open(&page, "/diagnose.html").await;
    page.is_clean("the form").await;
    page.run("Object.defineProperty(navigator, 'clipboard', { value: undefined })", vec![]).await;
    check(&page, "", TOKEN).await;
    page.press("Copy report").await;
    page.see("textbox", "Report").await;
    page.reads("status", "what to do", |text| text.contains("copy the text below")).await;
    page.is_clean("a diagnosis with its report").await;
    assert_eq!(page.small_targets().await, Vec::<String>::new());
    page.close().await;
}
