use serde_json::{Value, json};

use super::{Ask, TOTAL};

/// What is unusual about the numbers beside good rows.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Number {
    HugeTotal,
    NegativeCount,
    TextOffset,
    WrongCount,
    SmallTotal,
    Fractions,
}

impl Number {
    pub(super) fn body(self, ask: Ask<'_>) -> Value {
        let has = if matches!(self, Self::SmallTotal) { 10 } else { TOTAL };
        let rows = ask.pairs(has).rows(ask.window);
        let (count, offset) = (rows.len(), ask.window.offset);
        let half = |number: &str| {
            serde_json::from_str::<Value>(&format!("{number}.5")).unwrap_or_default()
        };
        let paging = match self {
            Self::HugeTotal => json!({ "total": 1e300, "count": count, "offset": offset }),
            Self::NegativeCount => json!({ "total": TOTAL, "count": -5, "offset": offset }),
            Self::TextOffset => json!({ "total": TOTAL, "count": count, "offset": "x" }),
            Self::WrongCount => json!({ "total": TOTAL, "count": count + 3, "offset": offset }),
            Self::SmallTotal => json!({ "total": 4, "count": count, "offset": offset }),
            Self::Fractions => json!({
                "total": half(&TOTAL.to_string()),
                "count": half(&count.to_string()),
                "offset": half(&offset.to_string()),
            }),
        };
        json!({ "meta": { "pagingInfo": paging }, "data": rows })
    }
}

#[cfg(test)]
mod tests {
    use crate::sentinel;
    use crate::testing::page;

    #[tokio::test]
    async fn numbers_are_as_absurd_as_announced() {
        for (server, paging) in [
            (sentinel::HUGE_TOTAL, r#"{"total":1e300,"count":5,"offset":10}"#),
            (sentinel::NEGATIVE_COUNT, r#"{"total":1234,"count":-5,"offset":10}"#),
            (sentinel::TEXT_OFFSET, r#"{"total":1234,"count":5,"offset":"x"}"#),
            (sentinel::WRONG_COUNT, r#"{"total":1234,"count":8,"offset":10}"#),
            (sentinel::FRACTIONS, r#"{"total":1234.5,"count":5.5,"offset":10.5}"#),
        ] {
            let (_, body) = page(server, "?limit=5&offset=10").await;
            // serde_json reads 1e300 and writes it as 1e+300.
            let found = body["meta"]["pagingInfo"].to_string().replace("e+", "e");
            assert_eq!(found, paging);
            assert_eq!(body["data"].as_array().unwrap().len(), 5);
        }
    }

    #[tokio::test]
    async fn ten_rows_of_four() {
        let (_, body) = page(sentinel::SMALL_TOTAL, "").await;
        assert_eq!(body["meta"]["pagingInfo"]["total"], 4);
        assert_eq!(body["data"].as_array().unwrap().len(), 10);
    }
}
