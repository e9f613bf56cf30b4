//! The only IO: performs what the session asks for, and feeds back what happens.

#[cfg(any(feature = "component", feature = "element"))]
pub mod back;
#[cfg(feature = "element")]
mod core;
#[cfg(any(feature = "component", feature = "element"))]
pub mod driver;
pub mod fetch;
#[cfg(feature = "element")]
mod host;
pub mod intl;
pub mod number;
pub mod rows;
#[cfg(any(feature = "component", feature = "element"))]
pub mod shell;
#[cfg(feature = "element")]
mod tell;
pub mod url;

#[cfg(feature = "element")]
pub use self::core::Core;
#[cfg(feature = "element")]
pub use host::Host;
