//! Which papers there are, and how each is made: the one list for the command line and the pages.

use jiff::Timestamp;
use paivand_kernel::document::DocumentKind;
use paivand_kernel::{Side, Standing, WordSource};
use serde::Serialize;

use crate::paper::{self, Office, Order};
use crate::{Format, Paper, ReportError, format};

/// The papers of one office: its own, and not compared.
pub const OF_OFFICE: [&str; 2] = ["chase", "summary"];

/// One line of the list.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Listed {
    /// The paper.
    pub paper: &'static str,
    /// Of which document, where there are several.
    pub id: Option<String>,
    /// The formats it is written in.
    pub formats: Vec<&'static str>,
}

fn formats() -> Vec<&'static str> {
    vec![Format::Docx.word(), Format::Xlsx.word(), Format::Json.word()]
}

/// The papers of one office.
#[must_use]
pub fn of_office() -> Vec<Listed> {
    OF_OFFICE.map(|paper| Listed { paper, id: None, formats: formats() }).into()
}

/// The papers of the joint record.
#[must_use]
pub fn of_record(standing: &Standing) -> Vec<Listed> {
    let mut listed = vec![
        Listed { paper: "dues", id: None, formats: formats() },
        Listed { paper: "sessions", id: None, formats: vec![Format::Ics.word()] },
    ];
    for subject in standing.documents() {
        let Some(version) = standing.versions(subject).pop() else { continue };
        let id = Some(subject.id().to_owned());
        listed.push(Listed { paper: "document", id: id.clone(), formats: formats() });
        if version.kind == DocumentKind::Workplan {
            listed.push(Listed { paper: "workplan", id, formats: formats() });
        }
    }
    listed
}

/// What a paper is made from.
#[derive(Clone, Copy)]
pub struct Source<'a> {
    /// The record.
    pub standing: &'a Standing,
    /// Words beside it.
    pub words: &'a dyn WordSource,
    /// The side whose office prints it.
    pub own: Side,
    /// The day that is shown; none means the newest instant in the record, and of an office its present.
    pub at: Option<Timestamp>,
    /// The office's present.
    pub now: Timestamp,
    /// The side whose original it is.
    pub alternat: Option<Side>,
}

impl Source<'_> {
    /// The bytes of a paper in a format.
    ///
    /// # Errors
    /// [`ReportError::NoPaper`], [`ReportError::NoDocument`], [`ReportError::NoFormat`], or why it could not be written.
    pub fn write(&self, name: &str, id: Option<&str>, written: Format) -> Result<Vec<u8>, ReportError> {
        if name == "sessions" {
            if written != Format::Ics {
                return Err(ReportError::NoFormat(written.word()));
            }
            let sittings =
                paper::sessions(self.standing, self.words, &Order::new(self.standing, self.alternat));
            let instant = |zone: &str, at| paivand_kernel::instant_in(zone, at).unwrap_or_default();
            return Ok(format::calendar(&sittings, instant));
        }
        written.write(&self.made(name, id)?)
    }

    /// The paper of this name.
    ///
    /// # Errors
    /// [`ReportError::NoPaper`] or [`ReportError::NoDocument`].
    pub fn made(&self, name: &str, id: Option<&str>) -> Result<Paper, ReportError> {
        let order = Order::new(self.standing, self.alternat);
        let at = self.at.unwrap_or_else(|| latest(self.standing));
        match (name, id) {
            ("dues", _) => Ok(paper::dues(self.standing, self.words, &order, at)),
            ("document", Some(id)) => paper::document(self.standing, &order, id, at),
            ("workplan", id) => {
                let id = id.map(str::to_owned).or_else(|| only_plan(self.standing));
                paper::workplan(self.standing, &order, &id.unwrap_or_default(), at)
            }
            ("chase" | "summary", _) => Ok(self.of_office(name)),
            _ => Err(ReportError::NoPaper(name.to_owned())),
        }
    }

    /// An office writes on its own day, in its own language first.
    fn of_office(&self, name: &str) -> Paper {
        let order = Order::new(self.standing, self.alternat.or(Some(self.own)));
        let at = self.at.unwrap_or(self.now);
        let office = Office { standing: self.standing, words: self.words, order: &order, own: self.own, at };
        if name == "chase" { office.chase() } else { office.summary(self.standing.date_for(&[self.own], at)) }
    }
}

/// The newest instant in the record: no clock of a machine stands on a paper of both sides.
fn latest(standing: &Standing) -> Timestamp {
    standing.acts().map(|(_, recorded)| recorded.stated_at).max().unwrap_or_default()
}

/// The work plan in force, where there is one only.
fn only_plan(standing: &Standing) -> Option<String> {
    let is_plan = |subject: &&paivand_kernel::Subject| {
        standing.versions(subject).pop().is_some_and(|version| version.kind == DocumentKind::Workplan)
    };
    let plans: Vec<_> = standing.documents().filter(is_plan).collect();
    match plans.as_slice() {
        [only] => Some(only.id().to_owned()),
        _ => None,
    }
}
