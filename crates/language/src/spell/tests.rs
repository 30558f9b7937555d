//! Spelling as tables.

use proptest::prelude::*;

use super::check;

/// Slips of each kind, made by chance in the words of running texts.
const SLIPS: &str = include_str!("slips.tsv");

/// The same in words of [`RUNNING`].
const SLIPS_RUNNING: &str = include_str!("slips-running.tsv");

/// Everyday words and forms, parted by white space; the first set showed what was missing.
const EVERYDAY: &str = include_str!("tests/everyday.txt");
const EVERYDAY_UNSEEN: &str = include_str!("tests/everyday-unseen.txt");

/// Edited text: what is flagged in it is right.
const RUNNING: &str = include_str!("tests/running.txt");

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
        ("мекунадн", "мекунанд"),
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
    for (name, set, least) in [("of the Declaration", SLIPS, 0.87), ("of running text", SLIPS_RUNNING, 0.87)]
    {
        let (mut right, mut right_of_all, mut words, mut slips) = (0_u32, 0_u32, 0_u32, 0_u32);
        for (slip, word) in set.lines().filter_map(|line| line.split_once('\t')) {
            // The Declaration was scanned, with slips of its own.
            if !check(word).known {
                continue;
            }
            let checked = check(slip);
            let is_first = checked.suggestions.first().map(String::as_str) == Some(word);
            slips += 1;
            words += u32::from(checked.known);
            right_of_all += u32::from(is_first);
            right += u32::from(is_first && !checked.known);
        }
        let (all, share) =
            (f64::from(right_of_all) / f64::from(slips), f64::from(right) / f64::from(slips - words));
        println!(
            "slips {name}: {slips}, first suggestion right of {all:.3}; {words} are words, of the others {share:.3}"
        );
        assert!(slips > 380 && words * 8 < slips && share >= least && all >= 0.79, "{name}: {all} {share}");
    }
}

#[test]
fn everyday_words_and_running_text_are_left_alone() {
    let words = |text: &'static str| {
        text.lines().filter(|line| !line.starts_with('#')).flat_map(str::split_whitespace)
    };
    let mut everyday: Vec<&str> = words(EVERYDAY).chain(words(EVERYDAY_UNSEEN)).collect();
    everyday.sort_unstable();
    everyday.dedup();
    for (name, words, thousandths) in [
        ("everyday words", everyday, 5),
        ("everyday words, written when rules and words stood", words(EVERYDAY_UNSEEN).collect(), 10),
        ("running words of edited text", words(RUNNING).collect(), 10),
    ] {
        let bare = |word: &&str| word.trim_matches(|sign: char| !sign.is_alphanumeric()).to_owned();
        let words: Vec<String> = words.iter().map(bare).filter(|word| !word.is_empty()).collect();
        let flagged: Vec<&String> = words.iter().filter(|word| !check(word).known).collect();
        println!("{name}: {} words, {} flagged: {flagged:?}", words.len(), flagged.len());
        assert!(1000 * flagged.len() <= thousandths * words.len(), "{name}: {flagged:?} of {}", words.len());
    }
}

#[test]
fn words_are_known_as_they_are_built() {
    for word in [
        // Verbal nouns, with izofat and without.
        "воридшавии",
        "холикунӣ",
        "холикунии",
        "сабукгардонии",
        "хизматрасониро",
        "маълумотдиҳӣ",
        "баҳодиҳии",
        // Participles that make one word with what is before them, -ӣ having become и.
        "роҳбарикунанда",
        "нигоҳдошташудаи",
        "имзошудаҳо",
        "иштироккунандагонро",
        // Qualities of any noun.
        "калидӣ",
        "матнии",
        "компютерӣ",
        "ҷустуҷӯӣ",
        "корхонавӣ",
        // Beginnings and hyphens.
        "байнисоҳавӣ",
        "беохир",
        "ғайримуқаррарӣ",
        "сол-моҳ-рӯз",
        "PDF-ҳо",
        "веб-сомона",
        "COVID-19",
        "24-уми",
    ] {
        assert!(check(word).known, "{word}: {:?}", check(word).suggestions);
    }
    for word in ["сол-моҳҳ-рӯз", "холикунни", "имзошудда", "матнӣӣ", "безззз"]
    {
        assert!(!check(word).known, "{word}");
    }
}

#[test]
fn a_word_with_a_letter_of_another_alphabet_is_never_known() {
    for (written, meant) in [
        ("мeравад", Some("меравад")),
        ("Tоҷикистон", Some("Тоҷикистон")),
        ("китoбҳо", Some("китобҳо")),
        ("һама", Some("ҳама")),
        ("рұз", Some("рӯз")),
        ("Љаласа", Some("Ҷаласа")),
        ("веб-cаҳифа", Some("веб-саҳифа")),
        ("ҷumhurӣ", None),
    ] {
        let checked = check(written);
        assert!(!checked.known, "{written}");
        assert_eq!(checked.suggestions.first().map(String::as_str), meant, "{written}");
    }
    for other in ["Google", "Київ", "人工智能", "جمهوری"] {
        assert!(!check(other).suggestions.contains(&other.to_owned()), "{other}");
    }
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
