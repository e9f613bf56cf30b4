use std::io::{self, Write};
use std::sync::{Mutex, MutexGuard, PoisonError};

use crate::Scenario;
use crate::actions::Actions;
use crate::attempts::Attempts;
use crate::gate::Gate;
use crate::journal::Journal;
use crate::tokens::Tokens;

type Sink = Box<dyn Fn(&str) + Send + Sync>;

/// What the handlers of one stand-in have in common.
pub(crate) struct Shared {
    pub(crate) scenario: Scenario,
    pub(crate) gate: Gate,
    tokens: Mutex<Tokens>,
    attempts: Mutex<Attempts>,
    actions: Mutex<Actions>,
    journal: Mutex<Journal>,
    sink: Option<Sink>,
}

impl Shared {
    pub(crate) fn new(scenario: Scenario) -> Self {
        let sink = scenario.log.then(|| -> Sink { Box::new(to_stdout) });
        Self {
            scenario,
            gate: Gate::default(),
            tokens: Mutex::default(),
            attempts: Mutex::default(),
            actions: Mutex::default(),
            journal: Mutex::default(),
            sink,
        }
    }

    #[cfg(test)]
    pub(crate) fn printing_to(mut self, sink: impl Fn(&str) + Send + Sync + 'static) -> Self {
        self.sink = Some(Box::new(sink));
        self
    }

    pub(crate) fn tokens(&self) -> MutexGuard<'_, Tokens> {
        lock(&self.tokens)
    }

    pub(crate) fn attempts(&self) -> MutexGuard<'_, Attempts> {
        lock(&self.attempts)
    }

    pub(crate) fn actions(&self) -> MutexGuard<'_, Actions> {
        lock(&self.actions)
    }

    pub(crate) fn journal(&self) -> MutexGuard<'_, Journal> {
        lock(&self.journal)
    }

    pub(crate) fn print(&self, line: impl FnOnce() -> String) {
        if let Some(sink) = &self.sink {
            sink(&line());
        }
    }
}

/// Not `println!`, which panics when nobody reads any more.
fn to_stdout(line: &str) {
    let _: io::Result<()> = writeln!(io::stdout(), "{line}");
}

/// Nothing here is left half done by a panic, so a poisoned lock is as good as another.
fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}
