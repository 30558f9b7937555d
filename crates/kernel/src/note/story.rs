//! A note is entered by who sent it, received by another side, answered by a note of its own.

use super::NoteState;
use crate::story::papers::{answer, arrival, note, with};
use crate::story::{Story, side, subject};
use crate::{Kind, Refusal};
use alloc::string::ToString;
use alloc::vec::Vec;
use jiff::civil::date;
use serde_json::json;

#[test]
fn a_note_is_sent_received_and_answered() {
    let mut story = Story::of_two();
    story.on("2027-03-04").states("tj", "note/a", &note());
    story.on("2027-03-09").states("cn", "note/a", &arrival("2027-03-08"));
    story.states("cn", "note/a", &arrival("2027-03-09"));
    story.states("cn", "note/b", &answer("note/a"));
    let notes = story.standing.notes();
    let [a, b] = notes.as_slice() else { panic!("{notes:?}") };
    assert_eq!((a.by(), b.by()), (side("tj"), side("cn")));
    assert_eq!(a.received[&side("cn")].1.arrived, date(2027, 3, 9), "the last word counts");
    assert_eq!(a.answered.iter().collect::<Vec<_>>(), [(&side("cn"), &&subject("note/b"))]);
    assert!(a.asked.is_some() && b.asked.is_none() && b.received.is_empty() && b.answered.is_empty());
}

#[test]
fn a_later_entry_corrects_an_earlier_one_of_its_side() {
    let mut story = Story::of_two();
    let first = story.states("tj", "note/a", &note());
    story.states("tj", "note/a", &with(note(), json!({"channel": "agency", "dated": "2027-03-05"})));
    let asked = |story: &Story| story.standing.notes()[0].asked.map(|(act, _)| act);
    assert_eq!(asked(&story), Some(first), "it asks since it first did");
    assert_eq!(story.standing.notes()[0].said.dated, date(2027, 3, 5));
    assert_eq!(
        story.refused("cn", "note/a", &arrival("2027-03-04")),
        Refusal::ArrivedEarly { dated: date(2027, 3, 5) }
    );
    story.states("tj", "note/a", &with(note(), json!({"asks": false})));
    assert_eq!(asked(&story), None);
    let again = story.states("tj", "note/a", &note());
    assert_eq!(asked(&story), Some(again));
    assert_eq!(story.standing.notes().len(), 1);
}

#[test]
fn what_is_not_so_is_refused_each_for_its_own_reason() {
    let mut story = Story::of_two();
    assert_eq!(story.refused("cn", "note/a", &arrival("2027-03-09")), Refusal::UnknownNote);
    assert_eq!(story.refused("cn", "note/b", &answer("note/a")), Refusal::UnknownAnswered);
    let wrong = Refusal::WrongKind { expected: Kind::Note };
    assert_eq!(story.refused("cn", "note/b", &answer("document/memorandum")), wrong);
    story.states("tj", "note/a", &note());
    assert_eq!(story.refused("tj", "note/a", &arrival("2027-03-09")), Refusal::OwnNote);
    assert_eq!(story.refused("tj", "note/b", &answer("note/a")), Refusal::OwnNote);
    assert_eq!(story.refused("cn", "note/a", &note()), Refusal::NoteOfAnother);
    let early = Refusal::ArrivedEarly { dated: date(2027, 3, 4) };
    assert_eq!(story.refused("cn", "note/a", &arrival("2027-03-03")), early);
    assert_eq!(early.at(), Some("content.arrived"));
    story.states("cn", "note/a", &arrival("2027-03-04"));
    let joint = story.proposes("tj", "note/c", json!({}), &note());
    assert_eq!(story.why_void(joint), Refusal::WrongSides);
}

#[test]
fn notes_of_two_sides_that_named_them_alike_are_two() {
    let mut story = Story::of_two();
    let (past, charter) = (story.past(), story.standing.charter().unwrap().0);
    story.states("tj", "note/a", &note());
    story.states_late("cn", "note/a", charter, past, &note());
    assert_eq!(story.standing.voids().count(), 0);
    story.states("cn", "note/a", &arrival("2027-03-09"));
    story.states("cn", "note/b", &answer("note/a"));
    let notes = story.standing.notes();
    let of = |note: &NoteState<'_>| (note.by().to_string(), note.received.len(), note.answered.len());
    let [cn, tj] = ["cn", "tj"].map(ToString::to_string);
    assert_eq!(notes[..2].iter().map(of).collect::<Vec<_>>(), [(cn, 0, 0), (tj, 1, 1)]);
}

#[test]
fn what_is_said_of_one_note_is_not_said_of_another() {
    let mut story = Story::of_two();
    for note_of_two in ["note/a", "note/b", "note/c"] {
        story.states("tj", note_of_two, &note());
    }
    story.states("cn", "note/b", &arrival("2027-03-09"));
    story.states("cn", "note/d", &answer("note/b"));
    let notes = story.standing.notes();
    let told: Vec<_> = notes.iter().map(|note| (note.received.len(), note.answered.len())).collect();
    assert_eq!(told, [(0, 0), (1, 1), (0, 0), (0, 0)]);
}

#[test]
fn a_note_that_a_side_has_not_seen_is_unknown_to_it() {
    let mut story = Story::of_two();
    let (past, charter) = (story.past(), story.standing.charter().unwrap().0);
    story.is_cut_off("cn");
    story.states("tj", "note/a", &note());
    let early = story.states_late("cn", "note/a", charter, past.clone(), &arrival("2027-03-09"));
    assert_eq!(story.why_void(early), Refusal::UnknownNote);
    let early = story.states_late("cn", "note/b", charter, past, &answer("note/a"));
    assert_eq!(story.why_void(early), Refusal::UnknownAnswered);
}

#[test]
fn notes_are_not_known_before_the_third_version_of_the_rules() {
    for version in [1, 2] {
        let mut story = Story::of_version(version);
        let unknown = Refusal::UnknownKind { name: "note.send".into() };
        assert_eq!(story.refused("tj", "note/a", &note()), unknown);
    }
}
