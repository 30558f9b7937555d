//! Which pairs of sentences are looked at: those near a line through both texts.

use std::ops::Range;

/// Texts of fewer sentences are compared with all of the other.
const FEW: usize = 128;
/// How far from the line is looked at least, in sentences: longer stretches are seldom left out.
const HALF_MIN: usize = 16;
/// How far at most: as many as a chapter has paragraphs.
const HALF_MAX: usize = 200;
/// Columns that are kept on both sides of a way.
const MARGIN: usize = 2;
/// Cells of all rows, which take eighty bytes each: half a gigabyte for the longest texts.
const CELLS_MAX: usize = 6_000_000;

/// For each row, from no sentence of the first text to all of them, the columns that are looked at.
pub(super) struct Band {
    columns: Vec<Range<usize>>,
    /// Where the cells of each row begin.
    starts: Vec<usize>,
    cells: usize,
}

impl Band {
    /// A band along sentences that have something of their own in common, and between those along the lengths.
    pub(super) fn new(a: &[u32], b: &[u32], anchors: &[(u32, u32)]) -> Self {
        let (rows, width) = (a.len() + 1, b.len() + 1);
        if a.len().min(b.len()) < FEW && rows.saturating_mul(width) <= 4 * FEW * FEW {
            return Self::of(vec![0..width; rows]);
        }
        let mut line = chain(anchors);
        line.insert(0, (0, 0));
        line.push((a.len(), b.len()));
        let mut columns = vec![0..1; rows];
        let most = (CELLS_MAX / rows / 2).min(HALF_MAX);
        for (number, ends) in line.windows(2).enumerate() {
            let &[from, to] = ends else { continue };
            // A single anchor may be wrong: the true line then still runs between its neighbours.
            let before =
                number.checked_sub(1).and_then(|before| line.get(before)).map_or(from.1, |point| point.1);
            let after = line.get(number + 2).map_or(to.1, |point| point.1);
            stretch([a, b], [from, to], before..after, most, &mut columns);
        }
        // Columns never go back, and every row can be reached from the one before.
        let mut least = 0;
        for row in &mut columns {
            row.start = row.start.max(least);
            least = row.start;
        }
        let mut reached = 1;
        for row in &mut columns {
            row.end = row.end.max(reached).max(row.start + 1).min(width);
            row.start = row.start.min(reached.saturating_sub(1));
            reached = row.end;
        }
        if let Some(last) = columns.last_mut() {
            last.end = width;
        }
        Self::of(columns)
    }

    /// The part of a band that ways go through, given for each row the columns with ways worth the name: some rows have none, where
    /// beads pass over them. What beads look at beside their ends is kept too.
    pub(super) fn narrowed(self, through: &[Range<usize>]) -> Self {
        // Nothing is left out unless the ways lead from beginning to end.
        let ends = through.last().map(|row| row.end) == self.columns.last().map(|row| row.end);
        if !ends || through.first().is_none_or(|row| row.start > 0 || row.is_empty()) {
            return self;
        }
        let mut columns: Vec<Range<usize>> = Vec::with_capacity(through.len());
        let mut start = 0;
        for (number, row) in through.iter().enumerate() {
            let ahead = through.get(number..).unwrap_or_default().iter().take(4);
            let end = ahead.map(|row| row.end).max().unwrap_or(0);
            let own = if row.is_empty() { start } else { row.start };
            let within = self.columns(number);
            let from =
                start.min(own).saturating_sub(MARGIN).max(within.start).min(within.end.saturating_sub(1));
            columns.push(from..(end.max(own + 1) + MARGIN).min(within.end).max(from + 1));
            start = own;
        }
        Self::of(columns)
    }

    fn of(columns: Vec<Range<usize>>) -> Self {
        let mut cells = 0;
        let starts = columns.iter().map(|row| {
            cells += row.len();
            cells - row.len()
        });
        let starts = starts.collect();
        Self { columns, starts, cells }
    }

    pub(super) fn rows(&self) -> usize {
        self.columns.len()
    }

    /// All cells together.
    pub(super) fn cells(&self) -> usize {
        self.cells
    }

    /// The columns of a row.
    pub(super) fn columns(&self, row: usize) -> Range<usize> {
        self.columns.get(row).cloned().unwrap_or_default()
    }

    /// The cells of a row.
    pub(super) fn span(&self, row: usize) -> Range<usize> {
        let start = self.starts.get(row).copied().unwrap_or(self.cells);
        start..start + self.columns(row).len()
    }

    /// The cell of a row and a column, if it is looked at.
    pub(super) fn cell(&self, row: usize, column: usize) -> Option<usize> {
        let columns = self.columns.get(row)?;
        let start = self.starts.get(row)?;
        columns.contains(&column).then(|| start + column - columns.start)
    }
}

/// The longest chain of anchors that rises in both texts.
fn chain(anchors: &[(u32, u32)]) -> Vec<(usize, usize)> {
    let mut anchors: Vec<(u32, u32)> = anchors.to_vec();
    // Of those in one row only one can be in the chain: the later columns come first.
    anchors.sort_unstable_by_key(|(row, column)| (*row, u32::MAX - column));
    anchors.dedup();
    // The last anchor of the best chain of each length, and the one before each anchor.
    let mut ends: Vec<usize> = Vec::new();
    let mut before: Vec<Option<usize>> = Vec::with_capacity(anchors.len());
    let column = |place: &usize| anchors.get(*place).map_or(0, |anchor| anchor.1);
    for (place, (_, own)) in anchors.iter().enumerate() {
        let length = ends.partition_point(|end| column(end) < *own);
        before.push(length.checked_sub(1).and_then(|shorter| ends.get(shorter)).copied());
        match ends.get_mut(length) {
            Some(end) => *end = place,
            None => ends.push(place),
        }
    }
    let mut found = Vec::new();
    let mut next = ends.last().copied();
    while let Some(place) = next {
        found.extend(anchors.get(place).map(|(row, column)| (*row as usize + 1, *column as usize + 1)));
        next = before.get(place).copied().flatten();
    }
    found.reverse();
    found
}

/// Sets the rows between two points of the line, wide enough for it to run anywhere between the neighbours of both.
fn stretch(
    [a, b]: [&[u32]; 2],
    [from, to]: [(usize, usize); 2],
    neighbours: Range<usize>,
    most: usize,
    columns: &mut [Range<usize>],
) {
    let sum = |lengths: &[u32]| lengths.iter().map(|length| u64::from(*length)).sum::<u64>().max(1);
    let (own, other) = (a.get(from.0..to.0).unwrap_or_default(), b.get(from.1..to.1).unwrap_or_default());
    let (total, wanted) = (sum(own), sum(other));
    let (mut passed, mut column, mut reached) = (0_u64, from.1, 0_u64);
    for (row, cells) in (from.0..=to.0).zip(columns.get_mut(from.0..=to.0).unwrap_or_default()) {
        let half = (HALF_MIN + 3 * (row - from.0).min(to.0 - row).isqrt()).min(most);
        let start = column.min(neighbours.start).saturating_sub(half).max(column.saturating_sub(most));
        let end = (column.max(neighbours.end) + half).min(column + most);
        *cells = start..(end + 1).min(b.len() + 1);
        passed += own.get(row - from.0).map_or(0, |length| u64::from(*length));
        // As far along the other text as along this one.
        while column < to.1
            && u128::from(reached) * u128::from(total) < u128::from(passed) * u128::from(wanted)
        {
            reached += b.get(column).map_or(0, |length| u64::from(*length));
            column += 1;
        }
    }
}
