//! What `cargo xtask test` hands over.

use std::env;
use std::path::PathBuf;

/// A path that `cargo xtask test` has found out.
pub fn path(name: &str) -> PathBuf {
    let unset = || panic!("{name} is not set: run the browser tests by `cargo xtask test`");
    env::var_os(name).map_or_else(unset, PathBuf::from)
}

/// A word that it may have said.
pub fn text(name: &str) -> Option<String> {
    env::var(name).ok()
}
