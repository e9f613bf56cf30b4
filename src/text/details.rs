//! What is known of a failure, for whoever is to mend it: plain text, without the token.

use super::failure::{About, explain};
use crate::protocol::{Failure, PageRequest};

/// A few lines: what, when, where, the server's words, and a command that asks the same.
#[must_use]
pub fn details(failure: &Failure, request: &PageRequest, at: &str, about: &About<'_>) -> String {
    let (why, _) = explain(failure, about);
    // The line below is pasted into shells, and a path may hold the quote that ends a word there.
    let url = request.url().replace('\'', "%27");
    let mut lines = vec![
        ["Tape job links: ", &why].concat(),
        ["Code: ", failure.code()].concat(),
        ["Time: ", at].concat(),
        ["URL: ", &url].concat(),
    ];
    if let Some(status) = failure.status {
        lines.push(["Status: ", &status.to_string()].concat());
    }
    for error in &failure.errors {
        for (name, value) in [
            ("Message: ", &error.message),
            ("Type: ", &error.kind),
            ("Parameter: ", &error.parameter),
        ] {
            if let Some(value) = value {
                lines.push([name, value].concat());
            }
        }
    }
    lines.push(
        [
            "curl -sS -i -H \"Accept: application/json\" -H \"Authorization: Bearer $TOKEN\" '",
            &url,
            "'",
        ]
        .concat(),
    );
    lines.push(String::new());
    lines.join("\n")
}
