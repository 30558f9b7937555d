//! Text in languages, bounded on entry.

use crate::identity::as_text;
use alloc::collections::BTreeMap;
use alloc::string::String;
use alloc::sync::Arc;
use core::fmt;
use core::str::FromStr;
use serde::{Deserialize, Deserializer, Serialize, Serializer};

/// Most languages of one text: twice what the first circle uses.
pub(crate) const LANGUAGES_MAX: usize = 8;

/// Longest tag of a language: what BCP 47 asks every reader to hold.
const TAG_BYTES_MAX: usize = 35;
/// Longest part of a tag between hyphens.
const SUBTAG_BYTES_MAX: usize = 8;

/// The tag of a language after BCP 47 in lowercase, such as `tg` or `zh-hans`. Which languages there are is data.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Code([u8; TAG_BYTES_MAX]);

impl Code {
    /// The tag as text.
    pub fn as_str(&self) -> &str {
        let length = self.0.iter().position(|byte| *byte == 0).unwrap_or(TAG_BYTES_MAX);
        self.0.get(..length).and_then(|name| core::str::from_utf8(name).ok()).unwrap_or_default()
    }
}

impl FromStr for Code {
    type Err = &'static str;
    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let mut parts = text.split('-');
        let first = parts.next().unwrap_or_default();
        let language = (2..=SUBTAG_BYTES_MAX).contains(&first.len())
            && first.bytes().all(|byte| byte.is_ascii_lowercase());
        let mut rest = parts.map(|part| {
            (1..=SUBTAG_BYTES_MAX).contains(&part.len())
                && part.bytes().all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit())
        });
        if !language || text.len() > TAG_BYTES_MAX || !rest.all(|part| part) {
            return Err("a language is a tag in lowercase letters, such as `tg` or `zh-hans`");
        }
        let mut bytes = [0; TAG_BYTES_MAX];
        bytes.iter_mut().zip(text.bytes()).for_each(|(to, from)| *to = from);
        Ok(Self(bytes))
    }
}

impl fmt::Display for Code {
    fn fmt(&self, to: &mut fmt::Formatter<'_>) -> fmt::Result {
        to.write_str(self.as_str())
    }
}

impl fmt::Debug for Code {
    fn fmt(&self, to: &mut fmt::Formatter<'_>) -> fmt::Result {
        to.write_str(self.as_str())
    }
}

as_text!(Code);

/// A text in one or more languages, each at most `LONGEST` bytes; a missing language is missing, never guessed.
/// Packed and shared: a record holds hundreds of thousands, and lists of dues repeat them.
#[derive(Clone, PartialEq, Eq)]
pub struct Texts<const LONGEST: usize>(Arc<str>);

/// Ends each code and each text in the packed form; no text holds it.
const END: char = '\0';

/// A statement of a side: at most 4,000 bytes a language, so that four languages fit an act.
pub type LanguageText = Texts<4_000>;

/// A name or title: at most 600 bytes a language, about two lines in any script.
pub type Names = Texts<600>;

/// Why something is no text.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum TextError {
    /// It is in no language, or in too many.
    #[error("a text is in one to eight languages")]
    Languages,
    /// It says nothing, or too much.
    #[error("a text is neither empty nor longer than its limit")]
    Length,
    /// It holds control characters.
    #[error("a text has no control characters but line ends")]
    Control,
    /// It holds characters that turn round what is read.
    #[error("a text has no characters that turn round the order of what is read")]
    Reordering,
}

/// Whether a character turns round the order in which others are read: what is signed is what is seen.
fn reorders(letter: char) -> bool {
    matches!(letter, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' | '\u{200e}' | '\u{200f}' | '\u{61c}')
}

/// Whether a text is free of control characters but line ends; an error where its reading is turned round.
pub(crate) fn is_plain(text: &str) -> Result<bool, TextError> {
    if text.chars().any(reorders) {
        return Err(TextError::Reordering);
    }
    Ok(!text.chars().any(|letter| letter.is_control() && letter != '\n'))
}

impl<const LONGEST: usize> Texts<LONGEST> {
    /// A text from its languages; the reason if it is not one.
    ///
    /// # Errors
    /// Which of its parts is none.
    pub fn new(texts: &BTreeMap<Code, String>) -> Result<Self, TextError> {
        if texts.is_empty() || texts.len() > LANGUAGES_MAX {
            return Err(TextError::Languages);
        }
        for text in texts.values() {
            if text.trim().is_empty() || text.len() > LONGEST {
                return Err(TextError::Length);
            }
            if !is_plain(text)? {
                return Err(TextError::Control);
            }
        }
        let mut packed = String::new();
        for (code, text) in texts {
            packed.extend([code.as_str(), "\0", text, "\0"]);
        }
        Ok(Self(packed.into()))
    }

    /// The text in this language, if there is one.
    pub fn get(&self, language: &str) -> Option<&str> {
        self.pairs().find(|(code, _)| *code == language).map(|(_, text)| text)
    }

    /// Every language with its text, by code.
    pub fn iter(&self) -> impl Iterator<Item = (Code, &str)> {
        self.pairs().filter_map(|(code, text)| Some((code.parse().ok()?, text)))
    }

    fn pairs(&self) -> impl Iterator<Item = (&str, &str)> {
        let mut parts = self.0.split_terminator(END);
        core::iter::from_fn(move || Some((parts.next()?, parts.next()?)))
    }
}

impl<const LONGEST: usize> Serialize for Texts<LONGEST> {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        to.collect_map(self.pairs())
    }
}

impl<const LONGEST: usize> fmt::Debug for Texts<LONGEST> {
    fn fmt(&self, to: &mut fmt::Formatter<'_>) -> fmt::Result {
        to.debug_map().entries(self.pairs()).finish()
    }
}

impl<'de, const LONGEST: usize> Deserialize<'de> for Texts<LONGEST> {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        Self::new(&BTreeMap::deserialize(from)?).map_err(serde::de::Error::custom)
    }
}
