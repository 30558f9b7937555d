//! Notes verbales and letters between the sides: entered by who sent them, and received by the others, each under
//! its own number.

pub(crate) mod receive;
pub(crate) mod send;
mod state;
#[cfg(test)]
mod story;

pub use receive::NoteReceive;
pub use send::{NoteChannel, NoteForm, NoteKind, NoteSend};
pub use state::NoteState;

use crate::refusal::{Refusal, require};
use crate::rule::Case;
use crate::subject::Subject;

/// What another side last said of a note that it sent, as far as that is known; `unknown` where nothing is.
fn of_another<'a>(case: &Case<'a>, note: &Subject, unknown: Refusal) -> Result<&'a NoteSend, Refusal> {
    let known = case.standing().on(note).filter_map(|(id, _)| case.known(&id));
    let mut sent = known.filter_map(|act| Some((act.act.by, act.act.content.said::<NoteSend>()?))).peekable();
    require(sent.peek().is_some(), unknown)?;
    sent.filter(|(by, _)| *by != case.by()).last().map(|(_, said)| said).ok_or(Refusal::OwnNote)
}
