//! How anything is said, in Tajik, Chinese, Russian and English.
//!
//! A [`Voice`] speaks one language: it says the messages of the catalogues and writes dates, instants,
//! numbers and lists as an official of that language would. It knows nothing of acts, logs or pages;
//! whoever speaks hands in an identifier and the values that belong into the sentence.
//!
//! Beside the voices stand the tools, each a module. They take texts and give values, and touch no disk, clock or
//! network; what they have learnt is compiled in ([`models`]).
//!
//! | what | modules |
//! |---|---|
//! | one text | [`identify`], [`normalise`], [`segment`], [`number`], [`date`] |
//! | Tajik words | [`morphology`], [`spell`]; [`search`] for all four languages |
//! | other letters | [`transliterate`], [`names`] |
//! | texts in several languages | [`align`], [`memory`], [`terms`], [`concordance`], [`score`] |
//! | files of other tools | [`exchange`] |
//!
//! The catalogues are `catalogue/<language>/<part>.ftl`, compiled in. Every message exists in all four
//! languages with the same arguments: the tests of this crate see to it.

pub mod align;
mod catalogue;
pub mod concordance;
pub mod date;
pub mod exchange;
pub mod identify;
mod language;
mod letters;
pub mod list;
pub mod memory;
pub mod models;
pub mod morphology;
pub mod names;
pub mod normalise;
pub mod number;
pub mod order;
pub mod score;
pub mod search;
pub mod segment;
pub mod spell;
mod stem;
pub mod terms;
pub mod transliterate;
mod voice;
mod words;

pub use catalogue::messages;
pub use language::Language;
pub use stem::stem;
pub use voice::{Said, Voice, voice};

/// The examples of the page that the registry shows.
#[cfg(doctest)]
#[doc = include_str!("../README.md")]
struct Readme;
