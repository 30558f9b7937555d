//! What is in force on a subject: one act follows another. Where two of all sides contend for one base, neither
//! counts until a further act names both; what some sides signed only on paper stands as far as no act of all does.

use super::Standing;
use crate::identity::ActId;
use crate::recorded::{Mark, Recorded};
use crate::subject::{Kind, Subject};
use alloc::vec::Vec;

/// Which acts count.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Which {
    /// Those that every side signed in the record.
    OfAll,
    /// Those too that some signed on paper, unless every side has signed another there.
    Any,
}

/// What follows a base.
pub(crate) enum Next<'a> {
    /// Nothing.
    None,
    /// This act.
    One(ActId, &'a Recorded),
    /// Several, of which none counts.
    Contending(Vec<ActId>),
}

/// What follows a base, among acts in force of which the places are known.
pub(crate) fn next<'a>(
    standing: &'a Standing,
    subject: &Subject,
    base: Option<ActId>,
    which: Which,
    knows: &dyn Fn(Mark) -> bool,
) -> Next<'a> {
    let in_force = |act: &Recorded| act.in_force().is_some_and(knows);
    let following = standing.successors(subject, base).filter(|(_, act)| in_force(act));
    let (of_all, paper): (Vec<_>, Vec<_>) =
        following.partition(|(_, act)| subject.kind() == Kind::Charter || act.is_of_all(knows));
    let following = if of_all.is_empty() && which == Which::Any { paper } else { of_all };
    match &following[..] {
        [] => Next::None,
        [(id, only)] => Next::One(*id, only),
        several => {
            let covers = |id: ActId, act: &Recorded| {
                several.iter().all(|(other, _)| *other == id || act.act.settles.contains(other))
            };
            let mut covering =
                several.iter().filter(|(id, act)| !act.act.settles.is_empty() && covers(*id, act));
            match (covering.next(), covering.next()) {
                (Some((id, one)), None) => Next::One(*id, one),
                _ => Next::Contending(several.iter().map(|(id, _)| *id).collect()),
            }
        }
    }
}

impl Standing {
    /// What is in force on a subject from the first act to the last; it stops where two contend.
    pub fn chain(&self, subject: &Subject) -> Vec<(ActId, &Recorded)> {
        let frozen = self.conflicts.get(subject);
        let mut chain: Vec<(ActId, &Recorded)> = Vec::new();
        loop {
            let base = chain.last().map(|(id, _)| *id);
            let Next::One(id, act) = next(self, subject, base, Which::Any, &|_| true) else { return chain };
            // One of two that contend may count for nothing here; the record says that they do.
            if act.act.settles.is_empty() && frozen.is_some_and(|bases| bases.contains(&base)) {
                return chain;
            }
            chain.push((id, act));
        }
    }

    /// What is in force on a subject.
    pub fn head(&self, subject: &Subject) -> Option<(ActId, &Recorded)> {
        self.chain(subject).pop()
    }
}
