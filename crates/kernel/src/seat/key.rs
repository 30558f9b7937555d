//! `seat.key`: a side states the key of an office's device.

use crate::act::Content;
use crate::charter::HandKind;
use crate::consent::{Consent, Shown};
use crate::definition::{Authority, Definition, Field, Holds};
use crate::refusal::{Refusal, require};
use crate::rule::Case;
use crate::subject::Kind;
use alloc::string::String;
use serde::{Deserialize, Serialize};

/// Gives a seat the public key by which its hand is known from here on: of an office, no name. The first is the
/// side's own word; each further one needs the hand of the one before, or another that the charter lets count.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SeatKey {
    /// The public key, `es256:` or `eddsa:` and base64.
    pub key: String,
    /// The site for which the device made it.
    pub site: String,
}

/// See [`SeatKey`].
pub(crate) const DEFINITION: Definition = Definition {
    name: "seat.key",
    since: 1,
    subject: Kind::Seat,
    authority: Authority::Own,
    title: None,
    fields: &[Field::must("key", Holds::SeatKey), Field::must("site", Holds::Code)],
    sample,
    words: "{}",
};

fn sample() -> Content {
    crate::act::sample_of(
        r#"{"act":"seat.key","key":"eddsa:11qYAYKxCrfVS/7TyWQHOg7hcvPapiMlrwIaaPcHURo=",
        "site":"records.example"}"#,
    )
}

impl SeatKey {
    /// A key is never replaced by the log's key alone: who stole that would be the office.
    pub(crate) fn judge(&self, case: &Case<'_>) -> Result<(), Refusal> {
        let before = case.own_words().any(|act| act.act.content.said::<Self>().is_some());
        let by_the_old = |hand: &Consent| {
            hand.kind == HandKind::DeviceKey && hand.shown == Shown::Checked && hand.seat == case.act.subject
        };
        let named = |hand: &Consent| hand.is_one_of(case.hands_for_kind());
        require(!before || case.hand.is(|hand| by_the_old(hand) || named(hand)), Refusal::NeedsHand)
    }
}
