//! Why an exchange brought nothing of a log.

use crate::door::error::SubmitError;
use crate::exchange::source::SourceError;
use crate::node::error::NodeError;
use paivand_record::note::NoteError;
use paivand_record::pull::PullError;

/// Why an exchange brought nothing of a log; what was held before is untouched.
#[derive(Debug, thiserror::Error)]
pub enum ExchangeError {
    /// The other side was not reached.
    #[error("the other side's files could not be had")]
    Source(#[from] SourceError),
    /// What it sent is no continuation of its log.
    #[error("what the other side sent was refused")]
    Pull(#[from] PullError),
    /// Its checkpoint is not signed by a key of its log.
    #[error("the other side's checkpoint is not signed by its log")]
    Signature(#[source] NoteError),
    /// It continues what is held in no way, and what it sent does not show why: perhaps it was damaged.
    #[error(
        "what was sent of the log {0} neither continues what is held nor shows another history: nothing is taken; it is asked for again"
    )]
    Damaged(String),
    /// Of what a checkpoint covers nothing that is missing was there.
    #[error(
        "of the log {0} nothing came that its checkpoint promises: what came before is kept, and it is asked for again"
    )]
    Incomplete(String),
    /// It contradicts what is held: only what extends that is taken.
    #[error(
        "the log {0} contradicts what it showed before: nothing of that is taken, the evidence is kept in `evidence/`; what continues the copy held is taken as before"
    )]
    Contradicts(String),
    /// What its side wrote is more than is stored for it.
    #[error(
        "the side {0} has written more than its quota here: nothing more of it is taken; speak to it, or raise `quota_bytes` in `node.json`"
    )]
    Quota(String),
    /// Its answer to the question of this start is none.
    #[error("what {0} showed answers no question of this start: it is asked again")]
    Showing(String),
    /// No side of that name was met.
    #[error("no side {0} is known here: meet it first")]
    Unknown(String),
    /// It could not be stored.
    #[error("what the other side sent could not be stored")]
    Node(#[from] NodeError),
    /// What was owed could not be written.
    #[error("what this side owed could not be written")]
    Submit(#[from] SubmitError),
}
