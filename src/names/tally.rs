//! Whether what a walk through a list brought is all of it.

use crate::protocol::{Page, Remark};

/// What the pages of one list added up to.
#[derive(Debug, Clone, Copy, Default)]
pub struct Tally {
    rows: u64,
    total: Option<u64>,
    lacks_total: bool,
    is_partial: bool,
}

/// Why a list that was read to its end may still not be all there is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Doubt {
    /// Its total changed on the way, so that rows may have been passed by.
    Changed {
        /// The first total.
        was: u64,
        /// The latest.
        now: u64,
    },
    /// The server reported a problem beside the rows.
    Partial,
    /// The server gave no total, other rows than it was asked for, or more or fewer than it said.
    Unsure,
}

impl Tally {
    /// Adds a page.
    pub fn add(&mut self, page: &Page) {
        self.rows = self.rows.saturating_add(page.count());
        self.lacks_total |= page.total.is_none();
        self.total = page.total.or(self.total);
        self.is_partial |= page.remarks.iter().any(|remark| matches!(remark, Remark::Partial(_)));
    }

    /// Rows that came.
    #[must_use]
    pub fn rows(&self) -> u64 {
        self.rows
    }

    /// What is to be said of a list that was read to its end. The walk knows whether its total
    /// changed, and whether the server answered from elsewhere.
    #[must_use]
    pub fn doubts(&self, changed: Option<(u64, u64)>, strayed: bool) -> Vec<Doubt> {
        let mut doubts = Vec::new();
        if let Some((was, now)) = changed {
            doubts.push(Doubt::Changed { was, now });
        } else if strayed || self.lacks_total || self.total != Some(self.rows) {
            doubts.push(Doubt::Unsure);
        }
        if self.is_partial {
            doubts.push(Doubt::Partial);
        }
        doubts
    }
}
