//! Names for UIDs: what the API's own lists of jobs tell.

mod directory;
mod instant;

pub use directory::Directory;
pub use instant::instant;
