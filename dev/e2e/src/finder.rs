//! The script that finds elements by role and name, bundled once.

use crate::environment::path;
use std::process::Command;
use std::sync::OnceLock;

/// The script, to be put in front of what uses `finder`.
pub fn script() -> &'static str {
    static BUNDLE: OnceLock<String> = OnceLock::new();
    BUNDLE.get_or_init(|| {
        let modules = path("TJL_NODE_MODULES");
        let output = Command::new(modules.join(".bin/esbuild"))
            .arg(concat!(env!("CARGO_MANIFEST_DIR"), "/src/finder.js"))
            .args(["--bundle", "--format=iife", "--global-name=finder", "--log-level=warning"])
            .env("NODE_PATH", modules)
            .output()
            .expect("esbuild runs");
        assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
        String::from_utf8(output.stdout).expect("a bundle is text")
    })
}
