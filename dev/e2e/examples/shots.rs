//! Pictures of every state, light and dark, wide and narrow, in `target/shots/`; the README's is
//! written to `docs/images/`.

use e2e::{Look, Options, Page, Settings, TOKEN};
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
    ("names", sentinel::ATHENS, NAMES, NAMED),
    ("names-odd", sentinel::NAMES_ODD, NAMES, NAMED),
    ("names-refused", sentinel::NAMES_403, NAMES, NOTED),
    ("job-links", sentinel::EXAMPLE, "links.jobLinks = links.resolveNames = true", NAMED),
    ("export", sentinel::ATHENS, EXPORT, "links.shadowRoot.querySelector('dialog')"),
    ("export-progress", sentinel::SLOW, EXPORT_ALL, EXPORTING),
    ("export-complete", sentinel::ATHENS, EXPORT_ALL, EXPORTED),
    ("export-incomplete", sentinel::DRIFT, EXPORT_ALL, EXPORTED),
    ("export-failed", sentinel::LATER_503, EXPORT_ALL, EXPORTED),
    ("gaps", sentinel::ATHENS, GAPS, GAPS_FOUND),
    ("gaps-end", sentinel::ATHENS, GAPS_END, GAPS_ENDED),
    ("gaps-progress", sentinel::SLOW, GAPS, GAPS_READING),
    ("gaps-none", sentinel::EXAMPLE, GAPS, GAPS_FOUND),
    ("gaps-drift", sentinel::DRIFT, GAPS, GAPS_FOUND),
    ("gaps-refused", sentinel::NAMES_403, GAPS, GAPS_FOUND),
    ("gaps-repositories", sentinel::REPOSITORIES_403, GAPS, GAPS_FOUND),
    ("map", sentinel::ATHENS, "links.view = 'map'", MAPPED),
    ("map-selected", sentinel::ATHENS, FOLLOW, FOLLOWED),
    ("bad-uid", "server one", "", "links.state === 'error'"),
    ("unconfigured", "", "", "links.state === 'unconfigured'"),
];

const NAMES: &str = "links.resolveNames = true";
const NAMED: &str = "links.shadowRoot.querySelector('[part=name]')";
const MAPPED: &str = "links.shadowRoot.querySelector('[part=map] [role=button]')";
const FOLLOW: &str = "
    links.resolveNames = true;
    links.view = 'map';
    const follow = () => {
      const job = links.shadowRoot.querySelector('[part=map] [aria-label$=\"8 links\"]');
      if (!job?.ariaLabel.startsWith('Tape')) return setTimeout(follow, 50);
      job.dispatchEvent(new MouseEvent('click', { bubbles: true }));
    };
    follow();";
const FOLLOWED: &str = "links.shadowRoot.querySelector('[part=map] [aria-pressed=true]')";
const NOTED: &str = "links.shadowRoot.querySelector('.notes')";
const EXPORT: &str = "links.shadowRoot.querySelector('[part=export]').click()";
/// Opens the dialog and exports all pages, saving nothing.
const EXPORT_ALL: &str = "
    HTMLAnchorElement.prototype.click = () => {};
    const root = links.shadowRoot;
    root.querySelector('[part=export]').click();
    const whenOpen = () => {
      const dialog = root.querySelector('dialog');
      if (!dialog) return setTimeout(whenOpen, 10);
      dialog.querySelector('[value=all]').click();
      dialog.querySelector('.primary').click();
    };
    whenOpen();";
const EXPORTING: &str =
    "links.shadowRoot.querySelector('dialog .count')?.textContent.startsWith('500')";
const GAPS: &str = "links.shadowRoot.querySelector('[part=gaps]').click()";
const GAPS_FOUND: &str = "links.shadowRoot.querySelector('dialog .result')?.textContent";
const GAPS_READING: &str = "links.shadowRoot.querySelector('dialog progress')?.value > 0";
/// Opens the dialog, and what is folded away at its end.
const GAPS_END: &str = "
    links.shadowRoot.querySelector('[part=gaps]').click();
    const whenFound = () => {
      const details = links.shadowRoot.querySelector('dialog details');
      if (!details) return setTimeout(whenFound, 10);
      details.open = true;
      details.scrollIntoView({ block: 'end' });
    };
    whenFound();";
const GAPS_ENDED: &str = "links.shadowRoot.querySelector('dialog details')?.open";
const EXPORTED: &str = "links.shadowRoot.querySelector('dialog .result')?.textContent";

#[tokio::main]
async fn main() -> std::io::Result<()> {
    e2e::unwatched();
    let folder = Path::new("target/shots");
    // Only those that are named, if any are.
    let only: Vec<String> = std::env::args().skip(1).collect();
    let is_wanted = |name: &str| only.is_empty() || only.iter().any(|it| it == name);
    fs::create_dir_all(folder)?;
    for (look, size, dark) in [
        ("wide-light", (960, 640), false),
        ("wide-dark", (960, 640), true),
        ("narrow-light", (320, 640), false),
        ("narrow-dark", (320, 640), true),
    ] {
        let page = Page::with(Options { size, dark, mouse: false, reader: false }).await;
        for state in STATES.iter().filter(|state| is_wanted(state.0)) {
            arrive(&page, state).await;
            page.shoot(&folder.join(format!("{}-{look}.png", state.0))).await;
        }
        if !only.is_empty() {
            continue;
        }
        page.goto(&format!("/#server={}", sentinel::ATHENS)).await;
        page.see("button", "Show links").await;
        page.shoot(&folder.join(format!("form-{look}.png"))).await;
        page.goto("/demo/").await;
        page.until("document.querySelector('tape-job-links')?.state === 'ready'").await;
        page.shoot(&folder.join(format!("demo-{look}.png"))).await;
    }
    otherwise(folder, is_wanted).await;
    if only.is_empty() || only.iter().any(|it| it == "readme") { readme().await } else { Ok(()) }
}

async fn arrive(page: &Page, (name, server, deed, then): &(&str, &str, &str, &str)) {
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
}

/// In the system's colours, from right to left, on paper, and at 400 %.
async fn otherwise(folder: &Path, is_wanted: impl Fn(&str) -> bool) {
    let page =
        Page::with(Options { size: (960, 640), dark: false, mouse: false, reader: false }).await;
    for state in STATES.iter().filter(|state| is_wanted(state.0)) {
        page.fit(960, 640).await;
        arrive(&page, state).await;
        for (way, look, (width, height), direction) in [
            ("forced", Look::Forced, (960, 640), "ltr"),
            ("rtl", Look::Light, (960, 640), "rtl"),
            ("paper", Look::Paper, (720, 1000), "ltr"),
            ("zoomed", Look::Light, (320, 256), "ltr"),
        ] {
            page.prefer(look).await;
            page.fit(width, height).await;
            page.run("document.documentElement.dir = arguments[0]", vec![json!(direction)]).await;
            page.shoot(&folder.join(format!("{}-{way}.png", state.0))).await;
        }
        page.prefer(Look::Light).await;
    }
}

/// The standalone page with rows on it.
async fn readme() -> std::io::Result<()> {
    let page =
        Page::with(Options { size: (960, 520), dark: false, mouse: false, reader: false }).await;
    page.goto(&format!("/#server={}", sentinel::ATHENS)).await;
    page.fill("textbox", "Access token", TOKEN).await;
    page.press("Show links").await;
    page.becomes("document.querySelector('tape-job-links').state", json!("ready")).await;
    page.until(&NAMED.replace("links.", "document.querySelector('tape-job-links').")).await;
    fs::create_dir_all("docs/images")?;
    page.shoot(Path::new("docs/images/ready.png")).await;
    Ok(())
}
