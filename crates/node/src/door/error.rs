//! Why something did not enter the record, in one sentence each.

use crate::door::intent::REASON_BYTES_MAX;
use crate::door::outbox::OutboxError;
use crate::log::store::StoreError;
use crate::vault::error::VaultError;
use paivand_record::act::ACT_BYTES_MAX;
use paivand_record::entry::TooLong;
use paivand_record::fate::{Void, Wait};
use paivand_record::hand::HandError;
use paivand_record::hash::Hash;
use std::sync::Arc;

/// Why an intent did not enter the record; nothing changed.
#[derive(Debug, thiserror::Error)]
pub enum SubmitError {
    /// The rules of the record say no.
    #[error("the act was refused: {0}")]
    Refused(Void),
    /// What the act says is refused.
    #[error("the act was refused: {0}")]
    Meaning(paivand_kernel::Refusal),
    /// The document it names cannot be read.
    #[error("the document that the act names cannot be used: {0}")]
    Document(paivand_kernel::DocumentError),
    /// The document it names is another than it says.
    #[error("the document is not what the act says it is ({0}): name its own kind and subject")]
    DocumentMisfit(paivand_kernel::document::Lack),
    /// The document it names is not here.
    #[error("the document {0} is not held here: wait until it has arrived, or hand it in")]
    DocumentMissing(Hash),
    /// The words it names are not here.
    #[error("the words {0} of the act are not held here: wait until they have arrived")]
    WordsMissing(Hash),
    /// A file that it names is not here.
    #[error("the file {0} is not held here: wait until it has arrived, or hand it in")]
    FileMissing(Hash),
    /// A reason that is no text.
    #[error("the reason cannot be taken: {0}")]
    Text(paivand_kernel::TextError),
    /// Its words cannot be kept.
    #[error("the words of the act could not be written: {0}")]
    WordsUnkept(Arc<std::io::Error>),
    /// Something must arrive first.
    #[error("the act must wait: {0}")]
    Waits(Wait),
    /// No such proposal.
    #[error("no proposal {0} is known here: list them with `paivand show`")]
    UnknownAct(Hash),
    /// The side's earlier signature on the same subject is still open.
    #[error("this side has signed {0} on the same subject: close or enact that first")]
    Bound(Hash),
    /// No charter binds the sides yet.
    #[error("no charter is in force between the sides: found one first")]
    NoCharter,
    /// The node holds less than it handed out.
    #[error(
        "the node is read-only: it holds {held} entries of {origin} where {released} were handed out; let it catch up with the other side, or restore a newer backup; if nobody holds more, continue the log in another with `paivand succeed` and the recovery key"
    )]
    ReadOnly {
        /// The log.
        origin: String,
        /// Entries held.
        held: u64,
        /// Entries once handed out.
        released: u64,
    },
    /// Nothing tells yet that the node holds all that it ever handed out.
    #[error(
        "the start of this node is not confirmed: it waits for {} to show what it holds; exchange with each of them, or let a person answer for it with `paivand confirm` and a reason",
        .0.join(", ")
    )]
    Unconfirmed(Vec<String>),
    /// There is nothing to confirm.
    #[error("the start of this node is confirmed already: there is nothing to do")]
    Confirmed,
    /// A reason that is none.
    #[error("a person who confirms a start says why, in at most {} bytes", REASON_BYTES_MAX)]
    Reason,
    /// The confirmation could not be kept.
    #[error("the confirmation could not be kept ({0}): mend the disk and try again")]
    Start(String),
    /// The outbox says no.
    #[error("the act could not be kept until it can be sealed")]
    Outbox(#[from] OutboxError),
    /// The own log is to be continued by another.
    #[error(
        "the log {0} is proposed to continue this one: until the other sides have signed or declined that, nothing else is said"
    )]
    Succeeding(String),
    /// The log that is to continue another of another suite says a root that its entries have not.
    #[error(
        "{0} says another root of the old log's entries under its suite than they have here: do not sign; ask its side to begin anew"
    )]
    Rehashed(String),
    /// The node has no valid key.
    #[error(
        "no key in `keys/` is valid for this node's log: put the newest keys back from a backup, or replace them with `paivand recover` and the recovery key"
    )]
    Keyless,
    /// A hand on what takes none.
    #[error("only what is said, proposed, signed or declined can be prepared for the hand of an office")]
    NoHandHere,
    /// A hand on what was not prepared.
    #[error("nothing of the name {0} waits for a hand here: prepare it first, with --prepare")]
    NotPrepared(Hash),
    /// Prepared before.
    #[error("{0} waits for a hand already: give it, or take that back with `paivand withdraw` first")]
    Prepared(Hash),
    /// Prepared under a suite that the own log has left.
    #[error(
        "{0} was prepared before the own log changed its suite, and has another name now: withdraw it and prepare it again"
    )]
    Renamed(Hash),
    /// A device key's assertion that does not show consent.
    #[error("the hand does not show the consent of its seat to this act: {0}")]
    Hand(HandError),
    /// Too long for an act.
    #[error("the act is longer than {ACT_BYTES_MAX} bytes: put long texts into a document")]
    ActTooLong,
    /// Too long for an entry.
    #[error("the entry cannot be written")]
    TooLong(#[from] TooLong),
    /// The disk says no; nothing of the batch counts.
    #[error("the record could not be written: {0}")]
    Store(Arc<StoreError>),
    /// The disk said no before, and what it holds could not be read again.
    #[error("a write failed and the disk could not be read again: mend the disk and start the node anew")]
    Failed,
    /// A personal value cannot be kept.
    #[error("the personal value could not be kept")]
    Vault(#[from] VaultError),
    /// A personal value for a field that is not personal.
    #[error("{0} is no personal field of this act: see its help")]
    NotPersonal(String),
    /// Whoever was to write it has stopped.
    #[error("the node has stopped: look at its messages and start it again")]
    Stopped,
    /// No randomness for a number.
    #[error("the operating system gives no randomness")]
    Randomness,
}

impl SubmitError {
    /// The same for another act of the batch.
    pub(crate) fn again(&self) -> Self {
        if let Self::WordsUnkept(error) = self {
            return Self::WordsUnkept(Arc::clone(error));
        }
        if let Self::Store(error) = self { Self::Store(Arc::clone(error)) } else { Self::Failed }
    }
}
