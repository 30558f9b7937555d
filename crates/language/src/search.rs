//! Words as a search should compare them: without endings, however they were typed.
//!
//! ```
//! use paivand_language::Language::Tajik;
//! use paivand_language::search::keys;
//!
//! let wanted: Vec<String> = keys(Tajik, "чумхурихо").map(|(_, key)| key).collect();
//! let there: Vec<String> = keys(Tajik, "Ҷумҳурии").map(|(_, key)| key).collect();
//! assert_eq!(wanted, there);
//! ```
//!
//! With the feature `tantivy` these keys are a tokenizer of that search engine.

#[cfg(feature = "tantivy")]
mod tantivy;
#[cfg(feature = "tantivy")]
pub use tantivy::{Keys, SearchTokenizer};

use crate::letters::russian_keyboard;
use crate::normalise::normalise;
use crate::segment::{Span, words};
use crate::{Language, stem};

/// Longest word that is searched for, in letters; of a longer one this many count.
pub const KEY_LETTERS_MAX: usize = 60;

/// The words of a text, where they stand and what they are found by; marks are left out.
///
/// A key is the stem in small letters. Of Tajik, letters of old fonts are mended first, and ғ ӣ қ ӯ ҳ ҷ are
/// compared as г и к у х ч, so that a text and a question meet whatever keyboard they came from.
pub fn keys(language: Language, text: &str) -> impl Iterator<Item = (Span, String)> {
    words(language, text).filter_map(move |span| {
        let word = text.get(span.clone())?;
        let said = word.contains(char::is_alphanumeric);
        said.then(|| (span, key(language, word)))
    })
}

fn key(language: Language, word: &str) -> String {
    let mended = match language {
        Language::Tajik => normalise(Language::Tajik, word).text,
        Language::Chinese | Language::Russian | Language::English => word.to_owned(),
    };
    // Endings are told by their letters, so they go before the letters do.
    let folded = match language {
        Language::Tajik => stem(language, &typed(&stem(language, &mended))),
        Language::Chinese | Language::Russian | Language::English => stem(language, &mended),
    };
    folded.chars().take(KEY_LETTERS_MAX).collect()
}

fn typed(word: &str) -> String {
    // «ҳо» is the plural also where it is typed «хо».
    let plural =
        word.strip_suffix("хои").or_else(|| word.strip_suffix("хо")).filter(|stem| stem.chars().count() > 2);
    plural.unwrap_or(word).chars().map(russian_keyboard).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Language::{Chinese, English, Russian, Tajik};

    fn all(language: Language, text: &str) -> Vec<String> {
        keys(language, text).map(|(_, key)| key).collect()
    }

    #[test]
    fn a_question_meets_its_text() {
        for (language, question, text) in [
            (Tajik, "гурӯҳи корӣ", "Гурӯҳҳои корӣ"),
            (Tajik, "чаласаи гурухи кори", "ҷаласаи гурӯҳи корӣ"),
            (Tajik, "чаласахо", "ҷаласаҳои"),
            (Tajik, "Љумњурї", "ҷумҳурӣ"),
            (Russian, "рабочая группа", "рабочей группе"),
            (English, "commitments", "Commitment"),
            (Chinese, "人工智能", "人工智能"),
        ] {
            assert_eq!(all(language, question), all(language, text), "{question} in {text}");
        }
        assert_eq!(all(Tajik, " … «» !"), [""; 0]);
    }

    #[test]
    fn different_words_do_not_meet() {
        for (language, one, other) in
            [(Tajik, "тараф", "таърих"), (Chinese, "会议", "会见"), (English, "side", "sign")]
        {
            assert_ne!(all(language, one), all(language, other));
        }
    }
}
