//! The rules of a start, each of which a setting may take away.

/// Each rule is on; what a setting takes away it switches off.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Keeping {
    /// Below its mark a node signs nothing.
    pub(crate) marks: bool,
    /// Without its mark a node asks; without the rule it begins as if it had never handed out anything.
    pub(crate) asks: bool,
    /// A machine that is snapshotted is known to be: a mark beside the folder confirms nothing there.
    pub(crate) snapshots_are_known: bool,
    /// A start is confirmed when every other side has answered; without it, when one has.
    pub(crate) all_answer: bool,
    /// An answer is to the question of this start; without it, what a pouch shows counts too.
    pub(crate) answers_are_fresh: bool,
    /// What is said before the start is confirmed waits unsealed; without it, it is sealed at once, and again behind
    /// what then comes back.
    pub(crate) seals_late: bool,
    /// The mark rises when a checkpoint is handed out; without it, when it is written.
    pub(crate) rises_when_handed_out: bool,
    /// What stands in the own log is shown as done once another side holds it.
    pub(crate) shown_once_held: bool,
    /// Below the mark of a log nothing of it counts that comes back.
    pub(crate) staged: bool,
    /// The word of a person lets statements be made, and nothing else.
    pub(crate) statements_only: bool,
}

/// The rules as they are.
pub(crate) const ALL: Keeping = Keeping {
    marks: true,
    asks: true,
    snapshots_are_known: true,
    all_answer: true,
    answers_are_fresh: true,
    seals_late: true,
    rises_when_handed_out: true,
    shown_once_held: true,
    staged: true,
    statements_only: true,
};
