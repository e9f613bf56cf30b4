//! The columns of a file.

use super::Row;

/// A column.
pub struct Column {
    /// Its name in CSV and JSON: the API's, for what the API gives.
    pub name: &'static str,
    /// Its heading in Markdown.
    pub heading: &'static str,
    /// Whether it holds times: a spreadsheet may take those for what they are.
    pub is_time: bool,
    /// A row's value in it.
    pub value: for<'a> fn(&Row<'a>) -> Option<&'a str>,
}

/// How many columns a file without names has.
const UIDS: usize = 3;

/// UIDs first: they stay where they are, whether names are written or not.
const COLUMNS: &[Column] = &[
    text("jobUid", "Tape job UID", |row| row.job.uid),
    text("linkedJobUid", "Linked job UID", |row| row.linked_job.uid),
    text("uniqueJobUid", "Tape job UID in VSPC", |row| row.unique_job_uid),
    text("jobName", "Tape job", |row| row.job.name),
    text("jobType", "Tape job type", |row| row.job.kind),
    text("jobStatus", "Tape job status", |row| row.job.status),
    time("jobLastRun", "Tape job last run", |row| row.job.last_run),
    text("linkedJobName", "Linked job", |row| row.linked_job.name),
    text("linkedJobType", "Linked job type", |row| row.linked_job.kind),
    text("linkedJobStatus", "Linked job status", |row| row.linked_job.status),
    time("linkedJobLastRun", "Linked job last run", |row| row.linked_job.last_run),
];

const fn text(
    name: &'static str,
    heading: &'static str,
    value: for<'a> fn(&Row<'a>) -> Option<&'a str>,
) -> Column {
    Column { name, heading, is_time: false, value }
}

const fn time(
    name: &'static str,
    heading: &'static str,
    value: for<'a> fn(&Row<'a>) -> Option<&'a str>,
) -> Column {
    Column { name, heading, is_time: true, value }
}

/// The columns of a file with or without names.
pub fn columns(names: bool) -> impl Iterator<Item = &'static Column> {
    COLUMNS.iter().take(if names { COLUMNS.len() } else { UIDS })
}
