//! **Tape Job Links** shows which backup jobs each backup-to-tape job processes
//! on a Veeam Backup & Replication server, as an embeddable web component:
//! `<tape-job-links>`, over the Veeam Service Provider Console REST API v3.
//!
//! The crate is the component's WebAssembly core. Hosts use it through the
//! element (see `docs/ELEMENT.md`); what is here is for its own tests and for
//! reading:
//!
//! - [`config`]: attributes to a checked configuration; the [`token`] it needs.
//! - [`protocol`]: the endpoint as data. A request in, a page or a failure out.
//! - [`session`]: the state machine that does everything hard, without IO.
//! - [`names`]: jobs by their UIDs, the API's times, and what stands in no link.
//! - [`text`]: every string a person reads.
//! - [`map`]: the picture of the links.
//! - [`arrange`]: what a reader sees of a page: sorted, grouped, searched.
//! - [`export`]: rows as files.
//! - `browser` and `view` (WebAssembly only): the IO and the Leptos components.

pub mod arrange;
pub mod config;
pub mod export;
pub mod map;
pub mod names;
pub mod protocol;
pub mod session;
pub mod text;
pub mod token;

#[cfg(target_arch = "wasm32")]
pub mod browser;
#[cfg(any(all(target_arch = "wasm32", feature = "component"), feature = "ssr"))]
mod component;
#[cfg(all(target_arch = "wasm32", any(feature = "component", feature = "element")))]
mod view;
