//! Whose turn it is.

use jiff::civil::Date;

use super::{CutLine, Frame, Link, Text};

/// The home page: what awaits whom, at a date and a cut.
#[derive(Clone, Debug)]
pub struct TurnPage {
    /// What stands around the page.
    pub frame: Frame,
    /// The date for which the list was computed.
    pub at: Date,
    /// Our side, the other side or sides, and all together.
    pub columns: Vec<Column>,
    /// Which part of the columns is shown, counted from one.
    pub part: usize,
    /// How many parts the longest column has, at least one.
    pub parts: usize,
    /// The logs from which the list was computed.
    pub cut: Vec<CutLine>,
    /// SHA-256 of the list, in hexadecimal: equal on both nodes at equal cut and date.
    pub digest: String,
}

/// Who has the next step.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Whose {
    /// The side whose node this is.
    Ours,
    /// Another side.
    Theirs,
    /// Several sides together.
    Both,
}

/// What awaits one side, or all together.
#[derive(Clone, Debug)]
pub struct Column {
    /// Who has the next step.
    pub whose: Whose,
    /// The name of the side; none for all together.
    pub name: Option<Text>,
    /// How many things await it in all.
    pub count: usize,
    /// Those of the part shown, in the order of the provisions.
    pub lines: Vec<Line>,
}

/// One thing that awaits a step.
#[derive(Clone, Debug)]
pub struct Line {
    /// What is awaited.
    pub what: Text,
    /// What it is about.
    pub about: Link,
    /// Since when.
    pub since: Option<Date>,
    /// By when, at the end of that day in the zone of whoever has the step; none if no date is set.
    pub by: Option<Date>,
    /// The zone of `by`, such as `UTC+05:00`.
    pub zone: String,
    /// Whether the date has passed. Never shown of a standing commitment.
    pub past: bool,
    /// Whether the date rests on a calendar that is not complete yet.
    pub provisional: bool,
    /// Whether it is a standing commitment: reported on, never late.
    pub standing: bool,
    /// The provision, agreed date or rule of the record that asks for it.
    pub under: Link,
    /// The rule in words.
    pub rule: Text,
    /// The one step that clears it.
    pub step: Text,
    /// The step as it is typed at the command line of the node, where it can be taken there.
    pub command: Option<String>,
}
