//! A calendar that is not in order is told which of its dates is not.

use crate::Refusal;
use crate::form::Expected;
use crate::story::Story;
use crate::story::papers::calendar;
use alloc::format;
use alloc::string::String;
use alloc::vec::Vec;

#[test]
fn the_date_that_is_out_of_place_is_named() {
    let mut story = Story::of_two();
    let on = |day: &str| day.parse().unwrap();
    for (holidays, workdays, why) in [
        (&["2027-03-22", "2027-01-01"][..], &[][..], Refusal::DateUnsorted { on: on("2027-01-01") }),
        (&["2027-01-01", "2027-01-01"], &[], Refusal::DateTwice { on: on("2027-01-01") }),
        (&["2027-01-01"], &["2027-01-01"], Refusal::DateTwice { on: on("2027-01-01") }),
        (&[], &["2026-12-31"], Refusal::OutsideYear { on: on("2026-12-31") }),
    ] {
        assert_eq!(story.refused("tj", "calendar/2027", &calendar(holidays, workdays)), why);
    }
    assert_eq!(story.refused("tj", "calendar/27", &calendar(&[], &[])), Refusal::NoYear);
}

#[test]
fn a_year_has_at_most_sixty_holidays_and_thirty_make_up_days() {
    let mut story = Story::of_two();
    let days: Vec<String> =
        (0..61).map(|day| format!("2027-{:02}-{:02}", 1 + day / 28, 1 + day % 28)).collect();
    let days: Vec<&str> = days.iter().map(String::as_str).collect();
    let longer = |at: &str| Refusal::Malformed { at: at.into(), expected: Expected::ShorterList };
    assert_eq!(story.refused("tj", "calendar/2027", &calendar(&days, &[])), longer("content.holidays"));
    assert_eq!(story.refused("tj", "calendar/2027", &calendar(&[], &days[..31])), longer("content.workdays"));
    story.states("tj", "calendar/2027", &calendar(&days[..60], &[]));
    story.states("cn", "calendar/2027", &calendar(&[], &days[..30]));
}
