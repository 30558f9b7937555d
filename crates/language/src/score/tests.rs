//! Scores against those that sacrebleu printed.

use super::*;
use proptest::prelude::*;

/// Hypothesis, reference, and what sacrebleu 2.6.0 prints for BLEU, BLEU of zh, chrF2, chrF2++ and TER; a trial
/// compares many more with sacrebleu itself (trials/score).
const PRINTED: [(&str, &str, [&str; 5]); 4] = [
    (
        "Ҷаласа дар шаҳри Душанбе баргузор шуд.",
        "Ҷаласа дар шаҳри Душанбе доир шуд.",
        ["48.89", "48.89", "77.00", "76.84", "16.67"],
    ),
    (
        "双方同意每年举行一次会议。",
        "双方商定每年召开一次会议。",
        ["0.00", "37.07", "29.60", "25.37", "100.00"],
    ),
    (
        "сегодня состоялось заседание рабочей группы, и принято 3.5 решения",
        "заседание рабочей группы состоялось сегодня, и принято 3,5 решения",
        ["29.07", "29.07", "79.78", "76.64", "44.44"],
    ),
    (
        "The sides - both - agreed (finally).",
        "Finally, both sides agreed.",
        ["5.93", "5.93", "47.94", "43.77", "150.00"],
    ),
];

#[test]
fn scores_are_those_of_sacrebleu() {
    let metrics = [
        Metric::Bleu(Tokens::International13a),
        Metric::Bleu(Tokens::Chinese),
        Metric::Chrf,
        Metric::ChrfPlusPlus,
        Metric::Ter,
    ];
    for (hypothesis, reference, printed) in PRINTED {
        let scores = metrics.map(|metric| {
            let mut corpus = Corpus::new(metric);
            corpus.add(hypothesis, &[reference]);
            format!("{:.2}", corpus.score().value)
        });
        assert_eq!(scores, printed, "{hypothesis}");
    }
    let mut corpus = Corpus::new(Metric::Bleu(Tokens::International13a));
    PRINTED.iter().for_each(|(hypothesis, reference, _)| corpus.add(hypothesis, &[reference]));
    let score = corpus.score();
    assert_eq!(format!("{:.2}", score.value), "22.12");
    assert_eq!(score.details, "67.9/33.3/19.0/5.6 (BP = 1.000 ratio = 1.167 hyp_len = 28 ref_len = 24)");
    assert!(score.interval.is_some());
}

#[test]
fn an_error_rate_counts_edits() {
    let rate = |metric, hypothesis, reference| {
        let mut corpus = Corpus::new(metric);
        corpus.add(hypothesis, &[reference]);
        corpus.score().value
    };
    assert_eq!(rate(Metric::CharacterErrors, "қитоб", "китоб"), 20.0);
    assert_eq!(rate(Metric::WordErrors, "ин китоби ман", "ин китоби мо аст"), 50.0);
    assert_eq!(rate(Metric::Accuracy, "аст", "аст"), 100.0);
    assert_eq!(rate(Metric::WordErrors, "", ""), 0.0);
    assert_eq!(rate(Metric::WordErrors, "аст", ""), 100.0);
}

#[test]
fn boundaries_are_compared_wherever_spaces_stand() {
    for (hypothesis, references, expected) in [
        ("Ин чист?\tИн он аст.", &["Ин чист? \tИн он аст."][..], 100.0),
        ("Ин чист? Ин он аст.", &["Ин чист?\tИн он аст."], 0.0),
        ("а\tб\tв", &["а\tб в"], 200.0 / 3.0),
        ("а\tб\tв", &["а б в", "а\tб\tв"], 100.0),
        ("\tа\t\tб\t", &["а\tб"], 100.0),
        ("人工\t智能", &["人工智能"], 0.0),
        ("", &[""], 0.0),
    ] {
        let mut corpus = Corpus::new(Metric::Boundaries);
        corpus.add(hypothesis, references);
        assert!((corpus.score().value - expected).abs() < 1e-9, "{hypothesis:?}: {:?}", corpus.score());
    }
}

#[test]
fn an_interval_holds_its_mean_and_a_difference_has_its_chance() {
    let corpus = |wrong: usize| {
        let mut corpus = Corpus::new(Metric::Accuracy);
        for line in 0..200 {
            corpus.add(if line % wrong == 0 { "не" } else { "ҳа" }, &["ҳа"]);
        }
        corpus
    };
    let (good, bad) = (corpus(20), corpus(2));
    let interval = good.score().interval.unwrap();
    assert!(interval.low < 95.0 && 95.0 < interval.high && interval.low < interval.mean);
    assert!(paired(&good, &bad).unwrap() < 0.01);
    assert!(paired(&good, &good.clone()).unwrap() > 0.99);
    assert_eq!(paired(&good, &Corpus::new(Metric::Accuracy)), None);
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn no_text_is_too_much(hypothesis in ".{0,40}", reference in ".{0,40}", words in "[аб ,.]{0,40}", others in "[аб ,.]{0,40}") {
        for metric in [Metric::Bleu(Tokens::Chinese), Metric::Bleu(Tokens::International13a), Metric::ChrfPlusPlus, Metric::Ter, Metric::CharacterErrors] {
            for (one, other) in [(&hypothesis, &reference), (&words, &others), (&words, &words)] {
                let mut corpus = Corpus::new(metric);
                corpus.add(one, &[other, &words]);
                prop_assert!(corpus.score().value >= 0.0);
            }
        }
    }
}
