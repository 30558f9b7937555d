//! What is written alike in every language: addresses, and names in foreign letters.

use super::Warning;
use super::placeholders::placeholders;
use crate::pair::Pair;
use paivand_language::Language;
use paivand_language::terms::TermBase;

/// Fewest letters of a foreign name: one letter is a mark of a list or a unit.
const FOREIGN_LETTERS_MIN: usize = 2;

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

/// Addresses of the web and of mail.
fn is_address(run: &str) -> bool {
    run.contains("://") || run.split_once('@').is_some_and(|(_, host)| host.contains('.'))
}

fn names(from: Language, text: &str) -> Vec<&str> {
    let foreign = |run: &str| {
        from != Language::English
            && run.chars().filter(|sign| is_latin(*sign)).count() >= FOREIGN_LETTERS_MIN
            && run.chars().all(|sign| is_latin(sign) || "-.'’&".contains(sign))
    };
    runs(text).filter(|run| is_address(run) || foreign(run)).collect()
}

/// Whether there is anything to translate beside what is kept.
pub(super) fn has_words(text: &str) -> bool {
    text.split_whitespace().filter(|word| !is_address(word)).any(|word| word.contains(char::is_alphabetic))
}

/// Names of the source that the target does not have.
pub(super) fn compare(pair: Pair, source: &str, target: &str, bases: &[&TermBase]) -> Vec<Warning> {
    // Placeholders and agreed terms have checks of their own.
    let bare =
        placeholders(source).into_iter().fold(source.to_owned(), |text, known| text.replace(known, " "));
    let lower = target.to_lowercase();
    let terms: Vec<&str> = bases
        .iter()
        .flat_map(|base| base.find(pair.from, &bare))
        .filter_map(|found| bare.get(found.span))
        .collect();
    let is_term = |name: &str| terms.iter().any(|term| term.contains(name));
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
            (English, "The standard ISO-9001 on 24 May", &[]),
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
        let base = TermBase::read("id\ttg\ten\nai\tAI\tartificial intelligence\n").unwrap();
        for (source, target, expected) in [
            ("Ширкати Huawei", "The company Huawei", vec![]),
            ("Ширкати Huawei", "The company", vec![Warning::NameMissing("Huawei".into())]),
            ("AI", "artificial intelligence", vec![]),
            ("<b>матн</b>", "text", vec![]),
        ] {
            assert_eq!(compare(pair, source, target, &[&base]), expected, "{source}");
        }
    }
}
