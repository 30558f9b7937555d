//! Which anchor, clearing act and obliged side belong together in a rule, and which duty that makes.

use super::terms::{Anchor, Obliged, Rule, Starts, Unit};
use crate::due::Duty;
use crate::refusal::Refusal;

/// What a rule of terms can be.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct RuleKind {
    pub(crate) anchor: Anchor,
    /// The kinds of act that clear it, of which a rule names one.
    pub(crate) acts: &'static [&'static str],
    pub(crate) on: &'static [Obliged],
    /// The first version of the rules of the record that reads it.
    pub(crate) since: u32,
    pub(crate) cleared: Cleared,
    pub(crate) duty: Duty,
}

/// How it is seen that a rule is cleared.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Cleared {
    /// Who holds a seat is named.
    Seat,
    /// A session is fixed, or held.
    Session,
    /// The composition for a session is confirmed.
    Composition,
    /// The anchor gives nothing once it is: a claim is answered, a note too, a topic closed, an end decided.
    Before,
    /// A document or an event says it, whichever kind of act that is.
    Saying,
}

/// The first version of the rules of the record that reads what was added to the language of rules after the first.
pub(crate) const ADDED: u32 = 2;

/// The first version that reads rules on notes.
const NOTES: u32 = 3;

const SEATS: &[&str] = &["seat.fill"];
const SESSIONS: &[&str] = &["session.fix", "session.held"];
/// Every kind of act about a document or an event; a test holds it to the catalogue.
const SAYINGS: &[&str] = &["document.adopt", "document.notice", "document.withdraw", "event.attest"];

/// Each side by itself, or all together.
const SIDES: &[Obliged] = &[Obliged::Each, Obliged::All];
/// The same, or who hosts.
const SIDES_OR_HOST: &[Obliged] = &[Obliged::Each, Obliged::All, Obliged::Host];
const EACH: &[Obliged] = &[Obliged::Each];

const fn kind(
    (anchor, acts, on): (Anchor, &'static [&'static str], &'static [Obliged]),
    since: u32,
    (cleared, duty): (Cleared, Duty),
) -> RuleKind {
    RuleKind { anchor, acts, on, since, cleared, duty }
}

/// All there are.
const KINDS: &[RuleKind] = &[
    kind((Anchor::InForce, SEATS, EACH), 1, (Cleared::Seat, Duty::NameSeats)),
    kind((Anchor::InForce, SESSIONS, SIDES), 1, (Cleared::Session, Duty::FirstSession)),
    kind((Anchor::InForce, SAYINGS, SIDES), ADDED, (Cleared::Saying, Duty::Act)),
    kind((Anchor::Held, SESSIONS, SIDES_OR_HOST), 1, (Cleared::Session, Duty::RegularSession)),
    kind((Anchor::Held, SAYINGS, SIDES_OR_HOST), ADDED, (Cleared::Saying, Duty::Act)),
    kind((Anchor::Session, &["seat.confirm"], EACH), 1, (Cleared::Composition, Duty::ConfirmSeats)),
    kind((Anchor::Session, SAYINGS, SIDES_OR_HOST), ADDED, (Cleared::Saying, Duty::Act)),
    kind((Anchor::Topic, &["topic.close"], SIDES), ADDED, (Cleared::Before, Duty::Act)),
    kind((Anchor::Note, &["note.send"], &[Obliged::Other]), NOTES, (Cleared::Before, Duty::AnswerNote)),
    kind((Anchor::YearEnd, SAYINGS, SIDES), ADDED, (Cleared::Saying, Duty::Act)),
    kind(
        (Anchor::Claim, &["commitment.respond"], &[Obliged::Other]),
        1,
        (Cleared::Before, Duty::RespondClaim),
    ),
    kind((Anchor::Expiry, &["document.notice"], EACH), 1, (Cleared::Before, Duty::DecideRenewal)),
];

impl RuleKind {
    /// What may start it. What another's act begins counts from the own receipt: no clock moves the duties of another.
    fn starts(&self) -> &'static [Starts] {
        match self.anchor {
            Anchor::Claim | Anchor::Topic | Anchor::Note => &[Starts::Receipt],
            Anchor::Held if self.cleared == Cleared::Saying => &[Starts::Event, Starts::Receipt],
            Anchor::InForce | Anchor::Held | Anchor::Session | Anchor::YearEnd | Anchor::Expiry => {
                &[Starts::Event]
            }
        }
    }
}

impl Rule {
    /// What it is; none if its anchor and its clearing act do not belong together.
    pub(crate) fn kind(&self) -> Option<&'static RuleKind> {
        let fits = |kind: &&RuleKind| kind.anchor == self.anchor && kind.acts.contains(&self.clears.as_str());
        KINDS.iter().find(fits)
    }

    /// What of it software of an earlier version of the rules of the record could not read.
    pub(crate) fn unread_before(&self, version: u32) -> Option<Refusal> {
        let (newer_kind, newer) = (self.kind().is_some_and(|kind| kind.since > version), version < ADDED);
        let member = |at: &str| Refusal::UnknownField { at: at.into() };
        let word = |at: &str, value: &str| Refusal::UnknownValue { at: at.into(), value: value.into() };
        let is_new = |anchor| matches!(anchor, Anchor::Topic | Anchor::YearEnd | Anchor::Note);
        let own_days = matches!(self.offset.unit, Unit::WorkingHost | Unit::WorkingOwn);
        if newer_kind {
            let said =
                if is_new(self.anchor) { ("rules.anchor", &self.id) } else { ("rules.clears", &self.clears) };
            return Some(word(said.0, said.1));
        }
        let found = [
            (own_days, word("rules.offset.unit", &self.id)),
            (self.offset.shift.is_some(), member("rules.offset.shift")),
            (self.offset.end_of_month, member("rules.offset.end_of_month")),
            (self.starts.is_some(), member("rules.starts")),
        ];
        found.into_iter().find(|(is_there, _)| newer && *is_there).map(|(_, refusal)| refusal)
    }

    /// Whether anchor, obliged side and clearing act belong together.
    pub(crate) fn makes_sense(&self) -> bool {
        let fits = |kind: &RuleKind| {
            kind.on.contains(&self.on)
                && (kind.cleared != Cleared::Seat || !self.roles.is_empty())
                && self.starts.is_none_or(|starts| kind.starts().contains(&starts))
        };
        self.kind().is_some_and(fits)
    }
}

#[cfg(test)]
mod tests {
    use super::{KINDS, SAYINGS};
    use crate::document::shape::CLEARS;
    use crate::{CATALOGUE, Kind, RULES_VERSION};
    use alloc::collections::BTreeSet;

    #[test]
    fn every_kind_of_act_about_a_document_or_an_event_can_clear_a_rule() {
        let known = CATALOGUE.iter().filter(|kind| kind.since <= RULES_VERSION);
        let about = known.filter(|kind| matches!(kind.subject, Kind::Document | Kind::Event));
        let named: BTreeSet<&str> = about.map(|kind| kind.name).collect();
        assert_eq!(named, SAYINGS.iter().copied().collect());
    }

    /// A word that no rule takes is refused with the list of those that some rule does.
    #[test]
    fn the_words_that_clear_are_those_of_all_kinds_of_rule() {
        let words: BTreeSet<&str> = CLEARS.iter().map(|choice| choice.word).collect();
        assert_eq!(words, KINDS.iter().flat_map(|kind| kind.acts).copied().collect());
        assert!(words.iter().all(|word| crate::definition_of(word).is_some()));
    }
}
