//! Where the widget stands, from the first effect to the end of the component.

use super::mounted::Mounted;
use super::surroundings::Sight;
use super::{Callbacks, Loading, Settings};
use leptos::html::Div;
use leptos::prelude::*;
use web_sys::HtmlElement;

/// What there is of the widget.
#[derive(Default)]
enum Life {
    #[default]
    Absent,
    /// It waits until its place is near the screen.
    Unseen {
        _sight: Sight,
    },
    Mounted(Box<Mounted>),
}

/// Does something with the widget, if there is one.
fn with(life: StoredValue<Life, LocalStorage>, deed: impl FnOnce(&Mounted)) {
    let _done = life.try_with_value(|life| {
        if let Life::Mounted(mounted) = life {
            deed(mounted);
        }
    });
}

/// Mounts the widget into `place` once that is on the page, hands it each change of the settings,
/// and takes it away with the component.
pub fn follow(
    place: NodeRef<Div>,
    loading: Loading,
    settings: impl Fn() -> Settings + 'static,
    callbacks: Callbacks,
) {
    let life = StoredValue::new_local(Life::default());
    let is_near = RwSignal::new(loading == Loading::Eager);
    // The page's language may be another.
    let spoken = Trigger::new();
    Effect::new(move |_| {
        let settings = settings();
        let Some(host) = place.get() else { return };
        let host: HtmlElement = host.into();
        if !is_near.get() {
            let seen = move || is_near.set(true);
            life.set_value(Life::Unseen { _sight: Sight::new(&host, seen) });
            return;
        }
        let is_mounted = life.with_value(|life| matches!(life, Life::Mounted(_)));
        if !is_mounted && let Some(new) = Mounted::new(&host, callbacks, move || spoken.notify()) {
            life.set_value(Life::Mounted(Box::new(new)));
        }
        with(life, |mounted| mounted.take_over(&settings));
    });
    Effect::new(move |_| {
        spoken.track();
        with(life, Mounted::respeak);
    });
    if let Some(controls) = callbacks.controls {
        controls.lead_to(move |press| with(life, |mounted| mounted.press(press)));
    }
    on_cleanup(move || {
        // Outside the arena's lock, which what is dropped takes, too.
        let gone = life.try_update_value(std::mem::take);
        drop(gone);
    });
}
