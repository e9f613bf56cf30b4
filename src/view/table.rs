//! The table. The roles inside it are spelt out because narrow styles take them from the tags.

use super::node::{Node, Value, element, words};
use crate::text::{BodyText, Cell, CellKind, Group, Key, Name, RowText, Scene};
use crate::window::Part;
use std::ops::Range;

/// The table without its rows, which come and go on their own, behind the skeleton's.
pub fn table(scene: &Scene) -> Node {
    let class = if has_rows(scene) { "" } else { "bare" };
    let headers = [Key::TapeJob, Key::LinkedJob].map(|key| header_cell(scene.words.get(key)));
    let table = element(
        "table",
        vec![
            ("part", "table".into()),
            ("class", class.into()),
            ("aria-busy", Value::truth(scene.busy)),
            ("aria-rowcount", scene.row_count.clone().into()),
        ],
        vec![
            element("caption", vec![("tabindex", "-1".into())], words(&scene.caption)),
            element(
                "thead",
                vec![("role", "rowgroup".into())],
                vec![element(
                    "tr",
                    vec![("role", "row".into()), ("aria-rowindex", "1".into())],
                    headers.into(),
                )],
            ),
            element("tbody", vec![("role", "rowgroup".into())], skeleton(scene)),
        ],
    );
    element("div", vec![("class", "scroller".into())], vec![table])
}

/// Where the texts of some rows come from.
pub type Rows = dyn Fn(Range<usize>) -> Vec<RowText>;

pub fn has_rows(scene: &Scene) -> bool {
    matches!(scene.body, BodyText::Skeleton(_) | BodyText::Rows(_))
}

fn header_cell(title: &'static str) -> Node {
    let title = if cfg!(feature = "element") {
        let attributes =
            vec![("type", "button".into()), ("class", "sort".into()), ("part", "sort".into())];
        element("button", attributes, vec![title.into()])
    } else {
        // Sorting is the element's tools'.
        title.into()
    };
    element(
        "th",
        vec![
            ("scope", "col".into()),
            ("role", "columnheader".into()),
            ("part", "header-cell".into()),
        ],
        vec![title],
    )
}

/// A piece of the rows, or the gap in its place.
pub fn piece(at: usize, part: Part, rows: &Rows) -> Node {
    let (hidden, height, rows) = match part {
        Part::Rows(range) => (Value::Absent, Value::Absent, rows(range)),
        Part::Gap(height) => ("true".into(), Value::Style(height.to_string().into()), Vec::new()),
    };
    let attributes = vec![
        ("role", "rowgroup".into()),
        ("data-at", at.to_string().into()),
        ("aria-hidden", hidden),
        ("--_gap", height),
    ];
    element("tbody", attributes, rows.iter().map(row).collect())
}

fn row(row: &RowText) -> Node {
    match &row.group {
        Some(group) => heading(group),
        None => link(row),
    }
}

fn link(row: &RowText) -> Node {
    let mut linked = cell(&row.linked_job);
    linked.extend([tool("copy-row", row.copy), mark(row.repeat)]);
    element(
        "tr",
        vec![
            ("part", "row".into()),
            ("role", "row".into()),
            ("aria-rowindex", row.index.to_string().into()),
        ],
        vec![
            element(
                "th",
                vec![
                    ("scope", "row".into()),
                    ("role", "rowheader".into()),
                    ("part", "cell".into()),
                ],
                cell(&row.job),
            ),
            element("td", vec![("role", "cell".into()), ("part", "cell".into())], linked),
        ],
    )
}

fn heading(group: &Group) -> Node {
    let button = element(
        "button",
        vec![
            ("type", "button".into()),
            ("class", "group".into()),
            ("aria-expanded", Value::truth(group.is_open)),
            ("data-key", group.key.to_string().into()),
        ],
        vec![element("span", vec![], words(&group.title))],
    );
    let note = element("span", vec![("class", "about".into())], words(&group.note));
    let header =
        vec![("colspan", "2".into()), ("role", "rowheader".into()), ("part", "cell".into())];
    element(
        "tr",
        vec![("class", "heading-row".into()), ("part", "group".into()), ("role", "row".into())],
        vec![element("th", header, vec![button, note])],
    )
}

fn cell(cell: &Cell) -> Vec<Node> {
    let is_uid = cell.kind == CellKind::Uid;
    let opens = is_uid && !cell.open.is_empty();
    vec![
        cell.name.as_ref().map(named).into(),
        element(
            "span",
            vec![("part", "uid".into()), ("class", cell.kind.name().into())],
            words(&cell.text),
        ),
        is_uid.then(|| tool("copy", cell.copy)).into(),
        opens.then(|| tool("open", cell.open)).into(),
        mark(cell.mark),
    ]
}

fn mark(words: &'static str) -> Node {
    element("span", vec![("class", "mark".into())], vec![words.into()])
}

/// A button that the shell hears: one listener serves all rows.
fn tool(part: &'static str, name: &'static str) -> Node {
    element(
        "button",
        vec![
            ("type", "button".into()),
            ("class", "tool".into()),
            ("part", part.into()),
            ("aria-label", name.into()),
            ("title", name.into()),
        ],
        vec![],
    )
}

fn named(name: &Name) -> Node {
    let state = vec![
        ("class", "state".into()),
        ("part", "job-status".into()),
        ("data-tone", name.tone.to_string().into()),
    ];
    let about = vec![("class", "about".into()), ("title", name.exact.to_string().into())];
    element(
        "span",
        vec![("class", "named".into())],
        vec![
            element(
                "span",
                vec![("class", "name".into()), ("part", "name".into())],
                words(&name.name),
            ),
            element("span", state, words(&name.state)),
            element("span", about, words(&name.about)),
        ],
    )
}

fn skeleton(scene: &Scene) -> Vec<Node> {
    let rows = match scene.body {
        BodyText::Skeleton(rows) => rows,
        _ => 0,
    };
    let bar = || {
        let bar = element("span", vec![("class", "bar".into())], vec![]);
        element("td", vec![], vec![bar])
    };
    let row = |_| {
        element(
            "tr",
            vec![
                ("part", "skeleton".into()),
                ("class", "skeleton".into()),
                ("aria-hidden", "true".into()),
            ],
            vec![bar(), bar()],
        )
    };
    (0..rows).map(row).collect()
}
