//! Nothing is fetched before it is paid for: a note is checked before its bundles are asked for, and what one
//! exchange brings is bounded, whatever is claimed.

use crate::circle::{Circle, Peer, TWO, meet, origin, settle, signer, state};
use paivand_node::budget::Budget;
use paivand_node::source::{Source, SourceError};
use paivand_node::{Published, Settings, State};
use paivand_record::bundle;
use paivand_record::checkpoint::Checkpoint;
use paivand_record::hash::Hash;
use paivand_record::key::{Algorithm, Signer};
use paivand_record::note::Note;

const THEIRS: &str = "logs/birch/checkpoint";

/// A peer that has every bundle anybody asks for: 256 entries of a kilobyte that nobody signed.
struct Endless<'a>(&'a dyn Source, Vec<u8>);

impl Source for Endless<'_> {
    fn get(&self, path: &str) -> Result<Option<Vec<u8>>, SourceError> {
        if path.starts_with("logs/birch/tile/entries/") {
            return Ok(if path.contains(".p/") { None } else { Some(self.1.clone()) });
        }
        self.0.get(path)
    }
}

fn garbage() -> Vec<u8> {
    let mut bytes = Vec::new();
    (0..256).for_each(|_| assert!(bundle::push(&mut bytes, &[7; 1_024])));
    bytes
}

fn claim(size: u64) -> Checkpoint {
    Checkpoint { origin: origin("birch"), size, root: Hash::of(b"x") }
}

#[test]
fn an_unsigned_claim_costs_next_to_nothing() {
    let circle = Circle::of(TWO);
    let mut nodes = circle.chartered();
    let mut unsigned = Note::new(claim(1 << 40).text());
    unsigned.sign(&Signer::new(&origin("birch"), Algorithm::Ed25519, &[9; 32]).unwrap());
    let [ash, birch] = &mut nodes[..] else { unreachable!() };
    let truth = Published(birch);
    let endless = Endless(&truth, garbage());
    let peer = Peer::behind(&endless).with(THEIRS, unsigned.to_string());
    for _ in 0..3 {
        let pouch = ash.wants("birch").fetch(&peer).unwrap();
        let bytes: usize = pouch.0.values().map(Vec::len).sum();
        assert!(bytes < 5 << 20, "{bytes} bytes were fetched for a note that nobody signed");
        let before = ash.cut();
        let said = ash.exchange("birch", &pouch).unwrap_err().to_string();
        assert!(said.contains("not signed by its log"), "{said}");
        assert_eq!((ash.cut(), ash.state()), (before, State::Normal));
    }
    assert!(!circle.folder("ash").join("logs/birch/tile/entries/001").exists(), "none of it is stored");
}

#[test]
fn a_signed_claim_costs_one_budget_each_time_and_one_quota_in_all() {
    let circle = Circle::of(TWO);
    drop(circle.chartered());
    let quota = 3 << 20;
    circle.configure("ash", Settings { quota_bytes: Some(quota), ..Settings::default() });
    let mut nodes = vec![circle.open("ash"), circle.open("birch")];
    let note = claim((1 << 53) - 1).signed(&signer(&circle.folder("birch"), "birch"));
    let [ash, birch] = &mut nodes[..] else { unreachable!() };
    let truth = Published(birch);
    let endless = Endless(&truth, garbage());
    let peer = Peer::behind(&endless).with(THEIRS, note.to_string());
    let mut said = String::new();
    for _ in 0..9 {
        let mut wants = ash.wants("birch");
        wants.budget = Budget { bytes: 1 << 20, ..Budget::default() };
        let pouch = wants.fetch(&peer).unwrap();
        let bytes: usize = pouch.0.values().map(Vec::len).sum();
        assert!(bytes < 2 << 20, "{bytes} bytes in one exchange");
        said = ash.exchange("birch", &pouch).err().map_or_else(String::new, |error| error.to_string());
    }
    assert!(said.contains("more than its quota"), "{said}");
    assert_eq!(ash.near_quota(), ["birch"], "people are told");
    assert_eq!(ash.state(), State::Normal);
    assert!(ash.submit(&state("institution/a")).unwrap().place().is_some(), "and go on");
    // The quota is the writer's: what ash writes birch takes as before.
    assert_eq!(meet(&mut nodes, 1, 0).unwrap(), 1);
}

#[test]
fn a_peer_that_promises_and_sends_nothing_delays_nobody() {
    let circle = Circle::of(TWO);
    let mut nodes = circle.chartered();
    let note = claim(1 << 30).signed(&signer(&circle.folder("birch"), "birch"));
    {
        let [ash, birch] = &mut nodes[..] else { unreachable!() };
        let truth = Published(birch);
        let peer = Peer::behind(&truth).with(THEIRS, note.to_string());
        let pouch = ash.wants("birch").fetch(&peer).unwrap();
        assert!(peer.asked_for("/tile/entries/") <= 2, "{:?}", peer.asked);
        assert!(ash.exchange("birch", &pouch).unwrap_err().to_string().contains("nothing came"));
    }
    nodes[1].submit(&state("institution/b")).unwrap();
    settle(&mut nodes);
    assert_eq!(nodes[0].cut(), nodes[1].cut(), "the truth is taken as soon as it comes");
}
