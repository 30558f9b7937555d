//! Finds the Tajik words that a Persian spelling may stand for.

use super::izofat::Kind;
use super::lexicon;
use super::persian::HALF_SPACE;
use super::sounds::{DOUBLED_COST, UNWRITTEN, ends_in_consonant, readings};
use super::tajik::{LETTER_CODES, Place, letter_code, letter_cost, start, word};

/// Longer runs of letters are no words; they stay.
pub(super) const LETTERS_MAX: usize = 40;

/// Steps of one walk.
const STEPS_MAX: usize = 60_000;

/// Ways this much dearer than the best are not followed.
const MARGIN: f32 = 4.0;

/// What a step of rarity costs.
const RARITY_COST: f32 = 0.03;

/// What it costs that no list has the word.
const UNKNOWN_COST: f32 = 7.0;

/// How much the sequence of letters weighs for words that no list has.
const SEQUENCE_WEIGHT: f32 = 0.55;

/// What it costs to read a short и in the ending of a verb.
const SHORT_COST: f32 = 3.0;

/// Unfinished spellings of unknown words that are kept at each letter.
const BEAM: usize = 60;

/// Most readings that are kept.
const KEPT: usize = 4;

/// What precedes a verb or word: Persian, Tajik, the fewest letters after it, cost.
const BEGINNINGS: [(&str, &str, usize, f32); 9] = [
    ("", "", 1, 0.0),
    ("نمی‌", "наме", 2, 0.0),
    ("می‌", "ме", 2, 0.0),
    ("نمی", "наме", 3, 1.5),
    ("می", "ме", 3, 1.5),
    ("همی‌", "ҳаме", 2, 0.2),
    ("ن", "на", 2, 1.5),
    ("ب", "би", 2, 1.8),
    ("بی‌", "бе", 2, 0.2),
];

/// What follows a word: Persian, Tajik after a consonant, after о, у or а, after ӣ, cost. A silent he is а.
const ENDINGS: [(&str, &str, &str, &str, f32); 41] = [
    ("", "", "", "", 0.0),
    ("ها", "ҳо", "ҳо", "ҳо", 0.2),
    ("های", "ҳои", "ҳои", "ҳои", 0.2),
    ("هایی", "ҳое", "ҳое", "ҳое", 0.3),
    ("هایم", "ҳоям", "ҳоям", "ҳоям", 0.4),
    ("هایت", "ҳоят", "ҳоят", "ҳоят", 0.6),
    ("هایش", "ҳояш", "ҳояш", "ҳояш", 0.3),
    ("هایمان", "ҳоямон", "ҳоямон", "ҳоямон", 0.3),
    ("هایتان", "ҳоятон", "ҳоятон", "ҳоятон", 0.3),
    ("هایشان", "ҳояшон", "ҳояшон", "ҳояшон", 0.3),
    ("ان", "он", "", "ён", 0.7),
    ("یان", "", "ён", "", 0.7),
    ("گان", "", "гон", "", 0.3),
    ("گی", "", "гӣ", "", 0.6),
    ("ات", "от", "", "ёт", 1.5),
    ("جات", "", "ҷот", "", 0.8),
    ("ی", "ӣ", "", "", 1.0),
    ("ی", "е", "", "", 1.2),
    ("ی", "", "и", "", 0.4),
    ("یی", "", "ӣ", "", 0.8),
    ("یی", "", "е", "", 0.9),
    ("ای", "", "е", "е", 0.6),
    ("م", "ам", "", "", 1.6),
    ("ت", "ат", "", "", 2.6),
    ("ش", "аш", "", "", 1.0),
    ("مان", "амон", "амон", "амон", 0.8),
    ("تان", "атон", "атон", "атон", 1.0),
    ("شان", "ашон", "ашон", "ашон", 0.6),
    ("یش", "", "яш", "", 0.8),
    ("یم", "", "ям", "", 1.2),
    ("یمان", "", "ямон", "", 0.6),
    ("یشان", "", "яшон", "", 0.6),
    ("ام", "", "ам", "ам", 0.6),
    ("اش", "", "аш", "аш", 0.4),
    ("ات", "", "ат", "ат", 1.0),
    ("اند", "", "анд", "анд", 0.2),
    ("ایم", "", "ем", "ем", 0.4),
    ("اید", "", "ед", "ед", 0.4),
    ("تر", "тар", "тар", "тар", 0.5),
    ("ترین", "тарин", "тарин", "тарин", 0.4),
    ("زاده", "зода", "зода", "зода", 0.6),
];

/// A reading of a word.
#[derive(Clone, Debug)]
pub(super) struct Reading {
    pub(super) text: String,
    pub(super) cost: f32,
    pub(super) kind: Kind,
}

#[derive(Default)]
struct Best(Vec<Reading>);

impl Best {
    fn add(&mut self, text: String, cost: f32, kind: Kind) {
        match self.0.iter_mut().find(|known| known.text == text) {
            Some(known) if known.cost <= cost => {}
            Some(known) => (known.cost, known.kind) = (cost, kind),
            None => self.0.push(Reading { text, cost, kind }),
        }
        self.0.sort_by(|one, other| one.cost.total_cmp(&other.cost));
        self.0.truncate(KEPT);
    }

    fn cost(&self) -> f32 {
        self.0.first().map_or(f32::INFINITY, |best| best.cost)
    }
}

/// A walk over the letters of a stem, between a beginning and an ending.
struct Walk<'a> {
    letters: &'a [char],
    before: &'static str,
    ending: (&'static str, f32),
    steps: usize,
    text: String,
    best: &'a mut Best,
}

impl Walk<'_> {
    fn go(&mut self, at: usize, place: Place, cost: f32) {
        self.steps += 1;
        if self.steps > STEPS_MAX || cost > self.best.cost() + MARGIN {
            return;
        }
        let Some(rest) = self.letters.get(at..).filter(|rest| !rest.is_empty()) else {
            return self.finish(place, cost);
        };
        for (tajik, taken, own) in readings(rest, &self.text) {
            let Some(after) = place.after(tajik).filter(|_| at + taken <= self.letters.len()) else {
                continue;
            };
            let length = self.text.len();
            self.text.push_str(tajik);
            self.follow(at + taken, after, cost + own, tajik);
            self.text.truncate(length);
        }
    }

    /// After a consonant a vowel may be unwritten, or the consonant be sounded twice.
    fn follow(&mut self, at: usize, place: Place, cost: f32, tajik: &'static str) {
        if at >= self.letters.len() || !ends_in_consonant(tajik) {
            return self.go(at, place, cost);
        }
        let length = self.text.len();
        for (doubled, extra) in [("", 0.0), (tajik, DOUBLED_COST)] {
            let Some(place) = place.after(doubled) else { continue };
            self.text.push_str(doubled);
            for (vowel, own) in UNWRITTEN {
                if let Some(place) = place.after(vowel) {
                    let length = self.text.len();
                    self.text.push_str(vowel);
                    self.go(at, place, cost + extra + own);
                    self.text.truncate(length);
                }
            }
            self.text.truncate(length);
        }
    }

    fn finish(&mut self, place: Place, cost: f32) {
        let Some(word) = place.word() else { return };
        // A form with izofat is the same word: whether it is bound is asked later.
        if self.text.ends_with('и') && self.text.chars().count() > 3 {
            return;
        }
        #[expect(clippy::cast_precision_loss, reason = "at most a few hundred")]
        let cost = cost + word.rarity as f32 * RARITY_COST + self.ending.1;
        let kind = if self.ending.0.is_empty() && self.before.is_empty() { word.kind } else { Kind::Unknown };
        // A final ид of a verb is always written ید.
        let cost = if self.before == "ме"
            && self.text.ends_with("ид")
            && self.letters.last() == Some(&'د')
            && self.letters.iter().nth_back(1) != Some(&'ی')
        {
            cost + SHORT_COST
        } else {
            cost
        };
        let text = format!("{}{}{}", self.before, softened(&self.text, self.ending.0), self.ending.0);
        let kind = if kind == Kind::Unknown { Kind::by_ending(&text) } else { kind };
        self.best.add(text, cost, kind);
    }
}

/// A final ӣ is written и before an ending.
fn softened(stem: &str, ending: &str) -> String {
    match stem.strip_suffix('ӣ') {
        Some(rest) if !ending.is_empty() => format!("{rest}и"),
        _ => stem.to_owned(),
    }
}

/// The readings of a Persian word, best first.
pub(super) fn readings_of(persian: &str) -> Vec<Reading> {
    let letters: Vec<char> = persian.chars().collect();
    if letters.is_empty() || letters.len() > LETTERS_MAX {
        return vec![Reading { text: persian.to_owned(), cost: f32::MAX, kind: Kind::Unknown }];
    }
    let mut best = Best::default();
    for (beginning, before, fewest, first_cost) in BEGINNINGS {
        let Some(rest) = persian.strip_prefix(beginning) else { continue };
        for (persian_ending, after_consonant, after_open, after_ye, last_cost) in ENDINGS {
            let Some(stem) = rest.strip_suffix(persian_ending) else { continue };
            let parted = stem.ends_with(HALF_SPACE);
            let bare = stem.trim_end_matches(HALF_SPACE);
            let letters: Vec<char> = bare.chars().collect();
            if letters.len() < fewest || (letters.len() < 2 && !persian_ending.is_empty()) {
                continue;
            }
            let silent = matches!(persian_ending, "گان" | "گی") && !parted;
            let ending = match letters.last() {
                _ if silent => after_open,
                Some('ی') if bare.chars().count() > 1 => after_ye,
                Some('ا' | 'و') => after_open,
                Some('ه') if parted || persian_ending == "ات" => after_open,
                _ => after_consonant,
            };
            if ending.is_empty() && !persian_ending.is_empty() {
                continue;
            }
            let bare = if silent { format!("{bare}ه") } else { bare.to_owned() };
            stem_readings(&bare, before, (ending, first_cost + last_cost), &mut best);
        }
    }
    if best.cost() > UNKNOWN_COST {
        unknown(&letters, &mut best);
    }
    best.0
}

/// Stems of our own list, and those of the word list.
fn stem_readings(bare: &str, before: &'static str, ending: (&'static str, f32), best: &mut Best) {
    for (rank, tajik) in lexicon::tajik(bare).into_iter().enumerate() {
        let small = tajik.to_lowercase();
        let kind = match word(&small) {
            _ if small != tajik => Kind::Name,
            Some(word) if ending.0.is_empty() && before.is_empty() => word.kind,
            _ => Kind::Unknown,
        };
        let text = format!("{before}{}{}", softened(tajik, ending.0), ending.0);
        let kind = if kind == Kind::Unknown { Kind::by_ending(&text) } else { kind };
        let rank = if rank == 0 { -1.0 } else { 1.5 };
        best.add(text, ending.1 + rank, kind);
    }
    let letters: Vec<char> = bare.chars().collect();
    let Some(place) = start() else { return };
    Walk { letters: &letters, before, ending, steps: 0, text: String::new(), best }.go(0, place, 0.0);
}

/// A word that no list has: the likeliest sequence of letters.
fn unknown(letters: &[char], best: &mut Best) {
    /// So far: text, its last two letters, its cost.
    type Partial = (String, [usize; 2], f32);
    fn extended(partial: &Partial, tajik: &str, cost: f32) -> Partial {
        let (mut text, [mut first, mut second], mut sum) = partial.clone();
        for letter in tajik.chars() {
            let code = letter_code(letter).unwrap_or(0);
            sum += SEQUENCE_WEIGHT * letter_cost(first, second, code);
            (first, second) = (second, code % LETTER_CODES);
            text.push(letter);
        }
        (text, [first, second], sum + cost)
    }
    let mut open: Vec<Vec<Partial>> = vec![Vec::new(); letters.len() + 1];
    if let Some(first) = open.first_mut() {
        first.push((String::new(), [0, 0], 0.0));
    }
    for at in 0..letters.len() {
        let mut here = open.get_mut(at).map(std::mem::take).unwrap_or_default();
        here.sort_by(|one, other| one.2.total_cmp(&other.2));
        here.truncate(BEAM);
        let Some(rest) = letters.get(at..) else { break };
        for partial in &here {
            for (tajik, taken, cost) in readings(rest, &partial.0) {
                let last = at + taken >= letters.len();
                let vowels =
                    if last || !ends_in_consonant(tajik) { UNWRITTEN.get(..1) } else { UNWRITTEN.get(..) };
                for (vowel, own) in vowels.unwrap_or_default() {
                    let longer = extended(&extended(partial, tajik, cost), vowel, *own);
                    if let Some(slot) = open.get_mut(at + taken) {
                        slot.push(longer);
                    }
                }
            }
        }
    }
    for (text, [first, second], cost) in open.pop().unwrap_or_default() {
        let cost = cost + SEQUENCE_WEIGHT * letter_cost(first, second, 0) + UNKNOWN_COST;
        let kind = Kind::by_ending(&text);
        best.add(text, cost, kind);
    }
}
