//! A circle of one: a side that keeps its own record, as a ministry does inside its government.

use crate::pair::{charter, charter_text, in_force, joint, propose, state};
use paivand_node::identity::Identity;
use paivand_node::verify::verify;
use paivand_node::{Node, State, World, disk};
use paivand_record::hash::Hash;
use serde_json::json;
use std::fs;

#[test]
fn a_side_alone_founds_its_record_and_what_it_proposes_is_in_force() {
    let root = tempfile::tempdir().unwrap();
    let folder = root.path().join("alone");
    fs::create_dir(&folder).unwrap();
    Identity::make(&World::machine(), &folder, "test", "tj", "tj.example/alone").unwrap();
    let mut node = Node::open(&folder, World::machine()).unwrap();
    assert_eq!(node.state(), State::Normal);
    let genesis = node.record().logs()["tj.example/alone"].genesis.unwrap();
    let side =
        json!({"side": "tj", "origin": "tj.example/alone", "genesis": genesis, "zone": "Asia/Dushanbe"});
    let text = charter_text(&["tj".to_owned()]);
    let digest = Hash::of(text.as_bytes()).to_string();
    disk::write(&folder.join("documents").join(&digest), text.as_bytes()).unwrap();
    let founded = node.submit(&propose("charter", &charter(&digest, &[side]))).unwrap().act.unwrap();
    node.tend().unwrap();
    assert_eq!(node.record().charter(), Some(founded), "nobody else is waited for");
    node.submit(&state("institution/a")).unwrap();
    let act = node.submit(&propose("body/a", &joint())).unwrap().act.unwrap();
    node.tend().unwrap();
    assert!(in_force(&node, act));
    let (cut, standing) = (node.cut(), node.standing().clone());
    drop(node);
    let report = verify(&folder).unwrap();
    assert_eq!((report.in_force, report.pending, report.logs.len()), (2, 0, 1));
    let node = Node::open(&folder, World::machine()).unwrap();
    assert_eq!((node.cut(), node.standing()), (cut, &standing), "a restart finds the same");
}
