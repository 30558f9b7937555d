//! `note.send`: a side enters a note or letter that it sent.

use crate::act::Content;
use crate::definition::{Authority, Choice, Definition, Field, FileClass, Holds, words};
use crate::identity::Digest;
use crate::refusal::{Refusal, require};
use crate::rule::Case;
use crate::subject::{Kind, Subject};
use jiff::civil::Date;
use serde::{Deserialize, Serialize};

/// Enters a note or letter that the side sent; a later entry corrects an earlier one. Its number in the side's own
/// register, its title and its text stand beside the log.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct NoteSend {
    /// Its form.
    pub form: NoteForm,
    /// The way that it took.
    pub channel: NoteChannel,
    /// What it is for.
    pub kind: NoteKind,
    /// The date that it bears.
    pub dated: Date,
    /// Whether an answer is asked.
    pub asks: bool,
    /// The note of another side that it answers.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub answers: Option<Subject>,
    /// The digest of a scan.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub scan: Option<Digest>,
}

/// The form of a note.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum NoteForm {
    /// A note verbale.
    NoteVerbale,
    /// A letter.
    Letter,
}

impl NoteForm {
    /// The word on the wire.
    pub const fn word(self) -> &'static str {
        match self {
            Self::NoteVerbale => "note-verbale",
            Self::Letter => "letter",
        }
    }
}

/// The way that a note took.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum NoteChannel {
    /// Through an embassy.
    Embassy,
    /// From ministry to ministry.
    Ministry,
    /// From agency to agency.
    Agency,
    /// Another way.
    Other,
}

/// What a note is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum NoteKind {
    /// It informs.
    Information,
    /// It asks for something.
    Request,
    /// It proposes something.
    Proposal,
    /// It accepts what was proposed.
    Acceptance,
    /// It notifies of something done or decided.
    Notification,
    /// It corrects an earlier note.
    Correction,
}

impl NoteKind {
    /// The word on the wire.
    pub const fn word(self) -> &'static str {
        match self {
            Self::Information => "information",
            Self::Request => "request",
            Self::Proposal => "proposal",
            Self::Acceptance => "acceptance",
            Self::Notification => "notification",
            Self::Correction => "correction",
        }
    }
}

const FORMS: &[Choice] = &words([NoteForm::NoteVerbale.word(), NoteForm::Letter.word()]);
const CHANNELS: &[Choice] = &words(["embassy", "ministry", "agency", "other"]);
const KINDS: &[Choice] = &words([
    NoteKind::Information.word(),
    NoteKind::Request.word(),
    NoteKind::Proposal.word(),
    NoteKind::Acceptance.word(),
    NoteKind::Notification.word(),
    NoteKind::Correction.word(),
]);

/// See [`NoteSend`].
pub(crate) const DEFINITION: Definition = Definition {
    name: "note.send",
    since: 3,
    subject: Kind::Note,
    authority: Authority::Own,
    title: Some("title"),
    fields: &[
        Field::must("form", Holds::Choice(FORMS)),
        Field::must("channel", Holds::Choice(CHANNELS)),
        Field::must("kind", Holds::Choice(KINDS)),
        Field::worded("outgoing", Holds::Names),
        Field::must("dated", Holds::Date),
        Field::worded("title", Holds::Names),
        Field::may_word("text", Holds::Text),
        Field::must("asks", Holds::Flag),
        Field::may("answers", Holds::Subject(Kind::Note)),
        Field::may("scan", Holds::File(FileClass::Joint)),
    ],
    sample,
    words: r#"{"outgoing":{"en":"04/17-112"},"title":{"en":"Composition of the working group"},
        "text":{"en":"The composition of the part is enclosed."}}"#,
};

fn sample() -> Content {
    crate::act::sample_of(
        r#"{"act":"note.send","form":"note-verbale","channel":"embassy","kind":"request","dated":"2027-03-04",
        "asks":true,"answers":"note/20270201-0a1b2c",
        "scan":"3333333333333333333333333333333333333333333333333333333333333333"}"#,
    )
}

impl NoteSend {
    /// A note is of the side that entered it first; what it answers is a known note of another side.
    pub(crate) fn judge(&self, case: &Case<'_>) -> Result<(), Refusal> {
        let mut known = case.standing().on(&case.act.subject).filter_map(|(id, _)| case.known(&id));
        let taken = known.any(|act| act.act.by != case.by() && act.act.content.said::<Self>().is_some());
        require(!taken, Refusal::NoteOfAnother)?;
        let Some(answered) = &self.answers else { return Ok(()) };
        require(answered.kind() == Kind::Note, Refusal::WrongKind { expected: Kind::Note })?;
        super::of_another(case, answered, Refusal::UnknownAnswered).map(drop)
    }
}
