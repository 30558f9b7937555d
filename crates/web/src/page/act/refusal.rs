//! Why something was not recorded, for who said it.

use paivand_node::SubmitError;
use paivand_voice::voice;

use crate::visit::Visit;

/// Why something was not recorded.
#[derive(Clone, Debug)]
pub(crate) struct Refused {
    /// The field at fault, as the way to it on the wire.
    pub(crate) at: Option<String>,
    /// In the reader's language.
    pub(crate) why: String,
}

/// Why, for who reads it; what only the machine knows, as it says it.
pub(crate) fn told(visit: &Visit, error: &SubmitError) -> Refused {
    let voice = voice(visit.request.language);
    if let SubmitError::Meaning(refusal) = error {
        return Refused { at: refusal.at().map(str::to_owned), why: voice.refusal(refusal) };
    }
    let why = words_of(error).map_or_else(|| error.to_string(), |id| voice.tell(id, &[]));
    Refused { at: None, why: voice.tell("refused", &[("why", why.into())]) }
}

/// The message that says so; none where only whoever looks after the machine can do something with it.
fn words_of(error: &SubmitError) -> Option<&'static str> {
    match error {
        SubmitError::Document(_) | SubmitError::DocumentMisfit(_) => Some("unwritten-document"),
        SubmitError::DocumentMissing(_) | SubmitError::WordsMissing(_) | SubmitError::FileMissing(_) => {
            Some("unwritten-missing")
        }
        SubmitError::Waits(_) => Some("unwritten-waits"),
        SubmitError::UnknownAct(_) => Some("unwritten-unknown"),
        SubmitError::Bound(_) => Some("unwritten-bound"),
        SubmitError::NoCharter => Some("unwritten-no-charter"),
        SubmitError::ReadOnly { .. } | SubmitError::Unconfirmed(_) => Some("unwritten-read-only"),
        SubmitError::Succeeding(_) => Some("unwritten-succeeding"),
        SubmitError::ActTooLong | SubmitError::TooLong(_) => Some("unwritten-too-long"),
        SubmitError::Prepared(_) => Some("unwritten-prepared"),
        SubmitError::WordsUnkept(_)
        | SubmitError::Outbox(_)
        | SubmitError::Store(_)
        | SubmitError::Failed
        | SubmitError::Vault(_)
        | SubmitError::Stopped
        | SubmitError::Start(_)
        | SubmitError::Randomness => Some("unwritten-machine"),
        SubmitError::Refused(_)
        | SubmitError::Meaning(_)
        | SubmitError::Text(_)
        | SubmitError::Confirmed
        | SubmitError::Reason
        | SubmitError::Rehashed(_)
        | SubmitError::Keyless
        | SubmitError::NoHandHere
        | SubmitError::NotPrepared(_)
        | SubmitError::Renamed(_)
        | SubmitError::Hand(_)
        | SubmitError::NotPersonal(_) => None,
    }
}
