use axum::response::Response;
use serde_json::{Value, json};

use super::Ask;

const A: &str = "acb055db-87ad-41ca-a522-d4a01b4c119b";
const B: &str = "041fe885-8575-49f8-b17b-b81dffadd9be";
const C: &str = "fc1da5ba-df76-4594-98b7-05b6272ded07";

/// What is unusual about the rows, the envelope being good.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Odd {
    Fields,
    Items,
    Markup,
    Duplicates,
    Unique,
}

impl Odd {
    pub(super) fn answer(self, ask: Ask<'_>) -> Response {
        ask.list(self.list())
    }

    fn list(self) -> Vec<Value> {
        let pair = |job: &str, linked: &str| json!({ "jobUid": job, "linkedJobUid": linked });
        match self {
            Self::Fields => vec![
                json!({ "linkedJobUid": B }),
                json!({ "jobUid": A, "linkedJobUid": null }),
                json!({}),
                pair("not-a-uuid", B),
                pair("", B),
                json!({ "jobUid": 42, "linkedJobUid": B }),
                json!({ "jobUid": A, "linkedJobUid": { "uid": B } }),
                json!({ "jobUid": A, "linkedJobUid": [B, C] }),
                json!({ "jobUid": true, "linkedJobUid": false }),
                json!({ "jobUid": A, "linkedJobUid": B, "repositoryUid": C, "x": [{}, null, 1.5] }),
                json!({ "uniqueJobUid": C, "jobUid": A, "linkedJobUid": B }),
                pair(&format!("{{{}}}", A.to_uppercase()), &B.replace('-', "")),
                pair(&"long-".repeat(60), "שלום \u{202e}abc\u{0}\n\t"),
            ],
            Self::Items => vec![
                pair(A, B),
                Value::Null,
                json!(7),
                json!("text"),
                json!(true),
                json!([pair(A, C)]),
                pair(C, B),
            ],
            Self::Markup => vec![
                pair("<img src=x onerror=alert(1)>", B),
                pair("<script>alert(1)</script>", "</td></tr></table><h1>out</h1>"),
                pair("&lt;b&gt;&amp;", "javascript:alert(1)"),
                pair("\"><svg onload=alert(1)>", "{{1+1}} ${1+1}"),
            ],
            Self::Duplicates => vec![
                pair(A, B),
                pair(A, B),
                pair(C, B),
                pair(&A.to_uppercase(), &B.to_uppercase()),
                pair(A, B),
            ],
            Self::Unique => vec![
                json!({ "jobUid": A, "uniqueJobUid": C, "linkedJobUid": B }),
                json!({ "jobUid": A, "uniqueJobUid": null, "linkedJobUid": C }),
                json!({ "jobUid": C, "linkedJobUid": B, "colour": "green" }),
            ],
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::sentinel;
    use crate::testing::page;

    #[tokio::test]
    async fn every_odd_type_comes_up() {
        let (_, body) = page(sentinel::ODD_ROWS, "").await;
        let rows = body["data"].as_array().unwrap();
        assert_eq!(body["meta"]["pagingInfo"]["count"], rows.len());
        let found = |test: fn(&serde_json::Value) -> bool| {
            rows.iter().any(|row| {
                ["jobUid", "linkedJobUid"].iter().any(|name| row.get(name).is_some_and(test))
            })
        };
        assert!(rows.iter().any(|row| row.get("jobUid").is_none()));
        assert!(found(serde_json::Value::is_null) && found(serde_json::Value::is_number));
        assert!(found(serde_json::Value::is_object) && found(serde_json::Value::is_array));
        assert!(found(serde_json::Value::is_boolean) && found(|value| value == ""));
    }

    #[tokio::test]
    async fn the_other_lists() {
        let (_, items) = page(sentinel::NOT_OBJECTS, "").await;
        let strange = items["data"].as_array().unwrap().iter().filter(|item| !item.is_object());
        assert_eq!(strange.count(), 5);
        let (_, markup) = page(sentinel::MARKUP, "?limit=1").await;
        assert_eq!(markup["data"][0]["jobUid"], "<img src=x onerror=alert(1)>");
        let (_, twice) = page(sentinel::DUPLICATES, "").await;
        assert_eq!(twice["data"][0], twice["data"][1]);
        let (_, unique) = page(sentinel::UNIQUE_UIDS, "").await;
        assert!(unique["data"][0]["uniqueJobUid"].is_string());
        assert!(unique["data"][2].get("uniqueJobUid").is_none());
    }
}
