//! Spelling as tables.

use proptest::prelude::*;

use super::check;

/// Slips of each kind, made by chance in the words of running texts.
const SLIPS: &str = include_str!("slips.tsv");

#[test]
fn words_are_known_in_all_their_forms() {
    for word in [
        "китоб",
        "Китобҳоямонро",
        "намекунанд",
        "мебаромадем",
        "ҳамкориро",
        "дӯстиашон",
        "тоҷикӣ",
        "Тоҷикистонро",
        "ва",
        "онҳоро",
        "имзошудаи",
        "иҷрокунандаҳо",
        "бузургтарин",
        "2026",
        "AI",
        "人工智能",
        ".",
        "",
    ] {
        assert!(check(word).known, "{word}: {:?}", check(word).suggestions);
    }
}

#[test]
fn what_was_meant_comes_first() {
    for (written, meant) in [
        ("хукук", "ҳуқуқ"),
        ("Точикистон", "Тоҷикистон"),
        ("хамкорихо", "ҳамкориҳо"),
        ("китобхоямонро", "китобҳоямонро"),
        ("Љаласа", "Ҷаласа"),
        ("муалим", "муаллим"),
        ("давллат", "давлат"),
        ("мекуннад", "мекунанд"),
        ("караднд", "карданд"),
        ("мебошнад", "мебошанд"),
        ("ҚОНУНН", "ҚОНУН"),
        ("иттилоот", "иттилоот"),
    ] {
        let checked = check(written);
        let first = checked.suggestions.first().map_or(written, String::as_str);
        assert_eq!(first, meant, "{written}: {checked:?}");
        assert!(checked.known == (written == meant), "{written}");
    }
}

#[test]
fn slips_are_mended_as_often_as_the_card_says() {
    let (mut right, mut words, mut slips) = (0_u32, 0_u32, 0_u32);
    for (slip, word) in SLIPS.lines().filter_map(|line| line.split_once('\t')) {
        let checked = check(slip);
        slips += 1;
        words += u32::from(checked.known);
        right += u32::from(checked.suggestions.first().map(String::as_str) == Some(word));
    }
    let all = f64::from(right) / f64::from(slips);
    println!("{right} of {slips} slips mended first; {words} are words by themselves");
    assert!(slips > 400 && words < 40 && all >= 0.80, "{all} of {slips}, {words} known");
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(60))]

    #[test]
    fn any_word_is_checked(word in "[а-яғӣқӯҳҷњќА-ЯҒ-]{0,30}|\\PC{0,12}") {
        let checked = check(&word);
        prop_assert!(checked.suggestions.len() <= super::SUGGESTIONS_MAX);
        for suggestion in checked.suggestions {
            prop_assert!(suggestion != word && !suggestion.is_empty(), "{word}: {suggestion}");
        }
    }
}
