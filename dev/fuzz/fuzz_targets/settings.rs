//! Any setting, part of a fragment, API address or token.

#![no_main]

#[path = "../../../tests/hostile/claims.rs"]
#[allow(dead_code, reason = "each target makes its own claims")]
mod claims;

libfuzzer_sys::fuzz_target!(|input: &str| claims::of_a_setting(input));
