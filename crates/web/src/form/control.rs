//! The controls of a form: what each field of a definition asks for, and what stands in it.

use jiff::civil::Date;
use paivand_kernel::{CATALOGUE, Choice, Class, Definition, Field, Holds, Kind, RULES_VERSION, Subject};
use paivand_node::Moment;
use paivand_voice::{Voice, Wording};

use super::answers::Answers;
use super::suggestion::notes_of_others;
use crate::present::{own, side_name};
use crate::view::Tag;

/// Most words of a choice that stand as buttons; more of them stand in a list.
const RADIOS_MAX: usize = 5;

/// Whether a field takes a file, or several.
pub(crate) fn is_file(holds: Holds) -> bool {
    matches!(holds, Holds::File(_)) || matches!(holds, Holds::Each(inner) if matches!(*inner, Holds::File(_)))
}

/// One field of a form.
#[derive(Clone, Debug)]
pub struct Control {
    /// Its name in the form.
    pub name: String,
    /// What it asks for.
    pub label: String,
    /// What a person should know before answering.
    pub hint: Option<String>,
    /// Whether it must be answered.
    pub required: bool,
    /// What is wrong with the answer.
    pub wrong: Option<String>,
    /// What stands there.
    pub asks: Asks,
}

impl Control {
    /// Whether somebody is asked: what is known already is only shown.
    #[must_use]
    pub fn is_asked(&self) -> bool {
        !matches!(self.asks, Asks::Known { .. })
    }

    /// Whether something stands in it.
    #[must_use]
    pub fn is_answered(&self) -> bool {
        match &self.asks {
            Asks::Known { .. } => true,
            Asks::Line(value) | Asks::Date(value, _) | Asks::Number(value) | Asks::Lines(value) => {
                !value.is_empty()
            }
            Asks::Radio(offers) | Asks::Select(offers) => offers.iter().any(|offer| offer.chosen),
            Asks::Tick(on) => *on,
            Asks::Texts(texts, _) => texts.iter().any(|(_, text)| !text.is_empty()),
            Asks::File { kept, .. } => !kept.is_empty(),
            Asks::Group(inner) => inner.iter().any(Self::is_answered),
        }
    }
}

/// What a control is, and what stands in it.
#[derive(Clone, Debug)]
pub enum Asks {
    /// Known already: shown, and not asked.
    Known {
        /// As it is sent.
        value: String,
        /// As it is shown.
        shown: String,
    },
    /// One line.
    Line(String),
    /// A date, and how it reads in words.
    Date(String, Option<Date>),
    /// A whole number.
    Number(String),
    /// Several lines.
    Lines(String),
    /// One of a few.
    Radio(Vec<Offer>),
    /// One of many.
    Select(Vec<Offer>),
    /// Yes or no.
    Tick(bool),
    /// A text in languages, long or one line.
    Texts(Vec<(Tag, String)>, bool),
    /// A file, or several; what was kept of it before.
    File {
        /// Digests of what was handed in before.
        kept: Vec<String>,
        /// Whether there may be several.
        several: bool,
    },
    /// Several together.
    Group(Vec<Control>),
}

/// Something that may be chosen.
#[derive(Clone, Debug)]
pub struct Offer {
    /// As it is sent.
    pub value: String,
    /// As it is shown.
    pub shown: String,
    /// Whether it is chosen.
    pub chosen: bool,
}

/// Whether every field of a kind of act has a control, so that it can be said by a form.
#[must_use]
pub fn has_form(definition: &Definition) -> bool {
    let by_node = ["log.succeed", "act.erased"].contains(&definition.name);
    !by_node && definition.since <= RULES_VERSION && definition.fields.iter().all(|field| fits(field.holds))
}

/// The kinds of act that have a form, in the order of the catalogue.
pub fn kinds() -> impl Iterator<Item = &'static Definition> {
    CATALOGUE.iter().filter(|definition| has_form(definition))
}

fn fits(holds: Holds) -> bool {
    match holds {
        Holds::BySide(_)
        | Holds::ByAct(_)
        | Holds::OrNull(_)
        | Holds::Key
        | Holds::SeatKey
        | Holds::Origin => false,
        Holds::Each(inner) => fits(*inner) && !matches!(inner, Holds::Group(_)),
        Holds::Group(fields) => fields.iter().all(|field| fits(field.holds)),
        Holds::Code
        | Holds::Item
        | Holds::Line
        | Holds::Zone
        | Holds::Language
        | Holds::Names
        | Holds::Text
        | Holds::Passage
        | Holds::Date
        | Holds::Number
        | Holds::Signed
        | Holds::Size
        | Holds::Flag
        | Holds::File(_)
        | Holds::Hash
        | Holds::Act
        | Holds::Side
        | Holds::Subject(_)
        | Holds::Choice(_)
        | Holds::Personal => true,
    }
}

/// What makes the controls of a form: a moment, a reader, what was answered, what was refused.
pub struct Maker<'a> {
    /// The moment.
    pub moment: &'a Moment,
    /// How things are called.
    pub wording: &'a Wording<'a>,
    /// What was answered, or is known.
    pub answers: &'a Answers,
    /// The languages of the circle, the reader's first.
    pub languages: &'a [Tag],
    /// The field that was refused, by its way on the wire, and why.
    pub refused: Option<(&'a str, &'a str)>,
    /// The fields that are known and not asked for.
    pub known: &'a [String],
}

impl Maker<'_> {
    /// The controls of these fields.
    #[must_use]
    pub fn controls(&self, fields: &'static [Field]) -> Vec<Control> {
        fields.iter().map(|field| self.control(field, field.name, true)).collect()
    }

    /// `must` is whether what is around it must be answered: of a group that may be left out nothing is asked.
    fn control(&self, field: &'static Field, name: &str, must: bool) -> Control {
        let voice = self.wording.voice;
        let hint = match field.class {
            Class::Personal | Class::Special => Some(voice.say("hint-personal")),
            Class::Worded => Some(voice.say("hint-worded")),
            Class::Public | Class::Institutional => hint(voice, field.holds),
        };
        let at_fault = |at: &&str| {
            let at = at.strip_prefix("content.").unwrap_or(at);
            at == name || at.strip_prefix(name).is_some_and(|rest| rest.starts_with('.'))
        };
        let wrong = self.refused.filter(|(at, _)| at_fault(at)).map(|(_, why)| why.to_owned());
        Control {
            name: name.to_owned(),
            label: voice.field(field.name),
            hint,
            required: must && field.required && !matches!(field.holds, Holds::Flag | Holds::Each(_)),
            wrong,
            asks: self.asks(field, name),
        }
    }

    /// A date that the form itself asks for; it may be left out where another choice makes it needless.
    #[must_use]
    pub fn date(&self, name: &str, label: String) -> Control {
        let answered = self.answers.first(name).unwrap_or_default().to_owned();
        let day = answered.parse().ok();
        self.beside(name, label, "hint-date", Asks::Date(answered, day))
    }

    /// A file that the form itself asks for.
    #[must_use]
    pub fn file(&self, name: &str, label: String) -> Control {
        self.beside(name, label, "hint-file", Asks::File { kept: self.kept(name), several: false })
    }

    fn beside(&self, name: &str, label: String, hint: &str, asks: Asks) -> Control {
        let voice = self.wording.voice;
        let wrong = self.refused.filter(|(at, _)| *at == name).map(|(_, why)| why.to_owned());
        let hint = Some(voice.say(hint));
        Control { name: name.to_owned(), label, hint, required: false, wrong, asks }
    }

    fn asks(&self, field: &'static Field, name: &str) -> Asks {
        let answered = self.answers.first(name).unwrap_or_default().to_owned();
        if self.known.iter().any(|known| known == name) && !answered.is_empty() {
            let shown = self.shown(field, &answered);
            return Asks::Known { value: answered, shown };
        }
        match field.holds {
            Holds::Date => {
                let day = answered.parse().ok();
                Asks::Date(answered, day)
            }
            Holds::Number | Holds::Signed | Holds::Size => Asks::Number(answered),
            Holds::Flag => Asks::Tick(!answered.is_empty()),
            Holds::Names => self.texts(name, false),
            Holds::Text | Holds::Passage => self.texts(name, true),
            Holds::Choice(choices) => self.choice(field, choices, &answered),
            Holds::Side => Asks::Select(self.sides(&answered)),
            Holds::Subject(kind) => Asks::Select(self.subjects(kind, &answered)),
            Holds::File(_) => Asks::File { kept: self.kept(name), several: false },
            Holds::Each(inner) if matches!(*inner, Holds::File(_)) => {
                Asks::File { kept: self.kept(name), several: true }
            }
            Holds::Each(inner) if matches!(*inner, Holds::Names | Holds::Text) => self.texts(name, true),
            Holds::Each(_) => Asks::Lines(self.answers.each(name).collect::<Vec<_>>().join("\n")),
            Holds::Group(fields) => {
                let inner =
                    |one: &'static Field| self.control(one, &format!("{name}.{}", one.name), field.required);
                Asks::Group(fields.iter().map(inner).collect())
            }
            Holds::Code
            | Holds::Item
            | Holds::Line
            | Holds::Origin
            | Holds::Key
            | Holds::SeatKey
            | Holds::Zone
            | Holds::Language
            | Holds::Hash
            | Holds::Act
            | Holds::Personal
            | Holds::OrNull(_)
            | Holds::BySide(_)
            | Holds::ByAct(_) => Asks::Line(answered),
        }
    }

    fn texts(&self, name: &str, long: bool) -> Asks {
        let text = |language: &Tag| {
            let said = self.answers.first(&format!("{name}.{}", language.code()));
            (*language, said.unwrap_or_default().to_owned())
        };
        Asks::Texts(self.languages.iter().map(text).collect(), long)
    }

    fn kept(&self, name: &str) -> Vec<String> {
        self.answers.each(name).map(str::to_owned).collect()
    }

    fn choice(&self, field: &Field, choices: &[Choice], answered: &str) -> Asks {
        let offers: Vec<Offer> = choices
            .iter()
            .map(|choice| Offer {
                value: choice.word.to_owned(),
                shown: self.wording.voice.choice(field.name, choice.word),
                chosen: choice.word == answered,
            })
            .collect();
        if offers.len() <= RADIOS_MAX { Asks::Radio(offers) } else { Asks::Select(offers) }
    }

    fn sides(&self, answered: &str) -> Vec<Offer> {
        let standing = self.moment.standing();
        let offer = |side| Offer {
            value: format!("{side}"),
            shown: side_name(standing, side, self.wording.language).words,
            chosen: side.as_str() == answered,
        };
        standing.sides().into_iter().map(offer).collect()
    }

    fn subjects(&self, kind: Kind, answered: &str) -> Vec<Offer> {
        let offer = |subject: &Subject| Offer {
            value: subject.to_string(),
            shown: self.wording.subject(subject),
            chosen: subject.to_string() == answered,
        };
        let standing = self.moment.standing();
        if kind == Kind::Note {
            // What a note names is a note of another side; the newest are asked for most.
            let notes = notes_of_others(standing, own(self.moment));
            return notes.into_iter().rev().take(OFFERS_MAX).map(offer).collect();
        }
        standing.of_kind(kind).take(OFFERS_MAX).map(offer).collect()
    }

    /// An answer as a person reads it.
    fn shown(&self, field: &Field, answered: &str) -> String {
        match field.holds {
            Holds::Choice(_) => self.wording.voice.choice(field.name, answered),
            Holds::Subject(_) => answered
                .parse()
                .map_or_else(|_| answered.to_owned(), |subject| self.wording.subject(&subject)),
            Holds::Act | Holds::Hash => answered.chars().take(DIGITS_SHOWN).collect(),
            Holds::Code
            | Holds::Item
            | Holds::Line
            | Holds::Origin
            | Holds::Key
            | Holds::SeatKey
            | Holds::Zone
            | Holds::Language
            | Holds::Names
            | Holds::Text
            | Holds::Passage
            | Holds::Number
            | Holds::Signed
            | Holds::Size
            | Holds::Flag
            | Holds::Side
            | Holds::Personal
            | Holds::OrNull(_)
            | Holds::BySide(_)
            | Holds::ByAct(_)
            | Holds::Group(_)
            | Holds::Date
            | Holds::File(_)
            | Holds::Each(_) => answered.to_owned(),
        }
    }
}

/// Subjects in one list: more than a person looks through.
const OFFERS_MAX: usize = 500;
/// Digits of an act or a file by which people tell them apart.
pub(crate) const DIGITS_SHOWN: usize = 8;

fn hint(voice: &Voice, holds: Holds) -> Option<String> {
    match holds {
        Holds::Date => Some(voice.say("hint-date")),
        Holds::Each(inner) if matches!(*inner, Holds::Date) => Some(voice.say("hint-dates")),
        Holds::File(_) => Some(voice.say("hint-file")),
        Holds::Each(inner) if matches!(*inner, Holds::File(_)) => Some(voice.say("hint-file")),
        Holds::Code
        | Holds::Item
        | Holds::Line
        | Holds::Origin
        | Holds::Key
        | Holds::SeatKey
        | Holds::Zone
        | Holds::Language
        | Holds::Names
        | Holds::Text
        | Holds::Passage
        | Holds::Number
        | Holds::Signed
        | Holds::Size
        | Holds::Flag
        | Holds::Side
        | Holds::Personal
        | Holds::OrNull(_)
        | Holds::BySide(_)
        | Holds::ByAct(_)
        | Holds::Group(_)
        | Holds::Hash
        | Holds::Act
        | Holds::Subject(_)
        | Holds::Choice(_)
        | Holds::Each(_) => None,
    }
}
