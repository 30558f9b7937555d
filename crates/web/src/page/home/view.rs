//! What the home page is told.

use jiff::civil::Date;

use crate::page::act::view::ActForm;
use crate::view::{CutLine, Frame, Link, Text};

/// The home page: what awaits whom, at a date and a cut.
#[derive(Clone, Debug)]
pub struct HomePage {
    /// What stands around the page.
    pub frame: Frame,
    /// The date for which the list was computed.
    pub at: Date,
    /// What was just recorded, if the reader comes from there.
    pub recorded: Option<RecordedLine>,
    /// What waits for the signature of our side.
    pub submissions: Vec<Prepared>,
    /// How many things await our side, and its part in what all do together.
    pub ours_in_all: usize,
    /// The first thing, standing open.
    pub next: Option<Next>,
    /// What else awaits our side.
    pub ours: Vec<Line>,
    /// What all sides do together.
    pub together: Vec<Line>,
    /// What awaits another side, with its name where there is one other.
    pub theirs: Vec<Line>,
    /// How many things await other sides.
    pub theirs_in_all: usize,
    /// The name of the other side, where there is one other.
    pub their_name: Option<Text>,
    /// Which part of the lists is shown, counted from one.
    pub part: usize,
    /// How many parts the longest list has, at least one.
    pub parts: usize,
    /// The logs from which the list was computed.
    pub cut: Vec<CutLine>,
    /// SHA-256 of the list, in hexadecimal: equal on both nodes at equal cut and date.
    pub digest: String,
}

/// What became of what the reader just said.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum RecordedLine {
    /// It stands in the own log, and whether another side holds it.
    Entry {
        /// Its number there.
        number: u64,
        /// Whether another side is known to hold it.
        received: bool,
    },
    /// It waits until the start of the node is confirmed.
    Waiting,
    /// It was taken back.
    Withdrawn,
    /// It was handed to who signs.
    HandedOver,
    /// It was given back to who prepared it.
    GivenBack,
}

/// Something prepared here for signature.
#[derive(Clone, Debug)]
pub struct Prepared {
    /// What, and about what.
    pub what: String,
    /// By whom, and on which day.
    pub by: String,
    /// Where it is opened; none for who neither signs nor prepares such acts.
    pub href: Option<String>,
    /// Whether the reader signs it.
    pub signs: bool,
}

/// The first thing that awaits our side.
#[derive(Clone, Debug)]
pub struct Next {
    /// The thing.
    pub line: Line,
    /// Its form, where it is short enough to stand here.
    pub form: Option<ActForm>,
}

/// How near a date is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Time {
    /// So many days are left, today counted as none.
    Left(i64),
    /// So many days have passed.
    Past(i64),
    /// No date is set.
    None,
    /// What it begins with has not been received.
    NotReceived,
}

/// One thing that awaits a step.
#[derive(Clone, Debug)]
pub struct Line {
    /// The step, as an order to whoever has it.
    pub step: Text,
    /// What is awaited.
    pub what: Text,
    /// What it is about.
    pub about: Link,
    /// How near its date is.
    pub time: Time,
    /// By when, at the end of that day where whoever has the step is; none if no date is set.
    pub by: Option<Date>,
    /// Where that day ends, such as `Dushanbe`.
    pub place: String,
    /// Since when.
    pub since: Option<Date>,
    /// Whether the date rests on a calendar that is not complete yet.
    pub provisional: bool,
    /// The provision, agreed date or rule of the record that asks for it.
    pub under: Link,
    /// Where the step is taken; none where this reader takes none.
    pub act: Option<String>,
}
