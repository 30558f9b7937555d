//! A bare checkpoint moves nothing, whoever signed it; a contradiction is kept, named by its content, in a
//! bounded number, and nobody stops writing for it.

use crate::circle::{Circle, Peer, TWO, meet, origin, settle, signer, state};
use jiff::{SignedDuration, Timestamp};
use paivand_node::{Clock, Evidence, Published, State, World};
use paivand_record::checkpoint::Checkpoint;
use paivand_record::hash::Hash;
use paivand_record::suite::Suite;
use std::fs;

const MINE: &str = "logs/ash/checkpoint";

fn bare(size: u64, root: &[u8]) -> Checkpoint {
    Checkpoint { origin: origin("ash"), size, root: Hash::of(root) }
}

#[test]
fn a_checkpoint_under_a_revoked_key_is_no_evidence_against_anybody() {
    let circle = Circle::of(TWO);
    let mut nodes = circle.chartered();
    let stolen = signer(&circle.folder("ash"), "ash");
    nodes[0].rekey().unwrap();
    settle(&mut nodes);
    let size = nodes[0].own_size();
    for (what, size) in [("a smaller one", 2), ("one of the present size", size), ("a larger one", size + 3)]
    {
        let [ash, birch] = &mut nodes[..] else { unreachable!() };
        let note = bare(size, what.as_bytes()).signed(&stolen).to_string();
        let truth = Published(birch);
        let peer = Peer::behind(&truth).with(MINE, note);
        let said = ash.exchange("birch", &peer).unwrap_err().to_string();
        assert!(said.contains("not signed by its log") || said.contains("nothing came"), "{what}: {said}");
        assert_eq!((ash.state(), ash.contradicted().len()), (State::Normal, 0), "{what}");
        assert!(ash.submit(&state("institution/a")).unwrap().place().is_some());
    }
    settle(&mut nodes);
}

#[test]
fn what_contradicts_under_a_present_key_is_kept_and_stops_nobody() {
    let circle = Circle::of(TWO);
    let mut nodes = circle.chartered();
    let key = signer(&circle.folder("ash"), "ash");
    let evidence = circle.folder("ash").join("evidence");
    let mut before = 0;
    for number in 0..30u8 {
        let [ash, birch] = &mut nodes[..] else { unreachable!() };
        // Planted by whoever has the key: the side's own past, other than it was.
        let note = bare(u64::from(number % 3) + 1, &[number]).signed(&key).to_string();
        let truth = Published(birch);
        let peer = Peer::behind(&truth).with(MINE, note);
        let said = ash.exchange("birch", &peer).unwrap_err().to_string();
        assert!(said.contains("contradicts"), "{said}");
        assert_eq!(ash.state(), State::Normal);
        assert!(ash.submit(&state(&format!("institution/i{number}"))).unwrap().place().is_some());
        let names = fs::read_dir(&evidence).unwrap().count();
        assert!(names >= before && names <= 8, "{names} pieces are kept, none is overwritten");
        before = names;
    }
    assert!(
        nodes[0].evidence().iter().all(|piece| piece.proves(Suite::Ed25519Sha256) == Some(origin("ash")))
    );
    // It is checked by anybody from the file alone, and an altered one proves nothing.
    for entry in fs::read_dir(&evidence).unwrap() {
        let text = fs::read_to_string(entry.unwrap().path()).unwrap();
        assert_eq!(Evidence::parse(&text).unwrap().proves(Suite::Ed25519Sha256), Some(origin("ash")));
        assert_eq!(Evidence::parse(&text.replace("evidence v1", "evidence v2")), None);
    }
    settle(&mut nodes);
    assert_eq!(nodes[0].cut(), nodes[1].cut());
    drop(nodes.remove(0));
    let ash = circle.open("ash");
    assert_eq!((ash.state(), ash.contradicted().len()), (State::Normal, 1));
}

#[test]
fn two_branches_of_different_sizes_are_proven_by_both_notes_and_a_path() {
    let circle = Circle::of(TWO);
    let mut nodes = circle.chartered();
    drop(nodes.remove(0));
    let twin = circle.twin("ash");
    nodes.insert(0, circle.open("ash"));
    nodes[0].submit(&state("institution/a")).unwrap();
    meet(&mut nodes, 1, 0).unwrap();
    let mut other = paivand_node::Node::open(&twin, World::machine()).unwrap();
    for number in 0..5 {
        other.submit(&state(&format!("institution/b{number}"))).unwrap();
    }
    assert!(nodes[1].exchange("ash", &Published(&other)).is_err());
    let [piece] = nodes[1].evidence() else { panic!("one piece") };
    let sizes = [&piece.held, &piece.shown].map(|note| Checkpoint::of_note(note).unwrap().size);
    assert_eq!(sizes[1] - sizes[0], 4);
    assert!(piece.branch.is_some() && piece.proves(Suite::Ed25519Sha256).is_some());
    let without = Evidence { branch: None, ..piece.clone() };
    assert_eq!(without.proves(Suite::Ed25519Sha256), None, "two notes of two sizes alone prove nothing");
    // What continues the copy held is taken as before. The next day every side reads in the record what was found, once.
    nodes[0].submit(&state("institution/c")).unwrap();
    settle(&mut nodes);
    assert_eq!(nodes[0].cut(), nodes[1].cut());
    assert_eq!(told(&nodes[0], "birch"), [""; 0], "its own people are told first");
    for days in [1, 2] {
        drop(nodes.pop());
        let later = World::at(Later(days));
        nodes.push(paivand_node::Node::open(&circle.folder("birch"), later).unwrap());
        drop(nodes[1].exchange("ash", &Published(&other)));
        settle(&mut nodes);
        assert_eq!(told(&nodes[0], "birch"), [origin("ash")]);
    }
}

/// The clock of the machine, so many days on.
#[derive(Debug)]
struct Later(i64);

impl Clock for Later {
    fn now(&self) -> Timestamp {
        Timestamp::now() + SignedDuration::from_hours(24 * self.0)
    }
}

/// The logs of which a side tells in its own that they contradict themselves.
fn told(node: &paivand_node::Node, side: &str) -> Vec<String> {
    node.record().logs()[&origin(side)].told.iter().cloned().collect()
}
