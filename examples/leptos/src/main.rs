//! A portal's page in Leptos, with the links between tape jobs and what they process.

use gloo_net::http::Request;
use leptos::prelude::*;
use tape_job_links::{
    AccessToken, ErrorDetail, OpenDetail, Place, Reason, SignIn, TapeJobLinks, TokenProvider,
};

/// The backup servers of whoever is signed in.
const SERVERS: [(&str, &str); 2] = [
    ("Athens", "a7e4d0c1-58b2-6f1e-9c40-3d6b2f71e834"),
    ("Lisbon", "115b04d2-7c3e-6a90-8f15-92e0c4ab6d57"),
];

fn main() {
    mount_to_body(Portal);
}

/// What the reader looks at.
#[derive(Clone, PartialEq)]
enum Page {
    Links,
    Job(OpenDetail),
}

#[component]
fn Portal() -> impl IntoView {
    let page = RwSignal::new(Page::Links);
    let server = RwSignal::new(SERVERS[0].1.to_owned());
    // Where the reader was, for the way back from a job.
    let place = StoredValue::new(0);
    let asked = RwSignal::new(Vec::new());
    let news = RwSignal::new(String::new());

    // One provider for every component of the page: there is one call, however many of them wait.
    let provider = TokenProvider::new(move |reason| {
        asked.update(|asked| asked.push(reason));
        token()
    });
    let links = move || {
        let signed_out = move |why: SignIn| {
            news.set(match why {
                SignIn::Missing => "Sign in to see what is on tape.".to_owned(),
                SignIn::Refused | SignIn::ProviderFailed => "Your session has ended.".to_owned(),
            });
        };
        view! {
            <label>
                "Backup server"
                <select
                    on:change:target=move |event| server.set(event.target().value())
                    prop:value=server
                >
                    {SERVERS
                        .map(|(name, uid)| view! { <option value=uid>{name}</option> })
                        .collect_view()}
                </select>
            </label>
            <TapeJobLinks
                attr:class="links"
                server_uid=server
                token_provider=provider.clone()
                offset=place.get_value()
                label="What is on tape"
                job_links=true
                on_page=move |shown: Place| {
                    place.set_value(u32::try_from(shown.offset).unwrap_or_default());
                }
                on_open=move |job: OpenDetail| page.set(Page::Job(job))
                on_auth_required=signed_out
                // Readers are told by the component itself; this is for the portal's own records.
                on_error=|error: ErrorDetail| {
                    leptos::logging::log!("{:?}: {}", error.phase, error.code);
                }
            />
        }
    };

    view! {
        <main>
            <h1>"Tape jobs"</h1>
            {move || match page.get() {
                Page::Links => links().into_any(),
                Page::Job(job) => {
                    view! {
                        <h2>"Job " <code>{job.uid}</code></h2>
                        <button on:click=move |_| page.set(Page::Links)>"Back to the links"</button>
                    }
                        .into_any()
                }
            }}
            <p role="status">{news}</p>
            <p id="asked">{move || told(&asked.get())}</p>
        </main>
    }
}

/// A token from the portal, which knows its user by its own session.
async fn token() -> Option<AccessToken> {
    let meta = document().query_selector("meta[name=token-url]").ok()??;
    let answer = Request::post(&meta.get_attribute("content")?).send().await.ok()?;
    if !answer.ok() {
        return None;
    }
    Some(answer.text().await.ok()?.into())
}

fn told(asked: &[Reason]) -> String {
    let renewals = asked.iter().filter(|reason| **reason == Reason::Expired).count();
    format!("Tokens asked for: {}, of these renewals: {renewals}", asked.len())
}
