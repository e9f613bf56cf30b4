//! What is seen. It draws a [`Scene`](crate::text::Scene) and its rows whenever their Leptos signals
//! change, and sends presses: no arithmetic, no decisions, no IO.

mod board;
mod drawn;
mod icon;
mod node;
mod notices;
mod pager;
mod pen;
mod table;
mod widget;

pub use board::{Board, Mounted, Source};
