//! Traces of the models, played against the record itself: one record for each viewer, fed what that viewer holds
//! and nothing else. After every step both say the same of every entry, of every act and of every log.

use super::entry::What;
use super::judge::{Fate, Judge, Verdict};
use super::real::{Branch, Forge, Held, SIDES};
use super::rules::ALL;
use super::world::{Setting, State, Step};
use paivand_record::fate::{self, Record, Void};
use std::collections::BTreeMap;
use std::rc::Rc;

/// A node's memory, without its disk.
struct Viewer {
    record: Record,
    held: Vec<Rc<Branch>>,
    verdicts: BTreeMap<(usize, usize), Verdict>,
}

impl Viewer {
    fn of(forge: &Forge, knows: u8) -> Self {
        Self { record: forge.record(knows), held: Vec::new(), verdicts: BTreeMap::new() }
    }

    /// Folds what has come, as a node does: in order, then without what does not come; anew where an end makes
    /// void what was folded, or where something can be read that could not.
    fn take(&mut self, forge: &Forge, held: Vec<Rc<Branch>>) {
        self.held = held;
        loop {
            if self.any(forge, false) {
                continue;
            }
            if self.record.is_overtaken() || self.record.can_read_more() {
                self.record = self.record.again();
                self.verdicts.clear();
            } else if !self.any(forge, true) {
                return;
            }
        }
    }

    fn any(&mut self, forge: &Forge, apart: bool) -> bool {
        (0..self.held.len()).any(|log| self.next(forge, log, apart))
    }

    fn size(&self, forge: &Forge, log: usize) -> usize {
        let folded = self.record.logs().get(&forge.origin(log)).map_or(0, |log| log.size);
        usize::try_from(folded).unwrap()
    }

    fn next(&mut self, forge: &Forge, log: usize, apart: bool) -> bool {
        let origin = forge.origin(log);
        let index = self.size(forge, log);
        let Some(bytes) = self.held[log].entries.get(index) else { return false };
        let checked = self.record.checker(&origin).unwrap().check(bytes);
        let roots = Held(forge, &self.held);
        let folded = if apart {
            self.record.fold_apart(&origin, &checked, &roots)
        } else {
            self.record.fold_checked(&origin, &checked, &roots)
        };
        let Ok(outcome) = folded else { return false };
        let verdict = match outcome {
            Ok(_) => Verdict::Counts,
            Err(Void::Apart) => Verdict::Apart,
            Err(_) => Verdict::Void,
        };
        self.verdicts.insert((log, index), verdict);
        true
    }

    /// What the record says of all that the model says something of.
    fn said(&self, forge: &Forge, setting: &Setting) -> Said {
        let verdicts = (0..self.held.len()).map(|log| {
            let places = forge.before(log)..self.size(forge, log);
            places.map(|index| self.verdicts[&(log, index)]).collect()
        });
        let acts = (1..setting.circle.acts.len()).map(|act| {
            let joint = self.record.acts().get(&forge.act(act));
            let fate = joint.map(|joint| match joint.fate {
                fate::Fate::Open => "open",
                fate::Fate::Closed { .. } => "closed",
                fate::Fate::Enacted { .. } => "enacted",
                fate::Fate::InForce { .. } => "in force",
            });
            let charter = setting.circle.acts[act].subject.is_charter();
            let all = joint.is_some_and(|joint| charter || joint.is_signed_by_all());
            (fate.unwrap_or("not put forward"), all && fate == Some("in force"))
        });
        let present = self.record.origin_of(SIDES[0]).map(str::to_owned).unwrap_or_default();
        Said { verdicts: verdicts.collect(), acts: acts.collect(), present }
    }
}

/// What is made of what is held: of each entry, of each act with whether it binds all, and which log is ash's.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Said {
    verdicts: Vec<Vec<Verdict>>,
    acts: Vec<(&'static str, bool)>,
    present: String,
}

/// What the judge of a model says.
pub(crate) fn judged(forge: &Forge, setting: &Setting, state: &State, viewer: usize, judge: &Judge) -> Said {
    let verdicts = judge.logs.iter().zip(&state.held[viewer]).map(|(log, held)| {
        let of = |(verdict, what): (&Verdict, &What)| {
            // No version of the record knows a kind beyond the first.
            if *what == What::NewKind { Verdict::Void } else { *verdict }
        };
        log.verdicts.iter().zip(held.entries().map(|entry| &entry.what)).map(of).collect()
    });
    let acts = (1..setting.circle.acts.len()).map(|act| {
        let fate = match judge.fate(act) {
            None => "not put forward",
            Some(Fate::Open) => "open",
            Some(Fate::Closed(_)) => "closed",
            Some(Fate::Enacted(_)) => "enacted",
            Some(Fate::InForce { .. }) => "in force",
        };
        (fate, judge.binds_all(act))
    });
    Said { verdicts: verdicts.collect(), acts: acts.collect(), present: forge.origin(judge.present(0)) }
}

/// Plays a trace; fails with its minutes where the record says something else than the rules.
pub(crate) fn play(forge: &mut Forge, setting: &Setting, trace: &[Step]) -> State {
    let mut state = setting.first();
    let mut viewers: Vec<Viewer> = state.knows.iter().map(|knows| Viewer::of(forge, *knows)).collect();
    for (viewer, real) in viewers.iter_mut().enumerate() {
        real.take(forge, forge.held(&state.held[viewer]));
    }
    for (number, step) in (1..).zip(trace) {
        forge.write(setting, &state, step);
        let next = setting.after(&state, step);
        for (viewer, real) in viewers.iter_mut().enumerate() {
            let (before, after) = (&state.held[viewer], &next.held[viewer]);
            if before == after && state.knows[viewer] == next.knows[viewer] {
                continue;
            }
            let goes_on = after.iter().zip(before).all(|(after, before)| after.extends(before));
            if !goes_on || state.knows[viewer] != next.knows[viewer] {
                *real = Viewer::of(forge, next.knows[viewer]);
            }
            real.take(forge, forge.held(after));
            let judge = Judge::of(&setting.circle, ALL, next.knows[viewer], after);
            let model = judged(forge, setting, &next, viewer, &judge);
            let said = real.said(forge, setting);
            assert_eq!(
                said,
                model,
                "{}, step {number}, for {}:\n{}",
                setting.name,
                SIDES[viewer],
                minutes(trace)
            );
        }
        state = next;
    }
    state
}

fn minutes(trace: &[Step]) -> String {
    (1..).zip(trace).map(|(number, step)| format!("    {number}. {step:?}\n")).collect()
}
