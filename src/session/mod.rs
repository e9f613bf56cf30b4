//! The state machine that does everything hard, and no IO.
//!
//! Events go in through [`Session::update`], effects come out, and
//! [`Session::screen`] says what there is to see. It knows no clock and no
//! browser: time comes in with each event, and what takes time is an effect
//! whose end comes back as an event. The token never comes here, only whether
//! there is one.

mod ahead;
mod arrival;
mod effect;
mod event;
mod page_turns;
mod report;
mod retry;
mod screen;
mod situation;
mod state;
mod status;
mod surroundings;
mod update;
mod work;

pub use ahead::{DWELL, STILL_GOOD};
pub use effect::{Effect, HostEvent, Phase, Place, Reason, SignIn};
pub use event::{Credential, Event, Press, Wish};
pub use report::Report;
pub use screen::{Alert, Body, HostState, Ranged, Screen, Waiting};
pub use situation::Situation;
pub use state::{Session, Setup, Shown};
pub use status::{Said, Status};

/// Milliseconds since 1970, by the browser's clock.
pub type Millis = u64;

/// Tells one piece of work from another, so that what comes late is known as late.
pub type WorkId = u64;

/// When it first shows that another page is under way: a quick answer is drawn at once, and once.
pub const SEEN_AFTER: Millis = 50;
/// When waiting is first spoken of.
pub const BUSY_AFTER: Millis = 1_000;
/// When "Still waiting" and Cancel appear.
pub const SLOW_AFTER: Millis = 5_000;
/// When waiting ends as a failure.
pub const GIVE_UP_AFTER: Millis = 30_000;
/// How long a server may prepare a list.
pub const PREPARED_WITHIN: Millis = 300_000;
/// How often a request is sent again by itself.
pub const MOST_RETRIES: u8 = 3;
/// Seconds between automatic refreshes, at least: agents report hourly.
pub const SHORTEST_REFRESH: u32 = 30;
