//! Whole numbers on their way to JavaScript and back. None here exceeds what it counts, 2^53.

use wasm_bindgen::JsValue;

/// A number that JavaScript takes.
#[must_use]
#[expect(clippy::cast_precision_loss, reason = "said above")]
pub fn float(number: u64) -> f64 {
    number as f64
}

/// A number that came whole and positive.
#[must_use]
#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "whole and positive")]
pub fn whole(number: f64) -> u64 {
    number as u64
}

/// A number, or `null`.
#[must_use]
pub fn number(number: Option<u64>) -> JsValue {
    number.map_or(JsValue::NULL, |number| JsValue::from_f64(float(number)))
}
