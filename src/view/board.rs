//! What is drawn on: the border between the driver and what draws.

use super::node::{Drawn, redraw_all};
use super::table::row;
use super::widget::widget;
use crate::session::Press;
use crate::text::{RowText, Scene};
use leptos::mount::mount_to;
use leptos::prelude::*;
use std::any::Any;
use wasm_bindgen::prelude::*;
use web_sys::{Document, Element, Event, HtmlElement, HtmlSelectElement};

/// The signals that the drawing follows.
#[derive(Clone)]
pub struct Board {
    base: HtmlElement,
    scene: RwSignal<Scene>,
    rows: RwSignal<Vec<RowText>>,
}

/// Takes the view and its reactive nodes along when dropped.
pub struct Mounted {
    _view: Box<dyn Any>,
    _presses: Closure<dyn FnMut(Event)>,
    owner: Owner,
}

impl Drop for Mounted {
    fn drop(&mut self) {
        self.owner.cleanup();
    }
}

impl Board {
    /// Mounts the widget, showing `scene`, into `base`.
    pub fn mount(base: HtmlElement, scene: Scene, press: Box<dyn Fn(Press)>) -> (Self, Mounted) {
        // An element has always one: `null` is for documents.
        let document = base.owner_document().unwrap_throw();
        // A root of its own: another element's owner may be current.
        let owner = Owner::new_root(None);
        let (board, view) = owner.with(|| {
            let (scene, rows) = (RwSignal::new(scene), RwSignal::new(Vec::new()));
            let board = Self { base: base.clone(), scene, rows };
            // First: effects need what mounting sets up.
            let mounted = mount_to(base, || ());
            let drawn = draw(&board, document);
            (board, Box::new((mounted, drawn)))
        });
        // One listener serves all controls, as one in the shell serves all rows.
        let presses = Closure::<dyn FnMut(_)>::new(move |event| {
            if let Some(pressed) = pressed(&event) {
                press(pressed);
            }
        });
        if let Some(frame) = board.base.last_element_child() {
            for name in ["click", "change"] {
                let listener = presses.as_ref().unchecked_ref();
                let _added = frame.add_event_listener_with_callback(name, listener);
            }
        }
        (board, Mounted { _view: view, _presses: presses, owner })
    }

    /// Draws another scene.
    pub fn draw(&self, scene: Scene) {
        if self.scene.with_untracked(|drawn| *drawn != scene) {
            self.scene.set(scene);
        }
    }

    /// Draws other rows.
    pub fn draw_rows(&self, rows: Vec<RowText>) {
        if self.rows.with_untracked(|drawn| *drawn != rows) {
            self.rows.set(rows);
        }
    }

    /// Moves focus to the caption.
    pub fn focus_caption(&self) {
        if let Some(caption) = self.find::<HtmlElement>("caption") {
            let _focused = caption.focus();
        }
    }

    /// Shows the first rows.
    pub fn scroll_to_top(&self) {
        if let Some(scroller) = self.find::<Element>(".scroller") {
            scroller.set_scroll_top(0);
        }
    }

    fn find<T: JsCast>(&self, selector: &str) -> Option<T> {
        self.base.query_selector(selector).ok().flatten().map(JsCast::unchecked_into)
    }
}

/// Two effects: what surrounds the rows, and the rows. Rows keep their places: a page turn changes
/// texts, not the table.
fn draw(board: &Board, document: Document) -> [Box<dyn Any>; 2] {
    let Board { base, scene, rows } = board.clone();
    let pen = document.clone();
    let frame = RenderEffect::new(move |drawn: Option<Vec<Drawn>>| {
        let mut drawn = drawn.unwrap_or_default();
        redraw_all(&mut drawn, vec![scene.with(widget)], &base, &pen);
        drawn
    });
    let body = board.find::<Element>("tbody");
    let rows = RenderEffect::new(move |drawn: Option<Vec<Drawn>>| {
        let mut drawn = drawn.unwrap_or_default();
        if let Some(body) = &body {
            let pictures = rows.with(|rows| rows.iter().map(row).collect());
            redraw_all(&mut drawn, pictures, body, &document);
        }
        drawn
    });
    [Box::new(frame), Box::new(rows)]
}

/// What the reader did, if a control of the frame's was used.
fn pressed(event: &Event) -> Option<Press> {
    let target: Element = event.target()?.unchecked_into();
    if event.type_() == "change" {
        let select = target.dyn_into::<HtmlSelectElement>().ok()?;
        return select.value().parse().ok().map(Press::PageSize);
    }
    Press::named(&target.closest("[data-press]").ok()??.get_attribute("data-press")?)
}
