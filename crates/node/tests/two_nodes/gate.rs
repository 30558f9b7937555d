//! Many people at one gate.

use crate::pair::{Pair, state};
use paivand_node::verify::verify;
use paivand_node::{Gate, Intent, SubmitError};
use std::collections::BTreeSet;
use std::sync::{Arc, Mutex};

const PEOPLE: usize = 32;
const ACTS_EACH: usize = 8;

#[test]
fn everybody_gets_an_answer_of_their_own_and_a_refusal_stops_nobody() {
    let pair = Pair::new();
    let [_, node] = pair.chartered();
    let before = node.own_size();
    let gate = Gate::new(Arc::new(Mutex::new(node)));
    let places = Mutex::new(BTreeSet::new());
    std::thread::scope(|scope| {
        for person in 0..PEOPLE {
            let (gate, places) = (&gate, &places);
            scope.spawn(move || {
                for number in 0..ACTS_EACH {
                    let receipt = gate.submit(state(&format!("institution/p{person}-{number}"))).unwrap();
                    assert!(
                        places.lock().unwrap().insert(receipt.place().unwrap().1),
                        "no place is given twice"
                    );
                    let refused = gate.submit(Intent::Concur { act: receipt.act.unwrap() });
                    assert!(matches!(refused, Err(SubmitError::UnknownAct(_))));
                }
            });
        }
    });
    let places = places.into_inner().unwrap();
    let acts = (PEOPLE * ACTS_EACH) as u64;
    assert_eq!(places, (before..before + acts).collect(), "every place is somebody's");
    drop(gate);
    let report = verify(&pair.folders[1]).unwrap();
    assert_eq!(report.logs.iter().map(|log| log.void).sum::<u64>(), 0);
}

#[test]
fn where_the_node_has_stopped_everybody_is_told() {
    let pair = Pair::new();
    let [_, node] = pair.chartered();
    let gate = Gate::new(Arc::new(Mutex::new(node)));
    let node = Arc::clone(gate.node());
    let stopped = std::thread::spawn(move || {
        let _held = node.lock().unwrap();
        panic!("something that must not happen");
    });
    assert!(stopped.join().is_err());
    for _ in 0..3 {
        assert!(matches!(gate.submit(state("institution/a")), Err(SubmitError::Stopped)));
    }
}
