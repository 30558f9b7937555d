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
