//! Sessions as iCalendar (RFC 5545): lines of at most 75 octets, folded inside no character.

use jiff::tz::Offset;

use crate::format::xlsx::joined;
use crate::paper::Sitting;

/// The hour at which a session is shown to begin, by the host's clock: acts fix the day, and an office begins then.
const BEGINS_HOUR: i8 = 9;
/// Hours for which it is shown.
const HOURS: i64 = 8;
/// Octets of a line.
const LINE_OCTETS: usize = 75;

/// The calendar; `instant` tells when an hour of a day begins in a zone of the IANA database.
#[must_use]
pub fn calendar(
    sittings: &[Sitting],
    instant: impl Fn(&str, jiff::civil::DateTime) -> jiff::Timestamp,
) -> Vec<u8> {
    let mut lines = vec![
        "BEGIN:VCALENDAR".to_owned(),
        "VERSION:2.0".to_owned(),
        "PRODID:-//Paivand//Sessions//EN".to_owned(),
        "METHOD:PUBLISH".to_owned(),
    ];
    for sitting in sittings {
        let begins = instant(&sitting.zone, sitting.on.at(BEGINS_HOUR, 0, 0, 0));
        let ends = begins + jiff::SignedDuration::from_hours(HOURS);
        lines.extend([
            "BEGIN:VEVENT".to_owned(),
            format!("UID:{}@paivand", sitting.subject.replace('/', "-")),
            format!("SEQUENCE:{}", sitting.moved),
            format!("DTSTAMP:{}", universal(sitting.stamped)),
            format!("DTSTART:{}", universal(begins)),
            format!("DTEND:{}", universal(ends)),
            format!("SUMMARY:{}", escaped(&joined(&sitting.title, " · "))),
            "END:VEVENT".to_owned(),
        ]);
    }
    lines.push("END:VCALENDAR".to_owned());
    lines.iter().flat_map(|line| folded(line)).collect::<String>().into_bytes()
}

fn universal(at: jiff::Timestamp) -> String {
    let at = Offset::UTC.to_datetime(at);
    format!(
        "{:04}{:02}{:02}T{:02}{:02}{:02}Z",
        at.year(),
        at.month(),
        at.day(),
        at.hour(),
        at.minute(),
        at.second()
    )
}

fn escaped(text: &str) -> String {
    text.replace('\\', "\\\\").replace(';', "\\;").replace(',', "\\,").replace('\n', "\\n")
}

/// A line in pieces that fit; those after the first begin with a space.
fn folded(line: &str) -> Vec<String> {
    let mut pieces = vec![String::new()];
    let mut octets = 0;
    for letter in line.chars() {
        if octets + letter.len_utf8() > LINE_OCTETS {
            pieces.push(" ".to_owned());
            octets = 1;
        }
        octets += letter.len_utf8();
        if let Some(piece) = pieces.last_mut() {
            piece.push(letter);
        }
    }
    pieces.into_iter().map(|piece| piece + "\r\n").collect()
}
