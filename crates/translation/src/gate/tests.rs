use super::*;
use crate::{Match, Reach, Recall};
use jiff::civil::date;
use paivand_language::Language::{English, Tajik};
use std::sync::Mutex;

const PAIR: Pair = Pair { from: English, to: Tajik };

fn terms() -> TermBase {
    TermBase::read("id\ten\ttg\na\tworking group\tгурӯҳи корӣ\nb\tsession\tҷаласа\n").unwrap()
}

/// An engine of the test: answers from a list, and remembers what it was asked.
struct Listed {
    reach: Reach,
    hints: bool,
    answers: Mutex<Vec<Result<Vec<&'static str>, EngineError>>>,
    asked: std::sync::Arc<Mutex<Vec<String>>>,
}

impl Engine for Listed {
    fn name(&self) -> &'static str {
        "listed"
    }
    fn version(&self) -> &'static str {
        "7"
    }
    fn reach(&self) -> Reach {
        self.reach
    }
    fn takes_hints(&self) -> bool {
        self.hints
    }
    fn translate(&self, request: &Permitted<'_>) -> Result<Vec<Draft>, EngineError> {
        self.asked.lock().unwrap().push(format!("{:?}", request.segments()));
        let answer = self.answers.lock().unwrap().remove(0)?;
        Ok(answer.into_iter().map(|text| Draft { text: Some(text.into()), ..Draft::default() }).collect())
    }
}

type Asked = std::sync::Arc<Mutex<Vec<String>>>;

fn listed(
    reach: Reach,
    hints: bool,
    answers: Vec<Result<Vec<&'static str>, EngineError>>,
) -> (Listed, Asked) {
    let asked = Asked::default();
    (Listed { reach, hints, answers: Mutex::new(answers), asked: asked.clone() }, asked)
}

fn request<'a>(class: TextClass, segments: &'a [&'a str]) -> Request<'a> {
    Request { class, pair: PAIR, segments, date: date(2026, 11, 24) }
}

fn failure() -> EngineError {
    EngineError::Busy { engine: "listed".into(), retry_after_seconds: Some(30) }
}

#[test]
fn an_engine_is_not_asked_what_may_not_go_to_it() {
    let allowed = Policy::default().allowing(Reach::Outside, TextClass::Public).unwrap();
    for (policy, class, reach, passes) in [
        (Policy::default(), TextClass::Public, Reach::Outside, false),
        (Policy::default(), TextClass::Special, Reach::Node, true),
        (allowed.clone(), TextClass::Public, Reach::Outside, true),
        (allowed.clone(), TextClass::Institutional, Reach::Outside, false),
        (allowed.clone(), TextClass::Public, Reach::Network, false),
        (allowed, TextClass::Internal, Reach::Outside, false),
    ] {
        let (engine, asked) = listed(reach, false, vec![Ok(vec!["Ҳа."])]);
        let answer = Gate::new(&engine, policy.clone()).translate(&request(class, &["Yes."]));
        assert_eq!(answer.is_ok(), passes, "{class} {reach}");
        assert_eq!(asked.lock().unwrap().len(), usize::from(passes));
        if let Err(error) = answer {
            assert_eq!(error, TranslateError::Refused(policy.decide(class, reach).unwrap_err()));
        }
    }
}

#[test]
fn terms_and_matches_go_only_where_their_class_may() {
    let terms = terms();
    let policy = Policy::default().allowing(Reach::Outside, TextClass::Public).unwrap();
    let memory = |_: Pair, _: &str| {
        vec![Match {
            score: 0.9, source: "in the memory".into(), target: "дар хотира".into(), adapted: None
        }]
    };
    for (class, known) in [(TextClass::Public, true), (TextClass::Internal, false)] {
        let (engine, asked) =
            listed(Reach::Outside, true, vec![Ok(vec!["Дастаи корӣ."]), Ok(vec!["Дастаи корӣ."])]);
        let gate = Gate::new(&engine, policy.clone()).with_terms(&terms, class).with_memory(&memory, class);
        let answers = gate.translate(&request(TextClass::Public, &["The working group."])).unwrap();
        assert_eq!(
            asked.lock().unwrap().len(),
            if known { 2 } else { 1 },
            "without a reason it is not asked again"
        );
        let sent = asked.lock().unwrap().join("\n");
        assert_eq!(sent.contains("гурӯҳи корӣ"), known, "{sent}");
        assert_eq!(sent.contains("дар хотира"), known, "{sent}");
        // What may not be sent is checked all the same.
        assert_eq!(answers[0].warnings[0].kind(), "term-missing");
        assert_eq!(answers[0].terms.len(), 1);
    }
}

#[test]
fn what_failed_is_asked_for_once_more_with_hints() {
    let terms = terms();
    let (good, bad, worse) =
        ("Гурӯҳи корӣ 12 ҷаласа дорад.", "Дастаи корӣ 12 ҷаласа дорад.", "Дастаи корӣ 13 маҷлис дорад.");
    let source = "The working group has 12 sessions.";
    for (hints, answers, expected, warnings, calls) in [
        (true, vec![Ok(vec![good])], good, 0, 1),
        (true, vec![Ok(vec![bad]), Ok(vec![good])], good, 0, 2),
        (true, vec![Ok(vec![bad]), Ok(vec![worse])], bad, 1, 2),
        (true, vec![Ok(vec![bad]), Err(failure())], bad, 1, 2),
        (true, vec![Ok(vec![bad]), Ok(vec![])], bad, 1, 2),
        (false, vec![Ok(vec![bad])], bad, 1, 1),
    ] {
        let (engine, asked) = listed(Reach::Node, hints, answers);
        let gate = Gate::new(&engine, Policy::default()).with_terms(&terms, TextClass::Public);
        let answers = gate.translate(&request(TextClass::Public, &[source])).unwrap();
        assert_eq!(answers[0].text.as_ref().unwrap().uncertified_words(), expected);
        assert_eq!(answers[0].warnings.len(), warnings);
        let asked = asked.lock().unwrap();
        assert_eq!(asked.len(), calls);
        if calls == 2 {
            assert!(asked[1].contains("the agreed term for \\\"working group\\\""), "{}", asked[1]);
        }
    }
}

#[test]
fn only_the_segment_that_failed_is_asked_for_again() {
    let terms = terms();
    let (engine, asked) =
        listed(Reach::Node, true, vec![Ok(vec!["Ҳа.", "Даста."]), Ok(vec!["Гурӯҳи корӣ."])]);
    let gate = Gate::new(&engine, Policy::default()).with_terms(&terms, TextClass::Public);
    let answers = gate.translate(&request(TextClass::Public, &["Yes.", "Working group."])).unwrap();
    let words: Vec<&str> =
        answers.iter().map(|answer| answer.text.as_ref().unwrap().uncertified_words()).collect();
    assert_eq!(words, ["Ҳа.", "Гурӯҳи корӣ."]);
    assert!(!asked.lock().unwrap()[1].contains("Yes."));
}

#[test]
fn a_wrong_number_of_answers_is_no_answer() {
    let (engine, _) = listed(Reach::Node, false, vec![Ok(vec!["a", "b"])]);
    let error =
        Gate::new(&engine, Policy::default()).translate(&request(TextClass::Public, &["a"])).unwrap_err();
    assert!(error.to_string().contains("it has 2 texts where 1 were asked for"), "{error}");
}

#[test]
fn requests_have_limits() {
    let gate = Gate::new(&Recall, Policy::default());
    let long = "a".repeat(SEGMENT_BYTES_MAX + 1);
    let many = vec!["a"; SEGMENTS_MAX + 1];
    let error = |segments: &[&str]| gate.translate(&request(TextClass::Internal, segments)).unwrap_err();
    assert_eq!(error(&["a", &long]), TranslateError::TooLong { place: 2, bytes: long.len() });
    assert_eq!(error(&many), TranslateError::TooMany(many.len()));
    let same = Request { pair: Pair { from: Tajik, to: Tajik }, ..request(TextClass::Internal, &["a"]) };
    assert_eq!(gate.translate(&same).unwrap_err(), TranslateError::SameLanguage("tg"));
    assert_eq!(gate.translate(&request(TextClass::Internal, &[])).unwrap(), []);
}

#[test]
fn the_memory_answers_with_its_own_or_not_at_all() {
    let terms = terms();
    let known = |score: f64, source: &str, target: &str, adapted: Option<&str>| Match {
        score,
        source: source.into(),
        target: target.into(),
        adapted: adapted.map(str::to_owned),
    };
    let memory = move |_: Pair, text: &str| match text {
        "Sessions are held." => vec![
            known(1.0, text, "Ҷаласаҳо мегузаранд.", None),
            known(0.8, "Sessions end.", "Ҷаласаҳо ба охир мерасанд.", None),
        ],
        "Article 7" => vec![known(0.9, "Article 5", "Моддаи 5", Some("Моддаи 7"))],
        "Sessions are not held." => vec![known(0.85, "Sessions are held.", "Ҷаласаҳо мегузаранд.", None)],
        _ => vec![],
    };
    let gate = Gate::new(&Recall, Policy::default())
        .with_terms(&terms, TextClass::Public)
        .with_memory(&memory, TextClass::Internal);
    let segments = ["Sessions are held.", "Article 7", "Sessions are not held.", "A session is new."];
    let answers = gate.translate(&request(TextClass::Special, &segments)).unwrap();
    let told: Vec<(Option<&str>, usize, usize, Vec<&str>)> = answers
        .iter()
        .map(|answer| {
            let text = answer.text.as_ref().map(MachineText::uncertified_words);
            let kinds = answer.warnings.iter().map(Warning::kind).collect();
            (text, answer.alternatives.len(), answer.terms.len(), kinds)
        })
        .collect();
    assert_eq!(
        told,
        [
            (Some("Ҷаласаҳо мегузаранд."), 1, 1, vec![]),
            (Some("Моддаи 7"), 1, 0, vec!["numbers-replaced"]),
            (None, 1, 1, vec![]),
            (None, 0, 1, vec![]),
        ]
    );
    assert!(
        answers.iter().all(|answer| answer.mark.to_string()
            == "machine translation: memory 0.1.0, 2026-11-24; not certified")
    );
    assert!(answers.iter().all(|_| !Mark::CERTIFIED));
}
