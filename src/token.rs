//! The bearer token, which nothing but the `Authorization` header may show.

use std::fmt;

/// A bearer token: an access token or a simple API key.
///
/// It has no `Display`, its `Debug` is redacted, and [`Token::header`] is its one way out.
#[derive(Clone, PartialEq, Eq)]
pub struct Token(String);

/// What a host or a person gave as a token.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Given {
    /// Nothing, or only white space.
    Nothing,
    /// Something that cannot stand in a header: it would be refused unsent.
    Unusable,
    /// A token.
    Token(Token),
}

impl Token {
    /// Reads what was given. A pasted `Bearer ` in front is forgiven, as is white space around.
    #[must_use]
    pub fn read(given: &str) -> Given {
        let trimmed = given.trim();
        let bare = match trimmed.split_at_checked(7) {
            Some((scheme, rest)) if scheme.eq_ignore_ascii_case("bearer ") => rest.trim(),
            _ => trimmed,
        };
        if bare.is_empty() || bare.eq_ignore_ascii_case("bearer") {
            Given::Nothing
        } else if bare.bytes().all(|byte| byte.is_ascii_graphic()) {
            Given::Token(Self(bare.to_owned()))
        } else {
            Given::Unusable
        }
    }

    /// The value of the `Authorization` header.
    #[must_use]
    pub fn header(&self) -> String {
        ["Bearer ", &self.0].concat()
    }
}

impl fmt::Debug for Token {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Token(redacted)")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn header(given: &str) -> Option<String> {
        match Token::read(given) {
            Given::Token(token) => Some(token.header()),
            _ => None,
        }
    }

    #[test]
    fn a_token_reaches_the_header_unchanged() {
        assert_eq!(header("abc.def-123"), Some("Bearer abc.def-123".into()));
    }

    #[test]
    fn white_space_and_a_pasted_scheme_are_forgiven() {
        assert_eq!(header(" abc\n"), Some("Bearer abc".into()));
        assert_eq!(header("Bearer abc"), Some("Bearer abc".into()));
        assert_eq!(header("bearer   abc"), Some("Bearer abc".into()));
    }

    #[test]
    fn nothing_is_nothing() {
        for given in ["", "  ", "\t\n", "Bearer ", "bearer"] {
            assert_eq!(Token::read(given), Given::Nothing, "{given:?}");
        }
    }

    #[test]
    fn what_no_header_can_carry_is_unusable() {
        for given in ["a b", "a\nb", "naïve", "a\u{0}b", "<html> login"] {
            assert_eq!(Token::read(given), Given::Unusable, "{given:?}");
        }
    }

    #[test]
    fn debug_shows_nothing_of_it() {
        let Given::Token(token) = Token::read("secret") else {
            unreachable!("a plain token reads as one")
        };
        assert_eq!(format!("{token:?}"), "Token(redacted)");
        assert!(!format!("{:?}", Given::Token(token)).contains("secret"));
    }
}
