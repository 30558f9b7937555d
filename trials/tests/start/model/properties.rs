//! What must hold of every start.

use super::entry::Log;
use super::judge::Verdict;
use super::machine::{Machine, Standing};
use super::world::{CLOSED, IN_FORCE, Property, Setting, State};

/// What others hold of a side's log.
fn copies(state: &State, side: usize) -> impl Iterator<Item = &Log> {
    let others = state.machines.iter().filter(move |machine| machine.side != side);
    others.map(move |machine| &machine.folder.logs[side])
}

/// What is handed out of it now: an own log up to its mark.
fn handed_out(state: &State, side: usize) -> impl Iterator<Item = Log> {
    let own = state.machines.iter().filter(move |machine| machine.side == side && machine.mark.is_open);
    own.filter(move |machine| machine.own().holds(machine.mark.at[side])).map(move |machine| {
        let mut log = machine.own().clone();
        log.0.truncate(machine.mark.at[side].size);
        log
    })
}

fn honest<'a>(setting: &Setting, state: &'a State) -> impl Iterator<Item = &'a Machine> {
    let liar = setting.liar;
    state.machines.iter().filter(move |machine| !(liar && machine.side == 1))
}

pub(crate) const ONE_LOG: Property = Property {
    name: "of an honest side's log nobody is handed two branches",
    holds: |setting, state| {
        honest(setting, state).all(|machine| {
            let given: Vec<Log> =
                copies(state, machine.side).cloned().chain(handed_out(state, machine.side)).collect();
            given.iter().all(|one| given.iter().all(|two| one.extends(two) || two.extends(one)))
        })
    },
};

pub(crate) const NOTHING_LOST: Property = Property {
    name: "who may sign holds all of its log that another side holds",
    holds: |setting, state| {
        honest(setting, state)
            .filter(|machine| machine.standing() == Standing::Normal)
            .all(|machine| copies(state, machine.side).all(|copy| machine.own().extends(copy)))
    },
};

pub(crate) const NOTHING_EARLY: Property = Property {
    name: "nothing is sealed before the start is confirmed, but by the word of a person",
    holds: |_, state| !state.early,
};

pub(crate) const SEALED_ONCE: Property = Property {
    name: "what a person was told is sealed stays so, and counts",
    holds: |setting, state| {
        let counts = |machine: &Machine| {
            let verdicts = &machine.judge().logs[machine.side].verdicts;
            machine.standing() != Standing::Normal
                || verdicts.iter().all(|verdict| *verdict == Verdict::Counts)
        };
        !state.dropped && honest(setting, state).all(counts)
    },
};

pub(crate) const GOES_ON: Property = Property {
    name: "when nothing more can come, every side may sign",
    holds: |setting, state| {
        let signs = |machine: &Machine| machine.standing() == Standing::Normal;
        honest(setting, state).all(signs)
            || setting.exchanges(state).iter().any(|step| setting.after(state, step) != *state)
    },
};

pub(crate) const ONE_OUTCOME: Property = Property {
    name: "nothing is shown both as closed and as in force",
    holds: |setting, state| {
        let ever = |act: usize| state.shown.iter().fold(0, |all, shown| all | shown[act]);
        (1..setting.circle.acts.len()).all(|act| ever(act) & (CLOSED | IN_FORCE) != CLOSED | IN_FORCE)
    },
};

/// All acts of the model stand on one base.
pub(crate) const ONE_IN_FORCE: Property = Property {
    name: "one act in force on a base",
    holds: |setting, state| {
        let in_force = |act: &usize| state.shown.iter().any(|shown| shown[*act] & IN_FORCE != 0);
        (1..setting.circle.acts.len()).filter(in_force).count() < 2
    },
};

pub(crate) const RECOVERED: Property = Property {
    name: "a restored side holds again what others held of its log, and says more",
    holds: |_, state| {
        let machine = &state.machines[0];
        let lives = |life: u8| machine.own().entries().any(|entry| entry.life == life);
        machine.standing() == Standing::Normal && lives(0) && lives(1)
    },
};

pub(crate) const IN_FORCE_AGAIN: Property = Property {
    name: "an act is in force for a restored side",
    holds: |_, state| state.restored > 0 && state.shown[0].iter().any(|shown| shown & IN_FORCE != 0),
};
