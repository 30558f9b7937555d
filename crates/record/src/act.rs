//! The head of an act: all that the record needs to know of what was said.

use crate::hash::Hash;
use alloc::string::String;
use alloc::vec::Vec;
use serde::{Deserialize, Deserializer, Serialize};
use serde_json::Value;

/// Longest act: base64 in a payload and again in an envelope must stay under 65,535 bytes.
pub const ACT_BYTES_MAX: usize = 24 * 1024;

/// Most sides of one circle: an enact carries a proof for each other one.
pub const SIDES_MAX: usize = 8;

/// Longest subject: a kind, a slash and an identifier.
pub const SUBJECT_BYTES_MAX: usize = 96;

/// The subject of the act that founds or changes a circle.
pub const CHARTER: &str = "charter";

/// What every act says before its content.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Head {
    /// 128 random bits in hexadecimal: two acts alike in all else have different names.
    pub nonce: String,
    /// The side that says it.
    pub by: String,
    /// The charter in force, by its act; none only for the first charter.
    #[serde(deserialize_with = "present")]
    pub charter: Option<Hash>,
    /// What it is about.
    pub subject: String,
    /// The act in force on the subject that this one follows; none for the first.
    #[serde(deserialize_with = "present")]
    pub base: Option<Hash>,
    /// Whose signatures it needs, in order: one side's own word, or all sides of the charter.
    pub sides: Vec<String>,
}

/// A side as a charter lists it: its log, tied down by the leaf of its first entry.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
pub struct CharterSide {
    /// Its short name.
    pub side: String,
    /// Its log.
    pub origin: String,
    /// The leaf hash of its genesis, so that the charter covers its keys.
    pub genesis: Hash,
}

/// A hash or null, but not a member left out, which would be a second spelling of null.
fn present<'de, D: Deserializer<'de>>(from: D) -> Result<Option<Hash>, D::Error> {
    Option::deserialize(from)
}

impl Head {
    /// Reads the head of an act that is strict JSON within its limits; the content is the kernel's to judge.
    pub fn parse(act: &[u8]) -> Option<Self> {
        // A list of values in order would be read as a head too, by this reader and hardly by another.
        let object = act.trim_ascii_start().starts_with(b"{");
        if act.len() > ACT_BYTES_MAX || !object || crate::json::check(act).is_err() {
            return None;
        }
        let head: Self = serde_json::from_slice(act).ok()?;
        let nonce = head.nonce.len() == 32
            && head.nonce.bytes().all(|digit| digit.is_ascii_digit() || (b'a'..=b'f').contains(&digit));
        let ordered = head.sides.is_sorted_by(|left, right| left < right);
        let bounded = (1..=SIDES_MAX).contains(&head.sides.len())
            && (1..=SUBJECT_BYTES_MAX).contains(&head.subject.len())
            && head.sides.iter().all(|side| is_side(side));
        (nonce && ordered && bounded && head.sides.contains(&head.by)).then_some(head)
    }

    /// Whether every side must sign it.
    pub fn is_joint(&self) -> bool {
        self.sides.len() > 1
    }
}

/// Whether `name` may name a side: a lowercase letter, then lowercase letters and digits, 2 to 16 in all.
pub fn is_side(name: &str) -> bool {
    (2..=16).contains(&name.len())
        && name.starts_with(|first: char| first.is_ascii_lowercase())
        && name.bytes().all(|letter| letter.is_ascii_lowercase() || letter.is_ascii_digit())
}

/// The sides that a charter lists.
pub fn charter_sides(act: &[u8]) -> Option<Vec<CharterSide>> {
    let act: Value = serde_json::from_slice(act).ok()?;
    let listed = act.as_object()?.get("content")?.as_object()?.get("sides")?.as_array()?;
    let objects = listed.iter().filter(|side| side.is_object());
    let sides: Vec<CharterSide> = objects.filter_map(|side| CharterSide::deserialize(side).ok()).collect();
    (sides.len() == listed.len()).then_some(sides)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_head_is_read_or_refused() {
        let good = r#"{"nonce":"00000000000000000000000000000001","by":"tj","charter":null,"subject":"charter","base":null,"sides":["cn","tj"],"content":{}}"#;
        assert!(Head::parse(good.as_bytes()).is_some_and(|head| head.is_joint()));
        for (from, to) in [
            ("\"cn\",\"tj\"", "\"tj\",\"cn\""),
            ("\"cn\",\"tj\"", "\"tj\",\"tj\""),
            ("\"cn\",\"tj\"", "\"cn\""),
            ("\"cn\",\"tj\"", ""),
            ("\"cn\",\"tj\"", "\"CN\",\"tj\""),
            ("0001", "001"),
            ("0001", "000G"),
            ("\"subject\":\"charter\"", "\"subject\":\"\""),
            ("\"content\":{}", "\"content\":1.5"),
            ("\"content\":{}", "\"content\":{\"a\":1,\"a\":2}"),
            ("\"base\":null", "\"base\":\"abc\""),
            ("\"base\":null,", ""),
            ("\"charter\":null,", ""),
        ] {
            assert_eq!(Head::parse(good.replace(from, to).as_bytes()), None, "{to}");
        }
        let list = r#"["00000000000000000000000000000001","tj",null,"charter",null,["cn","tj"]]"#;
        assert_eq!(Head::parse(list.as_bytes()), None);
        let long =
            good.replace("\"content\":{}", &alloc::format!("\"content\":\"{}\"", "a".repeat(ACT_BYTES_MAX)));
        assert_eq!(Head::parse(long.as_bytes()), None);
    }

    #[test]
    fn a_charter_lists_its_sides_as_objects() {
        let genesis = Hash::of(b"");
        let side = alloc::format!(r#"{{"side":"tj","origin":"tj.example","genesis":"{genesis}"}}"#);
        let charter = |side: &str| alloc::format!(r#"{{"content":{{"sides":[{side}]}}}}"#);
        assert_eq!(charter_sides(charter(&side).as_bytes()).map(|sides| sides.len()), Some(1));
        let list = alloc::format!(r#"["tj","tj.example","{genesis}"]"#);
        assert_eq!(charter_sides(charter(&list).as_bytes()), None);
        assert_eq!(charter_sides(alloc::format!(r#"{{"content":[[{side}]]}}"#).as_bytes()), None);
    }
}
