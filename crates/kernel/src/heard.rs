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
#[allow(missing_docs)] // fields mean the same in every variant: whose, which act, where, when by the signer's clock
pub enum Heard {
    /// A side gave its own word.
    Stated {
        by: Side,
        act: ActId,
        bytes: Vec<u8>,
        at: Position,
        stated_at: Timestamp,
        past: Past,
        hand: Option<Consent>,
    },
    /// A joint act was put forward.
    Proposed {
        by: Side,
        act: ActId,
        bytes: Vec<u8>,
        at: Position,
        stated_at: Timestamp,
        past: Past,
        hand: Option<Consent>,
    },
    /// Another side signed it.
    Concurred { by: Side, act: ActId, at: Position, stated_at: Timestamp, hand: Option<Consent> },
    /// Another side declined it, perhaps with a counter-draft.
    Declined {
        by: Side,
        act: ActId,
        at: Position,
        stated_at: Timestamp,
        words: Option<Digest>,
        draft: Option<Digest>,
        hand: Option<Consent>,
    },
    /// A side that had signed it on paper signed it here.
    TakenOver { by: Side, act: ActId, at: Position, stated_at: Timestamp, hand: Option<Consent> },
    /// A side contests that it signed it on paper.
    Disputed {
        by: Side,
        act: ActId,
        at: Position,
        stated_at: Timestamp,
        words: Option<Digest>,
        hand: Option<Consent>,
    },
    /// Every side signed it; receipts are awaited.
    Enacted { act: ActId, at: Position, stated_at: Timestamp },
    /// It ended without binding.
    Closed { act: ActId, at: Position, stated_at: Timestamp, reason: CloseReason },
    /// Every side signed it and holds the proof: what each other side's cosignature says when it was made.
    InForce { act: ActId, at: Position, stated_at: Timestamp, cosigned: Vec<(Side, Timestamp)> },
    /// An entry of `by`, stated at `on`, is the first of its log whose past covers so many entries of another side;
    /// `log` is where the places of that log of `by` begin.
    Received { by: Side, log: u64, of: Side, size: u64, on: Timestamp },
    /// The log of `of` shows a cosignature of `by` over so many of its entries, made at `on`.
    Cosigned { by: Side, of: Side, size: u64, on: Timestamp },
    /// Two enacted acts follow one base: the subject is frozen there.
    Conflicted { subject: Subject, base: Option<ActId> },
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
