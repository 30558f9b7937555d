//! Why a node cannot be opened, or cannot go on.

use crate::door::error::SubmitError;
use crate::door::outbox::OutboxError;
use crate::keys::error::IdentityError;
use crate::log::store::StoreError;
use std::io;
use std::path::PathBuf;

/// Why a node cannot be opened, or cannot go on.
#[derive(Debug, thiserror::Error)]
pub enum NodeError {
    /// Who the node is cannot be read.
    #[error("the node's identity cannot be used")]
    Identity(#[from] IdentityError),
    /// A log cannot be read or written.
    #[error("a log cannot be used")]
    Store(#[from] StoreError),
    /// The mark cannot be read or written.
    #[error("the high-water mark cannot be read or written")]
    Mark(#[source] io::Error),
    /// Another process has the folder.
    #[error("{0} is in use by another process: stop that one first")]
    InUse(PathBuf),
    /// The outbox cannot be opened.
    #[error("the outbox of acts that wait cannot be used")]
    Outbox(#[from] OutboxError),
    /// The folder holds another history than the one it is marked with.
    #[error(
        "{0} holds another history of the log {1} than the one that the high-water mark beside it names: put the newest backup back; it can be read as it is with `paivand verify` and `paivand show`"
    )]
    OtherHistory(PathBuf, String),
    /// The first entry could not be written.
    #[error("the log could not be begun")]
    Begin(#[source] Box<SubmitError>),
}
