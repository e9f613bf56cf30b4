//! A driver and a browser for one test, gone when it ends.

use crate::engine::{Engine, Options};
use fantoccini::{Client, ClientBuilder};
use hyper_util::client::legacy::connect::HttpConnector;
use std::process::Stdio;
use std::sync::atomic::{AtomicBool, Ordering};
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

/// The longest that a test takes, on a busy machine.
const LONGEST: Duration = Duration::from_mins(8);

/// Whether browsers may live as long as they like.
static UNWATCHED: AtomicBool = AtomicBool::new(false);

/// For what takes longer than a test.
pub fn unwatched() {
    UNWATCHED.store(true, Ordering::Relaxed);
}

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
    fn drop(&mut self) {
        kill(self.driver.id());
    }
}

impl Browser {
    pub async fn start(options: Options) -> Self {
        let engine = Engine::tested();
        let mut said = Printed::default();
        for _ in 0..STARTS {
            match start_once(engine, options).await {
                Ok(started) => return started,
                Err(printed) => said = printed,
            }
        }
        panic!("no browser started, {STARTS} times; the driver printed at last: {said:?}")
    }
}

/// A driver that listens, and its browser. The port that one chooses may be taken in the next
/// moment, in the other family of addresses or by another test; and a browser may not come up.
async fn start_once(engine: Engine, options: Options) -> Result<Browser, Printed> {
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
    if let Some(port) = port
        && is_reachable(&mut driver, port).await
    {
        let capabilities = engine.capabilities(options);
        let mut builder = ClientBuilder::new(HttpConnector::new());
        builder.capabilities(capabilities.as_object().unwrap().clone());
        let url = format!("http://127.0.0.1:{port}");
        if let Ok(Ok(client)) = timeout(PATIENCE * 2, builder.connect(&url)).await {
            watch(driver.id());
            return Ok(Browser { client, engine, printed, driver });
        }
    }
    kill(driver.id());
    Err(printed)
}

/// A driver whose browser is gone may never answer: then the test ends by what it asked for last.
fn watch(group: Option<u32>) {
    if UNWATCHED.load(Ordering::Relaxed) {
        return;
    }
    tokio::spawn(async move {
        tokio::time::sleep(LONGEST).await;
        kill(group);
    });
}

/// The browser is in its driver's group, and would outlive it.
fn kill(group: Option<u32>) {
    if let Some(group) = group {
        let group = format!("-{group}");
        let _killed = std::process::Command::new("kill").args(["-KILL", "--", &group]).status();
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
