//! A state of the world: what every side holds, what is under way, and what was ever seen.

use super::entry::{Entry, Place, ROOT, SIDES};
use super::log::{Log, PLACES, Places, Renumber, each, just};
use super::setting::Setting;
use std::hash::{Hash, Hasher};

/// How an act stands, as flags: without P-R3 it can be closed and in force in one log.
pub(crate) const CLOSED: u8 = 1;
/// Decided by its proposer, receipts awaited.
pub(crate) const ENACTED: u8 = 2;
/// In force.
pub(crate) const IN_FORCE: u8 = 4;

/// How both acts stand in the eyes of one side.
pub(crate) type View = [u8; 2];

/// The state of all sides. What can be computed from the rest is not stored twice, but for `view`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct State {
    /// Every version of every log.
    pub(crate) logs: [Log; SIDES],
    /// What each side holds of each log; of its own, its tip.
    pub(crate) held: [[Place; SIDES]; SIDES],
    /// What each side ever cosigned of each other log: the furthest places.
    pub(crate) cosigned: [[Places; SIDES]; SIDES],
    /// What the pouch carries of each log, all [`ROOT`] while none is packed.
    pub(crate) pouch: [Place; SIDES],
    /// The logs each side froze because they contradict its mark, as a bit mask.
    pub(crate) frozen: [u8; SIDES],
    /// The sides whose mark covers entries that are lost everywhere, as a bit mask: they write no more.
    pub(crate) stopped: u8,
    /// How many restores are left.
    pub(crate) restores: u8,
    /// How acts ever stood in the eyes of each side.
    pub(crate) ever: [View; SIDES],
    /// How acts stand in the eyes of each side: computed from the rest, kept to save time.
    pub(crate) view: [View; SIDES],
}

impl Hash for State {
    fn hash<H: Hasher>(&self, hasher: &mut H) {
        for log in &self.logs {
            hasher.write_u64(u64::MAX);
            log.words().for_each(|word| hasher.write_u64(word));
        }
        for side in 0..SIDES {
            let [a, b, c] = self.held[side];
            let [d, e, f] = self.cosigned[side].map(u64::from);
            let [g, h] = self.ever[side];
            hasher.write_u64(u64::from_le_bytes([a, b, c, self.frozen[side], g, h, self.pouch[side], 0]));
            hasher.write_u64(d | e << 16 | f << 32);
        }
        hasher.write_u16(u16::from_le_bytes([self.restores, self.stopped]));
    }
}

impl State {
    /// Before anything happened.
    pub(crate) fn new(setting: &Setting) -> Self {
        Self {
            logs: std::array::from_fn(|_| Log::new()),
            held: [[ROOT; SIDES]; SIDES],
            cosigned: [[0; SIDES]; SIDES],
            pouch: [ROOT; SIDES],
            frozen: [0; SIDES],
            stopped: 0,
            restores: setting.restores,
            ever: [[0; 2]; SIDES],
            view: [[0; 2]; SIDES],
        }
    }

    /// The versions of a side's log.
    pub(crate) fn log(&self, side: u8) -> &Log {
        &self.logs[usize::from(side)]
    }

    /// What a side holds of a log; of its own, its tip.
    pub(crate) fn held(&self, side: u8, log: u8) -> Place {
        self.held[usize::from(side)][usize::from(log)]
    }

    /// The furthest places a side ever cosigned of a log.
    pub(crate) fn cosigned(&self, side: u8, log: u8) -> Places {
        self.cosigned[usize::from(side)][usize::from(log)]
    }

    /// Adds a cosignature and forgets those it covers.
    pub(crate) fn cosign(&mut self, side: u8, log: u8, place: Place) {
        let covered = self.log(log).line(place);
        let places = &mut self.cosigned[usize::from(side)][usize::from(log)];
        *places = (*places & !covered) | just(place);
    }

    /// The places that ever left a side's own node: the mark of its own log is the furthest of them.
    pub(crate) fn released(&self, setting: &Setting, side: u8) -> Places {
        let mirrored = setting.others(side).fold(0, |places, other| places | self.cosigned(other, side));
        (mirrored | just(self.pouch[usize::from(side)])) & !just(ROOT)
    }

    /// The entries on the way to a place, first to last, with their places.
    pub(crate) fn entries(&self, log: u8, place: Place) -> impl Iterator<Item = (Place, &Entry)> {
        let log = self.log(log);
        each(log.line(place)).skip(1).map(|place| (place, log.at(place)))
    }

    /// Drops the places nobody refers to and numbers the others in one way, so that equal worlds are equal states.
    pub(crate) fn tidy(&mut self, setting: &Setting) {
        let kept = self.referred(setting);
        let mut places = [[ROOT; PLACES]; SIDES];
        let mut orders: [Vec<Place>; SIDES] = Default::default();
        for side in setting.all() {
            let index = usize::from(side);
            orders[index] = self.order(setting, side, kept[index]);
            for (new, &old) in (1..).zip(&orders[index]) {
                places[index][usize::from(old)] = new;
            }
        }
        let renumber = Renumber { places, proposers: setting.proposers };
        for (index, order) in orders.iter().enumerate() {
            self.logs[index] = self.logs[index].rebuilt(order, index, &renumber);
            self.pouch[index] = renumber.of(index, self.pouch[index]);
            for side in 0..SIDES {
                self.held[side][index] = renumber.of(index, self.held[side][index]);
                self.cosigned[side][index] = each(self.cosigned[side][index])
                    .fold(0, |set, place| set | just(renumber.of(index, place)));
            }
        }
    }

    /// The places of a log that are kept: first those its owner holds, then each other side's, then the rest.
    fn order(&self, setting: &Setting, log: u8, kept: Places) -> Vec<Place> {
        let mut order = Vec::with_capacity(PLACES);
        let mut left = kept & !just(ROOT);
        for side in std::iter::once(log).chain(setting.others(log)) {
            let line = self.log(log).line(self.held(side, log));
            order.extend(each(line & left));
            left &= !line;
        }
        order.extend(each(left));
        order
    }

    /// The places that someone holds, cosigned, carries, or names in an entry that is kept.
    fn referred(&self, setting: &Setting) -> [Places; SIDES] {
        let mut kept: [Places; SIDES] = [0; SIDES];
        for log in setting.all() {
            let index = usize::from(log);
            kept[index] |= self.log(log).line(self.pouch[index]);
            for side in setting.all() {
                kept[index] |= self.log(log).line(self.held(side, log));
                kept[index] |=
                    each(self.cosigned(side, log)).fold(0, |set, place| set | self.log(log).line(place));
            }
        }
        loop {
            let before = kept;
            for log in setting.all() {
                for place in each(before[usize::from(log)] & !just(ROOT)) {
                    let entry = *self.log(log).at(place);
                    for other in setting.others(log) {
                        kept[usize::from(other)] |= self.log(other).line(entry.seen[usize::from(other)]);
                    }
                    if entry.releases != ROOT {
                        let other = setting.proposer(1 - entry.act);
                        kept[usize::from(other)] |= self.log(other).line(entry.releases);
                    }
                }
            }
            if kept == before {
                return kept;
            }
        }
    }
}
