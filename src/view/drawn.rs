//! The one piece of code that draws.

use super::node::{Node, Value};
use super::pen::Pen;
use super::table::{TEXTS, row};
use crate::text::RowText;
use std::cell::OnceCell;
use wasm_bindgen::prelude::*;
use web_sys::{HtmlElement, HtmlSelectElement};

/// What was drawn.
pub struct Drawn {
    node: Node,
    /// Its place in the document. In the copy of what was drawn it is looked up when something there
    /// changes, which for most of a row is never.
    dom: OnceCell<web_sys::Node>,
    children: Vec<Self>,
}

/// Where something is drawn, and what it is in.
#[derive(Clone, Copy)]
pub struct Place<'a> {
    dom: &'a OnceCell<web_sys::Node>,
    parent: Option<&'a Self>,
    /// The nodes before it there.
    before: u32,
}

impl<'a> Place<'a> {
    /// One that is known.
    pub fn known(dom: &'a OnceCell<web_sys::Node>) -> Self {
        Self { dom, parent: None, before: 0 }
    }

    fn get(&self) -> Option<&web_sys::Node> {
        if self.dom.get().is_none()
            && let Some(dom) = self.parent.and_then(|parent| parent.child(self.before))
        {
            let _known = self.dom.set(dom);
        }
        self.dom.get()
    }

    fn child(&self, before: u32) -> Option<web_sys::Node> {
        self.get()?.child_nodes().item(before)
    }
}

impl Drawn {
    fn new(node: Node, pen: &Pen) -> Self {
        if let Node::Row(text) = &node {
            let spelt = Self::new(row(text), pen);
            return Self { node, ..spelt };
        }
        let dom = match &node {
            Node::Nothing | Node::Row(_) => None,
            Node::Words(words) => Some(pen.document.create_text_node(words).into()),
            Node::Element(element) => shaped(element.shape, pen).map(web_sys::Node::from),
        };
        let dom = dom.map_or_else(OnceCell::new, OnceCell::from);
        let mut drawn = Self { node, dom, children: Vec::new() };
        if let Node::Element(element) = &mut drawn.node {
            let children = std::mem::take(&mut element.children);
            let place = Place::known(&drawn.dom);
            redraw_all(&mut drawn.children, children, place, pen);
            // What speaks is put into the page with all of its words.
            pen.finish();
            // After the children: a `<select>` shows one of them.
            for (name, value) in &element.attributes {
                if *value != Value::Absent {
                    set(place, name, value);
                }
            }
        }
        drawn
    }

    /// A copy of what is drawn, if `node` is like it. Not of a style: there a policy may forbid it.
    fn copy_for(&self, node: &Node, pen: &Pen) -> Option<Self> {
        let is_style = |(_, value): &(&str, Value)| matches!(value, Value::Style(_));
        let is_like = match (&self.node, node) {
            (Node::Element(was), Node::Element(element)) => {
                was.is_like(element) && !was.attributes.iter().any(is_style)
            }
            (Node::Row(was), Node::Row(row)) => was.is_like(row),
            _ => false,
        };
        let dom = self.dom.get().filter(|_| is_like)?;
        // Or the copy would have words that it is not known to have.
        pen.finish();
        let dom = dom.clone_node_with_deep(true).ok()?;
        Some(Self { dom: OnceCell::from(dom), ..self.copy() })
    }

    fn copy(&self) -> Self {
        let children = self.children.iter().map(Self::copy).collect();
        Self { node: self.node.clone(), dom: OnceCell::new(), children }
    }

    /// Draws `node` in its place, changing no more than differs. What others put there stays.
    fn redraw(&mut self, node: Node, place: Place<'_>, later: &[Self], pen: &Pen) {
        let here = Place { dom: &self.dom, ..place };
        match (&mut self.node, node) {
            (Node::Nothing, Node::Nothing) => {}
            (Node::Words(was), Node::Words(words)) => {
                if *was != words {
                    if let Some(dom) = here.get() {
                        pen.reword(dom, &words);
                    }
                    *was = words;
                }
            }
            (Node::Element(was), Node::Element(element)) if was.is_like(&element) => {
                redraw_all(&mut self.children, element.children, here, pen);
                for (was, (name, value)) in was.attributes.iter_mut().zip(element.attributes) {
                    if was.1 != value {
                        set(here, name, &value);
                        *was = (name, value);
                    }
                }
            }
            (Node::Row(was), Node::Row(text)) if was.is_like(&text) => {
                reword(was, text, &mut self.children, here, pen);
            }
            (Node::Row(was), Node::Row(text)) => {
                self.node = row(was);
                self.redraw(row(&text), place, later, pen);
                self.node = Node::Row(text);
            }
            (_, node) => {
                self.erase(place);
                *self = Self::new(node, pen);
                let next = later.iter().find(|it| it.is_there());
                let next = next
                    .and_then(|it| it.dom().cloned().or_else(|| place.parent?.child(place.before)));
                self.put(place.parent, next.as_ref());
            }
        }
    }

    fn put(&self, parent: Option<&Place<'_>>, next: Option<&web_sys::Node>) {
        if let (Some(parent), Some(dom)) = (parent.and_then(Place::get), self.dom()) {
            let _put = parent.insert_before(dom, next);
        }
    }

    /// Takes it out of the document.
    fn erase(&self, place: Place<'_>) {
        let here = Place { dom: &self.dom, ..place };
        if self.is_there()
            && let (Some(dom), Some(parent)) = (here.get(), place.parent.and_then(Place::get))
        {
            let _removed = parent.remove_child(dom);
        }
    }

    fn is_there(&self) -> bool {
        !matches!(self.node, Node::Nothing)
    }

    /// How many nodes it is among its parent's.
    fn many(&self) -> u32 {
        self.is_there().into()
    }

    /// Its place in the document, unless nobody has looked it up yet.
    pub fn dom(&self) -> Option<&web_sys::Node> {
        self.dom.get()
    }
}

#[wasm_bindgen]
extern "C" {
    /// An element that has its number without a detour over texts.
    type Row;

    #[wasm_bindgen(method, setter, js_name = ariaRowIndex)]
    fn set_index(this: &Row, index: f64);
}

/// Draws a row that differs in its number and its texts alone.
#[expect(clippy::cast_precision_loss, reason = "no browser counts farther")]
fn reword(was: &mut RowText, text: RowText, children: &mut [Drawn], here: Place<'_>, pen: &Pen) {
    if was.index != text.index
        && let Some(dom) = here.get()
    {
        dom.unchecked_ref::<Row>().set_index(text.index as f64);
    }
    let cells = [(&was.job, &text.job), (&was.linked_job, &text.linked_job)];
    for (path, (was, cell)) in TEXTS.iter().zip(cells) {
        if was.text != cell.text {
            redraw_at(children, path, cell.text.to_string().into(), here, pen);
        }
    }
    *was = text;
}

/// Draws what is that deep in `drawn`, all of which is in `parent`.
fn redraw_at(drawn: &mut [Drawn], path: &[usize], node: Node, parent: Place<'_>, pen: &Pen) {
    let [at, rest @ ..] = path else { return };
    let before = drawn.iter().take(*at).map(Drawn::many).sum();
    let place = Place { parent: Some(&parent), before, ..parent };
    match drawn.get_mut(*at) {
        Some(child) if rest.is_empty() => child.redraw(node, place, &[], pen),
        Some(Drawn { dom, children, .. }) => {
            redraw_at(children, rest, node, Place { dom, ..place }, pen);
        }
        None => {}
    }
}

/// Draws `nodes` in the places of `drawn`, all of them in `parent`.
pub fn redraw_all(drawn: &mut Vec<Drawn>, nodes: Vec<Node>, parent: Place<'_>, pen: &Pen) {
    let nowhere = OnceCell::new();
    let mut place = Place { dom: &nowhere, parent: Some(&parent), before: 0 };
    while drawn.len() > nodes.len()
        && let Some(last) = drawn.pop()
    {
        place.before = drawn.iter().map(Drawn::many).sum();
        last.erase(place);
    }
    place.before = 0;
    let there = drawn.len();
    for (at, node) in nodes.into_iter().enumerate() {
        if at < there {
            let (until, later) = drawn.split_at_mut(at + 1);
            until[at].redraw(node, place, later, pen);
        } else {
            // Rows are alike: a copy takes one call where each part of it would take several.
            let copy = drawn.last().and_then(|last| last.copy_for(&node, pen));
            let made = match copy {
                Some(mut copy) => {
                    copy.redraw(node, place, &[], pen);
                    copy
                }
                None => Drawn::new(node, pen),
            };
            made.put(Some(&parent), None);
            drawn.push(made);
        }
        place.before += drawn[at].many();
    }
}

/// An element with the attributes that always say the same.
fn shaped(shape: &str, pen: &Pen) -> Option<web_sys::Element> {
    let mut parts = shape.split('|');
    let tag = parts.next()?;
    let namespace = match tag {
        "svg" | "path" => "http://www.w3.org/2000/svg",
        _ => "http://www.w3.org/1999/xhtml",
    };
    let made = pen.document.create_element_ns(Some(namespace), tag).ok()?;
    for (name, says) in parts.filter_map(|part| part.split_once('=')) {
        let _set = made.set_attribute(name, says);
    }
    Some(made)
}

fn set(place: Place<'_>, name: &str, value: &Value) {
    let Some(dom) = place.get() else { return };
    let element: &HtmlElement = dom.unchecked_ref();
    match value {
        Value::Absent if name.starts_with("--") => {
            let _removed = element.style().remove_property(name);
        }
        Value::Absent => {
            let _removed = element.remove_attribute(name);
        }
        Value::Text(text) => {
            let _set = element.set_attribute(name, text);
        }
        Value::Style(text) => {
            let _set = element.style().set_property(name, text);
        }
        Value::Chosen(text) => dom.unchecked_ref::<HtmlSelectElement>().set_value(text),
    }
}
