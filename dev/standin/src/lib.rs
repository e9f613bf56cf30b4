//! A stand-in for the Veeam Service Provider Console (VSPC) REST API v3, for the demo and the tests.
//!
//! It answers what the reference documents, from data made of a seed, and fails on purpose:
//! each failure is a backup server or a token listed in [`sentinel`], never a switch in a test.
//! `docs/STANDIN.md` lists them all and says how the real service differs.
//!
//! [`app()`] is the router, to be called in-process; [`Standin`] is one that listens on a port.

mod actions;
mod answer;
mod api;
mod app;
mod attempts;
mod gate;
mod jobs;
mod journal;
mod log;
mod pairs;
mod random;
mod record;
mod reply;
mod running;
mod scenario;
pub mod sentinel;
mod shared;
#[cfg(test)]
mod testing;
mod tokens;
mod web;
mod window;

pub use app::app;
pub use journal::Seen;
pub use running::Standin;
pub use scenario::Scenario;
