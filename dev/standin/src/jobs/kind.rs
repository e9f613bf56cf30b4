/// What a job is to the tapes of its server.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Kind {
    /// Processes the jobs that the pairs link to it.
    Tape,
    /// One of the pool that the pairs draw their linked jobs from.
    Linked,
    /// On no tape.
    Untaped,
    /// Writes files to tape.
    Files,
    /// Writes repositories to tape, and so stands in no pair.
    Repositories,
    /// Would write jobs to tape, and links none.
    Unlinked,
    /// Makes no backup that belongs on tape.
    Besides,
}

impl Kind {
    /// Sets the kind's data apart from every other's.
    pub(super) fn number(self) -> u64 {
        match self {
            Self::Tape => 1,
            Self::Linked => 2,
            Self::Untaped => 3,
            Self::Files => 4,
            Self::Repositories => 5,
            Self::Unlinked => 6,
            Self::Besides => 7,
        }
    }

    pub(super) fn writes_tapes(self) -> bool {
        matches!(self, Self::Tape | Self::Files | Self::Repositories | Self::Unlinked)
    }
}
