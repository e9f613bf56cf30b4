//! The texts, in English.

/// Makes an enum of texts' names; their places among a language's texts begin at `$first`.
macro_rules! catalog {
    ($(#[$about:meta])* $name:ident from $first:expr; $($key:ident = $english:literal,)*) => {
        $(#[$about])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq)]
        #[allow(missing_docs)]
        pub enum $name { $($key,)* }

        impl $name {
            /// Every text's name.
            pub const ALL: &[Self] = &[$(Self::$key,)*];
        }

        impl $crate::text::Phrase for $name {
            fn place(self) -> usize {
                self as usize + $first
            }

            fn english(self) -> &'static str {
                match self { $(Self::$key => $english,)* }
            }
        }
    };
}
pub(crate) use catalog;

catalog! {
    /// A text's name.
    Key from 0;

    Label = "Tape job links",
    TapeJob = "Tape job",
    LinkedJob = "Linked job",
    PagesOf = "Pages of {label}",
    FirstPage = "First page",
    PreviousPage = "Previous page",
    NextPage = "Next page",
    LastPage = "Last page",
    RowsPerPage = "Rows per page",
    Refresh = "Refresh",
    Retry = "Retry",
    CopyTapeJob = "Copy tape job UID",
    CopyLinkedJob = "Copy linked job UID",
    CopyRow = "Copy row",
    OpenTapeJob = "Open tape job",
    OpenLinkedJob = "Open linked job",
    Cancel = "Cancel",

    OnPaper = "Backup server {server}",
    RangeOf = "{rows} of {total}",
    NotSet = "not set",
    NotAUuid = "not a UUID",
    UnexpectedType = "unexpected type",
    NotALink = "not a job link",
    AlsoBefore = "also on the previous page",

    Sentence = "{why}.",
    RetryIn = "{why}. Trying again in {seconds} s ({tries} of {most}).",
    TryingAgain = "Trying again ({tries} of {most})",
    Drift = "The list changed while you were paging ({was}, now {now}): rows may repeat or be missing.",
    DriftBack = "The list changed while you were paging: rows may repeat or be missing.",
    StartAgain = "Start again",
    PauseRefresh = "Pause automatic refresh",
    ResumeRefresh = "Resume automatic refresh",
    CopyDetails = "Copy details",

    Unconfigured = "No backup server is chosen yet.",
    UnconfiguredNext = "Its server UID goes into the server-uid attribute.",
    Empty = "No backup-to-tape job on this server has a linked job.",
    EmptyNext = "File-to-tape jobs and tape jobs that process whole repositories are not listed here.",
    SignedOut = "Signed out.",
    SignedOutNext = "Sign in again to show links.",
    CancelledTitle = "Loading was cancelled.",
    CancelledNext = "Nothing was loaded.",

    SayLoading = "Loading links",
    SayLoadingPage = "Loading the page",
    SayStillWaiting = "Still waiting",
    SayRetrying = "That failed. Trying again",
    SayPreparing = "The server is preparing the list",
    SayCopied = "Copied",
    SayNotCopied = "Could not copy",
    SayRows = "Rows {first} to {last} of {total}",
    SayRowsNoTotal = "Rows {first} to {last}",
    SayRow = "Row {first} of {total}",
    SayRowNoTotal = "Row {first}",
    SayShortened = "The list has become shorter, this is its last page. {rows}",
    SayUpdated = "Updated {time}",
    SayCancelled = "Cancelled",

    CouldNotLoad = "Could not load rows {rows}: {why}.",
    CouldNotStart = "Could not load links: {why}.",
    StillShowing = "Still showing {rows} from {time}.",
    ServerSays = "The server says: {messages}",
    Quoted = "“{message}”",
    SignInMissing = "Sign in to show links: there is no access token.",
    SignInRefused = "Sign in again: the server refused the access token.",
    SignInProvider = "Sign in again: this page could not get an access token.",
    SignInMore = "Sign in again to load more.",
    SignInMissingNext = "A read-only access token or simple API key is enough.",
    SignInRefusedNext = "It may have expired: access tokens live one hour by default.",
    SignInProviderNext = "Reloading the page or signing in to it again may help.",

    WhyOffline = "this browser is offline",
    NextOffline = "Check the network connection. When it is back, one attempt follows by itself.",
    OfflineShowing = "Offline. Showing {rows} from {time}.",
    WhyUnreachable = "the browser got no answer from {origin}",
    NextUnreachable = "One of three causes. Name: does {origin} open in another tab, or is it mistyped, or only known inside a network? Certificate: does that tab warn of one? Then this browser must trust its issuer. CORS: if the tab shows something, the server does not allow this page's origin; allow it there, or serve the API from this page's own origin by a reverse proxy.",
    NextUnreachableHere = "The API is on this page's own origin, so CORS is not the cause. Name or service: does reloading this page still work? If not, the server or the proxy in front of it is down. Certificate: it may have changed since this page was opened; reloading shows a warning then. Something between may also have cut the connection: press Retry.",
    NextUnreachablePlain = "{origin} has no certificate to fail, which leaves two causes. Name or port: does it open in another tab? CORS: if that tab shows something, the server does not allow this page's origin; allow it there, or serve the API from this page's own origin by a reverse proxy.",
    NextMixed = "This page came by https, and browsers keep such pages from asking {origin} without it. Use the https address of the API.",
    WhyBlocked = "this page's content security policy forbids requests to {origin}",
    NextBlocked = "Add {origin} to connect-src in this page's Content-Security-Policy.",
    WhyBrokenOff = "the answer broke off",
    NextBrokenOff = "The connection was lost while the answer came. Press Retry. If that does not help, a proxy may be cutting answers off: ask for fewer rows per page.",
    WhyTimeout = "no answer within {seconds} seconds",
    NextTimeout = "Press Retry. If that does not help, ask for fewer rows per page, or check whether the server is overloaded.",
    WhyRedirected = "the API address answers with a redirect, often to a login page",
    NextRedirected = "Check the API address {api}, or sign in at the proxy in front of it.",
    WhyBadRequest = "the server refused the request ({status})",
    WhyBadParameter = "the server does not accept the value of {parameter} ({status})",
    NextBadRequest = "The same request would be refused again.",
    NextBadLimit = "Choose at most {most} rows per page: more is only possible where an administrator allows it.",
    WhyForbidden = "this token's role may not read tape jobs (403)",
    NextForbidden = "Roles that may: Portal Administrator, Service Provider Global Administrator, Service Provider Administrator, Company Owner, Company Administrator. Use a token of one of them.",
    WhyUnknownServer = "there is no backup server {server} here (404)",
    NextUnknownServer = "Check the server UID, and that the token's user may see that server.",
    WhyUnknownAddress = "nothing answers at that address for backup server {server} (404)",
    NextUnknownAddress = "Check the API address {api}: it usually ends in /api/v3.",
    WhyThrottled = "the server is limiting requests (429)",
    NextThrottled = "Wait a minute, then press Retry.",
    NextThrottledFor = "Wait {seconds} seconds, then press Retry.",
    WhyServer = "the server reported an error ({status})",
    NextServer = "Press Retry. If that does not help, the server's own log says more.",
    WhyProxy = "the server answered {status}",
    NextProxy = "That answer comes from a proxy or web server in front of the API. Check that the API behind it runs, then press Retry.",
    WhyPreparing = "the server is still preparing the list (202)",
    NextPreparing = "This page may not read where its progress is told: the server would have to expose its Location header. Press Retry in a minute.",
    WhyAsyncFailed = "the server could not prepare the list",
    NextAsyncFailed = "Press Retry to have it prepared anew. If that does not help, ask for fewer rows per page.",
    WhyWebPage = "the answer is a web page, not data",
    NextWebPage = "Check the API address {api}: it usually ends in /api/v3. A login page in front of the API looks like this too.",
    WhyNotJson = "the answer is broken off or not JSON",
    NextNotJson = "Press Retry. If that does not help, a proxy may be cutting answers off: ask for fewer rows per page.",
    WhyAlien = "the answer is not a list of job links",
    NextAlien = "Check the API address {api}.",
    WhyNoData = "the answer has no rows in it, and does not say that there are none",
    NextNoData = "Press Retry. If that does not help, check the API address {api}.",
    WhyNoRows = "the server sent no rows, but says that there are some",
    NextNoRows = "Press Retry: the list may have changed meanwhile.",
    WhyStatus = "the server answered {status}, which means nothing here",
    NextStatus = "Check the API address {api}.",
    WhyTooLarge = "the answer is larger than {mebibytes} MiB",
    NextTooLarge = "Choose fewer rows per page.",

    WhyServerUid = "“{given}” is not a server UID",
    NextServerUid = "A server UID looks like 0a106d53-ac5b-441c-a5e8-124d53f8f8d9.",
    WhyApiBase = "the API address is not a URL",
    WhyApiScheme = "the API address must begin with https:// or http://",
    WhyApiUserInfo = "the API address must not hold a user name or password",
    WhyApiQuery = "the API address must not hold a query",
    WhyApiFragment = "the API address must not hold a fragment",
    NextApi = "An API address looks like https://vspc.example:1280/api/v3.",

    NotePartial = "The server reported a problem beside these rows: {message}",
    NotePartialSilent = "The server reported a problem beside these rows, without saying which.",
    NoteAliens = "Items that are not job links: {number}. They are shown as they came.",
    NoteCount = "The server says that it sent {said} rows, but {came} came.",
    NoteOffset = "Row {asked} was asked for, but the server answered from row {offset}.",
    NoteNoTotal = "The server does not say how many links there are.",
}

#[cfg(test)]
mod tests {
    use super::Key;
    use crate::text::Phrase;

    #[test]
    fn every_text_says_something_and_closes_its_places() {
        for key in Key::ALL {
            let text = key.english();
            assert!(!text.trim().is_empty(), "{key:?}");
            assert_eq!(text.matches('{').count(), text.matches('}').count(), "{key:?}");
        }
    }
}
