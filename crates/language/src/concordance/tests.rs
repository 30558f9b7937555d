//! Provisions that agree, and those that do not.

use super::*;
use crate::Language::{Chinese, English, Russian, Tajik};

fn found(texts: &[(Language, &str)]) -> Vec<(Kind, String, Language)> {
    concordance(&[TermBase::seed()], texts)
        .into_iter()
        .map(|found| (found.kind, found.what, found.missing))
        .collect()
}

#[test]
fn what_agrees_is_left_alone() {
    for texts in [
        &[
            (English, "These terms apply for five years from 17 June 2025 (R7)."),
            (Tajik, "Низомнома аз 17-уми июни соли 2025 панҷ сол амал мекунад (R7)."),
            (Chinese, "本职责范围自2025年6月17日起有效期五年（R7）。"),
            (Russian, "Положение действует пять лет с 17 июня 2025 г. (R7)."),
        ][..],
        &[
            (English, "again for five years"),
            (Russian, "на пятилетние периоды"),
            (Tajik, "ба панҷсолаҳо"),
            (Chinese, "每次五年"),
        ],
        &[
            (English, "in twelve months"),
            (Chinese, "十二个月内"),
            (Tajik, "дар давоми дувоздаҳ моҳ"),
            (Russian, "за двенадцать месяцев"),
        ],
        &[
            (English, "June 2025"),
            (Chinese, "2025年6月"),
            (Tajik, "июни соли 2025"),
            (Russian, "июнь 2025 года"),
        ],
        &[
            (English, "1,500,000 people"),
            (Chinese, "150万人"),
            (Russian, "1 500 000 человек"),
            (Tajik, "1 500 000 нафар"),
        ],
        &[
            (English, "both sides, the first one"),
            (Chinese, "双方"),
            (Russian, "Стороны"),
            (Tajik, "тарафҳо"),
        ],
        &[(English, "very important"), (Chinese, "十分重要")],
        &[
            (Tajik, "Ҷаласаро Назаров ва Си Ҷинпин дар Хуҷанд кушоданд."),
            (Russian, "Заседание открыли Назаров и Си Цзиньпин в Худжанде."),
            (English, "Nazarov and Xi Jinping opened the session in Khujand."),
            (Chinese, "纳扎罗夫和习近平在胡占德宣布会议开幕。"),
        ],
        &[(English, "")],
        &[],
    ] {
        assert_eq!(found(texts), [], "{texts:?}");
    }
}

#[test]
fn what_disagrees_is_found() {
    for (texts, expected) in [
        (
            &[(English, "within 30 days"), (Russian, "в течение двадцати дней")][..],
            &[(Kind::Number, "30", Russian), (Kind::Number, "двадцати", English)][..],
        ),
        (
            &[(English, "on 17 June 2025"), (Chinese, "2025年7月17日")],
            &[(Kind::Date, "17 June 2025", Chinese), (Kind::Date, "2025年7月17日", English)],
        ),
        (
            &[(English, "see R2.1"), (Tajik, "ниг. R2.2")],
            &[(Kind::Code, "R2.1", Tajik), (Kind::Code, "R2.2", English)],
        ),
        (
            &[(English, "the minutes"), (Chinese, "议定书")],
            &[(Kind::Avoided, "议定书", Chinese), (Kind::Term, "minutes", Chinese)],
        ),
        (
            &[
                (Tajik, "Назаров дар Хуҷанд имзо кард."),
                (Russian, "Назаров подписал в Кулябе."),
                (Chinese, "签署于胡占德。"),
            ],
            &[(Kind::Name, "Хуҷанд", Russian), (Kind::Name, "Назаров", Chinese)],
        ),
        (&[(Tajik, "дар Хитой"), (Russian, "в Китае")], &[(Kind::Avoided, "Хитой", Tajik)]),
        (
            &[(English, "the agenda"), (Russian, "повестка"), (Tajik, "нақша")],
            &[(Kind::Term, "agenda", Tajik)],
        ),
    ] {
        let expected: Vec<_> =
            expected.iter().map(|(kind, what, missing)| (*kind, (*what).to_owned(), *missing)).collect();
        assert_eq!(found(texts), expected, "{texts:?}");
    }
}

/// Amounts and dates in four languages: of each two lines both are true, and their numbers or dates differ.
const PAIRS: [(&str, &str); 2] = [
    ("looked at", include_str!("tests/pairs.tsv")),
    ("written when the rules stood", include_str!("tests/pairs-unseen.tsv")),
];

/// Rows of four texts, in the order of [`Language::ALL`].
fn rows(table: &str) -> Vec<Vec<(Language, &str)>> {
    let lines = table.lines().filter(|line| !line.starts_with('#'));
    lines.map(|line| Language::ALL.into_iter().zip(line.split('\t')).collect()).collect()
}

/// Numbers, dates and codes that two texts do not share.
fn differing(one: (Language, &str), other: (Language, &str)) -> Vec<(Kind, String, Language)> {
    let mut found = found(&[one, other]);
    found.retain(|(kind, ..)| matches!(kind, Kind::Number | Kind::Date | Kind::Code));
    found
}

#[test]
fn amounts_and_dates_agree_or_not_in_six_pairs_of_languages() {
    for (name, table) in PAIRS {
        let (mut pairs, mut missed, mut wrong) = (0_usize, Vec::new(), Vec::new());
        for rows in rows(table).as_chunks::<2>().0 {
            let both: Vec<_> = rows[0].iter().zip(&rows[1]).collect();
            for (place, (one, one_changed)) in both.iter().enumerate() {
                for (other, other_changed) in both.iter().skip(place + 1) {
                    pairs += 2;
                    for (one, other) in [(one, other), (one_changed, other_changed)] {
                        let found = differing(**one, **other);
                        wrong.extend((!found.is_empty()).then(|| format!("{one:?} {other:?} {found:?}")));
                    }
                    for (one, other) in [(one, other_changed), (one_changed, other)] {
                        let found = differing(**one, **other);
                        missed.extend(found.is_empty().then(|| format!("{one:?} {other:?}")));
                    }
                }
            }
        }
        let (false_findings, lost) = (wrong.len(), missed.len());
        println!(
            "{name}: {pairs} true pairs, {false_findings} false findings; {pairs} planted changes, {lost} missed"
        );
        assert!(pairs >= 300 && wrong.is_empty() && missed.is_empty(), "{wrong:#?}\nmissed {missed:#?}");
    }
}

#[test]
fn both_ends_of_a_range_are_numbers_whatever_the_dash() {
    for (texts, expected) in [
        ([(English, "pages 10-20"), (Russian, "страницы 10-30")], ["20", "30"]),
        ([(English, "in 2025-2027"), (Tajik, "солҳои 2025-2028")], ["2027", "2028"]),
        ([(English, "10-15 persons"), (Tajik, "10-25 нафар")], ["15", "25"]),
        ([(English, "10–15 persons"), (Tajik, "10-25 нафар")], ["15", "25"]),
    ] {
        let what: Vec<String> = found(&texts).into_iter().map(|(_, what, _)| what).collect();
        assert_eq!(what, expected, "{texts:?}");
    }
    for texts in [
        [(English, "2025–2027"), (Russian, "2025-2027")],
        [(English, "twenty-five to thirty days"), (Russian, "25-30 дней")],
        [(English, "10–20 million"), (Russian, "10-20 млн")],
        [(English, "1.5–2 million"), (Chinese, "150—200万")],
        [(Tajik, "10–20 млн"), (Chinese, "1000万至2000万")],
        [(English, "between 10 and 20 million"), (Tajik, "байни 10 ва 20 миллион")],
        [(English, "10 and 20 million"), (Tajik, "10 ва 20 миллион")],
        [(Russian, "2025г-2027г"), (English, "2025-2027")],
        [(English, "10-15-day period"), (Tajik, "муҳлати 10-15-рӯза")],
        [(English, "on 2025-06-15"), (Russian, "15.06.2025")],
    ] {
        assert_eq!(found(&texts), [], "{texts:?}");
    }
}

proptest::proptest! {
    #![proptest_config(proptest::prelude::ProptestConfig { failure_persistence: None, ..Default::default() })]

    #[test]
    fn no_text_is_too_much(one in ".{0,80}", other in "[0-9一二年月日R.сӣ ]{0,80}") {
        for language in Language::ALL {
            for finding in concordance(&[TermBase::seed()], &[(language, &one), (Chinese, &other)]) {
                let text = if finding.language == language { [&one, &other] } else { [&other, &one] };
                let known = text.iter().any(|text| text.get(finding.span.clone()) == Some(finding.what.as_str()));
                proptest::prop_assert!(known, "{finding:?}");
            }
        }
    }
}
