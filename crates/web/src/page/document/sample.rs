//! Samples of the three kinds of documents.

use jiff::Timestamp;
use jiff::civil::date;
use paivand_language::Language;
use paivand_node::published;

use super::view::{
    Agreed, Answer, Attested, Claim, Commitment, Compared, Disagreement, DocumentPage, Ends, Held, Kind,
    Label, Origin, Outcome, ProofLine, ProofStep, Provision, RuleLine, State, Strength, Term, Version, Why,
};
use crate::sample::{Four, TODAY, frame, reference, said, texts, words};
use crate::view::{Text, Texts};

const DIGEST: &str = "9c1f7a3e5d2b80461e0c3a85d7b9246801f3e5c7a9bd2e4f6081a3c5e7092b44";
const PLACE: Four = ["шаҳри Душанбе", "杜尚别", "г. Душанбе", "Dushanbe"];
const CLAIM: Four = [
    "Курс баргузор шуд; 28 нафар онро хатм карданд.",
    "培训班已举办，28人结业。",
    "Курс проведён, его окончили 28 человек.",
    "The course was held; 28 people completed it.",
];

/// The Memorandum, with one passage that lacks a language.
#[must_use]
pub fn memorandum(language: Language) -> DocumentPage {
    let plain = |id: &str, four| provision(id, texts(four), None);
    let mut objective = plain("R1", words::R1);
    objective.provisions = vec![plain("R1.1", words::R1_1)];
    let mut standing = provision("R2.1", texts(words::R2_1), Some(Strength::Standing));
    standing.commitments = vec![commitment(language, "C05")];
    let mut dialogue = provision("R3", texts(words::R3), Some(Strength::Constitutive));
    dialogue.commitments = vec![commitment(language, "C01"), commitment(language, "C02")];
    dialogue.disagreements = differing();
    let [tajik, _, russian, english] = words::R7;
    let lacking =
        Texts::new([(Language::Tajik, tajik), (Language::Russian, russian), (Language::English, english)]);
    DocumentPage {
        provisions: vec![
            plain("R0", words::R0),
            objective,
            standing,
            dialogue,
            provision("R7", lacking, Some(Strength::Constitutive)),
        ],
        attested: Some(Attested {
            on: date(2026, 6, 17),
            place: said(language, PLACE),
            who: vec![said(language, words::CN_OFFICE), said(language, words::TJ_OFFICE)],
            by: vec![said(language, words::CN), said(language, words::TJ)],
        }),
        term: Some(Term {
            from: date(2026, 10, 1),
            until: date(2031, 9, 30),
            tacit: true,
            notice_by: date(2031, 3, 30),
            under: reference(language, "T9.1", "/documents/terms#T9.1"),
            label: Some(Label::Demonstration),
        }),
        ..shared(language, Kind::Instrument, words::TITLE, words::SOURCE, Label::Reconstructed)
    }
}

/// One of each kind, as if the Chinese and the Tajik text said different things.
fn differing() -> Vec<Disagreement> {
    let from_tajik = |kind, what: &str, expected: &str| Disagreement {
        kind,
        what: Text::new(Language::Tajik, what),
        missing: Language::Chinese,
        expected: expected.to_owned(),
    };
    vec![
        from_tajik(Compared::Number, "сӣ", "30"),
        from_tajik(Compared::Date, "17 июни соли 2025", "2025"),
        from_tajik(Compared::Code, "R3", "R3"),
        from_tajik(Compared::Name, "Хуҷанд", "胡占德"),
        from_tajik(Compared::Term, "ҳамраис", "联合主席"),
        Disagreement {
            kind: Compared::Avoided,
            what: Text::new(Language::Tajik, "Хитой"),
            missing: Language::Tajik,
            expected: "Чин".to_owned(),
        },
    ]
}

/// The terms, with their rules.
#[must_use]
pub fn terms(language: Language) -> DocumentPage {
    let rule = |id: &str, four, under: &str, precedent: Option<&str>| RuleLine {
        id: id.to_owned(),
        rule: said(language, four),
        under: reference(language, under, &format!("#{under}")),
        precedent: precedent.map(str::to_owned),
    };
    DocumentPage {
        provisions: vec![
            provision("T1.3", texts(words::T1_3), None),
            provision("T3.1", texts(words::T3_1), None),
            provision("T9.1", texts(words::T9_1), None),
        ],
        rules: vec![
            rule("D1", words::T1_3, "T1.3", Some("W-R2 [EE] 30 d; alternative [EC] 90 d")),
            rule("D2", words::T3_1, "T3.1", None),
        ],
        ..shared(language, Kind::Terms, words::TERMS_TITLE, words::TERMS_SOURCE, Label::Demonstration)
    }
}

/// The work plan, with its ledger.
#[must_use]
pub fn workplan(language: Language) -> DocumentPage {
    DocumentPage {
        commitments: ["C01", "C02", "C05"].into_iter().map(|id| commitment(language, id)).collect(),
        proof: Vec::new(),
        agreed: None,
        versions: Vec::new(),
        ..shared(language, Kind::Workplan, words::PLAN_TITLE, words::PLAN_SOURCE, Label::Demonstration)
    }
}

fn shared(language: Language, kind: Kind, title: Four, source: Four, label: Label) -> DocumentPage {
    let path = match kind {
        Kind::Instrument => "/documents/memorandum",
        Kind::Terms => "/documents/terms",
        Kind::Workplan => "/documents/workplan",
    };
    let held = |language, origin| Held { language, authentic: false, origin, certified_by: Vec::new() };
    DocumentPage {
        frame: frame(language, path),
        kind,
        title: texts(title),
        label: Some(label),
        source: texts(source),
        at: TODAY,
        versions: vec![Version { number: 1, from: date(2026, 10, 1), href: path.to_owned(), chosen: true }],
        agreed: Some(Agreed {
            on_paper: false,
            since: date(2026, 10, 1),
            sides: vec![said(language, words::CN), said(language, words::TJ)],
            ends: Some(Ends { on: date(2031, 9, 30), why: Why::Notice, passed: false }),
        }),
        attested: None,
        term: None,
        languages: Language::ALL
            .into_iter()
            .map(|each| {
                held(each.into(), if each == Language::English { Origin::Authored } else { Origin::Machine })
            })
            .collect(),
        shown: vec![Language::Tajik.into(), Language::Chinese.into()],
        provisions: Vec::new(),
        rules: Vec::new(),
        commitments: Vec::new(),
        proof: proof(language),
        digest: DIGEST.to_owned(),
    }
}

fn provision(id: &str, texts: Texts, strength: Option<Strength>) -> Provision {
    Provision {
        id: id.to_owned(),
        texts,
        strength,
        commitments: Vec::new(),
        disagreements: Vec::new(),
        provisions: Vec::new(),
    }
}

fn commitment(language: Language, id: &str) -> Commitment {
    let (said_of, evidence) = match id {
        "C01" => (words::C01, words::C01_EVIDENCE),
        "C02" => (words::C02, words::C02_EVIDENCE),
        _ => (words::STANDING, words::STANDING_EVIDENCE),
    };
    let standing = id == "C05";
    Commitment {
        id: id.to_owned(),
        href: format!("/documents/workplan#{id}"),
        texts: texts(said_of),
        on: if id == "C02" { vec![said(language, words::TJ)] } else { both(language) },
        lead: vec![said(language, words::TJ_OFFICE)],
        under: vec![reference(language, "R3", "/documents/memorandum#R3")],
        due: (!standing).then_some(if id == "C01" { date(2027, 10, 29) } else { date(2026, 11, 1) }),
        strength: if standing { Strength::Standing } else { Strength::Due },
        state: match id {
            "C01" => State::Done,
            "C02" => State::Past,
            _ => State::Standing,
        },
        evidence: texts(evidence),
        claims: if id == "C01" { vec![claim(language)] } else { Vec::new() },
    }
}

fn both(language: Language) -> Vec<Text> {
    vec![said(language, words::CN), said(language, words::TJ)]
}

fn claim(language: Language) -> Claim {
    Claim {
        by: said(language, words::TJ),
        on: date(2026, 11, 2),
        outcome: Outcome::Done,
        words: said(language, CLAIM),
        answer: Some((said(language, words::CN), date(2026, 11, 20), Answer::Concur)),
    }
}

fn proof(language: Language) -> Vec<ProofLine> {
    let line = |side, step, origin: &str, index, second| ProofLine {
        side: said(language, side),
        step,
        origin: format!("{origin}.example/paivand/tj-cn-ai"),
        index,
        at: Timestamp::from_second(second).unwrap_or_default(),
        fingerprint: "a91e 44c0 7b2d 15f8".to_owned(),
        copy: format!("/{}", published::proof(origin, index)),
    };
    vec![
        line(words::TJ, ProofStep::Proposed, "tj", 12, 1_790_000_000),
        line(words::CN, ProofStep::Concurred, "cn", 9, 1_790_100_000),
        line(words::TJ, ProofStep::Enacted, "tj", 13, 1_790_200_000),
        line(words::TJ, ProofStep::InForce, "tj", 14, 1_790_300_000),
    ]
}
