//! The Leptos component, as an app has it: `examples/leptos`, built by `cargo xtask test`.

use crate::folder::{Folder, files};
use e2e::{Engine, Look, Page};
use serde_json::json;
use standin::sentinel::LISBON;
use std::path::Path;

/// The built example, with a change to its page.
fn example(test: &str, change: impl Fn(&str) -> String) -> Folder {
    let folder = Folder::new(test);
    let built = std::env::var_os("TJL_LEPTOS").expect("cargo xtask test sets it");
    for (name, bytes) in files(Path::new(&built)) {
        if name == "index.html" {
            let page = String::from_utf8(bytes).unwrap();
            folder.write(&name, change(&page).as_bytes());
        } else {
            folder.write(&name, &bytes);
        }
    }
    folder
}

async fn open(folder: &Folder) -> Page {
    let page = Page::of_folder(folder.path()).await;
    arrive(&page).await;
    page
}

/// Goes there; `links` is the component's place in scripts.
async fn arrive(page: &Page) {
    page.goto("/index.html").await;
    page.see("table", "What is on tape").await;
    page.run("window.links = document.querySelector('.links')", vec![]).await;
}

#[tokio::test]
async fn an_app_in_leptos_pages_opens_jobs_and_comes_back_to_its_place() {
    let folder = example("leptos", str::to_owned);
    let page = open(&folder).await;
    page.range("1–100 of 1,234").await;
    page.press("Next page").await;
    page.range("101–200 of 1,234").await;
    page.becomes("links.dataset.state", json!("ready")).await;
    assert_eq!(
        page.value("document.querySelector('#asked').textContent").await,
        json!("Tokens asked for: 1, of these renewals: 0")
    );
    page.is_clean("the example").await;

    let uid = page.value("links.shadowRoot.querySelector('[part=uid]').textContent").await;
    page.value("links.shadowRoot.querySelector('[part=open]').click()").await;
    page.see("heading", &format!("Job {}", uid.as_str().unwrap())).await;
    page.unsee("table", "What is on tape").await;
    page.press("Back to the links").await;
    page.see("table", "What is on tape").await;
    page.run("window.links = document.querySelector('.links')", vec![]).await;
    page.range("101–200 of 1,234").await;

    let choose = "
      const servers = document.querySelector('select');
      servers.value = arguments[0];
      servers.dispatchEvent(new Event('change'));";
    page.run(choose, vec![json!(LISBON)]).await;
    page.range("1–100 of 260").await;
    page.close().await;
}

#[tokio::test]
async fn a_token_that_expires_is_renewed_where_the_reader_is() {
    let folder = example("leptos-renewal", |page| page.replace("vspc-token", "vspc-token?life=2"));
    let page = open(&folder).await;
    page.range("1–100 of 1,234").await;
    page.press("Next page").await;
    page.range("101–200 of 1,234").await;
    // Until the server refuses the first one.
    let renewed = "/renewals: [1-9]/.test(document.querySelector('#asked').textContent)";
    let start = std::time::Instant::now();
    while page.value(renewed).await != json!(true) {
        assert!(start.elapsed().as_secs() < 12, "nothing was renewed");
        page.press("Refresh").await;
    }
    page.becomes("links.dataset.state", json!("ready")).await;
    page.range("101–200 of 1,234").await;
    let seen = page.standin.requests();
    let tokens: Vec<_> = seen.iter().filter_map(|seen| seen.header("authorization")).collect();
    assert!(tokens.len() > 2, "pages were asked for");
    let markup = "document.documentElement.outerHTML + links.shadowRoot.innerHTML + location.href";
    let markup = page.value(markup).await.to_string();
    for token in tokens.iter().map(|header| header.trim_start_matches("Bearer ")) {
        assert!(!markup.contains(token), "a token in the page");
        assert!(seen.iter().all(|seen| !seen.target.contains(token)), "a token in an address");
    }
    page.close().await;
}

#[tokio::test]
async fn a_refusal_is_said_and_told() {
    let folder = example("leptos-refusal", |page| page.replace("vspc-token", "vspc-token?life=0"));
    let page = open(&folder).await;
    page.alerts("Sign in again").await;
    page.reads("status", "the session's end", |text| text == "Your session has ended.").await;
    page.becomes("links.dataset.state", json!("auth-required")).await;
    page.close().await;
}

#[tokio::test]
async fn it_takes_the_hosts_theme_light_and_dark_and_fits_a_phone() {
    let folder = example("leptos-theme", str::to_owned);
    let page = open(&folder).await;
    page.range("1–100 of 1,234").await;
    let look = "[['heading', 'fontWeight'], ['base', 'borderRadius']].map(([part, name]) =>
        getComputedStyle(links.shadowRoot.querySelector(`[part=${part}]`))[name])";
    assert_eq!(page.value(look).await, json!(["400", "0px"]), "a part, and a custom property");
    if page.engine() == Engine::Chromium {
        page.fit(320, 700).await;
        page.is_clean("on a phone").await;
        page.prefer(Look::Dark).await;
        page.is_clean("on a dark phone").await;
    }
    page.close().await;
}
