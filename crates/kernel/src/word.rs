//! Short words and lists that many dues repeat: shared, not copied.

use crate::side::Side;
use alloc::string::String;
use alloc::sync::Arc;
use alloc::vec::Vec;
use core::fmt;
use core::ops::Deref;
use serde::{Deserialize, Deserializer, Serialize, Serializer};

/// A short text: a constant of the rules, or shared with the document that says it.
#[derive(Clone)]
pub struct Word(Held);

#[derive(Clone)]
enum Held {
    Constant(&'static str),
    Shared(Arc<str>),
}

impl Word {
    /// A word of the rules themselves.
    pub const fn constant(word: &'static str) -> Self {
        Self(Held::Constant(word))
    }
}

impl Deref for Word {
    type Target = str;
    fn deref(&self) -> &str {
        match &self.0 {
            Held::Constant(word) => word,
            Held::Shared(word) => word,
        }
    }
}

impl From<&str> for Word {
    fn from(word: &str) -> Self {
        Self(Held::Shared(word.into()))
    }
}

impl From<Word> for String {
    fn from(word: Word) -> Self {
        (*word).into()
    }
}

impl PartialEq for Word {
    fn eq(&self, other: &Self) -> bool {
        **self == **other
    }
}

impl Eq for Word {}

impl PartialOrd for Word {
    fn partial_cmp(&self, other: &Self) -> Option<core::cmp::Ordering> {
        Some(self.cmp(other))
    }
}

impl Ord for Word {
    fn cmp(&self, other: &Self) -> core::cmp::Ordering {
        (**self).cmp(&**other)
    }
}

impl fmt::Display for Word {
    fn fmt(&self, to: &mut fmt::Formatter<'_>) -> fmt::Result {
        to.write_str(self)
    }
}

impl fmt::Debug for Word {
    fn fmt(&self, to: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Debug::fmt(&**self, to)
    }
}

impl Serialize for Word {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        to.serialize_str(self)
    }
}

impl<'de> Deserialize<'de> for Word {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        String::deserialize(from).map(|word| word.as_str().into())
    }
}

/// Sides together, sorted.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Sides(Arc<[Side]>);

impl Sides {
    /// The sides as a slice.
    pub fn as_slice(&self) -> &[Side] {
        &self.0
    }
}

impl Deref for Sides {
    type Target = [Side];
    fn deref(&self) -> &[Side] {
        &self.0
    }
}

impl<const COUNT: usize> From<[Side; COUNT]> for Sides {
    fn from(sides: [Side; COUNT]) -> Self {
        sides.as_slice().into()
    }
}

impl From<&[Side]> for Sides {
    fn from(sides: &[Side]) -> Self {
        let mut sorted: Vec<Side> = sides.into();
        sorted.sort_unstable();
        Self(sorted.into())
    }
}

impl fmt::Debug for Sides {
    fn fmt(&self, to: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Debug::fmt(self.as_slice(), to)
    }
}

impl Serialize for Sides {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        self.as_slice().serialize(to)
    }
}

impl<'de> Deserialize<'de> for Sides {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        Vec::<Side>::deserialize(from).map(|sides| sides.as_slice().into())
    }
}
