//! How an export ended.

/// How an export ended, and how many rows it holds.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Ending {
    /// The whole list is there.
    Complete {
        /// Rows written.
        rows: u64,
    },
    /// The page is there.
    Page {
        /// Rows written.
        rows: u64,
    },
    /// Rows are missing, or may be.
    Incomplete {
        /// Rows written.
        rows: u64,
        /// Rows there should be, by the server's latest word.
        total: Option<u64>,
        /// Why.
        why: Vec<Missing>,
    },
}

impl Ending {
    /// Rows written.
    #[must_use]
    pub fn rows(&self) -> u64 {
        match self {
            Self::Complete { rows } | Self::Page { rows } | Self::Incomplete { rows, .. } => *rows,
        }
    }

    /// Whether all rows that were asked for are there.
    #[must_use]
    pub fn is_complete(&self) -> bool {
        !matches!(self, Self::Incomplete { .. })
    }
}

/// Why rows are missing, or may be.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Missing {
    /// The reader cancelled the export.
    Cancelled,
    /// A page could not be loaded, in words: "the server answered 503".
    Failed(String),
    /// The list changed meanwhile.
    TotalChanged {
        /// Its rows at first.
        was: u64,
        /// Its rows at last.
        now: u64,
    },
    /// The server does not say how many rows there are.
    NoTotal,
    /// The server sent no more rows, though by its own word there are some.
    Short,
    /// The server answered from another row than was asked for.
    OtherOffset,
    /// The server reported a problem beside the rows.
    Partial,
    /// Items that are not job links were left out.
    Aliens(u64),
    /// There are more rows than an export holds.
    TooMany {
        /// The most that it holds.
        most: u64,
    },
}

impl Missing {
    /// The reason as a clause. What others worded is as they worded it.
    pub(super) fn clause(&self) -> String {
        match self {
            Self::Cancelled => "the export was cancelled".into(),
            Self::Failed(words) if words.trim().is_empty() => "loading failed".into(),
            Self::Failed(words) => words.clone(),
            Self::TotalChanged { was, now } => [
                "the list changed from ",
                &counted(*was),
                " to ",
                &now.to_string(),
                " meanwhile, so rows may repeat or be missing",
            ]
            .concat(),
            Self::NoTotal => "the server does not say how many rows there are".into(),
            Self::Short => "the server sent fewer rows than it says there are".into(),
            Self::OtherOffset => {
                "the server answered from another row than was asked for, so rows may repeat or be \
                 missing"
                    .into()
            }
            Self::Partial => "the server reported a problem beside the rows".into(),
            Self::Aliens(1) => "1 item that is not a job link is left out".into(),
            Self::Aliens(number) => {
                [&number.to_string(), " items that are not job links are left out"].concat()
            }
            Self::TooMany { most } => ["an export holds at most ", &counted(*most)].concat(),
        }
    }
}

/// "1234 rows". Files are read everywhere, so their numbers are not grouped.
pub(super) fn counted(rows: u64) -> String {
    match rows {
        0 => "no rows".into(),
        1 => "1 row".into(),
        _ => [&rows.to_string(), " rows"].concat(),
    }
}
