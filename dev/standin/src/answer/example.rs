use axum::response::Response;
use serde_json::{Value, json};

use super::Ask;

/// The two rows of the reference's example.
pub(super) fn answer(ask: Ask<'_>) -> Response {
    ask.list(rows())
}

fn rows() -> Vec<Value> {
    vec![
        json!({
            "jobUid": "acb055db-87ad-41ca-a522-d4a01b4c119b",
            "linkedJobUid": "041fe885-8575-49f8-b17b-b81dffadd9be",
        }),
        json!({
            "jobUid": "fc1da5ba-df76-4594-98b7-05b6272ded07",
            "linkedJobUid": "f3a7d0fb-9de7-46c6-999f-a8b228f84893",
        }),
    ]
}

#[cfg(test)]
mod tests {
    use serde_json::Value;

    use crate::sentinel;
    use crate::testing::page;

    const DOCUMENTED: &str = r#"
{ "meta": { "pagingInfo": { "total": 2, "count": 2, "offset": 0 } },
  "data": [ { "jobUid": "acb055db-87ad-41ca-a522-d4a01b4c119b", "linkedJobUid": "041fe885-8575-49f8-b17b-b81dffadd9be" },
            { "jobUid": "fc1da5ba-df76-4594-98b7-05b6272ded07", "linkedJobUid": "f3a7d0fb-9de7-46c6-999f-a8b228f84893" } ] }
"#;

    #[tokio::test]
    async fn is_the_documented_one_down_to_the_order_of_members() {
        let (status, body) = page(sentinel::EXAMPLE, "").await;
        let documented: Value = serde_json::from_str(DOCUMENTED).unwrap();
        assert_eq!(status, 200);
        assert_eq!(body, documented);
        assert_eq!(body.to_string(), documented.to_string());
    }

    #[tokio::test]
    async fn is_paged_like_any_other() {
        let (_, second) = page(sentinel::EXAMPLE, "?limit=1&offset=1").await;
        assert_eq!(second["meta"]["pagingInfo"].to_string(), r#"{"total":2,"count":1,"offset":1}"#);
        let (_, past) = page(sentinel::EXAMPLE, "?offset=2").await;
        assert_eq!(
            past.to_string(),
            r#"{"meta":{"pagingInfo":{"total":2,"count":0,"offset":2}},"data":[]}"#
        );
    }
}
