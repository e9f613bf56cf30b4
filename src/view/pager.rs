//! The heading, the range, the four buttons, the page size and Refresh.

use super::board::Board;
use super::icon::{FIRST, LAST, NEXT, PAUSE, PREVIOUS, REFRESH, RESUME, icon};
use crate::session::Press;
use crate::text::{Key, Scene};
use leptos::prelude::*;

pub fn toolbar(board: Board, scene: &Scene) -> impl IntoView + use<> {
    view! {
        <div class="toolbar" part="toolbar">
            <span class="heading" part="heading" aria-hidden="true">{scene.caption.clone()}</span>
            {pages(board, scene)}
            {page_size(board, scene)}
            {scene.refresh.map(|(name, pauses)| {
                let icon = if pauses { PAUSE } else { RESUME };
                let press = Press::PauseRefresh(pauses);
                button(board, Button { name, part: "pause", icon, press }, Reach::Open)
            })}
            {button(
                board,
                Button {
                    name: scene.words.get(Key::Refresh),
                    part: "refresh",
                    icon: REFRESH,
                    press: Press::Refresh,
                },
                Reach::Open,
            )}
        </div>
    }
}

fn pages(board: Board, scene: &Scene) -> impl IntoView + use<> {
    let pager = scene.pager.as_ref();
    let to = pager.map(|pager| pager.buttons).unwrap_or_default();
    let turn = |key: Key, part, icon, press, target: Option<u64>| {
        let reach = match target {
            _ if press == Press::Last && pager.is_some_and(|pager| !pager.knows_last) => {
                Reach::Unknown
            }
            Some(_) => Reach::Open,
            None => Reach::Closed,
        };
        button(board, Button { name: scene.words.get(key), part, icon, press }, reach)
    };
    view! {
        <nav
            class="pager"
            part="pager"
            aria-label=pager.map_or_else(String::new, |pager| pager.label.clone())
            hidden=pager.is_none()
        >
            <span class="range" part="range">
                {pager.map_or_else(String::new, |pager| pager.range.clone())}
            </span>
            {turn(Key::FirstPage, "first", FIRST, Press::First, to.first)}
            {turn(Key::PreviousPage, "previous", PREVIOUS, Press::Previous, to.previous)}
            {turn(Key::NextPage, "next", NEXT, Press::Next, to.next)}
            {turn(Key::LastPage, "last", LAST, Press::Last, to.last)}
        </nav>
    }
}

/// A button with an icon for a face.
#[derive(Clone, Copy)]
struct Button {
    name: &'static str,
    part: &'static str,
    icon: &'static str,
    press: Press,
}

/// Whether a button leads anywhere. It is never `disabled`: that would take its focus.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Reach {
    Open,
    Closed,
    Unknown,
}

fn button(board: Board, button: Button, reach: Reach) -> impl IntoView + use<> {
    let Button { name, part, icon: path, press } = button;
    view! {
        <button
            type="button"
            class="turn"
            part=part
            aria-label=name
            title=name
            aria-disabled=(reach == Reach::Closed).then_some("true")
            hidden=reach == Reach::Unknown
            on:click=move |_| board.press(press)
        >
            {icon(path)}
        </button>
    }
}

fn page_size(board: Board, scene: &Scene) -> impl IntoView + use<> {
    let options: Vec<_> = scene
        .page_sizes
        .iter()
        .map(|(size, text)| view! { <option value=size.to_string()>{text.clone()}</option> })
        .collect();
    view! {
        <label class="size">
            <span>{scene.words.get(Key::RowsPerPage)}</span>
            <select
                part="page-size"
                on:change:target=move |event| {
                    if let Ok(size) = event.target().value().parse() {
                        board.press(Press::PageSize(size));
                    }
                }
                prop:value=scene.page_size.to_string()
            >
                {options}
            </select>
        </label>
    }
}
