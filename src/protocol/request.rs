//! The one request that this project exists for, its siblings for names, and what a slow answer
//! to any of them takes.

use crate::config::Target;
use uuid::Uuid;

/// A page of a list, asked of one backup server.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PageRequest {
    /// Where it goes.
    pub target: Target,
    /// Rows to return at most.
    pub limit: u32,
    /// Rows to skip.
    pub offset: u64,
    /// Of which list.
    pub list: List,
    /// By which call.
    pub call: Call,
}

/// A list that the API pages.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum List {
    /// The pairs of tape jobs and the jobs that they process.
    #[default]
    Links,
    /// Every job of the backup server.
    Jobs,
    /// The backup servers.
    Servers,
    /// The pairs of tape jobs and the repositories that they process as a whole.
    Repositories,
}

/// How a page is asked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Call {
    /// By itself.
    #[default]
    Pairs,
    /// The server prepares it as this asynchronous action: how far is it?
    Action(Uuid),
    /// The action is done: what did it come to?
    Result(Uuid),
}

impl PageRequest {
    /// The headers that are sent besides `Authorization`.
    pub const HEADERS: [(&'static str, &'static str); 1] = [("Accept", "application/json")];

    /// The URL, without its query.
    #[must_use]
    pub fn address(&self) -> String {
        const SERVERS: &str = "/infrastructure/backupServers/";
        let (before, uid, after) = match self.call {
            Call::Pairs => match self.list {
                List::Links => (SERVERS, self.target.server, "/jobs/backupTapeJobs/jobObjects"),
                List::Jobs => (SERVERS, self.target.server, "/jobs"),
                List::Repositories => {
                    (SERVERS, self.target.server, "/jobs/backupTapeJobs/repositoryObjects")
                }
                List::Servers => {
                    return [&self.target.api_base, SERVERS.trim_end_matches('/')].concat();
                }
            },
            // Behind a reverse proxy the server's own `Location` names another host.
            Call::Action(id) => ("/asyncActions/", id, ""),
            Call::Result(id) => ("/asyncActions/", id, "/result"),
        };
        let mut buffer = Uuid::encode_buffer();
        let uid = uid.as_hyphenated().encode_lower(&mut buffer);
        [&self.target.api_base, before, uid, after].concat()
    }

    /// The query. `limit` and `offset` are always sent, also when they are the default.
    #[must_use]
    pub fn query(&self) -> Vec<(&'static str, String)> {
        match self.call {
            Call::Pairs => {
                vec![("limit", self.limit.to_string()), ("offset", self.offset.to_string())]
            }
            Call::Action(_) | Call::Result(_) => Vec::new(),
        }
    }

    /// The URL with its query.
    #[must_use]
    pub fn url(&self) -> String {
        let mut url = self.address();
        let mut before = "?";
        for (name, value) in self.query() {
            url.extend([before, name, "=", &*value]);
            before = "&";
        }
        url
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_url_is_the_documented_one() {
        let request = PageRequest {
            target: Target {
                api_base: "https://vspc.example:1280/api/v3".into(),
                server: Uuid::try_parse("0A106D53-AC5B-441C-A5E8-124D53F8F8D9").unwrap(),
            },
            limit: 100,
            offset: 0,
            list: List::Links,
            call: Call::Pairs,
        };
        assert_eq!(
            request.address(),
            "https://vspc.example:1280/api/v3/infrastructure/backupServers/\
             0a106d53-ac5b-441c-a5e8-124d53f8f8d9/jobs/backupTapeJobs/jobObjects"
        );
        assert_eq!(request.url(), request.address() + "?limit=100&offset=0");
        let jobs = PageRequest { list: List::Jobs, ..request.clone() };
        assert_eq!(
            jobs.address(),
            "https://vspc.example:1280/api/v3/infrastructure/backupServers/\
             0a106d53-ac5b-441c-a5e8-124d53f8f8d9/jobs"
        );
        let servers = PageRequest { list: List::Servers, ..request.clone() };
        let expected = "https://vspc.example:1280/api/v3/infrastructure/backupServers";
        assert_eq!(servers.address(), expected);
        let repositories = PageRequest { list: List::Repositories, ..request.clone() };
        let expected = "https://vspc.example:1280/api/v3/infrastructure/backupServers/\
            0a106d53-ac5b-441c-a5e8-124d53f8f8d9/jobs/backupTapeJobs/repositoryObjects";
        assert_eq!(repositories.address(), expected);
        let id = Uuid::from_u128(1);
        let action = PageRequest { call: Call::Action(id), ..request.clone() };
        let expected =
            "https://vspc.example:1280/api/v3/asyncActions/00000000-0000-0000-0000-000000000001";
        assert_eq!(action.url(), expected);
        let result = PageRequest { call: Call::Result(id), ..request };
        assert_eq!(result.url(), format!("{expected}/result"));
    }
}
