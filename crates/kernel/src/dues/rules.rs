//! The rules of terms: which of them ask for something, and who works that out.

#[cfg(test)]
mod story;

use super::scene::{Current, Scene};
use super::{others, renewal, seats, sessions};
use crate::act::definition_of;
use crate::document::{Anchor, Rule};
use crate::due::Placed;
use alloc::collections::BTreeSet;
use alloc::vec::Vec;

pub(super) fn of<'a>(scene: &Scene<'a>, terms: &Current<'_, 'a>, into: &mut Vec<Placed>) {
    let alive = renewal::end(scene, terms).is_none_or(|end| scene.today <= end);
    let named: BTreeSet<(&str, Makes<'_>)> = terms
        .versions
        .iter()
        .filter_map(|version| version.document)
        .flat_map(|document| document.rules.iter())
        .map(|rule| (rule.id.as_str(), Makes::of(rule)))
        .collect();
    for (id, anchor) in named {
        match anchor {
            Makes::Seats if alive => seats::of(scene, terms, id, into),
            Makes::First if alive => sessions::first(scene, terms, id, into),
            Makes::Regular if alive => sessions::regular(scene, terms, id, into),
            Makes::Confirm if alive => sessions::confirm(scene, terms, id, into),
            Makes::Renewal if alive => renewal::of(scene, terms, id, into),
            Makes::Other(anchor, clears) if alive => {
                if let Some(clears) = definition_of(clears) {
                    others::of(scene, terms, (id, clears, anchor), into);
                }
            }
            Makes::Seats
            | Makes::First
            | Makes::Regular
            | Makes::Confirm
            | Makes::Renewal
            | Makes::Other(..) => {}
            Makes::Claim => {} // asked where the claims are
        }
    }
}

/// Which duty a rule makes.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Makes<'a> {
    Seats,
    First,
    Regular,
    Confirm,
    Claim,
    Renewal,
    /// What a document or an event clears, counted from this anchor.
    Other(Anchor, &'a str),
}

impl<'a> Makes<'a> {
    fn of(rule: &'a Rule) -> Self {
        match rule.anchor {
            Anchor::InForce | Anchor::Held | Anchor::Session if rule.clears_by_saying() => {
                Self::Other(rule.anchor, &rule.clears)
            }
            Anchor::InForce if rule.clears == "seat.fill" => Self::Seats,
            Anchor::InForce => Self::First,
            Anchor::Held => Self::Regular,
            Anchor::Session => Self::Confirm,
            Anchor::Claim => Self::Claim,
            Anchor::Expiry => Self::Renewal,
        }
    }
}
