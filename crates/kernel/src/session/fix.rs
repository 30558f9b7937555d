//! `session.fix`: all sides fix a session.

use crate::act::Content;
use crate::definition::{Authority, Definition, Field, Holds};
use crate::refusal::{Refusal, require};
use crate::rule::Case;
use crate::side::Side;
use crate::subject::{Kind, Subject};
use jiff::civil::Date;
use serde::{Deserialize, Serialize};

/// Fixes date and place of a session, or moves them; the place stands beside the log.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SessionFix {
    /// The body.
    pub body: Subject,
    /// Which session of the body, from 1.
    pub number: u32,
    /// The date.
    pub on: Date,
    /// The host, where it is not the one whose turn it is.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub host: Option<Host>,
}

/// A host that the sides have named.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Host {
    /// The side.
    pub side: Side,
    /// Whether it counts in the rotation.
    pub counts: bool,
}

/// See [`SessionFix`].
pub(crate) const DEFINITION: Definition = Definition {
    name: "session.fix",
    since: 1,
    subject: Kind::Session,
    authority: Authority::Joint,
    title: None,
    fields: &[
        Field::must("body", Holds::Subject(Kind::Body)),
        Field::must("number", Holds::Number),
        Field::must("on", Holds::Date),
        Field::worded("place", Holds::Text),
        Field::may(
            "host",
            Holds::Group(&[Field::must("side", Holds::Side), Field::must("counts", Holds::Flag)]),
        ),
    ],
    sample,
    words: r#"{"place":{"en":"Dushanbe"}}"#,
};

fn sample() -> Content {
    crate::act::sample_of(
        r#"{"act":"session.fix","body":"body/working-group","number":1,"on":"2027-03-12",
        "host":{"side":"tj","counts":true}}"#,
    )
}

impl SessionFix {
    /// A session that was held is not fixed again; a moved one stays the session it is.
    pub(crate) fn judge(&self, case: &Case<'_>) -> Result<(), Refusal> {
        case.body(&self.body)?;
        require(self.number > 0, Refusal::OtherSession)?;
        if let Some(host) = self.host {
            require(case.act.sides.contains(&host.side), Refusal::UnknownSide { side: host.side })?;
        }
        match case.head()?.map(|(_, act)| &act.act.content) {
            None => Ok(()),
            Some(Content::SessionFix(was)) => {
                require(was.body == self.body && was.number == self.number, Refusal::OtherSession)
            }
            Some(_) => Err(Refusal::AlreadyHeld),
        }
    }
}
