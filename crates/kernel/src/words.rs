//! Words beside the log: what people typed, in one blob for each act, of which the log holds a salted digest.
//!
//! No rule reads them. Who erases the blob erases the salt with it: a guess can then no longer be tried against
//! the log, while every signature still verifies.

use crate::definition::{Definition, Field, Holds};
use crate::form::{self, Expected, Misfit};
use crate::identity::{Digest, from_hex, write_hex};
use crate::recorded::Recorded;
use crate::refusal::{Refusal, require};
use crate::text::LanguageText;
use alloc::collections::BTreeMap;
use alloc::string::{String, ToString};
use alloc::sync::Arc;
use alloc::vec::Vec;
use core::fmt;
use serde_json::{Map, Value};

/// Largest blob: the words of an act in eight languages; what is longer belongs in a document.
pub const WORDS_BYTES_MAX: usize = 64 * 1024;
/// Random bytes before the words, so that a guess cannot be tried against the digest.
pub const SALT_BYTES: usize = 32;
/// Most texts of one list: the offices of a large delegation.
const TEXTS_MAX: usize = 40;

/// The field of a reason.
const REASON: &str = "reason";

/// The worded fields of one act.
#[derive(Clone, PartialEq, Eq)]
pub struct Words {
    salt: [u8; SALT_BYTES],
    fields: BTreeMap<String, LanguageText>,
}

/// Where words are held: no rule reads them, so no standing holds them.
pub trait WordSource {
    /// The words of this name, if they are held.
    fn words(&self, digest: Digest) -> Option<Arc<Words>>;

    /// The words of an act, if they are held and are such as its kind has.
    fn words_of(&self, act: &Recorded) -> Option<Arc<Words>> {
        let words = self.words(act.act.words?)?;
        words.fits(act.act.content.definition()).ok().map(|()| words)
    }
}

impl WordSource for BTreeMap<Digest, Arc<Words>> {
    fn words(&self, digest: Digest) -> Option<Arc<Words>> {
        self.get(&digest).cloned()
    }
}

/// Why bytes are not the words that an act names.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum WordsError {
    /// They are longer than words beside an act may be.
    #[error("the words are longer than {WORDS_BYTES_MAX} bytes; put long texts into a document")]
    TooLong,
    /// They are not those that the act names.
    #[error("the words are not those that were named")]
    OtherBytes,
    /// They are not written in their one form.
    #[error("the words are not in their one form")]
    Malformed,
}

impl Words {
    /// The words of an act of this kind, from its worded fields as a form gives them and from random bytes.
    ///
    /// # Errors
    /// Where a field is missing, is not worded, or says what cannot be said.
    pub fn build(
        definition: &Definition,
        said: &Map<String, Value>,
        salt: [u8; SALT_BYTES],
    ) -> Result<Self, Refusal> {
        let field = |name: &str| definition.worded().find(|field| field.name == name);
        let mut fields = BTreeMap::new();
        for (name, value) in said {
            let field = field(name).ok_or_else(|| Misfit::UnknownField { at: name.clone() })?;
            if let Holds::Each(inner) = field.holds {
                let items = value.as_array().ok_or_else(|| Misfit::at(name, Expected::List))?;
                for (place, item) in items.iter().enumerate() {
                    let name = alloc::format!("{name}.{place}");
                    fields.insert(name.clone(), form::words_of(item, *inner, &name)?);
                }
            } else {
                fields.insert(name.clone(), form::words_of(value, field.holds, name)?);
            }
        }
        let words = Self { salt, fields };
        words.fits(definition)?;
        require(words.to_bytes().len() <= WORDS_BYTES_MAX, Refusal::TooLong { limit: WORDS_BYTES_MAX })?;
        Ok(words)
    }

    /// The words of a refusal or of another entry that is no act: one text, its reason.
    ///
    /// # Errors
    /// If it is longer than a blob may be.
    pub fn of_reason(reason: LanguageText, salt: [u8; SALT_BYTES]) -> Result<Self, Refusal> {
        let words = Self { salt, fields: BTreeMap::from([(REASON.to_string(), reason)]) };
        require(words.to_bytes().len() <= WORDS_BYTES_MAX, Refusal::TooLong { limit: WORDS_BYTES_MAX })?;
        Ok(words)
    }

    /// Why, where these are the words of a refusal.
    pub fn reason(&self) -> Option<&LanguageText> {
        self.text(REASON)
    }

    /// Reads a blob, if it is the one named and in its one spelling.
    ///
    /// # Errors
    /// Where it is neither.
    pub fn read(digest: Digest, bytes: &[u8]) -> Result<Self, WordsError> {
        if bytes.len() > WORDS_BYTES_MAX {
            return Err(WordsError::TooLong);
        }
        if Digest::of(bytes) != digest {
            return Err(WordsError::OtherBytes);
        }
        let read: Value = serde_json::from_slice(bytes).map_err(|_| WordsError::Malformed)?;
        let salt = read.get("salt").and_then(|salt| from_hex(salt.as_str()?));
        let fields = read.get("fields").and_then(|fields| serde_json::from_value(fields.clone()).ok());
        let (Some(salt), Some(fields)) = (salt, fields) else { return Err(WordsError::Malformed) };
        let words = Self { salt, fields };
        if words.to_bytes() == bytes { Ok(words) } else { Err(WordsError::Malformed) }
    }

    /// The blob in its one spelling: the salt, then the fields by name.
    pub fn to_bytes(&self) -> Vec<u8> {
        let fields = serde_json::to_string(&self.fields).unwrap_or_default();
        alloc::format!(r#"{{"salt":"{}","fields":{fields}}}"#, Hex(&self.salt)).into_bytes()
    }

    /// Its name in the act.
    pub fn digest(&self) -> Digest {
        Digest::of(&self.to_bytes())
    }

    /// Whether these are the words of an act of this kind: only its worded fields, and all that must be said.
    ///
    /// # Errors
    /// The first field that is missing or too much.
    pub fn fits(&self, definition: &Definition) -> Result<(), Refusal> {
        let mut known = 0;
        for field in definition.worded() {
            if matches!(field.holds, Holds::Each(_)) {
                let count = self.each(field.name).len();
                require(count <= TEXTS_MAX, too_many(field))?;
                known += count;
            } else if let Some(text) = self.text(field.name) {
                let value = serde_json::to_value(text).unwrap_or_default();
                form::holds(&value, field.holds, field.name, u32::MAX)?;
                known += 1;
            } else if field.required {
                return Err(Misfit::at(field.name, form::expected(field.holds)).into());
            }
        }
        if known == self.fields.len() {
            return Ok(());
        }
        let at = self.fields.keys().find(|name| !definition.worded().any(|field| belongs(name, field)));
        Err(Refusal::UnknownField { at: at.cloned().unwrap_or_default() })
    }

    /// What a field says.
    pub fn text(&self, field: &str) -> Option<&LanguageText> {
        self.fields.get(field)
    }

    /// What a field of several texts says, in order.
    pub fn each(&self, field: &str) -> Vec<&LanguageText> {
        (0..=TEXTS_MAX).map_while(|place| self.fields.get(&alloc::format!("{field}.{place}"))).collect()
    }
}

fn too_many(field: &Field) -> Refusal {
    Misfit::at(field.name, Expected::ShorterList).into()
}

/// Whether a name in a blob is that of a field, or of one of its texts.
fn belongs(name: &str, field: &Field) -> bool {
    let rest = name.strip_prefix(field.name);
    let several = matches!(field.holds, Holds::Each(_));
    rest.is_some_and(|rest| if several { rest.starts_with('.') } else { rest.is_empty() })
}

/// Takes the worded fields out of what a form gives: the rest is what stands in the log.
pub fn take(definition: &Definition, said: &mut Map<String, Value>) -> Map<String, Value> {
    let worded =
        definition.worded().filter_map(|field| Some((field.name.to_string(), said.remove(field.name)?)));
    worded.collect()
}

struct Hex<'a>(&'a [u8]);

impl fmt::Display for Hex<'_> {
    fn fmt(&self, to: &mut fmt::Formatter<'_>) -> fmt::Result {
        write_hex(self.0, to)
    }
}

impl fmt::Debug for Words {
    fn fmt(&self, to: &mut fmt::Formatter<'_>) -> fmt::Result {
        to.debug_map().entries(&self.fields).finish() // the salt is nobody's to see
    }
}

#[cfg(test)]
mod tests;
