//! A node as the source of pages: its standing and dues become views, at one cut each.

mod concordances;
mod document;
mod frame;
mod place;
mod turn;

use std::sync::Arc;

use jiff::Timestamp;
use jiff::civil::Date;
use jiff::tz::Offset;
use paivand_kernel::document::NamedSide;
use paivand_kernel::{Names, Side, Standing};
use paivand_language::Language;
use paivand_node::{Moment, Present};

use concordances::Concordances;

use crate::view::{DocumentPage, Frame, Tag, Text, Texts, TurnPage};
use crate::{Ask, Source, Trouble};

/// A node as it was at its latest moment: no page waits for whoever writes.
#[derive(Clone)]
pub struct Reading(Arc<Present>, Arc<Concordances>);

impl Reading {
    /// Reads this node.
    #[must_use]
    pub fn new(present: Arc<Present>) -> Self {
        Self(present, Arc::default())
    }

    /// The dues at the asked day, or now, as JSON with their cut, digest and the texts that this node lacks.
    #[must_use]
    pub fn dues_json(&self, at: Option<Date>) -> serde_json::Value {
        let moment = self.0.look();
        let now = instant(&moment, at);
        let list = moment.dues(now);
        serde_json::json!({"at": now.to_string(), "cut": moment.cut().collect::<Vec<_>>(),
            "incomplete": moment.incomplete(), "digest": list.digest, "dues": list.dues})
    }

    /// The certified copy (C2SP tlog-proof) of an entry in the log of a side.
    #[must_use]
    pub fn certified_copy(&self, side: &str, index: u64) -> Option<String> {
        Some(self.0.look().certified_copy(side, index)?.to_string())
    }

    /// The standing as JSON with its cut.
    #[must_use]
    pub fn standing_json(&self) -> serde_json::Value {
        let moment = self.0.look();
        serde_json::json!({"cut": moment.cut().collect::<Vec<_>>(), "standing": moment.standing()})
    }
}

impl Source for Reading {
    fn frame(&self, ask: &Ask) -> Frame {
        frame::of(&self.0.look(), ask)
    }

    fn turn(&self, ask: &Ask) -> Result<TurnPage, Trouble> {
        Ok(turn::of(&self.0.look(), ask))
    }

    fn document(&self, ask: &Ask, id: &str) -> Result<DocumentPage, Trouble> {
        let mut page = document::of(&self.0.look(), ask, id)?;
        self.1.mark(&mut page);
        Ok(page)
    }
}

/// The end of the asked day (UTC, the same on every node), or the node's present.
fn instant(moment: &Moment, at: Option<Date>) -> Timestamp {
    let end = |day: Date| Offset::UTC.to_timestamp(day.at(23, 59, 59, 0)).ok();
    at.and_then(end).unwrap_or_else(|| moment.now())
}

/// The asked day, or the day it is now for this side.
fn day(moment: &Moment, at: Option<Date>) -> Date {
    at.unwrap_or_else(|| {
        let own = own(moment);
        own.map_or_else(
            || Offset::UTC.to_datetime(moment.now()).date(),
            |own| moment.standing().date_for(&[own], moment.now()),
        )
    })
}

fn own(moment: &Moment) -> Option<Side> {
    moment.side().parse().ok()
}

/// A side as the text of the charter names it.
fn named_side(standing: &Standing, side: Side) -> Option<&NamedSide> {
    standing.charter_document()?.side(side)
}

/// The name of a side: as the charter names it, or its short name.
fn side_name(standing: &Standing, side: Side, language: Language) -> Text {
    let named = named_side(standing, side).and_then(|side| names(&side.names).for_reader(language));
    named.unwrap_or_else(|| Text::new(language, side.to_string()))
}

fn names(names: &Names) -> Texts {
    texts(names.iter().map(|(code, words)| (code.as_str().to_owned(), words.to_owned())))
}

fn texts(pairs: impl Iterator<Item = (String, String)>) -> Texts {
    Texts::new(pairs.filter_map(|(code, words)| Some((Tag::parse(&code)?, words))))
}
