//! What is said beside the rows, and in their place.

use super::board::Board;
use super::icon::{WARNING, icon};
use crate::session::Press;
use crate::text::{AlertText, BodyText, Key, Scene};
use leptos::prelude::*;

/// What is said aloud. The last words stay; equal ones are made to differ, or nobody would hear
/// them.
pub fn status(scene: &Scene) -> String {
    let tail = if scene.status.serial.is_multiple_of(2) { "" } else { "\u{a0}" };
    [&scene.status.text, tail].concat()
}

/// The wait, once it is long, with a way out.
pub fn waiting(board: Board, scene: &Scene) -> impl IntoView + use<> {
    scene.waiting.clone().map(|text| {
        view! {
            <div class="waiting">
                <span>{text}</span>
                {action(board, scene.words.get(Key::Cancel), None, Press::Cancel)}
            </div>
        }
    })
}

/// What went wrong, what to do, and Retry.
pub fn alert(board: Board, scene: &Scene) -> impl IntoView + use<> {
    scene.alert.as_ref().map(|alert| {
        let AlertText { what, next, server, retry, details } = alert.clone();
        view! {
            {icon(WARNING)}
            <div class="words">
                {paragraph("what", what)}
                {paragraph("next", next)}
                {paragraph("server", server)}
            </div>
            <div class="actions">
                {details.map(|name| action(board, name, None, Press::CopyDetails))}
                {retry.map(|name| action(board, name, Some("retry"), Press::Retry))}
            </div>
        }
    })
}

/// That the list changed while it was paged through.
pub fn drift(board: Board, scene: &Scene) -> impl IntoView + use<> {
    scene.drift.clone().map(|(text, start_again)| {
        view! {
            <div class="waiting drift">
                <span>{text}</span>
                {action(board, start_again, None, Press::StartAgain)}
            </div>
        }
    })
}

/// What is off with the rows that are shown all the same.
pub fn notes(scene: &Scene) -> impl IntoView + use<> {
    (!scene.notes.is_empty()).then(|| {
        let items: Vec<_> =
            scene.notes.iter().map(|note| view! { <li>{note.clone()}</li> }).collect();
        view! { <ul class="notes">{items}</ul> }
    })
}

/// A calm sentence in place of rows.
pub fn message(board: Board, scene: &Scene) -> impl IntoView + use<> {
    let (title, text, retry) = match scene.body {
        BodyText::Message(title, text) => (title, text, None),
        BodyText::Stopped(title, text, retry) => (title, text, Some(retry)),
        BodyText::Skeleton(_) | BodyText::Rows(_) | BodyText::Alert => return None,
    };
    Some(view! {
        <div class="message">
            {paragraph("what", title.to_owned())}
            {paragraph("next", text.to_owned())}
            {retry.map(|name| action(board, name, Some("retry"), Press::Retry))}
        </div>
    })
}

fn paragraph(class: &'static str, text: String) -> impl IntoView {
    view! { <p class=class>{text}</p> }
}

fn action(
    board: Board,
    name: &'static str,
    part: Option<&'static str>,
    press: Press,
) -> impl IntoView {
    view! {
        <button type="button" class="action" part=part on:click=move |_| board.press(press)>
            {name}
        </button>
    }
}
