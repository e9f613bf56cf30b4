//! The whole widget but for its rows, from the toolbar down.

use super::node::{Node, Value, element, words};
use super::notices::{notices, status};
use super::pager::toolbar;
use super::table::{has_rows, table};
use crate::session::HostState;
use crate::text::{BodyText, Key, Scene};

pub fn widget(scene: &Scene) -> Node {
    let style = |text: &str| Value::Style(css_string(text).into());
    let as_of = element(
        "span|class=as-of|aria-hidden=true",
        vec![("data-blank", scene.keeps_place.into())],
        words(&scene.as_of),
    );
    let mut all = vec![
        toolbar(scene),
        status(scene),
        element("div|class=extras|part=tools", vec![], vec![as_of]),
    ];
    all.extend(notices(scene));
    all.push(table(scene));
    element(
        "div",
        vec![
            ("class", class(scene).into()),
            ("--_job-label", style(scene.words.get(Key::TapeJob))),
            ("--_linked-label", style(scene.words.get(Key::LinkedJob))),
        ],
        all,
    )
}

fn class(scene: &Scene) -> String {
    let busy = if scene.busy { " busy" } else { "" };
    let stale = if scene.busy && scene.stale { " stale" } else { "" };
    let rows = if has_rows(scene) { " with-rows" } else { "" };
    let empty = if scene.state == HostState::Empty { " empty" } else { "" };
    let alone = if scene.body == BodyText::Alert { " alone" } else { "" };
    ["frame", busy, stale, rows, empty, alone].concat()
}

/// A label that narrow styles put beside each cell.
fn css_string(text: &str) -> String {
    ["\"", &text.replace('\\', "\\\\").replace('"', "\\\""), "\""].concat()
}
