use std::collections::VecDeque;

use axum::extract::Request;
use axum::http::StatusCode;

/// How many requests are remembered; the oldest are forgotten first.
const KEPT: usize = 10_000;

/// A request to the API, as it came.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Seen {
    /// The HTTP method.
    pub method: String,
    /// Path and query as sent.
    pub target: String,
    /// Every header, names in lower case, in the order of arrival.
    pub headers: Vec<(String, String)>,
    /// `None` until it is answered, and for ever if the client went away first.
    pub status: Option<u16>,
}

impl Seen {
    pub(crate) fn of(request: &Request) -> Self {
        let headers = request.headers().iter().map(|(name, value)| {
            (name.to_string(), String::from_utf8_lossy(value.as_bytes()).into_owned())
        });
        Self {
            method: request.method().to_string(),
            target: request.uri().to_string(),
            headers: headers.collect(),
            status: None,
        }
    }

    /// The value of a header, by its name in lower case.
    #[must_use]
    pub fn header(&self, name: &str) -> Option<&str> {
        self.headers.iter().find(|(key, _)| key == name).map(|(_, value)| value.as_str())
    }
}

/// The API requests so far.
#[derive(Default)]
pub(crate) struct Journal {
    seen: VecDeque<Seen>,
    forgotten: usize,
}

impl Journal {
    /// Writes a request down and returns its number.
    pub(crate) fn open(&mut self, seen: Seen) -> usize {
        if self.seen.len() == KEPT {
            self.seen.pop_front();
            self.forgotten += 1;
        }
        self.seen.push_back(seen);
        self.forgotten + self.seen.len() - 1
    }

    pub(crate) fn close(&mut self, number: usize, status: StatusCode) {
        let place = number.checked_sub(self.forgotten);
        if let Some(seen) = place.and_then(|place| self.seen.get_mut(place)) {
            seen.status = Some(status.as_u16());
        }
    }

    pub(crate) fn all(&self) -> Vec<Seen> {
        self.seen.iter().cloned().collect()
    }
}

#[cfg(test)]
mod tests {
    use axum::body::Body;

    use super::*;

    fn seen(target: &str) -> Seen {
        Seen::of(&Request::get(target).header("X-One", "1").body(Body::empty()).unwrap())
    }

    #[test]
    fn keeps_a_request_as_it_came() {
        let seen = seen("/api/v3/x?limit=1&offset=%20");
        assert_eq!(
            (seen.method.as_str(), seen.target.as_str()),
            ("GET", "/api/v3/x?limit=1&offset=%20")
        );
        assert_eq!((seen.header("x-one"), seen.header("x-two")), (Some("1"), None));
    }

    #[test]
    fn an_answer_finds_its_request_also_after_some_were_forgotten() {
        let mut journal = Journal::default();
        let first = journal.open(seen("/first"));
        for _ in 1..KEPT {
            journal.open(seen("/more"));
        }
        let last = journal.open(seen("/last"));
        journal.close(first, StatusCode::OK);
        journal.close(last, StatusCode::NOT_FOUND);
        let all = journal.all();
        assert_eq!(all.len(), KEPT);
        assert_eq!(all[0].status, None);
        assert_eq!((all[KEPT - 1].target.as_str(), all[KEPT - 1].status), ("/last", Some(404)));
    }
}
