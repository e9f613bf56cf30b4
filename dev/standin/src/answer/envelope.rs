use serde_json::{Value, json};

use super::{Ask, TOTAL};
use crate::reply::{item, page};
use crate::window::Window;

/// Small enough to page through to an end that no total tells.
const OPEN_TOTAL: u64 = 260;

/// What is unusual about the envelope, the rows being good.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Envelope {
    NoMeta,
    NullMeta,
    NoPagingInfo,
    Skip,
    Partial,
    /// `data` absent, beside this total.
    NoData(u64),
    Clamp,
    IgnoresOffset,
    Drift,
    Shrunk,
}

impl Envelope {
    pub(super) fn body(self, ask: Ask<'_>) -> Value {
        let Window { limit, offset } = ask.window;
        let rows = |total| ask.pairs(total).rows(ask.window);
        match self {
            Self::NoMeta => json!({ "data": rows(OPEN_TOTAL) }),
            Self::NullMeta => json!({ "meta": null, "data": rows(OPEN_TOTAL) }),
            Self::NoPagingInfo => json!({ "meta": {}, "data": rows(OPEN_TOTAL) }),
            Self::Skip => {
                let rows = rows(TOTAL);
                let paging = json!({ "total": TOTAL, "count": rows.len(), "skip": offset });
                json!({ "meta": { "pagingInfo": paging }, "data": rows })
            }
            Self::Partial => {
                let mut body = page(TOTAL, offset, &rows(TOTAL));
                let message =
                    "Some tape jobs could not be read:\r\nthe tape server is not available.";
                body["errors"] = json!([item(message, "unspecified", 520)]);
                body
            }
            Self::NoData(total) => {
                json!({ "meta": { "pagingInfo": { "total": total, "count": 0, "offset": offset } } })
            }
            Self::Clamp => {
                let window = Window { limit: limit.min(50), offset };
                page(TOTAL, offset, &ask.pairs(TOTAL).rows(window))
            }
            Self::IgnoresOffset => {
                page(TOTAL, 0, &ask.pairs(TOTAL).rows(Window { limit, offset: 0 }))
            }
            Self::Drift if offset > 0 => {
                // The row that was at `index` is at `index + 2` since two came in at the front.
                let earlier = Window { limit, offset: offset.saturating_sub(2) };
                page(TOTAL + 2, offset, &ask.pairs(TOTAL).rows(earlier))
            }
            Self::Shrunk if offset >= 1_000 => page(950, offset, &[]),
            Self::Drift | Self::Shrunk => page(TOTAL, offset, &rows(TOTAL)),
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::sentinel;
    use crate::testing::page;

    fn rows(body: &serde_json::Value) -> usize {
        body["data"].as_array().unwrap().len()
    }

    #[tokio::test]
    async fn meta_goes_missing_in_three_ways() {
        let (_, none) = page(sentinel::NO_META, "?limit=1").await;
        assert!(none.get("meta").is_none());
        let (_, null) = page(sentinel::NULL_META, "?limit=1").await;
        assert!(null["meta"].is_null() && null.get("meta").is_some());
        let (_, empty) = page(sentinel::NO_PAGING_INFO, "?limit=1").await;
        assert_eq!(empty["meta"].to_string(), "{}");
        let (_, past) = page(sentinel::NO_META, "?offset=260").await;
        assert_eq!((rows(&none), rows(&null), rows(&empty), rows(&past)), (1, 1, 1, 0));
    }

    #[tokio::test]
    async fn skip_partial_and_absent_data() {
        let (_, skip) = page(sentinel::SKIP, "?limit=2&offset=4").await;
        assert_eq!(skip["meta"]["pagingInfo"].to_string(), r#"{"total":1234,"count":2,"skip":4}"#);
        let (status, partial) = page(sentinel::PARTIAL, "").await;
        assert_eq!((status.as_u16(), rows(&partial)), (200, 100));
        assert_eq!(partial["errors"][0]["code"], 520);
        for (server, total) in [(sentinel::NO_DATA_EMPTY, 0), (sentinel::NO_DATA, 5)] {
            let (_, body) = page(server, "").await;
            assert!(body.get("data").is_none());
            assert_eq!(body["meta"]["pagingInfo"]["total"], total);
        }
    }

    #[tokio::test]
    async fn paging_that_does_not_do_as_asked() {
        let (_, clamped) = page(sentinel::CLAMP_50, "?limit=100&offset=100").await;
        assert_eq!(
            clamped["meta"]["pagingInfo"].to_string(),
            r#"{"total":1234,"count":50,"offset":100}"#
        );
        let (_, first) = page(sentinel::IGNORES_OFFSET, "?offset=0").await;
        assert_eq!(page(sentinel::IGNORES_OFFSET, "?offset=300").await.1, first);
        let (_, shrunk) = page(sentinel::SHRUNK, "?offset=1000").await;
        assert_eq!((rows(&shrunk), &shrunk["meta"]["pagingInfo"]["total"]), (0, &950.into()));
        assert_eq!(rows(&page(sentinel::SHRUNK, "?offset=900").await.1), 100);
    }

    #[tokio::test]
    async fn drift_repeats_two_rows_and_loses_none() {
        let (_, first) = page(sentinel::DRIFT, "").await;
        let (_, second) = page(sentinel::DRIFT, "?offset=100").await;
        assert_eq!(second["meta"]["pagingInfo"]["total"], 1_236);
        assert_eq!(first["data"][98], second["data"][0]);
        assert_eq!(first["data"][99], second["data"][1]);
        let (_, last) = page(sentinel::DRIFT, "?offset=1200").await;
        assert_eq!(rows(&last), 36);
    }
}
