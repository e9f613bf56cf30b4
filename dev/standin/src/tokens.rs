use std::collections::VecDeque;
use std::time::Duration;

use tokio::time::Instant;
use uuid::Uuid;

/// How many tokens are remembered; the oldest are forgotten first.
const KEPT: usize = 1_000;
const REFRESH_LIFE: Duration = Duration::from_hours(14 * 24);

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Use {
    Access,
    Refresh,
}

struct Issued {
    text: String,
    purpose: Use,
    /// `None` where the clock cannot count that far.
    expires: Option<Instant>,
}

/// An access token with what renews it.
pub(crate) struct Minted {
    pub(crate) access: String,
    pub(crate) refresh: String,
}

/// The tokens handed out so far. A restart forgets them, so that an old one is refused.
#[derive(Default)]
pub(crate) struct Tokens {
    issued: VecDeque<Issued>,
}

impl Tokens {
    pub(crate) fn mint(&mut self, life: Duration) -> Minted {
        let access = self.issue(Use::Access, life);
        let refresh = self.issue(Use::Refresh, REFRESH_LIFE);
        Minted { access, refresh }
    }

    pub(crate) fn is_valid(&self, token: &str) -> bool {
        self.find(token, Use::Access).is_some()
    }

    /// Trades a refresh token in; it is good for one renewal.
    pub(crate) fn renew(&mut self, refresh: &str, life: Duration) -> Option<Minted> {
        let place = self.find(refresh, Use::Refresh)?;
        self.issued.remove(place);
        Some(self.mint(life))
    }

    pub(crate) fn forget(&mut self) {
        self.issued.clear();
    }

    fn issue(&mut self, purpose: Use, life: Duration) -> String {
        if self.issued.len() == KEPT {
            self.issued.pop_front();
        }
        let text = format!("standin-{}", Uuid::new_v4().simple());
        let expires = Instant::now().checked_add(life);
        self.issued.push_back(Issued { text: text.clone(), purpose, expires });
        text
    }

    fn find(&self, text: &str, purpose: Use) -> Option<usize> {
        let now = Instant::now();
        self.issued.iter().position(|issued| {
            issued.purpose == purpose
                && issued.text == text
                && issued.expires.is_none_or(|expires| now < expires)
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[tokio::test(start_paused = true)]
    async fn a_token_lives_as_long_as_it_was_given() {
        let mut tokens = Tokens::default();
        let token = tokens.mint(Duration::from_secs(10)).access;
        assert!(tokens.is_valid(&token));
        tokio::time::advance(Duration::from_secs(10)).await;
        assert!(!tokens.is_valid(&token));
    }

    #[test]
    fn a_refresh_token_renews_once_and_opens_nothing() {
        let mut tokens = Tokens::default();
        let minted = tokens.mint(Duration::MAX);
        assert!(!tokens.is_valid(&minted.refresh));
        let renewed = tokens.renew(&minted.refresh, Duration::MAX).unwrap();
        assert!(tokens.is_valid(&renewed.access));
        assert!(tokens.renew(&minted.refresh, Duration::MAX).is_none());
        assert!(tokens.renew(&minted.access, Duration::MAX).is_none());
    }

    #[test]
    fn what_is_forgotten_is_refused() {
        let mut tokens = Tokens::default();
        let before = tokens.mint(Duration::MAX);
        tokens.forget();
        assert!(!tokens.is_valid(&before.access));
        assert!(tokens.renew(&before.refresh, Duration::MAX).is_none());
        let after = tokens.mint(Duration::MAX).access;
        assert!(tokens.is_valid(&after));
    }

    #[test]
    fn no_more_than_so_many_are_kept() {
        let mut tokens = Tokens::default();
        let first = tokens.mint(Duration::MAX).access;
        for _ in 0..KEPT {
            tokens.mint(Duration::MAX);
        }
        assert_eq!(tokens.issued.len(), KEPT);
        assert!(!tokens.is_valid(&first));
    }
}
