//! The gate before an engine: nothing reaches it unasked, nothing leaves it unmarked.

use crate::check::check;
use crate::engine::{Draft, Engine, EngineError};
use crate::mark::{MachineText, MachineTranslation, Mark};
use crate::memory::Memory;
use crate::pair::Pair;
use crate::permission::{Policy, Refusal, TextClass};
use crate::permitted::{Permitted, Segment};
use crate::terms::{Agreed, agreed};
use crate::warning::Warning;
use jiff::civil::Date;
use paivand_language::terms::TermBase;

/// Longest segment, in bytes: a segment is a sentence or a paragraph, not a book.
pub const SEGMENT_BYTES_MAX: usize = 32 << 10;

/// Most segments of one request: what an engine answers to within its time.
pub const SEGMENTS_MAX: usize = 256;

/// Most matches of a memory that are shown or sent along.
const MATCHES_MAX: usize = 5;

/// What is to be translated.
#[derive(Clone, Copy, Debug)]
pub struct Request<'a> {
    /// How the texts must be kept.
    pub class: TextClass,
    /// From which language into which.
    pub pair: Pair,
    /// One text each; not empty.
    pub segments: &'a [&'a str],
    /// The day, for the mark.
    pub date: Date,
}

/// Why nothing was translated.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum TranslateError {
    /// The text may not go there.
    #[error(transparent)]
    Refused(#[from] Refusal),
    /// The engine gave no answer.
    #[error(transparent)]
    Engine(#[from] EngineError),
    /// From a language into the same.
    #[error("a text was to be translated from {0} to itself: name another language")]
    SameLanguage(&'static str),
    /// A segment longer than [`SEGMENT_BYTES_MAX`].
    #[error(
        "segment {place} has {bytes} bytes where {SEGMENT_BYTES_MAX} are the most: cut it into sentences"
    )]
    TooLong {
        /// Its place, from 1.
        place: usize,
        /// Its length.
        bytes: usize,
    },
    /// More segments than [`SEGMENTS_MAX`].
    #[error("{0} segments were to be translated at once where {SEGMENTS_MAX} are the most: ask in parts")]
    TooMany(usize),
}

/// One engine, what may go to it, and what is looked up beside it. It only borrows, so it costs nothing to make.
pub struct Gate<'a> {
    engine: &'a dyn Engine,
    policy: Policy,
    terms: Vec<(&'a TermBase, TextClass)>,
    memory: Option<(&'a dyn Memory, TextClass)>,
}

impl<'a> Gate<'a> {
    /// A gate before an engine.
    #[must_use]
    pub fn new(engine: &'a dyn Engine, policy: Policy) -> Self {
        Self { engine, policy, terms: Vec::new(), memory: None }
    }

    /// The same with more agreed terms, and the class of their list: terms go to an engine only where their class may.
    /// Answers are checked against them in any case. Where two lists speak of the same words, the one handed in first
    /// counts.
    #[must_use]
    pub fn with_terms(mut self, base: &'a TermBase, class: TextClass) -> Self {
        self.terms.push((base, class));
        self
    }

    /// The same with a memory, and the class of what is in it: matches go to an engine only where their class may.
    #[must_use]
    pub fn with_memory(self, memory: &'a dyn Memory, class: TextClass) -> Self {
        Self { memory: Some((memory, class)), ..self }
    }

    /// One answer for each segment, in their order, each with its mark.
    ///
    /// # Errors
    /// See [`TranslateError`]; where it is refused, nothing was sent anywhere.
    pub fn translate(&self, request: &Request<'_>) -> Result<Vec<MachineTranslation>, TranslateError> {
        let Request { class, pair, segments, date } = *request;
        self.policy.decide(class, self.engine.reach())?;
        if pair.from == pair.to {
            return Err(TranslateError::SameLanguage(pair.from.code()));
        }
        if segments.len() > SEGMENTS_MAX {
            return Err(TranslateError::TooMany(segments.len()));
        }
        if let Some((place, text)) = (1..).zip(segments).find(|(_, text)| text.len() > SEGMENT_BYTES_MAX) {
            return Err(TranslateError::TooLong { place, bytes: text.len() });
        }
        if segments.is_empty() {
            return Ok(Vec::new());
        }
        let terms = segments.iter().map(|text| self.terms(pair, text, |_| true));
        let terms: Vec<Vec<Agreed>> = terms.collect();
        let asked: Vec<Segment<'_>> = segments.iter().map(|text| self.segment(pair, text)).collect();
        let drafts = self.asked(&Permitted { pair, reach: self.engine.reach(), segments: asked })?;
        let mark = Mark { engine: self.engine.name().into(), version: self.engine.version().into(), date };
        let marked = drafts.into_iter().zip(terms).map(|((draft, warnings), terms)| MachineTranslation {
            text: draft.text.map(MachineText::new),
            mark: mark.clone(),
            terms,
            warnings,
            alternatives: draft.alternatives,
        });
        Ok(marked.collect())
    }

    fn terms(&self, pair: Pair, text: &str, may: impl Fn(TextClass) -> bool) -> Vec<Agreed> {
        let bases = self.terms.iter().filter(|(_, class)| may(*class)).map(|(base, _)| *base);
        agreed(&bases.collect::<Vec<_>>(), pair, text)
    }

    /// A segment with what the engine may know of it.
    fn segment<'t>(&self, pair: Pair, text: &'t str) -> Segment<'t> {
        let may = |class: TextClass| self.policy.decide(class, self.engine.reach()).is_ok();
        let memory = self.memory.filter(|(_, class)| may(*class));
        let mut matches = memory.map_or_else(Vec::new, |(memory, _)| memory.matches(pair, text));
        matches.truncate(MATCHES_MAX);
        Segment { text, terms: self.terms(pair, text, may), matches, hints: Vec::new() }
    }

    /// Asks, checks, and asks once more for what failed if the engine can make use of being told.
    fn asked(&self, request: &Permitted<'_>) -> Result<Vec<(Draft, Vec<Warning>)>, EngineError> {
        let mut checked = self.checked(request)?;
        if !self.engine.takes_hints() {
            return Ok(checked);
        }
        let (places, again): (Vec<usize>, Vec<Segment<'_>>) = (0..)
            .zip(request.segments.iter().zip(&checked))
            .map(|(at, (segment, (_, warnings)))| {
                (at, Segment { hints: self.hints(warnings), ..segment.clone() })
            })
            .filter(|(_, segment)| !segment.hints.is_empty())
            .unzip();
        if again.is_empty() {
            return Ok(checked);
        }
        let again = Permitted { pair: request.pair, reach: request.reach, segments: again };
        // The first answer stands, with its warnings, when the engine fails now or does no better.
        let Ok(second) = self.checked(&again) else { return Ok(checked) };
        for (at, better) in places.into_iter().zip(second) {
            if let Some(first) = checked.get_mut(at).filter(|first| better.1.len() < first.1.len()) {
                *first = better;
            }
        }
        Ok(checked)
    }

    /// What an engine is told of its first answer: a term that may not go to it may not go there as a hint either.
    fn hints(&self, warnings: &[Warning]) -> Vec<String> {
        let may = |class: TextClass| self.policy.decide(class, self.engine.reach()).is_ok();
        let terms = self.terms.iter().all(|(_, class)| may(*class));
        warnings.iter().filter(|warning| terms || !warning.is_of_terms()).map(ToString::to_string).collect()
    }

    fn checked(&self, request: &Permitted<'_>) -> Result<Vec<(Draft, Vec<Warning>)>, EngineError> {
        let drafts = self.engine.translate(request)?;
        if drafts.len() != request.segments.len() {
            let why =
                format!("it has {} texts where {} were asked for", drafts.len(), request.segments.len());
            return Err(EngineError::Unusable { engine: self.engine.name().to_owned(), why });
        }
        let bases: Vec<&TermBase> = self.terms.iter().map(|(base, _)| *base).collect();
        let checked = drafts.into_iter().zip(&request.segments).map(|(draft, segment)| {
            let mut warnings = draft.warnings.clone();
            if let Some(text) = &draft.text {
                warnings.extend(check(request.pair, segment.text, text, &bases));
            }
            (draft, warnings)
        });
        Ok(checked.collect())
    }
}

#[cfg(test)]
mod tests;
