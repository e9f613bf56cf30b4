//! The whole widget, from the toolbar down to the rows.

use super::board::Board;
use super::notices::{alert, drift, message, notes, status, waiting};
use super::pager::toolbar;
use super::table::{has_rows, table};
use crate::session::HostState;
use crate::text::{BodyText, Key, Scene};
use leptos::prelude::*;

pub fn widget(board: Board) -> impl IntoView {
    let scene = board.scene;
    view! {
        <div
            class=board.read(class)
            style=("--_job-label", board.read(|scene| css_string(scene.words.get(Key::TapeJob))))
            style=("--_linked-label", board.read(|scene| css_string(scene.words.get(Key::LinkedJob))))
            style=("--_paper", board.read(|scene| css_string(&scene.paper)))
        >
            {move || scene.with(|scene| top(board, scene))}
            <div class="extras" part="tools">
                <span class="as-of" aria-hidden="true">
                    {board.read(|scene| scene.as_of.clone())}
                </span>
            </div>
            {move || scene.with(|scene| notices(board, scene))}
            {table(board)}
        </div>
    }
}

fn top(board: Board, scene: &Scene) -> impl IntoView + use<> {
    view! {
        {toolbar(board, scene)}
        <div class="status" role="status" part="status">
            {status(scene)}
        </div>
    }
}

fn notices(board: Board, scene: &Scene) -> impl IntoView + use<> {
    view! {
        {waiting(board, scene)}
        <div class="alert" role="alert" part="alert">
            {alert(board, scene)}
        </div>
        <div aria-live="polite">{drift(board, scene)} {notes(scene)}</div>
        {message(board, scene)}
    }
}

fn class(scene: &Scene) -> String {
    let busy = if scene.busy { " busy" } else { "" };
    let stale = if scene.stale { " stale" } else { "" };
    let rows = if has_rows(scene) { " with-rows" } else { "" };
    let empty = if scene.state == HostState::Empty { " empty" } else { "" };
    let alone = if scene.body == BodyText::Alert { " alone" } else { "" };
    ["frame", busy, stale, rows, empty, alone].concat()
}

/// A label that narrow styles put beside each cell.
fn css_string(text: &str) -> String {
    ["\"", &text.replace('\\', "\\\\").replace('"', "\\\""), "\""].concat()
}
