//! The words of the house: how acts, dues and refusals are said, on pages, in the terminal and wherever else.
//!
//! A [`Voice`] speaks one language: it says messages by their identifiers and writes dates, numbers and lists. A
//! [`Wording`] tells a standing with it. Words
//! stand in `words/NOUN/LANGUAGE.ftl`, compiled in; every message exists in all four languages with the same
//! arguments, and the tests of this crate see to it. A new kind of act has its block in the folder of its noun and
//! nothing else here.
//!
#![doc = include_str!("../README.md")]

mod act;
mod city;
mod due;
mod refusal;
mod subject;
mod voice;
mod warning;
mod wording;
mod words;

pub use voice::{Said, Voice, voice};
pub use wording::Wording;
pub use words::messages;
