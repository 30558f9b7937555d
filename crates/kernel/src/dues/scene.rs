//! What every duty looks at: the standing on a day, its documents found once.

use crate::body::BodyConstitute;
use crate::document::{Document, DocumentKind, Run, Term, Version};
use crate::due::Under;
use crate::identity::ActId;
use crate::side::Side;
use crate::standing::{Recorded, Standing};
use crate::subject::{Kind, Subject};
use alloc::collections::{BTreeMap, BTreeSet};
use alloc::vec::Vec;
use jiff::Timestamp;
use jiff::civil::Date;

/// The standing at an instant.
pub(crate) struct Scene<'a> {
    pub(crate) standing: &'a Standing,
    pub(crate) now: Timestamp,
    pub(crate) sides: Vec<Side>,
    /// The latest date of the sides.
    pub(crate) today: Date,
    versions: BTreeMap<Subject, Vec<Version<'a>>>,
    pub(crate) bodies: Vec<(Subject, &'a BodyConstitute, &'a Recorded)>,
}

/// A document in force on the day, with all its versions.
pub(crate) struct Current<'s, 'a> {
    pub(crate) subject: &'s Subject,
    pub(crate) versions: &'s [Version<'a>],
    pub(crate) version: &'s Version<'a>,
    pub(crate) document: &'a Document,
}

impl<'a> Scene<'a> {
    pub(crate) fn new(standing: &'a Standing, now: Timestamp) -> Self {
        let sides = standing.sides();
        let today = standing.date_for(&sides, now);
        let versions = standing.documents().map(|subject| (subject.clone(), standing.versions(subject)));
        let bodies = standing.subjects().filter(|subject| subject.kind() == Kind::Body);
        let bodies = bodies.filter_map(|subject| {
            let (_, act) = standing.head(subject)?;
            Some((subject.clone(), act.act.deed.said::<BodyConstitute>()?, act))
        });
        let (versions, bodies) = (versions.collect(), bodies.collect());
        Self { standing, now, sides, today, versions, bodies }
    }

    /// Every version of a document.
    pub(crate) fn versions(&self, subject: &Subject) -> &[Version<'a>] {
        self.versions.get(subject).map_or(&[], Vec::as_slice)
    }

    /// The instruments that a document of the record is or serves.
    pub(crate) fn instruments(&self) -> BTreeSet<Subject> {
        let documents = self.versions.iter().flat_map(|(subject, versions)| {
            versions.iter().map(move |version| {
                let governs = version.document.and_then(|document| document.governs.clone());
                governs.unwrap_or_else(|| subject.clone())
            })
        });
        documents.collect()
    }

    fn current(&self, instrument: &Subject, kind: DocumentKind) -> Vec<Current<'_, 'a>> {
        let all = self.versions.iter().filter_map(|(subject, versions)| {
            let last = versions.iter().rfind(|version| version.from <= self.today)?;
            let version = Some(last).filter(|version| version.lasts(self.today))?;
            let document: &'a Document = version.document?;
            let fits = document.kind == kind && document.governs.as_ref() == Some(instrument);
            fits.then_some(Current { subject, versions, version, document })
        });
        all.collect()
    }

    /// The work plans of an instrument.
    pub(crate) fn plans(&self, instrument: &Subject) -> Vec<Current<'_, 'a>> {
        self.current(instrument, DocumentKind::Workplan)
    }

    /// The terms of an instrument.
    pub(crate) fn terms(&self, instrument: &Subject) -> Vec<Current<'_, 'a>> {
        self.current(instrument, DocumentKind::Terms)
    }

    /// The time in force of a document under this term.
    pub(crate) fn run(&self, subject: &Subject, term: Option<&Term>) -> Option<Run<'_, 'a>> {
        crate::document::run(self.versions(subject), term, &self.standing.notices(subject), self.today)
    }

    /// A provision as what something is owed under, with its place: of the document itself, or else of the
    /// instrument it serves.
    pub(crate) fn under(&self, current: &Current<'_, 'a>, provision: &str) -> (Under, usize) {
        let named = |document: &Subject, version: ActId| Under::Provision {
            document: document.clone(),
            version,
            provision: provision.into(),
        };
        if let Some(place) = current.document.place_of(provision) {
            return (named(current.subject, current.version.act), place);
        }
        let served = current.document.governs.as_ref().and_then(|served| {
            let version = self.versions(served).iter().rfind(|version| version.from <= self.today)?;
            let place = version.document?.place_of(provision)?;
            Some((named(served, version.act), place))
        });
        served.unwrap_or_else(|| (named(current.subject, current.version.act), usize::MAX))
    }
}
