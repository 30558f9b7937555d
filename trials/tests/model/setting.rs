//! What a run of the model holds: how many sides, which faults, which rules.

use super::entry::SIDES;

/// The two acts of every run, both on one base: who proposes each.
pub(crate) type Proposers = [u8; 2];

/// What an entry's `seen` records in the model.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Seen {
    /// The whole prefix held of every other log, as in the protocol.
    Whole,
    /// Only as far as rules read it: up to the last concurrence with the log's own acts (P-R9).
    ///
    /// No rule of validity tells two values apart that cover the same concurrences, so states that differ only
    /// in them are merged. Waiting for what `seen` names (DESIGN 6.5) only delays what a node sees; the model's
    /// nodes do not wait, and so see and do everything a waiting node would, and more.
    Concurrences,
}

/// How a node knows, after a restore, that it lost entries of its own log (P-R8).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[allow(dead_code, reason = "taken by the runs that leave P-R8 out, which are not in this set yet")]
pub(crate) enum OwnMark {
    /// By the high-water mark outside every backup.
    Kept,
    /// Only by asking the other sides what they hold.
    PeersAsked,
    /// Not at all.
    None,
}

/// The rules of the protocol that a run may take away.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Rules {
    /// P-R3: the first valid enact or close decides.
    pub(crate) first_decides: bool,
    /// P-R4: an enact needs every side's signature.
    pub(crate) all_sign: bool,
    /// P-R5: a second signature on a base needs the close of the first act.
    pub(crate) exclusive: bool,
    /// P-R7 with DESIGN 6.2: in force by the `observe` that carries every other side's receipt.
    pub(crate) receipts: bool,
    /// P-R8 for a node's own log.
    pub(crate) own_mark: OwnMark,
    /// A node shows an entry of its own log to nobody, its own people included, before the mark covers it.
    pub(crate) mark_before_showing: bool,
    /// P-R8 for the logs it mirrors (DESIGN 6).
    pub(crate) mirror_mark: bool,
    /// P-R9: no close once every concurrence was seen.
    pub(crate) no_feigning: bool,
    /// P-R10: keys are judged by the position of the entry they signed.
    pub(crate) keys_by_position: bool,
}

/// The protocol as amended.
pub(crate) const ALL_RULES: Rules = Rules {
    first_decides: true,
    all_sign: true,
    exclusive: true,
    receipts: true,
    own_mark: OwnMark::Kept,
    mark_before_showing: true,
    mirror_mark: true,
    no_feigning: true,
    keys_by_position: true,
};

/// One run. Sides are numbered from 0; sets of sides are bit masks.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Setting {
    /// What the table calls it.
    pub(crate) name: &'static str,
    /// How many sides, at most [`SIDES`].
    pub(crate) sides: u8,
    /// Who proposes the two acts.
    pub(crate) proposers: Proposers,
    /// Which sides may be restored from any earlier state.
    pub(crate) restorable: u8,
    /// How many restores there may be in all.
    pub(crate) restores: u8,
    /// Whether one pouch may be packed, by any side, and be opened by anyone at any later time.
    pub(crate) pouch: bool,
    /// The side that may keep two branches and write what no honest node would.
    pub(crate) forger: Option<u8>,
    /// Which sides may change their key, once each.
    pub(crate) rotating: u8,
    /// How much of `seen` is told apart.
    pub(crate) seen: Seen,
    /// The rules kept.
    pub(crate) rules: Rules,
}

impl Setting {
    /// Crossing proposals of side 0 and side 1, all rules, no fault.
    pub(crate) const fn of(name: &'static str, sides: u8) -> Self {
        Self {
            name,
            sides,
            proposers: [0, 1],
            restorable: 0,
            restores: 0,
            pouch: false,
            forger: None,
            rotating: 0,
            seen: Seen::Concurrences,
            rules: ALL_RULES,
        }
    }

    /// The sides, by number.
    pub(crate) fn all(&self) -> impl Iterator<Item = u8> + use<> {
        0..self.sides
    }

    /// The sides but one.
    pub(crate) fn others(&self, side: u8) -> impl Iterator<Item = u8> + use<> {
        self.all().filter(move |&other| other != side)
    }

    /// The sides that keep the rules.
    pub(crate) fn honest(&self) -> impl Iterator<Item = u8> + use<> {
        let forger = self.forger;
        self.all().filter(move |&side| Some(side) != forger)
    }

    /// Who proposes an act.
    pub(crate) fn proposer(&self, act: u8) -> u8 {
        self.proposers[usize::from(act)]
    }

    /// Tells whether the two acts have different proposers.
    pub(crate) fn crosses(&self) -> bool {
        self.proposers[0] != self.proposers[1]
    }
}

/// Both acts.
pub(crate) const ACTS: [u8; 2] = [0, 1];

const _: () = assert!(SIDES <= 8, "sets of sides are one byte");
