//! What both sides agree, and what is refused.

use crate::pair::{Pair, content, in_force, joint, propose, words};
use jiff::civil::date;
use paivand_kernel::{ActId, WordSource};
use paivand_node::Days;
use paivand_node::verify::{read, verify};
use paivand_node::{Intent, SubmitError};
use paivand_record::entry::CloseReason;
use paivand_record::fate::Fate;
use paivand_record::hash::Hash;
use serde_json::{Map, json};
use std::collections::BTreeMap;
use std::fs;

#[test]
fn an_act_comes_into_force_on_both_nodes_and_survives_a_restart() {
    let pair = Pair::new();
    let mut nodes = pair.chartered();
    let text = include_str!("../../../../memorandum/memorandum.json");
    let digest = Hash::of(text.as_bytes());
    fs::create_dir_all(pair.folders[1].join("documents")).unwrap();
    fs::write(pair.folders[1].join(format!("documents/{digest}")), text).unwrap();
    let intent = propose(
        "document/memorandum",
        &json!({"act": "document.adopt", "kind": "instrument", "document": digest}),
    );
    let act = nodes[1].submit(&intent).unwrap().act.unwrap();
    assert!(matches!(nodes[1].submit(&intent), Err(SubmitError::Bound(bound)) if bound == act));
    let misnamed = propose(
        "document/terms",
        &json!({"act": "document.adopt", "kind": "instrument", "document": digest}),
    );
    let refused = nodes[1].submit(&misnamed);
    assert!(matches!(refused, Err(SubmitError::DocumentMisfit(_))), "nobody signs one text for another");
    let unheld = json!({"act": "document.adopt", "kind": "terms", "document": Hash::of(b"not here")});
    let refused = nodes[1].submit(&propose("document/terms", &unheld));
    assert!(matches!(refused, Err(SubmitError::DocumentMissing(_))), "nobody signs what is not held");
    let is_here = || {
        let read = read(&pair.folders[1]).unwrap();
        read.is_recorded_here(&read.record.acts()[&act].at)
    };
    assert!(is_here() && !nodes[1].held_elsewhere(nodes[1].own_size() - 1), "until another side holds it");
    pair.settle(&mut nodes);
    assert!(!is_here());
    assert_eq!(nodes[0].missing_documents(), [""; 0], "the document travelled");
    assert!(!in_force(&nodes[0], act));
    nodes[0].submit(&Intent::Concur { act }).unwrap();
    pair.settle(&mut nodes);
    assert!(in_force(&nodes[0], act) && in_force(&nodes[1], act));
    let (cut, acts) = (nodes[0].cut(), nodes[0].record().acts().clone());
    drop(nodes);
    let again = pair.open(0);
    assert_eq!((again.cut(), again.record().acts()), (cut, &acts), "a restart folds the same");
    drop(again);
    for folder in &pair.folders {
        let report = verify(folder).unwrap();
        assert_eq!((report.in_force, report.pending, report.documents), (2, 0, 2));
        assert_eq!(report.logs.iter().map(|log| log.void).sum::<u64>(), 0);
    }
}

#[test]
fn what_the_rules_refuse_changes_nothing() {
    let pair = Pair::new();
    let mut nodes = pair.chartered();
    let act = nodes[1].submit(&propose("body/a", &joint())).unwrap().act.unwrap();
    pair.settle(&mut nodes);
    let before = nodes[0].cut();
    let own = nodes[0].record().charter().unwrap();
    for (intent, refused) in [
        (Intent::Close { act, reason: CloseReason::Withdrawn }, "Citation"),
        (Intent::Close { act: own, reason: CloseReason::Withdrawn }, "Citation"),
        (Intent::Concur { act: Hash::of(b"none") }, "UnknownAct"),
        (Intent::Decline { act, reason: "a".repeat(5000) }, "Text(Length"),
        (
            Intent::State { subject: String::new(), content: Map::new(), personal: BTreeMap::new() },
            "Meaning(Malformed",
        ),
        (
            Intent::State {
                subject: "institution/a".into(),
                content: content(&json!({"act": "poem"})),
                personal: BTreeMap::new(),
            },
            "UnknownKind",
        ),
        (
            Intent::State {
                subject: "seat/a".into(),
                content: content(&json!({"act": "institution.record", "names": words()})),
                personal: BTreeMap::new(),
            },
            "WrongKind",
        ),
        (
            Intent::State { subject: "body/a".into(), content: content(&joint()), personal: BTreeMap::new() },
            "Meaning(",
        ),
        (propose("institution/a", &json!({"act": "institution.record", "names": words()})), "Meaning("),
        (
            Intent::State {
                subject: "a".into(),
                content: content(&json!({"text": "a".repeat(30_000)})),
                personal: BTreeMap::new(),
            },
            "ActTooLong",
        ),
        (
            Intent::State {
                subject: "institution/a".into(),
                content: content(&json!({"act": "institution.record", "names": words(), "share": 0.5})),
                personal: BTreeMap::new(),
            },
            "Meaning(UnknownField",
        ),
    ] {
        let error = nodes[0].submit(&intent).unwrap_err();
        assert!(format!("{error:?}").contains(refused), "{intent:?}: {error:?}");
        assert_eq!(nodes[0].cut(), before);
    }
    let error = nodes[1].submit(&Intent::Concur { act }).unwrap_err();
    assert!(matches!(error, SubmitError::Bound(bound) if bound == act), "one side does not sign twice");
}

#[test]
fn crossing_proposals_resolve_without_a_person() {
    let pair = Pair::new();
    let mut nodes = pair.chartered();
    let acts = [0, 1]
        .map(|which: usize| nodes[which].submit(&propose("body/terms", &joint())).unwrap().act.unwrap());
    pair.settle(&mut nodes);
    let closed: Vec<bool> =
        acts.iter().map(|act| matches!(nodes[0].record().acts()[act].fate, Fate::Closed { .. })).collect();
    assert_eq!(closed.iter().filter(|closed| **closed).count(), 1, "exactly one yields");
    let (yielding, standing) = if closed[0] { (0, acts[1]) } else { (1, acts[0]) };
    nodes[yielding].submit(&Intent::Concur { act: standing }).unwrap();
    pair.settle(&mut nodes);
    assert!(in_force(&nodes[0], standing) && in_force(&nodes[1], standing));
}

#[test]
fn a_proposal_may_state_its_first_and_last_day() {
    let pair = Pair::new();
    let mut nodes = pair.chartered();
    let days = |from, until| Days { from: Some(date(from, 1, 1)), until: Some(date(until, 12, 31)) };
    let proposal = |days| {
        let Intent::Propose { subject, content, personal, .. } = propose("body/a", &joint()) else {
            unreachable!()
        };
        Intent::Propose { subject, content, personal, days, attested: Vec::new() }
    };
    let refused = nodes[1].submit(&proposal(days(2028, 2027))).unwrap_err();
    assert!(format!("{refused:?}").contains("DatesOutOfOrder"), "{refused:?}");
    let act = nodes[1].submit(&proposal(days(2027, 2027))).unwrap().act.unwrap();
    pair.settle(&mut nodes);
    nodes[0].submit(&Intent::Concur { act }).unwrap();
    pair.settle(&mut nodes);
    for node in &nodes {
        let recorded = node.standing().act(&ActId(act.0)).unwrap();
        let stated = (recorded.act.in_force_from, recorded.act.in_force_until);
        assert_eq!(stated, (Some(date(2027, 1, 1)), Some(date(2027, 12, 31))));
    }
}

#[test]
fn the_words_of_a_refusal_are_held_on_both_nodes_and_after_a_restart() {
    let pair = Pair::new();
    let mut nodes = pair.chartered();
    let act = nodes[1].submit(&propose("body/group", &joint())).unwrap().act.unwrap();
    pair.settle(&mut nodes);
    nodes[0].submit(&Intent::Decline { act, reason: "en=Not before the spring.".into() }).unwrap();
    pair.settle(&mut nodes);
    assert!(nodes.iter().all(|node| node.missing_words().is_empty()), "they travelled");
    let before = nodes.each_ref().map(|node| node.standing().clone());
    drop(nodes);
    for (which, before) in before.iter().enumerate() {
        let node = pair.open(which);
        assert!(node.standing() == before);
        let recorded = node.standing().act(&ActId(act.0)).unwrap();
        let (_, why, _) = recorded.declined().values().next().unwrap();
        let words = node.words().words(why.unwrap()).unwrap();
        assert_eq!(words.reason().unwrap().get("en"), Some("Not before the spring."), "node {which}");
    }
}
