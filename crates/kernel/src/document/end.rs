//! When a document ends: by the date its text states, by the end of its term, or by notice.

use super::{DocumentNotice, DocumentWithdraw, Intent, Of, Renewal, Term, Version};
use crate::document::Anchor;
use crate::identity::ActId;
use crate::recorded::Recorded;
use crate::standing::Standing;
use crate::subject::Subject;
use alloc::vec::Vec;
use jiff::civil::Date;
use serde::{Deserialize, Serialize};

/// Days within which an act done by a date must have reached another side, where the terms say nothing: a weekend and
/// a day.
const GRACE_DAYS: u8 = 3;

/// When and why a document ends.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct End {
    /// Its last day.
    pub on: Date,
    /// What brings it about.
    pub why: Why,
}

/// What brings the end of a document about.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Why {
    /// The act that adopted it states its last day.
    Stated,
    /// Its term is not renewed.
    Term,
    /// A side has given notice.
    Notice,
}

/// A notice that a side gave.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Notice {
    /// The day that counts.
    pub(crate) on: Date,
    pub(crate) intent: Intent,
    /// The day that counts of its withdrawal.
    pub(crate) withdrawn: Option<Date>,
}

/// An unbroken time in force: where it begins, and its end where one is known.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Run<'v, 'a> {
    /// The first version of it.
    pub(crate) first: &'v Version<'a>,
    pub(crate) end: Option<End>,
}

/// The last run begun by this day. Versions adopted after an end begin anew: what was said of the time before
/// does not end them.
pub(crate) fn run<'v, 'a>(
    versions: &'v [Version<'a>],
    term: Option<&Term>,
    notices: &[Notice],
    day: Date,
) -> Option<Run<'v, 'a>> {
    let mut run: Option<Run<'v, 'a>> = None;
    let mut since = Date::MIN;
    for version in versions.iter().filter(|version| version.from <= day) {
        let ended = run.as_ref().and_then(|run| run.end).filter(|end| end.on < version.from);
        let first = match (&run, ended) {
            (Some(run), None) => run.first,
            (_, ended) => {
                since = ended.map_or(since, |end| end.on);
                version
            }
        };
        let stated = version.recorded.act.in_force_until.map(|on| End { on, why: Why::Stated });
        let fixed = term.filter(|term| term.renewal == Renewal::None);
        let fixed =
            fixed.map(|term| End { on: term.period_at(first.from, first.from).until, why: Why::Term });
        let given = notices.iter().filter(|notice| notice.on > since).filter_map(|notice| {
            let on = term?.end_by(first.from, notice.intent, notice.on);
            // Taken back once it took effect, it has ended what it ended.
            let stands = notice.withdrawn.is_none_or(|day| day > on);
            stands.then_some(End { on, why: Why::Notice })
        });
        let end = given.chain(stated).chain(fixed).min();
        run = Some(Run { first, end });
    }
    run
}

impl Standing {
    /// Whether, when and why the document in force on this day ends; also where it has ended before.
    pub fn end_of(&self, subject: &Subject, day: Date) -> Option<End> {
        let term = self.term_of(subject, day);
        run(&self.versions(subject), term.as_ref(), &self.notices(subject, term.as_ref()), day)?.end
    }

    /// The term that terms in force on this day set for a document, with the days of grace that they give.
    pub(crate) fn term_of(&self, subject: &Subject, day: Date) -> Option<Term> {
        self.documents().find_map(|about| {
            let version = self.version_at(about, day)?;
            let document = version.document.filter(|document| document.lasts(about) == Some(subject))?;
            document.term.clone()
        })
    }

    /// The notices given of a document, each on the day that counts where the side that gave it is: the day it was
    /// stated, if it was received within the grace of the terms, otherwise the day of receipt.
    pub(crate) fn notices(&self, subject: &Subject, term: Option<&Term>) -> Vec<Notice> {
        let grace = term.and_then(|term| term.grace_days).unwrap_or(GRACE_DAYS);
        let day = |act: &Recorded| {
            let counted = self.times().counted(act.at, act.stated_at, grace);
            self.date_for(&[act.act.by], counted)
        };
        let withdrawn = |id: &ActId| {
            let mut taken_back = self.on(subject).filter(|(_, act)| {
                act.act.content.said::<DocumentWithdraw>().is_some_and(|said| said.notice == *id)
            });
            taken_back.next().map(|(_, act)| day(act))
        };
        let notices = self.on(subject).filter_map(|(id, act)| {
            let intent = act.act.content.said::<DocumentNotice>()?.intent;
            Some(Notice { on: day(act), intent, withdrawn: withdrawn(&id) })
        });
        notices.collect()
    }
}

impl super::Document {
    /// Which document the term of these terms is of, as their rule about its expiry says: the instrument they
    /// govern, or they themselves under the subject `own`.
    pub(crate) fn lasts<'s>(&'s self, own: &'s Subject) -> Option<&'s Subject> {
        let expiry = self.rules.iter().find(|rule| rule.anchor == Anchor::Expiry);
        match expiry.and_then(|rule| rule.of).unwrap_or(Of::Instrument) {
            Of::Terms => Some(own),
            Of::Instrument => self.governs.as_ref(),
        }
    }
}
