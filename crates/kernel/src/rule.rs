//! What a rule may look at: the facts in the past of the act, and nothing else.

use crate::act::{Act, Content};
use crate::charter::CharterFound;
use crate::identity::ActId;
use crate::position::{Past, Position};
use crate::recorded::{Mark, Recorded};
use crate::refusal::{Refusal, require};
use crate::side::Side;
use crate::standing::Standing;

/// An act before its judge.
pub(crate) struct Case<'a> {
    pub(crate) standing: &'a Standing,
    pub(crate) act: &'a Act,
    pub(crate) by: Side,
    pub(crate) past: &'a Past,
}

impl<'a> Case<'a> {
    /// Whether the judge may know of this place: a side always knows its own log.
    fn knows(&self, at: Position) -> bool {
        at.side == self.by || self.past.covers(at)
    }

    /// A known act, if it is in this past.
    pub(crate) fn known(&self, id: &ActId) -> Option<&'a Recorded> {
        self.standing.act(id).filter(|act| self.knows(act.at))
    }

    /// What is in force on the subject in this past: the last act that one and only one chain leads to.
    pub(crate) fn head(&self) -> Result<Option<(ActId, &'a Recorded)>, Refusal> {
        let mut head: Option<(ActId, &Recorded)> = None;
        loop {
            let base = head.map(|(id, _)| id);
            let known = |mark: Option<Mark>| mark.is_some_and(|mark| self.knows(mark.at));
            let successors = self.standing.successors(&self.act.subject, base);
            let mut next = successors.filter(|(_, act)| known(act.enacted()));
            match (next.next(), next.next()) {
                (Some(only), None) if known(only.1.in_force()) => head = Some(only),
                (None | Some(_), None) => return Ok(head),
                (_, Some(_)) => return Err(Refusal::Frozen),
            }
        }
    }

    /// The side's own last word on the subject.
    pub(crate) fn own_last(&self) -> Option<&'a Recorded> {
        self.standing.own_words(&self.act.subject, self.by).last().map(|(_, act)| act)
    }

    /// The charter in this past.
    pub(crate) fn charter(&self) -> Option<&'a CharterFound> {
        let id = self.act.charter?;
        let charter = self.standing.act(&id)?;
        let known = charter.in_force().is_some_and(|mark| self.knows(mark.at));
        charter.act.content.said::<CharterFound>().filter(|_| known)
    }

    /// What every act needs: the right subject, sides, charter and base.
    pub(crate) fn judge(&self) -> Result<(), Refusal> {
        let (act, content) = (self.act, &self.act.content);
        let definition = crate::act::definition_of(content.name())
            .ok_or_else(|| Refusal::UnknownKind { name: content.name().into() })?;
        require(
            act.subject.kind() == definition.subject,
            Refusal::WrongKind { expected: definition.subject },
        )?;
        require(act.sides.contains(&self.by), Refusal::WrongSides)?;
        if !matches!(content, Content::CharterFound(_)) {
            let all = self.charter().ok_or(Refusal::NoCharter)?.sorted();
            let own = act.sides.len() == 1 && all.contains(&act.by);
            use crate::definition::Authority;
            let allowed = match definition.authority {
                Authority::Own => own,
                Authority::Joint => act.sides == all,
                Authority::Either => own || act.sides == all,
            };
            require(allowed, Refusal::WrongSides)?;
        }
        if act.is_joint() {
            require(act.base == self.head()?.map(|(id, _)| id), Refusal::NotTheBase)?;
        } else {
            require(act.base.is_none(), Refusal::BaseOfOwnAct)?;
        }
        content.judge(self)
    }
}
