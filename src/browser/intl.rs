//! Numbers and times by the browser's `Intl`.

use crate::session::Millis;
use crate::text::Locale;
use js_sys::{Array, Date, Function, Intl, Object, Reflect};
use wasm_bindgen::JsValue;

/// The element's language.
pub struct BrowserLocale {
    number: Function,
    time: Function,
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
            language: language.to_owned(),
        }
    }
}

impl Locale for BrowserLocale {
    #[expect(clippy::cast_precision_loss, reason = "no number here exceeds what JavaScript counts")]
    fn number(&self, number: u64) -> String {
        written(&self.number, &JsValue::from_f64(number as f64))
    }

    #[expect(clippy::cast_precision_loss, reason = "no time here exceeds what JavaScript counts")]
    fn time(&self, at: Millis) -> String {
        written(&self.time, &Date::new(&JsValue::from_f64(at as f64)))
    }

    #[expect(clippy::cast_precision_loss, reason = "no time here exceeds what JavaScript counts")]
    fn day_and_time(&self, at: Millis) -> String {
        let at = Date::new(&JsValue::from_f64(at as f64));
        at.to_locale_string(&self.language, &JsValue::UNDEFINED).into()
    }
}

fn written(format: &Function, value: &JsValue) -> String {
    let text = format.call1(&JsValue::NULL, value).ok();
    text.and_then(|text| text.as_string()).unwrap_or_default()
}
