//! What two texts have in common, and how much each sharing says.

use super::band::Band;
use super::feature::{Feature, Kind};
use super::learning::Pair;
use super::reading::Read;

/// Features that stand in more of the sentences than this say nothing in a long text, and cost the most time.
const SHARE_MAX: f32 = 0.2;
/// Below so many sentences everything is looked at.
const FEW: usize = 50;
/// How far features are independent of each other: they are not, and count less.
const INDEPENDENCE: f32 = 0.9;
/// The same of words learnt from the texts themselves, of which some go together by chance.
const LEARNT: f32 = 0.5;
/// A feature stands in half a sentence of thirty, as long as nothing is known of it.
const SELDOM: f32 = 0.5;
const BELIEF: f32 = 30.0;

/// One feature that both texts have.
struct Shared {
    /// What finding it on both sides adds, beyond missing it.
    weight: f32,
    a: Vec<u32>,
    b: Vec<u32>,
}

/// What both texts have in common.
pub(super) struct Evidence {
    shared: Vec<Shared>,
    /// What it costs if a sentence finds none of its features.
    missed_a: Vec<f32>,
    missed_b: Vec<f32>,
    counts: [usize; 2],
    /// Sentences that are alone in having something in common.
    pub(super) anchors: Vec<(u32, u32)>,
}

/// What speaks for each pair of sentences within a band.
pub(super) struct Placed {
    /// For each pair: what it shares; what of it the next sentence of the first text shares too; and of the second.
    pub(super) cells: Vec<[f32; 3]>,
    missed_a: Vec<f32>,
    missed_b: Vec<f32>,
}

#[expect(clippy::cast_precision_loss, reason = "counts of sentences are small")]
/// How likely a sentence that has nothing to do with it has a feature, by the other sentences that have it.
fn share(count: usize, of: usize) -> f32 {
    (count as f32 - 1.0 + SELDOM) / (of as f32 - 1.0 + BELIEF)
}

fn sorted(read: &Read) -> Vec<(Feature, u32)> {
    let mut features = read.features.clone();
    features.sort_unstable();
    features
}

fn sums(costs: &[f32]) -> Vec<f32> {
    let mut sums = Vec::with_capacity(costs.len() + 1);
    let mut sum = 0.0;
    sums.push(sum);
    sums.extend(costs.iter().map(|cost| {
        sum += cost;
        sum
    }));
    sums
}

impl Evidence {
    pub(super) fn new(a: &Read, b: &Read) -> Self {
        let (features_a, features_b) = (sorted(a), sorted(b));
        let (count_a, count_b) = (a.lengths.len(), b.lengths.len());
        let (mut missed_a, mut missed_b) = (vec![0.0; count_a], vec![0.0; count_b]);
        let (mut shared, mut anchors) = (Vec::new(), Vec::new());
        let mut rest = features_b.as_slice();
        for own in features_a.chunk_by(|one, two| one.0 == two.0) {
            let Some((feature, _)) = own.first() else { continue };
            rest = rest.get(rest.partition_point(|(other, _)| other < feature)..).unwrap_or_default();
            let other = rest.get(..rest.partition_point(|(other, _)| other == feature)).unwrap_or_default();
            if other.is_empty() {
                continue;
            }
            let common = share(own.len(), count_a).max(share(other.len(), count_b));
            if common > SHARE_MAX && count_a.min(count_b) > FEW {
                continue;
            }
            let found = Kind::of(*feature).found().max(common);
            let missed = INDEPENDENCE * ((1.0 - found) / (1.0 - common).max(0.01)).ln();
            let weight = INDEPENDENCE * (found / common).ln() - missed;
            let places = |of: &[(Feature, u32)]| of.iter().map(|(_, sentence)| *sentence).collect::<Vec<_>>();
            let (own, other) = (places(own), places(other));
            for (sentences, costs) in [(&own, &mut missed_a), (&other, &mut missed_b)] {
                for sentence in sentences {
                    if let Some(cost) = costs.get_mut(*sentence as usize) {
                        *cost += missed / 2.0;
                    }
                }
            }
            if let ([own], [other]) = (own.as_slice(), other.as_slice()) {
                anchors.push((*own, *other));
            }
            shared.push(Shared { weight, a: own, b: other });
        }
        Self { shared, missed_a, missed_b, anchors, counts: [count_a, count_b] }
    }

    /// Adds words that go together in sure beads.
    pub(super) fn learn(&mut self, pairs: Vec<Pair>) {
        for Pair { together, a, b } in pairs {
            let [count_a, count_b] = self.counts;
            let common = share(a.len(), count_a).max(share(b.len(), count_b));
            let found = together.max(common);
            let missed = LEARNT * ((1.0 - found) / (1.0 - common).max(0.01)).ln();
            let weight = LEARNT * (found / common).ln() - missed;
            for (sentences, costs) in [(&a, &mut self.missed_a), (&b, &mut self.missed_b)] {
                for sentence in sentences {
                    if let Some(cost) = costs.get_mut(*sentence as usize) {
                        *cost += missed / 2.0;
                    }
                }
            }
            self.shared.push(Shared { weight, a, b });
        }
    }

    /// The evidence at each pair of a band.
    pub(super) fn placed(&self, band: &Band) -> Placed {
        let mut cells = vec![[0.0; 3]; band.cells()];
        for Shared { weight, a, b } in &self.shared {
            for (at, sentence) in a.iter().enumerate() {
                let again_a = a.get(at + 1) == Some(&(sentence + 1));
                // The pair of sentences i and j stands where both are passed: at i + 1 and j + 1.
                let row = *sentence as usize + 1;
                let columns = band.columns(row);
                let first = b.partition_point(|other| (*other as usize) + 1 < columns.start);
                for (place, other) in b.iter().enumerate().skip(first) {
                    let column = *other as usize + 1;
                    if column >= columns.end {
                        break;
                    }
                    let Some(cell) = band.cell(row, column).and_then(|cell| cells.get_mut(cell)) else {
                        continue;
                    };
                    cell[0] += weight;
                    cell[1] += if again_a { *weight } else { 0.0 };
                    cell[2] += if b.get(place + 1) == Some(&(other + 1)) { *weight } else { 0.0 };
                }
            }
        }
        Placed { cells, missed_a: sums(&self.missed_a), missed_b: sums(&self.missed_b) }
    }
}

impl Placed {
    /// What speaks against a bead that ends at a row and a column, if it shares nothing.
    pub(super) fn missed(&self, (row, column): (usize, usize), (a, b): (usize, usize)) -> f32 {
        let sum = |sums: &[f32], from: usize, to: usize| {
            sums.get(to).copied().unwrap_or(0.0) - sums.get(from).copied().unwrap_or(0.0)
        };
        sum(&self.missed_a, row - a, row) + sum(&self.missed_b, column - b, column)
    }
}
