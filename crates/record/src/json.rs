//! The strict profile of JSON: what two parsers could read differently is refused.

use alloc::collections::BTreeSet;
use alloc::string::String;
use core::fmt;
use serde::Deserializer;
use serde::de::{DeserializeSeed, Error, MapAccess, SeqAccess, Visitor};

/// Largest integer every JSON reader holds exactly: 2^53 - 1 (RFC 8259 section 6).
pub const INTEGER_MAX: u64 = (1 << 53) - 1;

/// Deepest nesting: acts need six levels, and a bound keeps hostile bytes from the stack.
pub const DEPTH_MAX: usize = 16;

/// Checks that `bytes` are one JSON value without floats, duplicate keys, integers beyond 2^53 - 1 or
/// nesting beyond [`DEPTH_MAX`]. The error says where.
///
/// # Errors
/// Where it is not such a value, as the reader of JSON tells it.
pub fn check(bytes: &[u8]) -> Result<(), serde_json::Error> {
    let mut reader = serde_json::Deserializer::from_slice(bytes);
    Strict { depth: 0 }.deserialize(&mut reader)?;
    reader.end()
}

struct Strict {
    depth: usize,
}

impl Strict {
    fn deeper<E: Error>(&self) -> Result<Self, E> {
        if self.depth < DEPTH_MAX {
            Ok(Self { depth: self.depth + 1 })
        } else {
            Err(E::custom("nested too deeply"))
        }
    }
}

impl<'de> DeserializeSeed<'de> for Strict {
    type Value = ();
    fn deserialize<D: Deserializer<'de>>(self, from: D) -> Result<(), D::Error> {
        from.deserialize_any(self)
    }
}

impl<'de> Visitor<'de> for Strict {
    type Value = ();

    fn expecting(&self, to: &mut fmt::Formatter<'_>) -> fmt::Result {
        to.write_str("strict JSON")
    }
    fn visit_bool<E: Error>(self, _: bool) -> Result<(), E> {
        Ok(())
    }
    fn visit_unit<E: Error>(self) -> Result<(), E> {
        Ok(())
    }
    fn visit_str<E: Error>(self, _: &str) -> Result<(), E> {
        Ok(())
    }
    fn visit_u64<E: Error>(self, value: u64) -> Result<(), E> {
        if value <= INTEGER_MAX { Ok(()) } else { Err(E::custom("an integer beyond 2^53 - 1")) }
    }
    fn visit_i64<E: Error>(self, value: i64) -> Result<(), E> {
        self.visit_u64(value.unsigned_abs())
    }
    fn visit_seq<A: SeqAccess<'de>>(self, mut items: A) -> Result<(), A::Error> {
        while items.next_element_seed(self.deeper()?)?.is_some() {}
        Ok(())
    }
    fn visit_map<A: MapAccess<'de>>(self, mut members: A) -> Result<(), A::Error> {
        let mut names = BTreeSet::new();
        while let Some(name) = members.next_key::<String>()? {
            members.next_value_seed(self.deeper()?)?;
            if !names.insert(name) {
                return Err(A::Error::custom("a duplicate key"));
            }
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_two_parsers_could_read_differently_is_refused() {
        let deep = "[".repeat(DEPTH_MAX + 2) + &"]".repeat(DEPTH_MAX + 2);
        for (text, passes) in [
            (r#"{"a":1,"b":[true,null,"x",-3]}"#, true),
            (r#"9007199254740991"#, true),
            (r#"{"a":1,"a":2}"#, false),
            ("{\"a\":1,\"\\u0061\":2}", false),
            (r#"{"b":{"a":1,"a":1}}"#, false),
            ("1.5", false),
            ("1e3", false),
            ("9007199254740992", false),
            ("18446744073709551616", false),
            ("{} {}", false),
            ("{\"a\":1,}", false),
            ("\"\u{1}\"", false),
            (&deep, false),
            ("", false),
        ] {
            assert_eq!(check(text.as_bytes()).is_ok(), passes, "{text}");
        }
        assert!(check(b"\"\xff\"").is_err(), "not UTF-8");
    }
}
