//! What the reader sees of a page: sorted, grouped, searched.

use js_sys::Array;
use std::collections::BTreeSet;
use tape_job_links::arrange::{
    Column, Direction, Line, Page, Plan, Query, Shown, Words, arrange, matches,
};
use wasm_bindgen::prelude::*;

/// A page's lines: for each cell its UID, its name, its state and its last run, whatever of them
/// is known.
#[wasm_bindgen]
pub struct Lines(Vec<Cell>);

struct Cell {
    uid: String,
    name: Option<String>,
    status: Option<String>,
    last_run: Option<i64>,
}

#[wasm_bindgen]
impl Lines {
    /// Reads four values for each cell.
    #[wasm_bindgen(constructor)]
    #[must_use]
    #[expect(clippy::cast_possible_truncation, reason = "a time in milliseconds")]
    pub fn new(flat: &Array) -> Self {
        let cell = |at: u32| Cell {
            uid: flat.get(at).as_string().unwrap_or_default(),
            name: flat.get(at + 1).as_string(),
            status: flat.get(at + 2).as_string(),
            last_run: flat.get(at + 3).as_f64().map(|time| time as i64),
        };
        Self((0..flat.length() / 4).map(|place| cell(place * 4)).collect())
    }

    /// The places of the lines that a query matches.
    #[must_use]
    pub fn find(&self, query: &str) -> Vec<u32> {
        let query = Query::new(query);
        let lines = self.lines();
        (0..).zip(&lines).filter(|(_, line)| matches(line, &query)).map(|(at, _)| at).collect()
    }

    /// The lines as they are wished: `[place, hits]` for a line, with four lists of ranges of
    /// characters (job UID, job name, linked UID, linked name); `[key, place, lines, is open, may
    /// have begun, may continue]` for a group.
    #[must_use]
    pub fn arrange(&self, plan: &LinePlan) -> Array {
        let lines = self.lines();
        let none = Groups::default();
        let Groups { collapsed, has_previous, has_next } = plan.groups.as_ref().unwrap_or(&none);
        let page = Page { lines: &lines, has_previous: *has_previous, has_next: *has_next };
        let group = plan.groups.is_some();
        let plan = Plan { sort: plan.sort, group, collapsed, find: &plan.find };
        arrange(&page, &plan).iter().map(told).collect()
    }

    fn lines(&self) -> Vec<Line<'_>> {
        self.0
            .chunks_exact(2)
            .map(|pair| Line { job: pair[0].words(), linked_job: pair[1].words() })
            .collect()
    }
}

impl Cell {
    fn words(&self) -> Words<'_> {
        Words {
            uid: &self.uid,
            name: self.name.as_deref(),
            status: self.status.as_deref(),
            last_run: self.last_run,
        }
    }
}

/// What the reader wishes.
#[wasm_bindgen]
#[derive(Default)]
pub struct LinePlan {
    sort: Option<(Column, Direction)>,
    find: String,
    groups: Option<Groups>,
}

#[derive(Default)]
struct Groups {
    collapsed: BTreeSet<String>,
    has_previous: bool,
    has_next: bool,
}

#[wasm_bindgen]
impl LinePlan {
    /// Sorts by a column of `Column::ALL`, or by none below 0.
    #[wasm_bindgen(constructor)]
    #[must_use]
    pub fn new(column: i32, descending: bool, find: String) -> Self {
        let direction = if descending { Direction::Descending } else { Direction::Ascending };
        let column = usize::try_from(column).ok().and_then(|at| Column::ALL.get(at).copied());
        Self { sort: column.map(|column| (column, direction)), find, groups: None }
    }

    /// Groups by tape job, but for these groups' lines; tells whether there are other pages.
    pub fn group(&mut self, collapsed: &Array, has_previous: bool, has_next: bool) {
        let collapsed = collapsed.iter().filter_map(|key| key.as_string()).collect();
        self.groups = Some(Groups { collapsed, has_previous, has_next });
    }
}

fn told(shown: &Shown) -> JsValue {
    match shown {
        Shown::Line { at, hits } => {
            let lists =
                [&hits.job.uid, &hits.job.name, &hits.linked_job.uid, &hits.linked_job.name];
            let hits: Array = lists.into_iter().map(|list| ranges(list)).collect();
            Array::of2(&place(*at), &hits).into()
        }
        Shown::Group { key, at, lines, collapsed, may_have_begun, may_continue } => {
            let told = Array::of3(&key.into(), &place(*at), &place(*lines));
            for flag in [!collapsed, *may_have_begun, *may_continue] {
                told.push(&flag.into());
            }
            told.into()
        }
    }
}

fn ranges(list: &[(usize, usize)]) -> JsValue {
    let pair =
        |(from, to): &(usize, usize)| -> JsValue { Array::of2(&place(*from), &place(*to)).into() };
    list.iter().map(pair).collect::<Array>().into()
}

#[expect(clippy::cast_precision_loss, reason = "a place on a page")]
fn place(place: usize) -> JsValue {
    JsValue::from_f64(place as f64)
}
