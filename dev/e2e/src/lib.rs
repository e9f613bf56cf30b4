//! A browser, as a person uses it: by role and accessible name, waiting on what shows.
//!
//! Everything here panics where it cannot go on, with what it looked for and what was there:
//! it only ever runs in tests.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "these are tests")]
#![allow(clippy::manual_assert, reason = "the messages await what they tell")]
#![allow(clippy::missing_panics_doc, reason = "said above, once")]

mod audit;
mod browser;
mod driver;
mod engine;
mod environment;
mod finder;
mod focus;
mod gathering;
mod media;
mod page;
mod vendor;
mod widget;

pub use browser::unwatched;
pub use engine::{Engine, Options};
pub use gathering::Member;
pub use media::Look;
pub use page::Page;
pub use widget::{Settings, TOKEN};
