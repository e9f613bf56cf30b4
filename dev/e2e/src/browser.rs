//! A driver and a browser for one test, gone when it ends.

use crate::engine::{Engine, Options};
use fantoccini::{Client, ClientBuilder};
use hyper_util::client::legacy::connect::HttpConnector;
use std::process::Stdio;
use std::sync::{Arc, Mutex};
use std::time::Duration;
use tokio::io::{AsyncBufReadExt, BufReader};
use tokio::net::TcpStream;
use tokio::process::{Child, ChildStdout, Command};
use tokio::sync::watch;
use tokio::time::timeout;

/// How long a driver may take to listen.
const PATIENCE: Duration = Duration::from_secs(20);
/// How often one is started.
const STARTS: u32 = 5;

/// What a driver printed.
type Printed = Arc<Mutex<Vec<String>>>;

/// A driver process and the session with its browser.
pub struct Browser {
    pub client: Client,
    pub engine: Engine,
    /// What the driver printed, which holds what the browser printed.
    pub printed: Printed,
    driver: Child,
}

impl Drop for Browser {
    /// The browser is in its driver's group, and would outlive it.
    fn drop(&mut self) {
        if let Some(group) = self.driver.id() {
            let group = format!("-{group}");
            let _killed = std::process::Command::new("kill").args(["-KILL", "--", &group]).status();
        }
    }
}

impl Browser {
    pub async fn start(options: Options) -> Self {
        let engine = Engine::tested();
        let (driver, printed, port) = started(engine, options).await;
        let capabilities = engine.capabilities(options);
        let client = ClientBuilder::new(HttpConnector::new())
            .capabilities(capabilities.as_object().unwrap().clone())
            .connect(&format!("http://127.0.0.1:{port}"))
            .await
            .expect("the browser starts");
        Self { client, engine, printed, driver }
    }
}

/// A driver that listens: the process, what it prints, and its port.
///
/// The port that one chooses may be taken in the next moment, in the other family of addresses or
/// by another test, and then it ends at once.
async fn started(engine: Engine, options: Options) -> (Child, Printed, u16) {
    for _ in 1..STARTS {
        if let Ok(started) = start_once(engine, options).await {
            return started;
        }
    }
    start_once(engine, options).await.unwrap_or_else(|printed| {
        panic!("the driver did not start {STARTS} times; it printed at last: {printed:?}")
    })
}

async fn start_once(engine: Engine, options: Options) -> Result<(Child, Printed, u16), Printed> {
    let (command, told) = engine.driver(options);
    let mut driver = spawn(command);
    let printed = Printed::default();
    let stdout = driver.stdout.take().expect("stdout is piped");
    let mut chosen = listen(stdout, Arc::clone(&printed));
    let port = match told {
        Some(port) => Some(port),
        None => match timeout(PATIENCE, chosen.wait_for(Option::is_some)).await {
            Ok(Ok(port)) => *port,
            Ok(Err(_)) | Err(_) => None,
        },
    };
    match port {
        Some(port) if is_reachable(&mut driver, port).await => Ok((driver, printed, port)),
        _ => {
            let _gone = driver.kill().await;
            Err(printed)
        }
    }
}

fn spawn(mut command: Command) -> Child {
    command
        .stdin(Stdio::null())
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .process_group(0)
        .spawn()
        .expect("the driver starts")
}

/// Keeps what is printed, and reads on for as long as it lives, or its next word would kill it.
fn listen(stdout: ChildStdout, printed: Printed) -> watch::Receiver<Option<u16>> {
    let (chosen, port) = watch::channel(None);
    tokio::spawn(async move {
        let mut lines = BufReader::new(stdout).lines();
        while let Ok(Some(line)) = lines.next_line().await {
            if let Some(port) = Engine::port(&line) {
                let _unwatched = chosen.send(Some(port));
            }
            printed.lock().expect("nobody panics holding it").push(line);
        }
    });
    port
}

async fn is_reachable(driver: &mut Child, port: u16) -> bool {
    let knock = async {
        while TcpStream::connect(("127.0.0.1", port)).await.is_err() {
            if !matches!(driver.try_wait(), Ok(None)) {
                return false;
            }
            tokio::time::sleep(Duration::from_millis(20)).await;
        }
        true
    };
    timeout(PATIENCE, knock).await.unwrap_or(false)
}
