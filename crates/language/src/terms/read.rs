//! A table of terms: tab-separated values, a concept a line.

use super::{Concept, Status, Term, TermBase};
use crate::Language;

/// Largest table, in bytes: some fifty thousand concepts.
pub const TABLE_BYTES_MAX: usize = 16 << 20;

/// Most concepts: the largest public term bases have some hundred thousand.
pub const CONCEPTS_MAX: usize = 200_000;

/// Why a table of terms is refused, whole.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum TermError {
    /// It has no head with `id` and a language.
    #[error(
        "a table of terms was to be read, but its first line names no columns: begin with id, en, tg, zh, ru, parted by tabs"
    )]
    NoHead,
    /// A line without a name for its concept, or with a name that another has.
    #[error("line {0} of the terms has no identifier of its own: give each concept another")]
    NoIdentifier(usize),
    /// Larger than [`TABLE_BYTES_MAX`], or with more than [`CONCEPTS_MAX`] concepts.
    #[error("the table of terms is too large: at most {CONCEPTS_MAX} concepts in {TABLE_BYTES_MAX} bytes")]
    TooLarge,
}

impl TermBase {
    /// Reads a table of tab-separated values: a head that names the columns `id`, `tg`, `zh`, `ru`, `en` in any
    /// order, then a concept a line. A cell holds terms parted by `;`: the first is the preferred one, `!` before
    /// a term makes it deprecated, `?` after it unconfirmed. Columns of other names are passed over.
    ///
    /// # Errors
    /// See [`TermError`].
    pub fn read(table: &str) -> Result<Self, TermError> {
        if table.len() > TABLE_BYTES_MAX {
            return Err(TermError::TooLarge);
        }
        // A byte order mark, as programs of Windows write it, is none of the head.
        let table = table.strip_prefix('\u{feff}').unwrap_or(table);
        let mut lines = table.lines().enumerate().filter(|(_, line)| !line.trim().is_empty());
        let head: Vec<&str> =
            lines.next().map_or(Vec::new(), |(_, line)| line.split('\t').map(str::trim).collect());
        let column = |name: &str| head.iter().position(|known| *known == name);
        let columns = Language::ALL.map(|language| column(language.code()));
        let identifier =
            column("id").filter(|_| columns.iter().any(Option::is_some)).ok_or(TermError::NoHead)?;
        let mut concepts = Vec::new();
        let mut known = std::collections::HashSet::new();
        for (number, line) in lines {
            let cells: Vec<&str> = line.split('\t').map(str::trim).collect();
            let id = cells.get(identifier).copied().unwrap_or_default();
            if id.is_empty() || !known.insert(id) {
                return Err(TermError::NoIdentifier(number + 1));
            }
            let cell =
                |column: Option<usize>| column.and_then(|at| cells.get(at)).copied().unwrap_or_default();
            concepts.push(Concept::new(id.to_owned(), columns.map(|column| terms(cell(column)))));
            if concepts.len() > CONCEPTS_MAX {
                return Err(TermError::TooLarge);
            }
        }
        Ok(Self::new(concepts))
    }
}

fn terms(cell: &str) -> Vec<Term> {
    let mut preferred = false;
    let parts = cell.split(';').map(str::trim).filter(|part| !part.is_empty());
    let terms = parts.map(|part| {
        let (part, deprecated) = part.strip_prefix('!').map_or((part, false), |part| (part, true));
        let (part, confirmed) = part.strip_suffix('?').map_or((part, true), |part| (part, false));
        let status = match (deprecated, preferred) {
            (true, _) => Status::Deprecated,
            (false, true) => Status::Admitted,
            (false, false) => Status::Preferred,
        };
        preferred |= !deprecated;
        Term { text: part.trim().to_owned(), status, confirmed }
    });
    terms.filter(|term| !term.text.is_empty()).collect()
}
