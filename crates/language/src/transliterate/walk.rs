//! Finds the Persian spellings of a Tajik word: every way to write its letters that the word list knows.

use super::ending::{endings, joins, last_of};
use super::letters::{Surrounding, Way, is_vowel};
use super::lexicon;
use super::persian::{self, HALF_SPACE, Place};

/// Longer runs of letters are no words; they are written letter by letter.
pub(super) const LETTERS_MAX: usize = 40;

/// Steps of one walk; the list holds real words to a few hundred.
const STEPS_MAX: usize = 20_000;

/// What a step of rarity costs: less than its full weight, since the counts are of other texts.
const RARITY_COST: f32 = 0.026;

/// What the list of our own words costs: little, since someone chose the spelling.
const LEXICON_COST: f32 = -1.0;

/// What it costs that no list has the stem, and each of its letters.
const UNKNOWN_COST: f32 = 8.5;
const UNKNOWN_LETTER_COST: f32 = 0.55;

/// What it costs to join two words of the list, and the fewest letters of each.
const COMPOUND_COST: f32 = 3.6;
const COMPOUND_LETTERS_MIN: usize = 3;

/// What a half-space within a word of the list costs.
const HALF_SPACE_COST: f32 = 0.3;

/// Ways this much dearer than the best one are not followed.
const MARGIN: f32 = 4.0;

/// Most spellings that are kept.
const KEPT: usize = 4;

/// What may stand before a stem: Tajik, Persian, its form before alef with madda, the fewest letters after it,
/// cost.
const BEGINNINGS: [(&str, &str, &str, usize, f32); 16] = [
    ("", "", "", 1, 0.0),
    ("ме", "می‌", "می‌آ", 3, 0.2),
    ("наме", "نمی‌", "نمی‌آ", 3, 0.1),
    ("ҳаме", "همی‌", "همی‌آ", 3, 0.3),
    ("барме", "برمی‌", "برمی‌آ", 3, 0.2),
    ("барнаме", "برنمی‌", "برنمی‌آ", 3, 0.2),
    ("дарме", "درمی‌", "درمی‌آ", 3, 0.2),
    ("бозме", "بازمی‌", "بازمی‌آ", 3, 0.2),
    ("на", "ن", "نیا", 2, 1.0),
    ("би", "ب", "بیا", 3, 1.2),
    ("бе", "بی‌", "بی‌آ", 3, 1.2),
    ("но", "نا", "ناآ", 3, 1.6),
    ("ҳам", "هم‌", "هم‌آ", 3, 2.0),
    ("бар", "بر", "برآ", 3, 1.8),
    ("набар", "نبر", "نبرآ", 3, 1.0),
    ("дар", "در", "درآ", 3, 1.8),
];

/// A spelling and its cost.
#[derive(Clone, Debug)]
pub(super) struct Spelling {
    pub(super) text: String,
    pub(super) cost: f32,
}

/// The cheapest spellings, best first, each once.
#[derive(Default)]
struct Best(Vec<Spelling>);

impl Best {
    fn add(&mut self, text: String, cost: f32) {
        if let Some(known) = self.0.iter_mut().find(|known| known.text == text) {
            known.cost = known.cost.min(cost);
        } else {
            self.0.push(Spelling { text, cost });
        }
        self.0.sort_by(|one, other| one.cost.total_cmp(&other.cost));
        self.0.truncate(KEPT);
    }

    fn cost(&self) -> f32 {
        self.0.first().map_or(f32::INFINITY, |best| best.cost)
    }
}

/// A walk over one word, after one beginning.
struct Walk<'a> {
    letters: &'a [char],
    ways: Vec<&'static [Way]>,
    /// Persian before the stem, and before a stem with alef and madda.
    before: (&'static str, &'static str),
    compounds: bool,
    steps: usize,
    text: String,
    best: &'a mut Best,
}

/// Where a walk stands: letters behind it, its place in the list, what it has cost, where its part began.
#[derive(Clone, Copy)]
struct At {
    letters: usize,
    place: Place,
    cost: f32,
    part: usize,
    /// Whether nothing was written for the last letter.
    unwritten: bool,
}

impl Walk<'_> {
    fn go(&mut self, at: At) {
        self.steps += 1;
        if self.steps > STEPS_MAX || at.cost > self.best.cost() + MARGIN {
            return;
        }
        if at.letters > at.part {
            self.end_here(at);
        }
        if let Some(place) = at.place.after(&[persian::HALF_SPACE_CODE]) {
            self.text.push(HALF_SPACE);
            self.step(At { place, cost: at.cost + HALF_SPACE_COST, ..at });
            self.text.pop();
        }
        self.step(at);
    }

    /// Writes the next letter.
    fn step(&mut self, at: At) {
        let Some(ways) = self.ways.get(at.letters) else { return };
        for (written, cost) in *ways {
            let mut place = Some(at.place);
            for letter in written.chars() {
                place = place.and_then(|place| place.after(&[persian::code(letter)?]));
            }
            if let Some(place) = place {
                let length = self.text.len();
                self.text.push_str(written);
                self.go(At {
                    letters: at.letters + 1,
                    place,
                    cost: at.cost + cost,
                    part: at.part,
                    unwritten: written.is_empty(),
                });
                self.text.truncate(length);
            }
        }
    }

    /// Takes the letters so far for the stem, if they are a word.
    fn end_here(&mut self, at: At) {
        let Some((stem, rest)) = self.letters.split_at_checked(at.letters) else { return };
        // A final и is no letter of the stem, but the izofat; and a final vowel is always written.
        let ends_in_vowel = stem.last().is_some_and(|last| is_vowel(*last));
        if (stem.last() == Some(&'и') && rest.is_empty()) || (ends_in_vowel && at.unwritten) {
            return;
        }
        let Some(rarity) = at.place.word() else { return };
        #[expect(clippy::cast_precision_loss, reason = "at most a few hundred")]
        let cost = at.cost + rarity as f32 * RARITY_COST;
        self.finish(stem, rest, cost);
        let long_enough = at.letters - at.part >= COMPOUND_LETTERS_MIN && rest.len() >= COMPOUND_LETTERS_MIN;
        let sounded = rest.first().is_some_and(|first| !is_vowel(*first));
        if self.compounds
            && at.part == 0
            && long_enough
            && sounded
            && let Some(place) = persian::start()
        {
            // Parts stand apart where their letters would join: «انتخاب‌کننده».
            let apart = self.text.chars().last().is_some_and(joins);
            if apart {
                self.text.push(HALF_SPACE);
            }
            self.step(At {
                letters: at.letters,
                place,
                cost: cost + COMPOUND_COST,
                part: at.letters,
                unwritten: false,
            });
            if apart {
                self.text.pop();
            }
        }
    }

    /// Adds the endings to a stem that is written.
    fn finish(&mut self, stem: &[char], rest: &[char], cost: f32) {
        let text = self.text.clone();
        self.finish_as(&text, stem, rest, cost);
    }

    fn finish_as(&mut self, written: &str, stem: &[char], rest: &[char], cost: f32) {
        let written = match written.strip_prefix('آ') {
            Some(rest) if !self.before.0.is_empty() => format!("{}{rest}", self.before.1),
            _ => format!("{}{written}", self.before.0),
        };
        let best = &mut *self.best;
        endings(rest, &written, last_of(stem, &written), &mut |text, more| best.add(text, cost + more));
    }

    /// Stems of our own list.
    fn take_from_lexicon(&mut self, first_cost: f32) {
        let mut stem = String::new();
        for (at, letter) in self.letters.iter().enumerate() {
            stem.push(*letter);
            let Some((head, rest)) = self.letters.split_at_checked(at + 1) else { return };
            let softened = (*letter == 'и' && !rest.is_empty())
                .then(|| format!("{}ӣ", stem.strip_suffix('и').unwrap_or(&stem)));
            // Where a final и stands for ӣ, the word without it is another.
            if *letter == 'и' && rest.is_empty() && at > 2 && lexicon::persian(&stem).is_none() {
                continue;
            }
            let known = lexicon::persian(&stem).or_else(|| lexicon::persian(&softened?));
            for (rank, written) in known.into_iter().flat_map(|known| known.split('\t')).enumerate() {
                let rank = if rank == 0 { 0.0 } else { 1.5 };
                self.finish_as(written, head, rest, first_cost + LEXICON_COST + rank);
            }
        }
    }

    /// Stems that no list has, each letter in the way that is usual in names.
    fn unknown(&mut self) {
        let mut cost = UNKNOWN_COST;
        let mut written = String::new();
        for at in 0..self.letters.len() {
            cost += UNKNOWN_LETTER_COST;
            let Some((head, rest)) = self.letters.split_at_checked(at + 1) else { return };
            let (Some(letter), before) = (head.last().copied(), at.checked_sub(1)) else { return };
            let surrounding = Surrounding {
                before: before.and_then(|before| self.letters.get(before).copied()),
                letter,
                after: rest.first().copied(),
            };
            let plain = written.clone();
            written.push_str(spelled(surrounding));
            if at >= 2 && !(letter == 'и' && rest.is_empty()) {
                let stem =
                    if letter == 'а' && !rest.is_empty() { format!("{plain}ه") } else { written.clone() };
                self.finish_as(&stem, head, rest, cost);
            }
        }
    }
}

/// A letter as an unknown word, mostly a name, has it: vowels are rather written than left out.
fn spelled(surrounding: Surrounding) -> &'static str {
    match (surrounding.letter, surrounding.before, surrounding.after) {
        ('и' | 'ӣ' | 'ы', None, _) => "ای",
        ('э' | 'е', None, _) => "ا",
        ('у' | 'ӯ', None, _) => "او",
        ('а', None, _) => "ا",
        ('о', None, _) => "آ",
        ('и' | 'ӣ' | 'ы' | 'е' | 'э', ..) => "ی",
        ('у' | 'ӯ', ..) => "و",
        ('я', _, None) => "یا",
        _ => surrounding.ways().first().map_or("", |way| way.0),
    }
}

/// The spellings of a word of small Tajik letters, best first.
pub(super) fn spellings(word: &[char]) -> Vec<Spelling> {
    let mut best = Best::default();
    if word.len() > LETTERS_MAX {
        let pairs = word.iter().enumerate().map(|(at, letter)| {
            let before = at.checked_sub(1).and_then(|at| word.get(at).copied());
            spelled(Surrounding { before, letter: *letter, after: word.get(at + 1).copied() })
        });
        return vec![Spelling { text: pairs.collect(), cost: f32::MAX }];
    }
    over_beginnings(word, false, &mut best);
    if best.cost() > UNKNOWN_COST - 1.0 {
        over_beginnings(word, true, &mut best);
    }
    best.0
}

fn over_beginnings(word: &[char], compounds: bool, best: &mut Best) {
    for (tajik, persian, before_madda, fewest, cost) in BEGINNINGS {
        let length = tajik.chars().count();
        let Some((head, letters)) = word.split_at_checked(length) else { continue };
        if letters.len() < fewest || !head.iter().copied().eq(tajik.chars()) {
            continue;
        }
        // Only a verb follows ме, and verbs end so.
        let ends_as_verb = letters.last().is_some_and(|last| "дтмнӣаӯшо".contains(*last));
        if tajik.ends_with("ме") && !ends_as_verb {
            continue;
        }
        let ways = letters.iter().enumerate().map(|(at, letter)| {
            let before = at.checked_sub(1).and_then(|at| letters.get(at).copied());
            Surrounding { before, letter: *letter, after: letters.get(at + 1).copied() }.ways()
        });
        let ways = ways.collect();
        let Some(place) = persian::start() else { return };
        let mut walk = Walk {
            letters,
            ways,
            before: (persian, before_madda),
            compounds,
            steps: 0,
            text: String::new(),
            best,
        };
        if !compounds {
            walk.take_from_lexicon(cost);
        }
        walk.go(At { letters: 0, place, cost, part: 0, unwritten: false });
        if length == 0 && !compounds {
            walk.unknown();
        }
    }
}
