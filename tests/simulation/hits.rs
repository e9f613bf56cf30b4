//! How often each event happened in each situation: what was never tried is not proven.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use tape_job_links::protocol::Verdict;
use tape_job_links::session::{Credential, Event, Press, Session, Setup, Situation};

/// A situation, and whether rows are on screen in it.
pub type Place = (Situation, bool);

/// Counts of (situation, event).
#[derive(Default)]
pub struct Hits(BTreeMap<(&'static str, Place), u64>);

const BOTH: [bool; 2] = [false, true];

/// Every situation that there is.
pub fn places() -> Vec<Place> {
    use Situation::{
        Asking, Cancelled, Dwelling, Failed, Fetching, FetchingAhead, HoldingAhead, Invalid,
        NoToken, Preparing, Ready, Retrying, Settling, SignedOut, Unconfigured,
    };
    let never_rows = [Unconfigured, Invalid, SignedOut, Cancelled].map(|it| (it, false));
    let either = [Settling, Asking, Fetching, Retrying, Preparing, Failed, NoToken];
    let either = either.iter().flat_map(|it| BOTH.map(|rows| (*it, rows)));
    let always_rows = [Ready, Dwelling, FetchingAhead, HoldingAhead].map(|it| (it, true));
    never_rows.into_iter().chain(either).chain(always_rows).collect()
}

/// An event's name, and whether it is what the session waits for where that matters.
pub fn name(event: &Event, awaited: bool) -> &'static str {
    match event {
        Event::Configured(wish) => match wish.setup {
            Setup::Nothing => "Configured: nothing",
            Setup::Invalid(_) => "Configured: invalid",
            Setup::List(_) => "Configured: a list",
        },
        Event::Token(Credential::Held) => "Token: held",
        Event::Token(Credential::Missing) => "Token: missing",
        Event::Token(Credential::Unusable) => "Token: unusable",
        Event::Provider(true) => "Provider: there",
        Event::Provider(false) => "Provider: gone",
        Event::Settled => "Settled",
        Event::Intent(true) => "Intent: comes",
        Event::Intent(false) => "Intent: goes",
        Event::Pressed(press) => pressed(*press),
        Event::Answered(..) | Event::Unanswered(..) if !awaited => "Answered: late",
        Event::Answered(_, verdict) => match verdict {
            Verdict::Page(_) => "Answered: page",
            Verdict::Unauthorized => "Answered: 401",
            Verdict::Accepted(_) => "Answered: 202",
            Verdict::Progress(_) => "Answered: progress",
            Verdict::Failed(_) => "Answered: failure",
        },
        Event::Unanswered(..) => "Unanswered",
        Event::Provided(..) if !awaited => "Provided: late",
        Event::Provided(_, Credential::Held) => "Provided: token",
        Event::Provided(..) => "Provided: none",
        Event::Woke(_) if awaited => "Woke",
        Event::Woke(_) => "Woke: late",
        Event::Due => "Due",
        Event::Online(true) => "Online",
        Event::Online(false) => "Offline",
        Event::Visible(true) => "Visible",
        Event::Visible(false) => "Hidden",
        Event::Copied(_) => "Copied",
    }
}

fn pressed(press: Press) -> &'static str {
    match press {
        Press::First => "Pressed: First",
        Press::Previous => "Pressed: Previous",
        Press::Next => "Pressed: Next",
        Press::Last => "Pressed: Last",
        Press::GoTo(_) => "Pressed: GoTo",
        Press::PageSize(_) => "Pressed: PageSize",
        Press::Refresh => "Pressed: Refresh",
        Press::Retry => "Pressed: Retry",
        Press::Cancel => "Pressed: Cancel",
        Press::StartAgain => "Pressed: StartAgain",
        Press::PauseRefresh(_) => "Pressed: PauseRefresh",
        Press::CopyDetails => "Pressed: CopyDetails",
        Press::SignOut => "Pressed: SignOut",
    }
}

/// Whether something can happen in a situation.
type Possible = fn(Situation) -> bool;

/// Every event, and the situations in which it can happen.
const EVENTS: &[(&str, Possible)] = &[
    ("Configured: nothing", anywhere),
    ("Configured: invalid", anywhere),
    ("Configured: a list", anywhere),
    ("Token: held", anywhere),
    ("Token: missing", anywhere),
    ("Token: unusable", anywhere),
    ("Provider: there", anywhere),
    ("Provider: gone", anywhere),
    ("Settled", anywhere),
    ("Intent: comes", anywhere),
    ("Intent: goes", anywhere),
    ("Pressed: First", anywhere),
    ("Pressed: Previous", anywhere),
    ("Pressed: Next", anywhere),
    ("Pressed: Last", anywhere),
    ("Pressed: GoTo", anywhere),
    ("Pressed: PageSize", anywhere),
    ("Pressed: Refresh", anywhere),
    ("Pressed: Retry", anywhere),
    ("Pressed: Cancel", anywhere),
    ("Pressed: StartAgain", anywhere),
    ("Pressed: PauseRefresh", anywhere),
    ("Pressed: CopyDetails", anywhere),
    ("Pressed: SignOut", anywhere),
    ("Answered: page", fetching),
    ("Answered: 401", fetching),
    ("Answered: 202", fetching),
    ("Answered: progress", fetching),
    ("Answered: failure", fetching),
    ("Unanswered", fetching),
    ("Answered: late", anywhere),
    ("Provided: token", |it| it == Situation::Asking),
    ("Provided: none", |it| it == Situation::Asking),
    ("Provided: late", anywhere),
    ("Woke", |it| {
        use Situation::{Asking, Dwelling, Fetching, FetchingAhead, Preparing, Retrying};
        matches!(it, Asking | Dwelling | Fetching | FetchingAhead | Preparing | Retrying)
    }),
    ("Woke: late", anywhere),
    ("Due", anywhere),
    ("Online", anywhere),
    ("Offline", anywhere),
    ("Visible", anywhere),
    ("Hidden", anywhere),
    ("Copied", anywhere),
];

fn anywhere(_: Situation) -> bool {
    true
}

fn fetching(situation: Situation) -> bool {
    matches!(situation, Situation::Fetching | Situation::FetchingAhead)
}

impl Hits {
    pub fn count(&mut self, session: &Session, event: &'static str) {
        let place = (session.situation(), session.shown().is_some());
        *self.0.entry((event, place)).or_default() += 1;
    }

    /// Pairs that can be and never were, where that is `proof`; pairs that were and are said not
    /// to be.
    pub fn surprises(&self, proof: bool) -> Vec<String> {
        let mut surprises = Vec::new();
        for (event, possible) in EVENTS {
            for place in places() {
                if proof && possible(place.0) && !self.0.contains_key(&(*event, place)) {
                    surprises.push(format!("never: {event} in {}", spelt(place)));
                }
            }
        }
        for (event, place) in self.0.keys() {
            let known = EVENTS.iter().find(|(name, _)| name == event);
            let possible = known.is_some_and(|(_, possible)| possible(place.0));
            if !possible || !places().contains(place) {
                surprises.push(format!("impossible: {event} in {}", spelt(*place)));
            }
        }
        surprises
    }

    /// A line an event, a column a situation.
    pub fn table(&self) -> String {
        let mut table = String::new();
        for (number, place) in places().into_iter().enumerate() {
            let _written = writeln!(table, "{:>4} = {}", letter(number), spelt(place));
        }
        let _written = write!(table, "\n{:24}", "");
        for number in 0..places().len() {
            let _written = write!(table, "{:>6}", letter(number));
        }
        for (event, possible) in EVENTS {
            let _written = write!(table, "\n{event:24}");
            for place in places() {
                let hits = self.0.get(&(*event, place)).copied().unwrap_or(0);
                let cell = if possible(place.0) { short(hits) } else { "·".into() };
                let _written = write!(table, "{cell:>6}");
            }
        }
        table
    }

    pub fn fewest(&self) -> Option<(&'static str, String, u64)> {
        let fewest = self.0.iter().min_by_key(|(_, hits)| **hits);
        fewest.map(|((event, place), hits)| (*event, spelt(*place), *hits))
    }

    pub fn pairs(&self) -> usize {
        self.0.len()
    }
}

fn spelt((situation, rows): Place) -> String {
    format!("{situation:?}{}", if rows { " with rows" } else { "" })
}

fn letter(number: usize) -> char {
    char::from(b'a' + u8::try_from(number).unwrap_or(0))
}

fn short(hits: u64) -> String {
    match hits {
        0..=9_999 => hits.to_string(),
        10_000..=9_999_999 => format!("{}k", hits / 1_000),
        _ => format!("{}M", hits / 1_000_000),
    }
}
