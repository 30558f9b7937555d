//! Tools for Tajik, Chinese, Russian and English.
//!
//! Each is a module. They take texts and give values, and touch no disk, clock or network; what they have learnt is
//! compiled in ([`models`]). Dates, numbers and lists are written as an official of the language would.
//!
//! | what | modules |
//! |---|---|
//! | one text | [`identify`], [`normalise`], [`segment`], [`number`], [`date`], [`list`] |
//! | several words | [`order`] |
//! | Tajik words | [`morphology`], [`spell`], [`dictionary`]; [`search`] for all four languages |
//! | other letters | [`transliterate`], [`names`] |
//! | texts in several languages | [`align`], [`memory`], [`terms`], [`concordance`], [`score`] |
//! | files of other tools | [`exchange`] |

pub mod align;
pub mod concordance;
pub mod date;
pub mod dictionary;
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
mod words;

pub use language::Language;
pub use stem::stem;

/// The examples of the page that the registry shows.
#[cfg(doctest)]
#[doc = include_str!("../README.md")]
struct Readme;
