//! What files and the dialog say of an export, in English.

use crate::text::{Key, catalog};

catalog! {
    /// The name of a text about an export. Its place is behind those of the core.
    ExportPhrase from Key::ALL.len();

    FileAbout = "Tape job links of backup server {server}, {scope}, exported at {time}: {verdict}.",
    FileServer = "“{name}” ({uid})",
    FileWhole = "whole list",
    FileEmptyPage = "an empty page",
    FileRow = "row {first}",
    FileRowOf = "row {first} of {total}",
    FileRows = "rows {first} to {last}",
    FileRowsOf = "rows {first} to {last} of {total}",
    FileEmptyPageOf = "an empty page of {total}",
    FileComplete = "{rows}, complete",
    FilePage = "{rows}, one page of the list",
    FileIncomplete = "{rows}, incomplete",
    FileIncompleteOf = "{came} of {rows}, incomplete",
    FileWhy = "{verdict}: {reasons}",
    FileAnd = "; ",
    CountNone = "no rows",
    CountOne = "1 row",
    CountMany = "{rows} rows",
    MissingCancelled = "the export was cancelled",
    MissingFailed = "loading failed",
    MissingChanged = "the list changed from {was} to {now} meanwhile, so rows may repeat or be missing",
    MissingTotal = "the server does not say how many rows there are",
    MissingShort = "the server sent fewer rows than it says there are",
    MissingOffset = "the server answered from another row than was asked for, so rows may repeat or be missing",
    MissingPartial = "the server reported a problem beside the rows",
    MissingAlien = "1 item that is not a job link is left out",
    MissingAliens = "{number} items that are not job links are left out",
    MissingTooMany = "an export holds at most {rows}",
    MissingMore = "the server sent more rows than it says there are",
    MissingToken = "the access token was refused",
}
