//! The model that restores the six letters which a Russian keyboard lacks.

use super::learn::{Chance, Linear};
use super::words::typed;
use paivand_language::models::{Context, KEYBOARD_BUCKETS, keyboard_features};
use std::collections::BTreeSet;

/// Times through the whole; more than these fit the list rather than the language.
const ROUNDS: usize = 4;

/// Running text counts as much as this many words of the list: it alone shows what follows.
const RUNNING_WEIGHT: usize = 12;

/// A word, the one before and the one behind, in small letters.
struct Example {
    word: Vec<char>,
    previous: Option<Vec<char>>,
    next: Option<Vec<char>>,
    /// Whether its last letter teaches: not if the list has the word with и and with ӣ.
    whole: bool,
}

fn examples(lines: &[String]) -> Vec<Example> {
    let mut found = Vec::new();
    for line in lines {
        let lower = line.to_lowercase();
        let mut words: Vec<(usize, Vec<char>)> = Vec::new();
        for (place, letter) in lower.chars().enumerate() {
            let cyrillic = ('\u{400}'..='\u{52f}').contains(&letter);
            match words.last_mut() {
                Some((start, word)) if cyrillic && *start + word.len() == place => word.push(letter),
                _ if cyrillic => words.push((place, vec![letter])),
                _ => {}
            }
        }
        let letters: Vec<char> = lower.chars().collect();
        let free = |from: usize, to: usize| {
            letters.get(from..to).is_some_and(|gap| gap.iter().all(|sign| *sign == ' '))
        };
        for (at, (start, word)) in words.iter().enumerate() {
            let previous = at.checked_sub(1).and_then(|before| words.get(before));
            let previous = previous.filter(|(from, before)| free(from + before.len(), *start));
            let next = words.get(at + 1).filter(|(to, _)| free(start + word.len(), *to));
            let folded = |word: &(usize, Vec<char>)| word.1.iter().copied().map(typed).collect();
            let (previous, next) = (previous.map(folded), next.map(folded));
            found.push(Example { word: word.clone(), previous, next, whole: true });
        }
    }
    found
}

fn learn(model: &mut Linear, example: &Example) {
    let folded: Vec<char> = example.word.iter().copied().map(typed).collect();
    let context =
        Context { word: &folded, previous: example.previous.as_deref(), next: example.next.as_deref() };
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

/// The file of weights.
pub(crate) fn train(list: &BTreeSet<String>, lines: &[String]) -> Vec<u8> {
    let mut model = Linear::new(KEYBOARD_BUCKETS);
    let mut chance = Chance(0x9e37_79b9_7f4a_7c15);
    let mut all: Vec<Example> = Vec::new();
    for word in list {
        let other = match (word.strip_suffix('и'), word.strip_suffix('ӣ')) {
            (Some(stem), _) => format!("{stem}ӣ"),
            (_, Some(stem)) => format!("{stem}и"),
            (None, None) => String::new(),
        };
        let whole = !list.contains(&other);
        all.push(Example { word: word.chars().collect(), previous: None, next: None, whole });
    }
    for _ in 0..RUNNING_WEIGHT {
        all.extend(examples(lines));
    }
    for _ in 0..ROUNDS {
        chance.shuffle(&mut all);
        for example in &all {
            learn(&mut model, example);
        }
    }
    model.encoded()
}
