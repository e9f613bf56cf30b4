//! The widget as a Leptos component: the same session, words, rows and styles as the element's, in
//! the app's own WebAssembly.

mod controls;
mod token;
mod told;

#[cfg(target_arch = "wasm32")]
mod ask;
#[cfg(target_arch = "wasm32")]
mod clicks;
#[cfg(target_arch = "wasm32")]
mod mounted;
#[cfg(target_arch = "wasm32")]
mod place;
#[cfg(target_arch = "wasm32")]
mod shell;
#[cfg(target_arch = "wasm32")]
mod surroundings;

pub use controls::Controls;
pub use token::{AccessToken, TokenProvider};
pub use told::{ErrorDetail, OpenDetail};

pub use crate::session::{HostState, Phase, Place, Reason, Report, SignIn};

use leptos::html::{Div, HtmlElement, div};
use leptos::prelude::*;
use std::time::Duration;

/// Whether the API's own cookies go along with each request.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Credentials {
    /// No cookie is ever sent.
    #[default]
    Omit,
    /// The page's own cookies go along where the API is on the page's origin, as portals behind
    /// cookie sign-on need.
    SameOrigin,
}

/// Whether the next page is fetched before it is asked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Prefetch {
    /// Never.
    #[default]
    None,
    /// Once Next is hovered or focused for a moment.
    Intent,
}

/// When the component begins.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Loading {
    /// As soon as it is on the page.
    #[default]
    Eager,
    /// Once it is on the screen, or a screen away from it.
    Lazy,
}

/// What the host wants shown.
#[derive(Clone, PartialEq)]
#[cfg_attr(not(target_arch = "wasm32"), allow(dead_code, reason = "a server shows nothing"))]
struct Settings {
    server_uid: Option<String>,
    api_base: Option<String>,
    token: Option<AccessToken>,
    provider: Option<TokenProvider>,
    page_size: Option<u32>,
    offset: Option<u32>,
    refresh_interval: Option<Duration>,
    label: Option<String>,
    job_links: bool,
    credentials: Credentials,
    prefetch: Prefetch,
}

/// What leads out to the host.
#[derive(Clone, Copy)]
#[cfg_attr(not(target_arch = "wasm32"), allow(dead_code, reason = "a server tells nothing"))]
struct Callbacks {
    ready: Option<Callback<Place>>,
    page: Option<Callback<Place>>,
    error: Option<Callback<ErrorDetail>>,
    auth_required: Option<Callback<SignIn>>,
    open: Option<Callback<OpenDetail>>,
    request: Option<Callback<Report>>,
    controls: Option<Controls>,
}

/// A table of which backup jobs each backup-to-tape job processes, over the Veeam Service Provider
/// Console REST API v3: pages, refresh, retries, renewal of the token, and a text of its own for
/// every failure.
///
/// ```ignore
/// use leptos::prelude::*;
/// use tape_job_links::{TapeJobLinks, TokenProvider};
///
/// #[component]
/// fn OnTape(server: Signal<String>) -> impl IntoView {
///     let provider = TokenProvider::new(|_reason| async { token_from_the_portal().await.ok() });
///     view! { <TapeJobLinks server_uid=server token_provider=provider /> }
/// }
/// ```
///
/// It is one `<div>` with an open shadow root. Attributes can be spread on it
/// (`<TapeJobLinks … attr:class="links" />`); `--tjl-` custom properties and `::part()` style it as
/// they do the element; its attributes `data-state` (`unconfigured`, `loading`, `ready`, `empty`,
/// `error`, `auth-required`) and `data-stale` stand for the element's `:state()`.
///
/// Settings may be plain values or signals. A change takes effect at once, several in one go as one.
/// The component holds the token in memory alone and sends it in the `Authorization` header to the
/// API's origin, nowhere else. On a server (`ssr`) it leaves its place empty.
#[component]
pub fn TapeJobLinks(
    /// The backup server's UID. Spaces, braces and upper case are forgiven; anything else that is
    /// not a UUID is a clear error. Without one, nothing is asked for.
    #[prop(optional, into)]
    server_uid: MaybeProp<String>,
    /// Base URL of the REST API; without one, `/api/v3` of the document's origin. An empty path gets
    /// `/api/v3`, any other is taken as it is; user info, query and fragment are refused.
    #[prop(optional, into)]
    api_base: MaybeProp<String>,
    /// The bearer token, where the host has one. One equal to that before is not a new one.
    #[prop(optional, into)]
    token: MaybeProp<AccessToken>,
    /// Gives a token when there is none, and another when the server has refused it.
    #[prop(optional, into)]
    token_provider: MaybeProp<TokenProvider>,
    /// Rows a page, 1 to 2147483647; 100 for anything else. A change keeps the place.
    #[prop(optional, into)]
    page_size: MaybeProp<u32>,
    /// Where to start, counted from 0; a change goes there.
    #[prop(optional, into)]
    offset: MaybeProp<u32>,
    /// Between automatic refreshes: whole seconds, raised to 30; none by default. Nothing is sent
    /// while the tab is hidden or offline, and the reader can pause it.
    #[prop(optional, into)]
    refresh_interval: MaybeProp<Duration>,
    /// The table's caption; "Tape job links" by default.
    #[prop(optional, into)]
    label: MaybeProp<String>,
    /// Whether each job gets a button that runs `on_open`.
    #[prop(optional, into)]
    job_links: Signal<bool>,
    /// Whether the API's own cookies go along.
    #[prop(optional)]
    credentials: Credentials,
    /// Whether the next page is fetched once Next is hovered or focused, so that pressing it shows
    /// that page at once.
    #[prop(optional)]
    prefetch: Prefetch,
    /// When it begins.
    #[prop(optional)]
    loading: Loading,
    /// The first page after a configuration is on screen.
    #[prop(optional, into)]
    on_ready: Option<Callback<Place>>,
    /// A later page is on screen; not for a refresh of the same page.
    #[prop(optional, into)]
    on_page: Option<Callback<Place>>,
    /// A failure that the reader sees, once for each.
    #[prop(optional, into)]
    on_error: Option<Callback<ErrorDetail>>,
    /// There is no token, it was refused, or the provider gave none. No `on_error` beside it.
    #[prop(optional, into)]
    on_auth_required: Option<Callback<SignIn>>,
    /// The reader opens one of the two jobs of a row; a host may go there.
    #[prop(optional, into)]
    on_open: Option<Callback<OpenDetail>>,
    /// A request to the API has ended: what it was for, how it ended and how long it took.
    #[prop(optional, into)]
    on_request: Option<Callback<Report>>,
    /// What the host does with it, and reads of it, from outside.
    #[prop(optional)]
    controls: Option<Controls>,
) -> HtmlElement<Div, impl leptos::attr::Attribute + use<>, ()> {
    let settings = move || Settings {
        server_uid: server_uid.get(),
        api_base: api_base.get(),
        token: token.get(),
        provider: token_provider.get(),
        page_size: page_size.get(),
        offset: offset.get(),
        refresh_interval: refresh_interval.get(),
        label: label.get(),
        job_links: job_links.get(),
        credentials,
        prefetch,
    };
    let callbacks = Callbacks {
        ready: on_ready,
        page: on_page,
        error: on_error,
        auth_required: on_auth_required,
        open: on_open,
        request: on_request,
        controls,
    };
    let place = NodeRef::<Div>::new();
    #[cfg(target_arch = "wasm32")]
    place::follow(place, loading, settings, callbacks);
    #[cfg(not(target_arch = "wasm32"))]
    let _ = (loading, settings, callbacks);
    div().node_ref(place)
}
