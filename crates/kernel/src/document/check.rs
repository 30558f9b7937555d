//! What a file must be to be a document.

use super::{Document, DocumentKind, Named, Provision, Strength};
use crate::form::{self, Expected, Misfit, is_item};
use crate::identity::Digest;
use crate::side::Side;
use alloc::collections::BTreeSet;
use alloc::format;
use alloc::string::String;
use alloc::vec::Vec;
use serde_json::Value;

/// Largest document: a long treaty in four languages is a tenth of it.
pub const DOCUMENT_BYTES_MAX: usize = 1024 * 1024;
/// Most provisions of a document.
pub(crate) const PROVISIONS_MAX: usize = 500;
/// Deepest nesting: article, paragraph, point, indent.
pub(crate) const DEPTH_MAX: usize = 4;
/// Most commitments of a work plan: the largest mechanism on record has 672.
pub(crate) const COMMITMENTS_MAX: usize = 1_000;
/// Most rules of one set of terms.
pub(crate) const RULES_MAX: usize = 100;
/// Days of the shortest year: notice is shorter than the term.
const YEAR_DAYS_MIN: u32 = 365;
/// Longest offset of a rule in its unit: a century of days; no deadline is further off.
pub(crate) const OFFSET_MAX: i32 = 36_525;

/// Where in a document something stands, for people.
fn place(at: &str) -> String {
    if at.is_empty() { "its beginning".into() } else { format!("`{at}`") }
}

/// Why bytes are not the document that was named.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum DocumentError {
    /// It is longer than a document may be.
    #[error("the file is longer than {DOCUMENT_BYTES_MAX} bytes; shorten it")]
    TooLong,
    /// The file is another one than was named.
    #[error("the file is not the one that was named: its digest is {found}")]
    OtherBytes {
        /// The digest of what it is.
        found: Digest,
    },
    /// A value has not the form that its member asks for.
    #[error("reading the document: at {} there should be another form of value ({})", place(at), .expected.code())]
    Malformed {
        /// The way to the member.
        at: String,
        /// What should stand there.
        expected: Expected,
    },
    /// A member is not known to these rules.
    #[error("reading the document: the member `{at}` is not known to these rules")]
    UnknownField {
        /// The way to the member.
        at: String,
    },
    /// A word is not one of those that the member takes.
    #[error("reading the document: the word `{value}` at `{at}` is not known to these rules: they know {}", known.join(", "))]
    UnknownValue {
        /// The way to the member.
        at: String,
        /// The word that stands there.
        value: String,
        /// The words that it takes.
        known: Vec<&'static str>,
    },
    /// A text turns round the order in which it is read.
    #[error(
        "reading the document: `{at}` holds characters that turn round the order of what is read; leave them out"
    )]
    Reordering {
        /// The way to the member.
        at: String,
    },
    /// It has more commitments or rules than it may.
    #[error("the document has more than {limit} commitments or rules")]
    TooMany {
        /// The most there may be.
        limit: usize,
    },
    /// A charter's text names a side twice.
    #[error("a charter's document names each side once")]
    Sides,
    /// An identifier is none, or stands twice.
    #[error("the id `{id}` is not one, or stands twice")]
    Id {
        /// Its identifier.
        id: String,
    },
    /// It has too many provisions, or too deep ones.
    #[error("provisions are nested deeper than four, or number more than five hundred")]
    TooManyProvisions,
    /// It has parts that its kind does not have, or lacks what it governs.
    #[error("the document has parts that its kind does not have, or lacks what it governs")]
    WrongKind,
    /// A commitment does not hold together.
    #[error("commitment `{id}` is not sound: its sides, provisions, date or parent")]
    Commitment {
        /// Its identifier.
        id: String,
    },
    /// A rule does not hold together.
    #[error("rule `{id}` is not sound: its offset, obliged side or provision")]
    Rule {
        /// Its identifier.
        id: String,
    },
    /// The term does not hold together.
    #[error("the term is not sound: years, notice or provision")]
    Term,
}

impl From<Misfit> for DocumentError {
    fn from(misfit: Misfit) -> Self {
        match misfit {
            Misfit::Malformed { at, expected } => Self::Malformed { at, expected },
            Misfit::UnknownField { at } => Self::UnknownField { at },
            Misfit::UnknownValue { at, value, known } => {
                Self::UnknownValue { at, value, known: known.iter().map(|choice| choice.word).collect() }
            }
            Misfit::Reordering { at } => Self::Reordering { at },
        }
    }
}

/// Reads a document strictly; everything a page or a rule will trust is checked here, once.
///
/// # Errors
/// The first thing for which it is no document.
pub fn check(bytes: &[u8]) -> Result<Document, DocumentError> {
    if bytes.len() > DOCUMENT_BYTES_MAX {
        return Err(DocumentError::TooLong);
    }
    let read = serde_json::from_slice(bytes).map_err(|_| Misfit::at("", Expected::Json))?;
    let Value::Object(members) = read else { return Err(Misfit::at("", Expected::Object).into()) };
    form::members(&members, &super::shape::DOCUMENT, "", 1)?;
    // From the bytes again: of members given twice the reader of values keeps the last, this one refuses both.
    let read = serde_json::from_slice::<Document>(bytes);
    let mut document = read.map_err(|_| Misfit::at("", Expected::OneSpelling))?;
    index(&mut document);
    if document.subject().is_none() {
        return Err(DocumentError::Id { id: document.id });
    }
    let mut provisions = BTreeSet::new();
    tree(&document.provisions, 1, &mut provisions)?;
    let governed =
        document.governs.as_ref().is_some_and(|what| what.kind() == crate::subject::Kind::Document);
    let fits = match document.kind {
        DocumentKind::Instrument => {
            document.governs.is_none()
                && document.term.is_none()
                && document.rules.is_empty()
                && document.commitments.is_empty()
        }
        DocumentKind::Terms => governed && document.commitments.is_empty(),
        DocumentKind::Workplan => governed && document.term.is_none() && document.rules.is_empty(),
        DocumentKind::Charter => {
            document.governs.is_none()
                && document.term.is_none()
                && document.rules.is_empty()
                && document.commitments.is_empty()
        }
    };
    if !fits || document.sides.is_empty() == (document.kind == DocumentKind::Charter) {
        return Err(DocumentError::WrongKind);
    }
    let mut named: Vec<Side> = document.sides.iter().map(|named| named.side).collect();
    named.sort_unstable();
    if !named.is_sorted_by(|left, right| left < right) {
        return Err(DocumentError::Sides);
    }
    commitments(&document)?;
    rules(&document, &provisions)?;
    Ok(document)
}

/// Makes what finds and names the commitments.
fn index(document: &mut Document) {
    let Some(subject) = document.subject() else { return };
    for (place, commitment) in document.commitments.iter_mut().enumerate() {
        let about = crate::commitment::subject_of(&subject, &commitment.id);
        let (id, on) = (commitment.id.as_str().into(), commitment.on.as_slice().into());
        commitment.named = about.map(|about| Named { place, about, id, on });
    }
    let mut by_id: Vec<usize> = (0..document.commitments.len()).collect();
    by_id.sort_by_key(|place| document.commitments.get(*place).map(|commitment| &commitment.id));
    document.by_id = by_id;
}

fn tree<'a>(
    provisions: &'a [Provision],
    depth: usize,
    seen: &mut BTreeSet<&'a str>,
) -> Result<(), DocumentError> {
    for provision in provisions {
        if !is_item(&provision.id) || !seen.insert(&provision.id) {
            return Err(DocumentError::Id { id: provision.id.clone() });
        }
        if depth > DEPTH_MAX || seen.len() > PROVISIONS_MAX {
            return Err(DocumentError::TooManyProvisions);
        }
        tree(&provision.provisions, depth + 1, seen)?;
    }
    Ok(())
}

fn commitments(document: &Document) -> Result<(), DocumentError> {
    // Claims stand under the id in small letters, so ids that differ only in case would be one subject.
    let mut seen = BTreeSet::new();
    for commitment in &document.commitments {
        let id = &commitment.id;
        if !is_item(id) || commitment.named.is_none() || !seen.insert(id.to_ascii_lowercase()) {
            return Err(DocumentError::Id { id: id.clone() });
        }
        let sides = !commitment.on.is_empty() && commitment.on.is_sorted_by(|left, right| left < right);
        let dated = match commitment.strength {
            Strength::Standing => commitment.due.is_none(),
            Strength::Due => commitment.due.is_some(),
            Strength::Constitutive | Strength::BestEfforts => true,
        };
        let parent = commitment
            .parent
            .as_ref()
            .is_none_or(|parent| parent != id && document.commitment(parent).is_some());
        if !sides || !dated || !parent || commitment.provisions.is_empty() {
            return Err(DocumentError::Commitment { id: id.clone() });
        }
    }
    let few = document.commitments.len() <= COMMITMENTS_MAX;
    if few { Ok(()) } else { Err(DocumentError::TooMany { limit: COMMITMENTS_MAX }) }
}

fn rules(document: &Document, provisions: &BTreeSet<&str>) -> Result<(), DocumentError> {
    let mut seen = BTreeSet::new();
    for rule in &document.rules {
        let known = provisions.contains(rule.provision.as_str());
        let bounded = rule.offset.amount.unsigned_abs() <= OFFSET_MAX.unsigned_abs();
        if !is_item(&rule.id) || !seen.insert(&rule.id) || !known || !bounded || !rule.makes_sense() {
            return Err(DocumentError::Rule { id: rule.id.clone() });
        }
    }
    if seen.len() > RULES_MAX {
        return Err(DocumentError::TooMany { limit: RULES_MAX });
    }
    let term = document.term.as_ref().is_none_or(|term| {
        (1..=100).contains(&term.years)
            && i32::from(term.notice_months) < i32::from(term.years) * 12
            && term.notice_days.is_none_or(|days| {
                term.notice_months == 0 && u32::from(days) < u32::from(term.years) * YEAR_DAYS_MIN
            })
            && provisions.contains(term.provision.as_str())
    });
    if term { Ok(()) } else { Err(DocumentError::Term) }
}
