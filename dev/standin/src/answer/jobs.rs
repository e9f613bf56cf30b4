use axum::response::Response;
use serde_json::Value;

use super::{Answer, Ask, TOTAL};
use crate::jobs::{Flaw, Jobs, example};
use crate::reply::{ok, page};

impl Ask<'_> {
    /// The server's jobs. Those of a server that misbehaves with pairs are well.
    fn jobs(&self) -> Jobs {
        let (total, flaw) = match self.server.answer {
            Answer::Page(total) => (total, Flaw::None),
            Answer::Names(names) => (TOTAL, names.flaw()),
            _ => (TOTAL, Flaw::None),
        };
        Jobs::new(self.pairs(total), flaw)
    }

    pub(super) fn job_page(&self) -> Value {
        let jobs = self.jobs();
        page(jobs.total(), self.window.offset, &jobs.rows(self.window))
    }

    pub(super) fn repositories(self) -> Response {
        let rows = if self.is_of_example() { Vec::new() } else { self.jobs().repository_rows() };
        self.list(rows)
    }

    /// Whether the pairs are of the reference's own four jobs.
    fn is_of_example(&self) -> bool {
        matches!(self.server.answer, Answer::Example | Answer::Rows(_))
    }
}

/// The jobs of a server.
pub(crate) async fn jobs(ask: Ask<'_>) -> Response {
    match ask.server.answer {
        _ if ask.is_of_example() => ask.list(example::jobs()),
        Answer::Names(names) => names.jobs(ask).await,
        _ => ok(&ask.job_page()),
    }
}

/// Its backup-to-tape jobs, each with the job itself where that is asked for.
pub(crate) fn tape_jobs(ask: Ask<'_>, expand: bool) -> Response {
    if ask.is_of_example() {
        return ask.list(example::tape_jobs(expand));
    }
    let jobs = ask.jobs();
    ok(&page(jobs.tape_total(), ask.window.offset, &jobs.tape_rows(ask.window, expand)))
}

/// The repositories that its backup-to-tape jobs process.
pub(crate) fn repositories(ask: Ask<'_>) -> Response {
    match ask.server.answer {
        Answer::Names(names) => names.repositories(ask),
        _ => ask.repositories(),
    }
}
