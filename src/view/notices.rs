//! What is said beside the rows, and in their place.

use super::icon::{WARNING, icon};
use super::node::{Node, element, words};
use crate::session::Press;
use crate::text::{BodyText, Key, Scene};

/// All of it, from the wait to the sentence in place of rows.
pub fn notices(scene: &Scene) -> Vec<Node> {
    vec![
        waiting(scene),
        element("div|class=alert|role=alert|part=alert", vec![], alert(scene)),
        element("div|aria-live=polite", vec![], vec![drift(scene), notes(scene)]),
        message(scene),
    ]
}

/// What is said aloud. The last words stay; equal ones are made to differ, or nobody would hear
/// them.
pub fn status(scene: &Scene) -> Node {
    let tail = if scene.status.serial.is_multiple_of(2) { "" } else { "\u{a0}" };
    element(
        "div|class=status|role=status|part=status",
        vec![],
        vec![[&scene.status.text, tail].concat().into()],
    )
}

/// The wait, once it is long, with a way out.
fn waiting(scene: &Scene) -> Node {
    let cancel = || action(scene.words.get(Key::Cancel), Press::Cancel);
    let text = scene.waiting.as_ref();
    text.map(|text| bar("waiting", text, cancel())).into()
}

/// That the list changed while it was paged through.
fn drift(scene: &Scene) -> Node {
    let drift = scene.drift.as_ref();
    drift.map(|(text, again)| bar("waiting drift", text, action(again, Press::StartAgain))).into()
}

fn bar(class: &'static str, text: &str, action: Node) -> Node {
    let said = element("span", vec![], words(text));
    element("div", vec![("class", class.into())], vec![said, action])
}

/// What went wrong, what to do, and Retry.
fn alert(scene: &Scene) -> Vec<Node> {
    let Some(alert) = &scene.alert else { return Vec::new() };
    let words = vec![
        paragraph("what", &alert.what),
        paragraph("next", &alert.next),
        paragraph("server", &alert.server),
    ];
    let actions = vec![
        alert.details.map(|name| action(name, Press::CopyDetails)).into(),
        alert.retry.map(|name| action(name, Press::Retry)).into(),
    ];
    vec![
        icon(WARNING),
        element("div|class=words", vec![], words),
        element("div|class=actions", vec![], actions),
    ]
}

/// What is off with the rows that are shown all the same.
fn notes(scene: &Scene) -> Node {
    let item = |note: &String| element("li", vec![], words(note));
    let items: Vec<_> = scene.notes.iter().map(item).collect();
    let is_there = !items.is_empty();
    is_there.then(|| element("ul|class=notes", vec![], items)).into()
}

/// A calm sentence in place of rows.
fn message(scene: &Scene) -> Node {
    let (title, text, retry) = match scene.body {
        BodyText::Message(title, text) => (title, text, None),
        BodyText::Stopped(title, text, retry) => (title, text, Some(retry)),
        BodyText::Skeleton(_) | BodyText::Rows(_) | BodyText::Alert => return Node::Nothing,
    };
    let retry = retry.map(|name| action(name, Press::Retry));
    let said = vec![paragraph("what", title), paragraph("next", text), retry.into()];
    element("div|class=message", vec![], said)
}

fn paragraph(class: &'static str, text: &str) -> Node {
    element("p", vec![("class", class.into())], words(text))
}

fn action(name: &'static str, press: Press) -> Node {
    let part = if press == Press::Retry { "retry".into() } else { false.into() };
    element(
        "button|type=button|class=action",
        vec![("part", part), ("data-press", press.name().into())],
        vec![name.into()],
    )
}
