//! Names of persons and places in the other script, and names that find each other across scripts.
//!
//! Established forms come first: persons, places and territories that have a form of their own (北京 is Пекин,
//! Раҳмон is 拉赫蒙). Everything else goes by rule: Chinese by the system of Palladius, with the readings that
//! characters have in surnames; Cyrillic by the syllable tables of the news agency Xinhua.
//!
//! Tajik has no standard of its own for Chinese names. Here it follows Palladius with the letters that Tajik has
//! kept since 1998: ҷ for zh and j (Си Ҷинпин), тс for c and q, дз for z, and no soft sign.

mod choices;
mod from_chinese;
mod key;
mod known;
mod palladius;
mod pinyin;
mod to_chinese;

pub(crate) use known::tajik_names;
use palladius::For;
pub use pinyin::{PINYIN_CHARACTERS, PINYIN_READINGS};

/// Longest name, in letters: the longest of persons and institutions have some eighty. What is longer is no name,
/// and stays as it is.
pub const NAME_LETTERS_MAX: usize = 200;

fn is_too_long(name: &str) -> bool {
    name.chars().nth(NAME_LETTERS_MAX).is_some()
}

/// A language that is written in Cyrillic here.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Cyrillic {
    /// Russian.
    Russian,
    /// Tajik.
    Tajik,
}

impl Cyrillic {
    fn meant(self) -> For {
        match self {
            Self::Russian => For::Russian,
            Self::Tajik => For::Tajik,
        }
    }
}

/// A name in another script.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Renamed {
    /// The most likely form.
    pub text: String,
    /// Other likely forms, best first, without the first; at most five.
    pub alternatives: Vec<String>,
}

impl Renamed {
    fn of(mut found: Vec<String>) -> Self {
        let text = if found.is_empty() { String::new() } else { found.remove(0) };
        Self { text, alternatives: found }
    }
}

/// Writes a Chinese name in Cyrillic: an established form, or by the system of Palladius.
///
/// A name of two or three characters that is no known place is taken for a person's: the surname, then the
/// given name in one word.
///
/// ```
/// use paivand_language::names::{Cyrillic, from_chinese};
/// assert_eq!(from_chinese("曾庆红", Cyrillic::Russian).text, "Цзэн Цинхун");
/// assert_eq!(from_chinese("习近平", Cyrillic::Tajik).text, "Си Ҷинпин");
/// ```
#[must_use]
pub fn from_chinese(name: &str, to: Cyrillic) -> Renamed {
    if is_too_long(name) {
        return Renamed::of(vec![name.to_owned()]);
    }
    Renamed::of(from_chinese::written(name, to.meant()))
}

/// Writes a Russian or Tajik name in Chinese: an established form, or by the tables of the news agency Xinhua.
///
/// ```
/// use paivand_language::names::{Cyrillic, to_chinese};
/// assert_eq!(to_chinese("Раҳмон", Cyrillic::Tajik).text, "拉赫蒙");
/// ```
#[must_use]
pub fn to_chinese(name: &str, from: Cyrillic) -> Renamed {
    if is_too_long(name) {
        return Renamed::of(vec![name.to_owned()]);
    }
    Renamed::of(to_chinese::written(name, from.meant()))
}

/// The key of a name, for search: names that are the same in Cyrillic, Persian, Latin or Chinese script have
/// keys that are equal or near.
///
/// It has the consonants of each part, and `a` for a first vowel; -ов and -ев fall away.
///
/// ```
/// use paivand_language::names::key;
/// for name in ["Раҳмон", "Рахмонов", "Rahmon", "رحمان", "拉赫蒙"] {
///     assert_eq!(key(name), "rhmn");
/// }
/// ```
#[must_use]
pub fn key(name: &str) -> String {
    key::key(name)
}

/// How alike two names are, whatever their scripts and the order of their parts: from 0 to 1, where the keys
/// are the same. Above 0.8 they are likely the same name.
///
/// ```
/// use paivand_language::names::alike;
/// assert!(alike("Си Ҷинпин", "Xi Jinping") > 0.9);
/// assert!(alike("Раҳмон", "Назаров") < 0.5);
/// ```
#[must_use]
pub fn alike(one: &str, other: &str) -> f32 {
    key::alike(one, other)
}

#[cfg(test)]
mod tests;
