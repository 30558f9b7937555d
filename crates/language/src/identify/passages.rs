//! The languages of a mixed text.

use super::{Alphabet, Identified, identify};
use crate::Language::Tajik;
use crate::letters::is_han;
use crate::segment::{Span, sentences};

/// Fewest words in another script that are a passage of their own: fewer are names and terms.
const WORDS_MIN: usize = 3;

/// Chinese characters that count as a word.
const HAN_WORD: usize = 2;

/// The passages of a mixed text: neighbouring sentences, or parts of a sentence in different scripts, of the same
/// language and script are one.
#[must_use]
pub fn passages(text: &str) -> Vec<(Span, Identified)> {
    let mut found: Vec<(Span, Identified)> = Vec::new();
    for sentence in sentences(Tajik, text) {
        for span in runs(text, sentence) {
            let identified = identify(text.get(span.clone()).unwrap_or_default());
            match found.last_mut() {
                // What has no letters, or is not certain, goes with what stands before it.
                Some((last, before))
                    if identified.language == "und"
                        || (before.language, before.script) == (identified.language, identified.script) =>
                {
                    last.end = span.end;
                    before.confidence = before.confidence.max(identified.confidence);
                }
                _ => found.push((span, identified)),
            }
        }
    }
    found
}

/// The script of a word, by its first letter of one, and as how many words it counts.
fn script(word: &str) -> Option<(Option<Alphabet>, usize)> {
    word.chars().find_map(|letter| {
        if is_han(letter) {
            let han = word.chars().filter(|letter| is_han(*letter)).count();
            return Some((None, han.div_ceil(HAN_WORD)));
        }
        let alphabet =
            Alphabet::ALL.into_iter().find(|alphabet| letter.is_alphabetic() && alphabet.has(letter));
        alphabet.map(|alphabet| (Some(alphabet), 1))
    })
}

/// The parts of a sentence in different scripts.
fn runs(text: &str, sentence: Span) -> Vec<Span> {
    // Script, span and words of each run; a word without letters goes with the one before.
    let mut all: Vec<(Option<Alphabet>, Span, usize)> = Vec::new();
    let mut at = sentence.start;
    for part in text.get(sentence.clone()).unwrap_or_default().split_inclusive(char::is_whitespace) {
        let word = part.trim_end();
        let span = at..at + word.len();
        at += part.len();
        if word.is_empty() {
            continue;
        }
        match (script(word), all.last_mut()) {
            (Some((alphabet, words)), Some((last, run, count))) if *last == alphabet => {
                (run.end, *count) = (span.end, *count + words);
            }
            (None, Some((_, run, _))) => run.end = span.end,
            (found, _) => {
                let (alphabet, words) = found.unwrap_or((None, 0));
                all.push((alphabet, span, words));
            }
        }
    }
    let mut kept: Vec<(Option<Alphabet>, Span)> = Vec::new();
    let mut waiting: Option<usize> = None;
    for (alphabet, span, words) in all {
        match kept.last_mut() {
            Some((last, run)) if words < WORDS_MIN || *last == alphabet => run.end = span.end,
            None if words < WORDS_MIN => waiting = waiting.or(Some(span.start)),
            _ => kept.push((alphabet, waiting.take().unwrap_or(span.start)..span.end)),
        }
    }
    if kept.is_empty() { vec![sentence] } else { kept.into_iter().map(|(_, span)| span).collect() }
}
