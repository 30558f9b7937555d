//! An act that counts, and the steps that a joint one takes.

use crate::act::Act;
use crate::consent::Consent;
use crate::heard::{CloseReason, Heard};
use crate::identity::Digest;
use crate::position::{Past, Position};
use crate::side::Side;
use alloc::boxed::Box;
use alloc::collections::BTreeMap;
use jiff::{SignedDuration, Timestamp};
use serde::{Deserialize, Serialize};

/// A step of the record: where it stands and when, by the signer's clock.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Mark {
    /// The entry.
    pub at: Position,
    /// When.
    pub on: Timestamp,
}

/// An act that counts, with what became of it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Recorded {
    /// What was said.
    pub act: Act,
    /// Where.
    pub at: Position,
    /// When, by the signer's clock.
    pub stated_at: Timestamp,
    /// What its signer could know.
    pub past: Past,
    /// Whether it was put to all sides; else it is one side's own word.
    #[serde(default, skip_serializing_if = "core::ops::Not::not")]
    pub joint: bool,
    /// Only a joint act takes steps, and most acts are not.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    steps: Option<Box<Steps>>,
}

/// The steps of a joint act.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
struct Steps {
    concurred: BTreeMap<Side, Mark>,
    declined: BTreeMap<Side, (Mark, Option<Digest>, Option<Digest>)>,
    enacted: Option<Mark>,
    closed: Option<(Mark, CloseReason)>,
    in_force: Option<Mark>,
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    hands: BTreeMap<Side, Consent>,
    /// Those on a refusal: they consent to nothing.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    refusing: BTreeMap<Side, Consent>,
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    taken_over: BTreeMap<Side, Mark>,
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    disputed: BTreeMap<Side, (Mark, Option<Digest>)>,
}

static NO_STEPS: Steps = Steps {
    concurred: BTreeMap::new(),
    declined: BTreeMap::new(),
    enacted: None,
    closed: None,
    in_force: None,
    hands: BTreeMap::new(),
    refusing: BTreeMap::new(),
    taken_over: BTreeMap::new(),
    disputed: BTreeMap::new(),
};

impl Recorded {
    pub(crate) fn new(act: Act, joint: bool, at: Position, stated_at: Timestamp, past: Past) -> Self {
        Self { act, at, stated_at, past, joint, steps: None }
    }

    fn steps(&self) -> &Steps {
        self.steps.as_deref().unwrap_or(&NO_STEPS)
    }

    /// The other sides' signatures.
    pub fn concurred(&self) -> &BTreeMap<Side, Mark> {
        &self.steps().concurred
    }

    /// The sides that declined, with the name of their words and of a counter-draft.
    pub fn declined(&self) -> &BTreeMap<Side, (Mark, Option<Digest>, Option<Digest>)> {
        &self.steps().declined
    }

    /// The sides that had signed it on paper and have signed it here since.
    pub fn taken_over(&self) -> &BTreeMap<Side, Mark> {
        &self.steps().taken_over
    }

    /// The sides that contest what was attested for them, with the name of their words.
    pub fn disputed(&self) -> &BTreeMap<Side, (Mark, Option<Digest>)> {
        &self.steps().disputed
    }

    /// Whether every side signed it in the record, as far as these places are known.
    pub(crate) fn is_of_all(&self, knows: &dyn Fn(Mark) -> bool) -> bool {
        let signed = |side: &Side| self.taken_over().get(side).is_some_and(|mark| knows(*mark));
        self.act.attested.iter().all(|paper| signed(&paper.side))
    }

    /// The hand of the seat that decided, by side: of who said or proposed it, and of who answered.
    pub fn hands(&self) -> &BTreeMap<Side, Consent> {
        &self.steps().hands
    }

    /// The hands on it and on refusals of it.
    pub fn all_hands(&self) -> impl Iterator<Item = &Consent> {
        self.steps().hands.values().chain(self.steps().refusing.values())
    }

    /// The hand of the seat that refused, by side.
    pub fn refusing(&self) -> &BTreeMap<Side, Consent> {
        &self.steps().refusing
    }

    /// Takes in the hand of a side.
    pub(crate) fn take_hand(&mut self, by: Side, hand: Option<&Consent>) {
        if let Some(hand) = hand {
            let steps = self.steps.get_or_insert_default();
            steps.hands.entry(by).or_insert_with(|| hand.clone());
        }
    }

    /// Every side signed.
    pub fn enacted(&self) -> Option<Mark> {
        self.steps().enacted
    }

    /// Ended without binding.
    pub fn closed(&self) -> Option<(Mark, CloseReason)> {
        self.steps().closed
    }

    /// Every side holds the proof; the time is the latest receipt's.
    pub fn in_force(&self) -> Option<Mark> {
        self.steps().in_force
    }

    /// Where the act and its steps stand.
    pub(crate) fn places(&self) -> impl Iterator<Item = Position> {
        let steps = self.steps();
        let signed = steps.concurred.values().chain(steps.taken_over.values()).map(|mark| mark.at);
        let disputed = steps.disputed.values().map(|(mark, _)| mark.at);
        let declined = steps.declined.values().map(|(mark, ..)| mark.at);
        let decided = [steps.enacted, steps.closed.map(|(mark, _)| mark), steps.in_force];
        let decided = decided.into_iter().flatten().map(|mark| mark.at);
        core::iter::once(self.at).chain(signed).chain(disputed).chain(declined).chain(decided)
    }

    /// Takes in a step.
    pub(crate) fn note(&mut self, heard: &Heard) {
        if let Heard::Concurred { by, hand, .. } | Heard::TakenOver { by, hand, .. } = heard {
            self.take_hand(*by, hand.as_ref());
        }
        let steps = self.steps.get_or_insert_default();
        if let Heard::Declined { by, hand: Some(hand), .. } | Heard::Disputed { by, hand: Some(hand), .. } =
            heard
        {
            steps.refusing.entry(*by).or_insert_with(|| hand.clone());
        }
        match heard {
            Heard::Concurred { by, at, stated_at, .. } => {
                steps.concurred.entry(*by).or_insert(Mark { at: *at, on: *stated_at });
            }
            Heard::Declined { by, at, stated_at, words, draft, .. } => {
                let mark = Mark { at: *at, on: *stated_at };
                steps.declined.entry(*by).or_insert_with(|| (mark, *words, *draft));
            }
            Heard::TakenOver { by, at, stated_at, .. } => {
                steps.taken_over.entry(*by).or_insert(Mark { at: *at, on: *stated_at });
            }
            Heard::Disputed { by, at, stated_at, words, .. } => {
                steps.disputed.entry(*by).or_insert((Mark { at: *at, on: *stated_at }, *words));
            }
            Heard::Enacted { at, stated_at, .. } => steps.enacted = Some(Mark { at: *at, on: *stated_at }),
            Heard::Closed { at, stated_at, reason, .. } => {
                steps.closed = Some((Mark { at: *at, on: *stated_at }, *reason));
            }
            Heard::InForce { at, stated_at, cosigned, .. } => {
                // A cosignature is older than what carries it, up to what clocks may differ.
                let latest = cosigned.iter().map(|(_, on)| *on).max().unwrap_or(*stated_at);
                let bound = stated_at.checked_add(SignedDuration::from_hours(24)).unwrap_or(*stated_at);
                steps.in_force = Some(Mark { at: *at, on: latest.min(bound) });
            }
            Heard::Stated { .. }
            | Heard::Proposed { .. }
            | Heard::Received { .. }
            | Heard::Cosigned { .. }
            | Heard::Conflicted { .. } => {}
        }
    }

    /// Whether who said it knew of a step.
    pub(crate) fn knew(&self, step: Mark) -> bool {
        let own = step.at.side == self.at.side;
        if own { self.at.index > step.at.index } else { self.past.covers(step.at) }
    }

    /// Whether this place lies before the act took effect: in its signer's past, or before a step of the act
    /// in the log that took it.
    pub(crate) fn preceded_by(&self, at: Position) -> bool {
        let before = |mark: &Mark| mark.at.side == at.side && at.index < mark.at.index;
        self.past.covers(at)
            || (self.at.side == at.side && at.index < self.at.index)
            || self.concurred().values().any(before)
            || self.in_force().as_ref().is_some_and(before)
    }
}
