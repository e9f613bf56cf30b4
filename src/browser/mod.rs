//! The only IO: performs what the session asks for, and feeds back what happens.

mod core;
mod driver;
mod fetch;
mod host;
mod intl;
mod tell;
mod url;

pub use self::core::Core;
pub use host::Host;

/// Bytes of a body that are read before it is cut off as too large.
pub const MAX_BODY: u64 = 8 * 1024 * 1024;
