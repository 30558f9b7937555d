//! Our own list of words whose spelling in the other script does not follow from their letters.

use std::collections::HashMap;
use std::sync::LazyLock;

/// A word a line: Tajik, then its spellings in Persian script, the usual one first.
static PERSIAN: &str = include_str!("../../lexicon/persian-script.tsv");

/// A spelling a line: Persian, then the Tajik words that it mostly stands for, the usual one first.
static TAJIK: &str = include_str!("../../lexicon/cyrillic-script.tsv");

static TO_PERSIAN: LazyLock<HashMap<&'static str, &'static str>> =
    LazyLock::new(|| PERSIAN.lines().filter_map(|line| line.split_once('\t')).collect());

/// What [`TAJIK`] says, and for all other spellings the words of [`PERSIAN`] that have them.
static TO_TAJIK: LazyLock<HashMap<&'static str, Vec<&'static str>>> = LazyLock::new(|| {
    let mut words: HashMap<&'static str, Vec<&'static str>> = HashMap::new();
    for line in PERSIAN.lines() {
        let mut cells = line.split('\t');
        let tajik = cells.next().unwrap_or_default();
        // First spellings only: the others are rather those of other words.
        for persian in cells.take(1) {
            words.entry(persian).or_default().push(tajik);
        }
    }
    for line in TAJIK.lines() {
        let mut cells = line.split('\t');
        words.insert(cells.next().unwrap_or_default(), cells.collect());
    }
    words
});

/// The spellings of a small Tajik word, with tabs between them.
pub(super) fn persian(tajik: &str) -> Option<&'static str> {
    TO_PERSIAN.get(tajik).copied()
}

/// The Tajik words of a Persian spelling, the usual one first.
pub(super) fn tajik(persian: &str) -> Vec<&'static str> {
    TO_TAJIK.get(persian).cloned().unwrap_or_default()
}
