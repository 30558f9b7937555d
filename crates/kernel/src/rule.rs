//! What a rule may look at: the facts in the past of the act, and nothing else.

use crate::act::{Act, Content};
use crate::charter::{CharterFound, HandKind};
use crate::commitment::CommitmentRespond;
use crate::consent::ByHand;
use crate::definition::Authority;
use crate::erasure::{self, Beside};
use crate::identity::{ActId, Digest};
use crate::position::{Past, Position};
use crate::recorded::{Mark, Recorded};
use crate::refusal::{Refusal, require};
use crate::side::Side;
use crate::standing::{Next, Standing, Which, next};
use crate::subject::{Kind, Subject};
use alloc::vec::Vec;

/// The kind of act that says itself which hands it needs.
const SEAT_KEY: &str = "seat.key";

/// What a side could know.
#[derive(Clone, Copy)]
pub(crate) struct View<'a> {
    pub(crate) standing: &'a Standing,
    pub(crate) by: Side,
    pub(crate) past: &'a Past,
}

impl<'a> View<'a> {
    /// Whether this place could be known: a side always knows its own log.
    fn knows(&self, at: Position) -> bool {
        at.side == self.by || self.past.covers(at)
    }

    fn known(&self, mark: Option<Mark>) -> bool {
        mark.is_some_and(|mark| self.knows(mark.at))
    }

    /// What is in force on a subject in this past: the last act that one and only one chain leads to.
    pub(crate) fn head_of(&self, subject: &Subject) -> Result<Option<(ActId, &'a Recorded)>, Refusal> {
        match self.last_of(subject, Which::Any) {
            (head, None) => Ok(head),
            (_, Some(_)) => Err(Refusal::Frozen),
        }
    }

    /// The last act in force on a subject in this past, among those that count, and the acts that contend to follow it.
    fn last_of(
        &self,
        subject: &Subject,
        which: Which,
    ) -> (Option<(ActId, &'a Recorded)>, Option<Vec<ActId>>) {
        let mut head: Option<(ActId, &Recorded)> = None;
        loop {
            let base = head.map(|(id, _)| id);
            match next(self.standing, subject, base, which, &|mark| self.knows(mark.at)) {
                Next::None => return (head, None),
                Next::One(id, act) => head = Some((id, act)),
                Next::Contending(acts) => return (head, Some(acts)),
            }
        }
    }

    /// The charter of this name, if it is in force here and no other follows it. Where two contend to follow it,
    /// neither counts.
    pub(crate) fn charter(&self, id: &ActId) -> Result<&'a CharterFound, Refusal> {
        let charter =
            self.standing.act(id).filter(|act| self.known(act.in_force())).ok_or(Refusal::NoCharter)?;
        let follows = |mark: Mark| self.knows(mark.at);
        let follows = next(self.standing, &Subject::charter(), Some(*id), Which::Any, &follows);
        require(!matches!(follows, Next::One(..)), Refusal::NoCharter)?;
        charter.act.content.said::<CharterFound>().ok_or(Refusal::NoCharter)
    }

    /// By which version of the rules an act that cites this charter is read: that of the charter; where none is
    /// cited, of the one in force here, and before any the first.
    pub(crate) fn version(&self, cited: Option<ActId>) -> Result<u32, Refusal> {
        let charter = match cited {
            Some(id) => Some(self.charter(&id)?),
            None => self.head_of(&Subject::charter())?.and_then(|(_, act)| act.act.content.said()),
        };
        let Some(charter) = charter else { return Ok(1) };
        charter.readable(self.standing.knows())?;
        Ok(charter.version)
    }
}

/// An act before its judge.
pub(crate) struct Case<'a> {
    pub(crate) view: View<'a>,
    pub(crate) act: &'a Act,
    /// Whether it was put to all sides.
    pub(crate) joint: bool,
    /// The hand of the seat that decided.
    pub(crate) hand: ByHand<'a>,
    /// The version of the rules that it is judged by.
    #[cfg_attr(not(test), allow(dead_code, reason = "the first version has no meaning that changed"))]
    pub(crate) version: u32,
}

impl<'a> Case<'a> {
    pub(crate) fn by(&self) -> Side {
        self.view.by
    }

    pub(crate) fn standing(&self) -> &'a Standing {
        self.view.standing
    }

    /// A known act, if it is in this past.
    pub(crate) fn known(&self, id: &ActId) -> Option<&'a Recorded> {
        self.standing().act(id).filter(|act| self.view.knows(act.at))
    }

    /// Whether another act that is known names something that stands beside the one that is to be erased.
    pub(crate) fn is_named_elsewhere(&self, beside: &Beside) -> bool {
        let about = erasure::about(&self.act.subject);
        let others =
            self.standing().acts().filter(|(id, act)| Some(**id) != about && self.view.knows(act.at));
        let mut named = others.flat_map(|(_, act)| {
            let document = act.act.content.document();
            let entry = Beside::of_entry(act);
            entry.files.into_iter().chain(entry.words).chain(document)
        });
        named.any(|digest| beside.files.contains(&digest) || beside.words == Some(digest))
    }

    /// Says no where the act names something that all sides have agreed to erase: nothing comes back by another name.
    fn names_nothing_erased(&self) -> Result<(), Refusal> {
        let named: Vec<Digest> =
            self.act.files().into_iter().map(|(_, file)| file).chain(self.act.words).collect();
        if named.is_empty() {
            return Ok(());
        }
        let agreed = self
            .standing()
            .of_kind(Kind::Act)
            .filter(|about| matches!(self.view.head_of(about), Ok(Some(_))));
        let erased =
            agreed.filter_map(|about| Some(Beside::of_entry(self.standing().act(&erasure::about(about)?)?)));
        let mut erased = erased.flat_map(|beside| beside.files.into_iter().chain(beside.words));
        require(!erased.any(|digest| named.contains(&digest)), Refusal::NamesErased)
    }

    /// Whether a concurrence with a claim on the subject is known.
    pub(crate) fn is_concurred(&self, claim: &ActId) -> bool {
        let mut acts = self.standing().on(&self.act.subject).filter_map(|(id, _)| self.known(&id));
        acts.any(|act| act.act.content.said::<CommitmentRespond>().is_some_and(|said| said.concurs(claim)))
    }

    /// What is in force on the subject in this past.
    ///
    /// # Errors
    /// [`Refusal::Frozen`] where acts contend that this one does not name.
    pub(crate) fn head(&self) -> Result<Option<(ActId, &'a Recorded)>, Refusal> {
        let which = if self.joint && self.act.attested.is_empty() { Which::OfAll } else { Which::Any };
        let (head, contending) = self.view.last_of(&self.act.subject, which);
        let mut contending = contending.unwrap_or_default();
        contending.sort_unstable();
        require(contending == self.act.settles, Refusal::Frozen)?;
        Ok(head)
    }

    /// The side's own words on the subject, in the order of its log.
    pub(crate) fn own_words(&self) -> impl Iterator<Item = &'a Recorded> + use<'a> {
        self.standing().own_words(&self.act.subject, self.by()).map(|(_, act)| act)
    }

    /// The hands that the charter cited lets count for this kind of act.
    pub(crate) fn hands_for_kind(&self) -> &'a [HandKind] {
        let charter = self.act.charter.and_then(|cited| self.view.charter(&cited).ok());
        let hands = charter.and_then(|charter| charter.hands.get(self.act.content.name()));
        hands.map(Vec::as_slice).unwrap_or_default()
    }

    /// Says no unless this is a body that the sides have constituted.
    pub(crate) fn body(&self, body: &Subject) -> Result<(), Refusal> {
        require(body.kind() == Kind::Body, Refusal::WrongKind { expected: Kind::Body })?;
        require(self.view.head_of(body)?.is_some(), Refusal::NoSuchBody)
    }

    /// What every act needs: the right subject, sides, charter and base.
    pub(crate) fn judge(&self) -> Result<(), Refusal> {
        let (act, definition) = (self.act, self.act.content.definition());
        let expected = definition.subject;
        require(act.subject.kind() == expected, Refusal::WrongKind { expected })?;
        require(act.by == self.by(), Refusal::NotYours { by: act.by })?;
        let own = act.sides.len() == 1;
        require(self.joint || own, Refusal::WrongEntry)?;
        if matches!(act.content, Content::CharterFound(_)) {
            require(self.joint, Refusal::WrongEntry)?;
        } else {
            let cited = act.charter.ok_or(Refusal::NoCharter)?;
            let charter = self.view.charter(&cited)?;
            let all = charter.sorted();
            require(!self.joint || !own || act.sides == all, Refusal::WrongEntry)?;
            require(all.contains(&act.by), Refusal::WrongSides)?;
            let allowed = match definition.authority {
                Authority::Own => !self.joint,
                Authority::Joint => self.joint && act.sides == all,
                Authority::Either => !self.joint || act.sides == all,
            };
            require(allowed, Refusal::WrongSides)?;
            let asked = charter.hands.get(definition.name).filter(|_| definition.name != SEAT_KEY);
            let given = |kinds: &Vec<HandKind>| self.hand.is(|hand| hand.is_one_of(kinds));
            require(asked.is_none_or(given), Refusal::NeedsHand)?;
        }
        if self.joint {
            require(act.base == self.head()?.map(|(id, _)| id), Refusal::NotTheBase)?;
        } else {
            require(act.base.is_none(), Refusal::BaseOfOwnAct)?;
        }
        self.names_nothing_erased()?;
        #[cfg(test)]
        crate::trial::judge(self)?;
        act.content.judge(self)
    }
}
