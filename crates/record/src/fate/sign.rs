//! What sides say and sign: statements, proposals, concurrences, refusals and closes.

use super::bench::Bench;
use super::{Event, Fate, JointAct, Log, Slot, Void};
use crate::act::{CHARTER, CharterHead, Head, charter_of};
use crate::entry::{Citation, Close, CloseReason, Concur, Decline, Propose, Statement};
use crate::hash::Hash;
use crate::suite::Suite;
use alloc::string::String;
use alloc::vec::Vec;

impl Bench<'_> {
    fn new_act(&self, act: &[u8]) -> Result<(Hash, Head), Void> {
        let head = Head::parse(act).ok_or(Void::Act)?;
        if head.by != self.log.side {
            return Err(Void::Sides);
        }
        let id = self.suite().act_id(act);
        let known = |id: &Hash| self.record.stated.contains(id) || self.record.acts.contains_key(id);
        // A side whose logs are of several suites does not say an act anew under another name.
        let own = self.record.logs.values().filter(|log| log.side == self.log.side).filter_map(Log::suite);
        let mut others = own.filter(|suite| *suite != self.suite());
        let again = known(&id) || others.any(|suite| known(&suite.act_id(act)));
        if again { Err(Void::Reused) } else { Ok((id, head)) }
    }

    pub(super) fn statement(&self, statement: &Statement) -> Result<Event, Void> {
        let act = &statement.act.0;
        let (id, head) = self.new_act(act)?;
        if head.sides.len() != 1 || !head.settles.is_empty() {
            return Err(Void::Sides);
        }
        let charter = self.cited_charter(head.charter)?;
        if !charter.sides.iter().any(|listed| listed.side == head.by) {
            return Err(Void::Sides);
        }
        let (past, stated_at) = (self.past.clone(), self.entry.stated_at);
        let hand = self.hand(statement.hand.as_ref())?;
        Ok(Event::Stated { act: id, bytes: act.clone(), past, stated_at, hand })
    }

    pub(super) fn propose(&self, propose: &Propose) -> Result<Event, Void> {
        let act = &propose.act.0;
        let (id, head) = self.new_act(act)?;
        self.charter(&head, act)?;
        self.log_act(&head, act)?;
        self.base(&head)?;
        self.exclusive(&head, true, id, propose.releases.as_ref())?;
        self.act_signed(act, &propose.signature)?;
        let (past, stated_at) = (self.past.clone(), self.entry.stated_at);
        let hand = self.hand(propose.hand.as_ref())?;
        Ok(Event::Proposed { act: id, bytes: act.clone(), past, stated_at, hand })
    }

    /// The sides of an act are those of the charter it cites, and those without a node have signed on paper; a
    /// charter lists its own.
    fn charter(&self, head: &Head, act: &[u8]) -> Result<(), Void> {
        let proposed;
        let listed = if head.subject == CHARTER {
            proposed = charter_of(act).ok_or(Void::Charter)?;
            self.founds(head, &proposed)?;
            &proposed
        } else {
            self.cited_charter(head.charter)?
        };
        let of_charter: Vec<&String> = sorted(listed).collect();
        let on_paper = sorted(listed).filter(|side| on_paper(listed, side));
        let attested = head.attested.iter().map(|paper| &paper.side);
        if of_charter.into_iter().ne(&head.sides) || on_paper.ne(attested) {
            return Err(Void::Charter);
        }
        Ok(())
    }

    /// The first charter ties every side with a node to the log and genesis that this past holds for it; a later
    /// one keeps the sides, their logs and the circle, sinks to no older version, and may give a log to a side
    /// that had none. Who had one proposes it: with it in its own log it attests nothing more. Each log that is named
    /// anew is of the suite of the charter that names it.
    fn founds(&self, head: &Head, proposed: &CharterHead) -> Result<(), Void> {
        let suite = Suite::parse(&proposed.suite).ok_or(Void::Charter)?;
        let named_before =
            |origin: &String| match head.charter.and_then(|before| self.record.charters.get(&before)) {
                Some(before) => before.sides.iter().any(|side| side.origin.as_ref() == Some(origin)),
                None => false,
            };
        let tied = proposed.sides.iter().all(|side| {
            let (Some(origin), Some(genesis)) = (&side.origin, side.genesis) else { return true };
            let log = self.record.logs.get(origin).filter(|_| self.past.size_of(origin) > 0);
            log.is_some_and(|log| {
                let same = log.side == side.side && log.genesis == Some(genesis);
                let fits = named_before(origin) || log.suite() == Some(suite);
                same && fits && log.circle == proposed.circle && log.begins.is_none()
            })
        });
        let sound = proposed.circle == self.log.circle;
        let (Some(base), Some(cited)) = (head.base, head.charter) else {
            let first = head.base.is_none() && head.charter.is_none();
            return if tied && sound && first { Ok(()) } else { Err(Void::Charter) };
        };
        let before = self.cited_charter(Some(cited))?;
        let kept = before.sides.iter().all(|old| {
            let new = proposed.sides.iter().find(|new| new.side == old.side);
            new.is_some_and(|new| {
                old.origin.is_none() || (&new.origin, new.genesis) == (&old.origin, old.genesis)
            })
        });
        let same = before.sides.len() == proposed.sides.len() && before.version <= proposed.version;
        let by_signer = !on_paper(before, &head.by);
        if tied && sound && base == cited && kept && same && by_signer { Ok(()) } else { Err(Void::Charter) }
    }

    /// P-R6: the base is in force on the same subject and has no successor in this past. Of acts that every side
    /// signs, only such count; where two of them contend, the next one names both.
    fn base(&self, head: &Head) -> Result<(), Void> {
        let counts = |act: &JointAct| {
            if head.is_of_all() { act.is_of_all(self.past) } else { act.in_force(self.past) }
        };
        if let Some(base) = head.base {
            let base = self.record.acts.get(&base).ok_or(Void::Base)?;
            if base.head.subject != head.subject || !counts(base) {
                return Err(Void::Base);
            }
        }
        let following = self.record.following(&head.subject, head.base).filter(|(_, act)| counts(act));
        let following: Vec<(Hash, &JointAct)> = following.collect();
        let contending = following.len() > 1 && self.record.one_of(&following).is_none();
        let free = if contending {
            following.iter().map(|(id, _)| id).eq(&head.settles)
        } else {
            following.is_empty() && head.settles.is_empty()
        };
        if free { Ok(()) } else { Err(Void::Base) }
    }

    /// Where this side's signature on an act stands alone: on subject and base, among acts of all or among those
    /// that some sides only attest. Two logs that are to continue one may each be proposed; the others choose.
    fn slot(&self, head: &Head, proposes: bool) -> Slot {
        let of_all = head.is_of_all() || !proposes && head.is_attested(&self.log.side);
        let by = if proposes && self.log.is_candidate() { &self.entry.origin } else { &self.log.side };
        Slot { by: by.clone(), subject: head.subject.clone(), base: head.base, of_all }
    }

    /// P-R5: one open signature per side on a slot; the next cites the close of the one before, or takes the place
    /// of that one among others that contend.
    fn exclusive(
        &self,
        head: &Head,
        proposes: bool,
        id: Hash,
        releases: Option<&Citation>,
    ) -> Result<(), Void> {
        let binds = |earlier: &&Hash| **earlier != id && !head.settles.contains(earlier);
        let Some(earlier) = self.record.slots.get(&self.slot(head, proposes)).filter(binds) else {
            return if releases.is_none() { Ok(()) } else { Err(Void::Exclusivity) };
        };
        let closed = match self.record.acts.get(earlier).map(|act| &act.fate) {
            Some(Fate::Closed { at, .. }) if self.past.covers(&at.place()) => Some(at),
            _ => None,
        };
        if closed.is_some() && closed == releases { Ok(()) } else { Err(Void::Exclusivity) }
    }

    /// The proposal cited, if it stands where the citation says and in this past, and this side is asked.
    fn cited(&self, proposal: &Citation, act: &Hash) -> Result<&JointAct, Void> {
        let act = self.record.acts.get(act).filter(|act| act.at == *proposal).ok_or(Void::Citation)?;
        if !self.past.covers(&proposal.place()) {
            return Err(Void::Citation);
        }
        if act.head.by == self.log.side || !act.head.sides.contains(&self.log.side) {
            return Err(Void::Sides);
        }
        Ok(act)
    }

    pub(super) fn concur(&self, concur: &Concur) -> Result<Event, Void> {
        let act = self.cited(&concur.proposal, &concur.act_id)?;
        let side = &self.log.side;
        let hand = self.hand(concur.hand.as_ref())?;
        let taking_over = act.head.is_attested(side);
        if act.concurs.contains_key(side)
            || act.taken_over.contains_key(side)
            || act.disputes.contains_key(side)
        {
            return Err(Void::Twice);
        }
        if taking_over {
            self.may_take_over(act)?;
        } else {
            self.cited_charter_of(act)?;
        }
        if let Fate::Closed { at, .. } = &act.fate
            && self.past.covers(&at.place())
        {
            return Err(Void::Decided);
        }
        self.stopped(act, concur.stopped.as_ref())?;
        self.exclusive(&act.head, false, concur.act_id, concur.releases.as_ref())?;
        self.act_signed(&act.bytes, &concur.signature)?;
        let (act, stated_at) = (concur.act_id, self.entry.stated_at);
        Ok(if taking_over {
            Event::TakenOver { act, stated_at, hand }
        } else {
            Event::Concurred { act, stated_at, hand }
        })
    }

    /// Whoever signs an act signs it under a charter that still stands in its own past.
    fn cited_charter_of(&self, act: &JointAct) -> Result<(), Void> {
        if act.head.charter.is_none() {
            return Ok(());
        }
        self.cited_charter(act.head.charter).map(drop)
    }

    /// A side that has joined signs what was attested for it from the base upwards (P-R6), once its charter is
    /// in its past.
    fn may_take_over(&self, act: &JointAct) -> Result<(), Void> {
        let mut joined = self.record.charters.iter().filter(|(id, charter)| {
            let listed = charter.sides.iter().find(|listed| listed.side == self.log.side);
            let in_force = self.record.acts.get(*id).is_some_and(|act| act.in_force(self.past));
            in_force && listed.is_some_and(|listed| listed.origin.is_some())
        });
        if joined.next().is_none() || !act.in_force(self.past) {
            return Err(Void::Charter);
        }
        let base = act.head.base.and_then(|base| self.record.acts.get(&base));
        let based = act.head.base.is_none() || base.is_some_and(|base| base.is_of_all(self.past));
        let mut taken = self.record.following(&act.head.subject, act.head.base);
        let free = !taken.any(|(_, other)| other.is_of_all(self.past));
        if based && free { Ok(()) } else { Err(Void::Base) }
    }

    pub(super) fn decline(&self, decline: &Decline) -> Result<Event, Void> {
        let act = self.cited(&decline.proposal, &decline.act_id)?;
        let side = &self.log.side;
        let said = [&act.concurs, &act.taken_over].iter().any(|signed| signed.contains_key(side));
        if said || act.declines.contains_key(side) || act.disputes.contains_key(side) {
            return Err(Void::Twice);
        }
        let (act_id, words, stated_at) = (decline.act_id, decline.words, self.entry.stated_at);
        let hand = self.hand(decline.hand.as_ref())?;
        if act.head.is_attested(side) {
            return Ok(Event::Disputed { act: act_id, words, stated_at, hand });
        }
        Ok(Event::Declined { act: act_id, words, draft: decline.draft, stated_at, hand })
    }

    /// The proposer's own open act, in this log or in one that this continues.
    pub(super) fn own(&self, act: &Hash, proposal: &Citation) -> Result<&JointAct, Void> {
        let act = self.record.acts.get(act).filter(|act| act.at == *proposal).ok_or(Void::Citation)?;
        if !self.record.is_own(&self.entry.origin, &act.at.origin) {
            return Err(Void::Citation);
        }
        if act.fate == Fate::Open { Ok(act) } else { Err(Void::Decided) }
    }

    /// P-R9: who has seen every signature cannot close. Of a log that is to continue another the act can be closed
    /// until it is enacted: where the others named ends that nobody can bring together, it would stand open for ever.
    pub(super) fn close(&self, close: &Close) -> Result<Event, Void> {
        let act = self.own(&close.act_id, &close.proposal)?;
        if act.all_seen(self.past) && !self.log.is_candidate() {
            return Err(Void::FeignedIgnorance);
        }
        if close.reason == CloseReason::Declined && !act.declines.values().any(|at| self.past.covers(at)) {
            return Err(Void::Citation);
        }
        Ok(Event::Closed { act: close.act_id, reason: close.reason, stated_at: self.entry.stated_at })
    }
}

fn sorted(charter: &CharterHead) -> impl Iterator<Item = &String> {
    let mut sides: Vec<&String> = charter.sides.iter().map(|side| &side.side).collect();
    sides.sort_unstable();
    sides.into_iter()
}

fn on_paper(charter: &CharterHead, side: &str) -> bool {
    charter.sides.iter().any(|listed| listed.side == side && listed.origin.is_none())
}
