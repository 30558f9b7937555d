//! All ways through two texts, weighed against each other.

use super::Bead;
use super::band::Band;
use super::evidence::Placed;
use super::model::{BEADS, Model};
use std::ops::Range;

/// Ways through two texts, within a band. Probabilities are kept row by row, each row with a factor of its own.
pub(super) struct Lattice<'a> {
    band: &'a Band,
    /// For each cell, how probable each kind of bead that ends there is.
    likely: Vec<[f32; 8]>,
    /// How probable all ways to a cell are together, but for the factor of its row.
    ways: Vec<f64>,
    /// The logarithms of these factors.
    factors: Vec<f64>,
}

/// The probability from which on a way is looked at again.
const WORTH: f64 = 1e-7;

/// A row of something, from a column on.
struct Row<'a, T> {
    cells: &'a [T],
    start: usize,
}

impl<T: Copy> Row<'_, T> {
    fn at(&self, column: usize) -> Option<T> {
        self.cells.get(column.checked_sub(self.start)?).copied()
    }
}

fn row<'a, T>(band: &Band, cells: &'a [T], number: Option<usize>) -> Row<'a, T> {
    let span = number.map(|number| (band.span(number), band.columns(number).start));
    let (span, start) = span.unwrap_or_default();
    Row { cells: cells.get(span).unwrap_or_default(), start }
}

impl<'a> Lattice<'a> {
    pub(super) fn new(band: &'a Band, model: &Model, evidence: &Placed) -> Self {
        let mut lattice =
            Self { band, likely: Vec::with_capacity(band.cells()), ways: Vec::new(), factors: Vec::new() };
        for number in 0..band.rows() {
            lattice.weigh(number, model, evidence);
        }
        lattice.forward();
        lattice
    }

    /// How probable the beads are that end in a row.
    fn weigh(&mut self, number: usize, model: &Model, evidence: &Placed) {
        let band = self.band;
        // This row and the two before it; what two sentences of a side share with the same one counts once.
        let rows = [0, 1, 2].map(|back| row(band, &evidence.cells, number.checked_sub(back)));
        for column in band.columns(number) {
            let at = |[back, left]: [usize; 2]| {
                let row = rows.get(back).and_then(|row| row.at(column.checked_sub(left)?));
                row.unwrap_or_default()
            };
            let [one, left, far_left] = [at([0, 0]), at([0, 1]), at([0, 2])];
            let [up, corner, far_up] = [at([1, 0]), at([1, 1]), at([2, 0])];
            let across = left[0] - left[2];
            let down = up[0] - up[1];
            let found = [
                one[0],
                0.0,
                0.0,
                (one[0] + across).max(one[0]).max(left[0]),
                (one[0] + down).max(one[0]).max(up[0]),
                (one[0] + across + down + corner[0] - corner[1] - corner[2])
                    .max(one[0] + corner[0])
                    .max(across + down),
                (one[0] + across + far_left[0] - far_left[2]).max(one[0] + across),
                (one[0] + down + far_up[0] - far_up[1]).max(one[0] + down),
            ];
            let mut likely = [0.0; 8];
            for (((likely, (a, b, _)), found), kind) in likely.iter_mut().zip(BEADS).zip(found).zip(0..) {
                if a > number || b > column {
                    continue;
                }
                let shared =
                    if a > 0 && b > 0 { found + evidence.missed((number, column), (a, b)) } else { 0.0 };
                *likely = (model.score(kind, (number, column), (a, b)) + shared).min(80.0).exp();
            }
            self.likely.push(likely);
        }
    }

    /// Finds how probable all ways to each cell are.
    fn forward(&mut self) {
        let band = self.band;
        self.ways = vec![0.0; band.cells()];
        for number in 0..band.rows() {
            let span = band.span(number);
            let (before, own) = self.ways.split_at_mut(span.start);
            let factors =
                [1, 2, 3].map(|back| number.checked_sub(back).and_then(|row| self.factors.get(row)).copied());
            let factor = factors.first().copied().flatten().unwrap_or(0.0);
            let steps = factors.map(|known| known.map_or(0.0, |known| (known - factor).exp()));
            let rows = [1, 2, 3].map(|back| row(band, before, number.checked_sub(back)));
            let mut most = 0.0_f64;
            for (place, (column, cell)) in band.columns(number).zip(span).enumerate() {
                let likely = self.likely.get(cell).copied().unwrap_or_default();
                let mut way = if number + column == 0 { 1.0 } else { 0.0 };
                for ((a, b, _), likely) in BEADS.into_iter().zip(likely) {
                    let (from, step) = match a.checked_sub(1) {
                        None => (place.checked_sub(b).and_then(|left| own.get(left)).copied(), 1.0),
                        Some(back) => (
                            rows.get(back).and_then(|row| row.at(column.checked_sub(b)?)),
                            steps.get(back).copied().unwrap_or(0.0),
                        ),
                    };
                    way += from.unwrap_or(0.0) * step * f64::from(likely);
                }
                if let Some(own) = own.get_mut(place) {
                    *own = way;
                }
                most = most.max(way);
            }
            if most > 0.0 {
                own.iter_mut().take(band.columns(number).len()).for_each(|way| *way /= most);
            }
            self.factors.push(factor + if most > 0.0 { most.ln() } else { 0.0 });
        }
    }

    /// The way whose beads have the most probability together, found from its end; and for each row, the columns that
    /// ways of some probability pass.
    pub(super) fn beads(&self) -> (Vec<Bead>, Vec<Range<usize>>) {
        let (band, rows) = (self.band, self.band.rows());
        let mut back = vec![0.0_f64; band.cells()];
        // The probability of the beads of the best way onward, the first of them, and its own probability.
        let mut best = vec![(0.0_f64, 0_u8, 0.0_f32); band.cells()];
        let mut factors = vec![0.0_f64; rows];
        let mut through = vec![0..0; rows];
        let all = self.factors.last().copied().unwrap_or(0.0)
            + self.ways.last().copied().unwrap_or(1.0).max(1e-300).ln();
        for number in (0..rows).rev() {
            let span = band.span(number);
            let known = |ahead: usize| factors.get(number + ahead).copied().filter(|_| number + ahead < rows);
            let factor = known(1).unwrap_or(0.0);
            let steps = [0, 1, 2, 3].map(|ahead| {
                if ahead == 0 { 1.0 } else { known(ahead).map_or(0.0, |known| (known - factor).exp()) }
            });
            let own = self.factors.get(number).copied().unwrap_or(0.0);
            let shares = steps.map(|step| step * (own + factor - all).exp());
            let mut most = 0.0_f64;
            for (column, cell) in band.columns(number).zip(span.clone()).rev() {
                let end = number + 1 == rows && column + 1 == band.columns(number).end;
                let (mut way, mut found) = (f64::from(u8::from(end)), (if end { 0.0 } else { -1.0 }, 0, 0.0));
                let here = self.ways.get(cell).copied().unwrap_or(0.0);
                for ((a, b, _), kind) in BEADS.into_iter().zip(0_u8..) {
                    let Some(to) = band.cell(number + a, column + b) else { continue };
                    let likely =
                        self.likely.get(to).and_then(|likely| likely.get(usize::from(kind))).copied();
                    let onward = back.get(to).copied().unwrap_or(0.0) * f64::from(likely.unwrap_or(0.0));
                    way += onward * steps.get(a).copied().unwrap_or(0.0);
                    let probability = (here * onward * shares.get(a).copied().unwrap_or(0.0)).min(1.0);
                    let Some((after, ..)) = best.get(to).filter(|best| best.0 >= 0.0) else { continue };
                    if after + probability > found.0 {
                        #[expect(
                            clippy::cast_possible_truncation,
                            reason = "a probability of seven figures will do"
                        )]
                        let confidence = probability as f32;
                        found = (after + probability, kind, confidence);
                    }
                }
                if let (Some(back), Some(best)) = (back.get_mut(cell), best.get_mut(cell)) {
                    (*back, *best) = (way, found);
                }
                most = most.max(way);
                if let Some(row) = through.get_mut(number).filter(|_| here * way * shares[0] > WORTH) {
                    *row = column..row.end.max(column + 1);
                }
            }
            if most > 0.0 {
                back.get_mut(span).into_iter().flatten().for_each(|way| *way /= most);
            }
            if let Some(own) = factors.get_mut(number) {
                *own = factor + if most > 0.0 { most.ln() } else { 0.0 };
            }
        }
        (self.followed(&best), through)
    }

    /// The beads from the beginning on.
    fn followed(&self, best: &[(f64, u8, f32)]) -> Vec<Bead> {
        let (mut row, mut column) = (0, 0);
        let last = self.band.rows().saturating_sub(1);
        let width = self.band.columns(last).end.saturating_sub(1);
        let mut beads = Vec::new();
        while (row, column) != (last, width) {
            let Some((_, kind, confidence)) = self.band.cell(row, column).and_then(|cell| best.get(cell))
            else {
                break;
            };
            let Some((a, b, _)) = BEADS.get(usize::from(*kind)) else { break };
            beads.push(Bead { a: row..row + a, b: column..column + b, confidence: f64::from(*confidence) });
            row += a;
            column += b;
        }
        beads
    }
}
