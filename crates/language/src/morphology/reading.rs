//! Every way in which a word may be read, by the lexicon and the grammar.

use super::closed::CLOSED;
use super::ending::{Asks, BACK_EMPTY, ENDINGS, Ending, back, host_of, repairs};
use super::features::{Features, Slot};
use super::lexicon::{Entry, Hash, LEXICON, class};
use super::upos::Upos;
use super::verb::{Form, Kind, PERSONALS, VERBS, Verbs};

/// Bytes of the longest word that is taken apart; what is longer is no Tajik word.
pub(crate) const WORD_BYTES_MAX: usize = 96;

/// Readings that are so much less likely than the best are not kept.
const BEHIND_MAX: i16 = 26;

/// What a word of the lexicon costs before its rank.
const WORD_COST: i16 = 12;

/// Where the lemma comes from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Lemma {
    /// A word of the lexicon.
    Known(&'static str),
    /// The first bytes of the word, and what was lost behind them.
    Cut(u8, &'static str),
    /// The first bytes of the word, and a word of the lexicon behind them.
    Joined(u8, &'static str),
}

/// One way to read a word.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Reading {
    pub(crate) lemma: Lemma,
    pub(crate) upos: Upos,
    pub(crate) features: Features,
    /// How unlikely it is, beside the other readings.
    pub(crate) cost: i16,
}

impl Reading {
    pub(crate) const fn known(word: &'static str, upos: Upos, features: Features, cost: i16) -> Self {
        Self { lemma: Lemma::Known(word), upos, features, cost }
    }
}

/// A small word with the hashes of all its beginnings.
pub(crate) struct Taken<'a> {
    pub(crate) word: &'a str,
    hashes: [Hash; WORD_BYTES_MAX + 1],
}

impl<'a> Taken<'a> {
    /// A word in small letters; one that is too long is refused.
    pub(crate) fn new(word: &'a str) -> Option<Self> {
        if word.len() > WORD_BYTES_MAX {
            return None;
        }
        let mut hashes = [Hash::EMPTY; WORD_BYTES_MAX + 1];
        let mut hash = Hash::EMPTY;
        for (slot, byte) in hashes.iter_mut().skip(1).zip(word.bytes()) {
            hash = hash.byte(byte);
            *slot = hash;
        }
        Some(Self { word, hashes })
    }

    fn hash(&self, length: usize) -> Hash {
        self.hashes.get(length).copied().unwrap_or(Hash::EMPTY)
    }

    fn whole(&self) -> Hash {
        self.hash(self.word.len())
    }

    fn entry(&self, length: usize, tail: &str) -> Option<&'static Entry> {
        let start = self.word.as_bytes().get(..length)?;
        LEXICON.find(self.hash(length), start, tail.as_bytes())
    }

    /// Forms of verbs that are declined, if the letters before the end allow any: кардан, карда, карданӣ.
    fn declined<'b>(
        &'b self,
        length: usize,
        tail: &'static str,
    ) -> impl Iterator<Item = &'static Form> + use<'b, 'a> {
        let last = tail.chars().next_back().or_else(|| self.word.get(..length)?.chars().next_back());
        let may = matches!(last, Some('а' | 'н' | 'ӣ'));
        may.then(|| self.forms(length, tail)).into_iter().flatten().filter(|form| form.kind == Kind::Nominal)
    }

    fn forms<'b>(
        &'b self,
        length: usize,
        tail: &'static str,
    ) -> impl Iterator<Item = &'static Form> + use<'b, 'a> {
        let start = self.word.as_bytes().get(..length).unwrap_or_default();
        let verbs: &'static Verbs = &VERBS;
        let found = verbs.find(self.hash(length).bytes(tail.as_bytes()));
        found.filter(move |form| form.text.as_bytes().strip_prefix(start) == Some(tail.as_bytes()))
    }
}

/// Each cut of a word, from its end, with the hash of what is behind it.
pub(crate) fn cuts(word: &str, longest: usize) -> impl Iterator<Item = (usize, u32)> {
    let bytes = word.as_bytes();
    let mut hash = BACK_EMPTY;
    let ends = std::iter::once((word.len(), BACK_EMPTY));
    let inner = bytes.iter().enumerate().rev().take(longest).map(move |(at, byte)| {
        hash = back(hash, *byte);
        (at, hash)
    });
    ends.chain(inner).filter(|(at, _)| word.is_char_boundary(*at))
}

/// All readings of a small word, the likeliest first; none if neither lexicon nor grammar knows it.
pub(crate) fn readings(word: &str, found: &mut Vec<Reading>) {
    let Some(taken) = Taken::new(word) else { return };
    let closed = CLOSED.find(taken.whole(), word);
    if !closed.is_empty() {
        found.extend(
            closed
                .iter()
                .zip((0..).step_by(4))
                .map(|(closed, cost)| Reading::known(closed.lemma, closed.upos, closed.features, cost)),
        );
        return;
    }
    open(&taken, found);
    found.sort_by_key(|reading| reading.cost);
    let most = found.first().map_or(0, |best| best.cost) + BEHIND_MAX;
    found.retain(|reading| reading.cost <= most);
}

/// Readings as a word of the open classes, however unlikely.
pub(crate) fn open(taken: &Taken<'_>, found: &mut Vec<Reading>) {
    nominal(taken, found);
    finite(taken, found);
}

/// Readings as a noun, an adjective, an adverb or a name of the lexicon.
pub(crate) fn of_lexicon(word: &str, found: &mut Vec<Reading>) {
    if let Some(taken) = Taken::new(word) {
        nominal(&taken, found);
        found.retain(|reading| reading.upos != Upos::Verb);
    }
}

fn nominal(taken: &Taken<'_>, found: &mut Vec<Reading>) {
    if let Some(entry) = taken.entry(taken.word.len(), "") {
        of_entry(entry, None, 0, found);
    }
    for form in taken.declined(taken.word.len(), "") {
        of_form(form, None, found);
    }
    for (at, hash) in cuts(taken.word, ENDINGS.longest).skip(1) {
        let endings = ENDINGS.find(hash);
        let Some((stem, text)) = taken.word.split_at_checked(at).filter(|_| !endings.is_empty()) else {
            continue;
        };
        if endings.first().is_none_or(|ending| ending.text != text) || stem.len() < 4 {
            continue;
        }
        let host = host_of(stem);
        for (off, tail, cost) in repairs(stem, text) {
            let length = stem.len() - off;
            let fitting = || endings.iter().filter(|ending| ending.hosts & host != 0);
            if let Some(entry) = taken.entry(length, tail) {
                fitting().for_each(|ending| of_entry(entry, Some(ending), cost, found));
            }
            for form in taken.declined(length, tail) {
                fitting().for_each(|ending| of_form(form, Some(ending), found));
            }
        }
    }
}

fn of_entry(entry: &Entry, ending: Option<&Ending>, more: i16, found: &mut Vec<Reading>) {
    let cost = WORD_COST - i16::from(entry.rank) / 2 + more + ending.map_or(0, |ending| ending.cost);
    let added = ending.map_or(Features::NONE, |ending| ending.features);
    let asks = ending.map_or(Asks::Nothing, |ending| ending.asks);
    let is_plural = added.code(Slot::Number) == 2;
    let counted = Features::NONE.with(Slot::Number, 1).and(added);
    let graded = Features::NONE.with(Slot::Degree, 1).and(added);
    let mut push = |upos, features, cost| found.push(Reading::known(entry.word, upos, features, cost));
    let has = |class| entry.classes & class != 0;
    if asks != Asks::Degree {
        if has(class::NOUN) {
            // «Масъуланд» says how they are, rather than what.
            let said = has(class::ADJECTIVE) && added.has(Slot::Subject);
            push(Upos::Noun, counted, cost + if said { 3 } else { 0 });
        }
        if has(class::NAME) {
            push(Upos::Propn, counted, cost + if is_plural { 8 } else { 0 });
        }
    }
    if has(class::ADJECTIVE) {
        // What is many is a thing: бузургон, the great ones.
        match is_plural && asks != Asks::Degree {
            true => push(Upos::Noun, counted, cost + 1),
            false => push(Upos::Adj, graded, cost),
        }
    }
    if has(class::ADVERB) && !is_plural {
        push(Upos::Adv, added, cost);
    }
    if has(class::INTERJECTION) && ending.is_none() {
        push(Upos::Intj, Features::NONE, cost + 4);
    }
}

/// Persons of a perfect, by the copula that leans on its participle.
fn perfect(participle: Features, subject: u64) -> Features {
    let (number, person) = if subject > 3 { (2, subject - 3) } else { (1, subject) };
    participle
        .with(Slot::Subject, 0)
        .with(Slot::VerbForm, 1)
        .with(Slot::Mood, 1)
        .with(Slot::Aspect, if participle.has(Slot::Aspect) { participle.code(Slot::Aspect) } else { 2 })
        .with(Slot::Number, number)
        .with(Slot::Person, person)
}

fn of_form(form: &Form, ending: Option<&Ending>, found: &mut Vec<Reading>) {
    let mut push = |features, cost| found.push(Reading::known(form.infinitive, Upos::Verb, features, cost));
    let Some(ending) = ending else { return push(form.features, form.cost) };
    if ending.asks != Asks::Nothing && !form.text.ends_with('а') {
        return;
    }
    let said = form.features.and(ending.features);
    let is_participle = form.features.code(Slot::VerbForm) == 3 && form.features.code(Slot::Tense) == 1;
    let subject = match (said.code(Slot::Subject), said.code(Slot::Owner)) {
        (0, 1) => 1,
        (subject, _) => subject,
    };
    if is_participle && subject != 0 {
        // кардааст, кардаанд: no copula any more, but the perfect.
        let conj = said.code(Slot::Clitic) & 1;
        let said = perfect(said.with(Slot::Clitic, conj).with(Slot::Owner, 0), subject);
        push(said, form.cost + (ending.cost / 4).min(4) - 4);
    } else {
        push(said, form.cost + ending.cost);
    }
}

fn finite(taken: &Taken<'_>, found: &mut Vec<Reading>) {
    for (at, hash) in cuts(taken.word, PERSONALS.longest) {
        let personals = PERSONALS.find(hash);
        let text = taken.word.get(at..).unwrap_or_default();
        if at < 2 || personals.first().is_none_or(|personal| personal.text != text) {
            continue;
        }
        for form in taken.forms(at, "").filter(|form| form.kind != Kind::Nominal) {
            for personal in personals.iter().filter(|personal| personal.kind == form.kind) {
                let mut features = form.features.and(personal.features);
                let is_command = personal.features.code(Slot::Mood) == 3;
                if is_command {
                    // «мекун» is none, and nobody is told to have done something.
                    if form.features.code(Slot::Mood) == 1 {
                        continue;
                    }
                    features = features.with(Slot::Tense, 0);
                }
                let cost = form.cost + personal.cost;
                found.push(Reading::known(form.infinitive, Upos::Verb, features, cost));
            }
        }
    }
    // кардаӣ: the second person of a perfect.
    let Some(stem) = taken.word.strip_suffix('ӣ').filter(|stem| stem.ends_with('а')) else { return };
    for form in taken.declined(stem.len(), "") {
        if form.features.code(Slot::VerbForm) == 3 && form.features.code(Slot::Tense) == 1 {
            let said = perfect(form.features, 2);
            found.push(Reading::known(form.infinitive, Upos::Verb, said, form.cost + 6));
        }
    }
}
