//! Two sides, two acts on one base and one on the first of them: P-R3 to P-R7, P-R9 and P-R12.

use super::super::circle::{Circle, Draft};
use super::super::entry::{Act, What};
use super::super::judge::Fate;
use super::super::rules::ALL;
use super::super::world::{CLOSED, IN_FORCE, Property, Setting, Sight, State, Step, writes};

/// Ash's act, and birch's on the same base; a third, where there is one, is birch's on ash's.
pub(crate) const X: Act = 1;
pub(crate) const Y: Act = 2;

pub(crate) const ONE_IN_FORCE: Property = Property {
    name: "one act in force on a base",
    holds: |setting, state| {
        let in_force = |act: Act| state.ever.iter().any(|ever| ever[act] & IN_FORCE != 0);
        let acts = &setting.circle.acts;
        (1..acts.len()).all(|one| {
            (1..one).all(|two| {
                let same =
                    acts[one].subject.name() == acts[two].subject.name() && acts[one].base == acts[two].base;
                !(same && in_force(one) && in_force(two))
            })
        })
    },
};

pub(crate) const ONE_OUTCOME: Property = Property {
    name: "nothing is both closed and in force",
    holds: |setting, state| {
        let ever = |act: Act| state.ever.iter().fold(0, |all, ever| all | ever[act]);
        (1..setting.circle.acts.len()).all(|act| ever(act) & (CLOSED | IN_FORCE) != CLOSED | IN_FORCE)
    },
};

pub(crate) const SIGNED_BY_ALL: Property = Property {
    name: "in force is what every honest side has signed",
    holds: |setting, state| {
        state.judges.iter().all(|judge| {
            (1..setting.circle.acts.len()).filter(|act| judge.is_in_force(*act)).all(|act| {
                let honest = setting.circle.others(act).filter(|side| *side < setting.viewers);
                honest.filter(|side| setting.is_honest(*side)).all(|side| {
                    let log = &state.held[side][side];
                    log.place(|what| matches!(what, What::Concur(signed, _) if *signed == act)).is_some()
                })
            })
        })
    },
};

pub(crate) const HELD_BY_ALL: Property = Property {
    name: "in force is what every honest side holds proven",
    holds: |setting, state| {
        state.judges.iter().enumerate().all(|(viewer, judge)| {
            (1..setting.circle.acts.len()).all(|act| {
                let Some(Fate::InForce { enact, .. }) = judge.fate(act) else { return true };
                let here = state.held[viewer][enact.log].at(enact.size);
                let others = setting.circle.others(act).filter(|side| *side < setting.viewers);
                others
                    .filter(|side| setting.is_honest(*side))
                    .all(|side| state.held[side][enact.log].holds(here))
            })
        })
    },
};

pub(crate) const ON_FIRM_GROUND: Property = Property {
    name: "what is in force stands on what is in force",
    holds: |setting, state| {
        state.judges.iter().all(|judge| {
            let acts = setting.circle.acts.iter().enumerate().skip(1);
            acts.filter(|(act, _)| judge.is_in_force(*act))
                .all(|(_, draft)| draft.base.is_none_or(|base| judge.is_in_force(base)))
        })
    },
};

pub(crate) const NOT_FEIGNED: Property = Property {
    name: "nothing is closed by who has seen every signature",
    holds: |setting, state| {
        state.judges.iter().enumerate().all(|(viewer, judge)| {
            (1..setting.circle.acts.len()).all(|act| {
                let Some(Fate::Closed(at)) = judge.fate(act) else { return true };
                let seen = state.held[viewer][at.log].0[at.size - 1].entry.seen;
                let joint = judge.acts[act].as_ref().unwrap();
                !setting.circle.others(act).all(|side| {
                    joint.concurs.get(&side).is_some_and(|(signed, _)| seen[signed.log].size >= signed.size)
                })
            })
        })
    },
};

pub(crate) const GOES_ON: Property = Property {
    name: "when nothing more can happen, nothing is open",
    holds: |setting, state| {
        let open = |act: Act| {
            let judge = state.judges.of(setting.circle.acts[act].log);
            matches!(judge.fate(act), Some(Fate::Open | Fate::Enacted(_)))
        };
        setting.dishonest != 0
            || !(setting.steps)(setting, state).is_empty()
            || !(1..setting.circle.acts.len()).any(open)
    },
};

fn steps(setting: &Setting, state: &State) -> Vec<Step> {
    let mut steps = setting.pulls(state);
    for side in 0..setting.viewers {
        let judge = state.judges.of(side);
        for act in 1..setting.circle.acts.len() {
            for what in setting.about(state, side, act) {
                let step = writes(side, what);
                let crossed = act == Y && setting.rules.yields && judge.fate(X) == Some(Fate::Open);
                let wanted = !matches!(what, What::Close(_)) || crossed;
                if setting.is_honest(side) && !(wanted && setting.may(judge, state, &step)) {
                    continue;
                }
                if !setting.is_honest(side) && matches!(what, What::Close(_)) {
                    steps.push(Step::Write { viewer: side, log: side, what, sight: Sight::Blind, key: 0 });
                }
                steps.push(step);
            }
        }
    }
    steps
}

/// Both honest; or birch is not.
pub(crate) fn setting(dishonest: u8) -> Setting {
    let acts = [Draft::document(0, 0, None), Draft::document(1, 0, None), Draft::document(1, 0, Some(X))];
    // What a dishonest side may write in any order is enough with two acts.
    let acts = if dishonest == 0 { &acts[..] } else { &acts[..2] };
    Setting {
        name: if dishonest == 0 { "joint: two acts cross" } else { "joint: one side writes what it likes" },
        circle: Circle::of(2, 0, acts).into(),
        rules: ALL,
        viewers: 2,
        dishonest,
        knows: [1; 3],
        lets: 0,
        steps,
        properties: &[
            ONE_IN_FORCE,
            ONE_OUTCOME,
            SIGNED_BY_ALL,
            HELD_BY_ALL,
            ON_FIRM_GROUND,
            NOT_FEIGNED,
            GOES_ON,
        ],
        reached: &[Property {
            name: "the last act comes into force",
            holds: |setting, state| state.judges.of(0).is_in_force(setting.circle.acts.len() - 1),
        }],
    }
}
