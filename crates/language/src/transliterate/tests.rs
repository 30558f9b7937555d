//! Tables of words in their scripts.

use super::*;
use proptest::prelude::*;

#[test]
fn what_was_written_apart_is_read_together() {
    for (persian, tajik) in [
        ("می رود", "Меравад"),
        ("نمی خواهم", "Намехоҳам"),
        ("خانه ی من", "Хонаи ман"),
        ("در ماه می", "Дар моҳи май"),
    ] {
        let written = transliterate(persian, Script::Persian, Script::Cyrillic);
        assert_eq!(written.text, tajik, "{persian}");
    }
    for (tajik, persian) in [("1,5 сомонӣ", "۱٫۵ سامانی"), ("1, 5 ва 6", "۱، ۵ و ۶")] {
        let written = transliterate(tajik, Script::Cyrillic, Script::Persian);
        assert_eq!(written.text, persian, "{tajik}");
    }
}

#[test]
fn tajik_stands_in_persian_script() {
    for (tajik, persian) in [
        ("Ҷумҳурии Тоҷикистон", "جمهوری تاجیکستان"),
        ("китобҳоямонро", "کتاب‌هایمان را"),
        ("кишварҳои", "کشورهای"),
        ("намекунанд", "نمی‌کنند"),
        ("меояд", "می‌آید"),
        ("кардааст", "کرده است"),
        ("гирифтаанд", "گرفته‌اند"),
        ("хонае", "خانه‌ای"),
        ("ҷумлаи", "جمله"),
        ("ҷои кор", "جای کار"),
        ("рӯи", "روی"),
        ("нависандагон", "نویسندگان"),
        ("донишҷӯён", "دانشجویان"),
        ("масъала", "مسئله"),
        ("таъмини", "تامین"),
        ("фаъолият", "فعالیت"),
        ("раёсат", "ریاست"),
        ("хоҳад буд", "خواهد بود"),
        ("бузургтарин", "بزرگترین"),
        ("душанбе", "دوشنبه"),
        ("Раҳмонзода", "رحمان‌زاده"),
        ("24 ноябри соли 2026", "۲۴ نوامبر سال ۲۰۲۶"),
        ("9-уми сентябр", "۹م سپتامبر"),
        ("Ин чист?", "این چیست؟"),
        ("Windows", "Windows"),
        ("", ""),
    ] {
        assert_eq!(to_persian(tajik).text, persian, "{tajik}");
    }
}

#[test]
fn persian_script_is_read() {
    for (persian, tajik) in [
        ("جمهوری تاجیکستان", "Ҷумҳурии Тоҷикистон"),
        ("وزیر کارهای خارجی", "Вазири корҳои хориҷӣ"),
        ("این مسئله را بررسی می‌کنند.", "Ин масъаларо баррасӣ мекунанд."),
        ("او کتاب نو نوشته است", "Ӯ китоби нав навиштааст"),
        ("در سال ۱۹۹۱", "Дар соли 1991"),
        ("كتاب", "Китоб"),
        ("", ""),
        ("Windows", "Windows"),
    ] {
        assert_eq!(to_cyrillic(persian).text, tajik, "{persian}");
    }
}

#[test]
fn tajik_stands_in_latin_letters() {
    for (tajik, iso, passport, bgn) in [
        ("Хуҷанд", "Huçand", "Khujand", "Khujand"),
        ("Ғафуров", "Ġafurov", "Ghafurov", "Ghafurov"),
        ("ШАҲР", "ŠAḤR", "SHAHR", "SHAHR"),
        ("Саъдӣ", "Saʺdī", "Sadi", "Sa’dí"),
        ("исҳоқ", "isḥoķ", "ishoq", "is·hoq"),
        ("Юсуф Ёров", "Ûsuf Ërov", "Yusuf Yorov", "Yusuf Yorov"),
        ("Эмомалӣ", "Èmomalī", "Emomali", "Ėmomalí"),
    ] {
        let latin = |to| transliterate(tajik, Script::Cyrillic, to).text;
        assert_eq!([latin(Script::Iso9), latin(Script::Passport), latin(Script::Bgn)], [iso, passport, bgn]);
    }
    assert_eq!(transliterate("Khujand", Script::Passport, Script::Cyrillic).text, "Хуҷанд");
    assert_eq!(transliterate("خجند", Script::Persian, Script::Passport).text, "Khujand");
    assert_eq!(transliterate("Huçand", Script::Iso9, Script::Persian).text, "خجند");
}

#[test]
fn other_results_are_shown_without_the_first() {
    let written = to_cyrillic("کرد");
    assert!(!written.alternatives.is_empty() && written.alternatives.len() <= 5, "{written:?}");
    assert!(!written.alternatives.contains(&written.text));
}

/// Words right of a table of sentences, in thousandths: those of the reference that stand in the result in
/// their order.
fn right(table: &str, way: impl Fn(&str, &str) -> (String, String)) -> usize {
    let (mut right, mut all) = (0, 0);
    for line in table.lines() {
        let (tajik, persian) = line.split_once('\t').unwrap();
        let (result, reference) = way(tajik, persian);
        let (result, reference): (Vec<&str>, Vec<&str>) =
            (result.split_whitespace().collect(), reference.split_whitespace().collect());
        // The longest common subsequence.
        let mut row = vec![0; reference.len() + 1];
        for word in &result {
            let mut corner = 0;
            for (at, wanted) in reference.iter().enumerate() {
                let above = row[at + 1];
                row[at + 1] = if word == wanted { corner + 1 } else { above.max(row[at]) };
                corner = above;
            }
        }
        right += row[reference.len()];
        all += reference.len();
    }
    right * 1000 / all
}

#[test]
fn sentences_of_the_test_set_come_out_right() {
    let table = include_str!("../../benches/persian-script/test.tsv");
    let forward = right(table, |tajik, persian| (to_persian(tajik).text, persian.to_owned()));
    assert!(forward >= 950, "into Persian script {forward}");
    let back =
        right(table, |tajik, persian| (to_cyrillic(persian).text.to_lowercase(), tajik.to_lowercase()));
    assert!(back >= 840, "into Cyrillic {back}");
}

#[test]
fn most_words_of_the_lexicon_come_back() {
    let lexicon = include_str!("../../lexicon/persian-script.tsv");
    let words: Vec<&str> = lexicon.lines().filter_map(|line| Some(line.split_once('\t')?.0)).collect();
    let back = |word: &&&str| {
        let again = to_cyrillic(&to_persian(word).text);
        let same = |text: &String| text.to_lowercase() == **word;
        same(&again.text) || again.alternatives.iter().any(same)
    };
    let same = words.iter().filter(back).count();
    assert!(same * 100 >= words.len() * 93, "{same} of {}", words.len());
}

proptest! {
    #[test]
    fn iso_9_turns_back_exactly(text in "((([а-яёғӣқӯҳҷ]{1,9})|([А-ЩЭ-ЯЁҒӢҚӮҲҶ][а-яёғӣқӯҳҷ]{0,8})|([А-ЩЭ-ЯЁҒӢҚӮҲҶ]{2}[А-ЯЁҒӢҚӮҲҶ]{0,6}))[0-9 .,«»—-]{1,3}){0,8}") {
        let latin = transliterate(&text, Script::Cyrillic, Script::Iso9).text;
        prop_assert_eq!(transliterate(&latin, Script::Iso9, Script::Cyrillic).text, text);
    }

    #[test]
    fn any_text_has_an_answer(text in "\\PC{0,40}|[а-яёғӣқӯҳҷ -]{0,60}|[آ-ی\u{200c} ]{0,40}") {
        for from in [Script::Cyrillic, Script::Persian, Script::Iso9, Script::Passport, Script::Bgn] {
            for to in [Script::Cyrillic, Script::Persian, Script::Iso9, Script::Passport, Script::Bgn] {
                let done = transliterate(&text, from, to);
                prop_assert!(!done.alternatives.contains(&done.text) || from == Script::Persian);
            }
        }
    }
}

#[test]
fn the_lexicons_keep_their_scripts_apart() {
    let cyrillic =
        |text: &str| text.chars().all(|letter| ('\u{400}'..='\u{4ff}').contains(&letter) || letter == '-');
    let arabic = |text: &str| {
        text.chars().all(|letter| ('\u{600}'..='\u{6ff}').contains(&letter) || " \u{200c}.".contains(letter))
    };
    for (table, first, rest) in [
        (
            include_str!("../../lexicon/persian-script.tsv"),
            &cyrillic as &dyn Fn(&str) -> bool,
            &arabic as &dyn Fn(&str) -> bool,
        ),
        (include_str!("../../lexicon/cyrillic-script.tsv"), &arabic, &cyrillic),
    ] {
        for line in table.lines() {
            let cells: Vec<&str> = line.split('\t').collect();
            assert!(
                cells.len() > 1 && first(cells[0]) && cells.iter().skip(1).all(|cell| rest(cell)),
                "{line}"
            );
        }
    }
}
