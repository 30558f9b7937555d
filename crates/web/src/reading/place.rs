//! Where things stand on the pages.

use paivand_kernel::{Due, Kind, Subject, Under};
use paivand_voice::Wording;

use crate::view::{Link, Text};

/// Where a subject stands on the pages: a document on its own, a commitment in its work plan, others nowhere yet.
pub(super) fn href(subject: &Subject) -> String {
    match (subject.kind(), subject.id().rsplit_once('.')) {
        (Kind::Document, _) => format!("/documents/{}", subject.id()),
        (Kind::Commitment, Some((document, item))) => {
            format!("/documents/{document}#{}", item.to_uppercase())
        }
        _ => String::from("/"),
    }
}

/// Under what something is owed, as a link to where that stands.
pub(super) fn under(wording: &Wording<'_>, due: &Due) -> Link {
    let href = match &due.under {
        Under::Provision { document, provision, .. } => format!("{}#{provision}", href(document)),
        Under::Agreed { subject, .. } => href(subject),
        Under::Record { .. } => href(&due.about),
    };
    Link { words: Text::new(wording.language, wording.under(due)), href }
}
