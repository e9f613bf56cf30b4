//! Names for the UIDs on a page.

use crate::walk::Walk;
use js_sys::Array;
use std::cell::{Cell, RefCell};
use std::rc::Rc;
use tape_job_links::names::{Directory, Tally, instant};
use tape_job_links::protocol::{Job, Uid};
use uuid::Uuid;
use wasm_bindgen::prelude::*;

/// The jobs that are known.
#[wasm_bindgen]
#[derive(Default)]
pub struct Jobs(Rc<RefCell<Directory>>, Cell<Tally>);

#[wasm_bindgen]
impl Jobs {
    /// None yet.
    #[wasm_bindgen(constructor)]
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// Adds the page that a walk has come to.
    pub fn add(&self, walk: &Walk) {
        walk.inner().with(|session| {
            if let Some(shown) = session.shown() {
                self.0.borrow_mut().add(&shown.page.items);
                let mut tally = self.1.get();
                tally.add(&shown.page);
                self.1.set(tally);
            }
        });
    }

    /// `[name, type, status, last run in milliseconds]` of a UID, each `null` where it is not
    /// known; `undefined` where the job is not.
    #[must_use]
    pub fn find(&self, uid: &str) -> JsValue {
        let Ok(value) = Uuid::try_parse(uid) else { return JsValue::UNDEFINED };
        match self.0.borrow().find(&Uid::Known { spelt: uid.into(), uid: value }) {
            Some(job) => told(job).into(),
            None => JsValue::UNDEFINED,
        }
    }

    /// Every job or server, `[instanceUid, name, type, status, last run in milliseconds]` each.
    #[wasm_bindgen(getter)]
    #[must_use]
    pub fn all(&self) -> Array {
        self.0.borrow().jobs().iter().map(|job| JsValue::from(row(job))).collect()
    }

    /// The same jobs, for whoever needs them after these are freed.
    #[must_use]
    pub fn share(&self) -> Self {
        Self(Rc::clone(&self.0), self.1.clone())
    }
}

impl Jobs {
    /// What other tools read.
    pub fn into_inner(self) -> Rc<RefCell<Directory>> {
        self.0
    }

    /// The same, of jobs that are still needed.
    pub fn inner(&self) -> Rc<RefCell<Directory>> {
        Rc::clone(&self.0)
    }

    /// What their pages added up to.
    pub fn tally(&self) -> Tally {
        self.1.get()
    }
}

/// `[instanceUid, name, type, status, last run in milliseconds]`.
pub fn row(job: &Job) -> Array {
    let row = told(job);
    row.unshift(&job.instance.spelt().map_or(JsValue::NULL, JsValue::from));
    row
}

#[expect(clippy::cast_precision_loss, reason = "no time here exceeds 2^53")]
fn told(job: &Job) -> Array {
    let text = |text: &Option<Box<str>>| text.as_deref().map_or(JsValue::NULL, JsValue::from);
    let last_run = job.last_run.as_deref().and_then(instant);
    let last_run = last_run.map_or(JsValue::NULL, |time| JsValue::from_f64(time as f64));
    Array::of4(&text(&job.name), &text(&job.kind), &text(&job.status), &last_run)
}
