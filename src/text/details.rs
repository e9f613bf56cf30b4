//! What is known of a failure, for whoever is to mend it: plain text, without the token.

use super::failure::{About, explain};
use crate::protocol::{Failure, PairRequest};

/// A few lines: what, when, where, the server's words, and a command that asks the same.
#[must_use]
pub fn details(failure: &Failure, request: &PairRequest, at: &str, about: &About<'_>) -> String {
    let (why, _) = explain(failure, about);
    let url = url(request);
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

fn url(request: &PairRequest) -> String {
    let mut url = request.address();
    for (place, (name, value)) in request.query().iter().enumerate() {
        url.push(if place == 0 { '?' } else { '&' });
        url.push_str(name);
        url.push('=');
        url.push_str(value);
    }
    url
}
