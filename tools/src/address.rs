//! The API's address, checked as the core checks it.

use tape_job_links::browser::url::read_api_base;
use wasm_bindgen::prelude::*;

/// The base URL that an address stands for; `undefined` where it cannot be used.
#[wasm_bindgen(js_name = apiBaseOf)]
#[must_use]
pub fn api_base_of(given: &str) -> Option<String> {
    read_api_base(Some(given)).ok()
}
