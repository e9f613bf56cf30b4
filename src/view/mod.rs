//! Leptos components. They draw a [`Scene`](crate::text::Scene) and send presses:
//! no arithmetic, no decisions, no IO.
//!
//! Every text stands in braces, so that no subtree is static: static markup would
//! be built with `innerHTML`, which a Trusted Types policy forbids.

mod board;
mod icon;
mod notices;
mod pager;
mod table;
mod widget;

pub use board::{Board, Mounted};
