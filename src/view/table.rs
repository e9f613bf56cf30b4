//! The table. The roles inside it are spelt out because narrow styles take them from the tags.

use super::board::Board;
use crate::text::{BodyText, Cell, CellKind, Group, Key, Name, RowText, Scene};
use leptos::either::Either;
use leptos::prelude::*;

pub fn table(board: Board) -> impl IntoView {
    view! {
        <div class="scroller" node_ref=board.scroller>
            <table
                part="table"
                class=board.read(|scene| if has_rows(scene) { "" } else { "bare" }.to_owned())
                aria-busy=board.read(|scene| scene.busy.to_string())
                aria-rowcount=board.read(|scene| scene.row_count.clone())
            >
                <caption tabindex="-1" node_ref=board.caption>
                    {board.read(|scene| scene.caption.clone())}
                </caption>
                <thead role="rowgroup">
                    <tr role="row" aria-rowindex="1">
                        {header_cell(board.read(|scene| scene.words.get(Key::TapeJob).to_owned()))}
                        {header_cell(board.read(|scene| scene.words.get(Key::LinkedJob).to_owned()))}
                    </tr>
                </thead>
                <tbody role="rowgroup">
                    {move || {
                        let slots = board.slots.get();
                        slots.into_iter().map(|slot| move || slot.with(row)).collect::<Vec<_>>()
                    }}
                    {move || board.scene.with(skeleton)}
                </tbody>
            </table>
        </div>
    }
}

pub fn has_rows(scene: &Scene) -> bool {
    matches!(scene.body, BodyText::Skeleton(_) | BodyText::Rows(_))
}

/// Sorting is the element's tools'.
#[cfg(not(feature = "element"))]
fn header_cell(title: impl Fn() -> String + Clone + Send + 'static) -> impl IntoView {
    view! {
        <th scope="col" role="columnheader" part="header-cell">
            {title}
        </th>
    }
}

#[cfg(feature = "element")]
fn header_cell(title: impl Fn() -> String + Clone + Send + 'static) -> impl IntoView {
    view! {
        <th scope="col" role="columnheader" part="header-cell">
            <button type="button" class="sort" part="sort">
                {title}
            </button>
        </th>
    }
}

fn row(row: &RowText) -> Option<impl IntoView + use<>> {
    // A slot to spare has no number.
    (row.index > 0).then(|| match &row.group {
        Some(group) => Either::Left(heading(group)),
        None => Either::Right(link(row)),
    })
}

fn link(row: &RowText) -> impl IntoView + use<> {
    view! {
        <tr part="row" role="row" aria-rowindex=row.index.to_string()>
            <th scope="row" role="rowheader" part="cell">
                {cell(&row.job)}
            </th>
            <td role="cell" part="cell">
                {cell(&row.linked_job)}
                {tool("copy-row", row.copy)}
                <span class="mark">{row.repeat}</span>
            </td>
        </tr>
    }
}

fn heading(group: &Group) -> impl IntoView + use<> {
    view! {
        <tr class="heading-row" part="group" role="row">
            <th colspan="2" role="rowheader" part="cell">
                <button
                    type="button"
                    class="group"
                    aria-expanded=group.is_open.to_string()
                    data-key=group.key.to_string()
                >
                    <span>{group.title.to_string()}</span>
                </button>
                <span class="about">{group.note.to_string()}</span>
            </th>
        </tr>
    }
}

fn cell(cell: &Cell) -> impl IntoView + use<> {
    let is_uid = cell.kind == CellKind::Uid;
    view! {
        {cell.name.clone().map(named)}
        <span part="uid" class=cell.kind.name()>
            {cell.text.to_string()}
        </span>
        {is_uid.then(|| tool("copy", cell.copy))}
        {(is_uid && !cell.open.is_empty()).then(|| tool("open", cell.open))}
        <span class="mark">{cell.mark}</span>
    }
}

/// A button that the shell hears: one listener serves all rows.
fn tool(part: &'static str, name: &'static str) -> impl IntoView {
    view! { <button type="button" class="tool" part=part aria-label=name title=name></button> }
}

fn named(name: Name) -> impl IntoView {
    let Name { name, state, tone, about, exact } = name;
    view! {
        <span class="named">
            <span class="name" part="name">
                {name.to_string()}
            </span>
            <span class="state" part="job-status" data-tone=tone.to_string()>
                {state.to_string()}
            </span>
            <span class="about" title=exact.to_string()>
                {about.to_string()}
            </span>
        </span>
    }
}

fn skeleton(scene: &Scene) -> impl IntoView + use<> {
    let rows = match scene.body {
        BodyText::Skeleton(rows) => rows,
        _ => 0,
    };
    let bar = || view! { <td><span class=String::from("bar")></span></td> };
    (0..rows)
        .map(|_| {
            view! {
                <tr part="skeleton" class="skeleton" aria-hidden="true">
                    {bar()}
                    {bar()}
                </tr>
            }
        })
        .collect::<Vec<_>>()
}
