//! The table. The roles inside it are spelt out because narrow styles take them from the tags.

use super::board::Board;
use crate::text::{BodyText, Cell, Key, RowText, Scene};
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
                        {header_cell(Key::TapeJob)}
                        {header_cell(Key::LinkedJob)}
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

fn has_rows(scene: &Scene) -> bool {
    matches!(scene.body, BodyText::Skeleton(_) | BodyText::Rows(_))
}

fn header_cell(key: Key) -> impl IntoView {
    view! {
        <th scope="col" role="columnheader" part="header-cell">
            {key.english()}
        </th>
    }
}

fn row(row: &RowText) -> impl IntoView + use<> {
    view! {
        <tr part="row" role="row" aria-rowindex=row.index.to_string()>
            <th scope="row" role="rowheader" part="cell">
                {cell(&row.job)}
            </th>
            <td role="cell" part="cell">
                {cell(&row.linked_job)}
                <span class="mark">{row.repeat}</span>
            </td>
        </tr>
    }
}

fn cell(cell: &Cell) -> impl IntoView + use<> {
    view! {
        <span part="uid" class=cell.kind.name()>
            {cell.text.to_string()}
        </span>
        <span class="mark">{cell.mark}</span>
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
