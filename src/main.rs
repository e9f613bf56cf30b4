//! Entry of the WebAssembly core: what the shell calls is exported by the library.

use tape_job_links as _;

fn main() {}

/// The usual one weighs 1.1 KiB more in brotli.
#[cfg(target_arch = "wasm32")]
#[global_allocator]
static ALLOCATOR: rlsf::GlobalTlsf = rlsf::GlobalTlsf::new();
