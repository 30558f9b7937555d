//! A charter follows another while an act is open. Ash runs newer software than birch.

use super::super::circle::{Circle, Draft, Subject};
use super::super::entry::{Act, What};
use super::super::judge::{Fate, Judge, Verdict};
use super::super::rules::ALL;
use super::super::world::{Property, Setting, State, Step, writes};

/// The next charter, and an act under the first.
const C: Act = 1;
const X: Act = 2;

/// Ash says words under either charter, and what no charter knows yet; otherwise the act is put forward.
pub(crate) const WORDS: u8 = 1;

pub(crate) const OLD_AND_NEW_AGREE: Property = Property {
    name: "old and new software agree, up to where the old one stops",
    holds: |setting, state| {
        state.held.iter().all(|held| {
            let of = |knows| Judge::of(&setting.circle, setting.rules, knows, held);
            let (old, new) = (of(1), of(2));
            let charter = new.is_in_force(C);
            old.logs.iter().zip(&new.logs).all(|(old, new)| {
                let stops = old.size() < new.size();
                new.verdicts.starts_with(&old.verdicts) && (!stops || charter)
            })
        })
    },
};

/// V11: nobody is held to what it signed under a charter that it knew was gone.
pub(crate) const KNOWN_CHARTER: Property = Property {
    name: "nothing counts under a charter that its writer knew had a successor",
    holds: |_, state| {
        state.judges.iter().enumerate().all(|(viewer, judge)| {
            let Some(Fate::InForce { at, .. }) = judge.fate(C) else { return true };
            (0..2).all(|log| {
                let entries = state.held[viewer][log].entries().zip(&judge.logs[log].verdicts).enumerate();
                entries.filter(|(_, (_, verdict))| **verdict == Verdict::Counts).all(|(place, (entry, _))| {
                    let knew =
                        if log == at.log { place >= at.size } else { entry.seen[at.log].size >= at.size };
                    let says = matches!(entry.what, What::Say { charter: 0, .. });
                    let cites = says || matches!(entry.what, What::Propose(X) | What::Concur(X, _));
                    !(knew && cites)
                })
            })
        })
    },
};

pub(crate) const NOT_STRANDED: Property = Property {
    name: "what all have signed can be enacted or closed",
    holds: |setting, state| {
        let by = setting.circle.acts[X].log;
        let judge = state.judges.of(by);
        let stopped = judge.logs.iter().any(|log| log.stopped);
        let behind = state.held[by][1 - by] != state.held[1 - by][1 - by];
        if judge.fate(X) != Some(Fate::Open) || stopped || behind {
            return true;
        }
        let proven = setting.proven(state, by, X);
        let decides = [What::Enact { act: X, proven, end: None }, What::Close(X)];
        decides.into_iter().any(|what| setting.may(judge, state, &writes(by, what)))
    },
};

pub(crate) const READ_BY_ITS_SIGNERS: Property = Property {
    name: "no node is stopped by a charter that it signed",
    holds: |_, state| state.judges.iter().all(|judge| judge.logs.iter().all(|log| !log.stopped)),
};

fn steps(setting: &Setting, state: &State) -> Vec<Step> {
    let mut steps = setting.pulls(state);
    for side in 0..2 {
        let judge = state.judges.of(side);
        let acts = [C, X].into_iter().filter(|act| *act == C || setting.lets & WORDS == 0);
        let mut said: Vec<What> = acts.flat_map(|act| setting.about(state, side, act)).collect();
        // A person withdraws an act; nobody a charter.
        let unread = state.knows[side] < 2 && setting.rules.reads_what_it_signs;
        said.retain(|what| !(unread && matches!(what, What::Concur(C, _)) || *what == What::Close(C)));
        let log = &state.held[side][side];
        let words = [0, C].map(|charter| What::Say { number: u8::try_from(charter).unwrap(), charter });
        let speaks = side == 0 && setting.lets & WORDS != 0;
        said.extend(words.into_iter().filter(|word| speaks && log.place(|what| what == word).is_none()));
        let honest = said.into_iter().map(|what| writes(side, what));
        steps.extend(honest.filter(|step| setting.may(judge, state, step)));
        // Newer software of another maker says what the charter does not know yet.
        if speaks && !log.says(What::NewKind) && !judge.logs[0].stopped {
            steps.push(writes(0, What::NewKind));
        }
    }
    if state.knows[1] < 2 {
        steps.push(Step::Upgrade { viewer: 1 });
    }
    steps
}

/// With the act under the first charter proposed by one side or the other.
pub(crate) fn setting(by: usize, lets: u8) -> Setting {
    let subject = Subject::Charter { version: 2, on_paper: 0 };
    let next = Draft { log: 0, subject, base: Some(0), charter: Some(0), attested: 0 };
    Setting {
        name: match (lets, by) {
            (WORDS, _) => "charter: words under either",
            (_, 0) => "charter: ash's act is open",
            _ => "charter: birch's act is open",
        },
        circle: Circle::of(2, 0, &[next, Draft::document(by, 0, None)]).into(),
        rules: ALL,
        viewers: 2,
        dishonest: 0,
        knows: [2, 1, 1],
        lets,
        steps,
        properties: &[OLD_AND_NEW_AGREE, KNOWN_CHARTER, NOT_STRANDED, READ_BY_ITS_SIGNERS],
        reached: if lets == WORDS { &[WORD_COUNTS] } else { &[OLD_IN_FORCE_UNDER_NEW] },
    }
}

const OLD_IN_FORCE_UNDER_NEW: Property = Property {
    name: "an act of the old charter is in force under the new",
    holds: |_, state| state.judges.of(0).is_in_force(C) && state.judges.of(0).is_in_force(X),
};

const WORD_COUNTS: Property = Property {
    name: "a word under the new charter counts",
    holds: |_, state| {
        let word = state.held[0][0].place(|what| matches!(what, What::Say { charter: C, .. }));
        word.is_some_and(|place| state.judges.of(0).logs[0].verdicts.get(place) == Some(&Verdict::Counts))
    },
};
