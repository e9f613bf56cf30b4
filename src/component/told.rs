//! What a host is told.

use crate::session::Phase;

/// A failure that the reader sees.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ErrorDetail {
    /// What it amounts to, by a name to go by: `invalid-config`, `offline`, `unreachable`, `timeout`,
    /// `bad-request`, `forbidden`, `not-found`, `throttled`, `server`, `proxy`, `malformed`,
    /// `too-large` or `async-failed`.
    pub code: &'static str,
    /// During what it happened.
    pub phase: Phase,
    /// The HTTP status, where there was an answer.
    pub status: Option<u16>,
    /// Whether asking again may help.
    pub retryable: bool,
    /// What the reader is told of it.
    pub message: String,
    /// The first row that was asked for, counted from 0; `None` where nothing was asked.
    pub offset: Option<u64>,
    /// The rows that were asked for.
    pub limit: Option<u32>,
}

/// One of the two jobs of a row, which the reader opens.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OpenDetail {
    /// The tape job's UID, as the server spelt it.
    pub job_uid: Option<String>,
    /// The linked job's UID, as the server spelt it.
    pub linked_job_uid: Option<String>,
    /// That of the two which was opened, in lower case.
    pub uid: String,
}
