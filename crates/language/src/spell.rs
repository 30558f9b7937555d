//! Whether a Tajik word is spelled as it should be, and what may have been meant.
//!
//! ```
//! use paivand_language::spell::check;
//!
//! assert!(check("китобҳоямонро").known);
//! let checked = check("хукукхо");
//! assert!(!checked.known);
//! assert_eq!(checked.suggestions.first().map(String::as_str), Some("ҳуқуқҳо"));
//! assert_eq!(check("муалимон").suggestions.first().map(String::as_str), Some("муаллимон"));
//! ```
//!
//! A word is known if the grammar reads it ([`crate::morphology`]), whether a list has the form or not. What may have
//! been meant is a stem with an ending, of which one or the other is written with a slip: the letters that a Russian
//! keyboard lacks count little, all other slips by how easily they happen.

mod cost;
mod index;
mod search;
#[cfg(test)]
mod tests;

use crate::morphology::doubt;
use crate::normalise::{legacy_letters, own_letter};
use crate::words::WORDS;
use cost::places;
use index::{Code, LETTERS_MAX, code};
use search::{Found, Search};

/// What is said of a word.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Checked {
    /// Whether the word is right as it stands.
    pub known: bool,
    /// What may have been meant, the likeliest first; for a known word, what it is itself but for the letters that
    /// a Russian keyboard lacks.
    pub suggestions: Vec<String>,
}

/// Suggestions that are given at most: nobody reads more.
const SUGGESTIONS_MAX: usize = 8;

/// Readings that cost more are too far-fetched to prove that a word is right.
const DOUBT_MAX: i16 = 26;

/// A word that only the crawl of the web has is a slip if so little leads to one of the lexicon.
const SLIP_MAX: i32 = 115;

/// Even one that the crawl has with many endings is a slip of one that differs by so little: of a letter that a Russian
/// keyboard lacks, of a doubled one or a silent one (сӯҳбат, ҳаққ, ашёъ).
const SPELLED_ALIKE_MAX: i32 = 60;

/// A word that is right may be a slip of one that is so much likelier.
const LIKELIER_MAX: i32 = 75;

/// Checks a word: whether it is known, and if not, what may have been meant.
///
/// Figures, marks and words in other letters are known: they are no matter of Tajik spelling. A word with a letter of
/// another alphabet among its own is not, however well it looks. Parts between hyphens are words of their own where the
/// whole is none.
#[must_use]
pub fn check(word: &str) -> Checked {
    let word = word.trim();
    if let Some(own) = own_letters(word) {
        // What has another letter still, no rule of ours reads.
        if own_letters(&own).is_some() {
            return Checked { known: false, suggestions: Vec::new() };
        }
        let checked = check_parts(&own);
        let suggestions = std::iter::once(own).filter(|_| checked.known).chain(checked.suggestions);
        return Checked { known: false, suggestions: suggestions.take(SUGGESTIONS_MAX).collect() };
    }
    check_parts(word)
}

/// Checks a word of Tajik letters, and its parts between hyphens where it is none as a whole.
fn check_parts(word: &str) -> Checked {
    let checked = check_whole(word);
    if checked.known || !word.contains('-') {
        return checked;
    }
    let parts: Vec<Checked> = word.split('-').map(check_whole).collect();
    if parts.iter().all(|part| part.known) {
        return Checked { known: true, suggestions: Vec::new() };
    }
    if !checked.suggestions.is_empty() {
        return checked;
    }
    // Each part as it was meant, if all are known or something is.
    let meant = word.split('-').zip(&parts).map(|(part, checked)| match checked.known {
        true => Some(part.to_owned()),
        false => checked.suggestions.first().cloned(),
    });
    let suggestions = meant.collect::<Option<Vec<String>>>().map(|parts| parts.join("-"));
    Checked { known: false, suggestions: suggestions.into_iter().collect() }
}

/// The word in Tajik letters, if it has others among them: Latin ones that look alike, those of a neighbour's keyboard.
/// Those that have no place in a Tajik word stay.
fn own_letters(word: &str) -> Option<String> {
    let is_own =
        |letter: char| code(letter).is_some() || letter.to_lowercase().any(|small| code(small).is_some());
    let is_other = |letter: &char| {
        letter.is_alphabetic()
            && !is_own(*letter)
            && legacy_letters(letter.encode_utf8(&mut [0; 4])).chars().all(|own| own == *letter)
    };
    let parts = || word.split('-');
    let is_mixed = |part: &str| {
        part.chars().any(|letter| letter != '-' && is_own(letter))
            && part.chars().any(|letter| is_other(&letter))
    };
    if !parts().any(is_mixed) {
        return None;
    }
    let own = |letter: char| if is_other(&letter) { own_letter(letter).unwrap_or(letter) } else { letter };
    Some(word.chars().map(own).collect())
}

/// Checks a word without hyphens, or with those that the lexicon has.
fn check_whole(word: &str) -> Checked {
    let small = word.to_lowercase();
    let mended = legacy_letters(&small);
    let mut letters = Vec::new();
    places(&mended, &mut letters);
    let codes: Option<Vec<Code>> = mended.chars().map(code).collect();
    let Some(codes) = codes.filter(|codes| !codes.is_empty() && codes.len() <= LETTERS_MAX) else {
        return Checked { known: true, suggestions: Vec::new() };
    };
    let doubt = doubt(&mended).unwrap_or(i16::MAX);
    let mut search = Search::new(&letters, &codes);
    if doubt <= DOUBT_MAX && mended != small {
        return Checked { known: false, suggestions: vec![cased(word, &mended)] };
    }
    if doubt <= DOUBT_MAX {
        search.typed();
    } else {
        search.near();
        search.turned();
        if search.is_empty() {
            search.far();
        }
    }
    let mut ranked = search.ranked();
    let is_written = |found: &Found| mended == small && found.distance == 0;
    let is_slip_within = |most: i32| {
        let mut listed = ranked.iter().filter(|found| found.distance > 0 && !found.is_crawled);
        listed.any(|found| found.distance <= most && found.cost <= SLIP_MAX)
    };
    let is_slip = || is_slip_within(i32::MAX);
    let is_attested = || ranked.iter().any(|found| is_written(found) && found.is_attested);
    // What the web writes may be a slip that many share: it is right only if nothing likelier is near.
    let is_met = || (mended == small && WORDS.contains(&mended)) || ranked.iter().any(is_written);
    let known = doubt <= DOUBT_MAX
        || ranked.iter().any(|found| is_written(found) && !found.is_crawled)
        || (mended == small && is_prefixed(&mended))
        || (is_met() && !is_slip())
        || (is_attested() && !is_slip_within(SPELLED_ALIKE_MAX));
    ranked.retain(|found| found.distance > 0 || mended != small);
    if known {
        // What is right may still be a slip of something likelier, by the six letters: асоси, асосӣ.
        ranked.retain(|found| found.distance > 0 && found.cost <= LIKELIER_MAX);
    }
    Checked { known, suggestions: ranked.iter().map(|found| cased(word, &found.word)).collect() }
}

/// Beginnings that make a new word of one: беохир, ғайримуқаррарӣ, байнисоҳавӣ.
pub(crate) const BEGINNINGS: [&str; 13] =
    ["бе", "но", "ҳам", "пур", "ғайри", "байни", "зидди", "зер", "пеш", "бисёр", "кам", "чанд", "хуш"];

/// Letters of the shortest word behind one of them.
pub(crate) const BEGUN_LETTERS_MIN: usize = 4;

/// Readings of what is behind a beginning that cost more prove nothing.
const BEGUN_DOUBT_MAX: i16 = 18;

/// Whether the word is a beginning and a word that the grammar is sure of.
fn is_prefixed(small: &str) -> bool {
    BEGINNINGS.iter().any(|beginning| {
        let rest = small.strip_prefix(beginning).filter(|rest| rest.chars().count() >= BEGUN_LETTERS_MIN);
        rest.and_then(doubt).is_some_and(|doubt| doubt <= BEGUN_DOUBT_MAX)
    })
}

/// Whether a small word is a stem with an ending, by words that not only the crawl of the web has.
pub(crate) fn is_generated(small: &str) -> bool {
    let mut letters = Vec::new();
    places(small, &mut letters);
    let codes: Option<Vec<Code>> = small.chars().map(code).collect();
    codes.is_some_and(|codes| {
        let mut search = Search::new(&letters, &codes);
        search.typed();
        search.ranked().iter().any(|found| found.distance == 0 && !found.is_crawled)
    })
}

/// A suggestion with the large letters of what was written.
fn cased(written: &str, suggestion: &str) -> String {
    let mut letters = written.chars().filter(|letter| letter.is_alphabetic());
    let is_large = letters.next().is_some_and(char::is_uppercase);
    if is_large && letters.clone().next().is_some() && letters.all(char::is_uppercase) {
        return suggestion.to_uppercase();
    }
    let mut meant = suggestion.chars();
    match meant.next().filter(|_| is_large) {
        Some(first) => first.to_uppercase().chain(meant).collect(),
        None => suggestion.to_owned(),
    }
}
