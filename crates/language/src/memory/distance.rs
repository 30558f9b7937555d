//! Levenshtein distance of token sequences, sixty-four cells at a time.
//!
//! G. Myers, "A fast bit-vector algorithm for approximate string matching based on dynamic programming", 1999,
//! in blocks, for the distance of whole sequences (H. Hyyrö, 2003).

/// Cells of a block.
const BLOCK: usize = 64;

/// One sequence, to be compared with many: for each of its distinct tokens, where it stands.
#[derive(Debug, Default)]
pub(super) struct Pattern {
    length: usize,
    blocks: usize,
    /// For each slot, a bit where its token stands; slot 0 is for tokens that do not occur.
    places: Vec<u64>,
    /// Vertical differences of the column: where it rises, where it falls.
    column: Vec<(u64, u64)>,
}

impl Pattern {
    /// Takes the slots of a sequence: from 1, one for each distinct token; 0 for one that is known nowhere.
    pub(super) fn set(&mut self, slots: &[u16]) {
        self.length = slots.len();
        self.blocks = slots.len().div_ceil(BLOCK);
        let most = slots.iter().max().map_or(0, |slot| usize::from(*slot));
        self.places.clear();
        self.places.resize((most + 1) * self.blocks, 0);
        for (place, slot) in slots.iter().enumerate().filter(|(_, slot)| **slot > 0) {
            let block = usize::from(*slot) * self.blocks + place / BLOCK;
            if let Some(bits) = self.places.get_mut(block) {
                *bits |= 1 << (place % BLOCK);
            }
        }
    }

    /// The distance to another sequence, or nothing if it is more than a limit.
    pub(super) fn distance(
        &mut self,
        other: impl ExactSizeIterator<Item = u16>,
        limit: usize,
    ) -> Option<usize> {
        let mut left = other.len();
        let mut distance = self.length;
        if self.length == 0 {
            return (left <= limit).then_some(left);
        }
        self.column.clear();
        self.column.resize(self.blocks, (u64::MAX, 0));
        let last_bit = 1_u64 << ((self.length - 1) % BLOCK);
        for slot in other {
            let first = usize::from(slot) * self.blocks;
            let places = self.places.get(first..first + self.blocks).unwrap_or_default();
            // The first row grows by one from column to column.
            let mut carry = 1_i8;
            for (number, (cells, places)) in self.column.iter_mut().zip(places).enumerate() {
                let high = if number + 1 == self.blocks { last_bit } else { 1 << (BLOCK - 1) };
                carry = advance(cells, *places, carry, high);
            }
            distance = distance.saturating_add_signed(isize::from(carry));
            left -= 1;
            if distance > limit.saturating_add(left) {
                return None;
            }
        }
        (distance <= limit).then_some(distance)
    }
}

/// One block of a column further; gives what its last cell adds to the right.
fn advance((rises, falls): &mut (u64, u64), places: u64, carry: i8, high: u64) -> i8 {
    let upright = places | *falls;
    let places = if carry < 0 { places | 1 } else { places };
    let across = ((places & *rises).wrapping_add(*rises) ^ *rises) | places;
    let mut rising = *falls | !(across | *rises);
    let mut falling = *rises & across;
    let out = i8::from(rising & high != 0) - i8::from(falling & high != 0);
    rising = (rising << 1) | u64::from(carry > 0);
    falling = (falling << 1) | u64::from(carry < 0);
    *rises = falling | !(upright | rising);
    *falls = rising & upright;
    out
}
