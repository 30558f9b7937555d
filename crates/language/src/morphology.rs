//! What the words of a Tajik text are: lemma, part of speech and features.
//!
//! ```
//! use paivand_language::morphology::analyse;
//!
//! let words = analyse("Тарафҳо ҳуҷҷатҳоямонро имзо намекунанд.");
//! let read: Vec<_> = words.iter().map(|word| (word.form, &*word.lemma, word.upos.tag())).collect();
//! assert_eq!(
//!     read,
//!     [
//!         ("Тарафҳо", "тараф", "NOUN"),
//!         ("ҳуҷҷатҳоямонро", "ҳуҷҷат", "NOUN"),
//!         ("имзо", "имзо", "NOUN"),
//!         ("намекунанд", "кардан", "VERB"),
//!         (".", ".", "PUNCT"),
//!     ]
//! );
//! assert_eq!(words[1].features.to_string(), "Case=Acc|Number=Plur|Number[psor]=Plur|Person[psor]=1");
//! assert_eq!(words[3].features.get("Polarity"), Some("Neg"));
//! ```
//!
//! A word is looked up whole among the closed classes, then cut wherever an ending may begin and its stem looked up
//! in the lexicon and among the forms of verbs; a word that none of these has is guessed. What is meant among several
//! readings is decided by the words beside it.

mod closed;
mod context;
mod ending;
mod features;
mod generate;
mod guess;
mod lexicon;
mod other;
mod reading;
mod settle;
pub(crate) mod stems;
#[cfg(test)]
mod tests;
mod upos;
mod verb;

use std::borrow::Cow;

use crate::Language;
use crate::segment::{Span, words};
use context::Lattice;
pub(crate) use ending::{Asks, EndingHosts};
pub use features::Features;
use features::Slot;
pub use generate::{Form, forms};
use reading::{Lemma, Reading};
pub use upos::Upos;
pub(crate) use verb::Kind;

/// For the command that builds the lexicon.
pub(crate) mod models {
    pub use super::ending::splits;
    pub use super::guess::is_adjective_by_shape;
    pub use super::lexicon::{RANK_MAX, class, encoded as encoded_lexicon};
    pub use super::verb::{is_regular, verb_forms};
}

/// A word of a text and how it is read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Word<'a> {
    /// Its bytes in the text.
    pub span: Span,
    /// As it stands in the text.
    pub form: &'a str,
    /// As a dictionary has it: a noun without endings, a verb as its infinitive; small letters, but for names.
    pub lemma: Cow<'static, str>,
    /// Its part of speech.
    pub upos: Upos,
    /// What its form says.
    pub features: Features,
}

/// How a word is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Shape {
    Small,
    /// The first letter large, where a sentence begins.
    First,
    /// The first letter large, where none begins.
    Title,
    /// Two to six large letters: an abbreviation.
    Letters,
}

/// Letters of the longest abbreviation.
const ABBREVIATION_LETTERS_MAX: usize = 6;

/// Reads every word and mark of a Tajik text.
///
/// Spans are those of [`words`]; an empty text has no words. Texts in other languages come out
/// as names and unknown words.
#[must_use]
pub fn analyse(text: &str) -> Vec<Word<'_>> {
    let mut analysis = Analysis { is_loud: !text.chars().any(char::is_lowercase), ..Analysis::default() };
    let mut begins = true;
    for span in words(Language::Tajik, text) {
        let form = text.get(span.clone()).unwrap_or_default();
        analysis.read(form, begins);
        let is_word = form.chars().any(char::is_alphanumeric);
        begins = !is_word && (begins || !matches!(form, "," | ";" | "(" | ")" | "-" | "–" | "»"));
        analysis.spans.push(span);
    }
    analysis.written(text)
}

/// The stem of a word for a search: the lemma of its likeliest reading, in small letters.
///
/// Forms of one word share it: китобҳоямонро, китоби → китоб; мекунанд, кардааст → кардан. It looks at the word alone,
/// so a form of two words has the stem of the more usual one.
///
/// ```
/// use paivand_language::morphology::stem;
///
/// assert_eq!(stem("Китобҳоямонро"), "китоб");
/// assert_eq!(stem("намекунанд"), stem("кардааст"));
/// assert_eq!(stem("Тоҷикистонро"), "тоҷикистон");
/// ```
#[must_use]
pub fn stem(word: &str) -> Cow<'static, str> {
    let small = word.to_lowercase();
    let mut found = Vec::new();
    reading::readings(&small, &mut found);
    if found.is_empty() {
        guess::guesses(&small, false, &mut found);
    }
    match found.first().map(|best| (best.lemma, best)) {
        Some((Lemma::Known(word), _)) => Cow::Borrowed(word),
        Some((_, best)) => Cow::Owned(lemma(&small, best).to_lowercase()),
        None => Cow::Owned(small),
    }
}

/// How sure the grammar is of a small word: lower is surer; none if it does not know the word, or only by a word
/// that nothing but the crawl of the web has.
pub(crate) fn doubt(word: &str) -> Option<i16> {
    let mut found = Vec::new();
    reading::readings(word, &mut found);
    let sure = found.iter().find(|reading| match reading.lemma {
        // A word of a closed class is sure, whoever else has it.
        Lemma::Known(_) if !closed::CLOSED.find_word(word).is_empty() => true,
        Lemma::Known(lemma) => {
            lexicon::LEXICON.get(lemma).is_none_or(|entry| entry.classes & lexicon::class::CRAWLED == 0)
        }
        Lemma::Cut(..) | Lemma::Joined(..) => true,
    });
    sure.map(|reading| reading.cost)
}

/// What nouns, adjectives and participles end in.
pub(crate) fn endings() -> impl Iterator<Item = &'static str> {
    let endings: &'static ending::Endings<ending::Ending> = &ending::ENDINGS;
    endings.all().iter().map(|ending| ending.text.as_str())
}

/// What is known of a text while it is read.
#[derive(Debug, Default)]
struct Analysis {
    /// All of it is in large letters.
    is_loud: bool,
    spans: Vec<Span>,
    /// Small letters of the word that is read.
    small: String,
    readings: Vec<Reading>,
    /// Where the readings of each word end.
    ends: Vec<usize>,
    /// Readings of the word that is read.
    found: Vec<Reading>,
}

impl Analysis {
    fn shape(&self, form: &str, begins: bool) -> Shape {
        let mut letters = form.chars();
        if self.is_loud || !letters.next().is_some_and(char::is_uppercase) {
            return Shape::Small;
        }
        let rest = letters.as_str();
        if !rest.is_empty()
            && rest.chars().count() < ABBREVIATION_LETTERS_MAX
            && !rest.chars().any(char::is_lowercase)
        {
            return Shape::Letters;
        }
        if begins { Shape::First } else { Shape::Title }
    }

    /// Finds the readings of a word.
    fn read(&mut self, form: &str, begins: bool) {
        self.found.clear();
        self.small.clear();
        self.small.extend(form.chars().flat_map(char::to_lowercase));
        let shape = self.shape(form, begins);
        let is_plain = self.small.len() == form.len() && form.chars().all(crate::letters::is_cyrillic);
        if !is_plain {
            other::readings(form, &self.small, &mut self.found);
        } else if shape == Shape::Letters {
            self.found.push(other::abbreviation(form));
        } else {
            reading::readings(&self.small, &mut self.found);
            self.weigh(shape);
        }
        self.readings.append(&mut self.found);
        self.ends.push(self.readings.len());
    }

    /// Makes names likelier where a letter is large, and guesses where nothing was found.
    fn weigh(&mut self, shape: Shape) {
        if self.found.is_empty() {
            guess::guesses(&self.small, shape == Shape::Title, &mut self.found);
            return;
        }
        let is_known = self.found.iter().any(|reading| reading.cost < 16);
        if shape == Shape::Title && !is_known {
            guess::guesses(&self.small, true, &mut self.found);
        }
        for reading in &mut self.found {
            reading.cost += match (shape, reading.upos) {
                (Shape::Title, Upos::Propn) => -12,
                (Shape::Small, Upos::Propn) => 24,
                (Shape::First, Upos::Propn) => 2,
                _ => 0,
            };
        }
    }

    /// The words, each with the reading that its neighbours leave.
    fn written(mut self, text: &str) -> Vec<Word<'_>> {
        settle::before(text, &self.spans, &self.ends, &mut self.readings);
        let mut chosen = Vec::new();
        Lattice::default().choose(&self.ends, &self.readings, &mut chosen);
        let mut words: Vec<Word<'_>> = Vec::with_capacity(self.spans.len());
        for (span, place) in self.spans.iter().zip(chosen) {
            let form = text.get(span.clone()).unwrap_or_default();
            let Some(reading) = self.readings.get(place) else { continue };
            words.push(Word {
                span: span.clone(),
                form,
                lemma: lemma(form, reading),
                upos: reading.upos,
                features: reading.features,
            });
        }
        settle::after(&mut words);
        words
    }
}

/// The lemma of a reading, in the letters that it wants.
fn lemma(form: &str, reading: &Reading) -> Cow<'static, str> {
    let cut = |end: u8| form.get(..usize::from(end)).unwrap_or(form);
    if reading.upos == Upos::Propn {
        let written = match reading.lemma {
            Lemma::Known(word) => word.to_owned(),
            Lemma::Cut(end, tail) | Lemma::Joined(end, tail) => format!("{}{tail}", cut(end)),
        };
        return Cow::Owned(titled(&written));
    }
    match reading.lemma {
        Lemma::Known(word) => Cow::Borrowed(word),
        Lemma::Cut(end, tail) | Lemma::Joined(end, tail) => {
            let mut written = cut(end).to_lowercase();
            written.push_str(tail);
            Cow::Owned(written)
        }
    }
}

/// With a large first letter.
fn titled(word: &str) -> String {
    let mut letters = word.chars();
    let first = letters.next().into_iter().flat_map(char::to_uppercase);
    first.chain(letters).collect()
}

impl Word<'_> {
    /// Whether the word has the linking -и.
    #[must_use]
    pub fn is_linked(&self) -> bool {
        self.features.has(Slot::Izofat)
    }
}
