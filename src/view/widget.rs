//! The whole widget, from the toolbar down to the rows.

use super::board::Board;
use super::notices::{alert, drift, message, notes, status, waiting};
use super::pager::toolbar;
use super::table::table;
use crate::text::{BodyText, Key, Scene};
use leptos::prelude::*;

pub fn widget(board: Board) -> impl IntoView {
    let scene = board.scene;
    view! {
        <div
            class=board.read(class)
            style=("--_job-label", css_string(Key::TapeJob.english()))
            style=("--_linked-label", css_string(Key::LinkedJob.english()))
        >
            {move || scene.with(|scene| toolbar(board, scene))}
            <div class="status" role="status" part="status">
                {board.read(status)}
            </div>
            {move || scene.with(|scene| waiting(board, scene))}
            <div class="alert" role="alert" part="alert">
                {move || scene.with(|scene| alert(board, scene))}
            </div>
            {move || scene.with(|scene| drift(board, scene))}
            {move || scene.with(notes)}
            {table(board)}
            {move || scene.with(|scene| message(board, scene))}
        </div>
    }
}

fn class(scene: &Scene) -> String {
    let busy = if scene.busy { " busy" } else { "" };
    let stale = if scene.stale { " stale" } else { "" };
    let alone = if scene.body == BodyText::Alert { " alone" } else { "" };
    ["frame", busy, stale, alone].concat()
}

/// A label that narrow styles put beside each cell.
fn css_string(text: &str) -> String {
    ["\"", &text.replace('\\', "\\\\").replace('"', "\\\""), "\""].concat()
}
