//! Numbers and times by the browser's `Intl`.

use super::number::float;
use crate::session::Millis;
use crate::text::{Locale, Words, grouped};
use js_sys::{Array, Date, Function, Intl, Object, Reflect};
use std::cell::{Cell, OnceCell, RefCell};
use std::rc::Rc;
use wasm_bindgen::prelude::*;

thread_local! {
    /// By language; without a place in it, English.
    static KEPT: RefCell<Vec<(String, Words)>> = const { RefCell::new(Vec::new()) };
    /// The language that was spoken last: all elements of a page share what it takes.
    static FORMATS: RefCell<Option<Rc<Formats>>> = const { RefCell::new(None) };
    /// Whether times of day are told by now.
    static TELLS_TIME: Cell<bool> = const { Cell::new(!cfg!(feature = "element")) };
}

/// Where numbers are written as in [`grouped`]. To make its first format costs a browser tens of
/// milliseconds, which come before the first rows.
const GROUPED: [&str; 3] = ["en", "en-US", "en-GB"];

/// Keeps the texts of a language, in the order of the catalog and of the exports' after it, for
/// whoever is told that language from now on.
#[cfg_attr(not(feature = "component"), wasm_bindgen(js_name = keepWords))]
pub fn keep_words(language: String, texts: Vec<String>) {
    KEPT.with_borrow_mut(|kept| {
        kept.retain(|(known, _)| *known != language);
        kept.push((language, Words::keep(texts)));
    });
}

fn kept(language: &str) -> Words {
    KEPT.with_borrow(|kept| {
        kept.iter().find(|(known, _)| known == language).map(|(_, words)| *words)
    })
    .unwrap_or_default()
}

/// A time, and how it is written.
type Written = RefCell<(Millis, String)>;

/// The element's language.
pub struct BrowserLocale {
    formats: Rc<Formats>,
    words: Words,
}

/// What a browser takes milliseconds to make, once it is needed.
#[derive(Default)]
struct Formats {
    language: String,
    number: OnceCell<Function>,
    time: OnceCell<Function>,
    /// What was written last, as what is drawn says one time again and again.
    last_time: Written,
    last_day_and_time: Written,
}

impl BrowserLocale {
    /// `language` has been checked by the shell: `Intl` throws at others.
    #[must_use]
    pub fn new(language: &str) -> Self {
        let formats = FORMATS.with_borrow_mut(|formats| match formats {
            Some(formats) if formats.language == language => formats.clone(),
            _ => {
                let language = language.to_owned();
                formats.insert(Rc::new(Formats { language, ..Formats::default() })).clone()
            }
        });
        Self { formats, words: kept(language) }
    }

    /// Makes what writes times, which are told from now on.
    #[cfg(feature = "element")]
    pub fn tell_time(&self, now: Millis) {
        let _made = [self.time(now), self.day_and_time(now)];
        TELLS_TIME.set(true);
    }
}

impl Formats {
    fn languages(&self) -> Array {
        Array::of1(&self.language.as_str().into())
    }
}

impl Locale for BrowserLocale {
    fn number(&self, number: u64) -> String {
        if GROUPED.contains(&&*self.formats.language) {
            return grouped(number);
        }
        let make = || Intl::NumberFormat::new(&self.formats.languages(), &Object::new()).format();
        written(self.formats.number.get_or_init(make), &JsValue::from_f64(float(number)))
    }

    fn time(&self, at: Millis) -> String {
        let make = || {
            let options = Object::new();
            let _set = Reflect::set(&options, &"timeStyle".into(), &"medium".into());
            Intl::DateTimeFormat::new(&self.formats.languages(), &options).format()
        };
        let write = |at: &Date| written(self.formats.time.get_or_init(make), at);
        once(&self.formats.last_time, at, write)
    }

    fn tells_time(&self) -> bool {
        TELLS_TIME.get()
    }

    fn words(&self) -> Words {
        self.words
    }

    fn day_and_time(&self, at: Millis) -> String {
        let write = |at: &Date| at.to_locale_string(&self.formats.language, &JsValue::UNDEFINED);
        once(&self.formats.last_day_and_time, at, |at| write(at).into())
    }
}

fn written(format: &Function, value: &JsValue) -> String {
    let text = format.call1(&JsValue::NULL, value).ok();
    text.and_then(|text| text.as_string()).unwrap_or_default()
}

/// What `write` makes of a time, unless it is what was written last.
fn once(last: &Written, at: Millis, write: impl FnOnce(&Date) -> String) -> String {
    let known = last.borrow().clone();
    if known.0 == at && !known.1.is_empty() {
        return known.1;
    }
    let text = write(&Date::new(&JsValue::from_f64(float(at))));
    last.replace((at, text.clone()));
    text
}
