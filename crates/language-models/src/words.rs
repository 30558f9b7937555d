//! The Tajik word list.

use super::source::Sources;
use super::{BuildError, tessdata};
use paivand_language::models::{ALPHABET, BLOCK_WORDS};
use paivand_language::normalise::legacy_letters;
use std::collections::{BTreeMap, BTreeSet};

/// Words of the crawl that are shorter are mostly debris.
const CRAWLED_LETTERS_MIN: usize = 3;

/// The six letters and what a Russian keyboard has for them.
const TYPED: [(char, char); 6] = [('ғ', 'г'), ('ӣ', 'и'), ('қ', 'к'), ('ӯ', 'у'), ('ҳ', 'х'), ('ҷ', 'ч')];

pub(crate) fn typed(letter: char) -> char {
    TYPED.iter().find(|(tajik, _)| *tajik == letter).map_or(letter, |(_, typed)| *typed)
}

/// The Tajik letter that a Russian keyboard gives as this one.
pub(crate) fn restored(letter: char) -> Option<char> {
    TYPED.iter().find(|(_, typed)| *typed == letter).map(|(tajik, _)| *tajik)
}

fn is_word(word: &str) -> bool {
    !word.starts_with('-') && !word.ends_with('-') && word.chars().all(|letter| ALPHABET.contains(letter))
}

/// The words that a lexicon gives with their part of speech.
pub(crate) fn lexicon(sources: &Sources) -> Result<BTreeSet<String>, BuildError> {
    let mut known = BTreeSet::new();
    let lexicon = sources.file("tajiknlp", "tajiknlp/data/tajik_pos.jsonl")?;
    for line in String::from_utf8_lossy(&lexicon).lines() {
        let entry: serde_json::Value = serde_json::from_str(line).unwrap_or_default();
        let words = entry.get("tajik").and_then(|word| word.as_str()).unwrap_or_default().to_lowercase();
        known.extend(words.split_whitespace().filter(|word| is_word(word)).map(str::to_owned));
    }
    Ok(known)
}

/// The lexicon, and those words of the crawl that are no misspelling of another.
pub(crate) fn list(sources: &Sources, lexicon: &BTreeSet<String>) -> Result<BTreeSet<String>, BuildError> {
    let mut known = lexicon.clone();
    let data = sources.file("tesseract-ocr-tgk", "tessdata/tgk.traineddata")?;
    let mut crawled: BTreeSet<String> = BTreeSet::new();
    for word in tessdata::words(&data)? {
        let word = legacy_letters(&word.to_lowercase());
        if is_word(&word) && word.chars().count() >= CRAWLED_LETTERS_MIN {
            crawled.insert(word);
        }
    }
    // Much of the crawl was typed on Russian keyboards: a form without the six letters beside one with them
    // is taken for a misspelling of it, unless the lexicon has it.
    let mut richest: BTreeMap<String, usize> = BTreeMap::new();
    let count = |word: &str| word.chars().filter(|letter| typed(*letter) != *letter).count();
    // A last ӣ is no evidence: the same word with izofat ends in и.
    let body = |word: &str| count(word.strip_suffix('ӣ').unwrap_or(word));
    for word in known.iter().chain(&crawled) {
        let most = richest.entry(word.chars().map(typed).collect()).or_default();
        *most = body(word).max(*most);
    }
    crawled.retain(|word| {
        let most = richest.get(&word.chars().map(typed).collect::<String>()).copied().unwrap_or(0);
        body(word) >= most
    });
    known.extend(crawled);
    Ok(known)
}

/// The list as `paivand-language` reads it.
pub(crate) fn encoded(list: &BTreeSet<String>) -> Vec<u8> {
    let code = |letter: char| {
        ALPHABET.chars().position(|known| known == letter).and_then(|place| u8::try_from(place).ok())
    };
    let mut words: Vec<Vec<u8>> = list.iter().filter_map(|word| word.chars().map(code).collect()).collect();
    words.retain(|word: &Vec<u8>| !word.is_empty() && word.len() < 128);
    words.sort();
    let (mut offsets, mut bytes, mut before): (Vec<u32>, Vec<u8>, &[u8]) = (Vec::new(), Vec::new(), &[]);
    for (place, word) in words.iter().enumerate() {
        if place % BLOCK_WORDS == 0 {
            offsets.push(u32::try_from(bytes.len()).unwrap_or(u32::MAX));
            before = &[];
        }
        // The last letter is always written, since it bears the mark.
        let shared =
            before.iter().zip(word).take_while(|(one, other)| one == other).count().min(word.len() - 1);
        bytes.push(u8::try_from(shared).unwrap_or(0));
        bytes.extend(word.iter().skip(shared));
        if let Some(last) = bytes.last_mut() {
            *last |= 0x80;
        }
        before = word;
    }
    let blocks = u32::try_from(offsets.len()).unwrap_or(0);
    let head = std::iter::once(blocks).chain(offsets).flat_map(u32::to_le_bytes);
    head.chain(bytes).collect()
}
