//! Names of persons and places in the other script: Chinese in Cyrillic, Cyrillic in Chinese.

mod from_chinese;
mod known;
mod palladius;
mod pinyin;
mod to_chinese;

use palladius::For;
pub use pinyin::{PINYIN_CHARACTERS, PINYIN_READINGS};

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
    Renamed::of(to_chinese::written(name, from.meant()))
}
