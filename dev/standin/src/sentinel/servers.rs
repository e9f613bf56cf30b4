use super::Server;
use crate::actions::Outcome;
use crate::answer::Answer::{self, Async, Body, Numbers, Page, Refuse, Rows, Shape, Waits};
use crate::answer::body::Raw;
use crate::answer::envelope::Envelope;
use crate::answer::names::Names;
use crate::answer::number::Number;
use crate::answer::refusal::{Refusal, When};
use crate::answer::row::Odd;
use crate::answer::timing::Wait;
use crate::jobs::Flaw;

macro_rules! servers {
    ($($constant:ident $uid:literal $name:literal $answer:expr, $shows:literal;)*) => {
        $(#[doc = $shows] pub const $constant: &str = $uid;)*

        /// Every server, in the order in which the API lists them.
        pub const SERVERS: &[Server] = &[$(Server {
            constant: stringify!($constant),
            uid: $constant,
            name: $name,
            shows: $shows,
            answer: $answer,
        }),*];
    };
}

servers! {
    EXAMPLE "0a106d53-ac5b-441c-a5e8-124d53f8f8d9" "Documented example" Answer::Example,
        "The reference's own example: two rows.";
    ATHENS "a7e4d0c1-58b2-6f1e-9c40-3d6b2f71e834" "Athens DC1" Page(1_234),
        "1,234 links: tape jobs with one to 28 linked jobs, linked jobs under several tape jobs, some rows in upper case.";
    LISBON "115b04d2-7c3e-6a90-8f15-92e0c4ab6d57" "Lisbon DC2" Page(260),
        "260 links: two full pages of 100 and one of 60.";
    EMPTY "0510b2a4-e19d-6c37-b8a6-4f02d75c1e93" "Oslo branch" Page(0),
        "No links at all.";
    MILLION "f19a61c8-2d40-6b5e-a3f7-08c1e6d4925b" "Virginia archive" Page(1_000_000),
        "1,000,000 links.";
    LARGE_PAGES "2b7d90e6-4c15-6a83-9f02-71e8d3c5a640" "Rotterdam DC3" Page(25_000),
        "25,000 links, up to 10,000 a page, as an administrator may allow.";

    ALWAYS_400 "5e471e10-0000-6000-8000-000000000400" "Always 400" Refuse(Refusal::BadLimit, When::Always),
        "400, type logical, parameter limit, a message of two lines.";
    ALWAYS_401 "5e471e10-0000-6000-8000-000000000401" "Always 401" Refuse(Refusal::Unauthorised, When::Always),
        "401 whatever the token.";
    ALWAYS_403 "5e471e10-0000-6000-8000-000000000403" "Always 403" Refuse(Refusal::Forbidden, When::Always),
        "403 whatever the token.";
    ALWAYS_404 "5e471e10-0000-6000-8000-000000000404" "Always 404" Refuse(Refusal::NotFound, When::Always),
        "404 though it is listed: removed a moment ago.";
    ALWAYS_409 "5e471e10-0000-6000-8000-000000000409" "Always 409" Refuse(Refusal::Conflict, When::Always),
        "409, a conflict.";
    ALWAYS_415 "5e471e10-0000-6000-8000-000000000415" "Always 415" Refuse(Refusal::ContentType, When::Always),
        "415, a content type that is not taken.";
    TRANSIENT_400 "5e471e10-0000-6000-8000-000000001400" "400 of type retryableLogical, once" Refuse(Refusal::Transient, When::Times(1)),
        "400 of type retryableLogical to the first request at each offset, then well: the type goes before the status.";
    THROTTLED "5e471e10-0000-6000-8000-000000000429" "Always 429, retry after 2 s" Refuse(Refusal::Throttled(2), When::Always),
        "429 with retryAfter 2, every time.";
    THROTTLED_ONCE "5e471e10-0000-6000-8000-000000001429" "429 once, retry after 3 s" Refuse(Refusal::Throttled(3), When::Times(1)),
        "429 with retryAfter 3 to the first request at each offset, then well.";
    THROTTLED_MUTE "5e471e10-0000-6000-8000-000000002429" "Always 429, no message" Refuse(Refusal::ThrottledMute, When::Always),
        "429 without message and retryAfter, as in the reference's own sample.";
    ALWAYS_520 "5e471e10-0000-6000-8000-000000000520" "Always 520" Refuse(Refusal::Server, When::Always),
        "520, every time.";
    TWICE_520 "5e471e10-0000-6000-8000-000000002520" "520 twice, then well" Refuse(Refusal::Server, When::Times(2)),
        "520 to the first two requests of a token at each offset, then well.";
    LATER_520 "5e471e10-0000-6000-8000-000000003520" "520 from the second page on" Refuse(Refusal::Server, When::AfterFirstPage),
        "The first page is well, every other offset answers 520.";
    LOGICAL_520 "5e471e10-0000-6000-8000-000000004520" "520 of type logical" Refuse(Refusal::LogicalServer, When::Always),
        "520 of type logical, which sending again does not help.";
    SEVERAL_520 "5e471e10-0000-6000-8000-000000005520" "520 with several errors" Refuse(Refusal::Several, When::Always),
        "520 with three errors at once: other codes, an unknown type, a missing message.";
    PROXY_502 "5e471e10-0000-6000-8000-000000000502" "502 from a proxy" Refuse(Refusal::BadGateway, When::Always),
        "502 with a page of HTML.";
    LATER_503 "5e471e10-0000-6000-8000-000000000503" "503 from the second page on" Refuse(Refusal::Unavailable, When::AfterFirstPage),
        "The first page is well, every other offset answers 503 with a page of HTML.";

    NO_META "5e471e10-0001-6000-8000-000000000001" "No meta" Shape(Envelope::NoMeta),
        "260 links, meta absent: no total.";
    NULL_META "5e471e10-0001-6000-8000-000000000002" "Null meta" Shape(Envelope::NullMeta),
        "260 links, meta null: no total.";
    NO_PAGING_INFO "5e471e10-0001-6000-8000-000000000003" "No pagingInfo" Shape(Envelope::NoPagingInfo),
        "260 links, pagingInfo absent: no total.";
    SKIP "5e471e10-0001-6000-8000-000000000004" "skip in place of offset" Shape(Envelope::Skip),
        "1,234 links, pagingInfo has skip in place of offset, as in Veeam's overview.";
    PARTIAL "5e471e10-0001-6000-8000-000000000005" "errors beside data" Shape(Envelope::Partial),
        "1,234 links, and errors beside them in a 200: a partial success.";
    NO_DATA_EMPTY "5e471e10-0001-6000-8000-000000000006" "No data, total 0" Shape(Envelope::NoData(0)),
        "data absent, total 0: empty.";
    NO_DATA "5e471e10-0001-6000-8000-000000000007" "No data, total 5" Shape(Envelope::NoData(5)),
        "data absent, total 5: malformed.";
    CLAMP_50 "5e471e10-0001-6000-8000-000000000050" "Clamps limit to 50" Shape(Envelope::Clamp),
        "1,234 links, at most 50 a page, whatever was asked.";
    IGNORES_OFFSET "5e471e10-0001-6000-8000-000000000051" "Ignores offset" Shape(Envelope::IgnoresOffset),
        "1,234 links, always the first page of them, and it says so.";
    DRIFT "5e471e10-0001-6000-8000-000000000052" "Grows while paging" Shape(Envelope::Drift),
        "1,234 links on the first page, 1,236 elsewhere: two came in at the front, so that two rows repeat.";
    SHRUNK "5e471e10-0001-6000-8000-000000000053" "Shrinks while paging" Shape(Envelope::Shrunk),
        "1,234 links, but from offset 1,000 on an empty page and a total of 950.";

    ODD_ROWS "5e471e10-0002-6000-8000-000000000001" "Odd fields" Rows(Odd::Fields),
        "A UID missing, null, empty, no UUID, a number, a boolean, an array, an object; unknown members.";
    NOT_OBJECTS "5e471e10-0002-6000-8000-000000000002" "Items that are no objects" Rows(Odd::Items),
        "null, 7, text, true and an array among two good rows.";
    MARKUP "5e471e10-0002-6000-8000-000000000003" "Markup in UIDs" Rows(Odd::Markup),
        "HTML and script in place of UIDs: text must stay text.";
    DUPLICATES "5e471e10-0002-6000-8000-000000000004" "Duplicate pairs" Rows(Odd::Duplicates),
        "The same pair several times, in another case too.";
    UNIQUE_UIDS "5e471e10-0002-6000-8000-000000000005" "uniqueJobUid" Rows(Odd::Unique),
        "uniqueJobUid on some rows, and members that nobody knows.";

    HUGE_TOTAL "5e471e10-0003-6000-8000-000000000001" "Total 1e300" Numbers(Number::HugeTotal),
        "The total is 1e300.";
    NEGATIVE_COUNT "5e471e10-0003-6000-8000-000000000002" "Count -5" Numbers(Number::NegativeCount),
        "The count is -5.";
    TEXT_OFFSET "5e471e10-0003-6000-8000-000000000003" "Offset x" Numbers(Number::TextOffset),
        "The offset is the text x.";
    WRONG_COUNT "5e471e10-0003-6000-8000-000000000004" "Count differs from the rows" Numbers(Number::WrongCount),
        "The count is three more than the rows.";
    SMALL_TOTAL "5e471e10-0003-6000-8000-000000000005" "Total below the rows" Numbers(Number::SmallTotal),
        "Ten rows, and a total of four.";
    FRACTIONS "5e471e10-0003-6000-8000-000000000006" "Fractions" Numbers(Number::Fractions),
        "Total, count and offset end in a half.";

    TRUNCATED "5e471e10-0004-6000-8000-000000000001" "Truncated JSON" Body(Raw::Truncated),
        "The answer stops in the middle of a row.";
    ALIEN "5e471e10-0004-6000-8000-000000000002" "Alien JSON" Body(Raw::Alien),
        "An empty array in place of the envelope.";
    LOGIN_200 "5e471e10-0004-6000-8000-000000000200" "Login page with 200" Body(Raw::Login),
        "A login page with status 200, as from a single sign-on in between.";
    NO_BODY "5e471e10-0004-6000-8000-000000000003" "Empty body" Body(Raw::Nothing),
        "200 and not a byte.";
    REDIRECT "5e471e10-0004-6000-8000-000000000302" "Redirect to a login page" Body(Raw::Redirect),
        "302 to a login page.";
    HUGE "5e471e10-0004-6000-8000-000000000020" "20 MB" Body(Raw::Huge(20_000_000)),
        "20 MB of good rows in one page, streamed.";
    HUGER "5e471e10-0004-6000-8000-000000000050" "50 MB" Body(Raw::Huge(50_000_000)),
        "50 MB of good rows in one page, streamed.";
    ENDLESS "5e471e10-0004-6000-8000-000000000006" "Endless body" Body(Raw::Endless),
        "Good rows that never end.";
    CUT_OFF "5e471e10-0004-6000-8000-000000000004" "Connection lost in the answer" Body(Raw::CutOff),
        "The connection closes halfway through the body.";
    HANG_UP "5e471e10-0004-6000-8000-000000000005" "Connection lost before the answer" Body(Raw::HangUp),
        "The connection closes without an answer.";

    SLOW "5e471e10-0005-6000-8000-000000000003" "Slow, 3 s" Waits(Wait::Always(3)),
        "1,234 links, every page after 3 s.";
    SLOWER "5e471e10-0005-6000-8000-000000000008" "Slower, 8 s" Waits(Wait::Always(8)),
        "1,234 links, every page after 8 s.";
    LATE "5e471e10-0005-6000-8000-000000000100" "Late at offset 100" Waits(Wait::AtOffset100),
        "1,234 links; offset 100 takes 3 s, every other answers at once: answers come out of order.";
    NEVER "5e471e10-0005-6000-8000-000000000000" "Never answers" Waits(Wait::Never),
        "No answer, ever.";
    GATED "5e471e10-0005-6000-8000-000000000001" "Gated" Waits(Wait::Gate),
        "1,234 links; each request waits for POST /standin/release, at most a minute.";

    ASYNC "5e471e10-0006-6000-8000-000000000202" "202, then succeeds" Async(Outcome::Succeeds),
        "202 with Location on another host; the action runs for two polls, then its result is the page.";
    ASYNC_FAILED "5e471e10-0006-6000-8000-000000000001" "202, then fails" Async(Outcome::Fails),
        "202; after two polls the action failed, and its result is a 520.";
    ASYNC_CANCELED "5e471e10-0006-6000-8000-000000000002" "202, then canceled" Async(Outcome::IsCanceled),
        "202; after two polls the action was canceled.";
    ASYNC_STUCK "5e471e10-0006-6000-8000-000000000003" "202, runs for ever" Async(Outcome::Never),
        "202; the action never ends.";

    NAMES_403 "5e471e10-0007-6000-8000-000000000403" "Jobs refused" Answer::Names(Names::Refuse(Refusal::Forbidden, When::Always)),
        "The jobs answer 403: the role may read the links and not the names.";
    NAMES_520 "5e471e10-0007-6000-8000-000000000520" "Jobs with 520" Answer::Names(Names::Refuse(Refusal::Server, When::Always)),
        "The jobs answer 520, every time.";
    NAMES_429_ONCE "5e471e10-0007-6000-8000-000000001429" "Jobs with 429 once" Answer::Names(Names::Refuse(Refusal::Throttled(1), When::Times(1))),
        "The jobs answer 429 with retryAfter 1 to the first request at each offset, then well.";
    NAMES_SLOW "5e471e10-0007-6000-8000-000000000003" "Jobs slow, 3 s" Answer::Names(Names::Waits(Wait::Always(3))),
        "Every page of jobs takes 3 s.";
    NAMES_NEVER "5e471e10-0007-6000-8000-000000000000" "Jobs never answer" Answer::Names(Names::Waits(Wait::Never)),
        "The jobs do not answer, ever.";
    NAMES_TRUNCATED "5e471e10-0007-6000-8000-000000000001" "Jobs truncated" Answer::Names(Names::Truncated),
        "The list of jobs stops in the middle.";
    NAMES_ODD "5e471e10-0007-6000-8000-000000000002" "Odd jobs" Answer::Names(Names::Flawed(Flaw::Odd)),
        "Names with markup, right-to-left, very long, of several lines, like a formula, null, a number; an unknown status and type; missing and unknown members.";
    NAMES_UNIQUE "5e471e10-0007-6000-8000-000000000004" "Links by uniqueUid" Answer::Names(Names::Unique),
        "The links hold the jobs' uniqueUid in both columns, as some versions have it.";
    NAMES_MANY "5e471e10-0007-6000-8000-000000012000" "Many jobs" Answer::Names(Names::Flawed(Flaw::Many)),
        "Of its 12,567 jobs 12,000 are on no tape: more than are read.";
    REPOSITORIES_403 "5e471e10-0007-6000-8000-000000001403" "Repositories refused" Answer::Names(Names::NoRepositories),
        "The jobs are well, and the repositories that tape jobs process answer 403.";
    NAMES_DELETED "5e471e10-0007-6000-8000-000000000005" "Deleted jobs" Answer::Names(Names::Flawed(Flaw::Deleted)),
        "One in five linked jobs is not among the jobs: it was deleted.";
}
