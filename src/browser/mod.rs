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
