//! The first entry of a log.

use paivand_record::entry::{Body, Entry, Genesis};

/// What the first entry of a log says, if it is one.
pub(crate) fn genesis_of(entry: &[u8]) -> Option<Genesis> {
    match Entry::parse_first(entry).ok()?.body {
        Body::Genesis(genesis) => Some(genesis),
        Body::Keys(_)
        | Body::Statement(_)
        | Body::Propose(_)
        | Body::Concur(_)
        | Body::Decline(_)
        | Body::Close(_)
        | Body::Enact(_)
        | Body::Observe(_)
        | Body::Succeed(_) => None,
    }
}
