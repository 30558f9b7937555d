//! What the record tells the kernel: one for each valid entry, in any causal order.

use crate::consent::Consent;
use crate::identity::{ActId, Digest};
use crate::position::{Past, Position};
use crate::side::Side;
use crate::subject::Subject;
use alloc::vec::Vec;
use jiff::Timestamp;
use serde::{Deserialize, Serialize};

/// What a folded entry of the record came to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Heard {
    /// A side gave its own word.
    Stated {
        /// The side whose entry it is.
        by: Side,
        /// The act.
        act: ActId,
        /// The act as it was signed.
        bytes: Vec<u8>,
        /// Where the entry stands.
        at: Position,
        /// When, by the clock of who signed.
        stated_at: Timestamp,
        /// What its log had seen of the others.
        past: Past,
        /// The consent of an office beside it.
        hand: Option<Consent>,
    },
    /// A joint act was put forward.
    Proposed {
        /// The side whose entry it is.
        by: Side,
        /// The act.
        act: ActId,
        /// The act as it was signed.
        bytes: Vec<u8>,
        /// Where the entry stands.
        at: Position,
        /// When, by the clock of who signed.
        stated_at: Timestamp,
        /// What its log had seen of the others.
        past: Past,
        /// The consent of an office beside it.
        hand: Option<Consent>,
    },
    /// Another side signed it.
    Concurred {
        /// The side whose entry it is.
        by: Side,
        /// The act.
        act: ActId,
        /// Where the entry stands.
        at: Position,
        /// When, by the clock of who signed.
        stated_at: Timestamp,
        /// The consent of an office beside it.
        hand: Option<Consent>,
    },
    /// Another side declined it, perhaps with a counter-draft.
    Declined {
        /// The side whose entry it is.
        by: Side,
        /// The act.
        act: ActId,
        /// Where the entry stands.
        at: Position,
        /// When, by the clock of who signed.
        stated_at: Timestamp,
        /// The digest of the words beside it.
        words: Option<Digest>,
        /// The digest of the counter-draft.
        draft: Option<Digest>,
        /// The consent of an office beside it.
        hand: Option<Consent>,
    },
    /// A side that had signed it on paper signed it here.
    TakenOver {
        /// The side whose entry it is.
        by: Side,
        /// The act.
        act: ActId,
        /// Where the entry stands.
        at: Position,
        /// When, by the clock of who signed.
        stated_at: Timestamp,
        /// The consent of an office beside it.
        hand: Option<Consent>,
    },
    /// A side contests that it signed it on paper.
    Disputed {
        /// The side whose entry it is.
        by: Side,
        /// The act.
        act: ActId,
        /// Where the entry stands.
        at: Position,
        /// When, by the clock of who signed.
        stated_at: Timestamp,
        /// The digest of the words beside it.
        words: Option<Digest>,
        /// The consent of an office beside it.
        hand: Option<Consent>,
    },
    /// Every side signed it; receipts are awaited.
    Enacted {
        /// The act.
        act: ActId,
        /// Where the entry stands.
        at: Position,
        /// When, by the clock of who signed.
        stated_at: Timestamp,
    },
    /// It ended without binding.
    Closed {
        /// The act.
        act: ActId,
        /// Where the entry stands.
        at: Position,
        /// When, by the clock of who signed.
        stated_at: Timestamp,
        /// Why.
        reason: CloseReason,
    },
    /// Every side signed it and holds the proof: what each other side's cosignature says when it was made.
    InForce {
        /// The act.
        act: ActId,
        /// Where the entry stands.
        at: Position,
        /// When, by the clock of who signed.
        stated_at: Timestamp,
        /// When each other side cosigned.
        cosigned: Vec<(Side, Timestamp)>,
    },
    /// An entry of `by`, stated at `on`, is the first of its log whose past covers so many entries of another side;
    /// `log` is where the places of that log of `by` begin.
    Received {
        /// The side whose entry it is.
        by: Side,
        /// Where the places of that log begin.
        log: u64,
        /// The side whose entries they are.
        of: Side,
        /// How many of its entries.
        size: u64,
        /// When it was stated.
        on: Timestamp,
    },
    /// The log of `of` shows a cosignature of `by` over so many of its entries, made at `on`.
    Cosigned {
        /// The side that cosigned.
        by: Side,
        /// The side whose entries they are.
        of: Side,
        /// How many of its entries.
        size: u64,
        /// When it was made.
        on: Timestamp,
    },
    /// Two enacted acts follow one base: the subject is frozen there.
    Conflicted {
        /// The subject.
        subject: Subject,
        /// What both follow.
        base: Option<ActId>,
    },
}

/// Why a joint act ended without binding.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum CloseReason {
    /// The proposer took it back.
    Withdrawn,
    /// Another side declined it.
    Declined,
    /// Its time ran out.
    Lapsed,
    /// It gave way to another proposal.
    Crossed,
}
