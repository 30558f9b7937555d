//! The machines of a model, and the steps by which they change.

use super::circle::Circle;
use super::entry::What;
use super::exchange::Offer;
use super::judge::Fate;
use super::keeping::Keeping;
use super::machine::{Machine, Question, SIDES, Standing};
use std::fmt;
use std::sync::Arc;

/// What becomes of the mark when a folder is restored.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Marked {
    /// It stands beside the folder as before.
    Kept,
    /// It is gone with the machine.
    Lost,
    /// It is as old as the folder.
    RolledBack,
}

#[derive(Clone, PartialEq, Eq, Hash)]
pub(crate) enum Step {
    /// A person says something: it is sealed, or waits.
    Say { by: usize, what: What },
    /// One machine asks another and takes what comes.
    Exchange { to: usize, from: usize },
    /// A pouch is packed.
    Pack { from: usize, to: usize },
    /// One that is on its way is opened.
    Open { pouch: usize },
    /// The folder is copied, the mark beside it too.
    BackUp { of: usize },
    /// The copy is put back, and the node is started.
    Restore { of: usize },
    /// A person lets statements be made.
    Confirm { by: usize },
    /// The dishonest side goes on twice: its machine is copied, keys and mark and all.
    Twin,
}

impl fmt::Debug for Step {
    fn fmt(&self, to: &mut fmt::Formatter<'_>) -> fmt::Result {
        let name = |machine: usize| ["ash", "birch", "the third"][machine];
        match self {
            Self::Say { by, what } => write!(to, "{} says {what:?}", name(*by)),
            Self::Exchange { to: taker, from } => {
                write!(to, "{} exchanges with {}", name(*taker), name(*from))
            }
            Self::Pack { from, to: taker } => {
                write!(to, "{} packs a pouch for {}", name(*from), name(*taker))
            }
            Self::Open { pouch } => write!(to, "pouch {pouch} is opened"),
            Self::BackUp { of } => write!(to, "{} is backed up", name(*of)),
            Self::Restore { of } => write!(to, "{} is restored", name(*of)),
            Self::Confirm { by } => write!(to, "a person confirms the start of {}", name(*by)),
            Self::Twin => write!(to, "birch goes on twice"),
        }
    }
}

/// Acts that a side was ever shown as done.
pub(crate) const CLOSED: u8 = 1;
pub(crate) const IN_FORCE: u8 = 2;

#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub(crate) struct State {
    pub(crate) machines: Vec<Machine>,
    /// Pouches on their way: from, to, and what is in them.
    pub(crate) pouches: Vec<(usize, usize, Offer)>,
    pub(crate) packed: u8,
    pub(crate) backed_up: u8,
    pub(crate) restored: u8,
    /// What the people of each side were shown of each act.
    pub(crate) shown: Vec<Vec<u8>>,
    /// Something was sealed while the start was not confirmed.
    pub(crate) early: bool,
    /// Something that was sealed was taken out again.
    pub(crate) dropped: bool,
}

/// A part of what may happen, and the rules that hold.
#[derive(Clone)]
pub(crate) struct Setting {
    pub(crate) name: &'static str,
    pub(crate) circle: Arc<Circle>,
    pub(crate) keeping: Keeping,
    /// What becomes of the mark of ash when its folder is restored.
    pub(crate) marked: Marked,
    /// How often ash is restored, backed up anew, and how many pouches are packed.
    pub(crate) restores: u8,
    pub(crate) backups: u8,
    pub(crate) pouches: u8,
    /// Statements that each machine makes in a life.
    pub(crate) words: [u8; SIDES],
    /// The acts on one base that may be proposed: by which machine, and in which of its lives.
    pub(crate) acts: &'static [(usize, u8)],
    /// Whether a pouch that ash packed comes though the mark that knew of it is lost.
    pub(crate) former: bool,
    pub(crate) person: bool,
    /// Whether birch shows what it likes of what it has: it goes on twice, from any moment on.
    pub(crate) liar: bool,
    pub(crate) properties: &'static [Property],
    pub(crate) reached: &'static [Property],
}

/// Something that holds in every state; or that some state reaches.
#[derive(Clone, Copy)]
pub(crate) struct Property {
    pub(crate) name: &'static str,
    pub(crate) holds: fn(&Setting, &State) -> bool,
}

impl Setting {
    pub(crate) fn with(&self, name: &'static str, change: impl FnOnce(&mut Keeping)) -> Self {
        let mut setting = self.clone();
        setting.name = name;
        change(&mut setting.keeping);
        setting
    }

    pub(crate) fn first(&self) -> State {
        let machines = (0..self.circle.sides).map(|side| Machine::new(&self.circle, side));
        State {
            machines: machines.collect(),
            pouches: Vec::new(),
            packed: 0,
            backed_up: 0,
            restored: 0,
            shown: vec![vec![0; self.circle.acts.len()]; self.circle.sides],
            early: false,
            dropped: false,
        }
    }

    pub(crate) fn is_honest(&self, side: usize) -> bool {
        !(self.liar && side == 1)
    }

    fn sayable(&self, state: &State, number: usize) -> Vec<What> {
        let machine = &state.machines[number];
        let mut said = Vec::new();
        let words =
            (0..self.words[number]).map(|word| What::Say { number: 4 * machine.life + word, charter: 0 });
        let waits = |what: &What| machine.folder.outbox.iter().any(|waiting| waiting.what == *what);
        let spoken = |what: &What| machine.has_said(*what) || waits(what);
        // In their order: which word is said first tells nothing.
        said.extend(words.into_iter().find(|what| !spoken(what)));
        for (act, (by, life)) in (1..).zip(self.acts) {
            let mine = self.circle.acts[act].log == machine.side;
            if (number, machine.life) == (*by, *life) {
                said.push(What::Propose(act));
            }
            said.push(if mine { What::Close(act) } else { What::Concur(act, None) });
        }
        if self.liar {
            // What a liar says is divided between its two machines: fewer states, and as many lies.
            said.retain(|what| match (number, what) {
                (1, What::Concur(..) | What::Close(_)) | (0, What::Close(_)) => false,
                (0..2, _) => true,
                (_, other) => !matches!(other, What::Propose(_)),
            });
        }
        let takes_back = |what: &What| matches!(what, What::Close(act) if waits(&What::Propose(*act)));
        said.retain(|what| !spoken(what) && (takes_back(what) || machine.admits(*what)));
        said
    }

    /// Everything that may happen but faults.
    pub(crate) fn exchanges(&self, state: &State) -> Vec<Step> {
        let pairs = (0..state.machines.len())
            .flat_map(|to| (0..state.machines.len()).map(move |from| (to, from)))
            .filter(|(to, from)| state.machines[*to].side != state.machines[*from].side);
        let pouches = (0..state.pouches.len()).map(|pouch| Step::Open { pouch });
        pairs.map(|(to, from)| Step::Exchange { to, from }).chain(pouches).collect()
    }

    pub(crate) fn steps(&self, state: &State) -> Vec<Step> {
        let mut steps = self.exchanges(state);
        for by in 0..state.machines.len() {
            steps.extend(self.sayable(state, by).into_iter().map(|what| Step::Say { by, what }));
        }
        if state.packed < self.pouches {
            steps.extend([Step::Pack { from: 0, to: 1 }, Step::Pack { from: 1, to: 0 }]);
        }
        if state.restored < self.restores {
            steps.push(Step::Restore { of: 0 });
            if state.backed_up < self.backups {
                steps.push(Step::BackUp { of: 0 });
            }
        }
        if self.person && state.machines[0].standing() == Standing::Unconfirmed {
            steps.push(Step::Confirm { by: 0 });
        }
        if self.liar && state.machines.len() == 2 {
            steps.push(Step::Twin);
        }
        steps.retain(|step| self.after(state, step) != *state);
        steps
    }

    /// As much of a way as the rules let be gone.
    pub(crate) fn lawful(&self, way: &[Step]) -> Vec<Step> {
        let mut state = self.first();
        let mut gone = Vec::new();
        for step in way {
            let said = matches!(step, Step::Say { .. } | Step::Confirm { .. });
            if said && !self.steps(&state).contains(step) {
                break;
            }
            state = self.after(&state, step);
            gone.push(step.clone());
        }
        gone
    }

    pub(crate) fn after(&self, state: &State, step: &Step) -> State {
        let mut next = state.clone();
        match step {
            Step::Say { by, what } => self.say(&mut next, *by, *what),
            Step::Exchange { to, from } => {
                let offer = self.offer(&mut next, *from, *to, false);
                self.take(&mut next, *to, &offer);
            }
            Step::Pack { from, to } => {
                next.packed += 1;
                let offer = self.offer(&mut next, *from, *to, true);
                next.pouches.push((*from, *to, offer));
            }
            Step::Open { pouch } => {
                let (_, to, offer) = next.pouches.remove(*pouch);
                self.take(&mut next, to, &offer);
            }
            Step::BackUp { of } => {
                next.backed_up += 1;
                let machine = &mut next.machines[*of];
                machine.backup = Some(Box::new((machine.folder.clone(), machine.mark.clone())));
            }
            Step::Restore { of } => self.restore(&mut next, *of),
            Step::Confirm { by } => self.confirm(&mut next, *by),
            Step::Twin => {
                let mut twin = next.machines[1].clone();
                twin.life = 1;
                next.machines.push(twin);
            }
        }
        self.show(&mut next);
        next
    }

    fn restore(&self, state: &mut State, of: usize) {
        state.restored += 1;
        let machine = &mut state.machines[of];
        let Some(backup) = machine.backup.take() else { return };
        let (folder, mark) = *backup;
        (machine.folder, machine.life) = (folder, machine.life + 1);
        machine.begun_with = machine.own().size();
        let asks = match self.marked {
            Marked::Kept => false,
            Marked::Lost => {
                machine.mark.at = Default::default();
                machine.mark.is_there = !self.keeping.asks;
                self.keeping.asks
            }
            Marked::RolledBack => {
                machine.mark = mark;
                self.keeping.snapshots_are_known
            }
        };
        machine.mark.is_open = !asks;
        if !self.keeping.marks {
            machine.mark.at = Default::default();
        }
        let nonce = machine.life;
        machine.start = asks.then(|| Question { nonce, answers: Default::default(), by_person: false });
        machine.think(&self.circle);
        if self.marked != Marked::Kept && !self.former {
            state.pouches.retain(|(from, _, _)| *from != of);
        }
    }

    /// What people are shown of each act, once.
    fn show(&self, state: &mut State) {
        for machine in
            state.machines.iter().filter(|machine| self.is_honest(machine.side) && !machine.is_below())
        {
            let held = |log: usize, size: usize| {
                log != machine.side || !self.keeping.shown_once_held || size <= machine.held_elsewhere()
            };
            for act in 1..self.circle.acts.len() {
                state.shown[machine.side][act] |= match machine.judge().fate(act) {
                    Some(Fate::Closed(at)) if held(at.log, at.size) => CLOSED,
                    Some(Fate::InForce { at, .. }) if held(at.log, at.size) => IN_FORCE,
                    Some(Fate::Open | Fate::Enacted(_) | Fate::Closed(_) | Fate::InForce { .. }) | None => 0,
                };
            }
        }
    }
}
