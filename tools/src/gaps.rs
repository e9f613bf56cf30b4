//! Jobs that no tape job processes, and tape jobs that link nothing.

use crate::directory::{Jobs, row};
use crate::walk::{Inner, Walk};
use js_sys::Array;
use tape_job_links::browser::number::{number, whole};
use tape_job_links::export::tabbed_line;
use tape_job_links::names::{self, Doubt, Links, Repositories, Tally};
use tape_job_links::protocol::{Job, Page};
use wasm_bindgen::prelude::*;

/// What is gathered while the lists are walked through.
#[wasm_bindgen]
#[derive(Default)]
pub struct Gaps {
    links: Links,
    counted_links: Tally,
    repositories: Repositories,
    counted_repositories: Tally,
}

#[wasm_bindgen]
impl Gaps {
    /// Nothing yet.
    #[wasm_bindgen(constructor)]
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// Adds the page of links that a walk has come to.
    #[wasm_bindgen(js_name = addLinks)]
    pub fn add_links(&mut self, walk: &Walk) {
        read(walk.inner(), |page| {
            self.counted_links.add(page);
            self.links.add(&page.items);
        });
    }

    /// Adds the page of tape jobs and repositories that a walk has come to.
    #[wasm_bindgen(js_name = addRepositories)]
    pub fn add_repositories(&mut self, walk: &Walk) {
        read(walk.inner(), |page| {
            self.counted_repositories.add(page);
            self.repositories.add(&page.items);
        });
    }

    /// `[backup jobs, tape jobs, other jobs, counts, doubts of the jobs, of the links, of the
    /// repositories, whether there are any]`. A job is `[UID, name, type, status, last run in
    /// milliseconds, last run as it came, UID in VSPC]`. The walks' own doubts go in; without
    /// those of the repositories, what processes them is not known.
    #[must_use]
    pub fn find(
        &self,
        jobs: &Jobs,
        of_jobs: &Array,
        of_links: &Array,
        of_repositories: Option<Array>,
    ) -> Array {
        let directory = jobs.inner();
        let directory = directory.borrow();
        let repositories = of_repositories.as_ref().map(|_| &self.repositories);
        let gaps = names::gaps(&directory, &self.links, repositories);
        // An item that is no job has no UID either.
        let aliens = jobs.tally().rows().saturating_sub(directory.jobs().len() as u64);
        let counts = [
            gaps.compared,
            gaps.processed,
            gaps.linking,
            gaps.by_repository,
            gaps.file_jobs,
            gaps.unidentified.saturating_add(aliens),
            gaps.illegible,
            self.counted_links.rows(),
        ];
        [
            list(&gaps.backup_jobs),
            list(&gaps.tape_jobs),
            list(&gaps.others),
            counts.into_iter().map(Some).map(number).collect(),
            doubts(jobs.tally(), of_jobs),
            doubts(self.counted_links, of_links),
            of_repositories.map_or_else(Array::new, |of| doubts(self.counted_repositories, &of)),
        ]
        .into_iter()
        .map(JsValue::from)
        .chain([self.repositories.is_any().into()])
        .collect()
    }
}

/// Cells, so many a line, as text for the clipboard; the one at `time` is a time.
#[wasm_bindgen(js_name = tabbedLines)]
#[must_use]
pub fn tabbed_lines(cells: &Array, width: usize, time: usize) -> String {
    let cells: Vec<String> =
        cells.iter().map(|cell| cell.as_string().unwrap_or_default()).collect();
    let mut text = String::new();
    for line in cells.chunks(width.max(1)) {
        let line: Vec<_> =
            line.iter().enumerate().map(|(at, cell)| (cell.as_str(), at == time)).collect();
        tabbed_line(&mut text, &line);
    }
    text
}

fn read(walk: &Inner, add: impl FnOnce(&Page)) {
    walk.with(|session| {
        if let Some(shown) = session.shown() {
            add(&shown.page);
        }
    });
}

fn list(jobs: &[&Job]) -> Array {
    jobs.iter().map(|job| JsValue::from(told(job))).collect()
}

fn told(job: &Job) -> Array {
    let text = |text: Option<&str>| text.map_or(JsValue::NULL, JsValue::from);
    let told = row(job);
    told.push(&text(job.last_run.as_deref()));
    told.push(&text(job.unique.spelt()));
    told
}

/// `["changed", was, now]`, `["partial"]` or `["unsure"]`, of `[first total, another, strayed]`.
fn doubts(tally: Tally, of_walk: &Array) -> Array {
    let [first, other] = [0, 1].map(|at| of_walk.get(at).as_f64().map(whole));
    let told = |doubt| match doubt {
        Doubt::Changed { was, now } => {
            Array::of3(&"changed".into(), &number(Some(was)), &number(Some(now)))
        }
        Doubt::Partial => Array::of1(&"partial".into()),
        Doubt::Unsure => Array::of1(&"unsure".into()),
    };
    let doubts = tally.doubts(first.zip(other), of_walk.get(2).is_truthy());
    doubts.into_iter().map(|doubt| JsValue::from(told(doubt))).collect()
}
