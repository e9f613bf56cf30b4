//! The only IO: performs what the session asks for, and feeds back what happens.

#[cfg(feature = "component")]
mod core;
#[cfg(feature = "component")]
mod driver;
pub mod fetch;
#[cfg(feature = "component")]
mod host;
pub mod intl;
pub mod number;
pub mod rows;
#[cfg(feature = "component")]
mod tell;
pub mod url;

#[cfg(feature = "component")]
pub use self::core::Core;
#[cfg(feature = "component")]
pub use host::Host;
