// What is said of jobs that no tape job processes. {places} are filled; of several forms the one
// for {count} is taken.

export const GAPS = {
  title: "Not on tape",
  cancel: "Cancel",
  again: "Check again",
  copy: "Copy",
  close: "Close",
  progress: "Links read",

  readingJobs: "Reading this server's jobs…",
  readingLinks: { one: "{end} of {count} link", other: "{end} of {count} links" },
  readingLinksOfMany: { one: "{count} link", other: "{count} links" },
  readingRepositories: "Reading which repositories tape jobs process…",

  backupGaps: {
    one: "{count} backup job is processed by no tape job.",
    other: "{count} backup jobs are processed by no tape job.",
  },
  tapeGaps: { one: "{count} tape job links nothing.", other: "{count} tape jobs link nothing." },
  // Where not all may have been read.
  backupGapsFound: {
    one: "{count} backup job was found in no link.",
    other: "{count} backup jobs were found in no link.",
  },
  tapeGapsFound: {
    one: "{count} tape job was found to link nothing.",
    other: "{count} tape jobs were found to link nothing.",
  },
  compared: "Read {time}. Jobs: {jobs}. Links: {links}.",

  backupTitle: "Backup jobs that no tape job processes",
  noBackupGaps: "None: every backup job of this server is processed by a tape job.",
  noBackupGapsFound: "None was found among the jobs that are known to be backup jobs.",
  noBackupJobs: "This server lists no job that is known to be a backup job.",
  byRepository:
    "Some tape jobs process whole repositories, and the server does not say whose backups lie there: a job listed here may be on tape that way.",
  repositoriesUnknown:
    "Which repositories tape jobs process as a whole could not be read: {why}. A job listed here may be on tape that way.",
  byCopy: "A job's backups may also reach tape through a backup copy job that a tape job processes.",

  tapeTitle: "Tape jobs that link nothing",
  noTapeGaps: "None: every tape job of this server links a job.",
  noTapeGapsButRepositories: "None: every tape job of this server links a job or processes a whole repository.",
  noTapeGapsFound: "None was found.",
  noTapeJobs: "This server lists no backup-to-tape job.",
  tapeRepositoriesUnknown: "Some of them may process whole repositories: that could not be read.",
  repositoryJobs: {
    one: "{count} other tape job links no job, but processes whole repositories.",
    other: "{count} other tape jobs link no job, but process whole repositories.",
  },
  fileJobs: {
    one: "{count} file-to-tape job is left out: it processes files, not jobs.",
    other: "{count} file-to-tape jobs are left out: they process files, not jobs.",
  },

  otherTitle: "Jobs of other types in no link",
  others: "By their types it cannot be told whether these belong on tape.",
  more: {
    one: "{count} more is not shown here. Copy has it too.",
    other: "{count} more are not shown here. Copy has them all.",
  },

  changedLinks: "The list of links changed meanwhile ({was}, now {now}): what is listed here may be linked after all. Check again.",
  partialLinks: "The server reported a problem beside the links: what is listed here may be linked after all.",
  unsureLinks: "The server did not clearly give all its links: what is listed here may be linked after all.",
  illegibleLinks: {
    one: "{count} link could not be read: what is listed here may be in it.",
    other: "{count} links could not be read: what is listed here may be in them.",
  },
  changedJobs: "The list of jobs changed meanwhile ({was}, now {now}): jobs may be missing here. Check again.",
  partialJobs: "The server reported a problem beside the jobs: jobs may be missing here.",
  unsureJobs: "The server did not clearly give all its jobs: jobs may be missing here.",
  unidentifiedJobs: {
    one: "{count} job came without a UID and could not be compared.",
    other: "{count} jobs came without a UID and could not be compared.",
  },
  mostJobs: "Only the first {most} of this server's {total} jobs were compared: others may be on no tape too.",
  mostJobsOfMany: "Only the first {most} jobs of this server were compared: others may be on no tape too.",
  unsureRepositories: "the server did not clearly give all of them",

  cancelled: "Cancelled. From a part of the lists it cannot be told which jobs are on no tape.",
  jobsFailed: "Which jobs are not on tape cannot be told. The list of jobs could not be read: {why}.",
  linksFailed: "Which jobs are not on tape cannot be told. The list of links broke off: {why}.",
  linksTooMany: "Which jobs are not on tape cannot be told. This server has more links than are read here.",

  signIn: "Sign in again, then check again.",

  copied: {
    one: "Copied {count} job, with tabs between the cells.",
    other: "Copied {count} jobs, with tabs between the cells.",
  },
  uidCopied: "Copied the UID.",
  notCopied: "Nothing was copied: the browser does not allow it.",
  copyUid: "Copy UID of {name}",
  server: "Backup server {uid}.",

  columnList: "List",
  columnName: "Name",
  columnType: "Type",
  columnState: "State",
  columnLastRun: "Last run",
  columnUid: "UID",
  columnVspcUid: "UID in VSPC",
};
