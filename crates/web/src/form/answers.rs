//! Answers as they were typed, and the act that they say.

use std::collections::BTreeMap;

use paivand_kernel::{Authority, Class, Definition, Field, Holds};
use serde_json::{Map, Value};

/// The answers of a form, in the order in which they were sent.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Answers(Vec<(String, String)>);

/// What a form says: the content of an act, and beside it the values of a person, which only the vault may hold.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Spoken {
    /// The content, worded fields among it.
    pub content: Map<String, Value>,
    /// Values of a person by field.
    pub personal: BTreeMap<String, String>,
}

impl Answers {
    /// Answers by name; a name may stand more than once.
    #[must_use]
    pub fn new(pairs: Vec<(String, String)>) -> Self {
        let plain = |text: String| text.replace("\r\n", "\n");
        Self(pairs.into_iter().map(|(name, value)| (name, plain(value))).collect())
    }

    /// The first answer of this name.
    #[must_use]
    pub fn first(&self, name: &str) -> Option<&str> {
        self.0.iter().find(|(other, _)| other == name).map(|(_, value)| value.as_str())
    }

    /// Every answer of this name, but empty ones.
    pub fn each<'a>(&'a self, name: &'a str) -> impl Iterator<Item = &'a str> {
        let of = self.0.iter().filter(move |(other, _)| other == name);
        of.map(|(_, value)| value.trim()).filter(|value| !value.is_empty())
    }

    /// The answers below this name, `title.tg` below `title`.
    pub fn below<'a>(&'a self, name: &'a str) -> impl Iterator<Item = (&'a str, &'a str)> {
        self.0.iter().filter_map(move |(other, value)| {
            let rest = other.strip_prefix(name)?.strip_prefix('.')?;
            (!value.trim().is_empty()).then(|| (rest, value.trim()))
        })
    }

    /// Adds an answer, such as the digest of a file.
    pub fn push(&mut self, name: &str, value: String) {
        self.0.push((name.to_owned(), value));
    }

    /// Puts one answer in the place of all of this name.
    pub fn set(&mut self, name: &str, value: String) {
        self.0.retain(|(other, _)| other != name);
        self.push(name, value);
    }

    /// Whether they ask all sides to sign.
    #[must_use]
    pub fn are_joint(&self, definition: &Definition) -> bool {
        match definition.authority {
            Authority::Own => false,
            Authority::Joint => true,
            Authority::Either => self.first("_joint") == Some("yes"),
        }
    }

    /// All of them.
    pub fn all(&self) -> impl Iterator<Item = &(String, String)> {
        self.0.iter()
    }

    /// What the answers say of this kind of act. What is no date or number is taken as it stands: the rules refuse it
    /// and name the field.
    #[must_use]
    pub fn spoken(&self, definition: &Definition) -> Spoken {
        let mut spoken = Spoken::default();
        spoken.content.insert("act".into(), definition.name.into());
        for field in definition.fields {
            if field.class == Class::Personal {
                if let Some(value) = self.each(field.name).next() {
                    spoken.personal.insert(field.name.into(), value.into());
                }
            } else if let Some(value) = self.value(field, field.name) {
                spoken.content.insert(field.name.into(), value);
            }
        }
        spoken
    }

    fn value(&self, field: &Field, name: &str) -> Option<Value> {
        match field.holds {
            Holds::Names | Holds::Text | Holds::Passage => self.in_languages(name),
            Holds::Each(inner) if matches!(*inner, Holds::Names | Holds::Text) => Some(self.texts(name)),
            Holds::Each(_) => {
                let lines = self.each(name).flat_map(str::lines).map(str::trim);
                Some(lines.filter(|line| !line.is_empty()).map(Value::from).collect())
            }
            Holds::Group(fields) => {
                let inner: Map<String, Value> = fields
                    .iter()
                    .filter_map(|inner| {
                        let value = self.value(inner, &format!("{name}.{}", inner.name))?;
                        Some((inner.name.to_owned(), value))
                    })
                    .collect();
                // A box that is not ticked says no; a group of which nothing else is said is left out.
                let said = inner.values().any(|value| !value.is_boolean());
                (said || field.required).then_some(Value::Object(inner))
            }
            // A box that is not ticked is not sent.
            Holds::Flag => Some(self.first(name).is_some().into()),
            Holds::Number | Holds::Signed | Holds::Size => {
                let word = self.each(name).next()?;
                Some(word.parse::<i64>().map_or_else(|_| word.into(), Value::from))
            }
            Holds::OrNull(_) | Holds::BySide(_) | Holds::ByAct(_) => {
                let word = self.each(name).next()?;
                Some(serde_json::from_str(word).unwrap_or_else(|_| word.into()))
            }
            Holds::Code
            | Holds::Item
            | Holds::Line
            | Holds::Origin
            | Holds::Key
            | Holds::SeatKey
            | Holds::Zone
            | Holds::Language
            | Holds::Date
            | Holds::File(_)
            | Holds::Hash
            | Holds::Act
            | Holds::Side
            | Holds::Subject(_)
            | Holds::Choice(_)
            | Holds::Personal => self.each(name).next().map(Value::from),
        }
    }

    fn in_languages(&self, name: &str) -> Option<Value> {
        let texts: Map<String, Value> =
            self.below(name).map(|(language, text)| (language.to_owned(), text.into())).collect();
        (!texts.is_empty()).then_some(Value::Object(texts))
    }

    /// Texts in a list: the first lines of all languages are one text, the second ones another.
    fn texts(&self, name: &str) -> Value {
        let mut texts: Vec<Map<String, Value>> = Vec::new();
        for (language, lines) in self.below(name) {
            for (place, line) in lines.lines().map(str::trim).enumerate().filter(|(_, line)| !line.is_empty())
            {
                if texts.len() <= place {
                    texts.resize_with(place + 1, Map::new);
                }
                if let Some(text) = texts.get_mut(place) {
                    text.insert(language.to_owned(), line.into());
                }
            }
        }
        texts.into_iter().filter(|text| !text.is_empty()).map(Value::Object).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use paivand_kernel::definition_of;
    use serde_json::json;

    fn said(kind: &str, pairs: &[(&str, &str)]) -> Value {
        let pairs = pairs.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())).collect();
        Value::Object(Answers::new(pairs).spoken(definition_of(kind).unwrap()).content)
    }

    #[test]
    fn answers_say_what_the_definition_names() {
        let fix = [
            ("body", "body/working-group"),
            ("number", "1"),
            ("on", "2027-03-12"),
            ("place.tg", "Душанбе "),
            ("place.zh", ""),
            ("host.side", "tj"),
            ("host.counts", "on"),
            ("_form", "secret"),
            ("elsewhere", "x"),
        ];
        assert_eq!(
            said("session.fix", &fix),
            json!({"act": "session.fix", "body": "body/working-group", "number": 1, "on": "2027-03-12",
                "place": {"tg": "Душанбе"}, "host": {"side": "tj", "counts": true}})
        );
        assert_eq!(
            said("session.fix", &[("number", "soon")]),
            json!({"act": "session.fix", "number": "soon"})
        );
        assert_eq!(
            said("calendar.state", &[("holidays", "2027-01-01\r\n\r\n2027-03-21")]),
            json!({"act": "calendar.state", "holidays": ["2027-01-01", "2027-03-21"], "workdays": []})
        );
        assert_eq!(
            said("event.attest", &[("who.tg", "Агентӣ\nВазорат"), ("who.zh", "机构")])["who"],
            json!([{"tg": "Агентӣ", "zh": "机构"}, {"tg": "Вазорат"}])
        );
    }

    #[test]
    fn what_is_of_a_person_goes_apart() {
        let answers =
            Answers::new(vec![("holder".into(), "Н. Раҷабова".into()), ("alternate".into(), "on".into())]);
        let spoken = answers.spoken(definition_of("seat.fill").unwrap());
        assert_eq!(spoken.personal.get("holder").map(String::as_str), Some("Н. Раҷабова"));
        assert_eq!(spoken.content.get("alternate"), Some(&json!(true)));
        assert!(!spoken.content.contains_key("holder"));
    }
}
