//! Entry of the WebAssembly core: what the shell calls is exported by the library.

use tape_job_links as _;

fn main() {}
