//! Our own list of words whose spelling in Persian script does not follow from their letters.

use std::collections::HashMap;
use std::sync::LazyLock;

/// A word a line: Tajik, then its spellings in Persian script, the usual one first.
static FILE: &str = include_str!("../../lexicon/persian-script.tsv");

static WORDS: LazyLock<HashMap<&'static str, &'static str>> =
    LazyLock::new(|| FILE.lines().filter_map(|line| line.split_once('\t')).collect());

/// The spellings of a small Tajik word, with tabs between them.
pub(super) fn persian(tajik: &str) -> Option<&'static str> {
    WORDS.get(tajik).copied()
}
