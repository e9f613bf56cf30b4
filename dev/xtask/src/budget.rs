//! The bytes that each part may have of what loads before first rows, in a file.

use crate::problem::{Problem, Result};
use crate::{json, size};
use serde_json::{Map, Value};
use std::fmt::Write;
use xshell::Shell;

/// Bytes in brotli by part. What pays for more says so in the commit that raises a number.
const FILE: &str = "dev/budget.json";

/// Fails where a part has grown past its budget, and says which.
pub fn check(shell: &Shell) -> Result<()> {
    let budget = json::read(shell, FILE)?;
    let budget = budget.as_object().ok_or_else(|| Problem::new(format!("{FILE} is no object")))?;
    let mut parts: Map<String, Value> =
        budget.keys().map(|part| (part.clone(), 0.into())).collect();
    for (name, bytes) in size::before_first_rows(shell)? {
        let part = part(&name);
        let sum = parts.get(part).and_then(Value::as_u64).unwrap_or_default() + bytes;
        parts.insert(part.to_owned(), sum.into());
    }
    match over(&parts, budget) {
        None => Ok(()),
        Some(words) => Err(Problem::new(format!("{words}\n`cargo xtask size` lists the files"))),
    }
}

/// What a file belongs to.
fn part(file: &str) -> &'static str {
    match file {
        _ if file.ends_with("_bg.wasm") => "core",
        _ if file.starts_with("tjl-core-") => "glue",
        "tape-job-links.js" => "shell",
        _ => "page",
    }
}

/// The parts that are over, in words.
fn over(parts: &Map<String, Value>, budget: &Map<String, Value>) -> Option<String> {
    let mut words = String::new();
    for (part, bytes) in parts {
        let (bytes, may) = (bytes.as_u64()?, budget.get(part).and_then(Value::as_u64));
        if may.is_none_or(|may| bytes > may) {
            let may = may.map_or("none".to_owned(), |may| may.to_string());
            // Writing to a text cannot fail.
            let _ =
                writeln!(words, "{part}: {bytes} bytes in brotli; its budget in {FILE} is {may}");
        }
    }
    (!words.is_empty()).then(|| words.trim_end().to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    fn told(parts: &Value, budget: &Value) -> Option<String> {
        over(parts.as_object()?, budget.as_object()?)
    }

    #[test]
    fn a_part_that_grew_is_named() {
        let budget = json!({ "core": 100, "page": 10 });
        assert_eq!(told(&json!({ "core": 100, "page": 9 }), &budget), None);
        let words = told(&json!({ "core": 101, "page": 9 }), &budget).unwrap_or_default();
        assert!(words.starts_with("core: 101 bytes") && !words.contains("page"), "{words}");
        let words = told(&json!({ "glue": 1 }), &budget).unwrap_or_default();
        assert!(words.starts_with("glue: 1 bytes"), "{words}");
    }

    #[test]
    fn every_file_has_a_part() {
        assert_eq!(part("tjl-core-1_bg.wasm"), "core");
        assert_eq!(part("tjl-core-1.js"), "glue");
        assert_eq!(part("tape-job-links.js"), "shell");
        assert_eq!(part("page-1.css"), "page");
    }
}
