//! Tajik typed on a Russian keyboard: the six letters that it lacks, restored in context.
//!
//! Whoever has the letters uses them: a line with one of them is left alone. In a line without any, each letter
//! that may stand for two is judged by a linear model of its surroundings; only if a line written with all
//! letters would hardly have come without one of the six is anything changed.

mod settled;
mod surroundings;

pub use surroundings::{following, preceding};

use super::Reason;
use super::cells::Cells;
use crate::identify::{Alphabet, likeliest};
use crate::letters::{cased_like, is_cyrillic, is_tajik_only, tajik_for};
use crate::models::{Hash, Weights};
use crate::morphology::doubt;
use crate::words::WORDS;
use settled::settled;
use std::ops::Range;
use std::sync::LazyLock;
use surroundings::{Class, class};

/// Buckets of the model of letters.
pub const KEYBOARD_BUCKETS: usize = 1 << 19;

static WEIGHTS: LazyLock<Weights> =
    LazyLock::new(|| Weights::new(include_bytes!("../../models/keyboard-tg.bin")));

/// Evidence, in natural logarithms, that a line was typed without the letters: 1 to 10.
const EVIDENCE_MIN: f32 = 2.3;

/// How much less likely spelling may be taken because the word list knows it.
const KNOWN_WORTH: f32 = 4.0;

/// How much likelier a last ӣ must be than и, as a logarithm: и is what stands there.
const ENDING_MIN: f32 = 0.4;

/// Letters of a word that are tried both ways against the list, the least certain first.
const TRIED_MAX: usize = 7;

/// A word, in small letters of the Russian keyboard, and what stands beside it.
#[derive(Clone, Copy, Debug)]
pub struct Context<'a> {
    /// The word.
    pub word: &'a [char],
    /// The word before; empty if a mark stands between.
    pub previous: &'a [char],
    /// The word behind; empty if a mark stands between.
    pub next: &'a [char],
    /// Which forms the word list has of a word that ends in и: 1 without it, 2 with it, 4 with ӣ.
    pub forms: u32,
}

/// The forms of a word with this stem, by what a list has.
pub fn forms(stem: &str, has: impl Fn(&str) -> bool) -> u32 {
    u32::from(has(stem)) + 2 * u32::from(has(&format!("{stem}и"))) + 4 * u32::from(has(&format!("{stem}ӣ")))
}

/// Evidence of a word that a list of names or terms spells with one of the letters.
const SETTLED_WORTH: f32 = 3.0;

/// What is left of the evidence of a word that is right as it stands, and the most of it: чой, кадр.
const RIGHT_WORTH: f32 = 0.25;
const RIGHT_WORTH_MAX: f32 = 0.8;

/// How much surer of another word the grammar must be, to doubt one that is right as it stands.
const LIKELIER: i16 = 4;

/// From this probability on a line is in one of these languages, and keeps its letters whatever its words may be in
/// Tajik.
const SLAVIC_MIN: f32 = 0.6;
const SLAVIC: [&str; 6] = ["ru", "bg", "uk", "be", "sr", "mk"];

/// Longest word whose neighbours say which word it is, in letters: хол or ҳол, кор or қор.
const SHORT_LETTERS_MAX: usize = 4;

/// Gives the buckets of the features of one letter of a word.
pub fn keyboard_features(context: &Context<'_>, place: usize, mut give: impl FnMut(usize)) {
    let word = context.word;
    let Some(letter) = word.get(place) else { return };
    let mut add = |hash: Hash| give(hash.letter(*letter).bucket(KEYBOARD_BUCKETS));
    let left = |count: usize| word.get(place.saturating_sub(count)..place).unwrap_or_default();
    let right = |count: usize| word.get(place + 1..word.len().min(place + 1 + count)).unwrap_or_default();
    let edge = |letters: &[char], count: usize| u32::from(letters.len() < count);
    for (kind, (before, after)) in (0..).zip([
        (0, 0),
        (1, 0),
        (0, 1),
        (1, 1),
        (2, 0),
        (0, 2),
        (2, 1),
        (1, 2),
        (2, 2),
        (3, 0),
        (0, 3),
        (3, 1),
        (1, 3),
        (3, 3),
        (4, 0),
        (0, 4),
        (4, 2),
        (2, 4),
        (9, 1),
        (1, 9),
        (5, 5),
    ]) {
        let (before_letters, after_letters) = (left(before), right(after));
        let hash = Hash::of(kind).with(edge(before_letters, before)).letters(before_letters).with(1);
        add(hash.with(edge(after_letters, after)).letters(after_letters));
    }
    add(Hash::of(100).letters(word).with(u32::try_from(place).unwrap_or(0)));
    if word.len() <= SHORT_LETTERS_MAX {
        let at = u32::try_from(place).unwrap_or(0);
        add(Hash::of(140).letters(word).with(at).letters(context.previous));
        add(Hash::of(141).letters(word).with(at).letters(context.next));
    }
    if place + 1 == word.len() {
        let (previous, next) = (context.previous, context.next);
        let ending = next.get(next.len().saturating_sub(2)..).unwrap_or_default();
        let (before, behind) = (class(previous) as u32, class(next) as u32);
        let joined = u32::from(previous.ends_with(&['и']));
        add(Hash::of(101).letters(next));
        add(Hash::of(102).letters(next).with(1).letters(left(2)));
        add(Hash::of(103).letters(ending));
        add(Hash::of(104).letters(ending).with(1).letters(left(2)));
        add(Hash::of(107).letters(previous));
        add(Hash::of(108).letters(word).with(1).letters(next));
        for (kind, letters) in (150..).zip([left(0), left(1), left(2), left(3)]) {
            add(Hash::of(kind).with(context.forms).letters(letters));
            add(Hash::of(kind + 10).with(context.forms).with(behind).letters(letters));
            add(Hash::of(kind + 20).with(context.forms).with(behind).with(joined).letters(letters));
        }
        for (kind, letters) in (110..).zip([left(0), left(1), left(2), left(3), left(4), word]) {
            add(Hash::of(kind).with(behind).letters(letters));
            add(Hash::of(kind + 10).with(behind).with(joined).letters(letters));
            add(Hash::of(kind + 20).with(behind).with(joined).with(before).letters(letters));
        }
    }
}

/// How much more likely the Tajik letter is than the one that stands there, as a logarithm.
fn judged(context: &Context<'_>, place: usize) -> f32 {
    let mut sum = 0.0;
    keyboard_features(context, place, |bucket| sum += WEIGHTS.at(bucket));
    sum
}

/// A word of the line, folded.
struct Typed {
    places: Range<usize>,
    letters: Vec<char>,
    is_large: bool,
    /// Whether the word behind has a large letter: a name, whatever verb it looks like.
    is_before_large: bool,
}

fn typed(cells: &Cells) -> Vec<Typed> {
    let words = cells.words().into_iter().filter(|word| cells.text(word).all(is_cyrillic));
    let read = |places: Range<usize>| {
        let is_large = cells.text(&places).next().is_some_and(char::is_uppercase);
        let after = (places.end..cells.len()).filter_map(|place| cells.at(place));
        let next = after.take(3).find(|letter| letter.is_alphabetic());
        Typed {
            letters: cells.text(&places).flat_map(char::to_lowercase).collect(),
            is_large,
            is_before_large: next.is_some_and(char::is_uppercase),
            places,
        }
    };
    words.map(read).collect()
}

/// Restores the letters of a line.
pub(super) fn mend(cells: &mut Cells) {
    if cells.text(&(0..cells.len())).any(is_tajik_only) {
        return;
    }
    restore(cells, EVIDENCE_MIN, Reason::RussianKeyboard, |_| true);
}

/// Restores those letters that may be, if the line as a whole speaks for it that much.
pub(super) fn restore(cells: &mut Cells, evidence_min: f32, why: Reason, may: impl Fn(char) -> bool) {
    let words = typed(cells);
    let small = |letter: char| letter.to_lowercase().next().unwrap_or(letter);
    let line: Vec<char> = (0..cells.len()).map(|place| cells.at(place).map_or('.', small)).collect();
    let restored: Vec<Restored> = words.iter().map(|word| restored_word(word, &line, &may)).collect();
    if restored.iter().map(|word| word.evidence).sum::<f32>() < evidence_min || is_slavic(cells) {
        return;
    }
    // Half of the words must be Tajik: this rule is for Tajik alone.
    let long = |word: &&Restored| word.letters.len() >= 3;
    let known = restored.iter().filter(long).filter(|word| word.is_settled || knows(&word.letters)).count();
    if 2 * known < restored.iter().filter(long).count() {
        return;
    }
    for (word, restored) in words.iter().zip(&restored) {
        for (place, letter) in word.places.clone().zip(&restored.letters) {
            if let Some(now) = cells.at(place).filter(|_| is_tajik_only(*letter)) {
                cells.set(place, cased_like(*letter, now), why);
            }
        }
    }
}

/// How right a word is as it was typed, beside what it would be.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Standing {
    /// No more than the other.
    Doubtful,
    /// Hardly less than the other.
    AsLikely,
    /// The other is a word of the web alone.
    Alone,
}

/// How right the word is as it was typed, by the grammar; izofat asks for a word behind.
fn standing(word: &Typed, restored: &[char], next: &[char]) -> Standing {
    let doubt = |letters: &[char]| doubt(&letters.iter().collect::<String>());
    let is_open = matches!(class(next), Class::Nothing | Class::Particle | Class::Verb);
    let is_cut_off = word.letters.ends_with(&['и']) && is_open && !word.is_before_large;
    match (doubt(&word.letters), doubt(restored)) {
        (Some(_), None) if !is_cut_off => Standing::Alone,
        (Some(own), Some(other)) if !is_cut_off && own <= other + LIKELIER => Standing::AsLikely,
        _ => Standing::Doubtful,
    }
}

/// Whether the line is in a Slavic language: one word is too little to say.
fn is_slavic(cells: &Cells) -> bool {
    let line: String = cells.text(&(0..cells.len())).collect();
    let (language, probability) = likeliest(Alphabet::Cyrillic, &line);
    SLAVIC.contains(&language) && probability > SLAVIC_MIN && cells.words().len() > 1
}

fn knows(letters: &[char]) -> bool {
    WORDS.knows(&letters.iter().collect::<String>())
}

/// The likeliest spelling of a word of a line.
struct Restored {
    letters: Vec<char>,
    /// How much it says for a line that was typed without the letters.
    evidence: f32,
    /// Whether a list of names or terms has it.
    is_settled: bool,
}

/// What letters say that are so much likelier to be Tajik ones than those that stand there.
fn evidence(logs: &[f32]) -> f32 {
    logs.iter().map(|log| log.exp().ln_1p().min(log.max(0.0) + 1.0)).sum()
}

fn restored_word(word: &Typed, line: &[char], may: &impl Fn(char) -> bool) -> Restored {
    // «У Дзэтян», «Ч. Айтматов»: a single large letter before a name.
    if word.letters.len() == 1 && word.is_large && word.is_before_large {
        return Restored { letters: word.letters.clone(), evidence: 0.0, is_settled: true };
    }
    let (previous, next) = (preceding(line, word.places.start), following(line, word.places.end));
    let context = Context { word: &word.letters, previous: &previous, next: &next, forms: 0 };
    let mut settled = settled(&word.letters, word.is_large).filter(|settled| {
        settled.letters.iter().zip(&word.letters).all(|(letter, typed)| letter == typed || may(*typed))
    });
    // Whether a word ends in izofat is asked last, when its other letters are known.
    let body = word.letters.len() - usize::from(word.letters.ends_with(&['и']));
    if let Some(settled) = settled.as_mut().filter(|settled| !settled.is_ending_settled) {
        settled.letters.splice(body.., word.letters.get(body..).unwrap_or_default().iter().copied());
    }
    let Some(settled) = settled else {
        let open = word.letters.iter().enumerate().take(body);
        let open = open.filter(|(_, letter)| tajik_for(**letter).is_some() && may(**letter));
        let places: Vec<(usize, f32)> = open.map(|(place, _)| (place, judged(&context, place))).collect();
        let mut letters = spelled(&word.letters, &places);
        let mut logs: Vec<f32> = places.into_iter().map(|(_, log)| log).collect();
        logs.extend(ended(&mut letters, context, may));
        let all = evidence(&logs);
        let evidence = match standing(word, &letters, &next) {
            Standing::Doubtful => all,
            Standing::AsLikely => (all * RIGHT_WORTH).min(RIGHT_WORTH_MAX),
            Standing::Alone => {
                letters.clone_from(&word.letters);
                0.0
            }
        };
        return Restored { letters, evidence, is_settled: false };
    };
    let own = if settled.letters == word.letters { 0.0 } else { SETTLED_WORTH };
    let mut letters = settled.letters;
    let end = if settled.is_ending_settled { None } else { ended(&mut letters, context, may) };
    Restored { letters, evidence: own + evidence(end.as_slice()), is_settled: true }
}

/// Makes a last и to ӣ if that is likelier, and says how much likelier.
fn ended(letters: &mut [char], mut context: Context<'_>, may: &impl Fn(char) -> bool) -> Option<f32> {
    let (last, stem) = letters.split_last_mut().filter(|(last, _)| **last == 'и' && may('и'))?;
    let stem: String = stem.iter().collect();
    context.forms = forms(&stem, |word| WORDS.contains(word));
    let log = judged(&context, context.word.len().saturating_sub(1));
    if log > ENDING_MIN {
        *last = 'ӣ';
    }
    Some(log)
}

/// The likeliest spelling that the list knows, or the likeliest of all if it knows none nearly as likely.
fn spelled(word: &[char], places: &[(usize, f32)]) -> Vec<char> {
    let with = |chosen: &dyn Fn(usize, f32) -> bool| {
        let mut letters = word.to_vec();
        for (place, log) in places {
            if let Some(letter) = letters.get_mut(*place).filter(|_| chosen(*place, *log)) {
                *letter = tajik_for(*letter).unwrap_or(*letter);
            }
        }
        letters
    };
    let likeliest = with(&|_, log| log > 0.0);
    if knows_either(&likeliest) {
        return likeliest;
    }
    let mut uncertain: Vec<(usize, f32)> = places.to_vec();
    uncertain.sort_by(|(_, one), (_, other)| one.abs().total_cmp(&other.abs()));
    uncertain.truncate(TRIED_MAX);
    // Each choice turns some of the uncertain letters round, at the cost of their certainty.
    let mut choices: Vec<(f32, usize)> = (1..1_usize << uncertain.len())
        .map(|choice| {
            let turned = uncertain.iter().enumerate().filter(|(bit, _)| choice >> bit & 1 == 1);
            (turned.map(|(_, (_, log))| log.abs()).sum(), choice)
        })
        .filter(|(cost, _)| *cost <= KNOWN_WORTH)
        .collect();
    choices.sort_by(|(one, _), (other, _)| one.total_cmp(other));
    let spellings = choices.into_iter().map(|(_, choice)| {
        with(&|place, log| {
            let bit = uncertain.iter().position(|(uncertain, _)| *uncertain == place);
            (log > 0.0) != bit.is_some_and(|bit| choice >> bit & 1 == 1)
        })
    });
    spellings.into_iter().find(|letters| knows_either(letters)).unwrap_or(likeliest)
}

/// Whether the list knows the word, be its last и the end of izofat or ӣ.
fn knows_either(letters: &[char]) -> bool {
    let stem = letters.strip_suffix(&['и']);
    knows(letters) || stem.is_some_and(|stem| knows(&[stem, &['ӣ']].concat()))
}
