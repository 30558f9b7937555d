//! A translation with the numbers of another text in place of its own, as its language writes them.

use std::ops::Range;

use crate::Language;
use crate::number::{self, Number};

/// From so many digits on thousands stand apart, if they did in the source: 1000, but 10 000.
const APART_DIGITS: usize = 5;

/// Between thousands in Tajik and Russian.
const SPACES: [char; 3] = [' ', '\u{a0}', '\u{202f}'];

/// Whether a language parts thousands by spaces.
fn is_spaced(language: Option<Language>) -> bool {
    matches!(language, Some(Language::Tajik | Language::Russian))
}

/// Where the numbers of a text stand: runs of figures, with points and commas between figures, and with spaces before
/// three of them where the language parts thousands so.
fn numbers(language: Option<Language>, text: &str) -> Vec<Range<usize>> {
    let mut found: Vec<Range<usize>> = Vec::new();
    for (at, sign) in text.char_indices().filter(|(_, sign)| sign.is_ascii_digit()) {
        let end = at + sign.len_utf8();
        match found.last_mut() {
            Some(last) if last.end == at => last.end = end,
            Some(last) if last.end + 1 == at && matches!(text.get(last.end..at), Some("." | ",")) => {
                last.end = end;
            }
            Some(last) if is_spaced(language) && is_thousands(text, last, at) => last.end = end,
            _ => found.push(at..end),
        }
    }
    found
}

/// Whether three figures, and no more, follow the number behind a space.
fn is_thousands(text: &str, number: &Range<usize>, at: usize) -> bool {
    let between = text.get(number.end..at).unwrap_or_default();
    let group = |figures: &str| figures.bytes().take_while(u8::is_ascii_digit).count();
    let own = text.get(number.clone()).unwrap_or_default();
    let first = own.split(SPACES).next().unwrap_or_default();
    between.chars().count() == 1
        && between.contains(SPACES)
        && !own.contains(['.', ','])
        && first.len() <= 3
        && group(text.get(at..).unwrap_or_default()) == 3
}

/// The figures of a text as its language reads them.
struct Figures<'a> {
    text: &'a str,
    value: Option<Number>,
}

fn figures(language: Option<Language>, text: &str) -> Vec<Figures<'_>> {
    let spans = numbers(language, text).into_iter();
    spans
        .filter_map(|span| {
            let text = text.get(span)?;
            let value = language.and_then(|language| number::read(language, text).ok());
            Some(Figures { text, value: value.map(|read| read.number) })
        })
        .collect()
}

impl Figures<'_> {
    fn is_same(&self, other: &Self) -> bool {
        self.text == other.text || (self.value.is_some() && self.value == other.value)
    }

    /// As a language writes the number: its mark before decimals, its sign between thousands. What has none of them,
    /// and what is no number of its language (`2.1.3`), stays.
    fn written(&self, language: Language) -> String {
        let Some(value) =
            self.value.as_ref().filter(|_| self.text.contains(|sign: char| !sign.is_ascii_digit()))
        else {
            return self.text.to_owned();
        };
        let digits = value.whole_part().to_string();
        let whole = self.text.get(..self.text.len() - value.fraction().len()).unwrap_or_default();
        let was_apart = whole.trim_end_matches(['.', ',']).contains(|sign: char| !sign.is_ascii_digit());
        let whole = match i64::try_from(value.whole_part()) {
            Ok(whole) if was_apart && digits.len() >= APART_DIGITS => number::grouped(language, whole),
            _ => digits,
        };
        let mark = if is_spaced(Some(language)) { "," } else { "." };
        match value.fraction() {
            "" => whole,
            fraction => format!("{whole}{mark}{fraction}"),
        }
    }
}

/// The target with the numbers of the wanted text, if wanted text and source have as many, some differ, and each that
/// differs stands once in the source and once in the target.
///
/// With the languages a number is written as the target's writes it, unless the memory has it as the source's does
/// (`2.1` of a version).
pub(super) fn adapted(
    languages: Option<(Language, Language)>,
    wanted: &str,
    source: &str,
    target: &str,
) -> Option<String> {
    let (from, to) = languages.unzip();
    let (new, old) = (figures(from, wanted), figures(from, source));
    if new.len() != old.len() || new.iter().zip(&old).all(|(new, old)| new.text == old.text) {
        return None;
    }
    let (places, known) = (numbers(to, target), figures(to, target));
    let mut changes: Vec<(Range<usize>, String)> = Vec::new();
    for (new, old) in new.iter().zip(&old).filter(|(new, old)| new.text != old.text) {
        let mut same = places.iter().zip(&known).filter(|(_, known)| known.is_same(old));
        let (place, known) = same.next().filter(|_| same.next().is_none())?;
        if changes.iter().any(|(known, _)| known == place) {
            return None;
        }
        let is_kept = known.text == old.text && known.text.contains(['.', ',']);
        let written = match to {
            Some(to) if !is_kept => new.written(to),
            _ => new.text.to_owned(),
        };
        changes.push((place.clone(), written));
    }
    changes.sort_by_key(|(span, _)| span.start);
    let mut text = target.to_owned();
    for (span, new) in changes.into_iter().rev() {
        text.replace_range(span, &new);
    }
    Some(text)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Language::{Chinese, English, Russian, Tajik};

    #[test]
    fn numbers_take_their_places() {
        for (wanted, source, target, expected) in [
            ("Page 4 of 9", "Page 3 of 5", "Саҳифаи 3 аз 5", Some("Саҳифаи 4 аз 9")),
            ("5 of 3", "3 of 5", "5 中的 3", Some("3 中的 5")),
            ("1,250.5 km", "3 km", "3 км", Some("1,250.5 км")),
            ("Page 3", "Page 3", "Саҳифаи 3", None),
            ("Page 4", "Page 3 of 5", "Саҳифаи 3 аз 5", None),
            ("Page 4", "Page 3", "Саҳифаи се", None),
            ("2 and 4", "3 and 3", "3 ва 3", None),
        ] {
            assert_eq!(adapted(None, wanted, source, target).as_deref(), expected, "{wanted}");
        }
    }

    #[test]
    fn numbers_are_written_as_the_language_of_the_translation_does() {
        for (languages, wanted, source, target, expected) in [
            ((English, Tajik), "In 1,000 days", "In 30 days", "Дар 30 рӯз", "Дар 1000 рӯз"),
            ((English, Tajik), "In 2.5 days", "In 30 days", "Дар 30 рӯз", "Дар 2,5 рӯз"),
            ((English, Russian), "1,250,000.5 km", "3 km", "3 км", "1\u{a0}250\u{a0}000,5 км"),
            ((English, Chinese), "12,500 people", "30 people", "30人", "12,500人"),
            ((Russian, English), "12 500 человек", "30 человек", "30 people", "12,500 people"),
            ((Tajik, Chinese), "2,5 рӯз", "30 рӯз", "30天", "2.5天"),
            ((Russian, Tajik), "2,5 км", "1,5 км", "1,5 км", "2,5 км"),
            ((English, Tajik), "12.75 km", "2.5 km", "2,5 км", "12,75 км"),
            ((English, Tajik), "Version 3.2", "Version 2.1", "Нусхаи 2.1", "Нусхаи 3.2"),
            ((English, Tajik), "Version 3.2.1", "Version 2.1.0", "Нусхаи 2.1.0", "Нусхаи 3.2.1"),
            ((English, Tajik), "Room 007", "Room 12", "Утоқи 12", "Утоқи 007"),
        ] {
            assert_eq!(
                adapted(Some(languages), wanted, source, target).as_deref(),
                Some(expected),
                "{wanted}"
            );
        }
    }
}
