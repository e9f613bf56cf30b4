//! Names for UIDs: what the API's own lists of jobs tell, and what they make visible.

mod directory;
mod gaps;
mod instant;
mod tally;

pub use directory::Directory;
pub use gaps::{Gaps, Links, Repositories, gaps};
pub use instant::instant;
pub use tally::{Doubt, Tally};
