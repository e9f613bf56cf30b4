//! What a host gives to be let in.

use crate::session::Reason;
use std::fmt;
use std::future::Future;
use std::pin::Pin;
use std::sync::Arc;

/// A bearer token, as a host has it: an access token or a simple API key. White space around it and
/// a `Bearer ` in front are forgiven; one that is empty is none.
///
/// Its `Debug` is redacted, and nothing reads it back.
#[derive(Clone, PartialEq, Eq)]
pub struct AccessToken(Box<str>);

impl AccessToken {
    #[cfg(target_arch = "wasm32")]
    pub(super) fn read(&self) -> crate::token::Given {
        crate::token::Token::read(&self.0)
    }
}

impl From<String> for AccessToken {
    fn from(token: String) -> Self {
        Self(token.into())
    }
}

impl From<&str> for AccessToken {
    fn from(token: &str) -> Self {
        Self(token.into())
    }
}

impl fmt::Debug for AccessToken {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("AccessToken(redacted)")
    }
}

pub(super) type Answer = Pin<Box<dyn Future<Output = Option<AccessToken>>>>;

/// Gives a token when there is none (`Reason::Missing`), and another when the server has refused it
/// (`Reason::Expired`).
///
/// Clones are one provider: there is one call at a time, however many components share it and wait.
/// `None` or an empty token is a refusal, and so is no answer within 30 seconds. The future is
/// dropped when nobody waits for it any more.
#[derive(Clone)]
pub struct TokenProvider(Arc<dyn Fn(Reason) -> Answer + Send + Sync>);

impl TokenProvider {
    /// A provider that asks like this.
    pub fn new<F, A>(ask: F) -> Self
    where
        F: Fn(Reason) -> A + Send + Sync + 'static,
        A: Future<Output = Option<AccessToken>> + 'static,
    {
        Self(Arc::new(move |reason| Box::pin(ask(reason))))
    }

    #[cfg(target_arch = "wasm32")]
    pub(super) fn ask(&self, reason: Reason) -> Answer {
        (self.0)(reason)
    }
}

/// The same provider, not one that does the same.
impl PartialEq for TokenProvider {
    fn eq(&self, other: &Self) -> bool {
        Arc::ptr_eq(&self.0, &other.0)
    }
}

impl fmt::Debug for TokenProvider {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("TokenProvider")
    }
}
