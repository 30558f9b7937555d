//! What day it is for whom: time zones, receipts and entries into force.

use super::Standing;
use crate::act::Act;
use crate::charter::CharterFound;
use crate::clock::Times;
use crate::position::Position;
use crate::recorded::Recorded;
use crate::side::Side;
use crate::zone::Zone;
use alloc::string::String;
use jiff::Timestamp;
use jiff::civil::Date;

impl Standing {
    /// The times of entries and receipts.
    pub fn times(&self) -> &Times {
        &self.times
    }

    /// The day on which a side received an act, where the side is; of an act of its own, the day it was stated. None
    /// until then.
    pub fn received_on(&self, act: &Recorded, side: Side) -> Option<Date> {
        Some(self.date_for(&[side], self.received_at(act.at, act.stated_at, side)?))
    }

    /// When a side knew of an entry stated at `on`: its own at once, another's once received.
    pub(crate) fn received_at(&self, at: Position, on: Timestamp, side: Side) -> Option<Timestamp> {
        if at.side == side { Some(self.times.own(at, on)) } else { self.times.receipt(at, side) }
    }

    pub(super) fn hold_zones(&mut self, act: &Act) {
        for side in act.content.said::<CharterFound>().into_iter().flat_map(|charter| &charter.sides) {
            if let Some(zone) = Zone::named(&side.zone) {
                self.zones.insert_mut(side.zone.clone(), zone);
            }
        }
    }

    /// A time zone that a charter names; Greenwich where there is none of that name.
    pub(crate) fn zone(&self, name: &str) -> Zone {
        self.zones.get(name).cloned().unwrap_or_else(Zone::universal)
    }

    /// The time zone of a side.
    pub(crate) fn zone_of(&self, side: Side) -> Zone {
        let charter = self.charter().and_then(|(_, charter)| charter.side(side));
        charter.map_or_else(Zone::universal, |side| self.zone(&side.zone))
    }

    /// How far the clocks of a side are from those of Greenwich at an instant, as `+05:00`.
    pub fn offset_of(&self, side: Side, at: Timestamp) -> Option<String> {
        let (_, charter) = self.charter()?;
        Some(self.zone(&charter.side(side)?.zone).offset_at(at))
    }

    /// The date of an instant for these sides: the latest of theirs.
    pub fn date_for(&self, sides: &[Side], at: Timestamp) -> Date {
        let dates = sides.iter().map(|side| self.zone_of(*side).date_of(at));
        dates.max().unwrap_or_else(|| Zone::universal().date_of(at))
    }

    /// The day a joint act came into force for these sides: as its text states, or of the latest cosignature, but
    /// for no side before it received the proof.
    pub fn in_force_on(&self, act: &Recorded, sides: &[Side]) -> Option<Date> {
        let mark = act.in_force()?;
        if let Some(from) = act.act.in_force_from {
            return Some(from);
        }
        // Of a day for several together nobody's receipt counts alone: one late node would move the others.
        let received = match sides {
            [only] if *only != mark.at.side => self.times.receipt(mark.at, *only),
            _ => None,
        };
        Some(self.date_for(sides, received.map_or(mark.on, |received| received.max(mark.on))))
    }
}
