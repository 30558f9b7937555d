//! Charters: which may be cited, and who acts under them.

use super::super::circle::{Subject, only};
use super::super::entry::Act;
use super::{Fate, Joint, Judge, Past};

impl Judge {
    pub(super) fn in_force(joint: &Joint, past: &Past) -> bool {
        matches!(joint.fate, Fate::InForce { at, .. } if at.is_in(past))
    }

    pub(super) fn is_of_all(&self, act: Act, joint: &Joint, past: &Past) -> bool {
        let draft = self.circle.acts[act];
        let paper = (0..self.circle.sides).filter(|side| draft.attested & only(*side) != 0);
        let signed = |side: usize| joint.taken_over.get(&side).is_some_and(|at| at.is_in(past));
        let all = !self.rules.paper_binds_signers || draft.subject.is_charter();
        Self::in_force(joint, past) && (all || paper.into_iter().all(signed))
    }

    /// Acts in force that follow a base on a subject.
    pub(super) fn following(
        &self,
        subject: Subject,
        base: Option<Act>,
    ) -> impl Iterator<Item = (Act, &Joint)> {
        let about = move |act: Act| {
            let draft = self.circle.acts[act];
            draft.subject.name() == subject.name() && draft.base == base
        };
        let known = self.acts.iter().enumerate();
        known
            .filter_map(|(act, joint)| Some((act, joint.as_ref()?)))
            .filter(move |(act, joint)| about(*act) && matches!(joint.fate, Fate::InForce { .. }))
    }

    /// Whether a charter may be cited in this past.
    pub(super) fn may_cite(&self, charter: Act, past: &Past) -> bool {
        let Some(joint) = &self.acts[charter] else { return false };
        let subject = self.circle.acts[charter].subject;
        let mut next = self.following(subject, Some(charter));
        let superseded = next.any(|(act, joint)| self.is_of_all(act, joint, past));
        subject.is_charter() && Self::in_force(joint, past) && !(superseded && self.rules.superseded)
    }

    pub(super) fn on_paper(&self, charter: Act) -> u8 {
        match self.circle.acts[charter].subject {
            Subject::Charter { on_paper, .. } => on_paper,
            Subject::Document(_) | Subject::Log => 0,
        }
    }

    pub(super) fn has_joined(&self, side: usize, past: &Past) -> bool {
        self.acts.iter().enumerate().any(|(act, joint)| {
            let charter = self.circle.acts[act].subject.is_charter();
            let joint = joint.as_ref().filter(|joint| charter && Self::in_force(joint, past));
            joint.is_some() && self.on_paper(act) & only(side) == 0
        })
    }

    /// Whether a charter in this past is newer than the software.
    pub(super) fn is_beyond(&self, past: &Past) -> bool {
        self.rules.stops_beyond
            && self.acts.iter().zip(&self.circle.acts).any(|(joint, draft)| {
                let newer = matches!(draft.subject, Subject::Charter { version, .. } if version > self.knows);
                newer && joint.as_ref().is_some_and(|joint| Self::in_force(joint, past))
            })
    }

    /// Whether a charter of all, in this past, is of the second version.
    pub(super) fn knows_new_kinds(&self, past: &Past) -> bool {
        self.knows >= 2
            && self.acts.iter().zip(&self.circle.acts).any(|(joint, draft)| {
                let newer = matches!(draft.subject, Subject::Charter { version: 2.., .. });
                newer && joint.as_ref().is_some_and(|joint| Self::in_force(joint, past))
            })
    }
}
