//! The form of what is read: members, kinds of value and limits, told in codes of ours.
//!
//! Every node judges by these tables alone, so what a newer version of the rules would know is refused by it with
//! the very code that an older one gives.

use crate::definition::{Choice, Class, Field, Holds};
use crate::identity::{ActId, Digest};
use crate::personal::Personal;
use crate::side::Side;
use crate::subject::{Subject, is_id};
use crate::text::{Code, LanguageText, Names, TextError, Texts, is_plain};
use alloc::collections::BTreeMap;
use alloc::format;
use alloc::string::{String, ToString};
use jiff::civil::Date;
use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};

/// Longest id of a provision, commitment or rule in a document.
pub(crate) const ITEM_BYTES_MAX: usize = 32;
/// Longest verifier key: a name of 128 bytes, an identifier, and in base64 a point and the name of its algorithm.
const KEY_BYTES_MAX: usize = 320;
/// Kinds of keys of seats, and digits of base64: an uncompressed point of P-256, and 32 bytes.
const SEAT_KEYS: [(&str, usize); 2] = [("es256:", 88), ("eddsa:", 44)];
/// Longest name of a log, as the notes of the record bound it.
const ORIGIN_BYTES_MAX: usize = 255;
/// Longest name of a time zone: the longest of the database has 32 letters.
const ZONE_BYTES_MAX: usize = 64;
/// Longest line of plain text.
const LINE_BYTES_MAX: usize = 1_000;
/// Largest number that every reader of JSON holds exactly.
const EXACT_MAX: u64 = (1 << 53) - 1;

/// What should have stood where something else does.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Expected {
    /// A text of JSON.
    Json,
    /// An object.
    Object,
    /// A list.
    List,
    /// A list with fewer items.
    ShorterList,
    /// The one spelling that there is.
    OneSpelling,
    /// A code of small letters, digits and hyphens.
    Code,
    /// A short identifier of a part.
    Item,
    /// One line of text.
    Line,
    /// The origin of a log.
    Origin,
    /// A verifier key.
    Key,
    /// The key of a seat.
    SeatKey,
    /// A time zone by name.
    Zone,
    /// A code of a language.
    Language,
    /// Names by language.
    Names,
    /// A text by language.
    Text,
    /// A date.
    Date,
    /// A whole number.
    Number,
    /// A number of entries.
    Size,
    /// True or false.
    Flag,
    /// The digest of a file.
    File,
    /// A hash of 64 digits.
    Hash,
    /// A random value of 32 digits.
    Nonce,
    /// The name of an act.
    Act,
    /// The name of a side.
    Side,
    /// A subject.
    Subject,
    /// One of the known words.
    Choice,
    /// A personal value behind a commitment.
    Commitment,
    /// A kind of act.
    KindOfAct,
}

impl Expected {
    /// Its code, the same in every language.
    pub fn code(self) -> String {
        let code = serde_json::to_value(self).unwrap_or_default();
        code.as_str().unwrap_or_default().to_string()
    }
}

/// What is wrong with the form of something read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Misfit {
    /// Something is missing, or of another kind.
    Malformed { at: String, expected: Expected },
    /// A member that these rules do not know.
    UnknownField { at: String },
    /// A word that these rules do not know.
    UnknownValue { at: String, value: String, known: &'static [Choice] },
    /// Characters that turn round what is read.
    Reordering { at: String },
}

impl Misfit {
    pub(crate) fn at(at: &str, expected: Expected) -> Self {
        Self::Malformed { at: at.into(), expected }
    }
}

/// Whether the members of an object are these fields as a version of the rules knows them. Fields whose words
/// stand beside the log are no members of an act; `beside` asks for those alone instead.
pub(crate) fn members(
    object: &Map<String, Value>,
    fields: &[Field],
    at: &str,
    version: u32,
) -> Result<(), Misfit> {
    let known = |name: &str| fields.iter().find(|field| field.name == name && field.since <= version);
    if let Some((name, _)) =
        object.iter().find(|(name, _)| known(name).is_none_or(|field| field.class == Class::Worded))
    {
        return Err(Misfit::UnknownField { at: path(at, name) });
    }
    for field in fields.iter().filter(|field| field.since <= version && field.class != Class::Worded) {
        match object.get(field.name) {
            Some(value) => holds(value, field.holds, &path(at, field.name), version)?,
            None if field.required => return Err(Misfit::at(&path(at, field.name), expected(field.holds))),
            None => {}
        }
    }
    Ok(())
}

/// The way to a member.
pub(crate) fn path(at: &str, name: &str) -> String {
    if at.is_empty() { name.into() } else { format!("{at}.{name}") }
}

/// Whether a value is what should stand there.
pub(crate) fn holds(value: &Value, what: Holds, at: &str, version: u32) -> Result<(), Misfit> {
    let wrong = || Misfit::at(at, expected(what));
    let fits = |fits: bool| if fits { Ok(()) } else { Err(wrong()) };
    match what {
        Holds::OrNull(_) if value.is_null() => Ok(()),
        Holds::OrNull(inner) => holds(value, *inner, at, version),
        Holds::Each(inner) => {
            let items = value.as_array().ok_or_else(wrong)?;
            let mut items = items.iter().enumerate();
            items.try_for_each(|(place, item)| holds(item, *inner, &format!("{at}.{place}"), version))
        }
        Holds::Group(fields) => members(value.as_object().ok_or_else(wrong)?, fields, at, version),
        Holds::BySide(inner) => named::<Side>(value, *inner, at, version),
        Holds::ByAct(inner) => named::<ActName>(value, *inner, at, version),
        Holds::Number => fits(value.as_u64().is_some_and(|number| u32::try_from(number).is_ok())),
        Holds::Signed => fits(value.as_i64().is_some_and(|number| i32::try_from(number).is_ok())),
        Holds::Size => fits(value.as_u64().is_some_and(|number| number <= EXACT_MAX)),
        Holds::Flag => fits(value.is_boolean()),
        Holds::Names => text::<600>(value, what, at),
        Holds::Text => text::<4_000>(value, what, at),
        Holds::Passage => text::<16_000>(value, what, at),
        Holds::Choice(choices) => {
            let word = value.as_str().ok_or_else(wrong)?;
            let known = |choice: &Choice| choice.word == word && choice.since <= version;
            let unknown = || Misfit::UnknownValue { at: at.into(), value: word.into(), known: choices };
            choices.iter().any(known).then_some(()).ok_or_else(unknown)
        }
        Holds::Line => {
            let line = value.as_str().ok_or_else(wrong)?;
            let plain = is_plain(line).map_err(|_| Misfit::Reordering { at: at.into() })?;
            fits(plain && !line.contains('\n') && line.len() <= LINE_BYTES_MAX)
        }
        Holds::Code
        | Holds::Item
        | Holds::Origin
        | Holds::Key
        | Holds::SeatKey
        | Holds::Zone
        | Holds::Language
        | Holds::Date
        | Holds::File(_)
        | Holds::Hash
        | Holds::Act
        | Holds::Side
        | Holds::Subject(_)
        | Holds::Personal => fits(value.as_str().is_some_and(|word| spelt(word, what))),
    }
}

/// Whether a word is spelt as what it should be. The kind of a subject is the rule's to judge.
fn spelt(word: &str, what: Holds) -> bool {
    match what {
        Holds::Code => is_id(word),
        Holds::Item => is_item(word),
        Holds::Origin => {
            (1..=ORIGIN_BYTES_MAX).contains(&word.len()) && word.bytes().all(|byte| byte.is_ascii_graphic())
        }
        Holds::Key => {
            let parts = word.split('+').count() >= 3;
            parts && word.len() <= KEY_BYTES_MAX && word.bytes().all(|byte| byte.is_ascii_graphic())
        }
        Holds::SeatKey => {
            let digits =
                SEAT_KEYS.iter().find_map(|(kind, digits)| Some((word.strip_prefix(kind)?, *digits)));
            let letter = |byte: u8| byte.is_ascii_alphanumeric() || b"+/=".contains(&byte);
            digits.is_some_and(|(key, digits)| key.len() == digits && key.bytes().all(letter))
        }
        Holds::Zone => {
            let letter = |byte: u8| byte.is_ascii_alphanumeric() || b"/_+-".contains(&byte);
            (1..=ZONE_BYTES_MAX).contains(&word.len()) && word.bytes().all(letter)
        }
        Holds::Language => word.parse::<Code>().is_ok(),
        // The parser takes more than the ten characters of a date.
        Holds::Date => word.len() == 10 && word.parse::<Date>().is_ok_and(|date| date.to_string() == word),
        Holds::File(_) | Holds::Hash => word.parse::<Digest>().is_ok(),
        Holds::Act => word.parse::<ActId>().is_ok(),
        Holds::Side => word.parse::<Side>().is_ok(),
        Holds::Subject(_) => word.parse::<Subject>().is_ok(),
        Holds::Personal => word.parse::<Personal>().is_ok(),
        Holds::Line
        | Holds::Names
        | Holds::Text
        | Holds::Passage
        | Holds::Number
        | Holds::Signed
        | Holds::Size
        | Holds::Flag
        | Holds::Choice(_)
        | Holds::OrNull(_)
        | Holds::Each(_)
        | Holds::BySide(_)
        | Holds::ByAct(_)
        | Holds::Group(_) => false, // no single word
    }
}

/// Whether this is the id of a provision, commitment or rule.
pub(crate) fn is_item(id: &str) -> bool {
    (1..=ITEM_BYTES_MAX).contains(&id.len())
        && id.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'.' || byte == b'-')
}

/// The name of a kind of act as a member: letters and one dot.
struct ActName;

impl core::str::FromStr for ActName {
    type Err = ();
    fn from_str(name: &str) -> Result<Self, ()> {
        let (noun, verb) = name.split_once('.').ok_or(())?;
        let plain = |word: &str| is_id(word) && !word.contains('.');
        if plain(noun) && plain(verb) { Ok(Self) } else { Err(()) }
    }
}

fn named<Name: core::str::FromStr>(
    value: &Value,
    inner: Holds,
    at: &str,
    version: u32,
) -> Result<(), Misfit> {
    let object = value.as_object().ok_or_else(|| Misfit::at(at, Expected::Object))?;
    for (name, value) in object {
        if name.parse::<Name>().is_err() {
            return Err(Misfit::UnknownField { at: path(at, name) });
        }
        holds(value, inner, &path(at, name), version)?;
    }
    Ok(())
}

fn text<const LONGEST: usize>(value: &Value, what: Holds, at: &str) -> Result<(), Misfit> {
    let wrong = || Misfit::at(at, expected(what));
    let object = value.as_object().ok_or_else(wrong)?;
    let mut texts = BTreeMap::new();
    for (code, text) in object {
        let code: Code = code.parse().map_err(|_| Misfit::at(&path(at, code), Expected::Language))?;
        texts.insert(code, text.as_str().map(String::from).ok_or_else(wrong)?);
    }
    match Texts::<LONGEST>::new(&texts) {
        Ok(_) => Ok(()),
        Err(TextError::Reordering) => Err(Misfit::Reordering { at: at.into() }),
        Err(TextError::Languages | TextError::Length | TextError::Control) => Err(wrong()),
    }
}

/// The code of what a field should hold.
pub(crate) fn expected(what: Holds) -> Expected {
    match what {
        Holds::Code => Expected::Code,
        Holds::Item => Expected::Item,
        Holds::Line => Expected::Line,
        Holds::Origin => Expected::Origin,
        Holds::Key => Expected::Key,
        Holds::SeatKey => Expected::SeatKey,
        Holds::Zone => Expected::Zone,
        Holds::Language => Expected::Language,
        Holds::Names => Expected::Names,
        Holds::Text | Holds::Passage => Expected::Text,
        Holds::Date => Expected::Date,
        Holds::Number | Holds::Signed => Expected::Number,
        Holds::Size => Expected::Size,
        Holds::Flag => Expected::Flag,
        Holds::File(_) => Expected::File,
        Holds::Hash => Expected::Hash,
        Holds::Act => Expected::Act,
        Holds::Side => Expected::Side,
        Holds::Subject(_) => Expected::Subject,
        Holds::Choice(_) => Expected::Choice,
        Holds::Personal => Expected::Commitment,
        Holds::OrNull(inner) => expected(*inner),
        Holds::Each(_) => Expected::List,
        Holds::BySide(_) | Holds::ByAct(_) | Holds::Group(_) => Expected::Object,
    }
}

/// What a worded field says, read from its value.
pub(crate) fn words_of(value: &Value, what: Holds, at: &str) -> Result<LanguageText, Misfit> {
    holds(value, what, at, u32::MAX)?;
    if what == Holds::Names {
        // A name is a shorter text.
        let _: Names = serde_json::from_value(value.clone()).map_err(|_| Misfit::at(at, Expected::Names))?;
    }
    serde_json::from_value(value.clone()).map_err(|_| Misfit::at(at, expected(what)))
}
