//! The endpoint as data: what is asked, and what an answer amounts to.
//!
//! Nothing here does IO, knows a clock, or panics, whatever the server sends.

mod failure;
mod job;
mod json;
mod model;
mod paging;
mod request;
mod response;

pub use failure::{Failure, Garbled, Kind, NoAnswer, ServerError};
pub use job::Job;
pub use model::{Identity, Item, JobLink, Page, Remark, Uid};
pub use paging::{Pager, Paging};
pub use request::{Call, List, PageRequest};
pub use response::{Answer, Progress, Verdict, judge, judge_jobs};
