//! Rows, as JavaScript takes them.

use crate::protocol::{Item, JobLink};
use crate::session::Session;
use js_sys::Array;
use wasm_bindgen::JsValue;

/// The rows on screen, three strings or `null` each: job, linked job, unique job.
#[must_use]
pub fn flat_rows(session: &Session) -> Array {
    let flat = Array::new();
    for item in session.shown().iter().flat_map(|shown| &shown.page.items) {
        let link = match item {
            Item::Link(link) => link,
            Item::Job(_) | Item::Alien(_) => &JobLink::default(),
        };
        for uid in [&link.job, &link.linked_job, &link.unique_job] {
            flat.push(&uid.spelt().map_or(JsValue::NULL, JsValue::from));
        }
    }
    flat
}
