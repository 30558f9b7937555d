//! Promises of a work plan: claimed, then answered. Done takes two.

pub(crate) mod claim;
pub(crate) mod respond;
pub(crate) mod state;
pub(crate) mod withdraw;

pub use claim::{CommitmentClaim, Outcome};
pub use respond::{Answer, CommitmentRespond};
pub(crate) use state::claims_on;
pub use state::{ClaimState, Progress};
pub use withdraw::CommitmentWithdraw;

use crate::subject::{Kind, Subject};

/// The subject under which claims on a commitment of a document stand.
pub fn subject_of(document: &Subject, commitment: &str) -> Option<Subject> {
    Subject::new(Kind::Commitment, &alloc::format!("{}.{}", document.id(), commitment.to_ascii_lowercase()))
}
