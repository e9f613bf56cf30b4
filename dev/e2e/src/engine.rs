//! The browser engines that the tests run in, and what each driver needs to be told.

use crate::environment::{path, text};
use serde_json::{Value, json};
use std::net::TcpListener;
use std::process::Command;

/// An engine. `TJL_ENGINE` names the one that is tested.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Engine {
    /// Chrome's and Edge's: Blink, by `ChromeDriver`.
    Chromium,
    /// Firefox's: Gecko, by geckodriver.
    Firefox,
    /// Safari's: `WebKit`, by `WebKitGTK`'s driver. It needs a display.
    WebKit,
}

/// How the browser is set up.
#[derive(Clone, Copy)]
pub struct Options {
    /// Viewport, CSS pixels.
    pub size: (u32, u32),
    /// Whether the person prefers dark pages.
    pub dark: bool,
    /// Whether there is a mouse, of which browsers without a window know nothing. Chromium alone.
    pub mouse: bool,
    /// Whether a screen reader is there, for which a tree of all there is is kept. Chromium alone.
    pub reader: bool,
}

impl Default for Options {
    fn default() -> Self {
        Self { size: (1100, 800), dark: false, mouse: false, reader: false }
    }
}

/// What points, points finely, and can hover.
const MOUSE: &str = "--blink-settings=primaryHoverType=2,availableHoverTypes=2,\
                     primaryPointerType=4,availablePointerTypes=4";
/// What a browser without a window takes for granted: it cannot hover.
const TOUCH: &str = "--blink-settings=primaryHoverType=1,availableHoverTypes=1";

const READER: &str = "--force-renderer-accessibility";

fn chromium_arguments(options: Options) -> Vec<String> {
    let (width, height) = options.size;
    let always = [
        "--headless",
        "--no-sandbox",
        "--disable-gpu",
        "--disable-quic",
        "--no-first-run",
        "--disable-background-networking",
        "--disable-component-update",
        "--disable-sync",
        "--hide-scrollbars",
        if options.mouse { MOUSE } else { TOUCH },
        &format!("--window-size={width},{height}"),
    ];
    always.into_iter().chain(options.reader.then_some(READER)).map(str::to_owned).collect()
}

impl Engine {
    /// The one that is tested.
    ///
    /// # Panics
    ///
    /// Where `TJL_ENGINE` names none.
    #[must_use]
    pub fn tested() -> Self {
        match &*text("TJL_ENGINE").unwrap_or_else(|| "chromium".into()) {
            "chromium" => Self::Chromium,
            "firefox" => Self::Firefox,
            "webkit" => Self::WebKit,
            other => panic!("TJL_ENGINE is {other}, not chromium, firefox or webkit"),
        }
    }

    /// The driver, and the port that it is told to listen on, if it cannot choose one.
    pub(crate) fn driver(self, options: Options) -> (Command, Option<u16>) {
        let mut driver = Command::new(path("TJL_DRIVER"));
        match self {
            Self::Chromium => {
                driver.arg("--port=0");
                (driver, None)
            }
            Self::Firefox => {
                // Without system access nobody can take it offline.
                driver.args(["--port", "0", "--allow-system-access", "--profile-root"]);
                driver.arg(path("TJL_PROFILES"));
                (driver, None)
            }
            Self::WebKit => {
                let free = TcpListener::bind("127.0.0.1:0").expect("there is a free port");
                let port = free.local_addr().expect("it has an address").port();
                driver.arg(format!("--port={port}"));
                driver.env("GTK_THEME", if options.dark { "Adwaita:dark" } else { "Adwaita" });
                (driver, Some(port))
            }
        }
    }

    /// The port in the line in which the driver names the one that it chose.
    pub(crate) fn port(line: &str) -> Option<u16> {
        let (_, rest) = line
            .split_once("started successfully on port ")
            .or_else(|| line.split_once("Listening on 127.0.0.1:"))?;
        rest.trim_end_matches('.').trim().parse().ok()
    }

    /// The capabilities to ask for.
    pub(crate) fn capabilities(self, options: Options) -> Value {
        match self {
            Self::Chromium => json!({
                "browserName": "chrome",
                // The web servers that are tested have certificates of the tests' own.
                "acceptInsecureCerts": true,
                "goog:loggingPrefs": { "browser": "ALL" },
                "goog:chromeOptions": {
                    "binary": path("TJL_BROWSER"),
                    "args": chromium_arguments(options),
                },
            }),
            Self::Firefox => json!({
                "browserName": "firefox",
                "moz:firefoxOptions": {
                    "binary": path("TJL_BROWSER"),
                    "args": ["-headless"],
                    "prefs": {
                        "devtools.console.stdout.content": true,
                        "devtools.console.stdout.chrome": false,
                        // It would ask its makers for experiments, and complain of no answer.
                        "app.normandy.enabled": false,
                        "app.shield.optoutstudies.enabled": false,
                        "messaging-system.rsexperimentloader.enabled": false,
                        "nimbus.rollouts.enabled": false,
                        "dom.events.testing.asyncClipboard": true,
                        // Loopback is the network here.
                        "network.disable-localhost-when-offline": true,
                        "layout.css.prefers-color-scheme.content-override":
                            u8::from(!options.dark),
                    },
                },
            }),
            Self::WebKit => json!({}),
        }
    }

    /// The narrowest window that there is; what is to be narrower stands in a frame.
    pub(crate) fn narrowest(self) -> u32 {
        match self {
            Self::Chromium => 0,
            Self::Firefox | Self::WebKit => 500,
        }
    }
}
