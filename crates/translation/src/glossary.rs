//! Agreed terms: how the sides decided to call a thing in each language.

use crate::engine::Pair;
use crate::inflection::is_form;
use paivand_language::Language;
use paivand_language::segment::{Span, words};
use std::collections::BTreeMap;

/// Largest glossary, in bytes: every term that one ministry keeps is a tenth of it.
pub const GLOSSARY_BYTES_MAX: usize = 8 << 20;

/// Most terms of a glossary.
pub const TERMS_MAX: usize = 100_000;

/// Why a glossary could not be read.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum GlossaryError {
    /// Larger than [`GLOSSARY_BYTES_MAX`].
    #[error("the glossary has {0} bytes where {GLOSSARY_BYTES_MAX} are the most: leave out what is no term")]
    TooLarge(usize),
    /// The first line does not name columns.
    #[error(
        "the first line of a glossary names its columns, two or more of tg, zh, ru, en, and note, between tabs; {0:?} does not"
    )]
    Columns(String),
    /// A line does not fit the columns.
    #[error(
        "line {line} of the glossary has {got} columns where the first line names {expected}: mend the tabs"
    )]
    Line {
        /// Its number, from 1.
        line: usize,
        /// How many it has.
        got: usize,
        /// How many there should be.
        expected: usize,
    },
    /// More than [`TERMS_MAX`].
    #[error("the glossary has more than {TERMS_MAX} terms: leave out what is no term")]
    TooMany,
}

/// A term found in a source, and how it is to be said.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Agreed {
    /// The term as the glossary has it.
    pub source: String,
    /// How it may be said in the other language, the preferred way first.
    pub targets: Vec<String>,
}

/// One way of saying a term, cut into small words.
#[derive(Clone, Debug)]
struct Way {
    text: String,
    words: Vec<String>,
}

type Term = BTreeMap<Language, Vec<Way>>;

/// The terms of one or more instruments.
#[derive(Clone, Debug, Default)]
pub struct Glossary {
    terms: Vec<Term>,
    /// Where ways of saying begin with a letter: term and way.
    beginnings: BTreeMap<(Language, char), Vec<(usize, usize)>>,
}

/// A text cut into small words, for looking terms up in it.
struct Cut {
    language: Language,
    lower: String,
    words: Vec<(Span, String)>,
}

impl Cut {
    fn new(language: Language, text: &str) -> Self {
        let letters =
            |span: &Span| text.get(span.clone()).filter(|word| word.contains(char::is_alphanumeric));
        let words = words(language, text)
            .filter_map(|span| letters(&span).map(|word| (span.clone(), word.to_lowercase())));
        Self { language, lower: text.to_ascii_lowercase(), words: words.collect() }
    }

    /// Where a way of saying stands from a word on.
    fn at(&self, from: usize, way: &Way) -> Option<Span> {
        let window = self.words.get(from..from.checked_add(way.words.len())?)?;
        let fits = window.iter().zip(&way.words).all(|((_, word), base)| is_form(self.language, word, base));
        let (first, last) = (window.first()?, window.last()?);
        fits.then_some(first.0.start..last.0.end)
    }

    /// Every place where it stands; in Chinese the dictionary does not decide where a term may begin.
    fn all(&self, way: &Way) -> Vec<Span> {
        if self.language == Language::Chinese {
            let lower = way.text.to_ascii_lowercase();
            return self.lower.match_indices(&lower).map(|(at, found)| at..at + found.len()).collect();
        }
        (0..self.words.len()).filter_map(|from| self.at(from, way)).collect()
    }

    fn holds(&self, way: &Way) -> bool {
        !self.all(way).is_empty()
    }
}

impl Way {
    fn new(language: Language, text: &str) -> Self {
        Self {
            text: text.to_owned(),
            words: Cut::new(language, text).words.into_iter().map(|(_, word)| word).collect(),
        }
    }
}

/// Whether a target says the term in one of the agreed ways, in whatever form.
pub(crate) fn is_said(to: Language, target: &str, term: &Agreed) -> bool {
    let cut = Cut::new(to, target);
    term.targets.iter().any(|way| cut.holds(&Way::new(to, way)))
}

impl Glossary {
    /// Reads tab-separated values: columns named in the first line, a term a line, ways of saying it between `|`
    /// with the preferred one first, an empty field where nothing is agreed. Lines that begin with `#` are passed over.
    ///
    /// # Errors
    /// See [`GlossaryError`]: a line that does not fit is named.
    pub fn parse(text: &str) -> Result<Self, GlossaryError> {
        if text.len() > GLOSSARY_BYTES_MAX {
            return Err(GlossaryError::TooLarge(text.len()));
        }
        let text = text.strip_prefix('\u{feff}').unwrap_or(text);
        let mut lines =
            (1..).zip(text.lines()).filter(|(_, line)| !line.trim().is_empty() && !line.starts_with('#'));
        let head = lines.next().map_or("", |(_, head)| head);
        let columns = columns(head).ok_or_else(|| GlossaryError::Columns(head.chars().take(80).collect()))?;
        let mut glossary = Self::default();
        for (line, row) in lines {
            let fields: Vec<&str> = row.split('\t').collect();
            if fields.len() != columns.len() {
                return Err(GlossaryError::Line { line, got: fields.len(), expected: columns.len() });
            }
            let named = columns.iter().zip(fields).filter_map(|(column, field)| Some(((*column)?, field)));
            let ways = named.map(|(language, field)| {
                let ways = field.split('|').map(str::trim).filter(|way| !way.is_empty());
                (language, ways.map(|way| Way::new(language, way)).collect())
            });
            glossary.add(ways.collect());
            if glossary.terms.len() > TERMS_MAX {
                return Err(GlossaryError::TooMany);
            }
        }
        Ok(glossary)
    }

    fn add(&mut self, term: Term) {
        for (language, ways) in &term {
            for (place, way) in ways.iter().enumerate() {
                let first = way.words.first().and_then(|word| word.chars().next());
                if let Some(first) = first {
                    self.beginnings.entry((*language, first)).or_default().push((self.terms.len(), place));
                }
            }
        }
        self.terms.push(term);
    }

    /// How many terms there are.
    #[must_use]
    pub fn len(&self) -> usize {
        self.terms.len()
    }

    /// Whether there are none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.terms.is_empty()
    }

    /// The terms that stand in a text and have an agreed way of saying in the other language, in the order of the
    /// text; of terms that overlap the longer one.
    ///
    /// ```
    /// use paivand_language::Language::{English, Tajik};
    /// use paivand_translation::{Glossary, Pair};
    ///
    /// let glossary = Glossary::parse("tg\ten\nгурӯҳи корӣ\tworking group\nҷаласа\tsession|meeting\n")?;
    /// let found = glossary.found(Pair { from: Tajik, to: English }, "Ҷаласаҳои гурӯҳи кории муштарак");
    /// let named: Vec<&str> = found.iter().map(|term| term.source.as_str()).collect();
    /// assert_eq!(named, ["ҷаласа", "гурӯҳи корӣ"]);
    /// # Ok::<(), paivand_translation::GlossaryError>(())
    /// ```
    #[must_use]
    pub fn found(&self, pair: Pair, text: &str) -> Vec<Agreed> {
        let cut = Cut::new(pair.from, text);
        let mut places: Vec<(Span, usize, &Way)> = Vec::new();
        for (term, way) in self.candidates(&cut) {
            places.extend(cut.all(way).into_iter().map(|span| (span, term, way)));
        }
        places.sort_by_key(|(span, term, _)| (std::cmp::Reverse(span.len()), span.start, *term));
        let mut kept: Vec<(Span, usize, &Way)> = Vec::new();
        for (span, term, way) in places {
            let apart = |(other, known, _): &(Span, usize, &Way)| {
                *known != term && (other.end <= span.start || span.end <= other.start)
            };
            if kept.iter().all(apart) {
                kept.push((span, term, way));
            }
        }
        kept.sort_by_key(|(span, ..)| span.start);
        let agreed = kept.into_iter().filter_map(|(_, term, way)| {
            let targets = self.terms.get(term)?.get(&pair.to).filter(|ways| !ways.is_empty())?;
            Some(Agreed {
                source: way.text.clone(),
                targets: targets.iter().map(|way| way.text.clone()).collect(),
            })
        });
        agreed.collect()
    }

    /// The ways of saying that begin as something in the text does.
    fn candidates(&self, cut: &Cut) -> Vec<(usize, &Way)> {
        let mut firsts: Vec<char> = match cut.language {
            Language::Chinese => cut.lower.chars().filter(|sign| sign.is_alphanumeric()).collect(),
            Language::Tajik | Language::Russian | Language::English => {
                cut.words.iter().filter_map(|(_, word)| word.chars().next()).collect()
            }
        };
        firsts.sort_unstable();
        firsts.dedup();
        let listed =
            firsts.into_iter().filter_map(|first| self.beginnings.get(&(cut.language, first))).flatten();
        listed
            .filter_map(|(term, way)| Some((*term, self.terms.get(*term)?.get(&cut.language)?.get(*way)?)))
            .collect()
    }
}

/// What each column holds; `None` for notes.
fn columns(head: &str) -> Option<Vec<Option<Language>>> {
    let column = |name: &str| match name.trim() {
        "note" => Some(None),
        name => Language::parse(name).map(Some),
    };
    let columns: Vec<Option<Language>> = head.split('\t').map(column).collect::<Option<_>>()?;
    let mut languages: Vec<Language> = columns.iter().copied().flatten().collect();
    let named = languages.len();
    languages.sort_unstable();
    languages.dedup();
    (named >= 2 && languages.len() == named).then_some(columns)
}

#[cfg(test)]
mod tests;
