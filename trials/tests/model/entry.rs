//! An entry of a log, as far as the protocol reads it.

use std::fmt;

/// The most sides the model knows; arrays are this long so that states need no heap.
pub(crate) const SIDES: usize = 3;

/// A place in the versions of one side's log; [`ROOT`] is the empty log.
pub(crate) type Place = u8;

/// The empty log; as a citation, "cites nothing".
pub(crate) const ROOT: Place = 0;

/// What an entry says. `decline` and `statement` are left out: no rule of validity reads them.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub(crate) enum Kind {
    /// Nothing: the root of a log.
    #[default]
    Nothing,
    /// The first signature on an act.
    Propose,
    /// Another side's signature on an act.
    Concur,
    /// The proposer ends its act.
    Close,
    /// The proposer ends its act because the other proposal ranks higher (P-R12).
    CloseCrossed,
    /// The proposer decides its act, with all signatures.
    Enact,
    /// The proposer shows every other side's receipt over its enact (DESIGN 6.2).
    Observe,
    /// The next key replaces the current one.
    Keys,
}

/// One entry. All its places are in the log of the side they belong to.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Entry {
    /// What it says.
    pub(crate) kind: Kind,
    /// The act it is about; 0 for `Keys`.
    pub(crate) act: u8,
    /// The generation of the key that signed it.
    pub(crate) key: u8,
    /// The close that freed the slot of a second signature (P-R5), in the log of that act's proposer.
    pub(crate) releases: Place,
    /// The place up to which each other side's log is said to be held.
    pub(crate) seen: [Place; SIDES],
}

impl Entry {
    /// Tells whether this entry signs an act.
    pub(crate) fn signs(&self) -> bool {
        matches!(self.kind, Kind::Propose | Kind::Concur)
    }

    /// Tells whether this entry closes an act, for whatever reason.
    pub(crate) fn closes(&self) -> bool {
        matches!(self.kind, Kind::Close | Kind::CloseCrossed)
    }

    /// The entry in one word, for hashing.
    pub(crate) fn word(&self, parent: Place) -> u64 {
        let [first, second, third] = self.seen;
        u64::from_le_bytes([parent, self.kind as u8, self.act, self.key, self.releases, first, second, third])
    }
}

impl fmt::Display for Entry {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        let word = match self.kind {
            Kind::Nothing => "nothing",
            Kind::Propose => "propose",
            Kind::Concur => "concur",
            Kind::Close => "close",
            Kind::CloseCrossed => "close (crossed)",
            Kind::Enact => "enact",
            Kind::Observe => "observe",
            Kind::Keys => return write!(out, "keys"),
        };
        write!(out, "{word} act {}", self.act)?;
        if self.releases != ROOT {
            write!(out, " citing the close at {}", self.releases)?;
        }
        Ok(())
    }
}
