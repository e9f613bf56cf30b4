//! What the server lists: pairs of jobs, on a page of them.

use super::json::Value;
use super::{Job, ServerError};
use uuid::Uuid;

/// The longest text of a value nobody can read that is kept for showing.
const LONGEST_ODD: usize = 160;

/// A UID as the server sent it. No field of a row is promised.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub enum Uid {
    /// Absent, or `null`.
    #[default]
    Missing,
    /// A UUID, spelt as the server spelt it: compare by the value, whose version nobody checks.
    Known {
        /// As it came.
        spelt: Box<str>,
        /// Its value.
        uid: Uuid,
    },
    /// A string that is not a UUID.
    Odd(Box<str>),
    /// Another type, as its JSON text.
    Alien(Box<str>),
}

impl Uid {
    pub(super) fn read(value: Value<'_>) -> Self {
        if value.is_null() {
            return Self::Missing;
        }
        match value.string() {
            Some(text) if !text.trim().is_empty() => match Uuid::try_parse(&text) {
                Ok(uid) => Self::Known { spelt: text.into(), uid },
                Err(_) => Self::Odd(shortened(&text)),
            },
            _ => Self::Alien(shortened(value.text())),
        }
    }

    /// The UID as the server spelt it, `None` where it is missing.
    #[must_use]
    pub fn spelt(&self) -> Option<&str> {
        match self {
            Self::Missing => None,
            Self::Known { spelt: text, .. } | Self::Odd(text) | Self::Alien(text) => Some(text),
        }
    }
}

/// One row: a tape job, and a job that it processes.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct JobLink {
    /// `jobUid`: the tape job.
    pub job: Uid,
    /// `linkedJobUid`: a backup job that it processes.
    pub linked_job: Uid,
    /// `uniqueJobUid`: the tape job's UID in VSPC, since 3.5.1.
    pub unique_job: Uid,
}

/// One item of `data`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Item {
    /// A pair of jobs.
    Link(JobLink),
    /// A job, or a backup server, with its name.
    Job(Box<Job>),
    /// Something that is not an object, as its JSON text.
    Alien(Box<str>),
}

impl Item {
    pub(super) fn read(value: Value<'_>) -> Self {
        let mut link = JobLink::default();
        let walked = value.is_object().then(|| {
            value.members(&mut |name, value| match name {
                "jobUid" => link.job = Uid::read(value),
                "linkedJobUid" => link.linked_job = Uid::read(value),
                "uniqueJobUid" => link.unique_job = Uid::read(value),
                _ => {}
            })
        });
        match walked {
            Some(Ok(())) => Self::Link(link),
            _ => Self::Alien(shortened(value.text())),
        }
    }
}

impl Item {
    /// What two rows have in common if they are the same link, whatever its spelling.
    #[must_use]
    pub fn link(&self) -> Option<(Identity<'_>, Identity<'_>)> {
        match self {
            Self::Link(link) => Some((link.job.identity()?, link.linked_job.identity()?)),
            Self::Job(_) | Self::Alien(_) => None,
        }
    }
}

/// What a UID is compared by.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Identity<'a> {
    /// A UUID's value.
    Uuid(u128),
    /// Anything else, as it came.
    Text(&'a str),
}

impl Uid {
    /// What it is compared by, `None` where it is missing.
    #[must_use]
    pub fn identity(&self) -> Option<Identity<'_>> {
        match self {
            Self::Missing => None,
            Self::Known { uid, .. } => Some(Identity::Uuid(uid.as_u128())),
            Self::Odd(text) | Self::Alien(text) => Some(Identity::Text(text)),
        }
    }
}

/// A page of the list, as it is to be believed.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Page {
    /// What `data` held, in the server's order. Pairs may repeat.
    pub items: Vec<Item>,
    /// Rows skipped before the first one, by the server's word where it gave one.
    pub offset: u64,
    /// Rows in the whole list, where the server gave a number that can be true.
    pub total: Option<u64>,
    /// What the reader of the page should be told.
    pub remarks: Vec<Remark>,
}

impl Page {
    /// The number of rows.
    #[must_use]
    pub fn count(&self) -> u64 {
        self.items.len() as u64
    }

    /// The offset behind its last row: where the next page begins.
    #[must_use]
    pub fn end(&self) -> u64 {
        self.offset.saturating_add(self.count())
    }
}

/// Something that is off with a page that can be shown all the same.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Remark {
    /// `pagingInfo.count` is not the number of items that came.
    CountDiffers {
        /// What the server said.
        said: u64,
        /// What came.
        came: u64,
    },
    /// The server answered from another offset than was asked for.
    OffsetDiffers {
        /// What was asked for.
        asked: u64,
    },
    /// There is no `total`, or none that can be true.
    NoTotal,
    /// Items that are not objects.
    AlienItems(u64),
    /// `errors` beside `data`: a partial success.
    Partial(Vec<ServerError>),
}

/// `text`, cut where it is too long to be shown.
pub(super) fn shortened(text: &str) -> Box<str> {
    match text.char_indices().nth(LONGEST_ODD).and_then(|(cut, _)| text.get(..cut)) {
        Some(head) => [head, "…"].concat().into(),
        None => text.into(),
    }
}
