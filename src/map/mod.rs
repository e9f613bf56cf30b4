//! The picture of a page's links: tape jobs in one column, linked jobs in the other, a curve for
//! each link. Drawn from the same rows as the table.
//!
//! [`layout()`] places everything; a view draws what it finds there, and [`svg()`] makes a document of
//! it. Nothing here does IO, knows a clock, or panics, whatever the rows hold.

mod column;
mod fit;
mod groups;
mod layout;
mod node;
mod order;
mod placed;
mod size;
mod spread;
mod svg;
mod walk;
mod xml;

pub use fit::Fitted;
pub use layout::{Curve, Layout, layout};
pub use node::{Link, MOST_LINKS, Node};
pub use placed::{Anchor, Bounds, Line, LineKind, Neighbour, Placed, Side};
pub use size::Size;
pub use svg::{Words, svg};
pub use walk::Direction;
