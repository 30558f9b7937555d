//! After healing: what all nodes must hold, and nobody may have lost.

use super::circle::Circle;
use super::machine::{Machine, folder};
use jiff::Timestamp;
use paivand_node::mark::Mark;
use paivand_node::{Intent, Node, Published, State, SubmitError};
use paivand_record::act::log_subject;
use paivand_record::entry::{Body, CloseReason};
use paivand_record::fate::Fate;
use paivand_record::hash::Hash;
use paivand_record::suite::Suite;
use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Debug;
use std::sync::Arc;

const SUITE: Suite = Suite::Ed25519Sha256;

/// What became of every joint act: the same whatever the clocks say.
pub(super) type Fates = BTreeMap<Hash, &'static str>;

/// Rounds within which everybody has gone on in another log who wanted to.
const ROUNDS_MAX: usize = 8;

/// Longer than a node waits for what an entry has seen before it judges the entry without that.
const PATIENCE_SECONDS: i64 = 100 * 86_400;

/// Lines shown of two values that are to be alike and are not.
const SHOWN: usize = 6;

fn told(fate: &Fate) -> &'static str {
    match fate {
        Fate::Open => "open",
        Fate::Closed { .. } => "closed",
        Fate::Enacted { .. } => "enacted",
        Fate::InForce { .. } => "in force",
    }
}

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
        if self.is_lied_to() {
            self.wait_for_nobody();
        }
        self.settle();
        if !self.is_lied_to() {
            self.conclude();
        }
        self.safe();
        for which in 0..self.honest {
            if self.is_lied_to() {
                self.agree(0, which);
            } else {
                self.same(0, which);
            }
            self.whole(which);
        }
        let fates = self.node(0).record().acts().iter().map(|(act, held)| (*act, told(&held.fate)));
        fates.collect()
    }

    /// What a liar has shown to one only is judged without it by the others after a while.
    fn wait_for_nobody(&mut self) {
        for _ in 0..ROUNDS_MAX {
            self.machines.iter().for_each(|machine| machine.clock.forward(PATIENCE_SECONDS));
            for (to, from) in [(0, 1), (1, 0)] {
                let pouch = self.node(to).wants(self.machines[from].side).fetch(&Published(self.node(from)));
                let side = self.machines[from].side;
                self.machines[to].node.as_mut().unwrap().exchange(side, &pouch.unwrap()).ok();
            }
        }
    }

    /// Beside a liar two honest sides hold the same of each other, and what is in force for one is for the other.
    fn agree(&self, one: usize, other: usize) {
        let whole = |which: usize| self.node(which).state() == State::Normal;
        if !whole(one) || !whole(other) {
            return;
        }
        assert_eq!(self.honest_cut(one), self.honest_cut(other), "both hold the same of each other");
        let proposed = |which: usize| {
            let node = self.node(which);
            let acts = node.record().acts().iter();
            let honest = acts.filter(|(_, held)| self.is_honest(node, &held.at.origin));
            honest.map(|(act, held)| (*act, told(&held.fate))).collect::<Fates>()
        };
        // What stands on something that the liar showed to one only is held apart by the other; never what is in force.
        let [mut here, mut there] = [proposed(one), proposed(other)];
        let known = |acts: &Fates| acts.keys().copied().collect::<BTreeSet<_>>();
        let both: BTreeSet<Hash> = known(&here).intersection(&known(&there)).copied().collect();
        here.retain(|act, fate| both.contains(act) || *fate == "in force");
        there.retain(|act, fate| both.contains(act) || *fate == "in force");
        alike(&here, &there, "what honest sides proposed has one fate");
    }

    /// Who has lost what it handed out and nobody got goes on in another log; all others let everybody go on who
    /// wants to.
    fn conclude(&mut self) {
        for _ in 0..ROUNDS_MAX {
            let lost: Vec<usize> = (0..self.machines.len()).filter(|which| self.is_lost(*which)).collect();
            for which in lost {
                if self.proposed(which).is_none() {
                    self.machines[which].succeed().unwrap();
                }
            }
            self.settle();
            let proposed: Vec<(usize, Hash)> =
                (0..self.machines.len()).filter_map(|which| Some((which, self.proposed(which)?))).collect();
            if proposed.is_empty() {
                return;
            }
            // What a lost entry was seen in is judged without it only after a while.
            self.machines.iter().for_each(|machine| machine.clock.forward(PATIENCE_SECONDS));
            for (by, act) in proposed {
                for which in (0..self.machines.len()).filter(|which| *which != by) {
                    self.let_go_on(which, act);
                }
            }
            self.settle();
        }
        let open: Vec<_> =
            (0..self.machines.len()).map(|which| (self.node(which).state(), self.proposed(which))).collect();
        panic!("a log does not go on in another: {open:?}");
    }

    /// A side lets another go on in another log; where its own word has to wait for the same, it takes that back.
    fn let_go_on(&mut self, which: usize, act: Hash) {
        let node = self.machines[which].node.as_mut().unwrap();
        let done = node.submit(&Intent::Concur { act });
        let Err(SubmitError::Succeeding(_)) = done else { return };
        if let Some(own) = self.proposed(which) {
            self.submit(which, &Intent::Close { act: own, reason: CloseReason::Withdrawn }).unwrap();
            self.submit(which, &Intent::Concur { act });
        }
    }

    /// The act by which a side proposes that another log continues its own, while that is open.
    fn proposed(&self, which: usize) -> Option<Hash> {
        let side = self.machines[which].side;
        let mut open = self.node(which).record().undecided();
        open.find(|(_, act)| act.head.subject == log_subject(side) && act.fate == Fate::Open)
            .map(|(act, _)| *act)
    }

    /// Whether a side handed out what is held by nobody.
    fn is_lost(&self, which: usize) -> bool {
        let State::ReadOnly { released, origin, .. } = self.node(which).state() else { return false };
        let held = |machine: &Machine| {
            machine.node.as_ref().map_or(0, |node| {
                node.cut().iter().find(|log| log.origin == origin).map_or(0, |log| log.size)
            })
        };
        self.machines.iter().all(|machine| held(machine) < released)
    }

    fn same(&self, one: usize, other: usize) {
        assert_eq!(self.honest_cut(one), self.honest_cut(other), "both hold the same");
        let (one, other) = (self.node(one), self.node(other));
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
        let blamed = node.contradicted().into_iter().find(|origin| self.is_honest(node, origin));
        assert_eq!(blamed, None, "no honest log contradicts itself");
        if self.is_lied_to() && matches!(node.state(), State::ReadOnly { .. }) {
            // What nobody holds is given up only when all agree, and a liar need not.
            return;
        }
        assert_eq!(node.state(), State::Normal);
        for act in &machine.said {
            let waiting = node.waiting().unwrap();
            let refused = waiting.iter().any(|(_, held)| held.id == *act && held.refused.is_some());
            let record = node.record();
            let sealed = record.stated().contains(act) || record.acts().contains_key(act);
            assert!(sealed || refused, "what was said is sealed or given back");
        }
        for (origin, index, act) in &machine.acknowledged {
            let entry = node.entry(origin, *index).unwrap();
            let entered = match &entry.body {
                Body::Statement(said) => SUITE.act_id(&said.act.0),
                Body::Propose(said) => SUITE.act_id(&said.act.0),
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
        if self.is_lied_to() {
            // Whoever folds all anew waits once more for what was shown to another only.
            return;
        }
        let fresh = tempfile::tempdir().unwrap();
        let anew = Node::open(&folder(machine.side), machine.world(fresh.path())).unwrap();
        alike(anew.record(), node.record(), "views and logs say the same");
        alike(anew.standing(), node.standing(), "views and logs mean the same");
    }
}
