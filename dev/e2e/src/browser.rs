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

/// How long a driver may take to listen.
const PATIENCE: Duration = Duration::from_secs(20);

/// A driver process and the session with its browser.
pub struct Browser {
    pub client: Client,
    pub engine: Engine,
    /// What the driver printed, which holds what the browser printed.
    pub printed: Arc<Mutex<Vec<String>>>,
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
        let (command, told) = engine.driver(options);
        let mut driver = spawn(command);
        let printed = Arc::default();
        let stdout = driver.stdout.take().expect("stdout is piped");
        let chosen = listen(stdout, Arc::clone(&printed));
        let port = match told {
            Some(port) => port,
            None => chose(chosen).await,
        };
        reachable(port).await;
        let capabilities = engine.capabilities(options);
        let client = ClientBuilder::new(HttpConnector::new())
            .capabilities(capabilities.as_object().unwrap().clone())
            .connect(&format!("http://127.0.0.1:{port}"))
            .await
            .expect("the browser starts");
        Self { client, engine, printed, driver }
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
fn listen(stdout: ChildStdout, printed: Arc<Mutex<Vec<String>>>) -> watch::Receiver<Option<u16>> {
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

async fn chose(mut port: watch::Receiver<Option<u16>>) -> u16 {
    let named = tokio::time::timeout(PATIENCE, port.wait_for(Option::is_some)).await;
    named.expect("the driver names its port in time").expect("the driver lives").expect("a port")
}

async fn reachable(port: u16) {
    let knock = async {
        while TcpStream::connect(("127.0.0.1", port)).await.is_err() {
            tokio::time::sleep(Duration::from_millis(20)).await;
        }
    };
    tokio::time::timeout(PATIENCE, knock).await.expect("the driver listens");
}
