//! Ash has a node, birch signs on paper; then birch joins, and takes over or contests what was attested.

use super::super::circle::{Circle, Draft, Subject, only};
use super::super::entry::{Act, What};
use super::super::rules::ALL;
use super::super::world::{Property, Setting, Sight, State, Step, writes};

const BIRCH: usize = 1;
/// What a setting lets both do: take over two acts; or one, and sign another on its base or on it.
pub(crate) const CHAIN: u8 = 1 << FIRST | 1 << SECOND | 1 << JOINS;
pub(crate) const ANOTHER: u8 = 1 << FIRST | 1 << ANEW | 1 << ONWARD | 1 << JOINS;
/// Or only join, while ash attests what it may no more.
pub(crate) const LATE: u8 = 1 << FIRST | 1 << JOINS;
/// What ash attests: one act, and one on it.
const FIRST: Act = 1;
const SECOND: Act = 2;
/// The charter by which birch joins.
const JOINS: Act = 3;
/// What both then sign: on no base, or on the first.
const ANEW: Act = 4;
const ONWARD: Act = 5;

pub(crate) const NOTHING_UNSIGNED: Property = Property {
    name: "nothing binds a side that its own log does not sign",
    holds: |_, state| {
        let judges = &state.judges.0;
        judges.iter().all(|judge| {
            [FIRST, SECOND].into_iter().all(|act| {
                let says = state.held[BIRCH][BIRCH].says(What::Concur(act, None));
                !judge.binds_all(act) || says
            })
        })
    },
};

pub(crate) const FROM_THE_BASE: Property = Property {
    name: "what binds stands on what binds",
    holds: |_, state| state.judges.iter().all(|judge| !judge.binds_all(SECOND) || judge.binds_all(FIRST)),
};

/// V8 (e): taking one act over and signing another on its base.
pub(crate) const ONE_BINDS: Property = Property {
    name: "one act binds all on a base",
    holds: |_, state| {
        state.judges.iter().all(|judge| {
            let bind = |one: Act, two: Act| judge.binds_all(one) && judge.binds_all(two);
            !bind(FIRST, ANEW) && !bind(SECOND, ONWARD)
        })
    },
};

/// V8 (c): who has joined is not attested for any more.
pub(crate) const NO_LATE_PAPER: Property = Property {
    name: "nothing counts that was attested by who knew that the other had joined",
    holds: |_, state| {
        let judge = state.judges.of(BIRCH);
        // Proposed as if it had not seen what it has seen.
        [FIRST, SECOND].into_iter().all(|act| state.blind & (1 << act) == 0 || judge.acts[act].is_none())
    },
};

/// V8 (d): what was contested is nobody's base, and stands in nobody's way.
pub(crate) const GOES_ON: Property = Property {
    name: "the subject goes on, whatever was contested",
    holds: |setting, state| {
        let judge = state.judges.of(0);
        let joined = judge.is_in_force(JOINS);
        !joined
            || !(setting.steps)(setting, state).is_empty()
            || setting.lets != ANOTHER
            || judge.binds_all(ANEW)
            || judge.binds_all(ONWARD)
    },
};

fn steps(setting: &Setting, state: &State) -> Vec<Step> {
    let mut steps = setting.pulls(state);
    for side in 0..2 {
        let judge = state.judges.of(side);
        for act in (1..setting.circle.acts.len()).filter(|act| setting.lets & (1 << act) != 0) {
            let mut said = setting.about(state, side, act);
            // Nobody signs what stands on an act that it has contested.
            let contested = state.held[side][side].says(What::Decline(FIRST));
            said.retain(|what| !matches!(what, What::Close(_)));
            said.retain(|what| !(contested && *what == What::Concur(ONWARD, None)));
            let decline = What::Decline(act);
            if side == BIRCH && act <= SECOND && !state.held[side][side].says(decline) {
                said.push(decline);
            }
            for what in said {
                let step = writes(side, what);
                if setting.may(judge, state, &step) {
                    steps.push(step);
                } else if !setting.is_honest(side) && act <= SECOND && judge.is_in_force(JOINS) {
                    // As if it did not know that birch has joined.
                    steps.push(Step::Write { viewer: side, log: side, what, sight: Sight::Blind, key: 0 });
                }
            }
        }
    }
    steps
}

/// Ash proposes the charter by which birch joins, or birch does; ash may be dishonest.
pub(crate) fn setting(charter_by: usize, dishonest: u8, lets: u8) -> Setting {
    let attested = |base| Draft { attested: only(BIRCH), ..Draft::document(0, 0, base) };
    let subject = Subject::Charter { version: 1, on_paper: 0 };
    let joins = Draft { log: charter_by, subject, base: Some(0), charter: Some(0), attested: 0 };
    let under = |base| Draft { charter: Some(JOINS), ..Draft::document(0, 0, base) };
    let acts = [attested(None), attested(Some(FIRST)), joins, under(None), under(Some(FIRST))];
    let mut circle = Circle::of(2, 0, &acts);
    circle.acts[0].subject = Subject::Charter { version: 1, on_paper: only(BIRCH) };
    circle.acts[0].attested = only(BIRCH);
    Setting {
        name: if dishonest == 0 {
            "paper: a side joins"
        } else {
            "paper: a side joins one that is dishonest"
        },
        circle: circle.into(),
        rules: ALL,
        viewers: 2,
        dishonest,
        knows: [1; 3],
        lets,
        steps,
        properties: &[NOTHING_UNSIGNED, FROM_THE_BASE, ONE_BINDS, NO_LATE_PAPER, GOES_ON],
        reached: match lets {
            CHAIN => &[ALL_TAKEN_OVER],
            ANOTHER => &[FOLLOWED],
            _ => &[],
        },
    }
}

const ALL_TAKEN_OVER: Property =
    Property { name: "all is taken over", holds: |_, state| state.judges.of(0).binds_all(SECOND) };

const FOLLOWED: Property = Property {
    name: "what was taken over is followed by an act of both",
    holds: |_, state| state.judges.of(0).binds_all(FIRST) && state.judges.of(0).binds_all(ONWARD),
};
