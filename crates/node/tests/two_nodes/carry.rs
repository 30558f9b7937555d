//! By pouch, and in pieces.

use crate::pair::{Pair, copy, in_force, joint, propose, state};
use paivand_node::sealed::SealError;
use paivand_node::source::Pouch;
use paivand_node::verify::verify;
use paivand_node::{Intent, Node, State};

#[test]
fn a_pouch_carries_what_the_link_does_not() {
    let pair = Pair::new();
    let mut nodes = pair.chartered();
    let act = nodes[1].submit(&propose("body/a", &joint())).unwrap().act.unwrap();
    let carried = |node: &Node| Pouch::parse(&node.pack().unwrap().to_bytes()).unwrap();
    let pouch = carried(&nodes[1]);
    nodes[0].exchange("tj", &pouch).unwrap();
    nodes[0].submit(&Intent::Concur { act }).unwrap();
    let stale = carried(&nodes[1]);
    for _ in 0..3 {
        let pouch = carried(&nodes[0]);
        nodes[1].exchange("cn", &pouch).unwrap();
        let pouch = carried(&nodes[1]);
        nodes[0].exchange("tj", &pouch).unwrap();
    }
    assert!(in_force(&nodes[0], act) && in_force(&nodes[1], act));
    let held = nodes[0].cut();
    assert!(nodes[0].exchange("tj", &stale).is_err(), "an old pouch is told from a new one");
    assert_eq!(nodes[0].cut(), held);
    assert!(nodes[0].contradicted().is_empty(), "and is no fork");
}

#[test]
fn a_log_longer_than_a_bundle_is_pulled_in_pieces_and_verifies() {
    let pair = Pair::new();
    let mut nodes = pair.chartered();
    for number in 0..530 {
        nodes[1].submit(&state(&format!("institution/i{number}"))).unwrap();
        // Odd sizes on both sides of the bundle's edge.
        if [3, 250, 251, 252, 400, 529].contains(&number) {
            nodes[0].exchange("tj", &pair.folder(1)).unwrap();
            assert_eq!(nodes[0].cut()[1], nodes[1].cut()[1]);
        }
    }
    pair.settle(&mut nodes);
    drop(nodes);
    for folder in &pair.folders {
        let report = verify(folder).unwrap();
        assert!(report.logs[1].checkpoint.size > 512 && report.logs[1].void == 0);
    }
    let again = pair.open(1);
    assert_eq!(again.state(), State::Normal);
}

/// What one side packs for the other, sealed, as it travels.
fn sealed(from: &Node, to: &str) -> Vec<Vec<u8>> {
    let parts = from.pack_for(to).unwrap();
    parts.iter().map(|part| from.seal_for(to, &part.to_bytes()).unwrap().unwrap()).collect()
}

fn unsealed(node: &Node, parts: Vec<Vec<u8>>) -> Pouch {
    let opened = parts.into_iter().map(|part| Pouch::parse(&node.unseal(part).unwrap()).unwrap());
    opened.fold(Pouch::default(), |mut all, part| {
        all.0.extend(part.0);
        all
    })
}

#[test]
fn over_sealed_pouches_alone_an_act_comes_into_force_and_who_carries_them_reads_nothing() {
    let pair = Pair::new();
    let mut nodes = pair.chartered();
    let act = nodes[1].submit(&propose("body/carried", &joint())).unwrap().act.unwrap();
    let mut carried = Vec::new();
    for (from, to) in [(1, "cn"), (0, "tj"), (1, "cn"), (0, "tj"), (1, "cn")] {
        let parts = sealed(&nodes[from], to);
        carried.extend(parts.clone());
        let pouch = unsealed(&nodes[1 - from], parts);
        let side = nodes[from].identity().card.side.clone();
        nodes[1 - from].exchange(&side, &pouch).unwrap();
        if from == 1 && !nodes[0].record().acts()[&act].concurs.contains_key("cn") {
            nodes[0].submit(&Intent::Concur { act }).unwrap();
        }
    }
    assert!(in_force(&nodes[0], act) && in_force(&nodes[1], act), "one touch on each side");
    let plain: Vec<u8> = nodes[1].pack().unwrap().to_bytes();
    for telling in [&b"vnd.paivand"[..], b"tj.example", b"checkpoint"] {
        let tells = |bytes: &[u8]| bytes.windows(telling.len()).any(|window| window == telling);
        assert!(tells(&plain), "it is in what is packed");
        assert!(carried.iter().all(|part| !tells(part)), "and not in what travels");
    }
    // Who is another reader, has other keys, or finds it altered, opens nothing.
    let part = sealed(&nodes[1], "cn").remove(0);
    assert!(matches!(nodes[1].unseal(part.clone()), Err(SealError::OtherReader { .. })));
    let mut altered = part.clone();
    *altered.last_mut().unwrap() ^= 1;
    assert!(matches!(nodes[0].unseal(altered), Err(SealError::Closed)));
    // A change of keys on the way closes nothing.
    nodes[0].rekey().unwrap();
    assert!(nodes[0].unseal(part).is_ok());
}

/// Who lost entries gets them by sealed pouches too: what it shows is less than it was known to hold.
#[test]
fn a_restored_side_gets_back_by_sealed_pouches_what_it_lost() {
    let pair = Pair::new();
    let mut nodes = pair.chartered();
    let backup = pair.root.path().join("backup");
    copy(&pair.folders[1], &backup);
    nodes[1].submit(&state("institution/a")).unwrap();
    pair.settle(&mut nodes);
    let cut = nodes[1].cut();
    drop(nodes);
    std::fs::remove_dir_all(&pair.folders[1]).unwrap();
    copy(&backup, &pair.folders[1]);
    let mut nodes = [pair.open(0), pair.open(1)];
    assert!(matches!(nodes[1].state(), State::ReadOnly { .. }));
    for (from, to) in [(1, "cn"), (0, "tj")] {
        let pouch = unsealed(&nodes[1 - from], sealed(&nodes[from], to));
        let side = nodes[from].identity().card.side.clone();
        nodes[1 - from].exchange(&side, &pouch).ok();
    }
    assert_eq!((nodes[1].state(), nodes[1].cut()), (State::Normal, cut), "two journeys suffice");
}
