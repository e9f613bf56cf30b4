//! Files in JSON.

use crate::problem::{Problem, Result};
use serde_json::Value;
use std::path::Path;
use xshell::Shell;

/// What a file holds.
pub fn read(shell: &Shell, file: impl AsRef<Path>) -> Result<Value> {
    let file = file.as_ref();
    let name = file.strip_prefix(shell.current_dir()).unwrap_or(file).display();
    serde_json::from_str(&shell.read_file(file)?)
        .map_err(|error| Problem::new(format!("{name}: {error}")))
}
