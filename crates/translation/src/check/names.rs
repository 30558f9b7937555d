//! What is written alike in every language: addresses, codes, and names in foreign letters.

use super::Warning;
use super::placeholders::placeholders;
use crate::engine::Pair;
use crate::glossary::Agreed;
use paivand_language::Language;

/// Marks that stand before or after a word and are not part of it.
const MARKS: &[char] = &[
    '.', ',', ';', ':', '!', '?', '(', ')', '[', ']', '«', '»', '"', '“', '”', '\'', '’', '。', '，', '、',
    '；', '：', '（', '）', '《', '》',
];

/// Runs without white space, Chinese or Cyrillic letters, and without marks around them.
fn runs(text: &str) -> impl Iterator<Item = &str> {
    let parts = text.split(|sign: char| sign.is_whitespace() || (sign.is_alphabetic() && !is_latin(sign)));
    parts.map(|part| part.trim_matches(MARKS)).filter(|part| !part.is_empty())
}

fn is_latin(sign: char) -> bool {
    sign.is_ascii_alphabetic() || (matches!(sign, '\u{c0}'..='\u{24f}') && sign.is_alphabetic())
}

/// Addresses of the web and of mail, and codes of letters and figures: `ISO-9001`, `GPT4`.
fn is_kept(run: &str) -> bool {
    let address = run.contains("://") || run.split_once('@').is_some_and(|(_, host)| host.contains('.'));
    let code = run.contains(|sign: char| sign.is_ascii_digit())
        && run.contains(|sign: char| sign.is_ascii_uppercase())
        && run.chars().all(|sign| sign.is_ascii_alphanumeric() || "-/._".contains(sign));
    address || code
}

fn names(from: Language, text: &str) -> Vec<&str> {
    let foreign = |run: &&str| {
        from != Language::English
            && run.chars().filter(|sign| is_latin(*sign)).count() >= 2
            && run.chars().all(|sign| is_latin(sign) || "-.'’&".contains(sign))
    };
    runs(text).filter(|run| is_kept(run) || foreign(run)).collect()
}

/// The text without what is kept, for seeing whether anything is left to translate.
pub(super) fn outside_of_names(text: &str) -> impl Iterator<Item = char> + '_ {
    text.split_whitespace().filter(|word| !is_kept(word.trim_matches(MARKS))).flat_map(str::chars)
}

/// Names of the source that the target does not have.
pub(super) fn compare(pair: Pair, source: &str, target: &str, terms: &[Agreed]) -> Vec<Warning> {
    // Placeholders and agreed terms have checks of their own.
    let bare =
        placeholders(source).into_iter().fold(source.to_owned(), |text, known| text.replace(known, " "));
    let lower = target.to_lowercase();
    let is_term = |name: &str| {
        terms.iter().any(|term| term.source.split_whitespace().any(|word| word.eq_ignore_ascii_case(name)))
    };
    let missing = names(pair.from, &bare)
        .into_iter()
        .filter(|name| !is_term(name) && !lower.contains(&name.to_lowercase()));
    missing.map(|name| Warning::NameMissing(name.to_owned())).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_what_is_written_alike_everywhere() {
        use Language::{Chinese, English, Tajik};
        for (from, text, expected) in [
            (
                English,
                "See https://paivand.example/tj, or write to tj@paivand.example.",
                &["https://paivand.example/tj", "tj@paivand.example"][..],
            ),
            (English, "The standard ISO-9001 and the model GPT4, on 24 May", &["ISO-9001", "GPT4"]),
            (Tajik, "Ширкати Huawei (Шенжен) ва А", &["Huawei"]),
            (Chinese, "使用PyTorch框架。", &["PyTorch"]),
            (Tajik, "24-уми ноябр", &[]),
        ] {
            assert_eq!(names(from, text), expected, "{text}");
        }
    }

    #[test]
    fn what_was_not_kept_is_named() {
        let pair = Pair { from: Language::Tajik, to: Language::English };
        assert_eq!(compare(pair, "Ширкати Huawei", "The company Huawei", &[]), []);
        assert_eq!(
            compare(pair, "Ширкати Huawei", "The company", &[]),
            [Warning::NameMissing("Huawei".into())]
        );
        let agreed = Agreed { source: "AI".into(), targets: vec!["artificial intelligence".into()] };
        assert_eq!(compare(pair, "AI", "artificial intelligence", &[agreed]), []);
        assert_eq!(compare(pair, "<b>матн</b>", "text", &[]), []);
    }
}
