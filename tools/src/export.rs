//! Rows as files: of a page, or of a whole walk.

use crate::directory::Jobs;
use crate::walk::Walk;
use js_sys::Array;
use std::cell::RefCell;
use std::cmp::Ordering;
use std::rc::Rc;
use tape_job_links::browser::intl::BrowserLocale;
use tape_job_links::browser::number::{float, whole};
use tape_job_links::export::{
    About, Ending, Format, Missing, Row, Scope, Side, Writer, file_name, sentence, tabbed_row,
};
use tape_job_links::names::Directory;
use tape_job_links::protocol::{Item, JobLink, Remark, Uid};
use tape_job_links::text::Locale;
use uuid::Uuid;
use wasm_bindgen::prelude::*;

/// The most rows that an export holds.
const MOST: u64 = 2_000_000;

/// A file that is being written.
#[wasm_bindgen]
pub struct Export {
    writer: Writer,
    format: Format,
    about: About,
    jobs: Option<Rc<RefCell<Directory>>>,
    /// What the walk has brought beside its rows.
    brought: Brought,
}

#[derive(Default)]
struct Brought {
    /// Rows in the whole list, by the latest page that says so.
    total: Option<u64>,
    /// Items that are not job links.
    aliens: u64,
    /// A page had no total, or none that can be true.
    lacks_total: bool,
    /// A page had errors beside its rows.
    is_partial: bool,
}

/// The names of the kinds of file, in the order they are offered in.
#[wasm_bindgen]
#[must_use]
pub fn formats() -> Array {
    Format::ALL.iter().map(|format| JsValue::from(format.name())).collect()
}

/// Rows, three values each, as text for the clipboard: tabs between the cells, a line a row.
#[wasm_bindgen]
#[must_use]
pub fn tabbed(rows: &Array, jobs: Option<Jobs>) -> String {
    let jobs = jobs.map(Jobs::into_inner);
    let jobs = jobs.as_ref().map(|jobs| jobs.borrow());
    let mut text = String::new();
    for link in &links(rows) {
        tabbed_row(&mut text, &row(link, jobs.as_deref()), jobs.is_some());
    }
    text
}

#[wasm_bindgen]
impl Export {
    /// Begins a file of a kind's place among the `formats`; of the whole list, or of the page
    /// `[offset, count, total]`; with what these jobs are called; saying of itself what it does in
    /// this language.
    #[wasm_bindgen(constructor)]
    #[must_use]
    pub fn new(
        format: usize,
        server_uid: String,
        exported_at: String,
        page: Option<Array>,
        jobs: Option<Jobs>,
        language: &str,
    ) -> Self {
        let format = Format::ALL.get(format).copied().unwrap_or(Format::Csv);
        let scope = page.map_or(Scope::All, |page| {
            let [offset, count] = [0, 1].map(|at| page.get(at).as_f64().map_or(0, whole));
            let last = offset.saturating_add(count);
            Scope::Page {
                first: offset.saturating_add(1),
                last,
                total: page.get(2).as_f64().map(whole),
            }
        });
        let names = jobs.is_some();
        let words = BrowserLocale::new(language).words();
        let about = About { server_uid, server_name: None, exported_at, names, scope, words };
        Self {
            writer: Writer::new(format, about.clone()),
            format,
            about,
            jobs: jobs.map(Jobs::into_inner),
            brought: Brought::default(),
        }
    }

    /// What the file is to be called.
    #[wasm_bindgen(getter, js_name = fileName)]
    #[must_use]
    pub fn file_name(&self) -> String {
        let About { server_uid, exported_at, scope, .. } = &self.about;
        let date = exported_at.split('T').next().unwrap_or_default();
        file_name(None, server_uid, date, *scope, self.format)
    }

    /// Its media type.
    #[wasm_bindgen(getter, js_name = mediaType)]
    #[must_use]
    pub fn media_type(&self) -> String {
        self.format.media_type().into()
    }

    /// Rows written so far.
    #[wasm_bindgen(getter)]
    #[must_use]
    pub fn written(&self) -> f64 {
        float(self.writer.written())
    }

    /// Whether it holds as many rows as an export may.
    #[wasm_bindgen(getter, js_name = isFull)]
    #[must_use]
    pub fn is_full(&self) -> bool {
        self.writer.written() >= MOST
    }

    /// The next chunk: these rows, three values each, as `Walk::rows` has them.
    #[must_use]
    pub fn rows(&mut self, rows: &Array) -> String {
        self.write(links(rows).iter())
    }

    /// The next chunk: the page that a walk has come to.
    #[must_use]
    pub fn page(&mut self, walk: &Walk) -> String {
        walk.inner().with(|session| {
            let Some(shown) = session.shown() else { return String::new() };
            let page = &shown.page;
            for remark in &page.remarks {
                match remark {
                    Remark::AlienItems(number) => self.brought.aliens += number,
                    Remark::Partial(_) => self.brought.is_partial = true,
                    Remark::CountDiffers { .. }
                    | Remark::OffsetDiffers { .. }
                    | Remark::NoTotal => {}
                }
            }
            self.brought.lacks_total |= page.total.is_none();
            self.brought.total = page.total.or(self.brought.total);
            self.write(page.items.iter().filter_map(|item| match item {
                Item::Link(link) => Some(link),
                Item::Job(_) | Item::Alien(_) => None,
            }))
        })
    }

    /// `[head, tail, sentence, is complete]`. `how` and `why` are the walk's, and so are the
    /// `doubts`; of a page they mean nothing.
    #[must_use]
    pub fn finish(self, how: &str, why: String, doubts: &Array) -> Array {
        let ending = self.ending(how, why, doubts);
        let words = sentence(&self.about, &ending);
        let (head, tail) = self.writer.finish(&ending);
        Array::of4(&head.into(), &tail.into(), &words.into(), &ending.is_complete().into())
    }
}

impl Export {
    fn write<'l>(&mut self, links: impl Iterator<Item = &'l JobLink>) -> String {
        let jobs = self.jobs.as_ref().map(|jobs| jobs.borrow());
        let rows: Vec<_> = links.map(|link| row(link, jobs.as_deref())).collect();
        self.writer.rows(&rows)
    }

    fn ending(&self, how: &str, why: String, doubts: &Array) -> Ending {
        let rows = self.writer.written();
        if let Scope::Page { .. } = self.about.scope {
            return Ending::Page { rows };
        }
        let Brought { total, aliens, lacks_total, is_partial } = self.brought;
        let mut missing = Vec::new();
        match how {
            "complete" => {}
            "stopped" => missing.push(Missing::Cancelled),
            "most" => missing.push(Missing::TooMany { most: MOST }),
            "auth-required" => missing.push(Missing::SignedOut),
            _ => missing.push(Missing::Failed(why)),
        }
        let [first, other] = [0, 1].map(|at| doubts.get(at).as_f64().map(whole));
        if let (Some(was), Some(now)) = (first, other) {
            missing.push(Missing::TotalChanged { was, now });
        }
        let total = other.or(total);
        if doubts.get(2).is_truthy() {
            missing.push(Missing::OtherOffset);
        }
        if is_partial {
            missing.push(Missing::Partial);
        }
        if aliens > 0 {
            missing.push(Missing::Aliens(aliens));
        }
        let has_ended = how == "complete";
        match total.map(|total| rows.saturating_add(aliens).cmp(&total)) {
            // Whoever was interrupted cannot know.
            _ if !has_ended => {}
            _ if lacks_total => missing.push(Missing::NoTotal),
            None => missing.push(Missing::NoTotal),
            Some(Ordering::Less) => missing.push(Missing::Short),
            Some(Ordering::Greater) if missing.is_empty() => {
                missing.push(Missing::More);
            }
            Some(Ordering::Greater | Ordering::Equal) => {}
        }
        if missing.is_empty() {
            return Ending::Complete { rows };
        }
        Ending::Incomplete { rows, total, why: missing }
    }
}

/// A link, with what is known of its jobs.
fn row<'a>(link: &'a JobLink, jobs: Option<&'a Directory>) -> Row<'a> {
    let side = |uid: &'a Uid| {
        let job = jobs.and_then(|jobs| jobs.find(uid));
        Side {
            uid: uid.spelt(),
            name: job.and_then(|job| job.name.as_deref()),
            kind: job.and_then(|job| job.kind.as_deref()),
            status: job.and_then(|job| job.status.as_deref()),
            last_run: job.and_then(|job| job.last_run.as_deref()),
        }
    };
    Row {
        job: side(&link.job),
        linked_job: side(&link.linked_job),
        unique_job_uid: link.unique_job.spelt(),
    }
}

/// Links of three values each.
fn links(rows: &Array) -> Vec<JobLink> {
    let uid = |at| uid(&rows.get(at));
    let link = |at| JobLink { job: uid(at), linked_job: uid(at + 1), unique_job: uid(at + 2) };
    (0..rows.length() / 3).map(|place| link(place * 3)).collect()
}

fn uid(value: &JsValue) -> Uid {
    let Some(text) = value.as_string() else { return Uid::Missing };
    match Uuid::try_parse(&text) {
        Ok(uid) => Uid::Known { spelt: text.into(), uid },
        Err(_) => Uid::Odd(text.into()),
    }
}
