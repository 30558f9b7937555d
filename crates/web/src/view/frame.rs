//! What stands around every page.

use jiff::civil::Date;
use paivand_language::Language;
use paivand_people::Seat;

use super::Text;

/// Whose node this is, in which language it speaks, and what both sides hold.
#[derive(Clone, Debug)]
pub struct Frame {
    /// The language of the page.
    pub language: Language,
    /// The path of the page, for the links that change only the language.
    pub path: String,
    /// The query of the page without `lang`, in order.
    pub query: Vec<(String, String)>,
    /// The side whose node this is.
    pub side: Text,
    /// The office that runs it.
    pub office: Text,
    /// The date asked for, where it is not today's state that is shown.
    pub at: Option<Date>,
    /// Who reads; none for a stranger.
    pub signed: Option<Signed>,
    /// How many entries every side holds, over all logs; none while there is no other side.
    pub held_by_both: Option<u64>,
    /// How many of this side's entries no other side holds yet, as far as is known here.
    pub recorded_here: u64,
    /// The logs as this node holds them, for the checkpoint in the foot.
    pub cut: Vec<CutLine>,
    /// The version of the program.
    pub version: String,
    /// What a reader should know before reading, such as that the other side was not reached since a day.
    pub notices: Vec<Text>,
}

/// Who is signed in.
#[derive(Clone, Debug)]
pub struct Signed {
    /// The name of the account, or of a program.
    pub name: String,
    /// The seats; the first is the one by which the person is known.
    pub seats: Vec<Seat>,
    /// What every form of this session carries.
    pub form_token: String,
}

/// How much of one side's log a page was computed from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CutLine {
    /// The side whose log it is.
    pub side: Text,
    /// The origin line of the log's checkpoints.
    pub origin: String,
    /// Entries read.
    pub size: u64,
    /// The root at that size, as the checkpoint writes it.
    pub root: String,
}
