//! A node as the source of pages: its standing and dues become views, at one cut each.

mod concordances;
mod document;
mod frame;
mod turn;

use std::sync::{Arc, Mutex, MutexGuard};

use jiff::Timestamp;
use jiff::civil::Date;
use jiff::tz::Offset;
use paivand_kernel::document::NamedSide;
use paivand_kernel::{Names, Side, Standing};
use paivand_language::Language;
use paivand_node::Node;

use concordances::Concordances;

use crate::view::{DocumentPage, Frame, Text, Texts, TurnPage};
use crate::{Ask, Source, Trouble};

/// A node that others use too; each page holds it for one look.
#[derive(Clone)]
pub struct Reading(Arc<Mutex<Node>>, Arc<Concordances>);

impl Reading {
    /// Reads this node.
    #[must_use]
    pub fn new(node: Arc<Mutex<Node>>) -> Self {
        Self(node, Arc::default())
    }

    fn node(&self) -> Result<MutexGuard<'_, Node>, Trouble> {
        self.0.lock().map_err(|_| Trouble::Unreadable)
    }

    /// The dues at the asked day, or now, as JSON with their cut, digest and the texts that this node lacks.
    ///
    /// # Errors
    /// [`Trouble::Unreadable`] if the node has stopped.
    pub fn dues_json(&self, at: Option<Date>) -> Result<serde_json::Value, Trouble> {
        let node = self.node()?;
        let now = instant(&node, at);
        let list = node.dues(now);
        let incomplete = node.standing().incomplete();
        Ok(serde_json::json!({"at": now.to_string(), "cut": node.cut(), "incomplete": incomplete,
            "digest": list.digest, "dues": list.dues}))
    }

    /// The certified copy (C2SP tlog-proof) of an entry in the log of a side.
    #[must_use]
    pub fn certified_copy(&self, side: &str, index: u64) -> Option<String> {
        Some(self.node().ok()?.certified_copy(side, index)?.to_string())
    }

    /// The standing as JSON with its cut.
    ///
    /// # Errors
    /// [`Trouble::Unreadable`] if the node has stopped.
    pub fn standing_json(&self) -> Result<serde_json::Value, Trouble> {
        let node = self.node()?;
        Ok(serde_json::json!({"cut": node.cut(), "standing": node.standing()}))
    }
}

impl Source for Reading {
    fn frame(&self, ask: &Ask) -> Frame {
        self.node().map_or_else(|_| frame::stopped(ask), |node| frame::of(&node, ask))
    }

    fn turn(&self, ask: &Ask) -> Result<TurnPage, Trouble> {
        Ok(turn::of(&*self.node()?, ask))
    }

    fn document(&self, ask: &Ask, id: &str) -> Result<DocumentPage, Trouble> {
        let mut page = document::of(&*self.node()?, ask, id)?;
        // The node is free again: comparing texts takes longer than reading them.
        self.1.mark(&mut page);
        Ok(page)
    }
}

/// The end of the asked day (UTC, the same on every node), or the node's present.
fn instant(node: &Node, at: Option<Date>) -> Timestamp {
    let end = |day: Date| Offset::UTC.to_timestamp(day.at(23, 59, 59, 0)).ok();
    at.and_then(end).unwrap_or_else(|| node.now())
}

/// The asked day, or the day it is now for this side.
fn day(node: &Node, at: Option<Date>) -> Date {
    at.unwrap_or_else(|| {
        let own = own(node);
        own.map_or_else(
            || Offset::UTC.to_datetime(node.now()).date(),
            |own| node.standing().date_for(&[own], node.now()),
        )
    })
}

fn own(node: &Node) -> Option<Side> {
    node.identity().card.side.parse().ok()
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
    Texts::new(pairs.filter_map(|(code, words)| Some((Language::parse(&code)?, words))))
}
