//! A reader of JSON that nothing can surprise.
//!
//! `serde_json` checks the whole document once. From then on a value is the text it came as,
//! until someone asks what it is: a member of the wrong type, a number that no machine can hold
//! or a nesting without end costs a scan and no error. Walking text that is known to be JSON
//! needs no more than telling strings and brackets apart, and keeps the number parser, the
//! number formatter and their tables out of the core.

use serde::Deserialize;
use serde_json::value::RawValue;
use std::borrow::Cow;

/// A JSON value, as the text it came as, without white space around.
#[derive(Clone, Copy)]
pub struct Value<'a>(&'a str);

/// The text is not JSON, or not the kind of JSON that was asked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct NotThat;

impl<'a> Value<'a> {
    /// Reads a whole document.
    pub fn read(text: &'a str) -> Result<Self, NotThat> {
        // From bytes: slicing text would bring along what explains a slice that went wrong.
        let mut reader = serde_json::Deserializer::from_slice(text.as_bytes());
        let value = <&RawValue>::deserialize(&mut reader).map_err(|_| NotThat)?;
        reader.end().map_err(|_| NotThat)?;
        Ok(Self(value.get()))
    }

    /// The JSON text.
    pub fn text(self) -> &'a str {
        self.0
    }

    pub fn is_null(self) -> bool {
        self.0 == "null"
    }

    pub fn is_object(self) -> bool {
        self.0.starts_with('{')
    }

    /// The characters of a string; `None` for anything else, half a surrogate pair included.
    pub fn string(self) -> Option<Cow<'a, str>> {
        let inner = self.0.strip_prefix('"')?.strip_suffix('"')?;
        if inner.contains('\\') { unescaped(inner).map(Cow::Owned) } else { Some(inner.into()) }
    }

    /// A whole number that a browser can count to.
    pub fn integer(self) -> Option<u64> {
        const MAX_SAFE_INTEGER: u64 = (1 << 53) - 1;
        self.0.parse().ok().filter(|number| *number <= MAX_SAFE_INTEGER)
    }

    /// Calls back for each member of an object, in order. Of two equal names the last wins
    /// where the callback lets it.
    pub fn members(self, each: &mut dyn FnMut(&str, Value<'a>)) -> Result<(), NotThat> {
        let mut walk = self.inside('{', '}')?;
        while let Some(name) = walk.value() {
            let value = walk.value().ok_or(NotThat)?;
            each(&name.string().unwrap_or_default(), value);
        }
        Ok(())
    }

    /// Calls back for each item of an array, in order.
    pub fn items(self, each: &mut dyn FnMut(Value<'a>)) -> Result<(), NotThat> {
        let mut walk = self.inside('[', ']')?;
        while let Some(item) = walk.value() {
            each(item);
        }
        Ok(())
    }

    fn inside(self, open: char, close: char) -> Result<Walk<'a>, NotThat> {
        let inner = self.0.strip_prefix(open).and_then(|rest| rest.strip_suffix(close));
        inner.map(Walk).ok_or(NotThat)
    }
}

/// What is left of the inside of an array or an object.
struct Walk<'a>(&'a str);

impl<'a> Walk<'a> {
    /// Takes the next value, whatever comma or colon is before it.
    fn value(&mut self) -> Option<Value<'a>> {
        let rest = self.0.trim_start_matches([' ', '\t', '\n', '\r', ',', ':']);
        let (value, rest) = rest.split_at_checked(length(rest.as_bytes()))?;
        self.0 = rest;
        (!value.is_empty()).then_some(Value(value))
    }
}

/// The length of the value that the text begins with.
fn length(text: &[u8]) -> usize {
    let (mut depth, mut in_string, mut escaped) = (0_usize, false, false);
    for (at, byte) in text.iter().enumerate() {
        if in_string {
            match byte {
                _ if escaped => escaped = false,
                b'\\' => escaped = true,
                b'"' if depth == 0 => return at + 1,
                b'"' => in_string = false,
                _ => {}
            }
            continue;
        }
        match byte {
            b'"' => in_string = true,
            b'[' | b'{' => depth += 1,
            b']' | b'}' if depth == 1 => return at + 1,
            b']' | b'}' => depth = depth.saturating_sub(1),
            b',' | b':' | b' ' | b'\t' | b'\n' | b'\r' if depth == 0 => return at,
            _ => {}
        }
    }
    text.len()
}

/// The characters of a string's inside.
fn unescaped(inner: &str) -> Option<String> {
    let mut text = String::with_capacity(inner.len());
    let mut rest = inner.chars();
    while let Some(character) = rest.next() {
        if character != '\\' {
            text.push(character);
            continue;
        }
        text.push(match rest.next()? {
            'b' => '\u{8}',
            'f' => '\u{c}',
            'n' => '\n',
            'r' => '\r',
            't' => '\t',
            'u' => {
                let unit = hex4(&mut rest)?;
                if (0xd800..0xdc00).contains(&unit) {
                    let low = rest.as_str().strip_prefix("\\u")?;
                    rest = low.chars();
                    let low = hex4(&mut rest)?.checked_sub(0xdc00).filter(|low| *low < 0x400)?;
                    char::from_u32(0x1_0000 + ((unit - 0xd800) << 10) + low)?
                } else {
                    char::from_u32(unit)?
                }
            }
            plain => plain,
        });
    }
    Some(text)
}

fn hex4(rest: &mut std::str::Chars<'_>) -> Option<u32> {
    (0..4).try_fold(0, |number, _| Some(number * 16 + rest.next()?.to_digit(16)?))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn items(text: &str) -> Vec<String> {
        let mut items = Vec::new();
        let value = Value::read(text).unwrap();
        value.items(&mut |item| items.push(item.text().to_owned())).unwrap();
        items
    }

    fn string(text: &str) -> Option<String> {
        Value::read(text).unwrap().string().map(Cow::into_owned)
    }

    #[test]
    fn items_are_told_apart() {
        assert_eq!(items("[]"), Vec::<String>::new());
        assert_eq!(items(" [ ] "), Vec::<String>::new());
        let all = r#"[ 1 ,"a,]\"\\",[2,[3]] , {"b":[4],"c":"}"}, null,-1.5e300,""]"#;
        let expected =
            ["1", r#""a,]\"\\""#, "[2,[3]]", r#"{"b":[4],"c":"}"}"#, "null", "-1.5e300", r#""""#];
        assert_eq!(items(all), expected);
    }

    #[test]
    fn members_are_told_apart() {
        let mut members = Vec::new();
        let value = Value::read("{ \"a\" : 1 ,\n\"\\u0062\":{\"x\":[]}, \"c:,\":\"\" }").unwrap();
        value
            .members(&mut |name, value| members.push((name.to_owned(), value.text().to_owned())))
            .unwrap();
        let expected = [("a", "1"), ("b", r#"{"x":[]}"#), ("c:,", r#""""#)];
        let expected = expected.map(|(name, value)| (name.to_owned(), value.to_owned()));
        assert_eq!(members, expected);
    }

    #[test]
    fn walking_something_else_is_refused() {
        for text in ["7", "null", "\"[]\"", "true"] {
            let value = Value::read(text).unwrap();
            assert_eq!(value.items(&mut |_| {}), Err(NotThat));
            assert_eq!(value.members(&mut |_, _| {}), Err(NotThat));
        }
        assert_eq!(Value::read("[]").unwrap().members(&mut |_, _| {}), Err(NotThat));
    }

    #[test]
    fn escapes_are_undone() {
        assert_eq!(string(r#""\"\\\/\b\f\n\r\t""#).unwrap(), "\"\\/\u{8}\u{c}\n\r\t");
        assert_eq!(string(r#""\u00e9\uD83D\uDE00!""#).unwrap(), "é😀!");
        for half in [r#""\ud83d""#, r#""\ud83dx""#, r#""\ud83d\u0041""#, r#""\ude00""#] {
            assert_eq!(string(half), None, "{half}");
        }
        assert_eq!(string("7"), None);
    }

    /// The walk believes that `serde_json` has checked the text: it must read what that reads.
    #[test]
    fn strings_are_read_as_serde_json_reads_them() {
        let mut seed = 7_u64;
        let pieces = ["a", "é", "\\n", "\\\\", "\\\"", "\\u0041", "\\ud83d\\ude00", "\\ud800", "]"];
        for _ in 0..2000 {
            let mut text = String::from("\"");
            for _ in 0..seed % 7 {
                seed = seed.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1);
                text.push_str(pieces[usize::try_from(seed >> 33).unwrap() % pieces.len()]);
            }
            seed = seed.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1);
            text.push('"');
            let theirs: Option<String> = serde_json::from_str(&text).ok();
            assert_eq!(string(&text), theirs, "{text}");
            assert_eq!(items(&format!("[{text},{text}]")), [text.clone(), text.clone()]);
        }
    }
}
