//! What is drawn, as data, and the one piece of code that draws it.
//!
//! Leptos would compile a builder and a differ for each shape of markup: two thirds of what its
//! share of the core weighed. One type for every shape has one of each.

use std::borrow::Cow;
use wasm_bindgen::JsCast;
use web_sys::{Document, HtmlElement, HtmlSelectElement};

/// A text that is known, or was made.
pub type Text = Cow<'static, str>;

/// A piece of a picture.
pub enum Node {
    /// Nothing, in a place where there is something at other times.
    Nothing,
    /// Words.
    Words(Text),
    /// An element.
    Element(Element),
}

/// An element, with its attributes and what is in it. Both stand in the same places from one
/// picture to the next.
pub struct Element {
    /// Its tag, and the attributes that always say the same: `button|type=button|class=turn`.
    shape: &'static str,
    attributes: Vec<(&'static str, Value)>,
    children: Vec<Node>,
}

impl Element {
    /// Whether it differs in no more than what its attributes say, and in what is in it.
    fn is_like(&self, other: &Self) -> bool {
        let names = self.attributes.iter().map(|(name, _)| name);
        self.shape == other.shape && names.eq(other.attributes.iter().map(|(name, _)| name))
    }
}

/// What an attribute says. None is markup: a Trusted Types policy has nothing to forbid.
#[derive(PartialEq)]
pub enum Value {
    /// The attribute is not there.
    Absent,
    /// It is there, and says this.
    Text(Text),
    /// No attribute but a custom property, set by the CSSOM: a policy forbids `style=""`.
    Style(Text),
    /// No attribute but what a `<select>` shows.
    Chosen(Text),
}

impl From<&'static str> for Value {
    fn from(text: &'static str) -> Self {
        Self::Text(Text::Borrowed(text))
    }
}

impl From<String> for Value {
    fn from(text: String) -> Self {
        Self::Text(Text::Owned(text))
    }
}

impl Value {
    /// An attribute that says which of the two it is.
    pub fn truth(is: bool) -> Self {
        Self::from(if is { "true" } else { "false" })
    }
}

impl From<bool> for Value {
    /// An attribute whose presence says it all.
    fn from(there: bool) -> Self {
        if there { Self::from("") } else { Self::Absent }
    }
}

impl From<&'static str> for Node {
    fn from(words: &'static str) -> Self {
        Self::Words(Text::Borrowed(words))
    }
}

impl From<String> for Node {
    fn from(words: String) -> Self {
        Self::Words(Text::Owned(words))
    }
}

impl From<Option<Node>> for Node {
    fn from(node: Option<Node>) -> Self {
        node.unwrap_or(Self::Nothing)
    }
}

/// Words that come from elsewhere, alone in an element.
pub fn words(text: &str) -> Vec<Node> {
    vec![text.to_owned().into()]
}

/// An element of a shape: its tag, and the attributes that always say the same, as in
/// `button|type=button|class=turn`. One text weighs less than what sets each attribute.
pub fn element(
    shape: &'static str,
    attributes: Vec<(&'static str, Value)>,
    children: Vec<Node>,
) -> Node {
    Node::Element(Element { shape, attributes, children })
}

/// A piece of a picture that is drawn.
pub struct Drawn {
    node: Node,
    dom: Option<web_sys::Node>,
    children: Vec<Drawn>,
}

impl Drawn {
    /// Draws `node` into `parent`, before `next` or at the end.
    pub fn new(
        node: Node,
        parent: &web_sys::Node,
        next: Option<&web_sys::Node>,
        document: &Document,
    ) -> Self {
        let drawn = Self::make(node, document);
        if let Some(dom) = &drawn.dom {
            let _put = parent.insert_before(dom, next);
        }
        drawn
    }

    /// Draws `node` in its place, changing no more than differs. What others put there stays.
    pub fn redraw(
        &mut self,
        node: Node,
        parent: &web_sys::Node,
        next: Option<&web_sys::Node>,
        document: &Document,
    ) {
        match (&mut self.node, node, &self.dom) {
            (Node::Nothing, Node::Nothing, _) => {}
            (Node::Words(was), Node::Words(words), Some(dom)) => {
                if *was != words {
                    dom.set_node_value(Some(&words));
                    *was = words;
                }
            }
            (Node::Element(was), Node::Element(element), Some(dom)) if was.is_like(&element) => {
                redraw_all(&mut self.children, element.children, dom, document);
                for (was, (name, value)) in was.attributes.iter_mut().zip(element.attributes) {
                    if was.1 != value {
                        set(dom, name, &value);
                        *was = (name, value);
                    }
                }
            }
            (_, node, _) => {
                let other = Self::new(node, parent, next, document);
                std::mem::replace(self, other).erase();
            }
        }
    }

    /// Its place in the document.
    pub fn dom(&self) -> Option<&web_sys::Node> {
        self.dom.as_ref()
    }

    /// Takes it out of the document.
    pub fn erase(self) {
        if let Some(dom) = &self.dom
            && let Some(parent) = dom.parent_node()
        {
            let _removed = parent.remove_child(dom);
        }
    }

    fn make(node: Node, document: &Document) -> Self {
        let (dom, children) = match &node {
            Node::Nothing => (None, Vec::new()),
            Node::Words(words) => (Some(document.create_text_node(words).into()), Vec::new()),
            Node::Element(element) => {
                (shaped(element.shape, document).map(web_sys::Node::from), Vec::new())
            }
        };
        let mut drawn = Self { node, dom, children };
        if let (Node::Element(element), Some(dom)) = (&mut drawn.node, &drawn.dom) {
            let children = std::mem::take(&mut element.children);
            redraw_all(&mut drawn.children, children, dom, document);
            // After the children: a `<select>` shows one of them.
            for (name, value) in &element.attributes {
                if *value != Value::Absent {
                    set(dom, name, value);
                }
            }
        }
        drawn
    }
}

/// Draws `nodes` in the places of `drawn`, all of them in `parent`.
pub fn redraw_all(
    drawn: &mut Vec<Drawn>,
    nodes: Vec<Node>,
    parent: &web_sys::Node,
    document: &Document,
) {
    while drawn.len() > nodes.len() {
        drawn.pop().into_iter().for_each(Drawn::erase);
    }
    let there = drawn.len();
    for (place, node) in nodes.into_iter().enumerate() {
        if place < there {
            let (until, later) = drawn.split_at_mut(place + 1);
            let next = later.iter().find_map(|it| it.dom.as_ref());
            until[place].redraw(node, parent, next, document);
        } else {
            drawn.push(Drawn::new(node, parent, None, document));
        }
    }
}

/// An element with the attributes that always say the same.
fn shaped(shape: &str, document: &Document) -> Option<web_sys::Element> {
    let mut parts = shape.split('|');
    let tag = parts.next()?;
    let namespace = match tag {
        "svg" | "path" => "http://www.w3.org/2000/svg",
        _ => "http://www.w3.org/1999/xhtml",
    };
    let made = document.create_element_ns(Some(namespace), tag).ok()?;
    for (name, says) in parts.filter_map(|part| part.split_once('=')) {
        let _set = made.set_attribute(name, says);
    }
    Some(made)
}

fn set(dom: &web_sys::Node, name: &str, value: &Value) {
    let element: &HtmlElement = dom.unchecked_ref();
    match value {
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
