//! The consent of an office: which seat decided, and how that was shown beside the signature of its node.
//!
//! A node's key keeps the record; a hand says who decided. Whether an assertion is by the key of its seat is checked
//! where keys are, and handed in here.

use crate::charter::{CharterFound, HandKind};
use crate::identity::Digest;
use crate::position::Position;
use crate::recorded::Recorded;
use crate::refusal::{Refusal, require};
use crate::seat::SeatKey;
use crate::side::Side;
use crate::standing::Standing;
use crate::subject::Subject;
use alloc::vec::Vec;
use jiff::civil::Date;
use serde::{Deserialize, Serialize};

/// The hand of a seat on an act.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Consent {
    /// Whose hand.
    pub seat: Subject,
    /// Which kind of hand.
    pub kind: HandKind,
    /// What is known of it.
    pub shown: Shown,
    /// The file that holds it, where one does.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub file: Option<Digest>,
    /// The day it was signed on paper.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub on: Option<Date>,
}

/// The hand on an act that is judged.
#[derive(Clone, Copy, Debug)]
pub enum ByHand<'a> {
    /// There is none.
    Without,
    /// This one.
    With(&'a Consent),
    /// It is to be given once the act has its name.
    Later,
}

impl<'a> From<Option<&'a Consent>> for ByHand<'a> {
    fn from(hand: Option<&'a Consent>) -> Self {
        hand.map_or(Self::Without, Self::With)
    }
}

impl ByHand<'_> {
    /// Whether it is one for which this holds, as far as can be known now.
    pub(crate) fn is(self, fits: impl FnOnce(&Consent) -> bool) -> bool {
        match self {
            Self::Without => false,
            Self::With(hand) => fits(hand),
            Self::Later => true,
        }
    }
}

/// What is known of a hand.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Shown {
    /// By the key that the seat had at that place.
    Checked,
    /// In a file that is kept and not checked here.
    Kept,
    /// Not by a key of the seat.
    Unproven,
}

impl Consent {
    /// Whether it counts where these kinds of hands do.
    pub(crate) fn is_one_of(&self, kinds: &[HandKind]) -> bool {
        self.shown != Shown::Unproven && kinds.contains(&self.kind)
    }
}

impl Standing {
    /// The key of a seat of a side in front of a place of its log: the last that it stated there.
    pub fn seat_key(&self, by: Side, seat: &Subject, before: Position) -> Option<&SeatKey> {
        let words = self.own_words(seat, by).filter(|(_, act)| act.at < before);
        words.filter_map(|(_, act)| act.act.content.said::<SeatKey>()).last()
    }

    /// The sides that signed an act without a hand that its charter asks for: their nodes should not have.
    pub fn lacking_hands(&self, act: &Recorded) -> Vec<Side> {
        let charter = act.act.charter.and_then(|cited| self.act(&cited)?.act.content.said::<CharterFound>());
        let Some(kinds) = charter.and_then(|charter| charter.hands.get(act.act.content.name())) else {
            return Vec::new();
        };
        let signed = act.concurred().keys().chain(act.taken_over().keys()).copied();
        let given = |side: &Side| act.hands().get(side).is_some_and(|hand| hand.is_one_of(kinds));
        signed.chain([act.act.by]).filter(|side| !given(side)).collect()
    }

    /// Says no where the charter in force asks for the hand of an office on this kind of act, and this is none.
    ///
    /// # Errors
    /// [`Refusal::NeedsHand`].
    pub fn consents(&self, kind: &str, hand: ByHand<'_>) -> Result<(), Refusal> {
        let asked = self.charter().and_then(|(_, charter)| charter.hands.get(kind));
        require(asked.is_none_or(|kinds| hand.is(|hand| hand.is_one_of(kinds))), Refusal::NeedsHand)
    }
}
