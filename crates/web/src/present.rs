//! How things of a moment are presented, whatever the page: names, days, texts.

pub mod frame;

use jiff::Timestamp;
use jiff::civil::Date;
use jiff::tz::Offset;
use paivand_kernel::document::NamedSide;
use paivand_kernel::{Names, Side, Standing};
use paivand_language::Language;
use paivand_node::Moment;

use crate::view::{Tag, Text, Texts};

/// The end of the asked day (UTC, the same on every node), or the node's present.
pub(crate) fn instant(moment: &Moment, at: Option<Date>) -> Timestamp {
    let end = |day: Date| Offset::UTC.to_timestamp(day.at(23, 59, 59, 0)).ok();
    at.and_then(end).unwrap_or_else(|| moment.now())
}

/// The asked day, or the day it is now for this side.
pub(crate) fn day(moment: &Moment, at: Option<Date>) -> Date {
    at.unwrap_or_else(|| {
        let own = own(moment);
        own.map_or_else(
            || Offset::UTC.to_datetime(moment.now()).date(),
            |own| moment.standing().date_for(&[own], moment.now()),
        )
    })
}

pub(crate) fn own(moment: &Moment) -> Option<Side> {
    moment.side().parse().ok()
}

/// A side as the text of the charter names it.
pub(crate) fn named_side(standing: &Standing, side: Side) -> Option<&NamedSide> {
    standing.charter_document()?.side(side)
}

/// The name of a side: as the charter names it, or its short name.
pub(crate) fn side_name(standing: &Standing, side: Side, language: Language) -> Text {
    let named = named_side(standing, side).and_then(|side| names(&side.names).for_reader(language));
    named.unwrap_or_else(|| Text::new(language, side.to_string()))
}

/// The sides of the charter that have no node yet.
pub(crate) fn on_paper(standing: &Standing) -> Vec<Side> {
    let charter = standing.charter().map(|(_, charter)| charter.sides.iter());
    charter.into_iter().flatten().filter(|side| side.origin.is_none()).map(|side| side.side).collect()
}

pub(crate) fn names(names: &Names) -> Texts {
    texts(names.iter().map(|(code, words)| (code.as_str().to_owned(), words.to_owned())))
}

pub(crate) fn texts(pairs: impl Iterator<Item = (String, String)>) -> Texts {
    Texts::new(pairs.filter_map(|(code, words)| Some((Tag::parse(&code)?, words))))
}
