//! What every duty looks at: the standing on a day, its documents and bodies found once.

use crate::body::BodyConstitute;
use crate::charter::CharterFound;
use crate::document::{Document, DocumentKind, Run, Term, Version};
use crate::due::Under;
use crate::identity::ActId;
use crate::recorded::Recorded;
use crate::session::Sitting;
use crate::side::Side;
use crate::standing::Standing;
use crate::subject::{Kind, Subject};
use crate::zone::Zone;
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
    zones: Vec<(Side, Zone)>,
    versions: BTreeMap<&'a Subject, Vec<Version<'a>>>,
    pub(crate) bodies: Vec<(&'a Subject, &'a BodyConstitute, &'a Recorded)>,
    sittings: BTreeMap<&'a Subject, Vec<Sitting<'a>>>,
}

/// A document in force on the day, with all its versions.
#[derive(Clone, Copy)]
pub(crate) struct Current<'s, 'a> {
    pub(crate) subject: &'a Subject,
    pub(crate) versions: &'s [Version<'a>],
    pub(crate) version: &'s Version<'a>,
    pub(crate) document: &'a Document,
}

impl<'a> Scene<'a> {
    pub(crate) fn new(standing: &'a Standing, now: Timestamp) -> Self {
        let charter = standing.charter().map(|(_, charter)| charter);
        let sides = charter.map(CharterFound::sorted).unwrap_or_default();
        let zones: Vec<(Side, Zone)> = sides.iter().map(|side| (*side, standing.zone_of(*side))).collect();
        let today = date_for(&zones, &sides, now);
        let versions = standing.documents().map(|subject| (subject, standing.versions(subject)));
        let bodies = standing.of_kind(Kind::Body).filter_map(|subject| {
            let (_, act) = standing.head(subject)?;
            Some((subject, act.act.content.said::<BodyConstitute>()?, act))
        });
        let mut sittings: BTreeMap<&Subject, Vec<Sitting<'a>>> = BTreeMap::new();
        for sitting in standing.of_kind(Kind::Session).filter_map(|subject| standing.sitting(subject)) {
            sittings.entry(&sitting.fix.body).or_default().push(sitting);
        }
        // What is said to be held on a day to come has not been held yet.
        for sitting in sittings.values_mut().flatten() {
            sitting.held = sitting.held.filter(|held| held.held_on <= today);
        }
        let sittings = sittings.into_iter().map(|(body, all)| (body, standing.in_order(all)));
        let (versions, bodies, sittings) = (versions.collect(), bodies.collect(), sittings.collect());
        Self { standing, now, sides, today, zones, versions, bodies, sittings }
    }

    /// The date of an instant for these sides: the latest of theirs.
    pub(crate) fn date_for(&self, sides: &[Side], at: Timestamp) -> Date {
        date_for(&self.zones, sides, at)
    }

    /// The day a joint act came into force for these sides.
    pub(crate) fn in_force_on(&self, act: &Recorded, sides: &[Side]) -> Option<Date> {
        self.standing.in_force_on(act, sides)
    }

    /// The sessions of a body in their order.
    pub(crate) fn sittings(&self, body: &Subject) -> &[Sitting<'a>] {
        self.sittings.get(body).map_or(&[], Vec::as_slice)
    }

    /// Every version of a document.
    pub(crate) fn versions(&self, subject: &Subject) -> &[Version<'a>] {
        self.versions.get(subject).map_or(&[], Vec::as_slice)
    }

    /// The instruments that a document of the record is or serves.
    pub(crate) fn instruments(&self) -> BTreeSet<&'a Subject> {
        let documents = self.versions.iter().flat_map(|(subject, versions)| {
            versions.iter().map(|version| {
                let governs = version.document.and_then(|document| document.governs.as_ref());
                governs.unwrap_or(subject)
            })
        });
        documents.collect()
    }

    /// Whether any version of a document serves the instrument, or may: its text is not held.
    pub(crate) fn may_serve(&self, subject: &Subject, instrument: &Subject) -> bool {
        let serves = |version: &Version<'_>| {
            version.document.is_none_or(|document| document.governs.as_ref() == Some(instrument))
        };
        subject == instrument || self.versions(subject).iter().any(serves)
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
        let notices = self.standing.notices(subject, term);
        crate::document::run(self.versions(subject), term, &notices, self.today)
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
            let (served, versions) = self.versions.get_key_value(served)?;
            let version = versions.iter().rfind(|version| version.from <= self.today)?;
            let place = version.document?.place_of(provision)?;
            Some((named(served, version.act), place))
        });
        served.unwrap_or_else(|| (named(current.subject, current.version.act), usize::MAX))
    }
}

fn date_for(zones: &[(Side, Zone)], sides: &[Side], at: Timestamp) -> Date {
    let zones = zones.iter().filter(|(side, _)| sides.contains(side));
    zones.map(|(_, zone)| zone.date_of(at)).max().unwrap_or_else(|| Zone::universal().date_of(at))
}
