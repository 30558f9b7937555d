//! The register of notes: what each side last said of those that it sent, and what the others said to them.

use super::{NoteReceive, NoteSend};
use crate::identity::ActId;
use crate::recorded::Recorded;
use crate::side::Side;
use crate::standing::Standing;
use crate::subject::{Kind, Subject};
use alloc::collections::BTreeMap;
use alloc::vec::Vec;

/// A note as its sender last entered it.
#[derive(Clone, Debug)]
pub struct NoteState<'a> {
    /// The note.
    pub subject: &'a Subject,
    /// The entry of it that counts.
    pub recorded: &'a Recorded,
    /// What that says.
    pub said: &'a NoteSend,
    /// The entry since which an answer is asked; none where none is.
    pub asked: Option<(ActId, &'a Recorded)>,
    /// What each other side last entered on its arrival.
    pub received: BTreeMap<Side, (&'a Recorded, &'a NoteReceive)>,
    /// The note by which each other side answers it, the first of them.
    pub answered: BTreeMap<Side, &'a Subject>,
}

impl NoteState<'_> {
    /// The side that sent it.
    pub fn by(&self) -> Side {
        self.recorded.act.by
    }
}

impl Standing {
    /// Every note that a side entered, in the order of their names.
    pub fn notes(&self) -> Vec<NoteState<'_>> {
        let mut notes: Vec<NoteState<'_>> = Vec::new();
        for subject in self.of_kind(Kind::Note) {
            let first = notes.len();
            self.enter_sent(subject, &mut notes);
            for (_, recorded) in self.on(subject) {
                let Some(receive) = recorded.act.content.said::<NoteReceive>() else { continue };
                let sent = notes.iter_mut().skip(first);
                for note in sent.filter(|note| note.by() != recorded.act.by) {
                    note.received.insert(recorded.act.by, (recorded, receive));
                }
            }
        }
        let answers: Vec<(Side, &Subject, &Subject)> = notes
            .iter()
            .filter_map(|note| Some((note.by(), note.said.answers.as_ref()?, note.subject)))
            .collect();
        for (by, answered, answer) in answers {
            for note in notes.iter_mut().filter(|note| note.subject == answered && note.by() != by) {
                note.answered.entry(by).or_insert(answer);
            }
        }
        notes
    }

    /// The entries of one note, of which the last of each side counts. Two sides that named theirs alike, neither
    /// knowing, sent two notes.
    fn enter_sent<'a>(&'a self, subject: &'a Subject, notes: &mut Vec<NoteState<'a>>) {
        for (act, recorded) in self.on(subject) {
            let Some(said) = recorded.act.content.said::<NoteSend>() else { continue };
            let before = notes.pop_if(|note| note.subject == subject && note.by() == recorded.act.by);
            let asked_before = before.and_then(|before| before.asked);
            let asked = said.asks.then(|| asked_before.unwrap_or((act, recorded)));
            let (received, answered) = (BTreeMap::new(), BTreeMap::new());
            notes.push(NoteState { subject, recorded, said, asked, received, answered });
        }
    }
}
