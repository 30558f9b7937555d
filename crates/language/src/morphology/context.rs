//! Which reading is meant, by what stands beside the word: the likeliest way through a sentence (Viterbi).

use std::sync::LazyLock;

use super::features::Slot;
use super::reading::Reading;
use super::upos::Upos;

/// A kind of word for its neighbours: a part of speech, and what of the features they feel.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Kind(u8);

/// Kinds there are: each part of speech, bare or with the izofat; three kinds of verbs; and the edge.
const KINDS: usize = 40;

impl Kind {
    /// Before the first word and behind the last.
    pub(crate) const EDGE: Self = Self(39);
    const FINITE: Self = Self(34);
    const INFINITIVE: Self = Self(35);
    const INFINITIVE_LINKED: Self = Self(36);
    const PARTICIPLE: Self = Self(37);
    const PARTICIPLE_LINKED: Self = Self(38);

    const fn bare(upos: Upos) -> Self {
        Self(upos as u8 * 2)
    }

    const fn linked(upos: Upos) -> Self {
        Self(upos as u8 * 2 + 1)
    }

    pub(crate) fn of(reading: &Reading) -> Self {
        let is_linked = reading.features.has(Slot::Izofat);
        if reading.upos == Upos::Verb {
            return match (reading.features.code(Slot::VerbForm), is_linked) {
                (2, false) => Self::INFINITIVE,
                (2, true) => Self::INFINITIVE_LINKED,
                (3 | 4, false) => Self::PARTICIPLE,
                (3 | 4, true) => Self::PARTICIPLE_LINKED,
                _ => Self::FINITE,
            };
        }
        if is_linked { Self::linked(reading.upos) } else { Self::bare(reading.upos) }
    }

    fn index(self) -> usize {
        usize::from(self.0)
    }
}

/// What it costs that one kind follows another.
struct Costs([[i8; KINDS]; KINDS]);

static COSTS: LazyLock<Costs> = LazyLock::new(Costs::new);

use Upos::{Adj, Adp, Adv, Aux, Cconj, Det, Intj, Noun, Num, Part, Pron, Propn, Punct, Sconj, Sym, X};

impl Costs {
    fn add(&mut self, before: &[Kind], after: &[Kind], cost: i8) {
        for one in before {
            for other in after {
                if let Some(held) = self.0.get_mut(one.index()).and_then(|row| row.get_mut(other.index())) {
                    *held = held.saturating_add(cost);
                }
            }
        }
    }

    /// Costs by the grammar: what asks for a noun is not followed by a verb, and so on.
    fn new() -> Self {
        let mut costs = Self([[0; KINDS]; KINDS]);
        let bare = |upos: &[Upos]| upos.iter().map(|upos| Kind::bare(*upos)).collect::<Vec<_>>();
        let both = |upos: &[Upos]| {
            upos.iter().flat_map(|upos| [Kind::bare(*upos), Kind::linked(*upos)]).collect::<Vec<_>>()
        };
        let linked = |upos: &[Upos]| upos.iter().map(|upos| Kind::linked(*upos)).collect::<Vec<_>>();
        let nominal = both(&[Noun, Adj, Propn, Pron, Num]);
        let mut linking = linked(&[Noun, Adj, Propn, Pron, Num, Adv]);
        linking.extend([Kind::INFINITIVE_LINKED, Kind::PARTICIPLE_LINKED]);
        let mut closing = both(&[Aux, Cconj, Sconj, Adp, Part, Intj]);
        closing.extend([Kind::FINITE, Kind::EDGE]);
        let mark = bare(&[Punct, Sym, X]);
        let verbs = [Kind::FINITE, Kind::bare(Aux)];
        // The izofat links to what is a noun or describes one.
        costs.add(&linking, &closing, 18);
        costs.add(&linking, &mark, 8);
        costs.add(&linking, &both(&[Adj]), -3);
        costs.add(&linking, &both(&[Noun, Propn]), -2);
        costs.add(&linking, &both(&[Adv]), 8);
        costs.add(&linking, &[Kind::PARTICIPLE], 3);
        // Without it two nouns seldom stand together, and an adjective wants one before it.
        costs.add(&bare(&[Noun]), &both(&[Noun]), 6);
        costs.add(&bare(&[Noun]), &both(&[Adj]), 7);
        costs.add(&bare(&[Propn]), &both(&[Adj]), 5);
        costs.add(&bare(&[Noun]), &both(&[Propn]), 3);
        costs.add(&bare(&[Propn]), &both(&[Propn]), -4);
        costs.add(&bare(&[Adj]), &both(&[Noun]), 3);
        // Determiners and numbers.
        costs.add(&bare(&[Det]), &closing, 22);
        costs.add(&bare(&[Det]), &mark, 22);
        costs.add(&bare(&[Det]), &bare(&[Adv]), 6);
        costs.add(&bare(&[Det]), &[Kind::PARTICIPLE], 14);
        costs.add(&linked(&[Det]), &closing, 10);
        costs.add(&bare(&[Pron]), &both(&[Noun, Propn]), 7);
        costs.add(&bare(&[Pron]), &both(&[Adj]), 2);
        costs.add(&bare(&[Num]), &both(&[Noun]), -3);
        costs.add(&bare(&[Num]), &both(&[Adj]), 2);
        // Prepositions.
        costs.add(&bare(&[Adp]), &verbs, 24);
        costs.add(&bare(&[Adp]), &bare(&[Punct, Cconj, Sconj]), 14);
        costs.add(&bare(&[Adp]), &[Kind::EDGE], 20);
        costs.add(&bare(&[Adp]), &bare(&[Adp]), 8);
        costs.add(&bare(&[Adp]), &bare(&[Adv]), 5);
        costs.add(&bare(&[Adp]), &both(&[Adj]), 3);
        costs.add(&bare(&[Adp]), &nominal, -2);
        // Verbs and what stands before them.
        costs.add(&[Kind::PARTICIPLE], &verbs, -6);
        costs.add(&[Kind::PARTICIPLE], &both(&[Noun]), 5);
        costs.add(&bare(&[Noun, Adj, Adv]), &verbs, -2);
        costs.add(&bare(&[Adv]), &[Kind::FINITE], -1);
        costs.add(&bare(&[Adj]), &bare(&[Aux]), -2);
        costs.add(&bare(&[Noun, Adj]), &[Kind::PARTICIPLE, Kind::INFINITIVE, Kind::INFINITIVE_LINKED], -3);
        costs.add(&[Kind::FINITE], &[Kind::FINITE], 10);
        costs.add(&[Kind::FINITE], &bare(&[Aux]), 8);
        costs.add(&[Kind::FINITE], &nominal, 6);
        costs.add(&[Kind::FINITE], &bare(&[Punct]), -4);
        costs.add(&[Kind::FINITE, Kind::bare(Aux)], &[Kind::EDGE], -4);
        costs.add(&[Kind::FINITE], &bare(&[Cconj, Sconj]), -2);
        costs.add(&[Kind::EDGE], &[Kind::FINITE, Kind::PARTICIPLE], 6);
        costs.add(&[Kind::EDGE], &bare(&[Adj]), 2);
        costs.add(&bare(&[Punct]), &bare(&[Sconj, Cconj]), -3);
        costs.add(&bare(&[Sconj, Cconj]), &[Kind::FINITE], 2);
        costs.add(&bare(&[Adv]), &both(&[Noun]), 3);
        costs.add(&bare(&[Part]), &[Kind::EDGE], 2);
        costs
    }

    fn get(&self, one: Kind, other: Kind) -> i32 {
        self.0.get(one.index()).and_then(|row| row.get(other.index())).map_or(0, |cost| i32::from(*cost))
    }
}

/// Room for the search, used again for every text.
#[derive(Debug, Default)]
pub(crate) struct Lattice {
    /// Each reading's best cost so far and the place of the one before it.
    paths: Vec<(i32, u16)>,
}

impl Lattice {
    /// Chooses a reading of each word: `words` says where the readings of each end.
    pub(crate) fn choose(&mut self, ends: &[usize], readings: &[Reading], chosen: &mut Vec<usize>) {
        let costs = &*COSTS;
        self.paths.clear();
        chosen.clear();
        chosen.resize(ends.len(), 0);
        let mut before = 0..0;
        let mut start = 0;
        for end in ends {
            for reading in readings.get(start..*end).unwrap_or_default() {
                let kind = Kind::of(reading);
                let own = i32::from(reading.cost);
                let ways = before.clone().filter_map(|place| {
                    let (cost, _) = self.paths.get(place)?;
                    let step = costs.get(Kind::of(readings.get(place)?), kind);
                    Some((cost + step, u16::try_from(place - before.start).unwrap_or(0)))
                });
                let best = ways.min_by_key(|(cost, _)| *cost);
                let (cost, from) = best.unwrap_or((costs.get(Kind::EDGE, kind), 0));
                self.paths.push((cost + own, from));
            }
            before = start..*end;
            start = *end;
        }
        let last = before.clone().min_by_key(|place| {
            let cost = self.paths.get(*place).map_or(0, |path| path.0);
            cost + readings.get(*place).map_or(0, |reading| costs.get(Kind::of(reading), Kind::EDGE))
        });
        let mut at = last.unwrap_or(0);
        for (word, slot) in chosen.iter_mut().enumerate().rev() {
            *slot = at;
            let from = self.paths.get(at).map_or(0, |path| usize::from(path.1));
            // The readings of the word before begin where those of the one before that end.
            let start = word.checked_sub(2).and_then(|before| ends.get(before)).copied().unwrap_or(0);
            at = start + from;
        }
    }
}
