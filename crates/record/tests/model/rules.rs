//! The rules, each of which a setting may take away.

/// Each rule is on; what a setting takes away it switches off.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Rules {
    /// P-R2: of a log only what extends the copy held is taken.
    pub(crate) extends: bool,
    /// P-R2: a contradiction has no other effect; without it, it stops what its log says from then on.
    pub(crate) evidence_is_inert: bool,
    /// P-R3: the first valid enact or close decides.
    pub(crate) first_decides: bool,
    /// P-R4: an enact needs every other side's signature.
    pub(crate) all_sign: bool,
    /// P-R4: under a checkpoint that every other side of the act has cosigned.
    pub(crate) proof_by_all: bool,
    /// What another branch is seen of makes the entry void.
    pub(crate) strays_are_void: bool,
    /// What another branch is seen of stops its reader's log.
    pub(crate) strays_wait: bool,
    /// P-R5: one open signature of a side on a subject and base.
    pub(crate) exclusive: bool,
    /// P-R6: the base is in force.
    pub(crate) based: bool,
    /// P-R6: of acts of all, only acts of all count.
    pub(crate) all_stand_on_all: bool,
    /// P-R7: in force by an observe with every other side's receipt.
    pub(crate) receipts: bool,
    /// P-R9: no close by who has seen every signature.
    pub(crate) no_feigning: bool,
    /// P-R10: a change of keys holds from the next entry on.
    pub(crate) keys_by_place: bool,
    /// P-R12: of two that cross one yields.
    pub(crate) yields: bool,
    /// A charter that has a successor is cited no more.
    pub(crate) superseded: bool,
    /// An enact does not ask for the charter again.
    pub(crate) enact_is_unchecked: bool,
    /// An unknown kind of entry is void, for old and new software alike; without it, old software stops there.
    pub(crate) unknown_is_void: bool,
    /// Where a charter is newer than the software, nothing more is folded.
    pub(crate) stops_beyond: bool,
    /// No node signs a charter that it cannot read.
    pub(crate) reads_what_it_signs: bool,
    /// What a side signed on paper binds only those who signed here.
    pub(crate) paper_binds_signers: bool,
    /// Taking over is a signature (P-R5, P-R6).
    pub(crate) taking_over_signs: bool,
    /// Taking over goes from the base upwards.
    pub(crate) closed_chains: bool,
    /// A charter by which a side joins is proposed by one that had a node before.
    pub(crate) attestor_proposes: bool,
    /// Only the recovery key vouches for a log that continues another.
    pub(crate) recovery_vouches: bool,
    /// A log ends at the largest prefix that contradicts nobody; without it, at the largest that somebody holds.
    pub(crate) ends_where_all_agree: bool,
    /// What all had signed before they let a log go stays open.
    pub(crate) signed_stays: bool,
}

/// The rules as they are.
pub(crate) const ALL: Rules = Rules {
    extends: true,
    evidence_is_inert: true,
    first_decides: true,
    all_sign: true,
    proof_by_all: true,
    strays_are_void: false,
    strays_wait: false,
    exclusive: true,
    based: true,
    all_stand_on_all: true,
    receipts: true,
    no_feigning: true,
    keys_by_place: true,
    yields: true,
    superseded: true,
    enact_is_unchecked: true,
    unknown_is_void: true,
    stops_beyond: true,
    reads_what_it_signs: true,
    paper_binds_signers: true,
    taking_over_signs: true,
    closed_chains: true,
    attestor_proposes: true,
    recovery_vouches: true,
    ends_where_all_agree: true,
    signed_stays: true,
};
