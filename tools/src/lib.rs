//! The second WebAssembly binary: what is not needed for first rows, without Leptos. Plain rows
//! go in, names, texts and pictures come out; `embed/tools.js` is what calls it.
#![cfg(target_arch = "wasm32")]

mod address;
mod directory;
mod export;
mod gaps;
mod lines;
mod map;
mod walk;
