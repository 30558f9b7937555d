//! How a refusal is said.

use jiff::civil::Date;
use paivand_kernel::Refusal;
use serde_json::Value;

use crate::{Said, Voice};

impl Voice {
    /// Why something is refused, told by its code: fields, kinds of value and dates as the language has them.
    #[must_use]
    pub fn refusal(&self, refusal: &Refusal) -> String {
        let arguments = refusal.arguments();
        let with: Vec<(&str, Said)> = arguments
            .iter()
            .map(|(name, said)| (name.as_str(), self.argument(refusal, name, said).into()))
            .collect();
        self.tell(&format!("refusal-{}", refusal.code()), &with)
    }

    /// The same to whoever wanted to say the act: that nothing was recorded, and why.
    #[must_use]
    pub fn refused(&self, refusal: &Refusal) -> String {
        self.tell("refused", &[("why", self.refusal(refusal).into())])
    }

    /// The field at fault, with its name for those who type it; none where no single field is.
    #[must_use]
    pub fn refused_field(&self, refusal: &Refusal) -> Option<String> {
        let at = refusal.at()?;
        let with = [("field", self.field_at(at)?.into()), ("name", typed(at).into())];
        Some(self.tell("refused-field", &with))
    }

    fn argument(&self, refusal: &Refusal, name: &str, said: &Value) -> String {
        let plain = said.as_str().map_or_else(|| said.to_string(), str::to_owned);
        let told = match name {
            "at" if plain.is_empty() => Some(self.say("subject-act")),
            // Nobody has a name for what is not known.
            "at" if matches!(refusal, Refusal::UnknownField { .. }) => Some(typed(&plain).to_owned()),
            "at" => self.field_at(&plain),
            "on" => plain.parse::<Date>().ok().map(|day| self.date(day)),
            "expected" if matches!(refusal, Refusal::WrongKind { .. }) => {
                Some(self.say(&format!("subject-{plain}")))
            }
            "expected" => Some(self.say(&format!("expected-{plain}"))),
            _ => None,
        };
        told.unwrap_or(plain)
    }
}

/// A way on the wire as whoever types an act knows it.
fn typed(way: &str) -> &str {
    way.strip_prefix("content.").unwrap_or(way)
}

#[cfg(test)]
mod tests;
