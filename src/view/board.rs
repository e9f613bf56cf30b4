//! What is drawn on: the border between the driver and what draws.

use super::drawn::{Place, redraw_all};
use super::pen::Pen;
use super::table::piece;
use super::widget::widget;
use crate::session::{Event as Happening, Press};
use crate::text::{RowText, Scene};
use crate::window::Window;
use any_spawner::Executor;
use js_sys::Array;
use leptos::prelude::*;
use std::cell::{Cell, OnceCell, RefCell};
use std::ops::Range;
use std::rc::Rc;
use wasm_bindgen::prelude::*;
use web_sys::{
    Document, Element, Event, EventTarget, HtmlElement, HtmlSelectElement, IntersectionObserver,
    IntersectionObserverEntry,
};

/// What scrolls, where a host limits the element's height.
const SCROLLER: &str = ".scroller";

/// Which rows are drawn, and what tells that they are others.
#[derive(Clone)]
struct Rows {
    window: Rc<RefCell<Window>>,
    changed: ArcTrigger,
}

impl Rows {
    fn update(&self, change: impl FnOnce(&mut Window)) {
        change(&mut self.window.borrow_mut());
        self.changed.notify();
    }
}

/// The signals that the drawing follows.
#[derive(Clone)]
pub struct Board {
    base: HtmlElement,
    /// Whether the rows ever were scrolled.
    scrolled: Rc<Cell<bool>>,
    scene: ArcTrigger,
    rows: Rows,
}

/// Where what is drawn comes from: it is asked once for all that happens in one go.
pub trait Source {
    /// What surrounds the rows.
    fn scene(&self) -> Scene;
    /// Some of the rows.
    fn rows(&self, range: Range<usize>) -> Vec<RowText>;
}

/// Takes the view and its reactive nodes along when dropped.
pub struct Mounted {
    _view: [RenderEffect<()>; 2],
    heard: Closure<dyn Fn(JsValue)>,
    ears: Vec<(EventTarget, &'static str)>,
    sight: Option<IntersectionObserver>,
    owner: Owner,
}

impl Drop for Mounted {
    fn drop(&mut self) {
        if let Some(sight) = &self.sight {
            sight.disconnect();
        }
        let listener = self.heard.as_ref().unchecked_ref();
        for (target, name) in &self.ears {
            let _removed = target.remove_event_listener_with_callback(name, listener);
        }
        self.owner.cleanup();
    }
}

impl Board {
    /// Mounts the widget into `base`.
    pub fn mount(
        base: HtmlElement,
        source: Rc<dyn Source>,
        tell: Box<dyn Fn(Happening)>,
    ) -> (Self, Mounted) {
        // An element has always one: `null` is for documents.
        let document = base.owner_document().unwrap_throw();
        // A root of its own: another element's owner may be current.
        let owner = Owner::new_root(None);
        let rows = Rows { window: Rc::default(), changed: ArcTrigger::new() };
        let scrolled = Rc::<Cell<_>>::default();
        let board = Self {
            base,
            scrolled: Rc::clone(&scrolled),
            scene: ArcTrigger::new(),
            rows: rows.clone(),
        };
        // One function hears it all: the controls, as one in the shell hears those in rows, what
        // is on the screen, and the printer.
        let heard = Closure::<dyn Fn(_)>::new(move |heard: JsValue| {
            let event: Event = match heard.dyn_into::<Array>() {
                Ok(entries) => return rows.update(|window| see(window, &entries)),
                Err(event) => event.unchecked_into(),
            };
            match &*event.type_() {
                "beforeprint" => rows.update(|window| window.draw_whole(true)),
                "afterprint" => rows.update(|window| window.draw_whole(false)),
                "scroll" => scrolled.set(true),
                kind => {
                    if let Some(happening) = happening(&event, kind) {
                        tell(happening);
                    }
                }
            }
        });
        let listener = heard.as_ref().unchecked_ref();
        let sight = IntersectionObserver::new(listener).ok();
        // There is one already, where it is not the first.
        let _spawns = Executor::init_wasm_bindgen();
        let view = owner.with(|| draw(&board, document, source, sight.clone()));
        let mut ears = Vec::new();
        let mut listen = |target: Option<EventTarget>, names: &[&'static str]| {
            for name in names {
                if let Some(target) = &target {
                    let _added = target.add_event_listener_with_callback(name, listener);
                    ears.push((target.clone(), *name));
                }
            }
        };
        listen(board.find(".frame").map(Into::into), &["click", "change"]);
        // On the one button: nothing is heard of pointers elsewhere.
        listen(
            board.find("[part=next]").map(Into::into),
            &["mouseenter", "mouseleave", "focus", "blur"],
        );
        listen(board.find(SCROLLER).map(Into::into), &["scroll"]);
        listen(web_sys::window().map(Into::into), &["beforeprint", "afterprint"]);
        (board, Mounted { _view: view, heard, ears, sight, owner })
    }

    /// Draws what surrounds the rows anew.
    pub fn draw(&self) {
        self.scene.notify();
    }

    /// Draws other rows, so many.
    pub fn draw_rows(&self, rows: usize) {
        self.rows.update(|window| window.fit(rows));
    }

    /// Moves focus to the caption.
    pub fn focus_caption(&self) {
        if let Some(caption) = self.find("caption") {
            let _focused = caption.unchecked_into::<HtmlElement>().focus();
        }
    }

    /// Looks whether the rows are scrolled, before anything changes: later it would take a layout. The
    /// browser tells of it no sooner than with its next frame.
    pub fn look(&self) {
        if self.scroll_top() > 0 {
            self.scrolled.set(true);
        }
    }

    /// Whether the rows are scrolled. The browser is asked only if they ever were.
    pub fn is_scrolled(&self) -> bool {
        self.scrolled.get() && self.scroll_top() > 0
    }

    fn scroll_top(&self) -> i32 {
        self.find(SCROLLER).map_or(0, |scroller| scroller.scroll_top())
    }

    /// Shows the first rows.
    pub fn scroll_to_top(&self) {
        if let Some(scroller) = self.find(SCROLLER) {
            scroller.set_scroll_top(0);
        }
    }

    fn find(&self, selector: &str) -> Option<Element> {
        self.base.query_selector(selector).ok().flatten()
    }
}

/// Two effects: what surrounds the rows, and the rows. Rows keep their places: a page turn changes
/// texts, not the table.
fn draw(
    board: &Board,
    document: Document,
    source: Rc<dyn Source>,
    sight: Option<IntersectionObserver>,
) -> [RenderEffect<()>; 2] {
    let Board { base, scene, rows, .. } = board.clone();
    let mut drawn = Vec::new();
    let pen = Pen::new(document.clone());
    let asked = Rc::clone(&source);
    let all = OnceCell::from(web_sys::Node::from(base));
    let around = RenderEffect::new(move |_| {
        scene.track();
        redraw_all(&mut drawn, vec![widget(&asked.scene())], Place::known(&all), &pen);
        pen.finish();
    });
    let table = board.find("table");
    let body =
        table.clone().map_or_else(OnceCell::new, |it| OnceCell::from(web_sys::Node::from(it)));
    let mut drawn = Vec::new();
    let pen = Pen::new(document);
    let inside = RenderEffect::new(move |_| {
        rows.changed.track();
        if let Some(table) = &table {
            // Where all rows are drawn, nobody needs to know which are on the screen.
            let is_whole = rows.window.borrow().is_whole();
            let focused = || table.query_selector("tbody:focus-within").ok().flatten();
            let focused = if is_whole { None } else { focused() };
            let parts = rows.window.borrow().parts(focused.as_ref().and_then(place));
            let layout = if is_whole { "near" } else { "" };
            let pieces = parts.into_iter().enumerate();
            let pieces = pieces.map(|(at, part)| piece(at, part, layout, &*source)).collect();
            redraw_all(&mut drawn, pieces, Place::known(&body), &pen);
            pen.finish();
            for piece in drawn.iter().filter(|_| !is_whole) {
                if let (Some(sight), Some(dom)) = (&sight, piece.dom()) {
                    sight.observe(dom.unchecked_ref());
                }
            }
        }
    });
    [around, inside]
}

/// Takes over what came on the screen, or left it.
fn see(window: &mut Window, entries: &Array) {
    for entry in entries.iter() {
        let entry: IntersectionObserverEntry = entry.unchecked_into();
        if let Some(at) = place(&entry.target()) {
            let height = entry.bounding_client_rect().height() * 64.0;
            window.see(at, entry.is_intersecting(), whole(height));
        }
    }
}

/// The place of a piece among the others.
fn place(piece: &Element) -> Option<usize> {
    piece.get_attribute("data-at")?.parse().ok()
}

#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a height")]
fn whole(height: f64) -> u32 {
    height as u32
}

/// What the reader did, if a control of the frame's was used, or Next may be about to be.
fn happening(event: &Event, kind: &str) -> Option<Happening> {
    let target: Element = event.target()?.unchecked_into();
    let closest = |selector| target.closest(selector).ok().flatten();
    let pressed = match kind {
        "change" => {
            let select = target.dyn_ref::<HtmlSelectElement>()?;
            Press::PageSize(select.value().parse().ok()?)
        }
        "click" => Press::named(&closest("[data-press]")?.get_attribute("data-press")?)?,
        _ => return Some(Happening::Intent(closest("[part=next]:is(:hover, :focus)").is_some())),
    };
    Some(Happening::Pressed(pressed))
}
