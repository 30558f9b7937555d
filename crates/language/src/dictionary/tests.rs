//! The files as Hunspell would read them.

use super::{affixes, words};
use crate::spell::check;
use std::collections::HashMap;

/// Words with what is taken off and put on, as far as these files use it: one ending, one beginning.
struct Reader<'a> {
    words: HashMap<&'a str, &'a str>,
    /// By what is put on: flag, what falls off, what the word must end in.
    endings: HashMap<&'a str, Vec<[&'a str; 3]>>,
    beginnings: Vec<&'a str>,
    longest: usize,
}

impl<'a> Reader<'a> {
    fn new(affixes: &'a str, words: &'a str) -> Self {
        let mut reader =
            Self { words: HashMap::new(), endings: HashMap::new(), beginnings: Vec::new(), longest: 0 };
        for line in affixes.lines() {
            match line.split(' ').collect::<Vec<_>>()[..] {
                ["SFX", flag, off, on, ends] => {
                    let off = if off == "0" { "" } else { off };
                    reader.endings.entry(on).or_default().push([flag, off, ends]);
                    reader.longest = reader.longest.max(on.len());
                }
                ["PFX", _, "0", on, _] => reader.beginnings.push(on),
                _ => {}
            }
        }
        for line in words.lines().skip(1) {
            let (word, flags) = line.split_once('/').unwrap_or((line, ""));
            reader.words.insert(word, flags);
        }
        reader
    }

    /// Whether a word is right with these flags beside its ending.
    fn takes(&self, word: &str, also: &str) -> bool {
        let has = |flags: &str, flag: &str| flags.contains(flag);
        if self
            .words
            .get(word)
            .is_some_and(|flags| !has(flags, "X") && also.chars().all(|flag| flags.contains(flag)))
        {
            return true;
        }
        (0..word.len()).filter(|at| word.is_char_boundary(*at) && word.len() - at <= self.longest).any(|at| {
            let (start, on) = word.split_at(at);
            self.endings.get(on).into_iter().flatten().any(|[flag, off, ends]| {
                let stem = format!("{start}{off}");
                let flags = self.words.get(stem.as_str());
                fits(&stem, ends)
                    && flags.is_some_and(|flags| {
                        has(flags, flag) && also.chars().all(|flag| flags.contains(flag))
                    })
            })
        })
    }

    fn knows(&self, word: &str) -> bool {
        let begun =
            |beginning: &&&str| word.strip_prefix(**beginning).is_some_and(|rest| self.takes(rest, "B"));
        self.takes(word, "") || self.beginnings.iter().any(|beginning| begun(&beginning))
    }
}

/// Whether a word ends in letters of which each is one, one of several, or none of several.
fn fits(word: &str, ends: &str) -> bool {
    let mut letters = word.chars().rev();
    let mut rest = ends;
    while !rest.is_empty() && rest != "." {
        let (start, set) = match rest.strip_suffix(']').and_then(|open| open.rsplit_once('[')) {
            Some(parts) => parts,
            None => rest.split_at(rest.char_indices().last().map_or(0, |(at, _)| at)),
        };
        let Some(letter) = letters.next() else { return false };
        let is_in = set.trim_start_matches('^').contains(letter);
        if is_in == set.starts_with('^') {
            return false;
        }
        rest = start;
    }
    true
}

#[test]
fn the_files_say_what_the_speller_says() {
    let (affixes, words) = (affixes(), words());
    let reader = Reader::new(&affixes, &words);
    let right = [
        include_str!("../spell/tests/everyday.txt"),
        include_str!("../spell/tests/everyday-unseen.txt"),
        include_str!("../spell/tests/running.txt"),
    ];
    let slips = [include_str!("../spell/slips.tsv"), include_str!("../spell/slips-running.tsv")];
    let own =
        right.into_iter().chain(slips).flat_map(|text| text.lines().filter(|line| !line.starts_with('#')));
    let own = own.flat_map(str::split_whitespace).map(|word| word.to_lowercase());
    let bare = |word: String| word.trim_matches(|sign: char| !sign.is_alphanumeric()).to_owned();
    let is_one = |word: &String| {
        !word.is_empty() && !word.contains('-') && word.chars().all(crate::letters::is_cyrillic)
    };
    // Every eighteenth of the word list, slips of the web among them.
    let listed = crate::words::WORDS.all().step_by(18);
    let mut all: Vec<String> = own.map(bare).chain(listed).filter(is_one).collect();
    all.sort();
    all.dedup();
    let differs = |word: &&String| reader.knows(word) != check(word).known;
    let differing: Vec<&String> = all.iter().filter(differs).collect();
    let same = 1.0 - differing.len() as f64 / all.len() as f64;
    println!(
        "{} rules, {} words; of {} verdicts {same:.4} agree: {:?}",
        affixes.lines().filter(|line| line.starts_with("SFX") || line.starts_with("PFX")).count(),
        words.lines().count() - 1,
        all.len(),
        differing.iter().take(60).map(|word| (word.as_str(), check(word).known)).collect::<Vec<_>>()
    );
    assert!(all.len() >= 10_000 && same >= 0.99);
}
