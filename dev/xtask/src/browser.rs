//! The browsers that the tests run in, each with its driver.

use crate::cargo_tool::{CargoTool, on_path};
use crate::node::debian_packages;
use crate::problem::{Problem, Result};
use std::path::PathBuf;
use xshell::{Cmd, Shell, cmd};

/// A browser, and the driver that speaks to it.
pub struct Browser {
    engine: Engine,
    /// `None` where the driver finds its own.
    program: Option<PathBuf>,
    driver: PathBuf,
}

/// What a browser is built on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Engine {
    /// Chrome's and Edge's.
    Chromium,
    /// Firefox's.
    Firefox,
    /// Safari's.
    WebKit,
}

const CHROMIUMS: [&str; 3] = ["chromium", "chromium-browser", "google-chrome"];
const FIREFOXES: [&str; 2] = ["firefox-esr", "firefox"];

impl Engine {
    /// All of them; the one that everything else is measured in comes first.
    pub const ALL: [Self; 3] = [Self::Chromium, Self::Firefox, Self::WebKit];

    /// The name that the tests know it by.
    pub fn name(self) -> &'static str {
        match self {
            Self::Chromium => "chromium",
            Self::Firefox => "firefox",
            Self::WebKit => "webkit",
        }
    }

    /// The one of that name.
    pub fn named(name: &str) -> Result<Self> {
        let known = Self::ALL.into_iter().find(|engine| engine.name() == name);
        known.ok_or_else(|| Problem::new(format!("{name} is not chromium, firefox or webkit")))
    }
}

impl Browser {
    /// Finds all of these, or installs them.
    pub fn find(shell: &Shell, engine: Engine) -> Result<Self> {
        match engine {
            Engine::Chromium => chromium(shell),
            Engine::Firefox => firefox(shell),
            Engine::WebKit => webkit(shell),
        }
    }

    /// `command`, told which browser to drive.
    pub fn drive<'a>(&self, shell: &'a Shell, command: &[&str]) -> Cmd<'a> {
        let command = match self.engine {
            // It has no headless mode.
            Engine::WebKit => cmd!(shell, "xvfb-run -a {command...}"),
            Engine::Chromium | Engine::Firefox => {
                let (program, arguments) = (command[0], &command[1..]);
                cmd!(shell, "{program} {arguments...}")
            }
        };
        let command = command.env("TJL_ENGINE", self.engine.name()).env("TJL_DRIVER", &self.driver);
        match &self.program {
            Some(program) => command.env("TJL_BROWSER", program),
            None => command,
        }
    }
}

fn chromium(shell: &Shell) -> Result<Browser> {
    let what = "Chromium with its ChromeDriver";
    let packages = ["chromium", "chromium-driver", "fonts-dejavu-core"];
    let found = || CHROMIUMS.iter().find_map(|name| program(name)).zip(program("chromedriver"));
    let (chromium, driver) = found_or_installed(shell, found, &packages, what)?;
    let said = |program: &PathBuf| {
        cmd!(shell, "{program} --version").quiet().ignore_stderr().read().map(|said| major(&said))
    };
    let (browsers, drivers) = (said(&chromium)?, said(&driver)?);
    if browsers != drivers {
        return Err(Problem::new(format!(
            "{} is version {browsers:?}, but {} is for version {drivers:?}: \
             install a ChromeDriver of the browser's version",
            chromium.display(),
            driver.display()
        )));
    }
    Ok(Browser { engine: Engine::Chromium, program: Some(chromium), driver })
}

fn firefox(shell: &Shell) -> Result<Browser> {
    let found = || FIREFOXES.iter().find_map(|name| program(name));
    let firefox = found_or_installed(shell, found, &["firefox-esr"], "Firefox")?;
    let driver = CargoTool::geckodriver().folder(shell)?.join("geckodriver");
    Ok(Browser { engine: Engine::Firefox, program: Some(firefox), driver })
}

fn webkit(shell: &Shell) -> Result<Browser> {
    let what = "WebKitGTK's WebKitWebDriver, and xvfb-run to give it a display";
    let found = || program("xvfb-run").and(program("WebKitWebDriver"));
    let driver = found_or_installed(shell, found, &["webkit2gtk-driver", "xvfb", "xauth"], what)?;
    Ok(Browser { engine: Engine::WebKit, program: None, driver })
}

fn found_or_installed<T>(
    shell: &Shell,
    found: impl Fn() -> Option<T>,
    packages: &[&str],
    what: &str,
) -> Result<T> {
    if let Some(found) = found() {
        return Ok(found);
    }
    debian_packages(shell, packages, "one to two minutes", what)?;
    found().ok_or_else(|| Problem::new(format!("{what}: still not on PATH")))
}

fn program(name: &str) -> Option<PathBuf> {
    on_path(name).map(|folder| folder.join(name))
}

/// The major version in `Chromium 156.0.8078.79 built on …`.
fn major(said: &str) -> Option<u32> {
    said.split_whitespace().find_map(|word| word.split_once('.')?.0.parse().ok())
}

#[cfg(test)]
mod tests {
    use super::{Engine, major};

    #[test]
    fn the_major_version_is_read() {
        assert_eq!(major("Chromium 156.0.8078.79 built on Debian"), Some(156));
        assert_eq!(major("ChromeDriver 156.0.1 (abc)"), Some(156));
        assert_eq!(major("what?"), None);
    }

    #[test]
    fn engines_are_known_by_name() {
        for engine in Engine::ALL {
            assert_eq!(Engine::named(engine.name()).unwrap(), engine);
        }
        assert!(Engine::named("lynx").is_err());
    }
}
