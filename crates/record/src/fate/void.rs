//! Why an entry counts for nothing, and why one cannot be folded yet.

use alloc::string::String;

/// Why an entry is void: identically for everyone who holds its past.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, thiserror::Error)]
pub enum Void {
    /// Not an entry of the profile.
    #[error("the entry is malformed")]
    Malformed,
    /// Not signed by a key valid at its place (P-R10).
    #[error("no key valid at this place signed the entry")]
    Signature,
    /// It names another log or place than its own.
    #[error("the entry names another log or place than its own")]
    Misplaced,
    /// What it says to have seen goes backwards, or is not what the other log holds.
    #[error("the entry saw something that the other log does not hold")]
    Seen,
    /// A genesis that is not first, is not under the key that was trusted, does not continue the log whose end
    /// named it, or a first entry that is none.
    #[error("a log begins with one genesis under the trusted key, or continues the log that ended for it")]
    Genesis,
    /// The log has ended.
    #[error("the log has a successor and ended before this entry")]
    Succeeded,
    /// An end that names itself, a log that has begun, or no key of the log it names.
    #[error("the successor is not a new log under a key of its own")]
    Successor,
    /// An end while an act is enacted and not in force.
    #[error("an enacted act awaits its receipts: the log can end only after them")]
    Awaiting,
    /// A change of keys without proof of possession, or one that leaves no key.
    #[error("the change of keys is not proven or leaves none")]
    Keys,
    /// The act is not readable, or exceeds a limit.
    #[error("the act is malformed")]
    Act,
    /// The act says another side than the log's, or other sides than its kind of entry allows.
    #[error("the act is not by this side, or not by the sides it needs")]
    Sides,
    /// The charter it cites is not in force, or its sides are not the charter's.
    #[error("the charter cited is not in force with these sides")]
    Charter,
    /// The same act was said before: its number is used.
    #[error("the act was said before")]
    Reused,
    /// The base is not in force, or has a successor (P-R6).
    #[error("the base is not in force or already has a successor")]
    Base,
    /// The side has another open signature on this subject and base, or does not cite its close (P-R5).
    #[error("the side has another signature on this subject and base whose close it does not cite")]
    Exclusivity,
    /// The signature on the act does not verify under a key valid at this place (P-R4).
    #[error("the signature on the act does not verify")]
    ActSignature,
    /// What it cites is not what stands there, or not in its past.
    #[error("what the entry cites is not in its past")]
    Citation,
    /// The side signed or declined this act before.
    #[error("the side signed or declined this act before")]
    Twice,
    /// The act is already decided (P-R3).
    #[error("the act is already decided")]
    Decided,
    /// A close after all concurrences were seen (P-R9).
    #[error("all sides had signed, and this log had seen it")]
    FeignedIgnorance,
    /// An enact without every side's proven signature (P-R4).
    #[error("not every side's signature is proven")]
    Unproven,
    /// An observe without every other side's receipt (P-R7).
    #[error("not every other side's receipt is there")]
    Receipt,
    /// Evidence that proves nothing.
    #[error("the two checkpoints do not show a fork")]
    Evidence,
    /// Words beyond their limit.
    #[error("a text is too long")]
    TooLong,
}

/// Why an entry cannot be folded yet; nothing is wrong with it so far.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Wait {
    /// A log that this node has not met.
    #[error("the log {0} is not known here")]
    Log(String),
    /// More of another log must be folded first.
    #[error("{origin} must be folded to {size} first")]
    Entries {
        /// That log.
        origin: String,
        /// How much of it.
        size: u64,
    },
    /// The log holds an entry of a kind this version does not know.
    #[error("{origin} holds at {index} an entry of a newer kind")]
    Stopped {
        /// That log.
        origin: String,
        /// Where.
        index: u64,
    },
}
