//! A line, as it is arranged.

/// A pair of jobs.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Line<'a> {
    /// The tape job.
    pub job: Words<'a>,
    /// A job that it processes.
    pub linked_job: Words<'a>,
}

/// What is known of one of the two.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Words<'a> {
    /// Its UID as the server spelt it, empty where it is missing.
    pub uid: &'a str,
    /// Its name.
    pub name: Option<&'a str>,
    /// Its status.
    pub status: Option<&'a str>,
    /// When it last ran, in milliseconds since 1970.
    pub last_run: Option<i64>,
}

impl<'a> Words<'a> {
    /// Its name, where it has one that can be seen.
    pub(super) fn seen_name(&self) -> Option<&'a str> {
        self.name.filter(|name| !name.trim().is_empty())
    }
}
