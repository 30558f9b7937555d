//! A base of terms as TBX, and as the table it is read from.

use std::collections::HashSet;
use std::fmt;
use std::io::{Read, Write};

use super::{CONCEPTS_MAX, Concept, Status, Term, TermBase};
use crate::Language;
use crate::exchange::{ExchangeError, tbx};

impl TermBase {
    /// Reads TBX, of both editions. Terms of other languages and definitions are left out. A term without a status
    /// is not confirmed, and preferred if it is the first of its language.
    ///
    /// # Errors
    /// Those of [`tbx::Reader`]; the file is refused whole. More than [`CONCEPTS_MAX`] concepts are not read.
    pub fn read_tbx(from: impl Read) -> Result<Self, ExchangeError> {
        let mut known = HashSet::new();
        let concepts = (1..).zip(tbx::Reader::new(from).take(CONCEPTS_MAX)).map(|(number, concept)| {
            concept.map(|read| {
                let mut concept = of(&read);
                // Every concept has a name of its own, whatever the file says.
                while concept.id.is_empty() || !known.insert(concept.id.clone()) {
                    concept.id.push_str(&format!("concept-{number}"));
                }
                concept
            })
        });
        Ok(Self::new(concepts.collect::<Result<_, _>>()?))
    }

    /// Writes all concepts as TBX-Basic.
    ///
    /// # Errors
    /// Those of [`tbx::Writer`].
    pub fn write_tbx(&self, to: impl Write, edition: tbx::Edition) -> Result<(), ExchangeError> {
        let mut writer = tbx::Writer::new(to, "en", edition)?;
        self.concepts().iter().try_for_each(|concept| writer.write(&exchanged(concept)))?;
        writer.finish()
    }
}

/// The table that [`TermBase::read`] reads.
impl fmt::Display for TermBase {
    fn fmt(&self, to: &mut fmt::Formatter<'_>) -> fmt::Result {
        to.write_str("id\ttg\tzh\tru\ten\n")?;
        for concept in self.concepts() {
            to.write_str(&concept.id)?;
            for language in Language::ALL {
                let cells: Vec<String> = concept.terms(language).iter().map(cell).collect();
                write!(to, "\t{}", cells.join("; "))?;
            }
            to.write_str("\n")?;
        }
        Ok(())
    }
}

fn cell(term: &Term) -> String {
    let avoided = if term.status == Status::Deprecated { "!" } else { "" };
    let guessed = if term.confirmed { "" } else { "?" };
    format!("{avoided}{}{guessed}", term.text)
}

fn of(read: &tbx::Concept) -> Concept {
    let terms = Language::ALL.map(|language| {
        let mut terms: Vec<Term> = Vec::new();
        for term in read.terms.iter().filter(|term| Language::parse(&term.language) == Some(language)) {
            let preferred = terms.iter().any(|known| known.status == Status::Preferred);
            let status = match term.status {
                Some(tbx::Status::Deprecated | tbx::Status::Superseded) => Status::Deprecated,
                Some(tbx::Status::Preferred) | None if !preferred => Status::Preferred,
                Some(tbx::Status::Preferred | tbx::Status::Admitted) | None => Status::Admitted,
            };
            // What parts terms in a table, or marks them, is no part of one.
            let text = term.text.replace([';', '\t', '\n', '\r'], " ");
            let text =
                text.trim_matches(|sign: char| sign.is_whitespace() || matches!(sign, '!' | '?')).to_owned();
            if !text.is_empty() {
                terms.push(Term { text, status, confirmed: term.status.is_some() });
            }
        }
        terms.sort_by_key(|term| term.status);
        terms
    });
    Concept::new(read.id.trim().replace(['\t', '\n', '\r'], " "), terms)
}

fn exchanged(concept: &Concept) -> tbx::Concept {
    let terms = Language::ALL.into_iter().flat_map(|language| {
        concept.terms(language).iter().map(move |term| tbx::Term {
            language: language.tag().to_owned(),
            text: term.text.clone(),
            status: match (term.status, term.confirmed) {
                (Status::Deprecated, _) => Some(tbx::Status::Deprecated),
                (_, false) => None,
                (Status::Preferred, true) => Some(tbx::Status::Preferred),
                (Status::Admitted, true) => Some(tbx::Status::Admitted),
            },
        })
    });
    tbx::Concept { id: concept.id.clone(), definition: None, terms: terms.collect() }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_bases_come_back_from_tbx_and_from_their_table() {
        for base in [TermBase::seed(), TermBase::places()] {
            let table = TermBase::read(&base.to_string()).map(|read| read.to_string());
            assert_eq!(table, Ok(base.to_string()));
            for edition in [tbx::Edition::Second, tbx::Edition::Third] {
                let mut file = Vec::new();
                base.write_tbx(&mut file, edition).unwrap();
                let read = TermBase::read_tbx(&file[..]).unwrap();
                assert_eq!(read.concepts().len(), base.concepts().len());
                for (one, other) in read.concepts().iter().zip(base.concepts()) {
                    assert_eq!(one.id, other.id);
                    for language in Language::ALL {
                        let sorted = |concept: &Concept| {
                            let mut terms = concept.terms(language).to_vec();
                            terms.sort_by_key(|term| term.status);
                            terms
                        };
                        assert_eq!(sorted(one), sorted(other), "{} in {}", one.id, language.code());
                    }
                }
            }
        }
    }

    #[test]
    fn foreign_terms_are_taken_as_they_are_meant() {
        let term = |language: &str, text: &str, status| tbx::Term {
            language: language.into(),
            text: text.into(),
            status,
        };
        let concept = of(&tbx::Concept {
            id: "c1".into(),
            definition: None,
            terms: vec![
                term("en-GB", "party!", Some(tbx::Status::Superseded)),
                term("en", "side; one", None),
                term("fr", "partie", None),
                term("en", "", None),
            ],
        });
        let english: Vec<_> =
            concept.terms(Language::English).iter().map(|term| (term.text.as_str(), term.status)).collect();
        assert_eq!(english, [("side  one", Status::Preferred), ("party", Status::Deprecated)]);
        assert_eq!(concept.terms(Language::Russian), []);
    }
}
