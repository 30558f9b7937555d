//! Whether a word is a form of another, as far as endings tell.
//!
//! Agreed terms are agreed in one form and used in many: «гурӯҳи корӣ», «гурӯҳҳои кориро»; «рабочая группа»,
//! «рабочих групп». A form that no ending explains is flagged for a person, so too little is better than too much.

use paivand_language::Language;

/// Most suffixes that follow each other in Tajik: «китоб-ҳо-ям-он-ро-ву».
const TAJIK_SUFFIXES_MAX: u8 = 4;

/// Suffixes of Tajik nouns and adjectives, and the copula.
const TAJIK_SUFFIXES: [&str; 32] = [
    "ҳо", "он", "гон", "ён", "вон", "и", "е", "ро", "ам", "ат", "аш", "амон", "атон", "ашон", "ям", "ят",
    "яш", "ямон", "ятон", "яшон", "у", "ю", "ву", "аст", "анд", "ем", "ед", "нд", "ст", "мон", "тон", "шон",
];

/// Endings of Russian nouns, adjectives and participles.
const RUSSIAN_ENDINGS: [&str; 51] = [
    "", "а", "я", "о", "е", "ё", "ы", "и", "у", "ю", "ь", "й", "ой", "ей", "ом", "ем", "ём", "ам", "ям",
    "ах", "ях", "ами", "ями", "ью", "ов", "ев", "ёв", "ый", "ий", "ая", "яя", "ое", "ее", "ые", "ие", "ого",
    "его", "ому", "ему", "ым", "им", "ых", "их", "ыми", "ими", "ую", "юю", "ии", "ия", "ию", "ием",
];

/// Shortest stem, in letters, on which endings are exchanged.
const STEM_LETTERS_MIN: usize = 2;

/// Whether a small word is the small word `base` or one of its forms. Chinese words have one form.
pub(crate) fn is_form(language: Language, word: &str, base: &str) -> bool {
    word == base
        || match language {
            Language::Tajik => is_tajik_form(&folded(word), &folded(base)),
            Language::Chinese => false,
            Language::Russian => is_russian_form(word, base),
            Language::English => is_english_form(word, base),
        }
}

/// «ҳамкорӣ» becomes «ҳамкории» and «ҳамкориҳо»: the length of the vowel goes with the place.
fn folded(word: &str) -> String {
    word.chars()
        .filter(|letter| *letter != '-')
        .map(|letter| match letter {
            'ӣ' => 'и',
            'ӯ' => 'у',
            other => other,
        })
        .collect()
}

fn is_tajik_form(word: &str, base: &str) -> bool {
    // The words before the last of a term carry the izofat already: «гурӯҳи корӣ».
    let bare = base.strip_suffix('и').filter(|stem| stem.chars().count() > STEM_LETTERS_MIN);
    [Some(base), bare]
        .into_iter()
        .flatten()
        .any(|stem| word.strip_prefix(stem).is_some_and(|rest| are_suffixes(rest, TAJIK_SUFFIXES_MAX)))
}

fn are_suffixes(rest: &str, most: u8) -> bool {
    rest.is_empty()
        || (most > 0
            && TAJIK_SUFFIXES
                .iter()
                .any(|suffix| rest.strip_prefix(suffix).is_some_and(|rest| are_suffixes(rest, most - 1))))
}

fn is_russian_form(word: &str, base: &str) -> bool {
    let ends = |text: &str| RUSSIAN_ENDINGS.contains(&text);
    let stems =
        base.char_indices().map(|(at, _)| at).chain([base.len()]).filter_map(|at| base.split_at_checked(at));
    stems
        .filter(|(stem, ending)| {
            stem.chars().count() >= STEM_LETTERS_MIN.max(base.chars().count() / 2) && ends(ending)
        })
        .any(|(stem, ending)| {
            // «участок, участка» loses its vowel before an ending, «поставка, поставок» gains one without.
            let lost = ["ок", "ек", "ец"].iter().find_map(|end| {
                let kept = stem.strip_suffix(end).filter(|_| ending.is_empty())?;
                word.strip_prefix(kept)?.strip_prefix(end.chars().last()?)
            });
            let gained = || {
                let kept = stem.strip_suffix('к').filter(|_| !ending.is_empty())?;
                word.strip_prefix(kept).filter(|rest| ["ок", "ек"].contains(rest))
            };
            word.strip_prefix(stem).is_some_and(ends) || lost.is_some_and(ends) || gained().is_some()
        })
}

fn is_english_form(word: &str, base: &str) -> bool {
    let word = ["'s", "’s", "'", "’"].iter().find_map(|end| word.strip_suffix(end)).unwrap_or(word);
    let after =
        |stem: &str, endings: &[&str]| word.strip_prefix(stem).is_some_and(|rest| endings.contains(&rest));
    let doubled = || {
        let last = base.chars().last().filter(char::is_ascii_alphabetic)?;
        word.strip_prefix(base)?.strip_prefix(last).filter(|rest| ["ed", "ing"].contains(rest))
    };
    after(base, &["", "s", "es", "d", "ed", "ing"])
        || base.strip_suffix('e').is_some_and(|stem| after(stem, &["ing"]))
        || base.strip_suffix('y').is_some_and(|stem| after(stem, &["ies", "ied"]))
        || doubled().is_some()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn forms_are_told_from_other_words() {
        use Language::{Chinese, English, Russian, Tajik};
        for (language, base, forms, others) in [
            (
                Tajik,
                "ҷаласа",
                &["ҷаласа", "ҷаласаи", "ҷаласаҳо", "ҷаласаҳои", "ҷаласаҳоямонро", "ҷаласаро"][..],
                &["ҷалас", "ҷалб", "ҷаласагоҳ"][..],
            ),
            (
                Tajik,
                "ҳамкорӣ",
                &["ҳамкории", "ҳамкориҳо", "ҳамкориҳоро", "ҳамкорӣ-ро"],
                &["ҳамкорхона", "ҳамин"],
            ),
            (Tajik, "гурӯҳи", &["гурӯҳ", "гурӯҳи", "гурӯҳҳои", "гурӯҳе"], &["гург", "гурӯҳбандӣ"]),
            (Tajik, "котиб", &["котибон", "котибони", "котиба".get(..10).unwrap()], &["китоб", "котибот"]),
            (Russian, "группа", &["группы", "групп", "группой", "группами"], &["грунт", "группировка"]),
            (Russian, "рабочая", &["рабочей", "рабочие", "рабочих"], &["работа", "рабство"]),
            (Russian, "участок", &["участка", "участки", "участков"], &["участие"]),
            (Russian, "поставка", &["поставок", "поставки"], &["поставщик"]),
            (Russian, "взаимопонимании", &["взаимопонимание", "взаимопонимания"], &["взаимопомощь"]),
            (English, "party", &["parties", "party's", "party"], &["part", "partial"]),
            (English, "provide", &["provides", "provided", "providing"], &["provision"]),
            (English, "submit", &["submitted", "submits", "submitting"], &["submission"]),
            (Chinese, "会议", &["会议"], &["会"]),
        ] {
            for form in forms {
                assert!(is_form(language, form, base), "{form} of {base}");
            }
            for other in others {
                assert!(!is_form(language, other, base), "{other} is not of {base}");
            }
        }
    }
}
