//! What the page of notes is told.

use jiff::civil::Date;

use crate::view::{Link, Text};

/// The register of notes, the newest first.
#[derive(Clone, Debug)]
pub struct NotesPage {
    /// The notes of this part.
    pub notes: Vec<NoteLine>,
    /// Where a note that was sent is entered; none where this reader enters none.
    pub send: Option<String>,
    /// Which part of the register is shown, counted from one.
    pub part: usize,
    /// How many parts it has, at least one.
    pub parts: usize,
}

/// One note.
#[derive(Clone, Debug)]
pub struct NoteLine {
    /// Its identifier on the page, by which others lead to it.
    pub id: String,
    /// Its title.
    pub title: String,
    /// Its form and what it is for, in words.
    pub kind: String,
    /// What it answers.
    pub answers: Option<Link>,
    /// What each side entered of it, our side first.
    pub sides: Vec<SideLine>,
    /// Its text, in the language of the reader if it has it; none where it is not known here.
    pub text: Option<Text>,
    /// Its scan, to be saved.
    pub scan: Option<Link>,
    /// Where its arrival is entered; none where this reader does not.
    pub receive: Option<String>,
    /// Where the answer to it is entered; none where this reader does not.
    pub reply: Option<String>,
}

/// What one side entered of a note.
#[derive(Clone, Debug)]
pub struct SideLine {
    /// The name of the side.
    pub side: Text,
    /// Its number in the register of that side; none where that is not known here.
    pub number: Option<Text>,
    /// What became of it there.
    pub at: At,
}

/// Where a note stands with a side.
#[derive(Clone, Debug)]
pub enum At {
    /// With who sent it, under this date.
    Sent(Date),
    /// With who receives it.
    Receiver {
        /// When it arrived; none until that is entered.
        arrived: Option<Date>,
        /// Whether an answer is asked.
        answer: Answer,
    },
}

/// What is asked of a side that receives a note.
#[derive(Clone, Debug)]
pub enum Answer {
    /// Nothing.
    None,
    /// An answer, until this date where a rule sets one.
    Asked(Option<Date>),
    /// It has answered by this note.
    Given(Link),
}
