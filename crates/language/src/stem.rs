//! Words without their endings, for finding one form by another: not lemmas, and shown to nobody.

use rust_stemmers::{Algorithm, Stemmer};
use std::sync::LazyLock;

use crate::Language;

/// A stem has at least so many letters: what is shorter is the whole word.
const STEM_LETTERS_MIN: usize = 3;

/// Endings taken one after the other; words settle after two or three.
const RUSSIAN_TIMES_MAX: usize = 5;

static RUSSIAN: LazyLock<Stemmer> = LazyLock::new(|| Stemmer::create(Algorithm::Russian));

/// The stem of a word, in small letters: by the Snowball rules of Russian, in Tajik without plural, izofat, -ро,
/// -аш and the indefinite -е, in English without the plural. A Chinese word is its own stem.
///
/// ```
/// use paivand_language::Language::{Russian, Tajik};
/// use paivand_language::stem;
///
/// assert_eq!(stem(Tajik, "Уҳдадориҳои"), stem(Tajik, "уҳдадорӣ"));
/// assert_eq!(stem(Russian, "обязательствам"), stem(Russian, "Обязательство"));
/// ```
#[must_use]
pub fn stem(language: Language, word: &str) -> String {
    let lower = word.to_lowercase();
    match language {
        Language::Tajik => tajik(&lower).to_owned(),
        Language::Chinese => lower,
        Language::Russian => russian(&lower.replace('ё', "е")),
        Language::English => english(&lower).to_owned(),
    }
}

/// Snowball takes the end of «запись» for a reflexive verb's.
fn russian(word: &str) -> String {
    let noun = word.strip_suffix('ь').filter(|noun| noun.ends_with("пис"));
    // «Казахстан» loses more than «Казахстане» does, which loses it the next time.
    let mut stem = RUSSIAN.stem(noun.unwrap_or(word)).into_owned();
    for _ in 1..RUSSIAN_TIMES_MAX {
        let next = RUSSIAN.stem(&stem).into_owned();
        if next == stem {
            break;
        }
        stem = next;
    }
    stem
}

/// "Equal" and "equality" stay apart, as the Snowball rules of English would not have it: terms are nouns.
fn english(word: &str) -> &str {
    let word = word.strip_suffix("’s").or_else(|| word.strip_suffix("'s")).unwrap_or(word);
    let singular =
        word.strip_suffix("ies").or_else(|| word.strip_suffix('s')).or_else(|| word.strip_suffix('y'));
    let singular = singular.filter(|stem| stem.len() >= STEM_LETTERS_MIN && !stem.ends_with(['s', 'u', 'i']));
    singular.unwrap_or(word)
}

/// In the order in which they stand, from the end.
const TAJIK_ENDINGS: [&[&str]; 4] =
    [&["ро", "ашон", "аш"], &["и", "ӣ", "е", "й"], &["ҳост", "ҳо", "гон", "он"], &["и", "ӣ", "й"]];

fn tajik(word: &str) -> &str {
    TAJIK_ENDINGS.iter().fold(word, |word, endings| {
        let mut shorter = word;
        // «кории» is «корӣ» with the izofat: two letters of one kind go together.
        while let Some(stem) = endings.iter().find_map(|ending| shorter.strip_suffix(ending)) {
            if stem.chars().count() < STEM_LETTERS_MIN {
                break;
            }
            shorter = stem;
        }
        shorter
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Language::{Chinese, English, Russian, Tajik};

    #[test]
    fn forms_of_a_word_meet() {
        for (language, forms) in [
            (Tajik, &["ҷаласа", "Ҷаласаҳо", "ҷаласаҳои", "ҷаласаро", "ҷаласае"][..]),
            (Tajik, &["корӣ", "кории"]),
            (Tajik, &["уҳдадорӣ", "уҳдадориҳоро", "уҳдадории"]),
            (Tajik, &["технология", "технологияҳои"]),
            (Russian, &["рабочая", "рабочей", "рабочую"]),
            (Russian, &["отчёт", "отчета", "отчётов"]),
            (Russian, &["запись", "записи", "записью"]),
            (English, &["commitment", "Commitments", "commitment’s"]),
            (English, &["authority", "authorities"]),
            (Chinese, &["会议"]),
        ] {
            let stems: Vec<String> = forms.iter().map(|form| stem(language, form)).collect();
            assert!(stems.windows(2).all(|pair| pair[0] == pair[1]), "{forms:?}: {stems:?}");
        }
    }

    #[test]
    fn words_that_differ_stay_apart() {
        for (language, one, other) in [
            (Tajik, "тараф", "тараққӣ"),
            (Tajik, "ин", "и"),
            (Russian, "сторона", "странный"),
            (English, "sign", "side"),
            (English, "equal", "equality"),
            (English, "technological", "technology"),
        ] {
            assert_ne!(stem(language, one), stem(language, other));
        }
        assert_eq!(stem(Tajik, ""), "");
    }
}
