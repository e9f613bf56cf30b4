//! A reader of JSON that nothing can surprise: one visitor, text in, text out.
//!
//! Values stay the JSON text they came as until someone asks what they are, so
//! a member of the wrong type, a number no machine can hold or a nesting without
//! end costs a scan and no error.

use serde::Deserializer;
use serde::de::{Deserialize, MapAccess, SeqAccess, Visitor};
use serde_json::value::RawValue;
use std::borrow::Cow;
use std::fmt;

/// A JSON value, as the text it came as.
#[derive(Clone, Copy)]
pub struct Value<'a>(&'a RawValue);

/// The text is not JSON, or not the kind of JSON that was asked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct NotThat;

impl<'a> Value<'a> {
    /// Reads a whole document.
    pub fn read(text: &'a str) -> Result<Self, NotThat> {
        serde_json::from_str(text).map(Value).map_err(|_| NotThat)
    }

    /// The JSON text.
    pub fn text(self) -> &'a str {
        self.0.get()
    }

    pub fn is_null(self) -> bool {
        self.text() == "null"
    }

    pub fn is_object(self) -> bool {
        self.text().starts_with('{')
    }

    /// The characters of a string.
    pub fn string(self) -> Option<Cow<'a, str>> {
        let text = self.text();
        let inner = text.strip_prefix('"')?.strip_suffix('"')?;
        if inner.contains('\\') {
            serde_json::from_str(text).ok().map(Cow::Owned)
        } else {
            Some(Cow::Borrowed(inner))
        }
    }

    /// A whole number that a browser can count to.
    pub fn integer(self) -> Option<u64> {
        const MAX_SAFE_INTEGER: u64 = (1 << 53) - 1;
        self.text().parse().ok().filter(|number| *number <= MAX_SAFE_INTEGER)
    }

    /// Calls back for each member of an object, in order. The last of two equal names wins
    /// where the callback lets it.
    pub fn members(self, each: &mut dyn FnMut(&str, Value<'a>)) -> Result<(), NotThat> {
        let mut reader = serde_json::Deserializer::from_str(self.text());
        reader.deserialize_map(Walk::Members(each)).map_err(|_| NotThat)
    }

    /// Calls back for each item of an array, in order.
    pub fn items(self, each: &mut dyn FnMut(Value<'a>)) -> Result<(), NotThat> {
        let mut reader = serde_json::Deserializer::from_str(self.text());
        reader.deserialize_seq(Walk::Items(each)).map_err(|_| NotThat)
    }
}

enum Walk<'f, 'de> {
    Members(&'f mut dyn FnMut(&str, Value<'de>)),
    Items(&'f mut dyn FnMut(Value<'de>)),
}

impl<'de> Visitor<'de> for Walk<'_, 'de> {
    type Value = ();

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("an object or an array")
    }

    fn visit_map<A: MapAccess<'de>>(mut self, mut map: A) -> Result<(), A::Error> {
        while let Some(Name(name)) = map.next_key()? {
            let value = Value(map.next_value()?);
            if let Walk::Members(each) = &mut self {
                each(&name, value);
            }
        }
        Ok(())
    }

    fn visit_seq<A: SeqAccess<'de>>(mut self, mut seq: A) -> Result<(), A::Error> {
        while let Some(item) = seq.next_element()? {
            if let Walk::Items(each) = &mut self {
                each(Value(item));
            }
        }
        Ok(())
    }
}

/// A member's name. Borrowed names fail on escapes, owned ones allocate for each row.
struct Name<'de>(Cow<'de, str>);

impl<'de> Deserialize<'de> for Name<'de> {
    fn deserialize<D: Deserializer<'de>>(reader: D) -> Result<Self, D::Error> {
        reader.deserialize_str(NameVisitor)
    }
}

struct NameVisitor;

impl<'de> Visitor<'de> for NameVisitor {
    type Value = Name<'de>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a name")
    }

    fn visit_borrowed_str<E>(self, name: &'de str) -> Result<Name<'de>, E> {
        Ok(Name(Cow::Borrowed(name)))
    }

    fn visit_str<E>(self, name: &str) -> Result<Name<'de>, E> {
        Ok(Name(Cow::Owned(name.to_owned())))
    }
}
