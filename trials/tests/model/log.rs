//! Every version of one side's log that anyone still holds, as a tree: a prefix is a place in it.
//!
//! Equal places are equal roots, and "is an extension of" is "descends from". An honest log is a single line.

use super::entry::{Entry, Place, ROOT, SIDES};

/// The most places in one log, the root included: the branches of a forger stay below it, and more would panic.
pub(crate) const PLACES: usize = 16;

/// A set of places in one log, one bit each.
pub(crate) type Places = u16;

/// The set with one place in it.
pub(crate) fn just(place: Place) -> Places {
    1 << place
}

/// The places of a set in ascending order; on a line this is the order of the log.
pub(crate) fn each(mut places: Places) -> impl Iterator<Item = Place> {
    std::iter::from_fn(move || {
        let next = places.checked_ilog2().map(|_| places.trailing_zeros())?;
        places &= places - 1;
        u8::try_from(next).ok()
    })
}

/// The versions of one log. Parents come before their children.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Log {
    /// How many places are in use.
    len: u8,
    parents: [Place; PLACES],
    entries: [Entry; PLACES],
}

impl Log {
    /// The empty log.
    pub(crate) fn new() -> Self {
        Self { len: 1, parents: [ROOT; PLACES], entries: [Entry::default(); PLACES] }
    }

    /// The entry at a place.
    pub(crate) fn at(&self, place: Place) -> &Entry {
        &self.entries[usize::from(place)]
    }

    /// The place before a place.
    pub(crate) fn parent(&self, place: Place) -> Place {
        self.parents[usize::from(place)]
    }

    /// The prefix that ends at a place: the place and all it descends from, the root included.
    pub(crate) fn line(&self, place: Place) -> Places {
        let mut line = just(ROOT);
        let mut place = place;
        while place != ROOT {
            line |= just(place);
            place = self.parent(place);
        }
        line
    }

    /// The length of the prefix that ends at a place.
    pub(crate) fn size(&self, place: Place) -> u32 {
        self.line(place).count_ones() - 1
    }

    /// Tells whether `later` is `earlier` or an extension of it.
    pub(crate) fn extends(&self, later: Place, earlier: Place) -> bool {
        self.line(later) & just(earlier) != 0
    }

    /// Tells whether nobody holds two versions that contradict each other.
    pub(crate) fn is_one_line(&self) -> bool {
        (1..self.len).all(|place| self.parent(place) == place - 1)
    }

    /// Appends to the version that ends at `parent`; the same entry at the same place is the same place.
    pub(crate) fn append(&mut self, parent: Place, entry: Entry) -> Place {
        for place in 1..self.len {
            if self.parent(place) == parent && *self.at(place) == entry {
                return place;
            }
        }
        let place = self.len;
        self.parents[usize::from(place)] = parent;
        self.entries[usize::from(place)] = entry;
        self.len += 1;
        place
    }

    /// The places in use.
    pub(crate) fn places(&self) -> impl Iterator<Item = Place> + use<> {
        0..self.len
    }

    /// The entries as words, for hashing.
    pub(crate) fn words(&self) -> impl Iterator<Item = u64> {
        (1..self.len).map(|place| self.at(place).word(self.parent(place)))
    }

    /// Keeps the places in `order` only, renumbered in that order. `renumber` maps places of every log.
    pub(crate) fn rebuilt(&self, order: &[Place], own: usize, renumber: &Renumber) -> Self {
        let mut log = Self::new();
        for &old in order {
            let mut entry = *self.at(old);
            entry.seen = std::array::from_fn(|side| renumber.of(side, entry.seen[side]));
            entry.releases = renumber.of(usize::from(renumber.proposer_released(entry.act)), entry.releases);
            log.parents[usize::from(log.len)] = renumber.of(own, self.parent(old));
            log.entries[usize::from(log.len)] = entry;
            log.len += 1;
        }
        log
    }
}

/// New numbers for the places of every log.
pub(crate) struct Renumber {
    /// The new place of each old one.
    pub(crate) places: [[Place; PLACES]; SIDES],
    /// Who proposed each act.
    pub(crate) proposers: [u8; 2],
}

impl Renumber {
    /// The new number of a place.
    pub(crate) fn of(&self, side: usize, place: Place) -> Place {
        self.places[side][usize::from(place)]
    }

    /// In whose log a signature on `act` cites a close: that of the other act's proposer.
    fn proposer_released(&self, act: u8) -> u8 {
        self.proposers[usize::from(1 - act)]
    }
}
