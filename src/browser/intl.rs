//! Numbers and times by the browser's `Intl`.

use super::number::float;
use crate::session::Millis;
use crate::text::{Locale, Words};
use js_sys::{Array, Date, Function, Intl, Object, Reflect};
use std::cell::RefCell;
use wasm_bindgen::prelude::*;

thread_local! {
    /// By language; without a place in it, English.
    static KEPT: RefCell<Vec<(String, Words)>> = const { RefCell::new(Vec::new()) };
}

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

/// The element's language.
pub struct BrowserLocale {
    number: Function,
    time: Function,
    words: Words,
    language: String,
}

impl BrowserLocale {
    /// `language` has been checked by the shell: `Intl` throws at others.
    #[must_use]
    pub fn new(language: &str) -> Self {
        let languages = Array::of1(&language.into());
        let options = Object::new();
        let _set = Reflect::set(&options, &"timeStyle".into(), &"medium".into());
        Self {
            number: Intl::NumberFormat::new(&languages, &Object::new()).format(),
            time: Intl::DateTimeFormat::new(&languages, &options).format(),
            words: kept(language),
            language: language.to_owned(),
        }
    }
}

impl Locale for BrowserLocale {
    fn number(&self, number: u64) -> String {
        written(&self.number, &JsValue::from_f64(float(number)))
    }

    fn time(&self, at: Millis) -> String {
        written(&self.time, &Date::new(&JsValue::from_f64(float(at))))
    }

    fn words(&self) -> Words {
        self.words
    }

    fn day_and_time(&self, at: Millis) -> String {
        let at = Date::new(&JsValue::from_f64(float(at)));
        at.to_locale_string(&self.language, &JsValue::UNDEFINED).into()
    }
}

fn written(format: &Function, value: &JsValue) -> String {
    let text = format.call1(&JsValue::NULL, value).ok();
    text.and_then(|text| text.as_string()).unwrap_or_default()
}
