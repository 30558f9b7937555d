//! How a due is said: what is awaited, under what, and the step that clears it.

use paivand_kernel::{Due, Duty, Under};

use crate::{Said, Wording};

impl Wording<'_> {
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
            Duty::FirstSession
            | Duty::RegularSession
            | Duty::ConfirmSeats
            | Duty::DecideRenewal
            | Duty::AnswerNote => vec![subject],
            Duty::Act => vec![subject, ("act", self.voice.act(&due.clears).into())],
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
        let roles: Vec<String> = item.split(", ").map(|role| self.voice.choice("role", role)).collect();
        self.voice.list(&roles)
    }

    /// The one step that clears a due.
    #[must_use]
    pub fn step(&self, due: &Due) -> String {
        self.voice.say(&format!("step-{}", word(due.duty)))
    }

    /// Under what something is owed: a provision, with the kind of its document where that is not the instrument.
    #[must_use]
    pub fn under(&self, due: &Due) -> String {
        match &due.under {
            Under::Provision { document, provision, .. } => {
                format!("{} {provision}", self.short(document)).trim_start().to_owned()
            }
            Under::Agreed { subject, .. } => self.subject(subject),
            Under::Record { rule } => rule.to_string(),
        }
    }
}

/// The word of a duty in message names: as it is written in JSON.
fn word(duty: Duty) -> String {
    let word = serde_json::to_value(duty).unwrap_or_default();
    word.as_str().unwrap_or_default().to_owned()
}
