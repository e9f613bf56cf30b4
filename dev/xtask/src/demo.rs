//! `demo`: builds, and serves the demo.

use crate::build;
use crate::problem::Result;
use xshell::{Shell, cmd};

/// Runs until it is interrupted. `arguments` go to the stand-in.
pub fn run(shell: &Shell, arguments: &[&str]) -> Result<()> {
    build::run(shell)?;
    println!("xtask: starting the stand-in (20 seconds the first time)");
    cmd!(shell, "cargo run --quiet --package standin -- --dist dist {arguments...}")
        .quiet()
        .run()?;
    Ok(())
}
