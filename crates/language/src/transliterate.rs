//! One language in several scripts: Tajik in Cyrillic, Persian and Latin letters.
//!
//! Into Persian script each word is walked through a list of Persian words along every way in which its letters
//! may be written, with the endings of Tajik after it; our own lexicon comes before. What no list has is written
//! letter by letter. Back it goes the same way through a list of Tajik words, and a linear model says where a
//! word is bound to the next one by -и.
//!
//! What usual transliterations do is done: می‌ and ها stand with a half-space where letters would join, تر and
//! ترین without one, را and است as words of their own; the izofat is written after a vowel (جای, روی), not
//! after a silent he; figures are Persian. `alternatives` has what else it may be.

mod back;
mod ending;
mod izofat;
mod latin;
mod letters;
mod lexicon;
mod persian;
mod persian_tajik;
mod sounds;
mod tajik;
mod tajik_persian;
mod walk;

pub use izofat::{IZOFAT_BUCKETS, KIND_STEP, Kind, izofat_features};
use latin::Scheme;
pub use persian::{RARITY_MAX, persian_key};
pub(crate) use tajik::rarity;
pub use tajik::{LETTER_CODES, letter_code, tajik_key};

/// A text in another script.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Transliterated {
    /// The most likely result.
    pub text: String,
    /// Other likely results, best first, without the first; at most five.
    pub alternatives: Vec<String>,
}

/// The letters in which Tajik is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Script {
    /// Cyrillic, as in Tajikistan (`tg-Cyrl`).
    Cyrillic,
    /// Persian (`tg-Arab`).
    Persian,
    /// Latin by ISO 9:1995: one sign a letter, which turns back exactly.
    Iso9,
    /// Latin as names have it in passports of Tajikistan; several letters fall together.
    Passport,
    /// Latin by BGN/PCGN 1994, as maps have it.
    Bgn,
}

impl Script {
    fn latin(self) -> Option<Scheme> {
        match self {
            Self::Cyrillic | Self::Persian => None,
            Self::Iso9 => Some(Scheme::Iso9),
            Self::Passport => Some(Scheme::Passport),
            Self::Bgn => Some(Scheme::Bgn),
        }
    }
}

/// Writes a Tajik text in other letters; from Persian to Latin script it goes by way of Cyrillic.
///
/// What is not written in the first script stays as it is.
///
/// ```
/// use paivand_language::transliterate::{Script, transliterate};
/// let latin = transliterate("Хуҷанд", Script::Cyrillic, Script::Passport);
/// assert_eq!(latin.text, "Khujand");
/// let back = transliterate("Huçand", Script::Iso9, Script::Cyrillic);
/// assert_eq!(back.text, "Хуҷанд");
/// ```
#[must_use]
pub fn transliterate(text: &str, from: Script, to: Script) -> Transliterated {
    let certain = |text: String| Transliterated { text, alternatives: Vec::new() };
    if from == to {
        return certain(text.to_owned());
    }
    let cyrillic = match (from, from.latin()) {
        (_, Some(scheme)) => certain(latin::read(text, scheme)),
        (Script::Persian, None) => to_cyrillic(text),
        (_, None) => certain(text.to_owned()),
    };
    match (to, to.latin()) {
        (Script::Persian, _) => to_persian(&cyrillic.text),
        (_, Some(scheme)) => {
            let written = |text: &String| latin::written(text, scheme);
            Transliterated {
                text: written(&cyrillic.text),
                alternatives: cyrillic.alternatives.iter().map(written).collect(),
            }
        }
        (_, None) => cyrillic,
    }
}

/// Writes Tajik in Persian script.
///
/// ```
/// use paivand_language::transliterate::to_persian;
/// assert_eq!(to_persian("Ҷумҳурии Тоҷикистон").text, "جمهوری تاجیکستان");
/// ```
#[must_use]
pub fn to_persian(text: &str) -> Transliterated {
    let (text, alternatives) = tajik_persian::written(text);
    Transliterated { text, alternatives }
}

/// Reads Tajik in Persian script: vowels and the izofat are restored by lists of words and by what stands around.
///
/// ```
/// use paivand_language::transliterate::to_cyrillic;
/// assert_eq!(to_cyrillic("جمهوری تاجیکستان").text, "Ҷумҳурии Тоҷикистон");
/// ```
#[must_use]
pub fn to_cyrillic(text: &str) -> Transliterated {
    let (text, alternatives) = persian_tajik::written(text);
    Transliterated { text, alternatives }
}

#[cfg(test)]
mod tests;
