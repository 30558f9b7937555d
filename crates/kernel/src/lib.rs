//! What the sides agreed, how it may change, and what is owed: pure rules.
//!
//! Nothing here reads a clock, a disk or a key: entries of the record are handed in as [`Heard`], the instant
//! as an argument. What comes out is the same on every node, bit for bit.
//!
#![doc = include_str!("../README.md")]
#![no_std]
#![warn(clippy::missing_errors_doc)]

extern crate alloc;

mod act;
mod agenda;
pub mod body;
pub mod calendar;
pub mod charter;
mod clock;
pub mod commitment;
mod consent;
mod definition;
mod digests;
pub mod document;
mod due;
mod dues;
pub mod erasure;
pub mod event;
mod files;
mod form;
mod heard;
mod identity;
pub mod institution;
pub mod log;
mod map;
pub mod note;
mod personal;
mod position;
#[cfg(test)]
mod property;
mod recorded;
mod refusal;
mod rule;
pub mod seat;
pub mod session;
mod side;
mod standing;
#[cfg(test)]
mod story;
mod subject;
mod text;
pub mod topic;
#[cfg(test)]
mod trial;
mod word;
pub mod words;
mod zone;

pub use act::{ACT_BYTES_MAX, Act, Attested, CATALOGUE, Content, HEAD, Said, definition_of, well_said};
pub use agenda::Agenda;
pub use charter::RULES_VERSION;
pub use clock::{ClockMark, ClockWhy, Times};
pub use consent::{ByHand, Consent, Shown};
pub use definition::{Authority, Choice, Class, Definition, Field, FileClass, Holds};
pub use digests::FileDigest;
pub use document::{Document, DocumentError};
pub use due::{Due, Duty, Under, dues_digest};
pub use dues::{dues, standing_commitments};
pub use form::Expected;
pub use heard::{CloseReason, Heard};
pub use identity::{ActId, Digest, Nonce};
pub use personal::Personal;
pub use position::{LOG_BITS, Past, Position, Sizes};
pub use recorded::{Mark, Recorded};
pub use refusal::Refusal;
pub use side::Side;
pub use standing::{Beyond, Standing, Void};
pub use subject::{Kind, Subject};
pub use text::{Code, LanguageText, Names, TextError, Texts};
pub use word::{Sides, Word};
pub use words::{WordSource, Words, WordsError};
pub use zone::{ZONE_DATA, instant_in};
