//! The log key of ash is stolen: the thief shows each other side what it likes of ash's log. Ash has its recovery
//! key, and begins another log.

use super::super::circle::{Circle, Draft, Subject};
use super::super::entry::{Act, End, Log, Point, What};
use super::super::judge::{Fate, Judge, Verdict};
use super::super::rules::ALL;
use super::super::world::{KNOWN, Property, Setting, Sight, State, Step, writes};

const ASH: usize = 0;
/// An act of ash, and those by which a log continues its first.
const X: Act = 1;
const FIRST: Act = 2;
const SECOND: Act = 3;
/// Words of the thief are numbered from here.
const THIEF: u8 = 8;

/// What a setting lets happen.
pub(crate) const ACT: u8 = 1;
pub(crate) const REKEY: u8 = 2;
/// Ash begins a second log by mistake.
pub(crate) const MISTAKE: u8 = 4;
/// The thief begins a log and says that it is ash's next.
pub(crate) const IMPOSTOR: u8 = 8;
/// Somebody shows two branches.
pub(crate) const EVIDENCE: u8 = 16;

pub(crate) const THIEF_IS_NOT_ASH: Property = Property {
    name: "the thief never becomes the side",
    holds: |setting, state| {
        let impostor = setting.circle.sides + 1;
        setting.lets & IMPOSTOR == 0 || state.judges.iter().all(|judge| judge.present(ASH) != impostor)
    },
};

pub(crate) const ONE_SUCCESSOR: Property = Property {
    name: "all let only one log continue another",
    holds: |_, state| {
        let let_go = |fate| matches!(fate, Some(Fate::Enacted(_) | Fate::InForce { .. }));
        let continues = |act: Act| state.judges.iter().any(|judge| let_go(judge.fate(act)));
        !(continues(FIRST) && continues(SECOND))
    },
};

/// P-R2: what a side has taken of a log nobody takes from it, until the log has ended.
pub(crate) const NOTHING_UNDONE: Property = Property {
    name: "what another side took of a log it keeps",
    holds: |_, state| {
        state.judges.iter().zip(&state.ever).skip(1).all(|(judge, ever)| {
            ever[X] & KNOWN == 0 || judge.acts[X].is_some() || judge.logs[ASH].ended.is_some()
        })
    },
};

/// V5: whatever the thief shows to whom, in whatever order it is taken.
pub(crate) const LIVES_AGAIN: Property = Property {
    name: "when nothing more can happen the side lives",
    holds: |setting, state| {
        let judge = state.judges.of(ASH);
        let on = judge.present(ASH) != ASH;
        on || !is_contradicted(setting, state) || !(setting.steps)(setting, state).is_empty()
    },
};

/// V10: no way out of what was signed.
pub(crate) const SIGNED_STAYS: Property = Property {
    name: "what all had signed before they let a log go does not lapse",
    holds: |setting, state| {
        state.judges.iter().all(|judge| {
            let Some(Fate::Closed(at)) = judge.fate(X) else { return true };
            let (act, next) =
                (judge.acts[X].as_ref(), judge.acts[at.log - setting.circle.sides + FIRST].as_ref());
            let Some((act, next)) = act.zip(next) else { return true };
            !setting.circle.others(X).all(|side| {
                let both = act.concurs.get(&side).zip(next.concurs.get(&side));
                both.is_some_and(|((signed, _), (let_go, _))| signed.size < let_go.size)
            })
        })
    },
};

/// P-R10: behind new keys the stolen one says nothing.
pub(crate) const OLD_KEY_IS_DEAD: Property = Property {
    name: "behind a change of keys nothing of the thief counts",
    holds: |_, state| {
        state.judges.iter().zip(&state.held).all(|(judge, held)| {
            let log = &held[ASH];
            let Some(change) = log.place(|what| *what == What::Rekey) else { return true };
            let verdicts = log.entries().zip(&judge.logs[ASH].verdicts).skip(change);
            verdicts.into_iter().all(|(entry, verdict)| {
                let stolen = matches!(entry.what, What::Say { number: THIEF.., .. });
                !stolen || *verdict != Verdict::Counts
            })
        })
    },
};

/// V9: evidence, whoever planted it, stops nobody.
pub(crate) const EVIDENCE_STOPS_NOBODY: Property = Property {
    name: "who holds the beginning of an honest log may take the rest",
    holds: |setting, state| {
        let steps = setting.pulls(state);
        (1..setting.viewers).all(|to| {
            let (mine, whole) = (&state.held[to][ASH], &state.held[ASH][ASH]);
            let pull = Step::Pull { to, from: ASH, log: ASH };
            mine == whole || !whole.extends(mine) || steps.contains(&pull)
        })
    },
};

/// Whether some other side holds another branch of ash's log than ash does.
fn is_contradicted(setting: &Setting, state: &State) -> bool {
    let own = &state.held[ASH][ASH];
    (1..setting.viewers)
        .any(|side| !own.extends(&state.held[side][ASH]) && !state.held[side][ASH].extends(own))
}

/// Where a side stopped taking ash's log, if it let another continue that.
fn stopped(state: &State, side: usize) -> Option<Point> {
    state.held[side][side]
        .entries()
        .find_map(|entry| if let What::Concur(_, stopped) = entry.what { stopped } else { None })
}

/// How much of ash's log all other sides hold alike.
fn agreed(setting: &Setting, state: &State) -> usize {
    let first: &Log = &state.held[1][ASH];
    (2..setting.viewers).fold(first.size(), |size, side| size.min(first.common(&state.held[side][ASH])))
}

/// Where ash's log ends by what the others named, once all have.
fn end(setting: &Setting, state: &State) -> Option<End> {
    let named: Option<Vec<Point>> = (1..setting.viewers).map(|side| stopped(state, side)).collect();
    let named = named?;
    if setting.rules.ends_where_all_agree {
        let size = agreed(setting, state);
        let parted = named.iter().all(|named| named.size > size);
        return Some(End { at: state.held[1][ASH].at(size), continued: true, parted });
    }
    let (at, longest) = (1..setting.viewers)
        .map(|side| &state.held[side][ASH])
        .map(|log| (log.tip(), log))
        .max_by_key(|(at, _)| at.size)?;
    Some(End { at, continued: named.iter().all(|named| longest.holds(*named)), parted: false })
}

/// What carries a log that is to continue ash's first, as one viewer holds it: its own, or the impostor's.
fn carried(setting: &Setting, state: &State, judge: &Judge, (viewer, log): (usize, usize)) -> Vec<Step> {
    let act = FIRST + log - setting.circle.sides;
    let held = &state.held[viewer];
    let size = agreed(setting, state).min(held[ASH].common(&state.held[1][ASH]));
    let begin = What::Begin { from: held[ASH].at(size), vouched: viewer == ASH };
    let mut said = vec![What::Propose(act)];
    if held[log].size() == 0 && (viewer != ASH || is_contradicted(setting, state)) {
        said.push(begin);
    }
    if let Some(end) = end(setting, state) {
        said.push(What::Enact { act, proven: setting.proven(state, viewer, act), end: Some(end) });
    }
    said.push(What::Observe { act, by: setting.cosigned(state, viewer, act) });
    if setting.lets & ACT != 0 && viewer == ASH {
        said.push(What::Enact { act: X, proven: setting.proven(state, viewer, X), end: None });
        said.push(What::Observe { act: X, by: setting.cosigned(state, viewer, X) });
    }
    let new = said.into_iter().filter(|what| !held[log].says(*what));
    let steps = new.map(|what| Step::Write { viewer, log, what, sight: Sight::Whole, key: 0 });
    steps.filter(|step| setting.may(judge, state, step)).collect()
}

/// What the thief adds to ash's log as the others hold it.
fn stolen(state: &State, viewers: usize) -> Vec<Step> {
    let said = |number: u8| {
        let word = |what: &What| matches!(what, What::Say { number: said, .. } if *said == number);
        state.held.iter().any(|held| held[ASH].place(word).is_some())
    };
    let Some(number) = (THIEF..THIEF + 2).find(|number| !said(*number)) else { return Vec::new() };
    let what = What::Say { number, charter: 0 };
    let shown = (1..viewers).filter(|side| stopped(state, *side).is_none());
    shown.map(|viewer| Step::Write { viewer, log: ASH, what, sight: Sight::Blind, key: 0 }).collect()
}

/// What ash writes in its first log.
fn own(setting: &Setting, state: &State, judge: &Judge) -> Vec<Step> {
    let log = &state.held[ASH][ASH];
    let begun = state.held[ASH].iter().skip(setting.circle.sides).any(|log| log.size() > 0);
    if begun || is_contradicted(setting, state) {
        return Vec::new();
    }
    let key = u8::from(log.says(What::Rekey));
    let mut said = Vec::new();
    if log.place(|what| matches!(what, What::Say { number: 0, .. })).is_none() {
        said.push(What::Say { number: 0, charter: 0 });
    }
    if setting.lets & REKEY != 0 && key == 0 {
        said.push(What::Rekey);
    }
    if setting.lets & ACT != 0 && !log.says(What::Propose(X)) {
        said.push(What::Propose(X));
    }
    let steps =
        said.into_iter().map(|what| Step::Write { viewer: ASH, log: ASH, what, sight: Sight::Whole, key });
    steps.filter(|step| setting.may(judge, state, step)).collect()
}

fn steps(setting: &Setting, state: &State) -> Vec<Step> {
    let mut steps = setting.pulls(state);
    // Who has let another log continue the first takes no more of that.
    steps.retain(|step| !matches!(step, Step::Pull { to, log: ASH, .. } if stopped(state, *to).is_some()));
    steps.extend(stolen(state, setting.viewers));
    let judge = state.judges.of(ASH);
    steps.extend(own(setting, state, judge));
    let first = setting.circle.sides;
    steps.extend(carried(setting, state, judge, (ASH, first)));
    if setting.lets & MISTAKE != 0 {
        steps.extend(carried(setting, state, judge, (ASH, first + 1)));
    }
    for side in 1..setting.viewers {
        let mine = &state.held[side][ASH];
        let own = &state.held[ASH][ASH];
        let adopts = end(setting, state).is_some_and(|end| !own.holds(end.at) && mine.holds(end.at));
        if mine != own && (mine.extends(own) || adopts) {
            steps.push(Step::Pull { to: ASH, from: side, log: ASH });
        }
        if setting.lets & EVIDENCE != 0 && state.shown[side] == 0 {
            steps.push(Step::Evidence { to: side, log: ASH });
        }
        let judge = state.judges.of(side);
        if setting.lets & IMPOSTOR != 0 && side == 1 {
            steps.extend(carried(setting, state, judge, (side, first + 1)));
        }
        let signed = |act: Act| What::Concur(act, (act >= FIRST).then(|| mine.tip()));
        let asked = (X..setting.circle.acts.len()).filter(|act| *act != X || setting.lets & ACT != 0);
        let new = asked.map(signed).filter(|what| !state.held[side][side].says(*what));
        steps.extend(new.map(|what| writes(side, what)).filter(|step| setting.may(judge, state, step)));
    }
    steps
}

pub(crate) fn setting(sides: usize, lets: u8) -> Setting {
    let next = |log| Draft { subject: Subject::Log, ..Draft::document(log, 0, None) };
    Setting {
        name: match lets & !EVIDENCE {
            ACT => "succession: an act is open",
            REKEY => "succession: or new keys",
            MISTAKE => "succession: two logs by mistake",
            IMPOSTOR => "succession: the thief begins a log",
            _ => "succession: the thief shows each what he likes",
        },
        circle: Circle::of(sides, 2, &[Draft::document(0, 0, None), next(sides), next(sides + 1)]).into(),
        rules: ALL,
        viewers: sides,
        dishonest: 0,
        knows: [1; 3],
        lets,
        steps,
        properties: &[
            THIEF_IS_NOT_ASH,
            ONE_SUCCESSOR,
            NOTHING_UNDONE,
            LIVES_AGAIN,
            SIGNED_STAYS,
            OLD_KEY_IS_DEAD,
            EVIDENCE_STOPS_NOBODY,
        ],
        reached: &[],
    }
}
