//! What went wrong, in words: what failed and why, what is still shown, what to do.

use super::failure::{About, explain};
use super::{Key, Locale, Words, span};
use crate::protocol::{Failure, Kind};
use crate::session::{Alert, Shown, SignIn};

/// An alert in words.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct AlertText {
    /// What failed and why, and what is still shown.
    pub what: String,
    /// What to do next.
    pub next: String,
    /// What the server itself said.
    pub server: String,
    /// The name of the button that tries again, if that may help.
    pub retry: Option<&'static str>,
    /// The name of the button that copies all that is known.
    pub details: Option<&'static str>,
}

pub(super) fn alert(alert: &Alert<'_>, about: &About<'_>) -> AlertText {
    let locale = about.locale;
    let words = locale.words();
    match alert {
        Alert::Failed { failure, asked, shown } => {
            let (why, next) = explain(failure, about);
            if let (Kind::Offline, Some(shown)) = (&failure.kind, shown) {
                let what = showing(Key::OfflineShowing, shown, locale);
                return AlertText { what, next, ..AlertText::default() };
            }
            let mut what = match asked {
                Some((first, last)) if shown.is_some() => {
                    let rows = span(locale, *first, *last);
                    words.fill(Key::CouldNotLoad, &[("rows", &rows), ("why", &why)])
                }
                _ if matches!(failure.kind, Kind::Config(_)) => sentence(&why, words),
                _ => words.fill(Key::CouldNotStart, &[("why", &why)]),
            };
            still_showing(&mut what, *shown, locale);
            let retry = failure.retryable().then(|| words.get(Key::Retry));
            let details = asked.map(|_| words.get(Key::CopyDetails));
            AlertText { what, next, server: server_says(failure, words), retry, details }
        }
        Alert::SignIn { why, shown } => {
            let (key, next) = match why {
                SignIn::Missing => (Key::SignInMissing, Key::SignInMissingNext),
                SignIn::Refused => (Key::SignInRefused, Key::SignInRefusedNext),
                SignIn::ProviderFailed => (Key::SignInProvider, Key::SignInProviderNext),
            };
            let key = if shown.is_some() { Key::SignInMore } else { key };
            let mut what = words.fill(key, &[]);
            still_showing(&mut what, *shown, locale);
            AlertText { what, next: words.fill(next, &[]), ..AlertText::default() }
        }
    }
}

fn still_showing(what: &mut String, shown: Option<&Shown>, locale: &dyn Locale) {
    if let Some(shown) = shown.filter(|shown| !shown.page.items.is_empty()) {
        what.push(' ');
        what.push_str(&showing(Key::StillShowing, shown, locale));
    }
}

fn showing(key: Key, shown: &Shown, locale: &dyn Locale) -> String {
    let range = shown.range();
    let rows = span(locale, range.first, range.last);
    locale.words().fill(key, &[("rows", &rows), ("time", &locale.time(shown.at))])
}

fn server_says(failure: &Failure, words: Words) -> String {
    let messages = failure.errors.iter().filter_map(|error| error.message.as_deref());
    let quoted: Vec<_> =
        messages.map(|text| words.fill(Key::Quoted, &[("message", text)])).collect();
    if quoted.is_empty() {
        return String::new();
    }
    words.fill(Key::ServerSays, &[("messages", &quoted.join(" "))])
}

/// Makes a sentence of the end of one.
pub(super) fn sentence(why: &str, words: Words) -> String {
    words.fill(Key::Sentence, &[("why", &begun(why))])
}

/// The end of a sentence as its beginning.
pub(super) fn begun(why: &str) -> String {
    let mut text = why.to_owned();
    if let Some(first) = text.get_mut(..1) {
        first.make_ascii_uppercase();
    }
    text
}
