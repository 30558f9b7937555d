//! Which language a text is in, from a few words up.
//!
//! ```
//! use paivand_language::identify::identify;
//!
//! let found = identify("Ҷаласаи гурӯҳи корӣ");
//! assert_eq!((found.language, found.script), ("tg", "Cyrl"));
//! assert!(found.confidence > 0.9);
//! assert_eq!(identify("42").language, "und");
//! ```

mod han;
mod model;
mod passages;
#[cfg(test)]
mod tests;

pub use model::{Alphabet, Model, features};
pub use passages::passages;

use crate::Language::Tajik;
use crate::letters::{is_cyrillic, is_han, is_latin, is_tajik_only};
use crate::normalise::{Reason, normalise, without_look_alikes};

/// Below this probability a language is not named: three others would be as likely.
const CONFIDENCE_MIN: f32 = 0.25;

/// Longest Tajik text whose keyboard is looked into, in bytes: it shows within a few lines.
const VARIANT_BYTES_MAX: usize = 2_000;

/// Longest text whose look-alike letters are put right first, in bytes: in a longer one they are too few to matter.
const MIXED_BYTES_MAX: usize = 2_000;

/// What a text was found to be.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Identified {
    /// The language of BCP 47: `tg`, `fa`, `ru`, `zh`, `en`, `uz`, `ky`, `kk`, `tt`, `ba`, `mn`, `bg`, `sr`, `mk`, `uk`,
    /// `be`, `tr`, `az`, `tk`, `ug`, `ur`, `ps`, `ckb`, `ar`; `und` when it is none of these, or not certain.
    pub language: &'static str,
    /// The script of ISO 15924: `Cyrl`, `Latn`, `Arab`, `Hans`, `Hant`; `Zyyy` if there are no letters, `Zzzz` if they
    /// are of another script.
    pub script: &'static str,
    /// How Tajik is written if not as it should be: `legacy-font`, `russian-keyboard` or `latin-chat`.
    pub variant: Option<&'static str>,
    /// How likely it is, from 0 to 1.
    pub confidence: f32,
}

impl Identified {
    fn unknown(script: &'static str, confidence: f32) -> Self {
        Self { language: "und", script, variant: None, confidence }
    }
}

/// Letters of a text by script.
#[derive(Default)]
struct Letters {
    cyrillic: usize,
    latin: usize,
    arabic: usize,
    han: usize,
    kana: usize,
    other: usize,
}

fn letters(text: &str) -> Letters {
    let mut found = Letters::default();
    for letter in text.chars() {
        match letter {
            letter if letter.is_ascii() => found.latin += usize::from(letter.is_ascii_alphabetic()),
            letter if is_cyrillic(letter) || matches!(letter, 'ⱪ' | 'ⱨ') => found.cyrillic += 1,
            '\u{620}'..='\u{64a}' | '\u{66e}'..='\u{6d5}' | '\u{6fa}'..='\u{6ff}' => found.arabic += 1,
            letter if is_han(letter) => found.han += 1,
            '\u{3041}'..='\u{30ff}' | '\u{ac00}'..='\u{d7a3}' => found.kana += 1,
            letter if is_latin(letter) => found.latin += 1,
            letter => found.other += usize::from(letter.is_alphabetic()),
        }
    }
    found
}

/// Identifies a text as a whole.
#[must_use]
pub fn identify(text: &str) -> Identified {
    let found = letters(text);
    // Words that mix letters of both scripts are of neither: they are put right before they are counted.
    if found.cyrillic > 0 && found.latin > 0 && text.len() <= MIXED_BYTES_MAX {
        let folded = without_look_alikes(text);
        if folded != text {
            return identified(&folded, &letters(&folded));
        }
    }
    identified(text, &found)
}

/// Identifies a text by its letters.
fn identified(text: &str, letters: &Letters) -> Identified {
    let Letters { cyrillic, latin, arabic, han, kana, other } = *letters;
    // A Chinese character says as much as some letters.
    let most = cyrillic.max(latin).max(arabic).max(3 * han).max(2 * kana).max(other);
    if most == 0 {
        return Identified::unknown("Zyyy", 0.0);
    }
    let alphabet = if most == cyrillic {
        Alphabet::Cyrillic
    } else if most == arabic {
        Alphabet::Arabic
    } else if most == 2 * kana || most == other || (3 * han == most && kana > 0) {
        return Identified::unknown("Zzzz", 0.0);
    } else if most == 3 * han {
        return Identified { language: "zh", script: han::script(text), variant: None, confidence: 0.99 };
    } else {
        Alphabet::Latin
    };
    let (language, confidence) = Model::of(alphabet).best(text);
    if language == "und" || confidence < CONFIDENCE_MIN {
        return Identified::unknown(alphabet.script(), confidence);
    }
    let variant = if language == "tg" { variant(alphabet, text) } else { None };
    Identified { language, script: alphabet.script(), variant, confidence }
}

/// The likeliest language of a text in this alphabet, and how likely it is.
pub(crate) fn likeliest(alphabet: Alphabet, text: &str) -> (&'static str, f32) {
    Model::of(alphabet).best(text)
}

/// How Tajik departs from its spelling as a whole.
fn variant(alphabet: Alphabet, text: &str) -> Option<&'static str> {
    if alphabet == Alphabet::Latin {
        return Some(Reason::LatinChat.name());
    }
    if text.chars().any(is_tajik_only) || text.len() > VARIANT_BYTES_MAX {
        return None;
    }
    let edits = normalise(Tajik, text).edits;
    [Reason::LegacyFont, Reason::RussianKeyboard]
        .into_iter()
        .find(|why| edits.iter().any(|edit| edit.why == *why))
        .map(Reason::name)
}
