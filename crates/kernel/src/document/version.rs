//! The versions of a document and the text at a date.

use super::{Document, DocumentKind};
use crate::act::Content;
use crate::identity::{ActId, Digest};
use crate::recorded::Recorded;
use crate::standing::Standing;
use crate::subject::{Kind, Subject};
use alloc::sync::Arc;
use alloc::vec::Vec;
use jiff::civil::Date;

/// A version of a document in force.
#[derive(Clone, Debug)]
pub struct Version<'a> {
    /// The act that adopted it.
    pub act: ActId,
    /// As recorded.
    pub recorded: &'a Recorded,
    /// Its kind.
    pub kind: DocumentKind,
    /// The digest of its text.
    pub digest: Digest,
    /// First day in force.
    pub from: Date,
    /// The text; none while this node lacks it, or it does not fit what was adopted.
    pub document: Option<&'a Arc<Document>>,
}

impl Version<'_> {
    /// Whether the last day that its act states, if any, has not passed.
    pub(crate) fn lasts(&self, on: Date) -> bool {
        self.recorded.act.in_force_until.is_none_or(|until| on <= until)
    }
}

impl Standing {
    /// The versions of a document, in order of adoption, up to a conflict if there is one.
    pub fn versions(&self, subject: &Subject) -> Vec<Version<'_>> {
        let chain = self.chain(subject);
        chain.into_iter().filter_map(|(act, recorded)| self.version(subject, act, recorded)).collect()
    }

    fn version<'a>(&'a self, about: &Subject, act: ActId, recorded: &'a Recorded) -> Option<Version<'a>> {
        let Content::DocumentAdopt(adopt) = &recorded.act.content else { return None };
        Some(Version {
            act,
            recorded,
            kind: adopt.kind,
            digest: adopt.document,
            from: self.in_force_on(recorded, &recorded.act.sides)?,
            document: self.text(about, adopt).ok(),
        })
    }

    /// The version in force on a date: the consolidated text of that day.
    pub fn version_at(&self, subject: &Subject, on: Date) -> Option<Version<'_>> {
        let last = self.versions(subject).into_iter().rfind(|version| version.from <= on);
        last.filter(|version| version.lasts(on))
    }

    /// The documents that any act in force has adopted.
    pub fn documents(&self) -> impl Iterator<Item = &Subject> {
        self.of_kind(Kind::Document)
    }
}
