//! One rule of terms through all their versions.

use super::scene::{Current, Scene};
use crate::document::{Obliged, Rule, RuleKind, Version};
use crate::side::Side;
use alloc::collections::BTreeMap;
use alloc::vec::Vec;

/// A rule that keeps its name and what it is from version to version; the rest may be amended.
pub(super) struct Asked<'s, 'a> {
    pub(super) terms: Current<'s, 'a>,
    pub(super) kind: &'static RuleKind,
    /// As the first version that has it says it: whose entry into force counts was settled then.
    pub(super) first: &'a Rule,
    /// As the last version that has it says it.
    pub(super) last: &'a Rule,
}

impl<'s, 'a> Asked<'s, 'a> {
    /// Every rule of any version of these terms, sorted.
    pub(super) fn all(terms: Current<'s, 'a>) -> Vec<Self> {
        let mut asked = BTreeMap::new();
        let documents = terms.versions.iter().filter_map(|version| version.document);
        for rule in documents.flat_map(|document| &document.rules) {
            let Some(kind) = rule.kind() else { continue };
            let same = asked.entry((rule.id.as_str(), kind.anchor, kind.duty));
            let new = Self { terms, kind, first: rule, last: rule };
            same.and_modify(|asked: &mut Self| asked.last = rule).or_insert(new);
        }
        asked.into_values().collect()
    }

    /// The rule as a version says it.
    pub(super) fn in_version(&self, version: &Version<'a>) -> Option<&'a Rule> {
        let same = |rule: &&Rule| rule.id == self.last.id && rule.kind() == Some(self.kind);
        version.document?.rules.iter().find(same)
    }

    /// The sides that owe, together or each by itself.
    pub(super) fn groups(&self, scene: &Scene<'_>, host: Option<Side>) -> Vec<Vec<Side>> {
        let all = || alloc::vec![scene.sides.clone()];
        match self.last.on {
            Obliged::Each => scene.sides.iter().map(|side| [*side].into()).collect(),
            Obliged::Host => host.map_or_else(all, |host| alloc::vec![alloc::vec![host]]),
            Obliged::All | Obliged::Other | Obliged::Owner => all(),
        }
    }
}
