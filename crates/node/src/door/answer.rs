//! What a side says to a proposal, for whoever knows the act by its name alone.

use crate::Intent;
use paivand_kernel::ActId;
use paivand_record::entry::CloseReason;
use paivand_record::hash::Hash;

impl Intent {
    /// Its signature on a proposal of another side.
    #[must_use]
    pub fn concur(act: ActId) -> Self {
        Self::Concur { act: Hash(act.0) }
    }

    /// Its refusal of one, and why.
    pub fn decline(act: ActId, reason: impl Into<String>) -> Self {
        Self::Decline { act: Hash(act.0), reason: reason.into() }
    }

    /// The end of its own proposal: taken back, or declined by another side.
    #[must_use]
    pub fn close(act: ActId, declined: bool) -> Self {
        let reason = if declined { CloseReason::Declined } else { CloseReason::Withdrawn };
        Self::Close { act: Hash(act.0), reason }
    }
}
