//! Three sides: cedar shows each of the others a log of its own making; ash and birch propose on one base.

use super::super::circle::{Circle, Draft, only};
use super::super::entry::{Act, What};
use super::super::judge::Verdict;
use super::super::rules::ALL;
use super::super::world::{Property, Setting, Sight, State, Step, writes};
use super::joint::{HELD_BY_ALL, ONE_IN_FORCE, ONE_OUTCOME, SIGNED_BY_ALL, X, Y};

const CEDAR: usize = 2;

pub(crate) const IN_FORCE_HERE_AND_THERE: Property = Property {
    name: "in force at one honest side is in force at the other once it holds the proposer's log",
    holds: |setting, state| {
        let judges = &state.judges.0;
        [X, Y].into_iter().all(|act| {
            let by = setting.circle.acts[act].log;
            let whole =
                state.held[0][by] == state.held[1][by] && state.held[0][1 - by] == state.held[1][1 - by];
            !whole || judges[0].is_in_force(act) == judges[1].is_in_force(act)
        })
    },
};

/// V4: whoever was shown another branch is honest all the same.
pub(crate) const HONEST_WORDS_COUNT: Property = Property {
    name: "the word of an honest side counts for the other once it holds it",
    holds: |_, state| {
        let judge = state.judges.of(1);
        let log = &state.held[1][0];
        log.place(|what| matches!(what, What::Say { .. })).is_none_or(|place| {
            // Until the reader has what was seen, it may hold the entry back.
            let seen = log.0[place].entry.seen[CEDAR];
            let withheld = state.held[1][CEDAR].size() < seen.size;
            withheld || judge.logs[0].verdicts.get(place) == Some(&Verdict::Counts)
        })
    },
};

/// With a word of ash and its act only; or with both acts.
pub(crate) const WORD: u8 = 1;
pub(crate) const BOTH: u8 = 2;

fn acts(setting: &Setting) -> impl Iterator<Item = Act> + use<> {
    if setting.lets == WORD { X..=X } else { X..=Y }
}

fn steps(setting: &Setting, state: &State) -> Vec<Step> {
    let mut steps = setting.pulls(state);
    for side in 0..2 {
        let judge = state.judges.of(side);
        let mut said: Vec<What> = acts(setting).flat_map(|act| setting.about(state, side, act)).collect();
        said.retain(|what| !matches!(what, What::Close(_)));
        let word = What::Say { number: 0, charter: 0 };
        if side == 0 && setting.lets == WORD && !state.held[0][0].says(word) {
            said.push(word);
        }
        let honest = said.into_iter().map(|what| writes(side, what));
        steps.extend(honest.filter(|step| setting.may(judge, state, step)));
        let shown = &state.held[side][CEDAR];
        for act in acts(setting).filter(|_| shown.size() < 1 + usize::from(setting.lets == BOTH)) {
            let what = What::Concur(act, None);
            let by = setting.circle.acts[act].log;
            if !shown.says(what) && state.held[side][by].says(What::Propose(act)) {
                steps.push(Step::Write { viewer: side, log: CEDAR, what, sight: Sight::Whole, key: 0 });
            }
        }
    }
    steps
}

pub(crate) fn setting(lets: u8) -> Setting {
    let acts = [Draft::document(0, 0, None), Draft::document(1, 0, None)];
    Setting {
        name: "branches: of three sides one shows each of the others what it likes",
        circle: Circle::of(3, 0, &acts).into(),
        rules: ALL,
        viewers: 2,
        dishonest: only(CEDAR),
        knows: [1; 3],
        lets,
        steps,
        properties: &[
            ONE_IN_FORCE,
            ONE_OUTCOME,
            SIGNED_BY_ALL,
            HELD_BY_ALL,
            IN_FORCE_HERE_AND_THERE,
            HONEST_WORDS_COUNT,
        ],
        reached: &[Property {
            name: "in force for both",
            holds: |_, state| state.judges.iter().all(|judge| judge.is_in_force(X)),
        }],
    }
}
