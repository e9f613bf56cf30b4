//! The heading, the range, the four buttons, the page size and Refresh.

use super::icon::{FIRST, LAST, NEXT, PAUSE, PREVIOUS, REFRESH, RESUME, icon};
use super::node::{Node, Value, element, words};
use crate::session::Press;
use crate::text::{Key, Scene};

pub fn toolbar(scene: &Scene) -> Node {
    let pause = scene.refresh.map(|(name, pauses)| {
        let icon = if pauses { PAUSE } else { RESUME };
        button(name, "pause", icon, Press::PauseRefresh(pauses), Reach::Open)
    });
    element(
        "div|class=toolbar|part=toolbar",
        vec![("data-paper", scene.paper.clone().into())],
        vec![
            element(
                "span|class=heading|part=heading|aria-hidden=true",
                vec![],
                words(&scene.caption),
            ),
            pages(scene),
            page_size(scene),
            pause.into(),
            button(scene.words.get(Key::Refresh), "refresh", REFRESH, Press::Refresh, Reach::Open),
        ],
    )
}

fn pages(scene: &Scene) -> Node {
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
        button(scene.words.get(key), part, icon, press, reach)
    };
    let (label, range, widest) = pager
        .map(|pager| (pager.label.clone(), pager.range.clone(), pager.widest.clone()))
        .unwrap_or_default();
    element(
        "nav|class=pager|part=pager",
        vec![("aria-label", label.into()), ("hidden", pager.is_none().into())],
        vec![
            element(
                "span|class=range|part=range",
                vec![("data-widest", widest.into())],
                vec![range.into()],
            ),
            turn(Key::FirstPage, "first", FIRST, Press::First, to.first),
            turn(Key::PreviousPage, "previous", PREVIOUS, Press::Previous, to.previous),
            turn(Key::NextPage, "next", NEXT, Press::Next, to.next),
            turn(Key::LastPage, "last", LAST, Press::Last, to.last),
        ],
    )
}

/// Whether a button leads anywhere. It is never `disabled`: that would take its focus.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Reach {
    Open,
    Closed,
    Unknown,
}

/// A button with an icon for a face.
fn button(
    name: &'static str,
    part: &'static str,
    path: &'static str,
    press: Press,
    reach: Reach,
) -> Node {
    let closed = if reach == Reach::Closed { "true".into() } else { Value::Absent };
    element(
        "button|type=button|class=turn",
        vec![
            ("part", part.into()),
            ("aria-label", name.into()),
            ("title", name.into()),
            ("aria-disabled", closed),
            ("hidden", (reach == Reach::Unknown).into()),
            ("data-press", press.name().into()),
        ],
        vec![icon(path)],
    )
}

fn page_size(scene: &Scene) -> Node {
    let option = |(size, text): &(u32, String)| {
        element("option", vec![("value", size.to_string().into())], words(text))
    };
    let size = scene.page_size.to_string().into();
    element(
        "label|class=size",
        vec![],
        vec![
            element("span", vec![], vec![scene.words.get(Key::RowsPerPage).into()]),
            element(
                "select|part=page-size",
                vec![("value", Value::Chosen(size))],
                scene.page_sizes.iter().map(option).collect(),
            ),
        ],
    )
}
