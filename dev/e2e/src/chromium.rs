//! A ChromeDriver and a Chromium for one test, gone when it ends.

use crate::environment::path;
use fantoccini::{Client, ClientBuilder};
use hyper_util::client::legacy::connect::HttpConnector;
use serde_json::{Value, json};
use std::process::Stdio;
use tokio::io::{AsyncBufReadExt, BufReader};
use tokio::process::{Child, Command};

/// How the browser is set up.
#[derive(Clone, Copy)]
pub struct Options {
    /// Viewport, CSS pixels.
    pub size: (u32, u32),
    /// Whether the person prefers dark pages.
    pub dark: bool,
}

impl Default for Options {
    fn default() -> Self {
        Self { size: (1100, 800), dark: false }
    }
}

/// A driver process and the session with its browser.
pub struct Chromium {
    pub client: Client,
    driver: Child,
}

impl Drop for Chromium {
    /// The browser is in its driver's group, and would outlive it.
    fn drop(&mut self) {
        if let Some(group) = self.driver.id() {
            let group = format!("-{group}");
            let _killed = std::process::Command::new("kill").args(["-KILL", "--", &group]).status();
        }
    }
}

impl Chromium {
    pub async fn start(options: Options) -> Self {
        let mut driver = Command::new(path("TJL_CHROMEDRIVER"))
            .arg("--port=0")
            .stdin(Stdio::null())
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .process_group(0)
            .spawn()
            .expect("chromedriver starts");
        let port = port(&mut driver).await;
        let capabilities = capabilities(options);
        let client = ClientBuilder::new(HttpConnector::new())
            .capabilities(capabilities.as_object().unwrap().clone())
            .connect(&format!("http://127.0.0.1:{port}"))
            .await
            .expect("chromium starts");
        Self { client, driver }
    }
}

/// The port that the driver chose, by its own word.
async fn port(driver: &mut Child) -> u16 {
    let stdout = driver.stdout.take().expect("stdout is piped");
    let mut lines = BufReader::new(stdout).lines();
    while let Some(line) = lines.next_line().await.expect("chromedriver speaks UTF-8") {
        if let Some((_, port)) = line.split_once("started successfully on port ") {
            // Its pipe stays open, or its next word would kill it.
            tokio::spawn(async move { while let Ok(Some(_)) = lines.next_line().await {} });
            return port.trim_end_matches('.').parse().expect("a port is a number");
        }
    }
    panic!("chromedriver ended without naming its port")
}

fn capabilities(options: Options) -> Value {
    let (width, height) = options.size;
    let arguments = vec![
        "--headless".to_owned(),
        "--no-sandbox".to_owned(),
        "--disable-gpu".to_owned(),
        "--disable-quic".to_owned(),
        "--no-first-run".to_owned(),
        "--disable-background-networking".to_owned(),
        "--disable-component-update".to_owned(),
        "--disable-sync".to_owned(),
        "--hide-scrollbars".to_owned(),
        format!("--window-size={width},{height}"),
    ];
    json!({
        "browserName": "chrome",
        "goog:loggingPrefs": { "browser": "ALL" },
        "goog:chromeOptions": { "binary": path("TJL_CHROMIUM"), "args": arguments },
    })
}
