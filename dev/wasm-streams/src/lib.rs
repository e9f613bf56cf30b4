//! In place of the crate of this name, in the core alone.
//!
//! Leptos depends on it for server functions, which the widget has none of. Its classes are exported
//! to JavaScript, so no linker may leave them out: 2 KiB in brotli that nobody calls. This has what
//! Leptos names, and streams nothing.

use futures_util::stream::{self, Stream};
use wasm_bindgen::JsValue;
use web_sys::ReadableStream as Raw;

/// A stream of the browser's.
#[derive(Debug)]
pub struct ReadableStream(Raw);

impl ReadableStream {
    /// The browser's own.
    #[must_use]
    pub fn from_raw(raw: Raw) -> Self {
        Self(raw)
    }

    /// One of the browser's, which is empty.
    #[must_use]
    pub fn from_stream(_: impl Stream<Item = Result<JsValue, JsValue>> + 'static) -> Self {
        Self(Raw::new().unwrap_or_else(Into::into))
    }

    /// The browser's own.
    #[must_use]
    pub fn into_raw(self) -> Raw {
        self.0
    }

    /// Nothing.
    pub fn into_stream(self) -> impl Stream<Item = Result<JsValue, JsValue>> {
        stream::empty()
    }
}
