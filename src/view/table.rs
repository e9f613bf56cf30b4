//! The table. The roles inside it are spelt out because narrow styles take them from the tags.

use super::board::Source;
use super::node::{Node, Value, element, words};
use crate::text::{BodyText, Cell, CellKind, Group, Key, Name, RowText, Scene};
use crate::window::{PIECE, Part};

/// The table without its rows, which come and go on their own, behind the skeleton's.
pub fn table(scene: &Scene) -> Node {
    // Only once it lasts: rows that change for an instant would be painted twice.
    let class = match scene.waiting {
        _ if !has_rows(scene) => "bare",
        Some(_) if scene.busy && scene.stale => "dim",
        _ => "",
    };
    let headers = [Key::TapeJob, Key::LinkedJob].map(|key| header_cell(scene.words.get(key)));
    let table = element(
        "table|part=table",
        vec![
            ("class", class.into()),
            ("aria-busy", Value::truth(scene.busy)),
            ("aria-rowcount", scene.row_count.clone().into()),
        ],
        vec![
            element("caption|tabindex=-1", vec![], words(&scene.caption)),
            element(
                "thead|role=rowgroup",
                vec![],
                vec![element("tr|role=row|aria-rowindex=1", vec![], headers.into())],
            ),
            element("tbody|role=rowgroup", vec![], skeleton(scene)),
        ],
    );
    element("div|class=scroller", vec![], vec![table])
}

pub fn has_rows(scene: &Scene) -> bool {
    matches!(scene.body, BodyText::Skeleton(_) | BodyText::Rows(_))
}

fn header_cell(title: &'static str) -> Node {
    let title = if cfg!(feature = "element") {
        element("button|type=button|class=sort|part=sort", vec![], vec![title.into()])
    } else {
        // Sorting is the element's tools'.
        title.into()
    };
    element("th|scope=col|role=columnheader|part=header-cell", vec![], vec![title])
}

/// A piece of the rows, or the gap in its place.
///
/// `layout` is the class that leaves to the browser which are laid out, where all are drawn.
pub fn piece(at: usize, part: Part, layout: &'static str, source: &dyn Source) -> Node {
    let (hidden, height, rows) = match part {
        Part::Rows(range) => (Value::Absent, Value::Absent, source.rows(range)),
        Part::Gap(height) => ("true".into(), Value::Style(height.to_string().into()), Vec::new()),
    };
    // How high it may be, until it was laid out.
    let fewer = match rows.len() {
        PIECE => Value::Absent,
        rows => Value::Style(rows.to_string().into()),
    };
    let attributes = vec![
        ("role", "rowgroup".into()),
        ("class", layout.into()),
        ("data-at", at.to_string().into()),
        ("aria-hidden", hidden),
        ("--_gap", height),
        ("--_rows", fewer),
    ];
    element("tbody", attributes, rows.into_iter().map(Node::Row).collect())
}

/// A row, spelt out.
pub fn row(row: &RowText) -> Node {
    match &row.group {
        Some(group) => heading(group),
        None => link(row),
    }
}

fn link(row: &RowText) -> Node {
    let mut linked = cell(&row.linked_job);
    linked.extend([tool("copy-row", row.copy), mark(row.repeat)]);
    element(
        "tr|part=row|role=row",
        vec![("aria-rowindex", row.index.to_string().into())],
        vec![
            element("th|scope=row|role=rowheader|part=cell", vec![], cell(&row.job)),
            element("td|role=cell|part=cell", vec![], linked),
        ],
    )
}

fn heading(group: &Group) -> Node {
    let button = element(
        "button|type=button|class=group",
        vec![
            ("aria-expanded", Value::truth(group.is_open)),
            ("data-key", group.key.to_string().into()),
        ],
        vec![element("span", vec![], words(&group.title))],
    );
    let note = element("span|class=about", vec![], words(&group.note));
    element(
        "tr|class=heading-row|part=group|role=row",
        vec![],
        vec![element("th|colspan=2|role=rowheader|part=cell", vec![], vec![button, note])],
    )
}

/// Where the texts of a link's cells stand in its row.
pub const TEXTS: [[usize; 3]; 2] = [[0, 1, 0], [1, 1, 0]];

fn cell(cell: &Cell) -> Vec<Node> {
    let is_uid = cell.kind == CellKind::Uid;
    let opens = is_uid && !cell.open.is_empty();
    vec![
        cell.name.as_ref().map(named).into(),
        element("span|part=uid", vec![("class", cell.kind.name().into())], words(&cell.text)),
        is_uid.then(|| tool("copy", cell.copy)).into(),
        opens.then(|| tool("open", cell.open)).into(),
        mark(cell.mark),
    ]
}

fn mark(words: &'static str) -> Node {
    let is_there = !words.is_empty();
    is_there.then(|| element("span|class=mark", vec![], vec![words.into()])).into()
}

/// A button that the shell hears: one listener serves all rows.
fn tool(part: &'static str, name: &'static str) -> Node {
    element(
        "button|type=button|class=tool",
        vec![("part", part.into()), ("aria-label", name.into()), ("title", name.into())],
        vec![],
    )
}

fn named(name: &Name) -> Node {
    let tone = vec![("data-tone", name.tone.to_string().into())];
    let exact = vec![("title", name.exact.to_string().into())];
    element(
        "span|class=named",
        vec![],
        vec![
            element("span|class=name|part=name", vec![], words(&name.name)),
            element("span|class=state|part=job-status", tone, words(&name.state)),
            element("span|class=about", exact, words(&name.about)),
        ],
    )
}

fn skeleton(scene: &Scene) -> Vec<Node> {
    let rows = match scene.body {
        BodyText::Skeleton(rows) => rows,
        _ => 0,
    };
    let bar = || {
        let bar = element("span|class=bar", vec![], vec![]);
        element("td", vec![], vec![bar])
    };
    let row =
        |_| element("tr|part=skeleton|class=skeleton|aria-hidden=true", vec![], vec![bar(), bar()]);
    (0..rows).map(row).collect()
}
