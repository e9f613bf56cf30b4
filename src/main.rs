//! Entry of the WebAssembly core: what the shell calls is exported by the library.

#[cfg(feature = "component")]
use tape_job_links as _;

fn main() {}
