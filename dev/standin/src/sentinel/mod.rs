//! The servers and tokens that a stand-in knows: healthy ones, and those that fail in one way each.
//!
//! Every constant's documentation says what its server or token shows; [`SERVERS`] and [`TOKENS`]
//! hold the same as data, and `docs/STANDIN.md` as tables.

mod servers;
mod tokens;

pub use servers::*;
pub use tokens::*;
use uuid::Uuid;

use crate::answer::Answer;
use crate::window::MAX_PAGE_SIZE;

/// A backup server of the stand-in.
#[derive(Debug)]
pub struct Server {
    /// The name of its constant in this module.
    pub constant: &'static str,
    /// Its UID in lower case.
    pub uid: &'static str,
    /// Its name in the list of servers.
    pub name: &'static str,
    /// What it is good for, in words.
    pub shows: &'static str,
    pub(crate) answer: Answer,
}

impl Server {
    /// Finds a server by its UID, however that is spelt.
    #[must_use]
    pub fn find(uid: &str) -> Option<&'static Self> {
        let wanted = Uuid::try_parse(uid).ok()?;
        SERVERS.iter().find(|server| server.id() == wanted)
    }

    /// What kind of server it is.
    #[must_use]
    pub fn group(&self) -> &'static str {
        self.answer.group()
    }

    /// The highest page size that it admits.
    pub(crate) fn largest_page(&self) -> i32 {
        if self.uid == LARGE_PAGES { 10_000 } else { MAX_PAGE_SIZE }
    }

    pub(crate) fn id(&self) -> Uuid {
        Uuid::try_parse(self.uid).unwrap_or_default()
    }
}

/// A bearer token that is always the same.
#[derive(Debug)]
pub struct Token {
    /// The name of its constant in this module.
    pub constant: &'static str,
    /// The token itself.
    pub text: &'static str,
    /// Its name in the demo.
    pub name: &'static str,
    /// What it is good for, in words.
    pub shows: &'static str,
    pub(crate) grants: Grants,
}

/// What a sentinel token opens.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Grants {
    Everything,
    /// Everything but the list of servers.
    NoServers,
    WrongRole,
    Nothing,
    /// This many pair requests, then nothing for ever.
    PairRequests(u64),
    FirstPage,
}

impl Token {
    /// Finds a sentinel token by its text.
    #[must_use]
    pub fn find(text: &str) -> Option<&'static Self> {
        TOKENS.iter().find(|token| token.text == text)
    }
}

#[cfg(test)]
mod tests {
    use std::collections::HashSet;

    use super::*;

    #[test]
    fn every_uid_is_a_uuid_and_every_name_is_told_apart() {
        let ids: HashSet<Uuid> = SERVERS.iter().map(Server::id).collect();
        assert_eq!(ids.len(), SERVERS.len());
        assert!(!ids.contains(&Uuid::nil()));
        let names: HashSet<&str> = SERVERS.iter().map(|server| server.name).collect();
        assert_eq!(names.len(), SERVERS.len());
        for server in SERVERS {
            assert_eq!(server.uid, server.uid.to_lowercase());
            assert_eq!(Server::find(&server.uid.to_uppercase()).unwrap().uid, server.uid);
        }
        assert!(Server::find("nonsense").is_none());
    }

    #[test]
    fn tokens_are_told_apart() {
        let texts: HashSet<&str> = TOKENS.iter().map(|token| token.text).collect();
        assert_eq!(texts.len(), TOKENS.len());
        assert_eq!(Token::find(TOKEN_EXPIRED).unwrap().grants, Grants::Nothing);
    }
}
