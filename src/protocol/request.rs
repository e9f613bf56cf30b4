//! The one request that this project exists for.

use crate::config::Target;
use uuid::Uuid;

/// A page of pairs, asked of one backup server.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PairRequest {
    /// Where it goes.
    pub target: Target,
    /// Rows to return at most.
    pub limit: u32,
    /// Rows to skip.
    pub offset: u64,
}

impl PairRequest {
    /// The headers that are sent besides `Authorization`.
    pub const HEADERS: [(&'static str, &'static str); 1] = [("Accept", "application/json")];

    /// The URL, without its query.
    #[must_use]
    pub fn address(&self) -> String {
        let mut uid = Uuid::encode_buffer();
        [
            &self.target.api_base,
            "/infrastructure/backupServers/",
            self.target.server.as_hyphenated().encode_lower(&mut uid),
            "/jobs/backupTapeJobs/jobObjects",
        ]
        .concat()
    }

    /// The query. Both are always sent, also when they are the default.
    #[must_use]
    pub fn query(&self) -> [(&'static str, String); 2] {
        [("limit", self.limit.to_string()), ("offset", self.offset.to_string())]
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_url_is_the_documented_one() {
        let request = PairRequest {
            target: Target {
                api_base: "https://vspc.example:1280/api/v3".into(),
                server: Uuid::try_parse("0A106D53-AC5B-441C-A5E8-124D53F8F8D9").unwrap(),
            },
            limit: 100,
            offset: 0,
        };
        assert_eq!(
            request.address(),
            "https://vspc.example:1280/api/v3/infrastructure/backupServers/\
             0a106d53-ac5b-441c-a5e8-124d53f8f8d9/jobs/backupTapeJobs/jobObjects"
        );
        assert_eq!(request.query(), [("limit", "100".into()), ("offset", "0".into())]);
    }
}
