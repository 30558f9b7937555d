//! How kinds of act, their fields and the words of fields are said.

use paivand_kernel::{CATALOGUE, Definition, Field, HEAD, Holds};

use crate::Voice;

impl Voice {
    /// A kind of act by its name, `session.held`: a noun phrase.
    #[must_use]
    pub fn act(&self, name: &str) -> String {
        self.say(&format!("act-{}", dashed(name)))
    }

    /// What a kind of act does, in one sentence.
    #[must_use]
    pub fn about_act(&self, name: &str) -> String {
        self.say(&format!("act-{}-about", dashed(name)))
    }

    /// The name of a field, by its name on the wire.
    #[must_use]
    pub fn field(&self, name: &str) -> String {
        self.say(&format!("field-{}", dashed(name)))
    }

    /// A word that may be chosen in a field.
    #[must_use]
    pub fn choice(&self, field: &str, word: &str) -> String {
        self.say(&format!("choice-{}-{word}", dashed(field)))
    }

    /// The name of the innermost field through which a way on the wire leads, `content.sides.0.zone`; none where
    /// there is none.
    #[must_use]
    pub fn field_at(&self, way: &str) -> Option<String> {
        names_along(way).last().map(|name| self.field(name))
    }
}

/// The fields through which a way leads. What stands under each side or kind of act has that field's name.
fn names_along(way: &str) -> Vec<&'static str> {
    let (mut among, steps): (Vec<&'static Field>, _) = match way.strip_prefix("content.") {
        Some(steps) => (CATALOGUE.iter().flat_map(|definition| definition.fields).collect(), steps),
        // Words that stand beside the log are no members of the content.
        None => (HEAD.iter().chain(CATALOGUE.iter().flat_map(Definition::worded)).collect(), way),
    };
    let mut names = Vec::new();
    for step in steps.split('.') {
        let here: Vec<&'static Field> = among.iter().copied().filter(|field| field.name == step).collect();
        if let Some(field) = here.first() {
            names.push(field.name);
            among = here.iter().flat_map(|field| inner(field.holds)).collect();
        }
    }
    names
}

/// The fields that stand inside what a field holds.
fn inner(holds: Holds) -> &'static [Field] {
    match holds {
        Holds::Group(fields) => fields,
        Holds::OrNull(inner_of) | Holds::Each(inner_of) => inner(*inner_of),
        Holds::BySide(_)
        | Holds::ByAct(_)
        | Holds::Code
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
        | Holds::Personal => &[],
    }
}

/// A name of the wire as messages are named.
fn dashed(name: &str) -> String {
    name.replace(['.', '_'], "-")
}
