//! The way back to a driver, for what it is made with.

use super::driver::Driver;
use super::intl::BrowserLocale;
use super::shell::Shell;
use crate::session::{Event, Session};
use crate::text::{About, Extra, RowText, Scene, Way, scene};
use crate::view::Source;
use std::cell::OnceCell;
use std::ops::Range;
use std::rc::{Rc, Weak};

/// Leads to the driver, once there is one.
pub struct Back<S>(Rc<OnceCell<Weak<Driver<S>>>>);

impl<S> Default for Back<S> {
    fn default() -> Self {
        Self(Rc::default())
    }
}

impl<S> Clone for Back<S> {
    fn clone(&self) -> Self {
        Self(Rc::clone(&self.0))
    }
}

impl<S: Shell> Back<S> {
    /// To this one.
    pub fn lead_to(&self, driver: &Rc<Driver<S>>) {
        let _first = self.0.set(Rc::downgrade(driver));
    }

    /// The driver, unless it is gone.
    pub fn driver(&self) -> Option<Rc<Driver<S>>> {
        self.0.get().and_then(Weak::upgrade)
    }

    /// Tells it what happened.
    pub fn happen(&self, event: Event) {
        if let Some(driver) = self.driver() {
            driver.happen(event);
        }
    }
}

impl<S: Shell> Source for Back<S> {
    fn scene(&self) -> Scene {
        let blank = || {
            let locale = &BrowserLocale::new("en");
            let about = About { target: None, locale, way: Way::default() };
            scene(&Session::default().screen(), &Extra::default(), &about)
        };
        self.driver().map_or_else(blank, |driver| driver.scene())
    }

    fn rows(&self, range: Range<usize>) -> Vec<RowText> {
        self.driver().map_or_else(Vec::new, |driver| driver.rows(range))
    }
}
