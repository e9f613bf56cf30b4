use std::pin::pin;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::Duration;

use tokio::sync::Notify;

/// Nobody waits longer than this.
const PATIENCE: Duration = Duration::from_mins(1);

/// Where requests wait until somebody lets them through.
#[derive(Default)]
pub(crate) struct Gate {
    opened: Notify,
    waiting: AtomicUsize,
}

impl Gate {
    /// Returns once the gate was opened, or after a minute.
    pub(crate) async fn pass(&self) {
        let mut opened = pin!(self.opened.notified());
        // Registered before it is counted: whoever sees the count can rely on `open`.
        opened.as_mut().enable();
        let _waiting = Waiting::at(&self.waiting);
        // A timeout lets it through just the same.
        let _: Result<(), _> = tokio::time::timeout(PATIENCE, opened).await;
    }

    /// Lets through whoever waits now; who comes later waits again.
    pub(crate) fn open(&self) {
        self.opened.notify_waiters();
    }

    pub(crate) fn waiting(&self) -> usize {
        self.waiting.load(Ordering::SeqCst)
    }
}

struct Waiting<'a>(&'a AtomicUsize);

impl<'a> Waiting<'a> {
    fn at(count: &'a AtomicUsize) -> Self {
        count.fetch_add(1, Ordering::SeqCst);
        Self(count)
    }
}

impl Drop for Waiting<'_> {
    fn drop(&mut self) {
        self.0.fetch_sub(1, Ordering::SeqCst);
    }
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::*;

    #[tokio::test(start_paused = true)]
    async fn opens_for_those_who_wait_and_not_for_the_next() {
        let gate = Arc::new(Gate::default());
        gate.open();
        let waiter = tokio::spawn({
            let gate = Arc::clone(&gate);
            async move { gate.pass().await }
        });
        tokio::task::yield_now().await;
        assert_eq!(gate.waiting(), 1);
        gate.open();
        waiter.await.unwrap();
        assert_eq!(gate.waiting(), 0);
    }

    #[tokio::test(start_paused = true)]
    async fn nobody_waits_for_ever() {
        let gate = Gate::default();
        let start = tokio::time::Instant::now();
        gate.pass().await;
        assert_eq!(start.elapsed(), PATIENCE);
    }
}
