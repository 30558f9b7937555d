//! What sides say and sign.

use super::super::circle::{Draft, Subject, only};
use super::super::entry::{Act, Entry, Log, Point, What};
use super::{Fate, Joint, Judge, Past, Place};

impl Judge {
    /// Whether an entry counts in this past; none while something of its own side is awaited.
    pub(super) fn counts(&self, held: &[Log], log: usize, entry: &Entry, past: &Past) -> Option<bool> {
        let first = self.logs[log].size() == 0 && self.circle.is_late(log);
        if first != matches!(entry.what, What::Begin { .. }) || !self.may_say(log, entry.what) {
            return Some(false);
        }
        Some(match entry.what {
            What::Begin { from, .. } => {
                if self.logs[0].size() < from.size || !held[0].holds(from) {
                    return None;
                }
                true
            }
            What::Rekey => self.logs[log].key == 0,
            What::Say { charter, .. } => self.may_cite(charter, past),
            What::NewKind => self.knows_new_kinds(past),
            What::Propose(act) => self.may_propose(log, act, past),
            What::Concur(act, stopped) => self.may_concur(log, act, stopped, past),
            What::Decline(act) => self.may_decline(log, act, past),
            What::Close(act) => self.may_close(log, act, past),
            What::Enact { act, proven, end } => return self.may_enact(held, log, act, (proven, end), past),
            What::Observe { act, by } => self.may_observe(log, act, by),
        })
    }

    /// Until a log continues another it says only what makes it do so.
    fn may_say(&self, log: usize, what: What) -> bool {
        if !self.logs[log].is_candidate() {
            return true;
        }
        let about = |act: Act| self.acts[act].as_ref().is_some_and(|joint| joint.at.log == log);
        match what {
            What::Propose(_) => self.logs[log].size() == 1,
            What::Close(act) | What::Enact { act, .. } | What::Observe { act, .. } => about(act),
            What::Begin { .. }
            | What::Rekey
            | What::Say { .. }
            | What::NewKind
            | What::Concur(..)
            | What::Decline(_) => false,
        }
    }

    fn may_propose(&self, log: usize, act: Act, past: &Past) -> bool {
        let draft = self.circle.acts[act];
        self.acts[act].is_none()
            && draft.log == log
            && self.may_cite_for(&draft, past)
            && self.may_continue(log, &draft)
            && self.is_based(&draft, past)
            && self.is_free(self.slot(log, act, true), past)
    }

    fn may_cite_for(&self, draft: &Draft, past: &Past) -> bool {
        let Some(charter) = draft.charter else { return false };
        let on_paper = match draft.subject {
            Subject::Charter { on_paper, .. } => on_paper,
            Subject::Document(_) | Subject::Log => self.on_paper(charter),
        };
        let by = self.circle.side(draft.log);
        let newcomer = draft.subject.is_charter() && self.on_paper(charter) & only(by) != 0;
        let mine = !newcomer || !self.rules.attestor_proposes;
        self.may_cite(charter, past) && on_paper == draft.attested && mine
    }

    fn may_continue(&self, log: usize, draft: &Draft) -> bool {
        let candidate = self.logs[log].is_candidate();
        let vouched = self.logs[log].begins.is_some_and(|(_, vouched)| vouched);
        match draft.subject {
            Subject::Log => candidate && (vouched || !self.rules.recovery_vouches),
            Subject::Charter { .. } | Subject::Document(_) => !candidate,
        }
    }

    fn is_based(&self, draft: &Draft, past: &Past) -> bool {
        let of_all = draft.attested == 0 && self.rules.all_stand_on_all;
        let counts = |act: Act, joint: &Joint| {
            if of_all { self.is_of_all(act, joint, past) } else { Self::in_force(joint, past) }
        };
        let based = draft.base.is_none_or(|base| self.acts[base].as_ref().is_some_and(|on| counts(base, on)));
        let mut following = self.following(draft.subject, draft.base);
        !self.rules.based || based && !following.any(|(act, joint)| counts(act, joint))
    }

    pub(super) fn slot(&self, log: usize, act: Act, proposes: bool) -> super::Slot {
        let draft = self.circle.acts[act];
        let side = self.circle.side(log);
        let of_all = draft.attested == 0 || !proposes && draft.attested & only(side) != 0;
        let candidate = proposes && self.logs[log].is_candidate();
        let by = if candidate { self.circle.sides + log } else { side };
        (by, draft.subject.name(), draft.base, of_all)
    }

    /// Where the act was closed that stood where a side now signs another.
    pub(crate) fn freed_by(&self, log: usize, act: Act, proposes: bool) -> Option<Place> {
        let earlier = self.slots.get(&self.slot(log, act, proposes))?;
        match self.fate(*earlier) {
            Some(Fate::Closed(at)) => Some(at),
            _ => None,
        }
    }

    fn is_free(&self, slot: super::Slot, past: &Past) -> bool {
        let Some(earlier) = self.slots.get(&slot).filter(|_| self.rules.exclusive) else { return true };
        matches!(self.fate(*earlier), Some(Fate::Closed(at)) if at.is_in(past))
    }

    /// The act, if its proposal is known and asks this side.
    fn asked(&self, log: usize, act: Act, past: &Past) -> Option<&Joint> {
        let side = self.circle.side(log);
        let joint = self.acts[act].as_ref().filter(|joint| joint.at.is_in(past))?;
        (act != 0 && self.circle.side(self.circle.acts[act].log) != side).then_some(joint)
    }

    fn may_concur(&self, log: usize, act: Act, stopped: Option<Point>, past: &Past) -> bool {
        let (side, draft) = (self.circle.side(log), self.circle.acts[act]);
        let Some(joint) = self.asked(log, act, past) else { return false };
        let said = joint.concurs.contains_key(&side) || joint.taken_over.contains_key(&side);
        let paper = draft.attested & only(side) != 0;
        let may = if paper {
            self.may_take_over(side, act, joint, past)
        } else {
            draft.charter.is_none_or(|charter| self.may_cite(charter, past))
        };
        let closed = matches!(joint.fate, Fate::Closed(at) if at.is_in(past));
        let stops = stopped.is_none_or(|stopped| {
            let from = self.logs[joint.at.log].begins.map(|(from, _)| from);
            let candidate = self.logs[joint.at.log].is_candidate();
            candidate && from.is_some_and(|from| stopped.size >= from.size)
        });
        let free = paper && !self.rules.taking_over_signs || self.is_free(self.slot(log, act, false), past);
        !said && joint.disputed & only(side) == 0 && may && !closed && stops && free
    }

    fn may_take_over(&self, side: usize, act: Act, joint: &Joint, past: &Past) -> bool {
        let draft = self.circle.acts[act];
        let of_all = |act: Act| self.acts[act].as_ref().is_some_and(|on| self.is_of_all(act, on, past));
        let based = !self.rules.closed_chains || draft.base.is_none_or(of_all);
        let mut following = self.following(draft.subject, draft.base);
        let taken = self.rules.taking_over_signs
            && self.rules.paper_binds_signers
            && following.any(|(act, joint)| self.is_of_all(act, joint, past));
        self.has_joined(side, past) && Self::in_force(joint, past) && based && !taken
    }

    fn may_decline(&self, log: usize, act: Act, past: &Past) -> bool {
        let side = self.circle.side(log);
        let said = |joint: &Joint| {
            joint.concurs.contains_key(&side)
                || joint.taken_over.contains_key(&side)
                || (joint.declined | joint.disputed) & only(side) != 0
        };
        self.asked(log, act, past).is_some_and(|joint| !said(joint))
    }
}
