//! Where the pager's buttons lead: one pure function from a place to its ways out.

use super::Page;
use crate::config::MAX_INT32;

/// A place in the list: a page on screen, or one that is under way.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Paging {
    /// Rows before it.
    pub offset: u64,
    /// Rows before the page behind it.
    pub end: u64,
    /// Rows in the whole list, if known.
    pub total: Option<u64>,
    /// Rows from one page to the next.
    pub step: u64,
    /// Whether rows follow where no total tells.
    pub open_end: bool,
}

/// Where each button leads, `None` where it has nowhere to go.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Pager {
    /// To the first page.
    pub first: Option<u64>,
    /// A step back.
    pub previous: Option<u64>,
    /// To what follows.
    pub next: Option<u64>,
    /// To the last page.
    pub last: Option<u64>,
}

impl Paging {
    /// The place of a page that came for `limit` rows.
    #[must_use]
    pub fn shown(page: &Page, limit: u32, step: u64) -> Self {
        Self {
            offset: page.offset,
            end: page.end(),
            total: page.total,
            step,
            open_end: page.count() >= u64::from(limit),
        }
    }

    /// The place of a page that was asked for. What follows it begins no later than the last page.
    #[must_use]
    pub fn asked(offset: u64, total: Option<u64>, step: u64) -> Self {
        let end = offset.saturating_add(step);
        let last = total.map_or(end, |total| Self::last_start(total, step));
        let end = if last > offset { end.min(last) } else { end };
        Self { offset, end, total, step, open_end: false }
    }

    /// The largest multiple of the step below `total`.
    #[must_use]
    pub fn last_start(total: u64, step: u64) -> u64 {
        let step = step.max(1);
        total.saturating_sub(1) / step * step
    }

    /// Where the buttons lead from here.
    #[must_use]
    pub fn pager(&self) -> Pager {
        let back = |target: u64| (self.offset > 0).then_some(target);
        let more = self.total.map_or(self.open_end, |total| self.end < total);
        let ahead = |target: u64| (more && target <= u64::from(MAX_INT32)).then_some(target);
        Pager {
            first: back(0),
            previous: back(self.offset.saturating_sub(self.step)),
            next: ahead(self.end),
            last: self
                .total
                .map(|total| Self::last_start(total, self.step))
                .filter(|start| *start != self.offset)
                .and_then(ahead),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(offset: u64, count: u64, total: u64) -> Pager {
        let end = offset + count;
        Paging { offset, end, total: Some(total), step: 100, open_end: false }.pager()
    }

    #[test]
    fn the_first_page_leads_only_forward() {
        assert_eq!(
            at(0, 100, 1234),
            Pager { next: Some(100), last: Some(1200), ..Pager::default() }
        );
    }

    #[test]
    fn the_last_page_leads_only_back() {
        let expected = Pager { first: Some(0), previous: Some(1100), ..Pager::default() };
        assert_eq!(at(1200, 34, 1234), expected);
    }

    #[test]
    fn an_exactly_full_last_page_is_the_last() {
        assert_eq!(at(100, 100, 200).next, None);
        assert_eq!(at(0, 100, 200).last, Some(100));
    }

    #[test]
    fn one_page_leads_nowhere() {
        assert_eq!(at(0, 2, 2), Pager::default());
        assert_eq!(at(0, 0, 0), Pager::default());
    }

    #[test]
    fn next_begins_where_the_page_ends() {
        assert_eq!(at(0, 50, 1234).next, Some(50));
        assert_eq!(at(30, 100, 1234).previous, Some(0));
    }

    #[test]
    fn past_the_end_there_is_only_back() {
        let pager = at(500, 0, 200);
        assert_eq!((pager.next, pager.last, pager.previous), (None, None, Some(400)));
    }

    #[test]
    fn without_a_total_a_full_page_may_have_a_next() {
        let open = Paging { offset: 0, end: 5, total: None, step: 5, open_end: true };
        assert_eq!(open.pager(), Pager { next: Some(5), ..Pager::default() });
        let closed = Paging { open_end: false, ..open };
        assert_eq!(closed.pager(), Pager::default());
    }

    #[test]
    fn nothing_leads_where_int32_cannot() {
        assert_eq!(at(2_147_483_600, 100, 3_000_000_000).next, None);
        assert_eq!(at(0, 100, u64::MAX).last, None);
    }

    #[test]
    fn a_step_of_nothing_is_survived() {
        assert_eq!(Paging::last_start(10, 0), 9);
        assert_eq!(Paging::last_start(0, 100), 0);
    }
}
