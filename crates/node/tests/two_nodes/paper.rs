//! A side without a node signs on paper; when its node comes, it takes over or contests. Told as minutes.

use crate::pair::{Pair, charter, charter_text, content, in_force, joint, propose, state};
use paivand_kernel::{ActId, Duty};
use paivand_node::verify::verify;
use paivand_node::{Intent, Node};
use paivand_record::act::Attested;
use paivand_record::hash::Hash;
use serde_json::{Value, json};
use std::collections::BTreeMap;
use std::fs;

fn on_paper(pair: &Pair) -> Vec<Attested> {
    let scan = Hash::of(b"what the minister signed");
    fs::create_dir_all(pair.folders[0].join("documents")).unwrap();
    fs::write(pair.folders[0].join(format!("documents/{scan}")), "what the minister signed").unwrap();
    vec![Attested { side: "tj".into(), on: "2027-01-10".parse().unwrap(), scan }]
}

fn attested(pair: &Pair, subject: &str, value: &Value) -> Intent {
    let (content, personal) = (content(value), BTreeMap::new());
    let attested = on_paper(pair);
    Intent::Propose { subject: subject.into(), content, personal, days: Default::default(), attested }
}

fn side(node: &Node, name: &str, has_node: bool) -> Value {
    let (origin, log) = node.record().logs().iter().find(|(_, log)| log.side == name).unwrap();
    let (origin, genesis) =
        if has_node { (json!(origin), json!(log.genesis)) } else { (json!(null), json!(null)) };
    json!({"side": name, "origin": origin, "genesis": genesis, "zone": "Asia/Dushanbe"})
}

/// The charter as the first side's node proposes it, with or without a log of the second.
fn founds(pair: &Pair, node: &Node, joins: bool) -> Value {
    let text = charter_text(&["cn".to_owned(), "tj".to_owned()]);
    let digest = Hash::of(text.as_bytes()).to_string();
    paivand_node::disk::write(&pair.folders[0].join("documents").join(&digest), text.as_bytes()).unwrap();
    charter(&digest, &[side(node, "cn", true), side(node, "tj", joins)])
}

fn alone(pair: &Pair, nodes: &mut [Node; 2]) -> [Hash; 2] {
    let founding = attested(pair, "charter", &founds(pair, &nodes[0], false));
    nodes[0].submit(&founding).unwrap();
    nodes[0].tend().unwrap();
    let first = nodes[0].submit(&attested(pair, "body/group", &joint())).unwrap().act.unwrap();
    nodes[0].tend().unwrap();
    let second = nodes[0].submit(&attested(pair, "body/group", &joint())).unwrap().act.unwrap();
    pair.settle(nodes);
    [first, second]
}

#[test]
fn a_side_works_alone_and_the_other_takes_over_what_it_signed() {
    let pair = Pair::new();
    let mut nodes = [pair.open(0), pair.open(1)];
    pair.settle(&mut nodes);
    let [first, second] = alone(&pair, &mut nodes);
    assert!(in_force(&nodes[0], first) && in_force(&nodes[0], second), "for those who signed");
    let group = "body/group".parse().unwrap();
    assert_eq!(nodes[0].standing().head(&group).unwrap().0, ActId(second.0));
    let owed =
        |node: &Node, duty: Duty| node.dues(node.now()).dues.iter().filter(|due| due.duty == duty).count();
    assert_eq!(owed(&nodes[0], Duty::Concur), 0, "nothing is awaited of who has no node");
    let bare = nodes[0].submit(&propose("body/other", &joint())).unwrap_err();
    assert!(format!("{bare:?}").contains("Charter"), "nobody is left out: {bare:?}");
    // Its node joins, by a charter that names its log.
    let joins = nodes[0].submit(&propose("charter", &founds(&pair, &nodes[0], true))).unwrap().act.unwrap();
    pair.settle(&mut nodes);
    nodes[1].submit(&Intent::Concur { act: joins }).unwrap();
    pair.settle(&mut nodes);
    assert_eq!(nodes[0].record().charter(), Some(joins));
    let late = nodes[0].submit(&attested(&pair, "body/late", &joint())).unwrap_err();
    assert!(format!("{late:?}").contains("Charter"), "nothing more is attested: {late:?}");
    let early = nodes[1].submit(&Intent::Concur { act: second }).unwrap_err();
    assert!(format!("{early:?}").contains("Base"), "from the base upwards: {early:?}");
    for act in [first, second] {
        nodes[1].submit(&Intent::Concur { act }).unwrap();
        pair.settle(&mut nodes);
    }
    let taken = nodes[1].standing().act(&ActId(second.0)).unwrap();
    assert!(taken.taken_over().contains_key(&"tj".parse().unwrap()));
    let next = nodes[1].submit(&propose("body/group", &joint())).unwrap().act.unwrap();
    pair.settle(&mut nodes);
    nodes[0].submit(&Intent::Concur { act: next }).unwrap();
    pair.settle(&mut nodes);
    assert_eq!(nodes[0].standing().head(&group).unwrap().0, ActId(next.0), "and they go on together");
    nodes[1].submit(&state("institution/a")).unwrap();
    pair.settle(&mut nodes);
    assert!(nodes[1].missing_documents().is_empty(), "the scans have travelled");
    pair.folders.iter().for_each(|folder| drop(verify(folder).unwrap()));
    drop(nodes);
    let nodes = [pair.open(0), pair.open(1)];
    assert_eq!(nodes[0].standing(), nodes[1].standing());
}

#[test]
fn what_a_side_contests_stands_only_for_those_who_signed() {
    let pair = Pair::new();
    let mut nodes = [pair.open(0), pair.open(1)];
    pair.settle(&mut nodes);
    let [first, second] = alone(&pair, &mut nodes);
    let joins = nodes[0].submit(&propose("charter", &founds(&pair, &nodes[0], true))).unwrap().act.unwrap();
    pair.settle(&mut nodes);
    nodes[1].submit(&Intent::Concur { act: joins }).unwrap();
    nodes[1].submit(&Intent::Concur { act: first }).unwrap_err();
    pair.settle(&mut nodes);
    nodes[1].submit(&Intent::Decline { act: first, reason: "en=We signed another text.".into() }).unwrap();
    pair.settle(&mut nodes);
    let contested = nodes[0].standing().act(&ActId(first.0)).unwrap();
    assert!(contested.disputed().contains_key(&"tj".parse().unwrap()));
    assert!(nodes[0].missing_words().is_empty(), "why has come too");
    let second = nodes[1].submit(&Intent::Concur { act: second }).unwrap_err();
    assert!(format!("{second:?}").contains("Base"), "nor what stands on it: {second:?}");
    // All of both sides begin anew from what all signed: nothing.
    let next = nodes[1].submit(&propose("body/group", &joint())).unwrap().act.unwrap();
    pair.settle(&mut nodes);
    nodes[0].submit(&Intent::Concur { act: next }).unwrap();
    pair.settle(&mut nodes);
    let group = "body/group".parse().unwrap();
    assert!(nodes.iter().all(|node| node.standing().head(&group).unwrap().0 == ActId(next.0)));
}
