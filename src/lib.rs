//! **Tape Job Links** shows which backup jobs each backup-to-tape job processes
//! on a Veeam Backup & Replication server, as an embeddable web component:
//! `<tape-job-links>`, over the Veeam Service Provider Console REST API v3.
//!
//! As a Leptos component it is `TapeJobLinks`, with `TokenProvider` and
//! `AccessToken` for what lets it in, `Controls` for what a host does with it,
//! and types for what the host is told. It needs the feature `component`, which
//! is on by default; with `ssr` it compiles into a server, too:
//!
//! ```ignore
//! let provider = TokenProvider::new(|_reason| async { token_from_the_portal().await.ok() });
//! view! { <TapeJobLinks server_uid=server token_provider=provider /> }
//! ```
//!
//! Semantic versioning covers that. The modules are the widget's own, for its
//! tests and for reading, and may change:
//!
//! - [`config`]: attributes to a checked configuration; the [`token`] it needs.
//! - [`protocol`]: the endpoint as data. A request in, a page or a failure out.
//! - [`session`]: the state machine that does everything hard, without IO.
//! - [`names`]: jobs by their UIDs, the API's times, and what stands in no link.
//! - [`text`]: every string a person reads.
//! - [`map`]: the picture of the links.
//! - [`arrange`]: what a reader sees of a page: sorted, grouped, searched.
//! - [`export`]: rows as files.
//! - [`window`]: which rows of a long page are drawn.
//! - `browser` and `view` (WebAssembly only): the IO and the Leptos components.

#[cfg(feature = "component")]
pub use component::{
    AccessToken, Controls, Credentials, ErrorDetail, HostState, Loading, OpenDetail, Phase, Place,
    Prefetch, Reason, Report, SignIn, TapeJobLinks, TapeJobLinksProps, TokenProvider,
};

pub mod arrange;
pub mod config;
pub mod export;
pub mod map;
pub mod names;
pub mod protocol;
pub mod session;
pub mod text;
pub mod token;
pub mod window;

#[cfg(target_arch = "wasm32")]
pub mod browser;
#[cfg(feature = "component")]
mod component;
#[cfg(all(target_arch = "wasm32", any(feature = "component", feature = "element")))]
mod view;
