//! No mark is not safety: a node without one, or with one that says nothing any more, waits to be shown what
//! others hold, and never forks its log.

use crate::circle::{Circle, THREE, TWO, copy, meet, origin, restore, settle, state};
use paivand_node::mark::Mark;
use paivand_node::{Entered, Intent, Node, State, World};
use paivand_record::checkpoint::Checkpoint;
use paivand_record::hash::Hash;
use std::fs;

/// What is done to the mark, by name.
type Row = (&'static str, fn(&[u8]) -> Option<Vec<u8>>);

const MARKS: [Row; 5] = [
    ("is gone", |_| None),
    ("is empty", |_| Some(Vec::new())),
    ("is cut", |whole| Some(whole[..whole.len() / 2].to_vec())),
    ("is altered", |whole| Some([&whole[..whole.len() - 1], b"x"].concat())),
    ("is of another form", |_| Some(b"ash.example/grove\n9007199254740991\nAAAA\n\n".to_vec())),
];

#[test]
fn a_restored_node_whose_mark_tells_nothing_waits_and_then_goes_on_in_one_log() {
    for (what, spoil) in MARKS {
        let circle = Circle::of(TWO);
        let mut nodes = circle.chartered();
        let backup = circle.root.path().join("backup");
        copy(&circle.folder("ash"), &backup);
        nodes[0].submit(&state("institution/a")).unwrap();
        settle(&mut nodes);
        drop(nodes.remove(0));
        restore(&backup, &circle.folder("ash"));
        let whole = fs::read(circle.mark("ash")).unwrap();
        match spoil(&whole) {
            Some(bytes) => fs::write(circle.mark("ash"), bytes).unwrap(),
            None => fs::remove_file(circle.mark("ash")).unwrap(),
        }
        let mut ash = circle.open("ash");
        assert_eq!(ash.state(), State::Unconfirmed { waits_for: vec!["birch".into()] }, "the mark {what}");
        let before = ash.own_size();
        let said = ash.submit(&state("institution/b")).unwrap();
        assert!(matches!(said.entered, Entered::Waiting { .. }), "the mark {what}: {said:?}");
        assert_eq!(ash.own_size(), before, "nothing is sealed");
        let recovery = fs::read(circle.folder("ash").join("keys/recovery.key")).unwrap();
        assert!(ash.rekey().is_err() && ash.succeed("ash.example/next", &recovery).is_err());
        // Also the next start does not take what was left for a mark.
        drop(ash);
        nodes.insert(0, circle.open("ash"));
        assert!(matches!(nodes[0].state(), State::Unconfirmed { .. }), "the mark {what}");
        meet(&mut nodes, 0, 1).unwrap();
        assert_eq!(nodes[0].state(), State::Normal, "the mark {what}");
        let act = said.act.unwrap();
        assert!(nodes[0].record().stated().contains(&act), "it is sealed, under the identifier it had");
        settle(&mut nodes);
        assert!(nodes.iter().all(|node| node.contradicted().is_empty()), "one log, whatever happened");
        assert!(nodes[1].record().stated().contains(&act));
        assert_eq!(
            Mark::open(&circle.folder("ash")).unwrap().of(&origin("ash")).unwrap().size,
            nodes[0].own_size()
        );
    }
}

/// An entry that one life wrote and nobody was given stands in an old copy; another life wrote another at its place.
#[test]
fn an_answer_that_shows_another_history_confirms_nothing() {
    let circle = Circle::of(TWO);
    let mut nodes = circle.chartered();
    let [early, other] = ["early", "other"].map(|name| circle.root.path().join(name));
    copy(&circle.folder("ash"), &early);
    nodes[0].submit(&state("institution/nobody-was-given")).unwrap();
    drop(nodes.remove(0));
    copy(&circle.folder("ash"), &other);
    restore(&early, &circle.folder("ash"));
    nodes.insert(0, circle.open("ash"));
    assert_eq!(nodes[0].state(), State::Normal, "what nobody was given binds nobody");
    nodes[0].submit(&state("institution/b")).unwrap();
    settle(&mut nodes);
    let (held, released) = (nodes[1].cut(), nodes[0].own_size());
    drop(nodes.remove(0));
    restore(&other, &circle.folder("ash"));
    fs::remove_file(circle.mark("ash")).unwrap();
    nodes.insert(0, circle.open("ash"));
    assert_eq!(nodes[0].own_size(), released, "as much, and not the same");
    for _ in 0..2 {
        meet(&mut nodes, 0, 1).unwrap_err();
        assert_eq!(nodes[0].state(), State::Unconfirmed { waits_for: vec!["birch".into()] });
    }
    assert!(nodes[0].submit(&state("institution/c")).unwrap().place().is_none(), "nothing is sealed on it");
    // The copy that holds nothing else comes to hold what the other side does.
    drop(nodes.remove(0));
    restore(&early, &circle.folder("ash"));
    nodes.insert(0, circle.open("ash"));
    meet(&mut nodes, 0, 1).unwrap();
    assert_eq!((nodes[0].state(), nodes[0].cut()), (State::Normal, held));
}

#[test]
fn of_three_sides_every_other_one_must_answer() {
    let circle = Circle::of(THREE);
    let mut nodes = circle.chartered();
    drop(nodes.remove(0));
    fs::remove_file(circle.mark("ash")).unwrap();
    nodes.insert(0, circle.open("ash"));
    meet(&mut nodes, 0, 2).unwrap();
    assert_eq!(nodes[0].state(), State::Unconfirmed { waits_for: vec!["birch".into()] });
    // A person may answer for it, for statements only.
    assert!(nodes[0].confirm_by_person("  ").is_err(), "a person says why");
    nodes[0].confirm_by_person("birch has been without power for a month").unwrap();
    assert_eq!(nodes[0].state(), State::Statements { waits_for: vec!["birch".into()] });
    assert!(nodes[0].submit(&state("institution/a")).unwrap().place().is_some());
    let joint = crate::circle::propose("body/a", &crate::circle::joint());
    assert!(nodes[0].submit(&joint).unwrap().place().is_none(), "nothing joint is signed");
    nodes[2].submit(&state("institution/c")).unwrap();
    meet(&mut nodes, 0, 2).unwrap();
    let published = fs::read_to_string(circle.folder("ash").join("logs/cedar/checkpoint")).unwrap();
    assert!(!published.contains("ash.example/grove/mirror"), "and nothing is cosigned: {published}");
    // The word of a person outlives a restart, and ends with the answer.
    drop(nodes.remove(0));
    nodes.insert(0, circle.open("ash"));
    assert_eq!(nodes[0].state(), State::Statements { waits_for: vec!["birch".into()] });
    settle(&mut nodes);
    assert_eq!(nodes[0].state(), State::Normal);
    assert_eq!(nodes[0].waiting().unwrap(), [], "what waited is sealed");
    assert!(nodes[0].confirm_by_person("again").unwrap_err().to_string().contains("nothing to do"));
}

#[test]
fn an_act_taken_back_while_it_waits_leaves_nothing_in_any_log() {
    let circle = Circle::of(TWO);
    let mut nodes = circle.chartered();
    drop(nodes.remove(0));
    fs::remove_file(circle.mark("ash")).unwrap();
    nodes.insert(0, circle.open("ash"));
    let joint = crate::circle::propose("body/a", &crate::circle::joint());
    let [kept, twice, taken] =
        [&joint, &joint, &state("institution/a")].map(|intent| nodes[0].submit(intent).unwrap().act.unwrap());
    let back = Intent::Close { act: taken, reason: paivand_record::entry::CloseReason::Withdrawn };
    assert_eq!(nodes[0].submit(&back).unwrap().entered, Entered::Withdrawn);
    settle(&mut nodes);
    assert!(nodes[1].record().acts().contains_key(&kept));
    assert!(!nodes[1].record().stated().contains(&taken));
    // Two on one subject: the second is refused when its turn comes, and goes back to the person.
    let waiting = nodes[0].waiting().unwrap();
    assert_eq!(waiting.iter().map(|(_, act)| act.id).collect::<Vec<_>>(), [twice]);
    assert!(waiting[0].1.refused.as_ref().unwrap().contains("close or enact that first"));
}

#[test]
fn a_mark_of_any_size_costs_no_memory() {
    let circle = Circle::of(TWO);
    drop(circle.chartered());
    let vast = Checkpoint { origin: origin("ash"), size: (1 << 53) - 1, root: Hash::of(b"x") };
    let mark = Mark::open(&circle.folder("ash")).unwrap();
    mark.raise(&vast.signed(&crate::circle::signer(&circle.folder("ash"), "ash"))).unwrap();
    let node = Node::open(&circle.folder("ash"), World::machine()).unwrap();
    assert!(matches!(node.state(), State::ReadOnly { released, .. } if released == vast.size));
}
