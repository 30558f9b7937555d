//! `document.withdraw`: a side takes a notice back before it takes effect.

use super::DocumentNotice;
use crate::act::Content;
use crate::definition::{Authority, Definition, Field, Holds};
use crate::identity::ActId;
use crate::refusal::{Refusal, require};
use crate::rule::Case;
use crate::subject::Kind;
use serde::{Deserialize, Serialize};

/// Takes back a notice. Whether it comes before the notice took effect is told by its date, as the terms count it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct DocumentWithdraw {
    /// The notice.
    pub notice: ActId,
}

/// See [`DocumentWithdraw`].
pub(crate) const DEFINITION: Definition = Definition {
    name: "document.withdraw",
    since: 1,
    subject: Kind::Document,
    authority: Authority::Own,
    title: None,
    fields: &[Field::must("notice", Holds::Act), Field::may_word("text", Holds::Text)],
    sample,
    words: r#"{"text":{"en":"We wish to go on."}}"#,
};

fn sample() -> Content {
    crate::act::sample_of(
        r#"{"act":"document.withdraw",
        "notice":"9999999999999999999999999999999999999999999999999999999999999999"}"#,
    )
}

impl DocumentWithdraw {
    /// It is a notice of this side, of this document, and not taken back before.
    pub(crate) fn judge(&self, case: &Case<'_>) -> Result<(), Refusal> {
        let notice = case.known(&self.notice).filter(|act| act.act.subject == case.act.subject);
        let own = notice
            .filter(|act| act.act.by == case.by() && act.act.content.said::<DocumentNotice>().is_some());
        require(own.is_some(), Refusal::NothingToWithdraw)?;
        let mut before = case.own_words().filter_map(|act| act.act.content.said::<Self>());
        require(!before.any(|before| before.notice == self.notice), Refusal::AlreadyWithdrawn)
    }
}
