use std::io;
use std::net::{Ipv4Addr, SocketAddr, TcpListener};
use std::sync::Arc;

use tokio::runtime::{Builder, Runtime};

use crate::app::router;
use crate::journal::Seen;
use crate::scenario::Scenario;
use crate::shared::Shared;

/// A stand-in that listens on this machine alone, until it is dropped.
pub struct Standin {
    address: SocketAddr,
    shared: Arc<Shared>,
    /// Its own, so that dropping it ends the open connections too; `None` only while dropping.
    runtime: Option<Runtime>,
}

impl Standin {
    /// Starts one on a free port.
    // Asynchronous by contract, so that a start that waits breaks no caller.
    #[allow(clippy::unused_async)]
    pub async fn start(scenario: Scenario) -> io::Result<Self> {
        Self::serve(scenario, TcpListener::bind((Ipv4Addr::LOCALHOST, 0))?)
    }

    /// Starts one on the first free port from `first` to `first + 20`.
    pub fn start_near(scenario: Scenario, first: u16) -> io::Result<Self> {
        let mut taken = io::Error::from(io::ErrorKind::AddrInUse);
        for port in first..=first.saturating_add(20) {
            match TcpListener::bind((Ipv4Addr::LOCALHOST, port)) {
                Ok(listener) => return Self::serve(scenario, listener),
                Err(error) if error.kind() == io::ErrorKind::AddrInUse => taken = error,
                Err(error) => return Err(error),
            }
        }
        Err(taken)
    }

    fn serve(scenario: Scenario, listener: TcpListener) -> io::Result<Self> {
        let address = listener.local_addr()?;
        listener.set_nonblocking(true)?;
        let shared = Arc::new(Shared::new(scenario));
        let runtime = Builder::new_multi_thread().worker_threads(2).enable_all().build()?;
        let listener = {
            let _entered = runtime.enter();
            tokio::net::TcpListener::from_std(listener)?
        };
        let app = router(Arc::clone(&shared));
        runtime.spawn(async move { axum::serve(listener, app).await });
        Ok(Self { address, shared, runtime: Some(runtime) })
    }

    /// `http://127.0.0.1:PORT`, without a slash at the end.
    #[must_use]
    pub fn url(&self) -> String {
        format!("http://{}", self.address)
    }

    /// The last 10,000 requests to the API, oldest first.
    #[must_use]
    pub fn requests(&self) -> Vec<Seen> {
        self.shared.journal().all()
    }

    /// How many requests wait at the [`GATED`](crate::sentinel::GATED) server.
    #[must_use]
    pub fn held(&self) -> usize {
        self.shared.gate.waiting()
    }

    /// Forgets every token that it minted, as a restart does.
    pub fn forget_tokens(&self) {
        self.shared.tokens().forget();
    }

    /// Lets everything that waits at the [`GATED`](crate::sentinel::GATED) server answer.
    pub fn release(&self) {
        self.shared.gate.open();
    }
}

impl Drop for Standin {
    fn drop(&mut self) {
        // Dropping a runtime waits, which is forbidden in the tests' own.
        if let Some(runtime) = self.runtime.take() {
            runtime.shutdown_background();
        }
    }
}
