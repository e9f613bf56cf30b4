//! What draws with: a document to make things in, and words that are put down all at once.

use js_sys::JsString;
use std::cell::RefCell;
use wasm_bindgen::prelude::*;
use web_sys::{Document, Node};

/// No words that are put down together have it in them.
const BETWEEN: char = '\n';
/// So few words are put down one by one.
const FEW: usize = 4;

/// Makes nodes, and changes their words.
pub struct Pen {
    pub document: Document,
    later: RefCell<(Vec<Node>, String)>,
}

#[wasm_bindgen]
extern "C" {
    /// Text in a document, which takes words that are the browser's already.
    type Words;

    #[wasm_bindgen(method, setter)]
    fn set_data(this: &Words, words: &JsValue);
}

impl Pen {
    pub fn new(document: Document) -> Self {
        Self { document, later: RefCell::default() }
    }

    /// Gives a text other words once all is drawn; at once if a line ends in them.
    pub fn reword(&self, node: &Node, words: &str) {
        if words.contains(BETWEEN) {
            node.set_node_value(Some(words));
            return;
        }
        let mut later = self.later.borrow_mut();
        later.0.push(node.clone());
        later.1.push_str(words);
        later.1.push(BETWEEN);
    }

    /// Puts down what is left to put down. Each text on its own would be decoded on its own, which
    /// takes longer than all else that is done with it.
    pub fn finish(&self) {
        let (nodes, words) = self.later.take();
        if nodes.len() <= FEW {
            for (node, words) in nodes.iter().zip(words.split(BETWEEN)) {
                node.set_node_value(Some(words));
            }
            return;
        }
        let words = JsString::from(words).split(&String::from(BETWEEN));
        for (node, words) in nodes.iter().zip(words.iter()) {
            node.unchecked_ref::<Words>().set_data(&words);
        }
    }
}
