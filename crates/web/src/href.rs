//! Addresses of things on the pages: the one place that writes them.

use paivand_kernel::{ActId, Digest, Due, Kind, Subject, Under};
use paivand_voice::Wording;

use crate::address::{encode, with_query};
use crate::view::{Link, Text};

/// Where a subject stands on the pages: a document on its own, a commitment in its work plan, a note in the register, others nowhere yet.
pub(crate) fn href(subject: &Subject) -> Option<String> {
    match (subject.kind(), subject.id().rsplit_once('.')) {
        (Kind::Document, _) => Some(document(subject.id())),
        (Kind::Commitment, Some((plan, item))) => Some(format!("{}#{}", document(plan), item.to_uppercase())),
        (Kind::Note, _) => Some(format!("/notes?about={0}#{1}", encode(subject.id()), note_line(subject))),
        _ => None,
    }
}

/// The line of a note in the register, as an identifier of that page.
pub(crate) fn note_line(note: &Subject) -> String {
    format!("note.{}", note.id())
}

/// The page of a document.
pub(crate) fn document(id: &str) -> String {
    format!("/documents/{}", encode(id))
}

/// The page of a proposal.
pub(crate) fn proposal(act: &ActId) -> String {
    format!("/proposals/{act}")
}

/// A file that an act names.
pub(crate) fn file(digest: &Digest) -> String {
    format!("/files/{digest}")
}

/// The form of an act, filled as far as is known.
pub(crate) fn form(kind: &str, filled: &[(String, String)]) -> String {
    with_query(&format!("/acts/{kind}"), filled)
}

/// Under what something is owed, as a link to where that stands.
pub(crate) fn under(wording: &Wording<'_>, due: &Due) -> Link {
    let href = match &due.under {
        Under::Provision { document, provision, .. } => {
            href(document).map(|page| format!("{page}#{provision}"))
        }
        Under::Agreed { subject, .. } => href(subject),
        Under::Record { .. } => href(&due.about),
    };
    Link { words: Text::new(wording.language, wording.under(due)), href }
}
