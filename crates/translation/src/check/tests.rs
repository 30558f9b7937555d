use super::*;
use paivand_language::Language::{self, Chinese, English, Russian, Tajik};
use proptest::prelude::*;

fn kinds(from: Language, to: Language, source: &str, target: &str) -> Vec<&'static str> {
    check(Pair { from, to }, source, target, &[TermBase::seed()]).iter().map(Warning::kind).collect()
}

#[test]
fn a_translation_is_checked_for_everything() {
    let source = "The working group has {count} of 12 seats.";
    for (target, expected) in [
        ("Гурӯҳи корӣ аз 12 ҷой {count}-то дорад.", &[][..]),
        ("Гурӯҳҳои корӣ аз дувоздаҳ ҷой {count}-то доранд.", &[]),
        ("Дастаи корӣ аз 12 ҷой {count}-то дорад.", &["term-missing"]),
        ("Гурӯҳи корӣ аз 11 ҷой {count}-то дорад.", &["number-missing", "number-added"]),
        ("Гурӯҳи корӣ аз 12 ҷой {шумора}-то дорад.", &["placeholder-missing"]),
        (source, &["term-missing", "untranslated"]),
        ("", &["number-missing", "term-missing", "placeholder-missing"]),
    ] {
        assert_eq!(kinds(English, Tajik, source, target), expected, "{target}");
    }
}

#[test]
fn each_pair_has_its_own_way_with_numbers_names_and_terms() {
    for (from, to, source, target, expected) in [
        (Tajik, Chinese, "9-уми сентябри соли 1991", "1991年9月9日", &[][..]),
        (Chinese, English, "1991年9月9日", "8 September 1991", &["number-missing", "number-added"]),
        (English, Russian, "1,250.5 parts", "1250,5 части", &[]),
        (Chinese, Russian, "30万人", "300 000 человек", &[]),
        (English, Tajik, "China", "Хитой", &["term-avoided", "term-missing"]),
        (Tajik, English, "Хитой", "China", &[]),
        (Tajik, English, "Назаров дар Олмон буд.", "Nazarov was in Germany.", &[]),
        (Tajik, Russian, "Назаров дар Олмон буд.", "Он был в Германии.", &["proper-name-missing"]),
        (Tajik, English, "Ширкати Huawei", "The company", &["name-missing"]),
        (English, Russian, "see R2.1", "см. R2.2", &["name-missing", "name-added"]),
        (English, Russian, "https://a.example 12", "https://a.example 12", &[]),
    ] {
        assert_eq!(kinds(from, to, source, target), expected, "{source} / {target}");
    }
    assert_eq!(kinds(English, Tajik, "Yes.", &"ҳа ".repeat(100)), ["too-long"]);
}

#[test]
fn a_warning_says_what_to_mend() {
    let missing = Warning::TermMissing { term: "session".into(), agreed: "ҷаласа".into() };
    assert_eq!(missing.to_string(), "the agreed term for \"session\" is \"ҷаласа\": use it");
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn no_text_stops_the_checks(source in "\\PC{0,60}", target in "\\PC{0,60}", from in 0..4_usize, to in 0..4_usize) {
        let pair = Pair { from: Language::ALL[from], to: Language::ALL[to] };
        for warning in check(pair, &source, &target, &[TermBase::seed()]) {
            prop_assert!(!warning.to_string().is_empty());
        }
    }

    #[test]
    fn a_text_beside_itself_lacks_no_placeholder(text in "[a-z0-9{}%<>&;,.$ ]{0,40}") {
        prop_assert_eq!(placeholders::compare(&text, &text), []);
    }
}
