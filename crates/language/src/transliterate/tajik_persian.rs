//! Tajik Cyrillic into Persian script.

use super::letters::is_known;
use super::walk::{Spelling, spellings};
use crate::letters::is_cyrillic;
use crate::normalise::legacy_letters;

/// Most other results of one text.
const ALTERNATIVES_MAX: usize = 5;

/// What costs so much more than the best result is no longer likely.
const LIKELY: f32 = 3.0;

/// A part of a text: the ways to write it, best first.
struct Part(Vec<Spelling>);

impl Part {
    fn certain(text: impl Into<String>) -> Self {
        Self(vec![Spelling { text: text.into(), cost: 0.0 }])
    }
}

/// Marks and figures as Persian script has them.
fn mark(letter: char) -> char {
    match letter {
        ',' => '،',
        ';' => '؛',
        '?' => '؟',
        '%' => '٪',
        '“' | '„' => '«',
        '”' | '‟' => '»',
        '0'..='9' => char::from_u32(u32::from(letter) - u32::from('0') + u32::from('۰')).unwrap_or(letter),
        other => other,
    }
}

/// The text, and other likely ones.
pub(super) fn written(text: &str) -> (String, Vec<String>) {
    let mut parts = Vec::new();
    let mut rest = text;
    let mut before = None;
    while let Some(first) = rest.chars().next() {
        let is_word = is_cyrillic(first);
        let end = rest
            .char_indices()
            .find(|(_, letter)| is_cyrillic(*letter) != is_word)
            .map_or(rest.len(), |(at, _)| at);
        let (head, tail) = rest.split_at_checked(end).unwrap_or((rest, ""));
        parts.push(if is_word {
            word(head, before)
        } else {
            Part::certain(between(head, before.is_some(), tail))
        });
        before = head.chars().last();
        rest = tail;
    }
    chosen(&parts)
}

/// What stands between words; a figure and its ending are not parted.
fn between(marks: &str, after_word: bool, next: &str) -> String {
    let ends_figure =
        marks.strip_suffix('-').is_some_and(|rest| rest.ends_with(|last: char| last.is_ascii_digit()));
    let before_ending = ends_figure && next.starts_with(is_cyrillic);
    // «китоб-ҳо», «СММ-ро»: the hyphen of an ending is not written.
    let is_hyphen = marks == "-"
        && after_word
        && ["ҳо", "ро", "и ", "у ", "ю "].iter().any(|ending| next.starts_with(ending));
    if is_hyphen {
        return if next.starts_with("ҳо") { "\u{200c}".to_owned() } else { String::new() };
    }
    let marks = if before_ending { marks.strip_suffix('-').unwrap_or(marks) } else { marks };
    let signs: Vec<char> = marks.chars().collect();
    let figure = |at: Option<usize>| at.and_then(|at| signs.get(at)).is_some_and(char::is_ascii_digit);
    let written = |(at, sign): (usize, &char)| match sign {
        // Between figures it is the mark of decimals, and no comma.
        ',' if figure(at.checked_sub(1)) && figure(Some(at + 1)) => '٫',
        sign => mark(*sign),
    };
    signs.iter().enumerate().map(written).collect()
}

/// A word, or an ending after a hyphen.
fn word(text: &str, before: Option<char>) -> Part {
    let small = legacy_letters(&text.to_lowercase());
    if before == Some('-') {
        let ending = match small.as_str() {
            "ум" | "юм" | "уми" | "юми" | "м" => Some("م"),
            "умин" | "юмин" => Some("مین"),
            "ро" => Some(" را"),
            "у" | "ю" => Some(" و"),
            "и" => Some(""),
            _ => None,
        };
        if let Some(ending) = ending {
            return Part::certain(ending);
        }
    }
    let letters: Vec<char> = small.chars().collect();
    if letters.iter().any(|letter| !is_known(*letter)) {
        return Part::certain(text);
    }
    Part(spellings(&letters))
}

/// The best of every part; then the results that differ from it in one part, cheapest first.
fn chosen(parts: &[Part]) -> (String, Vec<String>) {
    let with = |changed: usize, to: usize| -> String {
        let text = |(at, part): (usize, &Part)| {
            part.0
                .get(if at == changed { to } else { 0 })
                .map_or(String::new(), |spelling| spelling.text.clone())
        };
        parts.iter().enumerate().map(text).collect()
    };
    let best = with(usize::MAX, 0);
    let mut others: Vec<(f32, usize, usize)> = Vec::new();
    for (at, part) in parts.iter().enumerate() {
        let first = part.0.first().map_or(0.0, |first| first.cost);
        others.extend(part.0.iter().enumerate().skip(1).map(|(to, other)| (other.cost - first, at, to)));
    }
    others.retain(|(more, ..)| *more <= LIKELY);
    others.sort_by(|one, other| one.0.total_cmp(&other.0));
    let mut alternatives: Vec<String> = Vec::new();
    for (_, at, to) in others.into_iter().take(ALTERNATIVES_MAX) {
        let other = with(at, to);
        if other != best && !alternatives.contains(&other) {
            alternatives.push(other);
        }
    }
    (best, alternatives)
}
