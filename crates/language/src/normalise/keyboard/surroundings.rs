//! What stands beside a word, as far as it tells ӣ at its end from izofat: izofat asks for a word to follow.

use crate::letters::{is_cyrillic, is_latin, russian_keyboard};
use std::collections::HashMap;
use std::sync::LazyLock;

/// Words of the closed classes and the commonest verbs, by what a Russian keyboard leaves of them.
static CLASSES: LazyLock<HashMap<Vec<char>, Class>> = LazyLock::new(|| {
    let table = include_str!("../../../lexicon/function-words-tg.tsv");
    let rows = table.lines().filter_map(|line| line.split_once('\t'));
    rows.map(|(word, class)| {
        let class = match class {
            "particle" => Class::Particle,
            "verb" => Class::Verb,
            _ => Class::Pronoun,
        };
        (word.chars().map(russian_keyboard).collect(), class)
    })
    .collect()
});

/// What kind of word it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Class {
    /// None at all: a mark, or the end of the line.
    Nothing,
    /// A preposition or conjunction: no izofat stands before it.
    Particle,
    /// A finite verb or its participle: no izofat stands before it either, as a rule.
    Verb,
    Pronoun,
    /// In Latin letters, figures, or after a quotation mark: a name or number that izofat joins.
    Foreign,
    Other,
}

/// A word in place of what is not Cyrillic.
const FOREIGN: char = 'a';

/// The class of a word beside another.
pub(super) fn class(word: &[char]) -> Class {
    match word {
        [] => Class::Nothing,
        [FOREIGN] => Class::Foreign,
        _ => CLASSES.get(word).copied().unwrap_or(match word {
            ['м', 'е', _, _, ..] | ['н', 'а', 'м', 'е', _, ..] => Class::Verb,
            [_, .., 'а', 'а', 'с', 'т'] | [_, .., 'а', 'а', 'н', 'д'] => Class::Verb,
            _ => Class::Other,
        }),
    }
}

/// The word behind this place of a line in small letters: empty at a mark or the end.
#[must_use]
pub fn following(line: &[char], end: usize) -> Vec<char> {
    let mut rest = line.get(end..).unwrap_or_default().iter().copied().peekable();
    if rest.peek() != Some(&' ') {
        return Vec::new();
    }
    let mut rest = rest.skip_while(|letter| *letter == ' ').peekable();
    match rest.peek() {
        Some(letter) if is_cyrillic(*letter) => {
            rest.take_while(|letter| is_cyrillic(*letter)).map(russian_keyboard).collect()
        }
        Some('«' | '“' | '"') => vec![FOREIGN],
        Some(letter) if is_latin(*letter) || letter.is_ascii_digit() => vec![FOREIGN],
        _ => Vec::new(),
    }
}

/// The word before this place.
#[must_use]
pub fn preceding(line: &[char], start: usize) -> Vec<char> {
    let mut turned: Vec<char> =
        line.get(..start).unwrap_or_default().iter().rev().copied().take(64).collect();
    turned.push('.');
    let mut found = following(&turned, 0);
    found.reverse();
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn neighbours_have_classes() {
        let line: Vec<char> = "ба дастраси аз windows, хукумати чин мекунад".chars().collect();
        for (at, before, behind) in [
            (0, Class::Nothing, Class::Other),
            (3, Class::Particle, Class::Particle),
            (12, Class::Other, Class::Foreign),
            (24, Class::Nothing, Class::Other),
            (33, Class::Other, Class::Verb),
            (37, Class::Other, Class::Nothing),
        ] {
            let end = at + line[at..].iter().take_while(|letter| is_cyrillic(**letter)).count();
            let found = (class(&preceding(&line, at)), class(&following(&line, end)));
            assert_eq!(found, (before, behind), "{at}");
        }
    }
}
