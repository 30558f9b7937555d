use super::*;
use paivand_language::Language::{English, Tajik};
use proptest::prelude::*;

const PAIR: Pair = Pair { from: English, to: Tajik };

#[test]
fn a_translation_is_checked_for_everything() {
    let terms = [Agreed { source: "working group".into(), targets: vec!["гурӯҳи корӣ".into()] }];
    let kinds = |source: &str, target: &str| -> Vec<&str> {
        check(PAIR, source, target, &terms).iter().map(Warning::kind).collect()
    };
    let source = "The working group has {count} of 12 seats.";
    for (target, expected) in [
        ("Гурӯҳи корӣ аз 12 ҷой {count}-то дорад.", &[][..]),
        ("Дастаи корӣ аз 12 ҷой {count}-то дорад.", &["term-missing"]),
        ("Гурӯҳи корӣ аз 11 ҷой {count}-то дорад.", &["number-missing", "number-added"]),
        ("Гурӯҳи корӣ аз 12 ҷой {шумора}-то дорад.", &["placeholder-missing"]),
        (source, &["term-missing", "untranslated"]),
        ("", &["term-missing", "number-missing", "placeholder-missing"]),
    ] {
        assert_eq!(kinds(source, target), expected, "{target}");
    }
    assert_eq!(check(PAIR, "Yes.", &"ҳа ".repeat(100), &[]), [Warning::TooLong]);
    assert_eq!(check(PAIR, "https://a.tj 12", "https://a.tj 12", &[]), []);
}

#[test]
fn a_warning_says_what_to_mend() {
    let missing = Warning::TermMissing { term: "session".into(), agreed: "ҷаласа".into() };
    assert_eq!(missing.to_string(), "the agreed term for \"session\" is \"ҷаласа\": use it");
}

proptest! {
    #[test]
    fn no_text_stops_the_checks(source in "\\PC{0,60}", target in "\\PC{0,60}", from in 0..4_usize, to in 0..4_usize) {
        let languages = paivand_language::Language::ALL;
        let pair = Pair { from: languages[from], to: languages[to] };
        for warning in check(pair, &source, &target, &[]) {
            prop_assert!(!warning.to_string().is_empty());
        }
    }

    #[test]
    fn a_text_beside_itself_lacks_nothing(text in "[a-z0-9{}%<>&;,.$ ]{0,40}") {
        let same = Pair { from: English, to: English };
        prop_assert_eq!(check(same, &text, &text, &[]), []);
    }
}
