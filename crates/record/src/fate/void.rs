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
    /// What it says to have seen goes backwards.
    #[error("the entry has seen less of another log than one before it")]
    Seen,
    /// An entry of a kind that the version of the charter does not know.
    #[error("the rules of the charter know no such kind of entry")]
    Kind,
    /// A genesis that is not first, is not under the key that was trusted, is not to continue a log of the same
    /// side, or a first entry that is none.
    #[error("a log begins with one genesis under the trusted key, or under the word of the log before it")]
    Genesis,
    /// The log has ended.
    #[error("another log continues this one, which ended before this entry")]
    Succeeded,
    /// A log that is not the one to continue another, or that nobody vouches for.
    #[error("the log is not vouched for by the recovery key of the one it is to continue")]
    Successor,
    /// An entry in a log that does not continue another yet.
    #[error("until the log continues the one before it, it holds only what makes it do so")]
    Candidate,
    /// An end of a log that does not follow from what the sides named.
    #[error("the end of the old log does not follow from what the sides named")]
    End,
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
    #[error(
        "all sides had signed, and this log had seen it: the act comes into force, and only a further act of all changes it"
    )]
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
    /// A hand of no seat, or larger than one may be.
    #[error("the hand names no seat, or is too large")]
    Hand,
    /// What it needs is not here: it is void for nobody, and judged again when that has come.
    #[error("what the entry needs of another log is not here: it is held apart")]
    Apart,
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
    /// The log holds an entry under a charter that is newer than this version.
    #[error("{origin} holds at {index} an entry under newer rules")]
    Stopped {
        /// That log.
        origin: String,
        /// Where.
        index: u64,
    },
}
