//! Pictures of every state, light and dark, wide and narrow, in `target/shots/`; the README's is
//! written to `docs/images/`.

use e2e::{Options, Page, Settings, TOKEN};
use serde_json::json;
use standin::sentinel;
use std::fs;
use std::path::Path;

/// A file's name, a server, what to do once it is loaded, and what to wait for then.
const STATES: &[(&str, &str, &str, &str)] = &[
    ("ready", sentinel::ATHENS, "links.next()", "links.offset === 100 && links.state === 'ready'"),
    ("empty", sentinel::EMPTY, "", "links.state === 'empty'"),
    ("skeleton", sentinel::NEVER, "", "links.state === 'loading'"),
    ("waiting", sentinel::NEVER, "", "links.shadowRoot.textContent.includes('Cancel')"),
    ("turning", sentinel::GATED, "links.next()", "links.matches(':state(stale)')"),
    ("failed-load", sentinel::SEVERAL_520, "", "links.state === 'error'"),
    ("forbidden", sentinel::ALWAYS_403, "", "links.state === 'error'"),
    ("not-found", sentinel::ALWAYS_404, "", "links.state === 'error'"),
    ("unreachable", sentinel::HANG_UP, "", "links.state === 'error'"),
    ("malformed", sentinel::LOGIN_200, "", "links.state === 'error'"),
    ("failed-page", sentinel::LATER_503, "links.next()", "links.state === 'error'"),
    ("refused", sentinel::ALWAYS_401, "", "links.state === 'auth-required'"),
    ("signed-out", sentinel::ATHENS, "links.signOut()", "links.state === 'auth-required'"),
    ("countdown", sentinel::THROTTLED, "", "links.shadowRoot.textContent.includes('Trying')"),
    ("preparing", sentinel::ASYNC_STUCK, "", "links.shadowRoot.textContent.includes('preparing')"),
    ("drift", sentinel::DRIFT, "links.next()", "links.offset === 100 && links.state === 'ready'"),
    ("odd-rows", sentinel::ODD_ROWS, "", "links.state === 'ready'"),
    ("partial", sentinel::PARTIAL, "", "links.state === 'ready'"),
    ("bad-uid", "server one", "", "links.state === 'error'"),
    ("unconfigured", "", "", "links.state === 'unconfigured'"),
];

#[tokio::main]
async fn main() -> std::io::Result<()> {
    let folder = Path::new("target/shots");
    fs::create_dir_all(folder)?;
    for (look, size, dark) in [
        ("wide-light", (960, 640), false),
        ("wide-dark", (960, 640), true),
        ("narrow-light", (320, 640), false),
        ("narrow-dark", (320, 640), true),
    ] {
        let page = Page::with(Options { size, dark }).await;
        for (name, server, deed, then) in STATES {
            page.show(Settings { server, token: Some(TOKEN), attributes: &[] }).await;
            let scheme = "document.documentElement.style.colorScheme = 'light dark';
                document.body.style.font = '15px/1.5 system-ui, sans-serif'";
            page.run(scheme, vec![]).await;
            page.until("links.shadowRoot.querySelector('table')").await;
            if !deed.is_empty() {
                if *name == "turning" {
                    page.release_when_held().await;
                }
                page.until("links.state === 'ready'").await;
                page.run(deed, vec![]).await;
            }
            page.until(then).await;
            page.shoot(&folder.join(format!("{name}-{look}.png"))).await;
        }
        page.goto(&format!("/#server={}", sentinel::ATHENS)).await;
        page.see("button", "Show links").await;
        page.shoot(&folder.join(format!("form-{look}.png"))).await;
        page.goto("/demo/").await;
        page.until("document.querySelector('tape-job-links')?.state === 'ready'").await;
        page.shoot(&folder.join(format!("demo-{look}.png"))).await;
    }
    readme().await
}

/// The standalone page with rows on it.
async fn readme() -> std::io::Result<()> {
    let page = Page::with(Options { size: (960, 520), dark: false }).await;
    page.goto(&format!("/#server={}", sentinel::ATHENS)).await;
    page.fill("textbox", "Access token", TOKEN).await;
    page.press("Show links").await;
    page.becomes("document.querySelector('tape-job-links').state", json!("ready")).await;
    fs::create_dir_all("docs/images")?;
    page.shoot(Path::new("docs/images/ready.png")).await;
    Ok(())
}
