//! What is drawn, as data.
//!
//! Leptos would compile a builder and a differ for each shape of markup: two thirds of what its
//! share of the core weighed. One type for every shape has one of each.

use crate::text::RowText;
use std::borrow::Cow;

/// A text that is known, or was made.
pub type Text = Cow<'static, str>;

/// A piece of a picture.
#[derive(Clone)]
pub enum Node {
    /// Nothing, in a place where there is something at other times.
    Nothing,
    /// Words.
    Words(Text),
    /// An element.
    Element(Element),
    /// A row of the table, which is spelt out where more of it changes than its texts.
    Row(RowText),
}

/// An element, with its attributes and what is in it. Both stand in the same places from one
/// picture to the next.
#[derive(Clone)]
pub struct Element {
    /// Its tag, and the attributes that always say the same: `button|type=button|class=turn`.
    pub shape: &'static str,
    pub attributes: Vec<(&'static str, Value)>,
    pub children: Vec<Node>,
}

impl Element {
    /// Whether it differs in no more than what its attributes say, and in what is in it.
    pub fn is_like(&self, other: &Self) -> bool {
        let names = self.attributes.iter().map(|(name, _)| name);
        self.shape == other.shape && names.eq(other.attributes.iter().map(|(name, _)| name))
    }
}

/// What an attribute says. None is markup: a Trusted Types policy has nothing to forbid.
#[derive(Clone, PartialEq)]
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
