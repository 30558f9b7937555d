//! What a file must be to be a document.

use super::{Document, DocumentKind, Named, Provision, Strength};
use crate::identity::Digest;
use alloc::collections::BTreeSet;
use alloc::string::{String, ToString};
use alloc::vec::Vec;

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
/// Longest offset of a rule in its unit: a century of days; no deadline is further off.
pub(crate) const OFFSET_MAX: i32 = 36_525;
/// Longest id of a provision or commitment.
const ITEM_BYTES_MAX: usize = 32;

/// Why bytes are not the document that was named.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[allow(missing_docs)] // each variant's sentence says it
pub enum DocumentError {
    #[error("the file is longer than {DOCUMENT_BYTES_MAX} bytes; shorten it")]
    TooLong,
    #[error("the file is not the one that was named: its digest is {found}")]
    OtherBytes { found: Digest },
    #[error("reading the document: {reason}")]
    Malformed { reason: String },
    #[error("the id `{id}` is not one, or stands twice")]
    Id { id: String },
    #[error("provisions are nested deeper than four, or number more than five hundred")]
    TooManyProvisions,
    #[error("the document has parts that its kind does not have, or lacks what it governs")]
    WrongKind,
    #[error("commitment `{id}` is not sound: its sides, provisions, date or parent")]
    Commitment { id: String },
    #[error("rule `{id}` is not sound: its offset, obliged side or provision")]
    Rule { id: String },
    #[error("the term is not sound: years, notice or provision")]
    Term,
}

fn is_item(id: &str) -> bool {
    (1..=ITEM_BYTES_MAX).contains(&id.len())
        && id.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'.' || byte == b'-')
}

/// Reads a document strictly; everything a page or a rule will trust is checked here, once.
pub fn check(bytes: &[u8]) -> Result<Document, DocumentError> {
    if bytes.len() > DOCUMENT_BYTES_MAX {
        return Err(DocumentError::TooLong);
    }
    let mut document: Document = serde_json::from_slice(bytes)
        .map_err(|error| DocumentError::Malformed { reason: error.to_string() })?;
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
    };
    if !fits {
        return Err(DocumentError::WrongKind);
    }
    commitments(&document)?;
    rules(&document, &provisions)?;
    Ok(document)
}

/// Makes what finds and names the commitments.
fn index(document: &mut Document) {
    let Some(subject) = document.subject() else { return };
    for commitment in &mut document.commitments {
        let about = crate::commitment::subject_of(&subject, &commitment.id);
        let (id, on) = (commitment.id.as_str().into(), commitment.on.as_slice().into());
        commitment.named = about.map(|about| Named { about, id, on });
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
    if few { Ok(()) } else { Err(DocumentError::Malformed { reason: "more than 1,000 commitments".into() }) }
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
        return Err(DocumentError::Malformed { reason: "more than 100 rules".into() });
    }
    let term = document.term.as_ref().is_none_or(|term| {
        (1..=100).contains(&term.years)
            && i32::from(term.notice_months) < i32::from(term.years) * 12
            && provisions.contains(term.provision.as_str())
    });
    if term { Ok(()) } else { Err(DocumentError::Term) }
}
