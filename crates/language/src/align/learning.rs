//! Words that go together in two texts, learnt from the beads that are sure.

use super::Bead;
use super::feature::Feature;
use super::lexicon::Table;
use super::reading::Read;

/// Words of two texts that go together.
pub(super) struct Pair {
    /// How often one stands where the other does.
    pub(super) together: f32,
    /// Sentences with the one.
    pub(super) a: Vec<u32>,
    /// Sentences with the other.
    pub(super) b: Vec<u32>,
}

/// From this confidence on a bead teaches words.
const SURE: f64 = 0.8;
/// The rarest words of a sentence that are looked at.
const TERMS_MAX: usize = 12;
/// How seldom words stand alone that are taken to go together.
const TOGETHER_MIN: f32 = 0.65;

/// The words of a text that stand in two sentences and more, and not in too many.
struct Terms {
    sentences: Vec<Vec<u32>>,
    /// The words of each sentence, the rarest first.
    of: Vec<Vec<u32>>,
}

impl Terms {
    fn new(read: &Read) -> Self {
        let mut all: Vec<(Feature, u32)> = read.terms.clone();
        all.sort_unstable();
        let most = (read.lengths.len() / 5).max(3);
        let mut terms = Self { sentences: Vec::new(), of: vec![Vec::new(); read.lengths.len()] };
        for run in all.chunk_by(|one, two| one.0 == two.0).filter(|run| (2..=most).contains(&run.len())) {
            terms.sentences.push(run.iter().map(|(_, sentence)| *sentence).collect());
        }
        terms.sentences.sort_by_key(Vec::len);
        for (term, sentences) in (0..).zip(&terms.sentences) {
            for sentence in sentences {
                if let Some(of) = terms.of.get_mut(*sentence as usize).filter(|of| of.len() < TERMS_MAX) {
                    of.push(term);
                }
            }
        }
        terms
    }
}

/// Pairs of words that go together in sure beads.
pub(super) fn learnt(a: &Read, b: &Read, beads: &[Bead]) -> Vec<Pair> {
    let (own, other) = (Terms::new(a), Terms::new(b));
    let (mut alone_a, mut alone_b) = (vec![0_u32; own.sentences.len()], vec![0_u32; other.sentences.len()]);
    let mut together: Table<(u32, u32), u32> = Table::default();
    let mut all = [Vec::new(), Vec::new()];
    for bead in
        beads.iter().filter(|bead| bead.confidence >= SURE && !bead.a.is_empty() && !bead.b.is_empty())
    {
        for ((terms, side), span) in [&own, &other].into_iter().zip(&mut all).zip([&bead.a, &bead.b]) {
            side.clear();
            side.extend(terms.of.get(span.clone()).unwrap_or_default().iter().flatten().copied());
            side.sort_unstable();
            side.dedup();
        }
        let [one, two] = &all;
        for (terms, alone) in [(one, &mut alone_a), (two, &mut alone_b)] {
            for term in terms {
                if let Some(count) = alone.get_mut(*term as usize) {
                    *count += 1;
                }
            }
        }
        for term in one {
            for with in two {
                *together.entry((*term, *with)).or_default() += 1;
            }
        }
    }
    let mut best: Vec<(f32, u32, u32)> = Vec::new();
    let count = |of: &[u32], term: u32| of.get(term as usize).copied().unwrap_or(0);
    for ((term, with), times) in together.into_iter().filter(|(_, times)| *times >= 2) {
        #[expect(clippy::cast_precision_loss, reason = "counts are small")]
        let share = |times: u32, of: u32| times as f32 / of as f32;
        let dice = share(2 * times, count(&alone_a, term) + count(&alone_b, with));
        if dice >= TOGETHER_MIN {
            best.push((dice * share(times, times + 1), term, with));
        }
    }
    // The surest first; each word goes with one.
    best.sort_by(|one, two| two.0.total_cmp(&one.0).then((one.1, one.2).cmp(&(two.1, two.2))));
    let (mut taken_a, mut taken_b) = (vec![false; own.sentences.len()], vec![false; other.sentences.len()]);
    let mut pairs = Vec::new();
    for (together, term, with) in best {
        let (Some(one), Some(two)) = (taken_a.get_mut(term as usize), taken_b.get_mut(with as usize)) else {
            continue;
        };
        if *one || *two {
            continue;
        }
        (*one, *two) = (true, true);
        let sentences =
            |terms: &Terms, term: u32| terms.sentences.get(term as usize).cloned().unwrap_or_default();
        pairs.push(Pair { together, a: sentences(&own, term), b: sentences(&other, with) });
    }
    pairs
}
