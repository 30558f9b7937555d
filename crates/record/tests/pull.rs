//! A pull takes the whole log or nothing, whatever the peer answers.
#![allow(clippy::unwrap_used, clippy::indexing_slicing, reason = "a test may stop at what cannot happen")]

use paivand_record::bundle;
use paivand_record::checkpoint::Checkpoint;
use paivand_record::hash::Hash;
use paivand_record::key::{Algorithm, Signer};
use paivand_record::pull::{Pull, PullError};
use paivand_record::suite::Suite;
use paivand_record::tile::Tile;
use paivand_record::tree::Frontier;

const SUITE: Suite = Suite::Ed25519Sha256;

const ORIGIN: &str = "tj.example/log";

fn entry(index: u64) -> Vec<u8> {
    format!("entry {index}").into_bytes()
}

fn grown(size: u64) -> Frontier {
    let mut frontier = Frontier::default();
    (0..size).for_each(|index| frontier.take(&entry(index), |_, _, _| {}));
    frontier
}

fn bundle(tile: Tile) -> Vec<u8> {
    let mut bytes = Vec::new();
    let first = tile.index * bundle::BUNDLE_ENTRIES;
    assert!((first..first + u64::from(tile.width)).all(|index| bundle::push(&mut bytes, &entry(index))));
    bytes
}

fn note(size: u64) -> Vec<u8> {
    let signer = Signer::new(ORIGIN, Algorithm::Ed25519, &[7; 32]).unwrap();
    let checkpoint = Checkpoint { origin: ORIGIN.into(), size, root: grown(size).root() };
    checkpoint.signed(&signer).to_string().into_bytes()
}

fn begun(held: u64, size: u64) -> Pull {
    let held = grown(held);
    Pull::begin(ORIGIN, &held, &held.root(), &note(size)).unwrap()
}

#[test]
fn a_pull_takes_what_is_new_from_bundles_of_any_width() {
    for (held, size) in [(0, 1), (0, 256), (0, 300), (10, 300), (255, 257), (256, 513), (300, 300)] {
        for full in [false, true] {
            let mut pull = begun(held, size);
            while let Some(tile) = pull.wants() {
                let bytes = bundle(if full { tile.full() } else { tile });
                pull.give(&bytes, full).unwrap();
            }
            let pulled = pull.end().unwrap();
            assert_eq!(pulled.entries, (held..size).map(entry).collect::<Vec<_>>(), "{held} to {size}");
            assert_eq!(pulled.frontier, grown(size));
        }
    }
}

#[test]
fn a_bundle_torn_at_any_byte_ends_the_pull() {
    let whole = bundle(begun(0, 300).wants().unwrap());
    for end in 0..whole.len() {
        let mut pull = begun(0, 300);
        assert!(matches!(pull.give(&whole[..end], false), Err(PullError::Bundle { at: 0, .. })), "{end}");
        // Whoever goes on regardless gets nothing either.
        assert_eq!(pull.wants(), None);
        assert_eq!(pull.end(), Err(PullError::Fork { held: 0 }));
    }
}

#[test]
fn entries_that_lead_elsewhere_are_a_fork() {
    let whole = bundle(begun(0, 3).wants().unwrap());
    for bit in 0..8 * whole.len() {
        let mut changed = whole.clone();
        changed[bit / 8] ^= 1 << (bit % 8);
        let mut pull = begun(0, 3);
        let taken = pull.give(&changed, false).and_then(|()| pull.end().map(drop));
        assert!(taken.is_err(), "bit {bit}");
    }
    assert_eq!(begun(0, 3).end(), Err(PullError::Fork { held: 0 }), "nothing was given");
}

#[test]
fn checkpoints_that_cannot_be_followed() {
    let begin = |held: &Frontier, note: &[u8]| Pull::begin(ORIGIN, held, &held.root(), note).err().unwrap();
    let other = String::from_utf8(note(3)).unwrap().replace(ORIGIN, "cn.example/log");
    assert!(matches!(begin(&grown(0), b"no note"), PullError::Note(_)));
    assert_eq!(begin(&grown(0), other.as_bytes()), PullError::OtherLog("cn.example/log".into()));
    assert_eq!(begin(&grown(4), &note(3)), PullError::Smaller { offered: 3, held: 4 });
    let mut forked = grown(2);
    forked.append(SUITE.leaf(b"another"), |_, _, _| {});
    assert_eq!(begin(&forked, &note(3)), PullError::Fork { held: 3 });
    let huge = String::from_utf8(note(3)).unwrap().replace("\n3\n", "\n9007199254740991\n");
    let vast = Pull::begin(ORIGIN, &grown(0), &grown(0).root(), huge.as_bytes()).unwrap();
    assert_eq!(
        vast.wants().map(|tile| tile.index),
        Some(0),
        "however much is claimed, one bundle is asked for"
    );
}

#[test]
fn what_came_may_be_put_aside_in_slices() {
    let mut pull = begun(10, 700);
    let mut aside = Vec::new();
    while let Some(tile) = pull.wants() {
        pull.give(&bundle(tile), false).unwrap();
        aside.extend(pull.put_aside());
    }
    assert!(pull.end().unwrap().entries.is_empty(), "nothing stays in memory");
    assert_eq!(aside, (10..700).map(entry).collect::<Vec<_>>());
}

#[test]
fn a_log_passes_through_the_mark_or_is_refused() {
    let through = |held, size, root| {
        let mark = Checkpoint { origin: ORIGIN.into(), size, root };
        let mut pull = begun(held, 700).through(mark)?;
        while let Some(tile) = pull.wants() {
            pull.give(&bundle(tile), false)?;
        }
        pull.end().map(drop)
    };
    for size in [0, 10, 11, 256, 300, 700, 900] {
        assert_eq!(through(10, size, grown(size).root()), Ok(()), "{size}");
    }
    for size in [10, 11, 256, 300, 700] {
        assert_eq!(through(10, size, Hash::of(b"another")), Err(PullError::Mark { size }), "{size}");
    }
}
