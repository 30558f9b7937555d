//! The head of an act: all that the record needs to know of what was said.

use crate::hash::Hash;
use alloc::string::String;
use alloc::vec::Vec;
use jiff::civil::Date;
use serde::de::DeserializeOwned;
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

/// Most acts that one act settles: the sides of a circle can each have brought one into force.
pub const SETTLED_MAX: usize = SIDES_MAX;

/// Most second digests of one act.
pub const DIGESTS_MAX: usize = 8;

/// Longest of them: 512 bits.
pub const DIGEST_BYTES_MAX: usize = 64;

/// What the record must know of an act.
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
    /// The acts in force on that base which contend and which this one takes the place of, sorted.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub settles: Vec<Hash>,
    /// Whose signatures it needs, in order: one side's own word, or all sides of the charter.
    pub sides: Vec<String>,
    /// Those of them that have no node and signed on paper, in order, as the proposer attests.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub attested: Vec<Attested>,
    /// Digests by other algorithms of files that the act names, in order: facts, judged by nobody here.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub digests: Vec<FileDigest>,
}

/// A second digest of a file, such as a state's own algorithm makes.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct FileDigest {
    /// The file.
    pub file: Hash,
    /// The algorithm: a code, known here or not.
    pub algorithm: String,
    /// What it made of the file, in lowercase hexadecimal.
    pub digest: String,
}

/// A side that signed on paper.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Attested {
    /// The side.
    pub side: String,
    /// The day it signed.
    pub on: Date,
    /// The digest of the scan.
    pub scan: Hash,
}

/// What the record must know of a charter.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
pub struct CharterHead {
    /// The circle.
    pub circle: String,
    /// The version of the rules.
    pub version: u32,
    /// The suite of algorithms by which what is in force is judged.
    pub suite: String,
    /// The sides, in the order in which they host.
    pub sides: Vec<CharterSide>,
}

/// A side as a charter lists it: its log, tied down by the leaf of its first entry, or none while it signs on
/// paper.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
pub struct CharterSide {
    /// Its short name.
    pub side: String,
    /// Its log.
    #[serde(deserialize_with = "present_name")]
    pub origin: Option<String>,
    /// The leaf hash of its genesis, so that the charter covers its keys.
    #[serde(deserialize_with = "present")]
    pub genesis: Option<Hash>,
}

/// What an act on `log/SIDE` says of the log of that side.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(tag = "act")]
pub enum LogAct {
    /// Another log continues it: the one the act is proposed in.
    #[serde(rename = "log.succeed")]
    Succeed {
        /// The origin of that log.
        origin: String,
    },
    /// Another recovery key takes the place of the present one.
    #[serde(rename = "log.recovery")]
    Recovery {
        /// The verifier key.
        key: String,
    },
}

/// A hash or null, but not a member left out, which would be a second spelling of null.
fn present<'de, D: Deserializer<'de>>(from: D) -> Result<Option<Hash>, D::Error> {
    Option::deserialize(from)
}

/// The same for a name.
fn present_name<'de, D: Deserializer<'de>>(from: D) -> Result<Option<String>, D::Error> {
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
            && is_subject(&head.subject)
            && head.sides.iter().all(|side| is_side(side));
        let settles = head.settles.len() != 1
            && head.settles.len() <= SETTLED_MAX
            && head.settles.is_sorted_by(|left, right| left < right);
        let sound = nonce && ordered && bounded && settles && head.attests_others() && head.digests_well(act);
        (sound && head.sides.contains(&head.by)).then_some(head)
    }

    /// Whether those who signed on paper are sides in order, and not the one that attests it.
    fn attests_others(&self) -> bool {
        self.attested.is_sorted_by(|left, right| left.side < right.side)
            && self.attested.iter().all(|paper| self.sides.contains(&paper.side) && paper.side != self.by)
    }

    /// Whether the second digests are few, in the order of file and algorithm, one for both, and of the form of some.
    fn digests_well(&self, act: &[u8]) -> bool {
        let place = |digest: &FileDigest| (digest.file, digest.algorithm.clone());
        let hex = |digest: &str| {
            digest.len().is_multiple_of(2)
                && (1..=DIGEST_BYTES_MAX).contains(&(digest.len() / 2))
                && digest.bytes().all(|digit| digit.is_ascii_digit() || (b'a'..=b'f').contains(&digit))
        };
        // Lists would be read as objects too.
        let objects = || {
            let act: Option<Value> = serde_json::from_slice(act).ok();
            let listed = act.as_ref().and_then(|act| act.get("digests")?.as_array());
            listed.is_some_and(|listed| listed.iter().all(Value::is_object))
        };
        (self.digests.is_empty() || objects())
            && self.digests.len() <= DIGESTS_MAX
            && self.digests.is_sorted_by(|left, right| place(left) < place(right))
            && self.digests.iter().all(|one| crate::circle::is_circle(&one.algorithm) && hex(&one.digest))
    }

    /// Whether every side signs it in the record.
    pub fn is_of_all(&self) -> bool {
        self.attested.is_empty()
    }

    /// Whether this side signed it on paper.
    pub fn is_attested(&self, side: &str) -> bool {
        self.attested.iter().any(|paper| paper.side == side)
    }

    /// The sides that sign it in the record, in order.
    pub fn signers(&self) -> impl Iterator<Item = &String> {
        self.sides.iter().filter(|side| !self.is_attested(side))
    }
}

/// Whether `name` may name a side: a lowercase letter, then lowercase letters and digits, 2 to 16 in all.
pub fn is_side(name: &str) -> bool {
    (2..=16).contains(&name.len())
        && name.starts_with(|first: char| first.is_ascii_lowercase())
        && name.bytes().all(|letter| letter.is_ascii_lowercase() || letter.is_ascii_digit())
}

/// Whether `name` may name what acts are about: lowercase letters, digits, dots, hyphens and one slash after
/// the kind, so that no typed words stand in it.
pub fn is_subject(name: &str) -> bool {
    let code = |part: &str| {
        !part.is_empty()
            && part.bytes().all(|letter| {
                letter.is_ascii_lowercase() || letter.is_ascii_digit() || letter == b'.' || letter == b'-'
            })
    };
    let (kind, id) = name.split_once('/').unwrap_or((name, CHARTER));
    name.len() <= SUBJECT_BYTES_MAX && code(kind) && code(id)
}

/// The subject of acts on the logs of a side.
pub fn log_subject(side: &str) -> String {
    alloc::format!("log/{side}")
}

/// What stands under `content`, if it can be read as this.
fn content<T: DeserializeOwned>(act: &[u8]) -> Option<T> {
    let act: Value = serde_json::from_slice(act).ok()?;
    // Lists would be read as objects too.
    let content = act.as_object()?.get("content").filter(|content| content.is_object())?;
    T::deserialize(content).ok()
}

/// What the record must know of a charter, if the act is one.
pub fn charter_of(act: &[u8]) -> Option<CharterHead> {
    let value: Value = serde_json::from_slice(act).ok()?;
    let listed = value.as_object()?.get("content")?.as_object()?.get("sides")?.as_array()?;
    let objects = listed.iter().all(Value::is_object);
    let charter: CharterHead = content(act).filter(|_| objects)?;
    let tied = charter.sides.iter().all(|side| side.origin.is_some() == side.genesis.is_some());
    (tied && charter.version > 0).then_some(charter)
}

/// What an act on `log/SIDE` says, if it is one.
pub fn log_act_of(act: &[u8]) -> Option<LogAct> {
    content(act)
}

#[cfg(test)]
mod tests {
    use super::*;

    const GOOD: &str = r#"{"nonce":"00000000000000000000000000000001","by":"ash","charter":null,"subject":"charter","base":null,"sides":["ash","birch"],"content":{}}"#;

    #[test]
    fn a_head_is_read_or_refused() {
        assert!(Head::parse(GOOD.as_bytes()).is_some_and(|head| head.is_of_all()));
        let long = alloc::format!("\"content\":\"{}\"", "a".repeat(ACT_BYTES_MAX));
        let hash = Hash::of(b"");
        let settles = |hashes: &str| alloc::format!("\"settles\":[{hashes}],\"content\":{{}}");
        for (from, to) in [
            ("\"ash\",\"birch\"", "\"birch\",\"ash\""),
            ("\"ash\",\"birch\"", "\"ash\",\"ash\""),
            ("\"ash\",\"birch\"", "\"birch\""),
            ("\"ash\",\"birch\"", ""),
            ("\"ash\",\"birch\"", "\"Birch\",\"ash\""),
            ("0001", "001"),
            ("0001", "000G"),
            ("\"subject\":\"charter\"", "\"subject\":\"\""),
            ("\"subject\":\"charter\"", "\"subject\":\"document/Terms\""),
            ("\"subject\":\"charter\"", "\"subject\":\"document/\""),
            ("\"subject\":\"charter\"", "\"subject\":\"document/a/b\""),
            ("\"subject\":\"charter\"", "\"subject\":\"document/a b\""),
            ("\"content\":{}", "\"content\":1.5"),
            ("\"content\":{}", "\"content\":{\"a\":1,\"a\":2}"),
            ("\"content\":{}", &long),
            ("\"content\":{}", &settles(&alloc::format!("\"{hash}\""))),
            ("\"content\":{}", &settles(&alloc::format!("\"{hash}\",\"{hash}\""))),
            ("\"base\":null", "\"base\":\"abc\""),
            ("\"base\":null,", ""),
            ("\"charter\":null,", ""),
        ] {
            assert_eq!(Head::parse(GOOD.replace(from, to).as_bytes()), None, "{to}");
        }
        let list = r#"["00000000000000000000000000000001","ash",null,"charter",null,["ash","birch"]]"#;
        assert_eq!(Head::parse(list.as_bytes()), None);
    }

    #[test]
    fn who_signed_on_paper_is_another_side() {
        let with = |side: &str| {
            let paper = alloc::format!(
                r#""attested":[{{"side":"{side}","on":"2027-03-01","scan":"{}"}}],"content""#,
                Hash::of(b"scan")
            );
            Head::parse(GOOD.replace("\"content\"", &paper).as_bytes())
        };
        let head = with("birch").unwrap();
        assert!(!head.is_of_all() && head.is_attested("birch") && !head.is_attested("ash"));
        assert_eq!(head.signers().collect::<Vec<_>>(), ["ash"]);
        assert_eq!(with("ash"), None, "nobody attests for itself");
        assert_eq!(with("cedar"), None, "nor for who is no side");
    }

    #[test]
    fn second_digests_are_kept_in_one_order_and_decide_nothing() {
        let (low, high) = ("0".repeat(64), "1".repeat(64));
        let one = |file: &str, algorithm: &str, digest: &str| {
            alloc::format!(r#"{{"file":"{file}","algorithm":"{algorithm}","digest":"{digest}"}}"#)
        };
        let with = |digests: &[String]| {
            let listed = alloc::format!(r#""digests":[{}],"content""#, digests.join(","));
            Head::parse(GOOD.replace("\"content\"", &listed).as_bytes())
        };
        let (sm3, gost) = (one(&low, "sm3", "ab"), one(&low, "gost-r-34.11-2012-256", &"0f".repeat(64)));
        let head = with(&[gost.clone(), sm3.clone(), one(&high, "nobody.knows-it", "00")]).unwrap();
        assert_eq!(head.digests.len(), 3);
        let eight: Vec<String> = (0..9).map(|number| one(&low, &alloc::format!("a{number}"), "ab")).collect();
        assert!(with(&eight[..8]).is_some());
        for wrong in [
            &eight[..],
            &[sm3.clone(), gost],
            &[sm3.clone(), sm3],
            &[one(&low, "SM3", "ab")],
            &[one(&low, "", "ab")],
            &[one(&low, "sm3", "")],
            &[one(&low, "sm3", "abc")],
            &[one(&low, "sm3", "AB")],
            &[one(&low, "sm3", &"0f".repeat(65))],
            &[one("00", "sm3", "ab")],
            &[alloc::format!(r#"["{low}","sm3","ab"]"#)],
            &[one(&low, "sm3", "ab").replace('}', ",\"more\":1}")],
            &[alloc::format!(r#"{{"file":"{low}","algorithm":"sm3"}}"#)],
        ] {
            assert_eq!(with(wrong), None, "{wrong:?}");
        }
    }

    #[test]
    fn a_charter_lists_its_sides_as_objects() {
        let genesis = Hash::of(b"");
        let side = alloc::format!(r#"{{"side":"ash","origin":"ash.example","genesis":"{genesis}"}}"#);
        let charter = |side: &str| {
            let text = alloc::format!(
                r#"{{"content":{{"circle":"c","version":1,"suite":"ed25519-sha256","sides":[{side}]}}}}"#
            );
            charter_of(text.as_bytes())
        };
        assert_eq!(charter(&side).map(|charter| charter.sides.len()), Some(1));
        assert!(charter(r#"{"side":"ash","origin":null,"genesis":null}"#).is_some(), "a side on paper");
        for wrong in [
            alloc::format!(r#"["ash","ash.example","{genesis}"]"#),
            r#"{"side":"ash","origin":"ash.example","genesis":null}"#.into(),
            alloc::format!(r#"{{"side":"ash","origin":null,"genesis":"{genesis}"}}"#),
            r#"{"side":"ash"}"#.into(),
        ] {
            assert_eq!(charter(&wrong), None, "{wrong}");
        }
    }
}
