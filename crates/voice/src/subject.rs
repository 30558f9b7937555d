//! How a subject is named.

use paivand_kernel::document::{DocumentAdopt, DocumentKind};
use paivand_kernel::note::NoteSend;
use paivand_kernel::seat::SeatFill;
use paivand_kernel::session::SessionFix;
use paivand_kernel::{Kind, Subject};

use crate::Wording;

impl Wording<'_> {
    /// The name that the acts give a subject, or its identifier.
    #[must_use]
    pub fn subject(&self, subject: &Subject) -> String {
        let code = self.language.code();
        let named = self.standing.on(subject).find_map(|(_, recorded)| {
            let title = recorded.act.content.said::<DocumentAdopt>().map(|adopt| {
                let document = self.standing.text(subject, adopt).ok()?;
                document.title.get(code).map(str::to_owned)
            });
            title.unwrap_or_else(|| {
                let title = recorded.act.content.definition().title?;
                let words = self.words.words_of(recorded)?;
                let names = words.text(title)?;
                names.get(code).map(str::to_owned)
            })
        });
        named.or_else(|| self.described(subject)).unwrap_or_else(|| subject.to_string())
    }

    /// What has no title is told by what it is: a session by its number and body, a seat by its role and body,
    /// a note without a title in this language by its form and date.
    fn described(&self, subject: &Subject) -> Option<String> {
        self.standing.on(subject).find_map(|(_, recorded)| {
            let content = &recorded.act.content;
            if let Some(fix) = content.said::<SessionFix>() {
                let with = [("number", fix.number.into()), ("body", self.subject(&fix.body).into())];
                return Some(self.voice.tell("session-named", &with));
            }
            if let Some(note) = content.said::<NoteSend>() {
                let form = self.voice.choice("form", note.form.word());
                let with = [("form", form.into()), ("dated", self.voice.date(note.dated).into())];
                return Some(self.voice.tell("note-named", &with));
            }
            let fill = content.said::<SeatFill>()?;
            let role = self.voice.choice("role", fill.role.word());
            Some(
                self.voice
                    .tell("seat-named", &[("role", role.into()), ("body", self.subject(&fill.body).into())]),
            )
        })
    }

    /// A subject in a line that has named it already: a commitment by its number, others by name.
    #[must_use]
    pub fn about(&self, subject: &Subject) -> String {
        match subject.id().rsplit_once('.') {
            Some((_, item)) if subject.kind() == Kind::Commitment => item.to_uppercase(),
            _ => self.subject(subject),
        }
    }

    /// The kind of a document, short enough for a line; the provisions of the instrument need none.
    pub(crate) fn short(&self, document: &Subject) -> String {
        let kind = self.standing.versions(document).pop().map(|version| version.kind);
        match kind {
            Some(DocumentKind::Instrument) => String::new(),
            Some(DocumentKind::Terms) => self.voice.say("choice-kind-terms"),
            Some(DocumentKind::Workplan) => self.voice.say("choice-kind-workplan"),
            Some(DocumentKind::Charter) => self.voice.say("choice-kind-charter"),
            None => document.to_string(),
        }
    }
}
