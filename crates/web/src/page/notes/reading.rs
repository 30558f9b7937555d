//! The register of notes at a moment, as the record has it.

use std::cmp::Reverse;

use paivand_kernel::note::NoteState;
use paivand_kernel::{Due, Duty, Recorded, Side, Subject, definition_of};
use paivand_node::Moment;
use paivand_people::Deed;
use paivand_voice::Wording;

use super::view::{Answer, At, NoteLine, NotesPage, SideLine};
use crate::href;
use crate::present::{instant, own, side_name, texts};
use crate::view::{Link, Text};
use crate::visit::Visit;

/// Notes of one part of the register: some screens, through which a person still looks.
const LINES_MAX: usize = 40;

struct Reading<'a> {
    moment: &'a Moment,
    wording: Wording<'a>,
    visit: &'a Visit,
    own: Option<Side>,
    /// The answers that rules await.
    awaited: Vec<&'a Due>,
}

/// The register of a visit.
pub(super) fn register(visit: &Visit) -> NotesPage {
    let (moment, ask) = (visit.desk.look(), &visit.request);
    let list = moment.dues(instant(&moment, ask.at));
    let awaited = list.dues.iter().filter(|due| due.duty == Duty::AnswerNote).collect();
    let wording = Wording::new(ask.language, moment.standing(), moment.words());
    let reading = Reading { moment: &moment, wording, visit, own: own(&moment), awaited };
    let mut notes = moment.standing().notes();
    notes.sort_by_key(|note| Reverse((note.said.dated, note.subject.clone(), note.by())));
    let parts = notes.len().div_ceil(LINES_MAX).max(1);
    let sought = ask.asked("about").filter(|_| ask.asked("part").is_none());
    let place = sought.and_then(|about| notes.iter().position(|note| note.subject.id() == about));
    let part = place.map_or(ask.part, |place| place / LINES_MAX + 1).clamp(1, parts);
    let shown = notes.iter().skip((part - 1) * LINES_MAX).take(LINES_MAX);
    NotesPage {
        notes: shown.map(|note| reading.line(note)).collect(),
        send: reading.form("note.send", &[]),
        part,
        parts,
    }
}

impl Reading<'_> {
    fn line(&self, note: &NoteState<'_>) -> NoteLine {
        let voice = self.wording.voice;
        let kinds = [("form", note.said.form.word()), ("kind", note.said.kind.word())];
        let kinds = kinds.map(|(field, word)| voice.choice(field, word));
        let (about, is_ours) = (note.subject.to_string(), Some(note.by()) == self.own);
        let waits = self.own.is_some_and(|own| !is_ours && !note.answered.contains_key(&own));
        let receive = self.own.filter(|own| !is_ours && !note.received.contains_key(own));
        NoteLine {
            id: href::note_line(note.subject),
            title: self.wording.subject(note.subject),
            kind: kinds.join(" · "),
            answers: note.said.answers.as_ref().map(|answered| self.link(answered)),
            sides: self.sides(note.by()).map(|side| self.side(note, side)).collect(),
            text: self.worded(note.recorded, "text"),
            scan: note.said.scan.map(|scan| Link {
                words: Text::new(self.wording.language, self.wording.voice.field("scan")),
                href: Some(href::file(&scan)),
            }),
            receive: receive.and_then(|_| self.form("note.receive", &[("_subject", &about)])),
            reply: self.form("note.send", &[("answers", &about)]).filter(|_| waits && note.asked.is_some()),
        }
    }

    /// Our side first, then who sent it, then the others.
    fn sides(&self, by: Side) -> impl Iterator<Item = Side> {
        let mut sides = self.moment.standing().sides();
        sides.sort_by_key(|side| (Some(*side) != self.own, *side != by, *side));
        sides.into_iter()
    }

    fn side(&self, note: &NoteState<'_>, side: Side) -> SideLine {
        let name = side_name(self.moment.standing(), side, self.wording.language);
        if side == note.by() {
            let number = self.worded(note.recorded, "outgoing");
            return SideLine { side: name, number, at: At::Sent(note.said.dated) };
        }
        let received = note.received.get(&side);
        let number = received.and_then(|(recorded, _)| self.worded(recorded, "incoming"));
        let arrived = received.map(|(_, receive)| receive.arrived);
        SideLine { side: name, number, at: At::Receiver { arrived, answer: self.answer(note, side) } }
    }

    fn answer(&self, note: &NoteState<'_>, side: Side) -> Answer {
        if let Some(answer) = note.answered.get(&side) {
            return Answer::Given(self.link(answer));
        }
        let of_it = |due: &&&Due| due.about == *note.subject && due.on.contains(&side);
        let until = self.awaited.iter().filter(of_it).filter_map(|due| due.by).min();
        note.asked.map_or(Answer::None, |_| Answer::Asked(until))
    }

    /// A note by its title, as a link to its line.
    fn link(&self, note: &Subject) -> Link {
        let words = Text::new(self.wording.language, self.wording.subject(note));
        Link { words, href: href::href(note) }
    }

    /// A worded field as it was typed, in the language of the reader if it is there.
    fn worded(&self, recorded: &Recorded, field: &str) -> Option<Text> {
        let words = self.moment.words();
        let words = paivand_kernel::WordSource::words_of(words, recorded)?;
        let pairs = words.text(field)?.iter().map(|(code, text)| (code.to_string(), text.to_owned()));
        texts(pairs).for_reader(self.wording.language)
    }

    /// A form that this reader may fill today.
    fn form(&self, kind: &str, filled: &[(&str, &str)]) -> Option<String> {
        let definition = definition_of(kind).filter(|_| self.visit.request.at.is_none())?;
        let filled = filled.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned()));
        self.visit.may(Deed::Say(definition)).then(|| href::form(kind, &filled.collect::<Vec<_>>()))
    }
}
