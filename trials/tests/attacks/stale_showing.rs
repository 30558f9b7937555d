//! An answer to another start's question, or of another signer, confirms nothing.

use crate::circle::{Circle, THREE, secret, state};
use paivand_node::showing::{Showing, path};
use paivand_node::source::Pouch;
use paivand_node::{Node, State};
use paivand_record::key::{Algorithm, Signer};
use std::collections::BTreeMap;
use std::fs;

/// A pouch with nothing in it but an answer.
fn answer(nonce: &str, text: &str) -> Pouch {
    Pouch(BTreeMap::from([(path("ash", nonce), text.as_bytes().to_vec())]))
}

fn lose(circle: &Circle) -> Node {
    fs::remove_file(circle.mark("ash")).unwrap();
    circle.open("ash")
}

#[test]
fn only_a_fresh_answer_of_each_other_side_confirms_a_start() {
    let circle = Circle::of(THREE);
    let mut nodes = circle.chartered();
    drop(nodes.remove(0));
    let [mut birch, cedar] = [nodes.remove(0), nodes.remove(0)];
    let mut ash = lose(&circle);
    let early = ash.question().unwrap().to_owned();
    let kept = [birch.showing("ash", &early).unwrap(), cedar.showing("ash", &early).unwrap()];
    for (side, text) in ["birch", "cedar"].iter().zip(&kept) {
        ash.exchange(side, &answer(&early, text)).unwrap();
    }
    assert_eq!(ash.state(), State::Normal);
    ash.submit(&state("institution/a")).unwrap();
    drop(ash);
    // The mark is lost again: what answered the first start is as old as that.
    let mut ash = lose(&circle);
    let now = ash.question().unwrap().to_owned();
    assert_ne!(now, early);
    let keys = circle.folder("birch");
    let cosigner = |name: &str| secret(&keys, "cosigner.key", name, Algorithm::Cosignature);
    let showing = Showing {
        circle: "grove".into(),
        asker: "ash".into(),
        nonce: now.clone(),
        holds: Vec::new(),
        cosigned: Vec::new(),
    };
    let mirror = cosigner("birch.example/grove/mirror");
    let other_circle = Showing { circle: "copse".into(), ..showing.clone() };
    let other_asker = Showing { asker: "cedar".into(), ..showing.clone() };
    let log_key = secret(&keys, "log.key", "birch.example/grove/mirror", Algorithm::Cosignature);
    let stranger = Signer::new("birch.example/grove/mirror", Algorithm::Cosignature, &[9; 32]).unwrap();
    for (what, text) in [
        ("an answer to the start before", kept[0].clone()),
        ("the same under the new question's path", kept[0].replace(&early, &now)),
        ("another circle's", other_circle.signed(&mirror)),
        ("an answer to another side", other_asker.signed(&mirror)),
        ("one under the log key", showing.signed(&log_key)),
        ("one under a stranger's key", showing.signed(&stranger)),
        ("another side's", cedar.showing("ash", &now).unwrap()),
        ("nothing", String::new()),
        ("one without end", "paivand showing v1\n".repeat(20_000)),
    ] {
        let refused = ash.exchange("birch", &answer(&now, &text)).unwrap_err().to_string();
        assert!(refused.contains("answers no question of this start"), "{what}: {refused}");
        let waits_for = vec!["birch".to_owned(), "cedar".to_owned()];
        assert_eq!(ash.state(), State::Unconfirmed { waits_for }, "{what}");
    }
    // Showing writes nothing at who answers, and answers nobody whom it does not know.
    let before = birch.cut();
    assert!(birch.showing("dogwood", &now).is_none() && birch.showing("ash", "1").is_none());
    for (side, text) in
        [("birch", birch.showing("ash", &now).unwrap()), ("cedar", cedar.showing("ash", &now).unwrap())]
    {
        ash.exchange(side, &answer(&now, &text)).unwrap();
    }
    assert_eq!((ash.state(), birch.cut()), (State::Normal, before));
    birch.tend().unwrap();
}
