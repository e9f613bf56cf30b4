//! What a host does with the component, and what it reads of it.

use crate::session::{HostState, Press};
use leptos::prelude::*;
use std::sync::Arc;

type Presses = Arc<dyn Fn(Press) + Send + Sync>;

/// A remote control for one [`TapeJobLinks`](super::TapeJobLinks): made by the host, handed over as
/// `controls`. Until the component is on the page, and after it is gone, nothing happens.
#[derive(Clone, Copy)]
pub struct Controls {
    press: StoredValue<Option<Presses>>,
    state: RwSignal<HostState>,
}

impl Controls {
    /// One that controls nothing yet.
    #[must_use]
    pub fn new() -> Self {
        Self { press: StoredValue::new(None), state: RwSignal::new(HostState::Loading) }
    }

    /// The last thing asked for: under way, or how it ended. Reactive.
    #[must_use]
    pub fn state(self) -> HostState {
        self.state.get()
    }

    /// Asks for the same page again.
    pub fn refresh(self) {
        self.press(Press::Refresh);
    }

    /// Goes to the first page.
    pub fn first(self) {
        self.press(Press::First);
    }

    /// Goes one page back.
    pub fn previous(self) {
        self.press(Press::Previous);
    }

    /// Goes one page on.
    pub fn next(self) {
        self.press(Press::Next);
    }

    /// Goes to the last page.
    pub fn last(self) {
        self.press(Press::Last);
    }

    /// Goes to the page that begins with the row at `offset`, counted from 0.
    pub fn go_to(self, offset: u32) {
        self.press(Press::GoTo(offset.min(crate::config::MAX_INT32).into()));
    }

    /// Forgets the token and the rows. Another token begins anew.
    pub fn sign_out(self) {
        self.press(Press::SignOut);
    }

    fn press(self, press: Press) {
        // A copy: nothing is locked meanwhile.
        if let Some(Some(presses)) = self.press.try_get_value() {
            presses(press);
        }
    }
}

#[cfg(target_arch = "wasm32")]
impl Controls {
    pub(super) fn lead_to(self, press: impl Fn(Press) + Send + Sync + 'static) {
        self.press.try_set_value(Some(Arc::new(press)));
    }

    pub(super) fn show(self, state: HostState) {
        if self.state.try_get_untracked().is_some_and(|shown| shown != state) {
            self.state.try_set(state);
        }
    }
}

impl Default for Controls {
    fn default() -> Self {
        Self::new()
    }
}
