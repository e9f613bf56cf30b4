//! A row, as it is exported.

/// A pair of jobs.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Row<'a> {
    /// The tape job.
    pub job: Side<'a>,
    /// A job that it processes.
    pub linked_job: Side<'a>,
    /// The tape job's UID in VSPC.
    pub unique_job_uid: Option<&'a str>,
}

/// One of the two jobs, in the server's spelling.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Side<'a> {
    /// Its UID.
    pub uid: Option<&'a str>,
    /// Its name.
    pub name: Option<&'a str>,
    /// Its type.
    pub kind: Option<&'a str>,
    /// Its status.
    pub status: Option<&'a str>,
    /// When it last ran, by RFC 3339.
    pub last_run: Option<&'a str>,
}
