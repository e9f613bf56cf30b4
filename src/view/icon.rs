//! Icons, drawn with the text's own colour.

use super::node::{Node, element};

pub const FIRST: &str = "M11.5 3.5 7 8l4.5 4.5M4.5 3.5v9";
pub const PREVIOUS: &str = "M10 3.5 5.5 8l4.5 4.5";
pub const NEXT: &str = "M6 3.5 10.5 8 6 12.5";
pub const LAST: &str = "M4.5 3.5 9 8l-4.5 4.5M11.5 3.5v9";
pub const REFRESH: &str = "M13 8a5 5 0 1 1-1.6-3.7M13 2.5v3h-3";
pub const PAUSE: &str = "M5.5 3.5v9M10.5 3.5v9";
pub const RESUME: &str = "M5 3.2 12.5 8 5 12.8Z";
pub const WARNING: &str = "M8 2.2 14.4 13.5H1.6ZM8 6.3v3.4M8 11.4v.4";

/// A 16-pixel line drawing that only eyes see.
pub fn icon(path: &'static str) -> Node {
    element(
        "svg|class=icon|viewBox=0 0 16 16|aria-hidden=true",
        vec![],
        vec![element("path", vec![("d", path.into())], vec![])],
    )
}
