//! The scripts that tests look at a page with, each bundled once.

use crate::environment::path;
use std::process::Command;
use std::sync::OnceLock;

/// The one that finds elements by role and name, to be put in front of what uses `finder`.
pub fn script() -> &'static str {
    static BUNDLE: OnceLock<String> = OnceLock::new();
    BUNDLE.get_or_init(|| bundle("finder"))
}

/// The one that measures, to be put in front of what uses `auditor`.
pub fn auditor() -> &'static str {
    static BUNDLE: OnceLock<String> = OnceLock::new();
    BUNDLE.get_or_init(|| bundle("auditor"))
}

fn bundle(name: &str) -> String {
    let modules = path("TJL_NODE_MODULES");
    let output = Command::new(modules.join(".bin/esbuild"))
        .arg(format!("{}/src/{name}.js", env!("CARGO_MANIFEST_DIR")))
        .args(["--bundle", "--format=iife", "--log-level=warning"])
        .arg(format!("--global-name={name}"))
        .env("NODE_PATH", modules)
        .output()
        .expect("esbuild runs");
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    String::from_utf8(output.stdout).expect("a bundle is text")
}
