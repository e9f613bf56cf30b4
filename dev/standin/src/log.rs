use std::time::{Duration, SystemTime, UNIX_EPOCH};

use axum::http::{Method, StatusCode, Uri};

use crate::sentinel::Server;

/// The start of a line: what was asked, at what time (UTC), of which server.
pub(crate) struct Line {
    start: String,
    end: String,
}

impl Line {
    pub(crate) fn new(method: &Method, uri: &Uri, at: SystemTime) -> Self {
        let server = uri.path().split('/').find_map(Server::find);
        // What lies between is a UID, or whatever somebody put in its place.
        let path = match uri.path().rsplit_once('/') {
            Some((above, last)) if above.starts_with("/api/v3") => format!("…/{last}"),
            _ => uri.path().to_owned(),
        };
        let start = format!("{} {method} {path}{}", clock(at), query(uri));
        let end = server.map_or_else(String::new, |server| format!(" ({})", server.name));
        Self { start, end }
    }

    /// The whole line; without a status, the client went away before the answer.
    pub(crate) fn finish(&self, status: Option<StatusCode>, took: Duration) -> String {
        let outcome =
            status.map_or_else(|| "gone".to_owned(), |status| status.as_u16().to_string());
        format!("{} → {outcome} {} ms{}", self.start, took.as_millis(), self.end)
    }
}

/// Numbers are shown, everything else is left out: somebody may have put a token into an address.
fn query(uri: &Uri) -> String {
    let Some(query) = uri.query() else { return String::new() };
    let shown: Vec<String> = query
        .split('&')
        .map(|part| match part.split_once('=') {
            Some((name @ ("limit" | "offset" | "life"), value)) if value.parse::<i64>().is_ok() => {
                format!("{name}={value}")
            }
            _ if part.is_empty() => String::new(),
            _ => "…".to_owned(),
        })
        .collect();
    format!("?{}", shown.join("&"))
}

fn clock(at: SystemTime) -> String {
    let seconds = at.duration_since(UNIX_EPOCH).unwrap_or_default().as_secs() % 86_400;
    format!("{:02}:{:02}:{:02}", seconds / 3_600, seconds / 60 % 60, seconds % 60)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::sentinel;

    fn line(target: &str, status: Option<StatusCode>) -> String {
        let at = UNIX_EPOCH + Duration::from_secs(86_400 * 400 + 14 * 3_600 + 32 * 60 + 5);
        Line::new(&Method::GET, &target.parse().unwrap(), at)
            .finish(status, Duration::from_millis(12))
    }

    #[test]
    fn one_line_says_what_was_asked_and_answered() {
        let path = format!(
            "/api/v3/infrastructure/backupServers/{}/jobs/backupTapeJobs",
            sentinel::ATHENS
        );
        assert_eq!(
            line(&format!("{path}/jobObjects?limit=100&offset=0"), Some(StatusCode::OK)),
            "14:32:05 GET …/jobObjects?limit=100&offset=0 → 200 12 ms (Athens DC1)"
        );
        assert_eq!(line("/demo/", None), "14:32:05 GET /demo/ → gone 12 ms");
    }

    #[test]
    fn no_other_value_of_a_query_is_shown() {
        let shown = line("/x?access_token=hush&limit=hush&hush&offset=1&", Some(StatusCode::OK));
        assert_eq!(shown, "14:32:05 GET /x?…&…&…&offset=1& → 200 12 ms");
    }
}
