//! Which anchor, clearing act and obliged side belong together in a rule, and which duty that makes.

use super::terms::{Anchor, Obliged, Rule};
use crate::due::Duty;

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
    /// The anchor gives nothing once it is: a claim is answered, an end is decided.
    Before,
    /// A document or an event says it, whichever kind of act that is.
    Saying,
}

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
    kind((Anchor::InForce, SAYINGS, SIDES), 2, (Cleared::Saying, Duty::Act)),
    kind((Anchor::Held, SESSIONS, SIDES_OR_HOST), 1, (Cleared::Session, Duty::RegularSession)),
    kind((Anchor::Held, SAYINGS, SIDES_OR_HOST), 2, (Cleared::Saying, Duty::Act)),
    kind((Anchor::Session, &["seat.confirm"], EACH), 1, (Cleared::Composition, Duty::ConfirmSeats)),
    kind((Anchor::Session, SAYINGS, SIDES_OR_HOST), 2, (Cleared::Saying, Duty::Act)),
    kind(
        (Anchor::Claim, &["commitment.respond"], &[Obliged::Other]),
        1,
        (Cleared::Before, Duty::RespondClaim),
    ),
    kind((Anchor::Expiry, &["document.notice"], EACH), 1, (Cleared::Before, Duty::DecideRenewal)),
];

impl Rule {
    /// What it is; none if its anchor and its clearing act do not belong together.
    pub(crate) fn kind(&self) -> Option<&'static RuleKind> {
        let fits = |kind: &&RuleKind| kind.anchor == self.anchor && kind.acts.contains(&self.clears.as_str());
        KINDS.iter().find(fits)
    }

    /// Whether anchor, obliged side and clearing act belong together.
    pub(crate) fn makes_sense(&self) -> bool {
        let fits = |kind: &RuleKind| {
            kind.on.contains(&self.on) && (kind.cleared != Cleared::Seat || !self.roles.is_empty())
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
