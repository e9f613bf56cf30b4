//! Chromium and its driver, for the browser tests.

use crate::cargo_tool::on_path;
use crate::node::debian_packages;
use crate::problem::{Problem, Result};
use std::path::PathBuf;
use xshell::{Shell, cmd};

/// A browser and the driver that speaks to it.
pub struct Browser {
    /// The browser.
    pub chromium: PathBuf,
    /// Its driver.
    pub driver: PathBuf,
}

const BROWSERS: [&str; 3] = ["chromium", "chromium-browser", "google-chrome"];

impl Browser {
    /// Finds both, or installs them.
    pub fn find(shell: &Shell) -> Result<Self> {
        if let Some(found) = Self::on_path() {
            return found.checked(shell);
        }
        let packages = ["chromium", "chromium-driver", "fonts-dejavu-core"];
        debian_packages(shell, &packages, "one to two minutes", "Chromium with its ChromeDriver")?;
        Self::on_path()
            .ok_or_else(|| Problem::new("chromium and chromedriver are still not on PATH"))?
            .checked(shell)
    }

    fn on_path() -> Option<Self> {
        let find = |name: &str| on_path(name).map(|folder| folder.join(name));
        Some(Self {
            chromium: BROWSERS.iter().find_map(|name| find(name))?,
            driver: find("chromedriver")?,
        })
    }

    fn checked(self, shell: &Shell) -> Result<Self> {
        let Self { chromium, driver } = &self;
        let browser = major(&cmd!(shell, "{chromium} --version").quiet().ignore_stderr().read()?);
        let chromedriver =
            major(&cmd!(shell, "{driver} --version").quiet().ignore_stderr().read()?);
        if browser == chromedriver {
            return Ok(self);
        }
        Err(Problem::new(format!(
            "{} is version {browser:?}, but {} is for version {chromedriver:?}: \
             install a ChromeDriver of the browser's version",
            chromium.display(),
            driver.display()
        )))
    }
}

/// The major version in `Chromium 156.0.8078.79 built on …`.
fn major(said: &str) -> Option<u32> {
    said.split_whitespace().find_map(|word| word.split_once('.')?.0.parse().ok())
}

#[cfg(test)]
mod tests {
    use super::major;

    #[test]
    fn the_major_version_is_read() {
        assert_eq!(major("Chromium 156.0.8078.79 built on Debian"), Some(156));
        assert_eq!(major("ChromeDriver 156.0.1 (abc)"), Some(156));
        assert_eq!(major("what?"), None);
    }
}
