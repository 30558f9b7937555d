//! The register of notes over two real nodes: a note that asks, its arrival, its answer, and what is refused.

#![allow(clippy::unwrap_used, clippy::indexing_slicing, reason = "a test may stop at what cannot happen")]

mod pair;

use axum::http::StatusCode;
use pair::desks::{Desks, Person, between};
use pair::in_three;
use paivand_node::Intent;
use paivand_people::Seat;
use serde_json::{Map, Value, json};

/// All sides agree, from proposal to receipt.
fn agree(desks: &Desks, subject: &str, content: &Value) {
    let content: Map<String, Value> = content.as_object().unwrap().clone();
    let act = desks.nodes[0].lock().unwrap().submit(&Intent::propose(subject, content)).unwrap().act.unwrap();
    desks.settle();
    desks.nodes[1].lock().unwrap().submit(&Intent::Concur { act }).unwrap();
    desks.settle();
}

/// A memorandum, and terms by which a note that asks is answered within thirty days.
fn under_terms() -> Desks {
    let desks = Desks::begin();
    let document = |kind: &str, id: &str, provision: &str| {
        json!({"kind": kind, "id": id, "title": in_three(id), "languages": [], "label": null, "source": null,
            "provisions": [{"id": provision, "text": in_three(provision)}]})
    };
    let mut terms = document("terms", "terms", "T1");
    terms["governs"] = "document/memorandum".into();
    terms["rules"] = json!([{"id": "D11", "anchor": "note", "offset": {"amount": 30, "unit": "day"},
        "on": "other", "reaches_back": false, "clears": "note.send", "provision": "T1", "precedent": "ours"}]);
    for (kind, text) in [("instrument", document("instrument", "memorandum", "R1")), ("terms", terms)] {
        let digest = desks.pair.holds(&text);
        let adopt = json!({"act": "document.adopt", "kind": kind, "document": digest});
        agree(&desks, &format!("document/{}", text["id"].as_str().unwrap()), &adopt);
    }
    desks
}

/// A note of the fourth of March 2026.
const NOTE: [(&str, &str); 8] = [
    ("form", "note-verbale"),
    ("channel", "embassy"),
    ("kind", "request"),
    ("outgoing.en", "OUT-17"),
    ("dated", "2026-03-04"),
    ("title.en", "Composition of the group"),
    ("asks", "on"),
    ("_step", "say"),
];

async fn register(desks: &Desks, person: &Person) -> String {
    desks.get(person, "/notes?lang=en").await.text
}

async fn enters(desks: &Desks, person: &Person, kind: &str, form: &[(&str, &str)]) {
    let said = desks.say(person, &format!("/acts/{kind}"), form).await;
    assert_eq!(said.status, StatusCode::SEE_OTHER, "{}", said.text);
    desks.settle();
}

#[tokio::test(flavor = "multi_thread")]
async fn a_note_is_entered_received_and_answered_under_the_numbers_of_both_sides() {
    let desks = under_terms();
    let (ash, birch) = (desks.enter(0, Seat::Secretary).await, desks.enter(1, Seat::Secretary).await);
    let blank = register(&desks, &ash).await;
    assert!(blank.contains("No note or letter has been entered yet."), "{blank}");
    assert!(blank.contains("href=\"/acts/note.send\""));
    enters(&desks, &ash, "note.send", &NOTE).await;

    let home = desks.get(&birch, "/?lang=en").await.text;
    assert!(home.contains("Answer to: Composition of the group"), "{home}");
    let there = register(&desks, &birch).await;
    // The record shows that birch received it as soon as birch says something: here, that it arrived.
    assert!(there.contains("OUT-17") && there.contains("answer asked<"), "{there}");
    assert!(there.contains("arrival not entered yet"), "{there}");
    let about = format!("note/{}", between(&there, "/acts/note.receive?_subject=note%2F", "\""));
    let answer = between(&there, "href=\"/acts/note.send?answers", "\"");
    assert!(home.contains(&format!("/acts/note.send?answers{answer}")), "the due leads to the same form");
    let arrived =
        [("_subject", &*about), ("arrived", "2026-03-09"), ("incoming.zh", "IN-0391"), ("_step", "say")];
    let early =
        arrived.iter().map(|pair| if pair.0 == "arrived" { ("arrived", "2026-03-03") } else { *pair });
    let early = desks.say(&birch, "/acts/note.receive", &early.collect::<Vec<_>>()).await;
    assert_eq!(early.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(early.text.contains("id=\"f-arrived-wrong\""), "{}", early.text);
    enters(&desks, &birch, "note.receive", &arrived).await;
    let there = register(&desks, &birch).await;
    assert!(!there.contains("/acts/note.receive"), "its arrival is entered: {there}");
    for person in [&ash, &birch] {
        assert!(register(&desks, person).await.contains("answer asked until"), "counted from its receipt");
    }

    let form = desks.get(&birch, &format!("/acts/note.send?answers{answer}&lang=en")).await.text;
    assert!(form.contains("Composition of the group"), "it says what it answers: {form}");
    let new = between(&form, "name=\"_subject\" value=\"", "\"").to_owned();
    assert!(new.starts_with("note/") && new != about, "an answer is a note of its own: {new}");
    let reply = NOTE.iter().copied().filter(|(name, _)| !["asks", "outgoing.en", "title.en"].contains(name));
    let own = [("answers", &*about), ("outgoing.en", "OUT-B-5"), ("title.en", "The composition")];
    let reply: Vec<_> = reply.chain(own).collect();
    enters(&desks, &birch, "note.send", &reply).await;

    let here = register(&desks, &ash).await;
    for said in ["OUT-17", "IN-0391", "OUT-B-5", "arrived 9 March 2026", "answered:", "in answer to:"] {
        assert!(here.contains(said), "{said}: {here}");
    }
    assert!(!here.contains("answer asked"), "{here}");
    for person in [&ash, &birch] {
        let home = desks.get(person, "/?lang=en").await.text;
        assert!(!home.contains("Answer to:"), "{home}");
    }
    assert!(desks.get(&ash, "/notes?lang=en&at=2027-01-01").await.text.find("/acts/note.receive").is_none());
}

#[tokio::test(flavor = "multi_thread")]
async fn what_is_not_so_of_a_note_is_refused_and_the_form_offers_only_what_may_be_said() {
    let desks = under_terms();
    let (ash, birch) = (desks.enter(0, Seat::Secretary).await, desks.enter(1, Seat::Secretary).await);
    enters(&desks, &ash, "note.send", &NOTE).await;
    let there = register(&desks, &birch).await;
    let about = format!("note/{}", between(&there, "/acts/note.receive?_subject=note%2F", "\""));
    let own = desks.get(&ash, "/acts/note.receive?lang=en").await.text;
    assert!(!own.contains(&about), "a side does not receive its own note: {own}");
    assert!(!desks.get(&ash, "/acts/note.send").await.text.contains(&format!("value=\"{about}\"")));
    assert!(desks.get(&birch, "/acts/note.receive").await.text.contains(&format!("value=\"{about}\"")));
    assert!(desks.get(&birch, "/acts/note.send").await.text.contains(&format!("value=\"{about}\"")));

    let receive =
        |about: &'static str| [("_subject", about), ("arrived", "2026-03-09"), ("incoming.en", "1")];
    let mut refused = Vec::new();
    for (person, kind, form) in [
        (&ash, "note.receive", [&[("_subject", &*about)][..], &receive("note/x")[1..]].concat()),
        (&birch, "note.receive", receive("note/none").to_vec()),
        (&ash, "note.send", [&NOTE[..], &[("answers", &*about)]].concat()),
        (&birch, "note.send", [&NOTE[..], &[("answers", "note/none")]].concat()),
        (&birch, "note.send", [&NOTE[..], &[("answers", "document/terms")]].concat()),
        (&birch, "note.send", [&NOTE[..], &[("_subject", &*about)]].concat()),
    ] {
        let before = desks.own_size(person.side);
        let form: Vec<_> = form.into_iter().chain([("_step", "say")]).collect();
        let answer = desks.say(person, &format!("/acts/{kind}?lang=en"), &form).await;
        assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY, "{form:?}");
        assert_eq!(desks.own_size(person.side), before);
        refused.push(answer.text);
    }
    let told = [
        "A side neither receives nor answers its own note.",
        "No side has entered that it sent this note.",
        "A side neither receives nor answers its own note.",
        "The note that it answers is not in the record.",
        "",
        "The other side has entered a note of this name.",
    ];
    for (text, told) in refused.iter().zip(told) {
        assert!(text.contains(told), "{told}: {text}");
    }
    let lead = desks.enter(1, Seat::Lead).await;
    let read = register(&desks, &lead).await;
    assert!(
        read.contains("OUT-17") && !read.contains("/acts/note."),
        "who may not enter sees no form: {read}"
    );
}
