//! What a noun, an adjective or a participle may end in: all of it at once, as one table of strings.

use std::sync::LazyLock;

use super::features::{Features, Slot};

/// What the letters before an ending are.
pub(crate) mod host {
    /// A consonant.
    pub(crate) const CONSONANT: u8 = 1;
    /// а or я.
    pub(crate) const A: u8 = 2;
    /// Another vowel.
    pub(crate) const VOWEL: u8 = 4;
    /// и, which stands for ӣ before an ending.
    pub(crate) const I: u8 = 8;
    /// ӣ itself, against the rules.
    pub(crate) const LONG_I: u8 = 16;
    pub(crate) const ANY: u8 = 15;
    pub(crate) const VOWELS: u8 = A | VOWEL | I;
}

/// The host that a stem is, by its last letter.
pub(crate) fn host_of(stem: &str) -> u8 {
    match stem.chars().next_back() {
        Some('а' | 'я') => host::A,
        Some('о' | 'ё' | 'у' | 'ю' | 'ӯ' | 'э' | 'е') => host::VOWEL,
        Some('и') => host::I,
        Some('ӣ') => host::LONG_I,
        _ => host::CONSONANT,
    }
}

/// An ending, made of one suffix or more.
#[derive(Clone, Debug)]
pub(crate) struct Ending {
    pub(crate) text: String,
    /// Bits of [`host`].
    pub(crate) hosts: u8,
    pub(crate) features: Features,
    /// How unlikely it is, in tenths of a suffix.
    pub(crate) cost: i16,
    /// What it asks of the word.
    pub(crate) asks: Asks,
}

/// What an ending stands behind, for whoever writes it down as rules.
#[derive(Clone, Copy, Debug)]
pub(crate) struct EndingHosts {
    pub(crate) consonant: bool,
    /// а or я.
    pub(crate) a: bool,
    /// Another vowel but и.
    pub(crate) vowel: bool,
    /// и, which stands for ӣ too.
    pub(crate) i: bool,
    /// ӣ as it is.
    pub(crate) long_i: bool,
}

impl EndingHosts {
    pub(crate) fn of(ending: &Ending) -> Self {
        let has = |bit: u8| ending.hosts & bit != 0;
        Self {
            consonant: has(host::CONSONANT),
            a: has(host::A),
            vowel: has(host::VOWEL),
            i: has(host::I),
            long_i: has(host::LONG_I),
        }
    }
}

/// What an ending asks of its word.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Asks {
    Nothing,
    /// Degrees: an adjective or an adverb.
    Degree,
    /// The plural -он: what lives, or the parts of a body.
    Living,
}

struct Suffix {
    text: &'static str,
    hosts: u8,
    cost: i16,
    features: &'static [(Slot, u64)],
    asks: Asks,
}

const fn suffix(text: &'static str, hosts: u8, cost: i16, features: &'static [(Slot, u64)]) -> Suffix {
    Suffix { text, hosts, cost, features, asks: Asks::Nothing }
}

const DEGREES: [Suffix; 2] = [
    Suffix { asks: Asks::Degree, ..suffix("тар", host::ANY | host::LONG_I, 2, &[(Slot::Degree, 2)]) },
    Suffix { asks: Asks::Degree, ..suffix("тарин", host::ANY | host::LONG_I, 2, &[(Slot::Degree, 3)]) },
];

const PLURAL: &[(Slot, u64)] = &[(Slot::Number, 2)];

const PLURALS: [Suffix; 5] = [
    suffix("ҳо", host::ANY | host::LONG_I, 2, PLURAL),
    Suffix { asks: Asks::Living, ..suffix("он", host::CONSONANT, 7, PLURAL) },
    Suffix { asks: Asks::Living, ..suffix("ён", host::VOWEL | host::I, 7, PLURAL) },
    suffix("гон", host::A, 5, PLURAL),
    Suffix { asks: Asks::Living, ..suffix("вон", host::VOWEL, 9, PLURAL) },
];

/// Owners: after a consonant or а, after another vowel, whose, how unlikely: -ам and -ат end many words by themselves.
const OWNERS: [(&str, &str, u64, i16); 6] = [
    ("ам", "ям", 1, 13),
    ("ат", "ят", 2, 15),
    ("аш", "яш", 3, 7),
    ("амон", "ямон", 4, 8),
    ("атон", "ятон", 5, 9),
    ("ашон", "яшон", 6, 7),
];

/// Copulas: after a consonant or а, after a vowel, of whom, how unlikely.
const COPULAS: [(&str, &str, u64, i16); 5] = [
    ("аст", "ст", 3, 6),
    ("аст", "яст", 3, 9),
    ("ем", "ем", 4, 16),
    ("ед", "ед", 5, 16),
    ("анд", "янд", 6, 8),
];

const OBJECT: Suffix = suffix("ро", host::ANY | host::LONG_I, 2, &[(Slot::Case, 1)]);
const IZOFAT: Suffix = suffix("и", host::ANY, 3, &[(Slot::Izofat, 1)]);
const INDEFINITE: Suffix = suffix("е", host::ANY, 6, &[(Slot::Definite, 1)]);
const INDEFINITE_IS: Suffix =
    suffix("ест", host::ANY, 10, &[(Slot::Definite, 1), (Slot::Clitic, 2), (Slot::Subject, 3)]);

/// "And": -у after consonants, -ю after vowels, -ву after у and ӯ, and sometimes after а.
const ANDS: [(&str, u8, i16); 3] =
    [("у", host::CONSONANT, 6), ("ю", host::VOWELS, 4), ("ву", host::VOWELS, 6)];

impl Ending {
    fn bare() -> Self {
        Self {
            text: String::new(),
            hosts: host::ANY | host::LONG_I,
            features: Features::NONE,
            cost: 0,
            asks: Asks::Nothing,
        }
    }

    /// With a suffix behind, unless it does not go there.
    fn then(&self, suffix: &Suffix) -> Option<Self> {
        let mut longer = self.clone();
        if self.text.is_empty() {
            longer.hosts = suffix.hosts;
        } else if host_of(&self.text) & suffix.hosts == 0 {
            return None;
        }
        longer.text.push_str(suffix.text);
        longer.cost += suffix.cost;
        for (slot, code) in suffix.features {
            longer.features = longer.features.with(*slot, *code);
        }
        if suffix.asks != Asks::Nothing {
            longer.asks = if self.asks == Asks::Degree { Asks::Degree } else { suffix.asks };
        }
        Some(longer)
    }

    /// With something that leans on the word: it has one shape after consonants and а, and another after other vowels.
    fn leaning(&self, shapes: [&'static str; 2], slot: Slot, code: u64, cost: i16) -> Vec<Self> {
        let after = |text, hosts| self.then(&suffix(text, hosts, cost, &[]));
        let mut all = vec![after(shapes[0], host::CONSONANT | host::A)];
        // After ӣ both are written: озодиаш, озодияш.
        all.push(after(shapes[0], host::I));
        all.push(after(shapes[1], host::VOWEL | host::I));
        all.into_iter()
            .flatten()
            .map(|mut ending| {
                ending.features = ending.features.with(slot, code);
                if slot == Slot::Subject {
                    ending.features = ending.features.with(Slot::Clitic, 2);
                }
                ending
            })
            .collect()
    }

    fn and(&self) -> Vec<Self> {
        let mut all = Vec::new();
        for (text, hosts, cost) in ANDS {
            all.extend(self.then(&suffix(text, hosts, cost, &[])));
        }
        for ending in &mut all {
            let code = ending.features.code(Slot::Clitic) | 1;
            ending.features = ending.features.with(Slot::Clitic, code);
        }
        all
    }
}

/// Every ending but the empty one.
fn all_endings() -> Vec<Ending> {
    let mut stems = vec![Ending::bare()];
    stems.extend(DEGREES.iter().filter_map(|degree| Ending::bare().then(degree)));
    let plurals: Vec<Ending> =
        stems.iter().flat_map(|stem| PLURALS.iter().filter_map(|plural| stem.then(plural))).collect();
    stems.extend(plurals);
    let mut endings = stems.clone();
    for stem in &stems {
        endings.extend(stem.then(&IZOFAT));
        let mut closed: Vec<Ending> = stem.then(&INDEFINITE).into_iter().collect();
        for (consonant, vowel, code, cost) in OWNERS {
            closed.extend(stem.leaning([consonant, vowel], Slot::Owner, code, cost));
        }
        let objects: Vec<Ending> =
            closed.iter().chain([stem]).filter_map(|ending| ending.then(&OBJECT)).collect();
        let mut said: Vec<Ending> = stem.then(&INDEFINITE_IS).into_iter().collect();
        for (consonant, vowel, code, cost) in COPULAS {
            said.extend(stem.leaning([consonant, vowel], Slot::Subject, code, cost));
        }
        let ands: Vec<Ending> =
            closed.iter().chain(&objects).chain(&said).chain([stem]).flat_map(Ending::and).collect();
        endings.extend(closed.into_iter().chain(objects).chain(said).chain(ands));
    }
    endings.retain(|ending| !ending.text.is_empty());
    endings.sort_by(|one, other| one.text.cmp(&other.text).then(one.cost.cmp(&other.cost)));
    endings
}

/// Every way to part a word into a stem of three letters or more and an ending: the stem as a dictionary has it, and
/// the ending.
#[must_use]
pub fn splits(word: &str) -> Vec<(String, &'static str)> {
    let mut found = Vec::new();
    let endings: &'static Endings<Ending> = &ENDINGS;
    for ending in endings.all() {
        let Some(stem) = word.strip_suffix(ending.text.as_str()) else { continue };
        if host_of(stem) & ending.hosts == 0 || stem.chars().count() < 3 {
            continue;
        }
        for (off, tail, _) in repairs(stem, &ending.text) {
            let start = stem.get(..stem.len() - off).unwrap_or_default();
            found.push((format!("{start}{tail}"), ending.text.as_str()));
        }
    }
    found
}

/// What a stem may have lost before this ending: how much of it falls off, what comes in its place, and how
/// unlikely that is.
pub(crate) fn repairs(stem: &str, ending: &str) -> impl Iterator<Item = (usize, &'static str, i16)> {
    let own_host = host_of(stem);
    let soft = ending.chars().next().is_some_and(|first| matches!(first, 'и' | 'е' | 'я' | 'ё' | 'ю'));
    let long = (own_host == host::I).then_some(('и'.len_utf8(), "ӣ", 0));
    let own = Some((0, "", if own_host == host::I { 3 } else { 0 }));
    let glide = (own_host == host::VOWEL && soft).then_some((0, "й", 0));
    let guttural = (own_host & (host::A | host::VOWEL) != 0).then_some((0, "ъ", 1));
    let double = doubled(stem).filter(|_| ending.starts_with(['и', 'е', 'у', 'а', 'о']));
    [long, own, glide, guttural, double.map(|size| (size, "", -2))].into_iter().flatten()
}

/// Bytes of a last consonant that only an ending doubles: ҳақ, ҳаққи.
fn doubled(stem: &str) -> Option<usize> {
    let mut letters = stem.chars().rev();
    let last = letters.next().filter(|last| letters.next() == Some(*last))?;
    (host_of(stem) == host::CONSONANT).then_some(last.len_utf8())
}

/// Endings, by their text read from its end.
pub(crate) struct Endings<T> {
    /// Sorted by text.
    all: Vec<T>,
    /// Open addressing: the hash from the end, the first ending of this text and how many there are.
    slots: Box<[(u32, u16, u16)]>,
    /// Bytes of the longest.
    pub(crate) longest: usize,
}

/// A hash that grows towards the beginning of a word.
pub(crate) const fn back(hash: u32, byte: u8) -> u32 {
    (hash.rotate_left(5) ^ byte as u32).wrapping_mul(0x9e37_79b1)
}

/// The hash of no ending.
pub(crate) const BACK_EMPTY: u32 = 0x3c6e_f372;

impl<T> Endings<T> {
    /// Endings that are sorted by their text.
    pub(crate) fn new(all: Vec<T>, text: impl Fn(&T) -> &str) -> Self {
        let size = (all.len() * 2).next_power_of_two();
        let mut slots = vec![(0, 0, 0); size].into_boxed_slice();
        let mut first = 0;
        for group in all.chunk_by(|one, other| text(one) == text(other)) {
            let letters = group.first().map(&text).unwrap_or_default();
            let hash = letters.bytes().rev().fold(BACK_EMPTY, back);
            let mut at = place(hash, size);
            while slots.get(at).is_some_and(|slot| slot.2 != 0) {
                at = (at + 1) & (size - 1);
            }
            if let Some(slot) = slots.get_mut(at) {
                *slot = (hash, u16::try_from(first).unwrap_or(0), u16::try_from(group.len()).unwrap_or(0));
            }
            first += group.len();
        }
        let longest = all.iter().map(|ending| text(ending).len()).max().unwrap_or(0);
        Self { all, slots, longest }
    }

    /// The endings whose text has this hash; whoever asks compares the text.
    pub(crate) fn find(&self, hash: u32) -> &[T] {
        let size = self.slots.len();
        let mut at = place(hash, size);
        while let Some((held, first, count)) = self.slots.get(at) {
            if *count == 0 {
                break;
            }
            if *held == hash {
                let first = usize::from(*first);
                return self.all.get(first..first + usize::from(*count)).unwrap_or_default();
            }
            at = (at + 1) & (size - 1);
        }
        &[]
    }

    /// All endings.
    pub(crate) fn all(&self) -> &[T] {
        &self.all
    }
}

fn place(hash: u32, size: usize) -> usize {
    usize::try_from(hash ^ (hash >> 16)).unwrap_or(0) & (size - 1)
}

/// What nouns, adjectives and participles end in.
pub(crate) static ENDINGS: LazyLock<Endings<Ending>> =
    LazyLock::new(|| Endings::new(all_endings(), |ending| &ending.text));

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn endings_are_those_of_the_grammar() {
        let found = |text: &str| {
            let hash = text.bytes().rev().fold(BACK_EMPTY, back);
            ENDINGS.find(hash).iter().map(|ending| ending.features.to_string()).collect::<Vec<_>>()
        };
        for (text, expected) in [
            ("ҳоямонро", "Case=Acc|Number=Plur|Number[psor]=Plur|Person[psor]=1"),
            ("гони", "Izofat=Yes|Number=Plur"),
            ("таринҳо", "Degree=Sup|Number=Plur"),
            ("ҳост", "Clitic=Cop|Number=Plur|Number[subj]=Sing|Person[subj]=3"),
            ("еро", "Case=Acc|Definite=Ind"),
            ("ону", "Clitic=Conj|Number=Plur"),
        ] {
            assert_eq!(found(text), [expected], "{text}");
        }
        for text in ["роҳо", "иро", "ҳоам", "ии", ""] {
            let none: Vec<String> = Vec::new();
            assert_eq!(found(text), none, "{text}");
        }
    }
}
