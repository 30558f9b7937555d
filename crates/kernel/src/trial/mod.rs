//! The next version of the rules, as tests imagine it: it knows one kind of act more, and one means more.

pub(crate) mod mark;
mod story;

pub(crate) use mark::TrialMark;

use crate::act::Content;
use crate::refusal::{Refusal, require};
use crate::rule::Case;

/// The version after the newest.
pub(crate) const NEXT: u32 = crate::RULES_VERSION + 1;

/// From the next version on, the host of a session is always named.
pub(crate) fn judge(case: &Case<'_>) -> Result<(), Refusal> {
    let unhosted = matches!(&case.act.content, Content::SessionFix(fix) if fix.host.is_none());
    require(case.version < NEXT || !unhosted, Refusal::OtherSession)
}
