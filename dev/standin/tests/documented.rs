//! `docs/STANDIN.md` and the code list the same servers and tokens, in the same words.
#![allow(clippy::unwrap_used)]

use standin::sentinel::{SERVERS, TOKENS};

const PAGE: &str = include_str!("../../../docs/STANDIN.md");

/// The rows of those tables whose first cell is a constant's name.
fn rows() -> Vec<String> {
    let is_constant = |line: &&str| {
        line.strip_prefix("| `").and_then(|rest| rest.split_once('`')).is_some_and(|(name, _)| {
            name.chars().all(|letter| {
                letter.is_ascii_uppercase() || letter.is_ascii_digit() || letter == '_'
            })
        })
    };
    PAGE.lines().filter(is_constant).map(str::to_owned).collect()
}

#[test]
fn the_tables_are_those_of_the_code() {
    let servers = SERVERS.iter().map(|server| {
        format!("| `{}` | {} | `{}` | {} |", server.constant, server.name, server.uid, server.shows)
    });
    let tokens = TOKENS
        .iter()
        .map(|token| format!("| `{}` | `{}` | {} |", token.constant, token.text, token.shows));
    let expected: Vec<String> = servers.chain(tokens).collect();
    for row in &expected {
        assert!(PAGE.contains(row.as_str()), "docs/STANDIN.md lacks\n{row}");
    }
    assert_eq!(rows(), expected);
}

#[test]
fn every_server_stands_under_its_group() {
    for server in SERVERS {
        let (above, _) = PAGE.split_once(server.uid).unwrap();
        let heading = above.lines().rev().find_map(|line| line.strip_prefix("### ")).unwrap();
        assert_eq!(heading, server.group(), "{}", server.constant);
    }
}
