//! The picture of the links: places for who draws it, or a document.

use js_sys::Array;
use tape_job_links::browser::number::{float, number};
use tape_job_links::map::{
    Curve, Direction, Layout, Line, LineKind, Link, Node, Placed, Side, Size, Words, layout, svg,
};
use uuid::Uuid;
use wasm_bindgen::prelude::*;

/// The values of a row: of its tape job, then of its linked job, each UID, name, status.
const VALUES: usize = 6;

/// Everything in the picture, with its place.
#[wasm_bindgen]
pub struct Picture(Layout);

#[wasm_bindgen]
impl Picture {
    /// Places the links of rows, [`VALUES`] for each, `null` where nothing is known.
    #[wasm_bindgen(constructor)]
    #[must_use]
    pub fn new(flat: &Array, width: u32, line: u32, letter: u32, mirrored: bool) -> Self {
        let texts: Vec<_> = flat.iter().map(|text| text.as_string()).collect();
        let links: Vec<_> = texts.chunks_exact(VALUES).filter_map(link).collect();
        Self(layout(&links, &Size { width, line, letter, mirrored }))
    }

    /// The same, as large as a document is.
    #[must_use]
    pub fn sheet(flat: &Array, mirrored: bool) -> Self {
        let Size { width, line, letter, .. } = Size::default();
        Self::new(flat, width, line, letter, mirrored)
    }

    /// Its height.
    #[wasm_bindgen(getter)]
    #[must_use]
    pub fn height(&self) -> u32 {
        self.0.height
    }

    /// The links that are not drawn, at most 2^53.
    #[wasm_bindgen(getter, js_name = leftOut)]
    #[must_use]
    pub fn left_out(&self) -> f64 {
        float(self.0.left_out)
    }

    /// The jobs, in the order of their numbers: `[side, UID, x, y, x of its text, its anchor,
    /// [left, top, width, height], number of links, lines]`, a line as `[kind, what is shown, all
    /// of it, the status behind it, y]`.
    #[wasm_bindgen(getter)]
    #[must_use]
    pub fn nodes(&self) -> Array {
        self.0.jobs.iter().chain(&self.0.linked_jobs).map(told).collect()
    }

    /// The links: `[path, how often rows name it]` each.
    #[wasm_bindgen(getter)]
    #[must_use]
    pub fn curves(&self) -> Array {
        let told = |curve: &Curve| [JsValue::from(&curve.path), number(Some(curve.count))];
        self.0.curves.iter().map(|curve| told(curve).into_iter().collect::<Array>()).collect()
    }

    /// What a job is linked to: the number of a job and the place of the curve to it, in turns.
    #[must_use]
    pub fn neighbours(&self, id: usize) -> Vec<usize> {
        let neighbours = self.0.neighbours(id).iter();
        neighbours.flat_map(|neighbour| [neighbour.node, neighbour.curve]).collect()
    }

    /// The number of the job with this UID in this column, however it is spelt.
    #[must_use]
    #[expect(clippy::needless_pass_by_value, reason = "as wasm-bindgen hands it over")]
    pub fn find(&self, side: usize, uid: Option<String>) -> Option<usize> {
        let side = if side == 0 { Side::Job } else { Side::LinkedJob };
        self.0.find(side, uid.as_deref())
    }

    /// The number of the job that a key leads to, by the key's name.
    #[must_use]
    pub fn step(&self, from: usize, key: &str) -> Option<usize> {
        let direction = match key {
            "ArrowUp" => Direction::Up,
            "ArrowDown" => Direction::Down,
            "ArrowLeft" => Direction::Left,
            "ArrowRight" => Direction::Right,
            "Home" => Direction::Home,
            "End" => Direction::End,
            _ => return None,
        };
        self.0.step(from, direction)
    }

    /// The picture as a document.
    #[must_use]
    pub fn svg(
        &self,
        title: &str,
        description: &str,
        job: &str,
        linked_job: &str,
        not_set: &str,
        left_out: &str,
    ) -> String {
        svg(&self.0, &Words { title, description, job, linked_job, not_set, left_out })
    }
}

/// Whether two UIDs are the same job's, however they are spelt.
#[wasm_bindgen(js_name = isSameJob)]
#[must_use]
#[expect(clippy::needless_pass_by_value, reason = "as wasm-bindgen hands it over")]
pub fn is_same_job(one: Option<String>, other: Option<String>) -> bool {
    fn legible(uid: Option<&str>) -> Option<&str> {
        uid.filter(|uid| !uid.trim().is_empty())
    }
    let (one, other) = (legible(one.as_deref()), legible(other.as_deref()));
    let value = |uid: Option<&str>| uid.and_then(|uid| Uuid::try_parse(uid).ok());
    match (value(one), value(other)) {
        (None, None) => one == other,
        (one, other) => one == other,
    }
}

fn link(row: &[Option<String>]) -> Option<Link<'_>> {
    let (job, linked_job) = row.split_at_checked(VALUES / 2)?;
    Some(Link { job: node(job)?, linked_job: node(linked_job)? })
}

fn node(values: &[Option<String>]) -> Option<Node<'_>> {
    let [uid, name, status] = values else { return None };
    Some(Node { uid: uid.as_deref(), name: name.as_deref(), status: status.as_deref() })
}

fn told(node: &Placed) -> Array {
    let bounds = [node.bounds.x, node.bounds.y, node.bounds.width, node.bounds.height];
    let side = match node.side {
        Side::Job => 0,
        Side::LinkedJob => 1,
    };
    [
        JsValue::from(side),
        node.uid.as_deref().map_or(JsValue::NULL, JsValue::from),
        node.x.into(),
        node.y.into(),
        node.text_x.into(),
        node.anchor.name().into(),
        bounds.into_iter().map(JsValue::from).collect::<Array>().into(),
        node.degree().into(),
        node.lines.iter().map(told_line).collect::<Array>().into(),
    ]
    .into_iter()
    .collect()
}

fn told_line(line: &Line) -> Array {
    let kind = match line.kind {
        LineKind::Name => "name",
        LineKind::Uid => "uid",
        LineKind::NotSet => "not-set",
        LineKind::Status => "status",
    };
    let Line { words, tail, y, .. } = line;
    [
        JsValue::from(kind),
        (&*words.shown).into(),
        (&*words.text).into(),
        (&**tail).into(),
        (*y).into(),
    ]
    .into_iter()
    .collect::<Array>()
}
