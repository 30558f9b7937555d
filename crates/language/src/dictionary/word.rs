//! The words, each with the flags of the endings that it takes.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write;

use super::Flag;
use super::affix::flags;
use crate::morphology::Kind;
use crate::morphology::stems::{Takes, stems};
use crate::spell::{check, is_generated};
use crate::words::WORDS;

/// The file of words, `tg_TJ.dic`: the number of lines, then a word a line with its flags.
///
/// What [`check`] knows is in it, stem by stem; forms of the word list that no rule of the file makes stand by
/// themselves. It takes some seconds. The order is that of the letters' codes: the same library writes the same bytes.
#[must_use]
pub fn words() -> String {
    let mut entries: BTreeMap<String, BTreeSet<Flag>> = BTreeMap::new();
    let mut free: BTreeSet<&str> = BTreeSet::new();
    let stems = stems();
    for stem in &stems {
        // What only the web writes may be a slip of it.
        if stem.is_crawled && !check(stem.text).known {
            continue;
        }
        let taken = flags(stem.takes, stem.text);
        let stands = match stem.takes {
            Takes::Nothing | Takes::Declined(_) | Takes::Conjugated(Kind::Nominal) => true,
            // A past stem is the third person; a present one is told to somebody, where no ме- stands before it.
            Takes::Conjugated(Kind::Past | Kind::Present) => check(stem.text).known,
        };
        if stands {
            free.insert(stem.text);
        }
        entries.entry(stem.text.to_owned()).or_default().extend(taken);
    }
    for (word, flags) in &mut entries {
        if !free.contains(word.as_str()) {
            flags.insert(Flag::Bound);
        }
    }
    // Forms that the list has, and the rules of the file do not make.
    for word in WORDS.all() {
        if !entries.contains_key(&word) && !is_generated(&word) && check(&word).known {
            entries.entry(word).or_default();
        }
    }
    let mut file = format!("{}\n", entries.len());
    for (word, flags) in entries {
        let flags: String = flags.into_iter().map(Flag::letter).collect();
        let bar = if flags.is_empty() { "" } else { "/" };
        writeln!(file, "{word}{bar}{flags}").unwrap_or_default();
    }
    file
}
