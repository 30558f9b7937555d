//! After healing: what all nodes must hold, and nobody may have lost.

use super::circle::{Circle, folder};
use jiff::Timestamp;
use paivand_node::mark::Mark;
use paivand_node::{Node, State};
use paivand_record::entry::Body;
use paivand_record::envelope::act_id;
use paivand_record::fate::Fate;
use paivand_record::hash::Hash;
use std::collections::BTreeMap;
use std::fmt::Debug;
use std::sync::Arc;

/// What became of every joint act: the same whatever the clocks say.
pub(super) type Fates = BTreeMap<Hash, &'static str>;

/// Lines shown of two values that are to be alike and are not.
const SHOWN: usize = 6;

/// As `assert_eq!`, but says only where large values part.
fn alike<T: PartialEq + Debug>(one: &T, other: &T, what: &str) {
    if one != other {
        let [one, other] = [one, other].map(|value| format!("{value:#?}"));
        let pairs = one.lines().zip(other.lines()).enumerate();
        let parting: Vec<_> = pairs.filter(|(_, (left, right))| left != right).take(SHOWN).collect();
        panic!("{what}: {parting:#?}");
    }
}

impl Circle {
    /// Mends everything, lets the nodes come to rest, and checks them.
    pub(super) fn heal(&mut self) -> Fates {
        self.network.heal();
        for machine in &mut self.machines {
            machine.crash();
            machine.start();
        }
        self.settle();
        self.safe();
        for which in 1..self.machines.len() {
            self.same(0, which);
        }
        for which in 0..self.machines.len() {
            self.whole(which);
        }
        let fates = self.node(0).record().acts().iter().map(|(act, held)| {
            (
                *act,
                match held.fate {
                    Fate::Open => "open",
                    Fate::Closed { .. } => "closed",
                    Fate::Enacted { .. } => "enacted",
                    Fate::InForce { .. } => "in force",
                },
            )
        });
        fates.collect()
    }

    fn same(&self, one: usize, other: usize) {
        let (one, other) = (self.node(one), self.node(other));
        assert_eq!(one.cut(), other.cut(), "both hold the same");
        alike(one.record().acts(), other.record().acts(), "both understand the same");
        alike(one.standing(), other.standing(), "and mean the same");
        for years in [0, 1, 5, 20] {
            let now = Timestamp::from_second(1_800_000_000 + years * 31_557_600).unwrap();
            assert_eq!(one.dues(now), other.dues(now), "and owe the same after {years} years");
        }
    }

    /// Nothing acknowledged is lost, no mark is below what was released, and what the views say is what the
    /// logs say.
    fn whole(&self, which: usize) {
        let (machine, node) = (&self.machines[which], self.node(which));
        assert!(node.contradicted().is_empty(), "no honest log contradicts itself");
        if let State::ReadOnly { released, .. } = node.state() {
            // What it handed out and nobody got is lost with the disk: it signs nothing, and its log is succeeded.
            let machine_side = machine.side;
            let lost = self.machines.iter().all(|machine| machine.size_of(machine_side) < released);
            assert!(which == self.victim && lost, "{which} has caught up with all that there is");
        } else {
            assert_eq!(node.state(), State::Normal);
            for act in &machine.said {
                let waiting = node.waiting().unwrap();
                let refused = waiting.iter().any(|(_, held)| held.id == *act && held.refused.is_some());
                let record = node.record();
                let sealed = record.stated().contains(act) || record.acts().contains_key(act);
                assert!(sealed || refused, "what was said is sealed or given back");
            }
        }
        for (origin, index, act) in &machine.acknowledged {
            let entry = node.entry(origin, *index).unwrap();
            let entered = match &entry.body {
                Body::Statement(said) => act_id(&said.act.0),
                Body::Propose(said) => act_id(&said.act.0),
                Body::Concur(said) => said.act_id,
                Body::Decline(said) => said.act_id,
                Body::Close(said) => said.act_id,
                other @ (Body::Genesis(_)
                | Body::Keys(_)
                | Body::Enact(_)
                | Body::Observe(_)
                | Body::Succeed(_)) => panic!("nobody submits {other:?}"),
            };
            assert_eq!(entered, *act, "what was acknowledged at {origin} {index} stands there");
        }
        let mark = Mark::open_on(Arc::new(machine.disk.clone()), &folder(machine.side)).unwrap();
        for log in node.cut().into_iter().filter(|_| node.state() == State::Normal) {
            assert!(mark.of(&log.origin).is_some_and(|mark| mark.size >= log.size), "{}", log.origin);
        }
        let fresh = tempfile::tempdir().unwrap();
        let anew = Node::open(&folder(machine.side), machine.world(fresh.path())).unwrap();
        alike(anew.record(), node.record(), "views and logs say the same");
        alike(anew.standing(), node.standing(), "views and logs mean the same");
    }
}
