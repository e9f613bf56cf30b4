//! Any answer, with the call that it is to: see `written` for how one is written down.

#![no_main]

#[path = "../../../tests/hostile/claims.rs"]
#[allow(dead_code, reason = "each target makes its own claims")]
mod claims;

libfuzzer_sys::fuzz_target!(|input: &[u8]| claims::of_an_answer(input));
