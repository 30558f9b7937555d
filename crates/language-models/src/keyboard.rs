//! The model that restores the six letters which a Russian keyboard lacks.

use super::learn::{Chance, Linear};
use super::words::{restored, typed};
use paivand_language::models::{Context, KEYBOARD_BUCKETS, following, forms, keyboard_features, preceding};
use std::collections::BTreeSet;

/// Times through the whole; more than these fit the list rather than the language.
const ROUNDS: usize = 4;

/// Running text counts as much as this many words of the list: it alone shows what follows.
const RUNNING_WEIGHT: usize = 12;

/// A word, the one before and the one behind, in small letters.
#[derive(Clone)]
struct Example {
    word: Vec<char>,
    previous: Vec<char>,
    next: Vec<char>,
    /// Whether its last letter teaches: not in the crawl, where many a ӣ was typed и.
    whole: bool,
    /// Of the list, by `forms`.
    forms: u32,
}

fn examples(lines: &[String], list: &BTreeSet<String>) -> Vec<Example> {
    let mut found = Vec::new();
    for line in lines {
        let line: Vec<char> =
            line.chars().map(|letter| letter.to_lowercase().next().unwrap_or(letter)).collect();
        let mut place = 0;
        for part in line.chunk_by(|one, other| is_cyrillic(*one) == is_cyrillic(*other)) {
            let end = place + part.len();
            if part.first().is_some_and(|letter| is_cyrillic(*letter)) {
                let (previous, next) = (preceding(&line, place), following(&line, end));
                let forms = listed(part, list);
                found.push(Example { word: part.to_vec(), previous, next, whole: true, forms });
            }
            place = end;
        }
    }
    found
}

fn listed(word: &[char], list: &BTreeSet<String>) -> u32 {
    match word {
        [stem @ .., 'и' | 'ӣ'] => forms(&stem.iter().collect::<String>(), |word| list.contains(word)),
        _ => 0,
    }
}

fn is_cyrillic(letter: char) -> bool {
    ('\u{400}'..='\u{52f}').contains(&letter)
}

fn learn(model: &mut Linear, example: &Example) {
    let folded: Vec<char> = example.word.iter().copied().map(typed).collect();
    let context =
        Context { word: &folded, previous: &example.previous, next: &example.next, forms: example.forms };
    for (place, letter) in example.word.iter().enumerate() {
        let tajik = typed(*letter) != *letter;
        let last = place + 1 == example.word.len();
        if (!tajik && !"гикухч".contains(*letter)) || (last && !example.whole && "иӣ".contains(*letter))
        {
            continue;
        }
        let mut features = Vec::with_capacity(32);
        keyboard_features(&context, place, |bucket| features.push(bucket));
        let probability = 1.0 / (1.0 + (-model.sum(&features)).exp());
        model.step(&features, probability - if tajik { 1.0 } else { 0.0 });
    }
}

/// How likely a letter of a crawled word must be a Tajik one for the word to be taken for mistyped: 20 to 1.
const MISTYPED_MIN: f32 = 3.0;

/// The plural ending -ҳо and what follows it, as a Russian keyboard has them: behind a stem they are nothing else.
const PLURALS: [&str; 12] =
    ["хо", "хои", "хоро", "хое", "хою", "хоям", "хоят", "хояш", "хоямон", "хоятон", "хояшон", "хост"];
const STEM_LETTERS_MIN: usize = 3;

/// What the model learns from: a list, those of its words that are spelt with care, and running text.
pub(crate) struct Lessons<'a> {
    pub(crate) list: &'a BTreeSet<String>,
    pub(crate) lexicon: &'a BTreeSet<String>,
    pub(crate) lines: &'a [String],
}

fn model(lessons: &Lessons<'_>, of: impl Fn(&str) -> bool) -> Linear {
    let Lessons { list, lexicon, lines } = lessons;
    let mut model = Linear::new(KEYBOARD_BUCKETS);
    let mut chance = Chance(0x9e37_79b9_7f4a_7c15);
    let mut all: Vec<Example> = Vec::new();
    for word in list.iter().filter(|word| of(word)) {
        let letters: Vec<char> = word.chars().collect();
        let (whole, forms) = (lexicon.contains(word), listed(&letters, list));
        all.push(Example { word: letters, previous: Vec::new(), next: Vec::new(), whole, forms });
    }
    let running = examples(lines, list);
    for _ in 0..RUNNING_WEIGHT {
        all.extend(running.iter().cloned());
    }
    for _ in 0..ROUNDS {
        chance.shuffle(&mut all);
        for example in &all {
            learn(&mut model, example);
        }
    }
    model
}

/// The list after the crawled words that were typed on Russian keyboards are put right, each by what words that
/// begin otherwise teach: those that begin alike may be mistyped alike.
pub(crate) fn put_right(lessons: &Lessons<'_>) -> BTreeSet<String> {
    let half = |word: &str| {
        word.chars().take(3).fold(0_u32, |sum, letter| sum.wrapping_mul(31).wrapping_add(letter.into())) % 2
    };
    let models = [1, 0].map(|other| model(lessons, |word| half(word) == other));
    let right = |word: &String| {
        if lessons.lexicon.contains(word) {
            return word.clone();
        }
        let letters: Vec<char> = word.chars().collect();
        let folded: Vec<char> = letters.iter().copied().map(typed).collect();
        let context = Context { word: &folded, previous: &[], next: &[], forms: 0 };
        let own = models.get(usize::from(half(word) == 1));
        let sum = |place: usize| {
            let mut features = Vec::new();
            keyboard_features(&context, place, |bucket| features.push(bucket));
            own.map_or(0.0, |model| model.sum(&features))
        };
        let put = letters.iter().enumerate().map(|(place, letter)| {
            let open = *letter != 'и' || place + 1 < letters.len();
            let plural = place >= STEM_LETTERS_MIN
                && PLURALS.contains(&&*letters.get(place..).unwrap_or_default().iter().collect::<String>());
            restored(*letter).filter(|_| plural || open && sum(place) > MISTYPED_MIN).unwrap_or(*letter)
        });
        put.collect()
    };
    lessons.list.iter().map(right).collect()
}

/// The file of weights.
pub(crate) fn train(lessons: &Lessons<'_>) -> Vec<u8> {
    model(lessons, |_| true).encoded()
}
