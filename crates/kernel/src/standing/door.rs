//! Whether an act counts, and what nobody should sign though it would count.

use super::Standing;
use crate::act::{Act, Outline};
use crate::charter::{CharterFound, RULES_VERSION};
use crate::consent::ByHand;
use crate::document::DocumentNotice;
use crate::identity::ActId;
use crate::position::{Past, Position};
use crate::refusal::{Refusal, require};
use crate::rule::{Case, View};
use crate::session::SessionHeld;
use crate::side::Side;
use jiff::Timestamp;

/// A charter in force that this software cannot read: what follows it is not understood here.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Beyond {
    /// The charter.
    pub act: ActId,
    /// Where it came into force.
    pub at: Position,
    /// What is beyond this software.
    pub why: Refusal,
}

impl Standing {
    /// Reads an act of this side, with this hand and past, and says whether it counts: the one rule, before signing and on
    /// replay. A joint one is put to all sides.
    ///
    /// # Errors
    /// Why it does not count, or what of it is beyond this software.
    pub fn judge(
        &self,
        bytes: &[u8],
        by: Side,
        (joint, hand): (bool, ByHand<'_>),
        past: &Past,
    ) -> Result<Act, Refusal> {
        let outline = Outline::read(bytes)?;
        let view = View { standing: self, by, past };
        let version = view.version(outline.charter())?;
        let act = outline.act(version)?;
        Case { view, act: &act, joint, hand, version }.judge()?;
        Ok(act)
    }

    /// What would count and yet nobody should sign: a charter that this software cannot read, a session that is
    /// still to come, notice where no term is set.
    ///
    /// # Errors
    /// Why not.
    pub fn before_signing(&self, act: &Act, by: Side, past: &Past, now: Timestamp) -> Result<(), Refusal> {
        let view = View { standing: self, by, past };
        // What was signed on paper is taken over as it stands, under whatever charter.
        let cited = act.charter.filter(|_| !act.is_attested(by));
        cited.map_or(Ok(()), |id| view.charter(&id).map(drop))?;
        if let Some(charter) = act.content.said::<CharterFound>() {
            charter.readable(self.knows())?;
        }
        if let Some(held) = act.content.said::<SessionHeld>() {
            let on = held.held_on;
            require(on <= self.date_for(&[by], now), Refusal::NotYetHeld { on })?;
        }
        self.before_claiming(act)?;
        if act.content.said::<DocumentNotice>().is_some() {
            let day = self.date_for(&[by], now);
            require(self.term_of(&act.subject, day).is_some(), Refusal::NoTerm)?;
        }
        Ok(())
    }

    /// The newest version of the rules that it knows.
    pub(crate) fn knows(&self) -> u32 {
        RULES_VERSION + self.ahead
    }

    /// A standing that knows more versions of the rules than there are.
    #[cfg(test)]
    pub(crate) fn ahead(ahead: u32) -> Self {
        Self { ahead, ..Self::default() }
    }

    /// The charter in force that this software cannot read, if there is one: what this standing says of the time
    /// after it is not all there is.
    pub fn beyond(&self) -> Option<Beyond> {
        let (act, charter) = self.charter()?;
        let why = charter.readable(self.knows()).err()?;
        let at = self.act(&act)?.in_force()?.at;
        Some(Beyond { act, at, why })
    }
}
