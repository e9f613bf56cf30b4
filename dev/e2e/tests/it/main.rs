//! Browser tests against the built `dist/`: what a person sees, finds and hears.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "these are tests")]

mod announcements;
mod arrangement;
mod cors;
mod crash;
mod diagnosis;
mod element;
mod endurance;
mod examples;
mod export;
mod failures;
mod folder;
mod frame;
mod frame_hostile;
mod framed;
mod front;
mod gaps;
mod hosts;
mod integrity;
mod keyboard;
mod languages;
mod leptos;
mod loading;
mod long_pages;
mod looks;
mod manifest;
mod map;
mod names;
mod odd_rows;
mod page_turns;
mod paper;
mod policies;
mod portal;
mod prefetch;
mod readers;
mod requests;
mod room;
mod secrecy;
mod serving;
mod settings;
mod snapshots;
mod standalone;
mod states;
mod tokens;
mod vspc;
