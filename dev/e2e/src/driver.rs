//! A driver's process, with the browser that it starts.

use crate::engine::{Engine, Options};
use std::io::{BufRead, BufReader};
use std::os::unix::process::CommandExt;
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::sync::{Arc, Mutex};
use std::thread;
use std::time::Duration;
use tokio::net::TcpStream;
use tokio::sync::watch;
use tokio::time::timeout;

/// How long a driver may take to listen.
pub const PATIENCE: Duration = Duration::from_secs(20);

/// Runs a program in a group that is killed once its standard input ends, as it does with the tests.
const WITH_US: &str = "
  exec 3<&0
  { read -r _ <&3; kill -s KILL -- -$$; } > /dev/null 2>&1 &
  exec \"$@\" < /dev/null 3<&-";

/// What a driver printed.
pub type Printed = Arc<Mutex<Vec<String>>>;

/// A driver that listens. It is gone when this is, and its browser too.
pub struct Driver {
    process: Child,
    port: u16,
    /// What it printed, which holds what the browser printed.
    pub printed: Printed,
}

impl Drop for Driver {
    fn drop(&mut self) {
        kill(self.group());
        let _ended = self.process.wait();
    }
}

impl Driver {
    pub async fn start(engine: Engine, options: Options, printed: &Printed) -> Option<Self> {
        let (command, told) = engine.driver(options);
        let mut process = spawn(&command);
        let mut chosen = listen(&mut process, Arc::clone(printed));
        let mut driver = Self { process, port: 0, printed: Arc::clone(printed) };
        driver.port = match told {
            Some(port) => port,
            None => (*timeout(PATIENCE, chosen.wait_for(Option::is_some)).await.ok()?.ok()?)?,
        };
        driver.is_reachable().await.then_some(driver)
    }

    pub fn url(&self) -> String {
        format!("http://127.0.0.1:{}", self.port)
    }

    /// The browser is in its driver's group, and would outlive it.
    pub fn group(&self) -> u32 {
        self.process.id()
    }

    async fn is_reachable(&mut self) -> bool {
        let knock = async {
            while TcpStream::connect(("127.0.0.1", self.port)).await.is_err() {
                if !matches!(self.process.try_wait(), Ok(None)) {
                    return false;
                }
                tokio::time::sleep(Duration::from_millis(20)).await;
            }
            true
        };
        timeout(PATIENCE, knock).await.unwrap_or(false)
    }
}

/// Ends everything in a group.
pub fn kill(group: u32) {
    let group = format!("-{group}");
    let _killed = Command::new("kill").args(["-KILL", "--", &group]).status();
}

fn spawn(driver: &Command) -> Child {
    assert!(
        Path::new(driver.get_program()).exists(),
        "there is no {}",
        driver.get_program().display()
    );
    let mut command = Command::new("sh");
    command.args(["-c", WITH_US, "sh"]).arg(driver.get_program()).args(driver.get_args());
    for (name, value) in driver.get_envs() {
        command.env(name, value.unwrap_or_default());
    }
    command
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .process_group(0)
        .spawn()
        .expect("the driver starts")
}

/// Keeps what is printed, and reads on for as long as it lives, or its next word would kill it.
fn listen(driver: &mut Child, printed: Printed) -> watch::Receiver<Option<u16>> {
    let (chosen, port) = watch::channel(None);
    let stdout = driver.stdout.take().expect("stdout is piped");
    thread::spawn(move || {
        for line in BufReader::new(stdout).lines().map_while(Result::ok) {
            if let Some(port) = Engine::port(&line) {
                let _unwatched = chosen.send(Some(port));
            }
            printed.lock().expect("nobody panics holding it").push(line);
        }
    });
    port
}
