//! Why the identity of a node could not be made or read.

use std::io;

/// Why an identity could not be made or read.
#[derive(Debug, thiserror::Error)]
pub enum IdentityError {
    /// The disk says no.
    #[error("the identity of the node could not be read or written")]
    Disk(#[from] io::Error),
    /// The operating system gives no randomness.
    #[error("the operating system gives no randomness for keys")]
    Randomness,
    /// There is a node already.
    #[error("{0} already holds a node: choose another folder")]
    Taken(String),
    /// A node stood here before.
    #[error(
        "{0} is the high-water mark of a node that stood here: put that node back from a backup, or choose another folder"
    )]
    Marked(String),
    /// There is none.
    #[error("{0} holds no node: make one with `paivand init`")]
    Missing(String),
    /// A name that may not be one.
    #[error(
        "a side is 2 to 16 lowercase letters and digits; the name of a log has no space and no `+`, and at most a hundred bytes"
    )]
    Name,
    /// The card of the side itself.
    #[error("the card is of {0}, this side itself: take the card of another side")]
    OwnCard(String),
    /// A card of another circle.
    #[error("the card is of the circle {circle}, and this node is of {own}: ask for the card of this circle")]
    OtherCircle {
        /// That of the card.
        circle: String,
        /// That of the node.
        own: String,
    },
    /// Another card of a side that was met.
    #[error(
        "{0} is known with other keys: ask it which card is its own; new keys of a log need no new card, and a side that begins anew needs a circle of another name"
    )]
    OtherKeys(String),
    /// A file that is not what it should be.
    #[error("{0} is damaged: restore it from a backup")]
    Damaged(&'static str),
    /// A secret key that is not there.
    #[error(
        "{0} is damaged or missing: put it back from a backup, or replace it with `paivand recover` and the recovery key"
    )]
    Key(&'static str),
    /// A key that is not the one it should be.
    #[error("this is not the recovery key of the node: look for the one whose name {0} ends in `/recovery`")]
    NotRecovery(String),
}
