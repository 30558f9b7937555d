//! Whole texts, hard sentences, and texts of chance.

use super::*;
use crate::Language::{Chinese, English, Russian, Tajik};
use proptest::prelude::*;

type Places = Vec<(Vec<usize>, Vec<usize>)>;

fn places(first: Language, a: &[&str], second: Language, b: &[&str]) -> Places {
    align(first, a, second, b).unwrap().into_iter().map(|bead| (bead.a.collect(), bead.b.collect())).collect()
}

#[test]
fn what_both_say_is_found_where_the_other_says_more() {
    let tajik = [
        "Сарвазири Бритониё рӯзи сешанбе ба Пекин омад.",
        "Дар вохӯрӣ масъалаҳои савдо баррасӣ шуданд.",
        "Ҳаҷми савдо соли 2015 ба 1,5 миллион доллар расид.",
        "Оё он зиёд мешавад?",
    ];
    let chinese = [
        "英国首相星期二抵达北京。",
        "她喜欢蓝色的花。",
        "会面中讨论了贸易问题。2015年贸易额达到150万美元。",
        "它会增加吗？",
    ];
    assert_eq!(
        places(Tajik, &tajik, Chinese, &chinese),
        [(vec![0], vec![0]), (vec![], vec![1]), (vec![1, 2], vec![2]), (vec![3], vec![3]),]
    );
    let russian = [
        "Премьер-министр Великобритании прибыл в Пекин во вторник.",
        "На встрече обсуждались вопросы торговли.",
        "Объем торговли в 2015 году достиг 1 500 000 долларов.",
        "Увеличится ли он?",
    ];
    let one_by_one: Places = (0..4).map(|place| (vec![place], vec![place])).collect();
    assert_eq!(places(Tajik, &tajik, Russian, &russian), one_by_one);
    assert_eq!(places(Russian, &russian, Tajik, &tajik), one_by_one);
}

/// The features of a kind that a sentence has for a reader of another language.
fn features(language: Language, other: Language, text: &str, kind: feature::Kind) -> Vec<u64> {
    let read = reading::read(language, other, &[text]);
    read.features
        .into_iter()
        .map(|(feature, _)| feature)
        .filter(|it| feature::Kind::of(*it) == kind)
        .collect()
}

#[test]
fn numbers_are_the_same_however_they_are_written() {
    use feature::Kind::{Count, Number};
    for (tajik, chinese, russian, english, kind) in [
        ("1991", "1991", "1991", "1991", Number),
        ("1,5 миллион", "150万", "1,5 млн", "1.5 million", Number),
        ("1 500 000", "一百五十万", "1 500 000", "1,500,000", Number),
        ("25 ҳазор", "2.5万", "25 тыс.", "25,000", Number),
        ("3,14", "3.14", "3,14", "3.14", Number),
        ("панҷоҳ", "五十", "пятьдесят", "fifty", Number),
        ("ду", "二", "два", "two", Count),
        ("7", "7", "7", "seven", Count),
        ("2 миллиард", "20亿", "2 миллиарда", "2 billion", Number),
    ] {
        let expected = features(Tajik, Russian, tajik, kind);
        assert_eq!(expected.len(), 1, "{tajik}");
        for (language, text) in [(Chinese, chinese), (Russian, russian), (English, english)] {
            assert_eq!(features(language, Tajik, text, kind), expected, "{text} is {tajik}");
        }
    }
}

#[test]
fn names_are_found_by_their_sound() {
    use feature::Kind::{Cognate, Name};
    for (tajik, other, name, kind) in [
        ("аз Мадуро", Chinese, "马杜罗", Name),
        ("бо Эмма Коулман", Chinese, "艾玛·科尔曼", Name),
        ("бо Эмма Коулман", Chinese, "Coleman", Name),
        ("Фейсбук", English, "Facebook", Cognate),
        ("Вашингтон", English, "Washington", Cognate),
        ("университет", English, "university", Cognate),
        ("Ҷорҷия", Russian, "Жоржия", Cognate),
        ("ҳукумат", Russian, "хукумат", Cognate),
    ] {
        let own = features(Tajik, other, tajik, kind);
        let theirs = features(other, Tajik, name, kind);
        let same = own.iter().any(|feature| theirs.contains(feature));
        assert!(same, "{tajik}, {name}");
    }
}

#[test]
fn every_row_of_the_lexicon_is_read_in_its_languages() {
    use feature::Kind::Word;
    let mut rows = 0;
    for line in include_str!("../../lexicon/parallel.tsv").lines().skip(1) {
        let cells: Vec<&str> = line.split('\t').collect();
        assert_eq!(cells.len(), 4, "{line}");
        rows += 1;
        let mut shared: Option<Vec<u64>> = None;
        for (language, cell) in [Tajik, Russian, Chinese, English].into_iter().zip(cells) {
            assert!(!cell.is_empty() && !cell.contains("  ") && cell.trim() == cell, "{line}");
            let known: Vec<u64> = cell
                .split(' ')
                .flat_map(|word| features(language, Tajik, word.trim_end_matches(['=', '*']), Word))
                .collect();
            let before = shared.take().unwrap_or_else(|| known.clone());
            shared = Some(before.into_iter().filter(|feature| known.contains(feature)).collect());
        }
        assert!(
            shared.is_some_and(|shared| !shared.is_empty()),
            "no word of {line} is found in all four languages"
        );
    }
    assert!(rows > 600);
}

#[test]
fn nothing_has_no_beads_and_one_side_has_only_its_own() {
    assert_eq!(places(English, &[], Russian, &[]), []);
    assert_eq!(places(English, &["One.", "Two."], Russian, &[]), [(vec![0], vec![]), (vec![1], vec![])]);
    assert_eq!(places(English, &[], Russian, &["Раз."]), [(vec![], vec![0])]);
    assert_eq!(
        places(English, &[""], Russian, &[" "]).iter().map(|(a, b)| a.len() + b.len()).sum::<usize>(),
        2
    );
    let many = vec![""; SENTENCES_MAX + 1];
    assert_eq!(align(English, &many, Russian, &["а"]), Err(AlignError::Long));
}

/// Every sentence of both sides once, in order, in beads of the sizes that are promised.
fn whole(beads: &[Bead], a: usize, b: usize) {
    let (mut row, mut column) = (0, 0);
    for bead in beads {
        assert_eq!((bead.a.start, bead.b.start), (row, column));
        assert!(bead.a.end >= row && bead.b.end >= column);
        (row, column) = (bead.a.end, bead.b.end);
        let size = (bead.a.len(), bead.b.len());
        assert!(model::BEADS.iter().any(|(a, b, _)| (*a, *b) == size), "{size:?}");
        assert!((0.0..=1.0).contains(&bead.confidence), "{bead:?}");
    }
    assert_eq!((row, column), (a, b));
}

#[test]
fn long_texts_of_unlike_length_are_aligned_whole() {
    let words = ["Ҷаласа", "соли 2015", "Пекин", "7 нафар", "гуфт", "Лондон", "он", "рӯзи ҷумъа", "калон"];
    let line = |at: usize| format!("{} {} {}.", words[at % 9], words[at * at % 9], words[at / 3 % 9]);
    for (a, b) in [(700, 700), (900, 300), (3, 2_000), (2_000, 3), (0, 500), (500, 0), (129, 128)] {
        let one: Vec<String> = (0..a).map(line).collect();
        let two: Vec<String> = (0..b).map(|at| line(at * a.max(1) / b.max(1))).collect();
        whole(&align(Tajik, &one, Russian, &two).unwrap(), a, b);
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 60, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn every_sentence_is_in_one_bead(
        a in prop::collection::vec(".{0,40}", 0..30), b in prop::collection::vec("[a-z0-9 一二三月年а-я.?]{0,40}", 0..30),
        first in prop::sample::select(&Language::ALL[..]), second in prop::sample::select(&Language::ALL[..]),
    ) {
        whole(&align(first, &a, second, &b).unwrap(), a.len(), b.len());
    }
}
