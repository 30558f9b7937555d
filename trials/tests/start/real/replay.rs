//! A trace of the model, played against real nodes: after every step both say the same of every machine.

use super::circle::{propose, state, words};
use super::host::{Content, Host};
use super::machine::SIDES;
use crate::model::entry::What;
use crate::model::machine::{Machine as Modelled, Standing};
use crate::model::world::{Marked, Setting, State, Step};
use paivand_node::source::Pouch;
use paivand_node::{Intent, Published, Settings, State as Real};
use paivand_record::entry::CloseReason;
use paivand_record::hash::Hash;
use serde_json::json;

/// What is compared of a machine: whether it may sign, how large its log is, its marks, how much of its log is known
/// to be held by others, and what waits.
#[derive(Debug, PartialEq, Eq)]
struct Said {
    standing: Standing,
    size: u64,
    marks: Vec<u64>,
    /// Entries of every log that it shows.
    shows: Vec<u64>,
    held_elsewhere: u64,
    waiting: Vec<(Option<Hash>, bool)>,
}

/// Real machines, and what the numbers of the model are called there.
struct Stage<'a> {
    setting: &'a Setting,
    machines: Vec<Host>,
    pouches: Vec<(usize, usize, Pouch)>,
    /// Entries of each log that stand there before the model begins.
    before: Vec<u64>,
    acts: Vec<(What, Hash)>,
}

impl<'a> Stage<'a> {
    fn of(setting: &'a Setting, contents: &[Content]) -> Self {
        let machines: Vec<Host> = (0..)
            .zip(contents)
            .map(|(side, content)| Host::of(side, content, Settings::default(), side as u64))
            .collect();
        let before = machines.iter().map(|machine| machine.node().own_size()).collect();
        Self { setting, machines, pouches: Vec::new(), before, acts: Vec::new() }
    }

    /// How ash's machine is configured: whether it is snapshotted matters from its first restore on.
    fn settings(&self) -> Settings {
        Settings { snapshotted: self.setting.marked == Marked::RolledBack, ..Settings::default() }
    }

    fn act(&self, what: What) -> Option<Hash> {
        self.acts.iter().rfind(|(said, _)| *said == what).map(|(_, act)| *act)
    }

    fn intent(&self, what: What) -> Intent {
        let joint = json!({"act": "body.constitute", "kind": "dialogue", "names": words(), "terms": "document/terms",
            "under": {"document": "document/memorandum", "provision": "R7"}});
        let proposed = |act: usize| self.act(What::Propose(act)).unwrap();
        match what {
            What::Say { number, .. } => state(
                &format!("institution/i{number}"),
                &json!({"act": "institution.record", "names": words()}),
            ),
            What::Propose(_) => propose("body/b", &joint),
            What::Concur(act, _) => Intent::Concur { act: proposed(act) },
            What::Close(act) => Intent::Close { act: proposed(act), reason: CloseReason::Withdrawn },
            other @ (What::Begin { .. }
            | What::Rekey
            | What::NewKind
            | What::Decline(_)
            | What::Enact { .. }
            | What::Observe { .. }) => panic!("nobody says {other:?}"),
        }
    }

    fn exchange(&mut self, to: usize, from: usize, pouch: &Pouch) {
        let side = SIDES[self.machines[from].side];
        let mut pouch = Pouch(pouch.0.clone());
        self.machines.iter().for_each(|machine| machine.share_words(&mut pouch));
        // Of a refusal the states tell whether it was one.
        self.machines[to].node.as_mut().unwrap().exchange(side, &pouch).ok();
    }

    fn play(&mut self, step: &Step) -> Result<(), String> {
        match step {
            Step::Say { by, what } => {
                let intent = self.intent(*what);
                let said = self.machines[*by].node.as_mut().unwrap().submit(&intent);
                let receipt = said.map_err(|error| format!("the node refuses it: {error:?}"))?;
                if let (What::Say { .. } | What::Propose(_), Some(act)) = (what, receipt.act) {
                    self.acts.push((*what, act));
                }
            }
            Step::Exchange { to, from } => {
                let side = SIDES[self.machines[*from].side];
                let wants = self.machines[*to].node().wants(side);
                let pouch = wants.fetch(&Published(self.machines[*from].node())).unwrap();
                self.exchange(*to, *from, &pouch);
            }
            Step::Pack { from, to } => {
                let packed = self.machines[*from].node().pack().unwrap().to_bytes();
                self.pouches.push((*from, *to, Pouch::parse(&packed).unwrap()));
            }
            Step::Open { pouch } => {
                let (from, to, pouch) = self.pouches.remove(*pouch);
                self.exchange(to, from, &pouch);
            }
            Step::BackUp { of } => self.machines[*of].back_up(),
            Step::Restore { of } => {
                let settings = self.settings();
                self.machines[*of].restore(self.setting.marked, settings);
                if self.setting.marked != Marked::Kept && !self.setting.former {
                    self.pouches.retain(|(from, _, _)| from != of);
                }
            }
            Step::Confirm { by } => {
                let node = self.machines[*by].node.as_mut().unwrap();
                node.confirm_by_person("the other side has been without power for a month").unwrap();
            }
            Step::Twin => {
                let twin = self.machines[1].twin(9);
                self.machines.push(twin);
            }
        }
        Ok(())
    }

    fn said(&self, machine: &Host) -> Said {
        let node = machine.node();
        let standing = match node.state() {
            Real::Normal => Standing::Normal,
            Real::ReadOnly { .. } => Standing::Below,
            Real::Unconfirmed { .. } => Standing::Unconfirmed,
            Real::Statements { .. } => Standing::Statements,
            other @ (Real::Keyless | Real::Failed) => panic!("{other:?}"),
        };
        let cut = node.record().logs();
        let marks = (0..self.before.len()).map(|of| {
            let origin = cut.keys().find(|origin| node.side_of(origin) == Some(SIDES[of])).unwrap();
            machine.marked(origin).unwrap_or(0).saturating_sub(self.before[of])
        });
        let waiting = node.waiting().unwrap().into_iter();
        let waiting = waiting.map(|(_, waiting)| (Some(waiting.id), waiting.refused.is_some())).collect();
        let size = node.own_size() - self.before[machine.side];
        let shows = (0..self.before.len()).map(|of| machine.shows(of) - self.before[of]).collect();
        let held_elsewhere = node.size_held_elsewhere().saturating_sub(self.before[machine.side]);
        Said { standing, size, marks: marks.collect(), shows, held_elsewhere, waiting }
    }

    fn modelled(&self, machine: &Modelled) -> Said {
        let waiting = machine.folder.outbox.iter().map(|waiting| {
            let about = waiting.what.act().map_or(waiting.what, What::Propose);
            (self.act(about), waiting.refused)
        });
        let marks = machine.mark.at.iter().take(self.before.len()).map(|at| at.size as u64);
        let (standing, size) = (machine.standing(), machine.own().size() as u64);
        let shows = machine.folder.logs.iter().map(|log| log.size() as u64).collect();
        let held_elsewhere = machine.held_elsewhere() as u64;
        Said { standing, size, marks: marks.collect(), shows, held_elsewhere, waiting: waiting.collect() }
    }

    fn compare(&self, state: &State) -> Result<(), String> {
        for (number, (real, modelled)) in self.machines.iter().zip(&state.machines).enumerate() {
            let (real, modelled) = (self.said(real), self.modelled(modelled));
            if real != modelled {
                return Err(format!("machine {number}: the node {real:#?}, the model {modelled:#?}"));
            }
        }
        Ok(())
    }
}

/// Plays a trace; gives its minutes where a node does something else than the model.
pub(crate) fn play(setting: &Setting, contents: &[Content], trace: &[Step]) -> Result<(), String> {
    let mut stage = Stage::of(setting, contents);
    let mut state = setting.first();
    for (number, step) in (1..).zip(trace) {
        let played = stage.play(step);
        state = setting.after(&state, step);
        played.and_then(|()| stage.compare(&state)).map_err(|parting| {
            let minutes: String =
                (1..).zip(trace).map(|(number, step)| format!("    {number}. {step:?}\n")).collect();
            format!("{}, step {number}, {parting}\n{minutes}", setting.name)
        })?;
    }
    Ok(())
}
