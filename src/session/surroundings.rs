//! What the browser says of itself: online or not, visible or not.

use super::Effect;
use super::state::{Outcome, Session};
use super::work::{Pause, Work};
use crate::protocol::{Failure, Kind};

impl Session {
    pub(super) fn go_online(&mut self, online: bool) -> Vec<Effect> {
        self.surroundings.online = online;
        match (online, &self.work, &self.outcome) {
            // Waiting to send again would only end the same way.
            (false, Work::Pausing(_, want, Pause::Retry(_), _), _) => {
                let want = *want;
                self.fail(Failure::unanswered(Kind::Offline), Some(want))
            }
            // One attempt when the connection is back.
            (true, Work::Idle, Outcome::Failed(failure, Some(want)))
                if failure.kind == Kind::Offline =>
            {
                let want = *want;
                self.begin(want.anew())
            }
            (true, ..) => self.catch_up(),
            _ => Vec::new(),
        }
    }

    pub(super) fn become_visible(&mut self, visible: bool) -> Vec<Effect> {
        self.surroundings.visible = visible;
        if visible { self.catch_up() } else { Vec::new() }
    }

    /// Does the automatic refresh that fell due meanwhile.
    fn catch_up(&mut self) -> Vec<Effect> {
        if self.refresh.missed && self.refresh.every > 0 { self.due() } else { Vec::new() }
    }

    pub(super) fn pause_refresh(&mut self, paused: bool) -> Vec<Effect> {
        self.refresh.paused = paused;
        self.refresh.missed = false;
        self.rearm().into_iter().collect()
    }
}
