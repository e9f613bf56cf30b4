//! A screen in words, ready to be drawn.

use super::alert::{AlertText, alert, begun};
use super::failure::{About, explain};
use super::notes::notes;
use super::{Key, Locale, Words, span};
use crate::protocol::Pager;
use crate::session::{Body, HostState, MOST_RETRIES, Ranged, Said, Screen, Status, Waiting};

/// Page sizes to choose from. One that is not among them joins them.
const PAGE_SIZES: [u32; 5] = [25, 50, 100, 250, 500];

/// A screen in words.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Scene {
    /// The texts that never change in it.
    pub words: Words,
    /// What hosts read.
    pub state: HostState,
    /// Whether the rows shown are not what was last asked for.
    pub stale: bool,
    /// Whether something is under way.
    pub busy: bool,
    /// What is said about the wait, with a Cancel beside it.
    pub waiting: Option<String>,
    /// The table's caption.
    pub caption: String,
    /// What stands where the rows stand.
    pub body: BodyText,
    /// `aria-rowcount`: with the header, -1 where nobody knows.
    pub row_count: String,
    /// The pager, `None` where there is nothing to page.
    pub pager: Option<PagerText>,
    /// Page sizes to choose from, with their texts.
    pub page_sizes: Vec<(u32, String)>,
    /// The chosen one.
    pub page_size: u32,
    /// What went wrong.
    pub alert: Option<AlertText>,
    /// What is off with the rows.
    pub notes: Vec<String>,
    /// That the list changed, with the name of the button that starts again.
    pub drift: Option<(String, &'static str)>,
    /// The name of the button that pauses automatic refresh, or resumes it, and whether it pauses.
    pub refresh: Option<(&'static str, bool)>,
    /// What is said to those who cannot see it.
    pub status: StatusText,
    /// When the rows came, or what was done last, for those who can.
    pub as_of: String,
    /// Whether that only keeps the place of what will be told.
    pub keeps_place: bool,
    /// What stands on paper alone: whose links these are, and when the rows came.
    pub paper: String,
}

/// What stands where the rows stand.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum BodyText {
    /// So many rows to come.
    Skeleton(u32),
    /// Rows, from the page with this serial number.
    Rows(u64),
    /// A title and a sentence.
    Message(&'static str, &'static str),
    /// A title, a sentence and the name of a button that tries again.
    Stopped(&'static str, &'static str, &'static str),
    /// The alert.
    Alert,
}

/// The pager in words.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PagerText {
    /// Its name.
    pub label: String,
    /// "1–100 of 1,234".
    pub range: String,
    /// As wide as it gets, so that nothing moves when pages are turned: "1,233–1,234 of 1,234".
    pub widest: String,
    /// Whether each button leads somewhere.
    pub buttons: Pager,
    /// Whether the last page can be known.
    pub knows_last: bool,
}

/// What is said, with a number that tells two equal sayings apart.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct StatusText {
    /// Counts what was said.
    pub serial: u64,
    /// The words.
    pub text: String,
}

/// What shows without the session knowing.
#[derive(Debug, Clone, Copy, Default)]
pub struct Extra<'a> {
    /// The caption, where the host gave one.
    pub label: Option<&'a str>,
    /// What the tools have to say of the rows.
    pub note: Option<&'a str>,
    /// What the tools said aloud: the words, how often they spoke, and the status's serial number
    /// when they did. What the status said later goes before.
    pub said: Option<(&'a str, u64, u64)>,
}

/// Puts a screen into words.
#[must_use]
pub fn scene(screen: &Screen<'_>, extra: &Extra<'_>, about: &About<'_>) -> Scene {
    let locale = about.locale;
    let words = locale.words();
    let caption = extra.label.unwrap_or(words.get(Key::Label)).to_owned();
    let pager = screen.pager.map(|(range, buttons)| PagerText {
        label: words.fill(Key::PagesOf, &[("label", &caption)]),
        range: range_text(range, locale),
        widest: range_text(widest(range), locale),
        buttons,
        knows_last: range.total.is_some(),
    });
    let shown = match screen.body {
        Body::Rows(shown) | Body::Empty(shown) => Some(shown),
        _ => None,
    };
    let total = shown.map_or(Some(0), |shown| shown.page.total);
    Scene {
        words,
        state: screen.state,
        stale: screen.stale,
        busy: screen.busy,
        waiting: screen.waiting.map(|wait| waiting(wait, about)),
        caption,
        body: body(&screen.body, words),
        row_count: total
            .map_or_else(|| "-1".to_owned(), |total| total.saturating_add(1).to_string()),
        pager,
        page_sizes: page_sizes(screen.limit, locale),
        page_size: screen.limit,
        alert: screen.alert.as_ref().map(|what| alert(what, about)),
        notes: shown.map_or_else(Vec::new, |shown| notes(&shown.page, extra.note, locale)),
        drift: screen.drift.map(|(was, now)| {
            let key = if was == now { Key::DriftBack } else { Key::Drift };
            let (was, now) = (locale.number(was), locale.number(now));
            (words.fill(key, &[("was", &was), ("now", &now)]), words.get(Key::StartAgain))
        }),
        refresh: screen.refresh_paused.map(|paused| {
            let key = if paused { Key::ResumeRefresh } else { Key::PauseRefresh };
            (words.get(key), !paused)
        }),
        status: status(screen.status, extra, locale),
        as_of: as_of(screen, locale),
        keeps_place: !locale.tells_time(),
        paper: paper(&screen.body, about),
    }
}

fn paper(body: &Body<'_>, about: &About<'_>) -> String {
    let Some(target) = about.target else { return String::new() };
    let words = about.locale.words();
    let mut paper = words.fill(Key::OnPaper, &[("server", &target.server.to_string())]);
    if let Body::Rows(shown) = body
        && about.locale.tells_time()
    {
        let updated =
            words.fill(Key::SayUpdated, &[("time", &about.locale.day_and_time(shown.at))]);
        paper.extend([" · ", &updated]);
    }
    paper
}

fn as_of(screen: &Screen<'_>, locale: &dyn Locale) -> String {
    match (screen.status.said, &screen.body) {
        (Some(said @ (Said::Copied(_) | Said::Cancelled | Said::Shortened(..))), _) => {
            spoken(said, locale)
        }
        (_, Body::Rows(shown)) if locale.tells_time() => spoken(Said::Updated(shown.at), locale),
        (_, Body::Rows(_)) => locale.words().fill(Key::SayUpdated, &[("time", "00:00:00 AM")]),
        _ => String::new(),
    }
}

fn body(body: &Body<'_>, words: Words) -> BodyText {
    let message = |title: Key, text: Key| BodyText::Message(words.get(title), words.get(text));
    match body {
        Body::Unconfigured => message(Key::Unconfigured, Key::UnconfiguredNext),
        Body::Skeleton(rows) => BodyText::Skeleton(*rows),
        Body::Rows(shown) => BodyText::Rows(shown.serial),
        Body::Empty(_) => message(Key::Empty, Key::EmptyNext),
        Body::Alert => BodyText::Alert,
        Body::SignedOut => message(Key::SignedOut, Key::SignedOutNext),
        Body::Cancelled => BodyText::Stopped(
            words.get(Key::CancelledTitle),
            words.get(Key::CancelledNext),
            words.get(Key::Retry),
        ),
    }
}

/// What is said about a wait.
#[must_use]
pub fn waiting(wait: Waiting<'_>, about: &About<'_>) -> String {
    let words = about.locale.words();
    let number = |number: u64| about.locale.number(number);
    match wait {
        Waiting::Answer => words.fill(Key::SayStillWaiting, &[]),
        Waiting::Preparing => words.fill(Key::SayPreparing, &[]),
        Waiting::Again(tries) => words.fill(
            Key::TryingAgain,
            &[("tries", &number(tries.into())), ("most", &number(MOST_RETRIES.into()))],
        ),
        Waiting::Retry(failure, seconds, tries) => {
            let (why, _) = explain(failure, about);
            words.fill(
                Key::RetryIn,
                &[
                    ("why", &begun(&why)),
                    ("seconds", &number(seconds)),
                    ("tries", &number(tries.into())),
                    ("most", &number(MOST_RETRIES.into())),
                ],
            )
        }
    }
}

fn widest(range: Ranged) -> Ranged {
    match range.total {
        Some(total) => Ranged { first: total.saturating_sub(1), last: total, ..range },
        None => range,
    }
}

fn range_text(range: Ranged, locale: &dyn Locale) -> String {
    let rows = span(locale, range.first, range.last);
    match range.total {
        Some(total) => {
            locale.words().fill(Key::RangeOf, &[("rows", &rows), ("total", &locale.number(total))])
        }
        None => rows,
    }
}

fn page_sizes(chosen: u32, locale: &dyn Locale) -> Vec<(u32, String)> {
    let mut sizes = PAGE_SIZES.to_vec();
    if let Err(place) = sizes.binary_search(&chosen) {
        sizes.insert(place, chosen);
    }
    sizes.into_iter().map(|size| (size, locale.number(size.into()))).collect()
}

fn status(status: Status, extra: &Extra<'_>, locale: &dyn Locale) -> StatusText {
    let (times, serial) = extra.said.map_or((0, None), |(_, times, at)| (times, Some(at)));
    let text = match extra.said {
        Some((words, ..)) if serial == Some(status.serial) => words.to_owned(),
        _ => status.said.map_or_else(String::new, |said| spoken(said, locale)),
    };
    StatusText { serial: status.serial + times, text }
}

fn spoken(said: Said, locale: &dyn Locale) -> String {
    let words = locale.words();
    match said {
        Said::Loading => words.fill(Key::SayLoading, &[]),
        Said::LoadingPage => words.fill(Key::SayLoadingPage, &[]),
        Said::StillWaiting => words.fill(Key::SayStillWaiting, &[]),
        Said::Rows(first, last, total) => spoken_rows(first, last, total, locale),
        Said::Shortened(first, last, total) => {
            words.fill(Key::SayShortened, &[("rows", &spoken_rows(first, last, total, locale))])
        }
        Said::Updated(at) => words.fill(Key::SayUpdated, &[("time", &locale.time(at))]),
        Said::Empty => words.fill(Key::Empty, &[]),
        Said::Retrying => words.fill(Key::SayRetrying, &[]),
        Said::Preparing => words.fill(Key::SayPreparing, &[]),
        Said::Copied(true) => words.fill(Key::SayCopied, &[]),
        Said::Copied(false) => words.fill(Key::SayNotCopied, &[]),
        Said::Cancelled => words.fill(Key::SayCancelled, &[]),
        Said::SignedOut => words.fill(Key::SignedOut, &[]),
    }
}

fn spoken_rows(first: u64, last: u64, total: Option<u64>, locale: &dyn Locale) -> String {
    let key = match (first < last, total) {
        (true, Some(_)) => Key::SayRows,
        (true, None) => Key::SayRowsNoTotal,
        (false, Some(_)) => Key::SayRow,
        (false, None) => Key::SayRowNoTotal,
    };
    locale.words().fill(
        key,
        &[
            ("first", &locale.number(first)),
            ("last", &locale.number(last)),
            ("total", &total.map_or_else(String::new, |total| locale.number(total))),
        ],
    )
}
