use std::collections::VecDeque;

use uuid::Uuid;

use crate::sentinel::Server;
use crate::window::Window;

/// How many are remembered; the oldest are forgotten first.
const KEPT: usize = 100;
/// How many times an action is still running when asked.
const RUNNING: u32 = 2;

/// How an asynchronous action ends.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Outcome {
    Succeeds,
    Fails,
    IsCanceled,
    Never,
}

/// A request that was answered with 202.
#[derive(Clone, Copy)]
pub(crate) struct Action {
    pub(crate) server: &'static Server,
    pub(crate) window: Window,
    pub(crate) outcome: Outcome,
    polls: u32,
}

impl Action {
    /// Spelt as the API spells them.
    pub(crate) fn status(&self) -> &'static str {
        match self.outcome {
            _ if self.polls <= RUNNING => "running",
            Outcome::Never => "running",
            Outcome::Succeeds => "succeed",
            Outcome::Fails => "failed",
            Outcome::IsCanceled => "canceled",
        }
    }
}

/// The asynchronous actions begun so far.
#[derive(Default)]
pub(crate) struct Actions {
    begun: VecDeque<(Uuid, Action)>,
}

impl Actions {
    pub(crate) fn begin(
        &mut self,
        server: &'static Server,
        window: Window,
        outcome: Outcome,
    ) -> Uuid {
        if self.begun.len() == KEPT {
            self.begun.pop_front();
        }
        let id = Uuid::new_v4();
        self.begun.push_back((id, Action { server, window, outcome, polls: 0 }));
        id
    }

    pub(crate) fn find(&self, id: Uuid) -> Option<Action> {
        self.begun.iter().find(|(known, _)| *known == id).map(|(_, action)| *action)
    }

    /// Asks how an action fares, which is what makes it progress.
    pub(crate) fn poll(&mut self, id: Uuid) -> Option<Action> {
        let (_, action) = self.begun.iter_mut().find(|(known, _)| *known == id)?;
        action.polls = action.polls.saturating_add(1);
        Some(*action)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::sentinel;

    #[test]
    fn an_action_runs_for_two_polls_and_then_ends_as_it_should() {
        let server = Server::find(sentinel::ASYNC).unwrap();
        for (outcome, end) in [
            (Outcome::Succeeds, "succeed"),
            (Outcome::Fails, "failed"),
            (Outcome::IsCanceled, "canceled"),
            (Outcome::Never, "running"),
        ] {
            let mut actions = Actions::default();
            let id = actions.begin(server, Window { limit: 1, offset: 0 }, outcome);
            let polls = [(); 3].map(|()| actions.poll(id).unwrap().status());
            assert_eq!(polls, ["running", "running", end]);
            assert!(actions.poll(Uuid::nil()).is_none());
        }
    }
}
