//! How the subjects, dues and steps of a standing are said in one language: the same words on pages and in
//! the terminal.

use paivand_kernel::document::{DocumentAdopt, Incomplete, Lack};
use paivand_kernel::{ClockMark, Due, Duty, Kind, Refusal, Standing, Subject, Under, WordSource};
use paivand_language::{Language, Said, Voice, voice};

use crate::view::{Link, Text};

/// A standing and the language it is told in.
#[derive(Clone, Copy)]
pub struct Wording<'a> {
    /// The language.
    pub language: Language,
    /// Its voice.
    pub voice: &'static Voice,
    standing: &'a Standing,
    words: &'a dyn WordSource,
}

impl<'a> Wording<'a> {
    /// The words for a standing.
    #[must_use]
    pub fn new(language: Language, standing: &'a Standing, words: &'a dyn WordSource) -> Self {
        Self { language, voice: voice(language), standing, words }
    }

    /// The words as a run of this language.
    #[must_use]
    pub fn run(&self, words: impl Into<String>) -> Text {
        Text::new(self.language, words)
    }

    /// What is awaited, in one line.
    #[must_use]
    pub fn what(&self, due: &Due) -> String {
        let words = due.act.and_then(|act| self.words.words_of(self.standing.act(&act)?));
        let said = words.as_ref().and_then(|words| words.text("text"));
        let text = due.text.as_ref().or(said).and_then(|text| text.get(self.language.code()));
        let text = text.map_or_else(|| self.subject(&due.about), str::to_owned);
        let subject = ("subject", self.subject(&due.about).into());
        let with: Vec<(&str, Said)> = match due.duty {
            Duty::NameSeats => vec![subject, ("role", self.roles(due).into())],
            Duty::FirstSession | Duty::RegularSession | Duty::ConfirmSeats | Duty::DecideRenewal => {
                vec![subject]
            }
            Duty::Fulfil => {
                vec![("item", due.item.as_deref().unwrap_or_default().into()), ("what", text.into())]
            }
            Duty::RespondClaim | Duty::Concur | Duty::Close | Duty::Enact | Duty::Receipt | Duty::Erase => {
                vec![("what", text.into())]
            }
        };
        self.voice.tell(&format!("duty-{}", word(due.duty)), &with)
    }

    fn roles(&self, due: &Due) -> String {
        let item = due.item.as_deref().unwrap_or_default();
        let roles: Vec<String> =
            item.split(", ").map(|role| self.voice.say(&format!("role-{role}"))).collect();
        self.voice.list(&roles)
    }

    /// The one step that clears a due.
    #[must_use]
    pub fn step(&self, due: &Due) -> String {
        self.voice.say(&format!("step-{}", word(due.duty)))
    }

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
                let words = self.words.words_of(recorded)?;
                let names = words.text("names")?;
                names.get(code).map(str::to_owned)
            })
        });
        named.unwrap_or_else(|| subject.to_string())
    }

    /// Two times of the record that contradict each other; whose clock is wrong is nobody's to say here.
    #[must_use]
    pub fn clock(&self, mark: &ClockMark) -> String {
        let (side, index) = (mark.at.side.to_string(), mark.at.entry().to_string());
        let (stated, against) = (mark.stated_at.to_string(), mark.against.to_string());
        let with = [("side", side), ("index", index), ("stated", stated), ("against", against)];
        self.voice.tell("clocks-disagree", &with.map(|(name, said)| (name, Said::from(said))))
    }

    /// Why something is refused, told by its code.
    #[must_use]
    pub fn refusal(&self, refusal: &Refusal) -> String {
        let told = serde_json::to_value(refusal).unwrap_or_default();
        let members = told.as_object().into_iter().flatten();
        let plain = |said: &serde_json::Value| said.as_str().map_or_else(|| said.to_string(), str::to_owned);
        let with: Vec<(&str, Said)> =
            members.map(|(name, said)| (name.as_str(), plain(said).into())).collect();
        self.voice.tell(&format!("refusal-{}", refusal.code()), &with)
    }

    /// What this node lacks of a document, and what follows.
    #[must_use]
    pub fn lacking(&self, incomplete: &Incomplete) -> String {
        let message = match incomplete.lack {
            Lack::NotHeld => "incomplete-not-held",
            Lack::OtherKind { .. } | Lack::OtherId { .. } | Lack::Unnamed { .. } => "incomplete-differs",
        };
        let what = ("what", self.subject(&incomplete.subject).into());
        self.voice.tell(message, &[what, ("digest", incomplete.document.to_string().into())])
    }

    /// A subject in a line that has named it already: a commitment by its number, others by name.
    #[must_use]
    pub fn about(&self, subject: &Subject) -> String {
        match subject.id().rsplit_once('.') {
            Some((_, item)) if subject.kind() == Kind::Commitment => item.to_uppercase(),
            _ => self.subject(subject),
        }
    }

    /// Under what something is owed, as a link to where that stands.
    #[must_use]
    pub fn under(&self, due: &Due) -> Link {
        match &due.under {
            Under::Provision { document, provision, .. } => Link {
                words: self.run(format!("{} {provision}", self.short(document)).trim_start()),
                href: format!("{}#{provision}", href(document)),
            },
            Under::Agreed { subject, .. } => {
                Link { words: self.run(self.subject(subject)), href: href(subject) }
            }
            Under::Record { rule } => Link { words: self.run(rule.clone()), href: href(&due.about) },
        }
    }

    /// The kind of a document, short enough for a line; the provisions of the instrument need none.
    fn short(&self, document: &Subject) -> String {
        let kind = self.standing.versions(document).pop().map(|version| version.kind);
        match kind {
            Some(paivand_kernel::document::DocumentKind::Instrument) => String::new(),
            Some(paivand_kernel::document::DocumentKind::Terms) => self.voice.say("kind-terms"),
            Some(paivand_kernel::document::DocumentKind::Workplan) => self.voice.say("kind-workplan"),
            Some(paivand_kernel::document::DocumentKind::Charter) => self.voice.say("kind-charter"),
            None => document.to_string(),
        }
    }
}

/// Where a subject stands on the pages: a document on its own, a commitment in its work plan, others nowhere yet.
#[must_use]
pub fn href(subject: &Subject) -> String {
    match (subject.kind(), subject.id().rsplit_once('.')) {
        (Kind::Document, _) => format!("/documents/{}", subject.id()),
        (Kind::Commitment, Some((document, item))) => {
            format!("/documents/{document}#{}", item.to_uppercase())
        }
        _ => String::from("/"),
    }
}

/// The word of a duty in message names: as it is written in JSON.
fn word(duty: Duty) -> &'static str {
    match duty {
        Duty::NameSeats => "name-seats",
        Duty::FirstSession => "first-session",
        Duty::RegularSession => "regular-session",
        Duty::ConfirmSeats => "confirm-seats",
        Duty::RespondClaim => "respond-claim",
        Duty::DecideRenewal => "decide-renewal",
        Duty::Fulfil => "fulfil",
        Duty::Concur => "concur",
        Duty::Close => "close",
        Duty::Enact => "enact",
        Duty::Receipt => "receipt",
        Duty::Erase => "erase",
    }
}
