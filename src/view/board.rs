//! What is drawn on: the border between the driver and the components.

use super::widget::widget;
use crate::session::Press;
use crate::text::{RowText, Scene};
use leptos::html::{Caption, Div};
use leptos::mount::mount_to;
use leptos::prelude::*;
use std::any::Any;
use web_sys::HtmlElement;

/// Slots for rows come in this number.
const SLOTS: usize = 64;

/// The signals that the components read.
#[derive(Clone, Copy)]
pub struct Board {
    /// The screen in words.
    pub scene: RwSignal<Scene>,
    /// Rows by position: a page turn changes their texts, not the table.
    pub slots: RwSignal<Vec<ArcRwSignal<RowText>>>,
    /// Where focus goes when a focused control goes away.
    pub caption: NodeRef<Caption>,
    press: StoredValue<Box<dyn Fn(Press)>, LocalStorage>,
    /// What scrolls where the host limits the height.
    pub scroller: NodeRef<Div>,
}

/// Takes the view and its reactive nodes along when dropped.
pub struct Mounted {
    _view: Box<dyn Any>,
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
        // A root of its own: another element's owner may be current.
        let owner = Owner::new_root(None);
        let (board, view) = owner.with(|| {
            let board = Self {
                scene: RwSignal::new(scene),
                press: StoredValue::new_local(press),
                slots: RwSignal::new(Vec::new()),
                caption: NodeRef::new(),
                scroller: NodeRef::new(),
            };
            let view = mount_to(base, move || widget(board));
            (board, Box::new(view))
        });
        (board, Mounted { _view: view, owner })
    }

    /// A text that follows the scene. One closure type for all of them keeps the core small.
    pub fn read(self, read: fn(&Scene) -> String) -> impl Fn() -> String + Clone + Send + 'static {
        move || self.scene.with(read)
    }

    /// Draws another scene.
    pub fn draw(&self, scene: Scene) {
        if self.scene.with_untracked(|drawn| *drawn != scene) {
            self.scene.set(scene);
        }
    }

    /// Draws other rows.
    pub fn draw_rows(&self, rows: Vec<RowText>) {
        // Another number of slots makes every row anew, and takes focus and selection along: so
        // there are always some to spare, which show nothing.
        let (there, wanted) = (self.slots.with_untracked(Vec::len), rows.len());
        let mut rows = rows.into_iter();
        self.slots.with_untracked(|slots| {
            for slot in slots {
                let row = rows.next().unwrap_or_default();
                if slot.with_untracked(|drawn| *drawn != row) {
                    slot.set(row);
                }
            }
        });
        if there < wanted {
            let spare = wanted.next_multiple_of(SLOTS) - wanted;
            let spare = std::iter::repeat_with(RowText::default).take(spare);
            self.slots.update(|slots| slots.extend(rows.chain(spare).map(ArcRwSignal::new)));
        }
    }

    /// Passes a press on.
    pub fn press(&self, press: Press) {
        self.press.with_value(|handler| handler(press));
    }

    /// Moves focus to the caption.
    pub fn focus_caption(&self) {
        if let Some(caption) = self.caption.get_untracked() {
            let _focused = caption.focus();
        }
    }

    /// Shows the first rows.
    pub fn scroll_to_top(&self) {
        if let Some(scroller) = self.scroller.get_untracked() {
            scroller.set_scroll_top(0);
        }
    }
}
