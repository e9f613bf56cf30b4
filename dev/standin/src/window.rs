use std::ops::{Range, RangeInclusive};

use crate::reply::ApiError;

/// The highest page size that VSPC admits unless an administrator says otherwise.
pub(crate) const MAX_PAGE_SIZE: i32 = 500;

/// The part of a collection that was asked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Window {
    pub(crate) limit: u64,
    pub(crate) offset: u64,
}

impl Window {
    /// Reads `limit` and `offset`; what else stands in the query is ignored.
    pub(crate) fn of(query: &[(String, String)]) -> Result<Self, ApiError> {
        Self::up_to(MAX_PAGE_SIZE, query)
    }

    /// The same where another page size is the highest.
    pub(crate) fn up_to(most: i32, query: &[(String, String)]) -> Result<Self, ApiError> {
        let limit = number(query, "limit", 100, 1..=most)?;
        let offset = number(query, "offset", 0, 0..=i32::MAX)?;
        Ok(Self { limit, offset })
    }

    /// The places of a collection of so many that lie in the window: fewer or none where it
    /// reaches past the end.
    pub(crate) fn range(self, total: u64) -> Range<u64> {
        let start = self.offset.min(total);
        start..start.saturating_add(self.limit).min(total)
    }

    /// The part of a list that lies in the window.
    pub(crate) fn cut<T>(self, mut list: Vec<T>) -> Vec<T> {
        let length = u64::try_from(list.len()).unwrap_or(u64::MAX);
        let start = usize::try_from(self.offset.min(length)).unwrap_or(list.len());
        let mut page = list.split_off(start);
        page.truncate(usize::try_from(self.limit).unwrap_or(usize::MAX));
        page
    }
}

fn number(
    query: &[(String, String)],
    name: &'static str,
    default: u64,
    range: RangeInclusive<i32>,
) -> Result<u64, ApiError> {
    let Some((_, text)) = query.iter().find(|(key, _)| key.eq_ignore_ascii_case(name)) else {
        return Ok(default);
    };
    text.parse::<i32>()
        .ok()
        .filter(|value| range.contains(value))
        .and_then(|value| u64::try_from(value).ok())
        .ok_or_else(|| {
            let (low, high) = range.into_inner();
            let message = format!(
                "The value '{text}' is not valid for {name}.\r\nA whole number from {low} to {high} is expected."
            );
            ApiError::logical(400, message).parameter(name)
        })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(pairs: &[(&str, &str)]) -> Result<Window, ApiError> {
        let query: Vec<(String, String)> =
            pairs.iter().map(|(key, value)| ((*key).into(), (*value).into())).collect();
        Window::of(&query)
    }

    #[test]
    fn defaults_and_bounds() {
        let window = |limit, offset| Window { limit, offset };
        assert_eq!(read(&[]).unwrap(), window(100, 0));
        assert_eq!(
            read(&[("limit", "1"), ("offset", "2147483647")]).unwrap(),
            window(1, 2_147_483_647)
        );
        assert_eq!(read(&[("Limit", "500"), ("filter", "[]")]).unwrap(), window(500, 0));
    }

    #[test]
    fn the_error_names_the_parameter() {
        for (name, value) in [
            ("limit", "0"),
            ("limit", "501"),
            ("limit", "ten"),
            ("limit", ""),
            ("limit", "99999999999"),
            ("offset", "-1"),
            ("offset", "2147483648"),
            ("offset", "1.5"),
        ] {
            let error = read(&[(name, value)]).unwrap_err();
            assert_eq!(error.body()["errors"][0]["parameterName"], name, "{name}={value}");
            assert_eq!(error.body()["errors"][0]["type"], "logical");
        }
    }

    #[test]
    fn cuts_a_list() {
        let cut = |limit, offset| Window { limit, offset }.cut(vec![0, 1, 2, 3, 4]);
        assert_eq!(cut(2, 1), [1, 2]);
        assert_eq!(cut(9, 3), [3, 4]);
        assert!(cut(9, 5).is_empty());
        assert!(cut(9, u64::MAX).is_empty());
    }

    #[test]
    fn cuts_a_collection_that_is_not_there_yet() {
        let range = |limit, offset| Window { limit, offset }.range(5);
        assert_eq!((range(2, 1), range(9, 3)), (1..3, 3..5));
        assert!(range(9, 5).is_empty() && range(9, u64::MAX).is_empty());
    }
}
