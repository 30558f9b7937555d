//! What a text states that any translation must state too.

use super::fact::{Atom, Fact, dated, month, numbered, stated};
use super::figures::{clock, parted, roman, without_year_letter};
use super::numerals::{chinese, spelt};
use crate::Language;
use crate::segment::{Span, words};
use crate::{date, number};

/// Most words of a number or a date: «як миллиону дусаду панҷоҳ ҳазору шашсад» has six.
const WINDOW_WORDS: usize = 10;

/// All that a text states, from left to right.
pub(super) fn facts(language: Language, text: &str) -> Vec<Fact> {
    let spans: Vec<Span> = words(language, text).flat_map(|span| parted(language, text, span)).collect();
    let mut found = Vec::new();
    let mut at = 0;
    while let Some(span) = spans.get(at) {
        let word = text.get(span.clone()).unwrap_or_default();
        if is_code(word) {
            found.push(Fact {
                span: span.clone(),
                atom: Atom::Code(word.to_uppercase()),
                counts: true,
                dated: false,
            });
            at += 1;
            continue;
        }
        if let Some(fact) = roman(text, &spans, at) {
            found.push(fact);
            at += 1;
            continue;
        }
        if language == Language::Chinese {
            at += 1;
            continue;
        }
        let (facts, taken) = beginning(language, text, spans.get(at..).unwrap_or_default());
        found.extend(facts);
        at += taken;
    }
    if language == Language::Chinese {
        found.extend(chinese(text));
    }
    found
}

/// Figures with a letter that is no ordinal's ending and no unit: `R2.1`, `C01`.
fn is_code(word: &str) -> bool {
    word.starts_with(|sign: char| sign.is_ascii_uppercase())
        && word.contains(|sign: char| sign.is_ascii_digit())
        && word.chars().all(|sign| sign.is_ascii_alphanumeric() || sign == '.' || sign == '-')
}

/// What the words state that begin here, and how many words that takes.
fn beginning(language: Language, text: &str, spans: &[Span]) -> (Vec<Fact>, usize) {
    let Some(first) = spans.first() else { return (Vec::new(), 1) };
    let word = text.get(first.clone()).unwrap_or_default();
    let lower = word.to_lowercase();
    let named = date::month(language, &lower);
    let figures = word.contains(|sign: char| sign.is_ascii_digit());
    // «Си Ҷинпин» is no thirty.
    let next = spans.get(1).and_then(|next| text.get(next.clone())).unwrap_or_default();
    if word.starts_with(char::is_uppercase) && next.starts_with(char::is_uppercase) && named.is_none() {
        return (Vec::new(), 1);
    }
    if let Some((facts, end)) =
        Some(text).filter(|_| figures).and_then(|text| clock(language, text, first.start))
    {
        let taken = spans.iter().take_while(|span| span.start < end).count();
        return (facts, taken);
    }
    let may = figures || named.is_some() || number::read(language, word).is_ok();
    let named_or_figures = (figures, named.is_some());
    if let Some(read) = may.then(|| longest(language, text, spans, named_or_figures)).flatten() {
        return read;
    }
    if let Some(value) = named.filter(|_| word != "may" && word != "май") {
        return (vec![month(first.clone(), value)], 1);
    }
    // «2027-ро», «30-рӯза»: figures with an ending; «2025г»: with the letter of their word.
    let value = || word.split_once('-').map(|(value, _)| value).or_else(|| without_year_letter(word));
    if let Some(value) = Some(figures).filter(|figures| *figures).and_then(|_| value()?.parse().ok()) {
        return (stated(first.clone(), value, false).into_iter().collect(), 1);
    }
    (spelt(language, &lower).and_then(|value| stated(first.clone(), value, true)).into_iter().collect(), 1)
}

/// The longest date or number that begins here.
fn longest(
    language: Language,
    text: &str,
    spans: &[Span],
    (figures, named): (bool, bool),
) -> Option<(Vec<Fact>, usize)> {
    let first = spans.first()?;
    for length in (1..=WINDOW_WORDS.min(spans.len())).rev() {
        let span = first.start..spans.get(length - 1).map_or(first.end, |last| last.end);
        let window = text.get(span.clone()).unwrap_or_default();
        // Only what ends with its last word: a stop or a comma after a date is not a part of it.
        if !window.ends_with(char::is_alphanumeric) {
            continue;
        }
        let long = length > 2 || figures;
        if let Some(date) = Some(window).filter(|_| long).and_then(|it| date::bare(language, it).ok()) {
            return Some((dated(&span, date).collect(), length));
        }
        let read = Some(window).filter(|_| !named).and_then(|it| number::read(language, it).ok());
        if let Some(read) = read {
            let number = scaled(language, text, (&span, spans.get(length - 1..)?), &read.number);
            return Some((vec![numbered(span, number.unwrap_or(read.number), figures)], length));
        }
    }
    None
}

/// What stands before and between the ends of a range in words.
const RANGES: [(&str, &str); 6] =
    [("аз", "то"), ("от", "до"), ("с", "по"), ("from", "to"), ("between", "and"), ("байни", "ва")];

/// The number of the first of these spans, in the scale of what is behind it: «10–20 млн», «аз 10 то 20 млн» begin with
/// ten million.
fn scaled(
    language: Language,
    text: &str,
    (window, spans): (&Span, &[Span]),
    number: &number::Number,
) -> Option<number::Number> {
    let word = |span: &Span| text.get(span.clone()).unwrap_or_default();
    let (own, rest) = spans.split_first()?;
    let joins = |between: &str| {
        let before = text.get(..window.start).unwrap_or_default().trim_end().to_lowercase();
        let begins = |first: &str| {
            before.strip_suffix(first).is_some_and(|rest| !rest.ends_with(char::is_alphanumeric))
        };
        is_dash(between) || RANGES.iter().any(|(first, second)| *second == between && begins(first))
    };
    let second = rest.iter().position(|span| !joins(word(span)))?;
    let (start, end) = (rest.get(second)?, rest.get(second + 1)?);
    if !joins(text.get(own.end..start.start)?.trim()) {
        return None;
    }
    let plain = number::read(language, word(start)).ok()?.number;
    let whole = number::read(language, text.get(start.start..end.end)?).ok()?.number;
    number.is_below(&plain).then(|| number.scaled_as(&plain, &whole)).flatten()
}

fn is_dash(text: &str) -> bool {
    matches!(text, "-" | "–" | "—" | "−" | "‑")
}
