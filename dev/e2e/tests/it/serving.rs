//! The widget behind nginx and Caddy, by the configurations in `examples/`, with VSPC's part played
//! behind TLS of a private CA. In Chromium alone: what is tested is what the servers send, and
//! another browser would see the same.

use crate::folder::{Folder, built};
use crate::front::{Answer, Edits, Front, Kind, PORTAL};
use crate::vspc::{Authority, Vspc};
use e2e::{Engine, Options, Page, TOKEN};
use serde_json::json;
use standin::sentinel::{ASYNC, LISBON, TOKEN_EXPIRED};
use std::path::PathBuf;

/// The name that the examples expect in VSPC's certificate.
const NAME: &str = "vspc.example";
const POLICY: &str = "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

const SCRIPT: &str = "text/javascript; charset=utf-8";
const FOR_GOOD: &str = "public, max-age=31536000, immutable";

/// What the servers are asked for besides files.
const PAIRS: &str = "/api/v3/infrastructure/backupServers/115b04d2-7c3e-6a90-8f15-92e0c4ab6d57/jobs/backupTapeJobs/jobObjects?limit=2&offset=0";

fn dist() -> PathBuf {
    PathBuf::from(std::env::var_os("TJL_DIST").expect("cargo xtask test sets it"))
}

/// A web server in front, VSPC behind it.
struct Scene {
    page: Page,
    front: Front,
    vspc: Vspc,
}

impl Scene {
    async fn new(kind: Kind) -> Self {
        let authority = Authority::new();
        Self::with(kind, &authority, &authority, NAME).await
    }

    /// VSPC's certificate is of one CA and for this name, the web server trusts another CA.
    async fn with(kind: Kind, authority: &Authority, trusted: &Authority, name: &str) -> Self {
        let page = Page::with(Options::default()).await;
        let vspc = Vspc::start(&page.standin.url(), &authority.certify(name)).await;
        let edits = Edits { root: &dist(), vspc: vspc.address, trusted };
        let front = Front::start(kind, edits).await;
        Self { page, front, vspc }
    }

    async fn sign_in(&self, token: &str) {
        self.page.client().goto(&format!("{}/#server={LISBON}", self.front.url)).await.unwrap();
        self.page.until("document.forms[0]?.elements.api?.value").await;
        self.page.fill("textbox", "Access token", token).await;
        self.page.press("Show links").await;
        self.page.value("window.links = document.querySelector('tape-job-links')").await;
    }

    /// What the page that diagnoses makes of it all.
    async fn is_diagnosed(&self, sum: &str) -> String {
        let url = format!("{}/diagnose.html", self.front.url);
        self.page.client().goto(&url).await.unwrap();
        self.page.until("document.forms[0]?.elements.api?.value").await;
        self.page.fill("textbox", "Server UID (optional)", LISBON).await;
        self.page.fill("textbox", "Access token (optional)", TOKEN).await;
        self.page.press("Check").await;
        self.page.see("button", "Copy report").await;
        let report = self.page.value("document.querySelector('#report').value").await;
        let report = report.as_str().unwrap();
        self.page.reads("status", report, |text| text == sum).await;
        report.to_owned()
    }
}

fn is_tested() -> bool {
    Engine::tested() == Engine::Chromium
}

/// One file of `dist/` whose name begins and ends so.
fn file(begin: &str, end: &str) -> String {
    let (name, _) = built()
        .into_iter()
        .find(|(name, _)| name.starts_with(begin) && name.ends_with(end))
        .unwrap();
    format!("/{name}")
}

fn sent_as(answer: &Answer, kind: &str, cache: &str) {
    assert_eq!(answer.status, 200, "{answer:?}");
    assert_eq!(answer.version, "HTTP/2", "{answer:?}");
    assert_eq!(answer.header("content-type"), kind, "{answer:?}");
    assert_eq!(answer.header("cache-control"), cache, "{answer:?}");
    is_guarded(answer);
}

/// What every answer with a file, or without one, has besides.
fn is_guarded(answer: &Answer) {
    for (name, value) in [
        ("content-security-policy", POLICY),
        ("x-content-type-options", "nosniff"),
        ("referrer-policy", "no-referrer"),
        ("cross-origin-opener-policy", "same-origin"),
        ("cross-origin-resource-policy", "same-origin"),
        ("permissions-policy", "camera=(), geolocation=(), microphone=()"),
    ] {
        assert_eq!(answer.header(name), value, "{name} of {answer:?}");
    }
}

/// Every kind of file, however it is asked for.
async fn sends_files(kind: Kind) {
    let Scene { page, front, .. } = &Scene::new(kind).await;
    for (path, kind, cache) in [
        (file("tjl-core-", ".wasm"), "application/wasm", FOR_GOOD),
        (file("tjl-tools-", ".wasm"), "application/wasm", FOR_GOOD),
        (file("tjl-core-", ".js"), SCRIPT, FOR_GOOD),
        (file("tjl-de-", ".js"), SCRIPT, FOR_GOOD),
        (file("page-", ".css"), "text/css; charset=utf-8", FOR_GOOD),
        ("/tape-job-links.js".to_owned(), SCRIPT, "no-cache"),
        ("/element.js".to_owned(), SCRIPT, "no-cache"),
        ("/".to_owned(), "text/html; charset=utf-8", "no-cache"),
    ] {
        let plain = front.ask(&path, &["accept-encoding: identity"]).await;
        sent_as(&plain, kind, cache);
        assert_eq!(plain.header("content-encoding"), "");
        for (accepts, sends) in [("gzip, deflate, br, zstd", "br"), ("gzip", "gzip")] {
            let header = format!("accept-encoding: {accepts}");
            let answer = front.ask(&path, &[&header]).await;
            sent_as(&answer, kind, cache);
            assert_eq!(answer.header("content-encoding"), sends, "{path} for {accepts}");
            let vary = answer.header("vary").to_lowercase();
            assert!(vary.contains("accept-encoding"), "{path}: {answer:?}");
            let tag = format!("if-none-match: {}", answer.header("etag"));
            let again = front.ask(&path, &[&header, &tag]).await;
            assert_eq!(again.status, 304, "{path}: {again:?}");
            assert_eq!(again.header("cache-control"), cache, "{again:?}");
        }
    }
    let json = front.ask("/integrity.json", &[]).await;
    sent_as(&json, "application/json", "no-cache");
    let framed = front.ask("/embed.html", &[]).await;
    let policy = POLICY.replace("frame-ancestors 'none'", &format!("frame-ancestors {PORTAL}"));
    assert_eq!(framed.header("content-security-policy"), policy, "the portal may frame it");
    let missing = front.ask("/nothing-1234567890abcdef.js", &[]).await;
    assert_eq!(missing.status, 404);
    assert_eq!(missing.header("cache-control"), "no-cache", "it may be there in a moment");
    is_guarded(&missing);
    assert!(page.standin.requests().is_empty(), "files are not VSPC's");
}

/// The same from a folder below, which only the root says.
async fn sends_from_below(kind: Kind) {
    let authority = Authority::new();
    let folder = Folder::new(&format!("below-{kind:?}"));
    std::os::unix::fs::symlink(dist(), folder.path().join("links")).unwrap();
    let nobody = ([127, 0, 0, 1], 9).into();
    let edits = Edits { root: folder.path(), vspc: nobody, trusted: &authority };
    let front = Front::start(kind, edits).await;
    for (path, kind, cache) in [
        (String::new(), "text/html; charset=utf-8", "no-cache"),
        (file("tjl-core-", ".wasm"), "application/wasm", FOR_GOOD),
        ("/tape-job-links.js".to_owned(), SCRIPT, "no-cache"),
    ] {
        let path = format!("/links{}", if path.is_empty() { "/" } else { &path });
        let answer = front.ask(&path, &["accept-encoding: br"]).await;
        sent_as(&answer, kind, cache);
        assert_eq!(answer.header("content-encoding"), "br", "{path}");
    }
}

/// What VSPC answers arrives as it was sent, and what it is sent is what the widget sends.
async fn passes_on(kind: Kind) {
    let Scene { page, front, .. } = &Scene::new(kind).await;
    let bearer = format!("authorization: Bearer {TOKEN}");
    let answer = front.ask(PAIRS, &[&bearer, "cookie: portal=1"]).await;
    assert_eq!(answer.status, 200, "{answer:?}");
    assert_eq!(answer.header("content-type"), "application/json; charset=utf-8");
    for name in ["content-security-policy", "cache-control", "access-control-allow-origin"] {
        assert_eq!(answer.header(name), "", "{name} is VSPC's to send");
    }
    let refused = front.ask(PAIRS, &[]).await;
    assert_eq!(refused.status, 401, "{refused:?}");
    let prepared = front.ask(&PAIRS.replace(LISBON, ASYNC), &[&bearer]).await;
    assert_eq!(prepared.status, 202);
    let location = prepared.header("location");
    assert!(location.contains("/api/v3/asyncActions/"), "{location}");
    assert!(!location.contains("localhost"), "left as VSPC sent it: {location}");

    let asked = page.standin.requests();
    assert!(asked[0].target.ends_with("/jobObjects?limit=2&offset=0"), "{:?}", asked[0].target);
    assert_eq!(asked[0].header("authorization"), Some(&*format!("Bearer {TOKEN}")));
    assert_eq!(asked[0].header("cookie"), None, "the portal's cookies stay there");
    let before = asked.len();
    let written = front.ask("POST /api/v3/token", &[]).await;
    assert_eq!(written.status, 405, "{written:?}");
    assert_eq!(page.standin.requests().len(), before, "it never reached VSPC");
}

/// What a reader sees, from the first rows to a VSPC that is down.
async fn is_read(kind: Kind) {
    let mut scene = Scene::new(kind).await;
    scene.sign_in(TOKEN_EXPIRED).await;
    scene.page.alerts("the server refused the access token").await;
    scene.sign_in(TOKEN).await;
    scene.page.range("1–100 of 260").await;
    scene.page.press("Next page").await;
    scene.page.range("101–200 of 260").await;
    scene.page.press("Map").await;
    scene.page.until("links.shadowRoot.querySelector('[part=save-map]')").await;
    scene.page.press("Table").await;
    assert_eq!(scene.page.console().await, Vec::<String>::new());
    scene.is_diagnosed("Everything is well.").await;

    scene.sign_in(TOKEN).await;
    scene.page.range("1–100 of 260").await;
    scene.page.press("Next page").await;
    scene.page.range("101–200 of 260").await;
    scene.vspc.stop().await;
    scene.page.press("Next page").await;
    scene.page.alerts("Could not load rows 201–300: the server answered 502").await;
    assert_eq!(scene.page.value("links.pagingInfo.offset").await, json!(100));
    // nginx says so by a page, Caddy by the status alone.
    let report = scene.is_diagnosed("1 problem (Who answers).").await;
    assert!(report.contains("A proxy or web server in front of the API says so"), "{report}");
    scene.page.abandon().await;
}

/// A VSPC that cannot prove who it is is not spoken to.
async fn verifies(kind: Kind) {
    let bearer = format!("authorization: Bearer {TOKEN}");
    let [right, wrong] = [Authority::new(), Authority::new()];
    let issuer = Scene::with(kind, &right, &wrong, NAME).await;
    assert_eq!(issuer.front.ask(PAIRS, &[&bearer]).await.status, 502, "another CA");
    let name = Scene::with(kind, &right, &right, "other.example").await;
    assert_eq!(name.front.ask(PAIRS, &[&bearer]).await.status, 502, "another name");
    name.sign_in(TOKEN).await;
    name.page.alerts("comes from a proxy or web server in front of the API").await;
    for Scene { page, .. } in [&issuer, &name] {
        assert!(page.standin.requests().is_empty(), "no token got there");
    }
}

macro_rules! behind {
    ($($test:ident: $of:ident($kind:ident),)*) => {$(
        #[tokio::test]
        async fn $test() {
            if is_tested() {
                $of(Kind::$kind).await;
            }
        }
    )*};
}

behind! {
    nginx_sends_each_file_as_it_is_to_be_sent: sends_files(Nginx),
    nginx_sends_them_from_a_folder_below: sends_from_below(Nginx),
    nginx_passes_the_api_on_as_it_is: passes_on(Nginx),
    nginx_is_all_that_a_reader_needs: is_read(Nginx),
    nginx_verifies_whom_it_speaks_to: verifies(Nginx),
    caddy_sends_each_file_as_it_is_to_be_sent: sends_files(Caddy),
    caddy_sends_them_from_a_folder_below: sends_from_below(Caddy),
    caddy_passes_the_api_on_as_it_is: passes_on(Caddy),
    caddy_is_all_that_a_reader_needs: is_read(Caddy),
    caddy_verifies_whom_it_speaks_to: verifies(Caddy),
}
