//! The agreed words: concepts with their terms in four languages, found in running text in any form.
//!
//! ```
//! use paivand_language::Language::{English, Tajik};
//! use paivand_language::terms::TermBase;
//!
//! let base = TermBase::seed();
//! let found = base.find(Tajik, "Ҷаласаҳои гурӯҳи кории муштарак");
//! assert_eq!(found.iter().map(|found| found.concept.id.as_str()).collect::<Vec<_>>(), ["session", "joint-working-group"]);
//!
//! let forgotten = base.forgotten((English, "Each co-chair signs."), (Tajik, "Ҳар раис имзо мекунад."));
//! assert_eq!(forgotten.iter().map(|concept| concept.id.as_str()).collect::<Vec<_>>(), ["co-chair"]);
//! ```

mod read;
mod tbx;
#[cfg(test)]
mod tests;

pub use read::{CONCEPTS_MAX, TABLE_BYTES_MAX, TermError};

use std::collections::{BTreeSet, HashMap};
use std::sync::LazyLock;

use crate::Language;
use crate::segment::{Span, words};
use crate::stem;

/// Most words that may stand inside a term before it counts as forgotten: «вступления Меморандума в силу».
const BETWEEN_WORDS_MAX: usize = 3;

/// What a term is worth, in the words of ISO 12620.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Status {
    /// The one to use: `preferredTerm`.
    Preferred,
    /// Understood, and no mistake: `admittedTerm`.
    Admitted,
    /// To be avoided: `deprecatedTerm`.
    Deprecated,
}

/// A word or several for a concept.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Term {
    /// As it stands in a dictionary.
    pub text: String,
    /// What it is worth.
    pub status: Status,
    /// Whether a native editor or a public source stands behind it; if not, it is the best guess.
    pub confirmed: bool,
}

/// One thing, and what each language calls it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Concept {
    /// A short name for machines: `working-group`.
    pub id: String,
    /// By language, in the order of [`Language::ALL`]; of each, the preferred term first.
    terms: [Vec<Term>; 4],
}

impl Concept {
    /// A concept with its terms by language.
    #[must_use]
    pub fn new(id: String, terms: [Vec<Term>; 4]) -> Self {
        Self { id, terms }
    }

    /// What a language calls it; nothing, if no term is known.
    #[must_use]
    pub fn terms(&self, language: Language) -> &[Term] {
        self.terms.get(place(language)).map_or(&[], Vec::as_slice)
    }

    /// The term to use in a language.
    #[must_use]
    pub fn preferred(&self, language: Language) -> Option<&Term> {
        self.terms(language).iter().find(|term| term.status == Status::Preferred)
    }
}

/// A term that stands in a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Found<'base> {
    /// What is meant.
    pub concept: &'base Concept,
    /// The term that was used, in some form.
    pub term: &'base Term,
    /// Where, in bytes.
    pub span: Span,
}

/// Where a term begins: which it is, and what follows its first unit.
struct Entry {
    concept: usize,
    term: usize,
    rest: Vec<String>,
}

/// Concepts, and an index of their terms.
pub struct TermBase {
    concepts: Vec<Concept>,
    /// By language: the first unit of a term, and the terms that begin so.
    index: [HashMap<String, Vec<Entry>>; 4],
}

fn place(language: Language) -> usize {
    Language::ALL.iter().position(|known| *known == language).unwrap_or(0)
}

/// What is compared: stems of words, or single characters of Chinese.
fn units(language: Language, text: &str) -> Vec<(Span, String)> {
    if language == Language::Chinese {
        let characters = text.char_indices().filter(|(_, sign)| !sign.is_whitespace());
        return characters
            .map(|(at, sign)| (at..at + sign.len_utf8(), sign.to_lowercase().collect()))
            .collect();
    }
    words(language, text)
        .map(|span| (span.clone(), stem(language, text.get(span).unwrap_or_default())))
        .collect()
}

/// Where the rest of a term ends in what follows its first unit: `None` if it is not there.
#[expect(clippy::option_option, reason = "a term of one unit is there, and ends with it")]
fn end_of(rest: &[String], after: &[(Span, String)], between: usize) -> Option<Option<usize>> {
    let mut after = after.iter().take(rest.len() + between);
    let mut end = None;
    for wanted in rest {
        end = Some(after.find(|(_, unit)| unit == wanted)?.0.end);
    }
    Some(end)
}

impl TermBase {
    /// A base of these concepts.
    #[must_use]
    pub fn new(concepts: Vec<Concept>) -> Self {
        let mut index: [HashMap<String, Vec<Entry>>; 4] = Default::default();
        for (concept, known) in concepts.iter().enumerate() {
            for (language, index) in Language::ALL.into_iter().zip(&mut index) {
                for (term, known) in known.terms(language).iter().enumerate() {
                    let mut units = units(language, &known.text).into_iter().map(|(_, unit)| unit);
                    if let Some(first) = units.next() {
                        index.entry(first).or_default().push(Entry { concept, term, rest: units.collect() });
                    }
                }
            }
        }
        Self { concepts, index }
    }

    /// The terms of cooperation between two governments that come with this crate.
    #[must_use]
    pub fn seed() -> &'static Self {
        static SEED: LazyLock<TermBase> = LazyLock::new(|| {
            TermBase::read(include_str!("../lexicon/terms.tsv")).unwrap_or_else(|_| TermBase::new(Vec::new()))
        });
        &SEED
    }

    /// The countries, by their names in CLDR and in official usage; Tajikistan and China are in [`TermBase::seed`].
    #[must_use]
    pub fn places() -> &'static Self {
        static PLACES: LazyLock<TermBase> = LazyLock::new(|| {
            TermBase::read(include_str!("../lexicon/places.tsv"))
                .unwrap_or_else(|_| TermBase::new(Vec::new()))
        });
        &PLACES
    }

    /// All concepts, in the order of the table.
    #[must_use]
    pub fn concepts(&self) -> &[Concept] {
        &self.concepts
    }

    /// Every term that stands in a text, also inside a longer one, with at most so many other words inside.
    fn all(&self, language: Language, text: &str, between: usize) -> Vec<Found<'_>> {
        let units = units(language, text);
        let mut found = Vec::new();
        let Some(index) = self.index.get(place(language)) else { return found };
        for (at, (span, unit)) in units.iter().enumerate() {
            let after = units.get(at + 1..).unwrap_or_default();
            for entry in index.get(unit).map_or(&[][..], Vec::as_slice) {
                let Some(end) = end_of(&entry.rest, after, between) else { continue };
                let concept = self.concepts.get(entry.concept);
                let term = concept.and_then(|concept| concept.terms(language).get(entry.term));
                // A name is written as one: «Того» is a country, «того» is not.
                let named = |term: &&Term| {
                    !term.text.starts_with(char::is_uppercase)
                        || text.get(span.clone()).is_some_and(|found| found.starts_with(char::is_uppercase))
                };
                let term = term.filter(named);
                let span = span.start..end.unwrap_or(span.end);
                found.extend(concept.zip(term).map(|(concept, term)| Found { concept, term, span }));
            }
        }
        found
    }

    /// The terms of a text, from left to right, the longest where several begin, none inside another.
    #[must_use]
    pub fn find(&self, language: Language, text: &str) -> Vec<Found<'_>> {
        let mut all = self.all(language, text, 0);
        // A base may give one word to several concepts; then the first of the table is meant.
        all.sort_by(|one, other| {
            one.span.start.cmp(&other.span.start).then(other.span.end.cmp(&one.span.end))
        });
        let mut end = 0;
        all.retain(|found| {
            let free = found.span.start >= end;
            if free {
                end = found.span.end;
            }
            free
        });
        all
    }

    /// The concepts of a text whose terms its translation has forgotten: neither the preferred nor an admitted
    /// one stands there in any form. A concept without a term in the other language is not missed.
    #[must_use]
    pub fn forgotten(
        &self,
        (from, text): (Language, &str),
        (to, translation): (Language, &str),
    ) -> Vec<&Concept> {
        let said: BTreeSet<&str> = self
            .all(to, translation, if to == Language::Chinese { 0 } else { BETWEEN_WORDS_MAX })
            .iter()
            .filter(|found| found.term.status != Status::Deprecated)
            .map(|found| found.concept.id.as_str())
            .collect();
        let mut missed = BTreeSet::new();
        self.find(from, text)
            .into_iter()
            .map(|found| found.concept)
            .filter(|concept| !concept.terms(to).is_empty() && !said.contains(concept.id.as_str()))
            .filter(|concept| missed.insert(concept.id.as_str()))
            .collect()
    }
}
