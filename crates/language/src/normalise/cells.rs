//! A line while it is mended: each letter knows where it came from and why it changed.

use super::{Edit, Normalised, Reason};
use icu_normalizer::ComposingNormalizerBorrowed;

/// A letter as it is now, and the bytes of the line that it stands for.
#[derive(Clone, Copy, Debug)]
pub(super) struct Cell {
    start: usize,
    end: usize,
    /// `None` if nothing stands there any more.
    pub(super) now: Option<char>,
    why: Option<Reason>,
}

/// The letters of a line.
pub(super) struct Cells {
    cells: Vec<Cell>,
    /// Changes so far.
    pub(super) changes: usize,
}

impl Cells {
    pub(super) fn new(line: &str) -> Self {
        let cells = line.char_indices().map(|(start, letter)| Cell {
            start,
            end: start + letter.len_utf8(),
            now: Some(letter),
            why: None,
        });
        Self { cells: cells.collect(), changes: 0 }
    }

    pub(super) fn len(&self) -> usize {
        self.cells.len()
    }

    /// The letter at a place; none beyond both ends.
    pub(super) fn at(&self, place: usize) -> Option<char> {
        self.cells.get(place).and_then(|cell| cell.now)
    }

    /// Puts another letter there.
    pub(super) fn set(&mut self, place: usize, letter: char, why: Reason) {
        if let Some(cell) = self.cells.get_mut(place).filter(|cell| cell.now != Some(letter)) {
            (cell.now, cell.why) = (Some(letter), Some(why));
            self.changes += 1;
        }
    }

    /// Takes the letter away.
    pub(super) fn clear(&mut self, place: usize, why: Reason) {
        if let Some(cell) = self.cells.get_mut(place) {
            (cell.now, cell.why) = (None, Some(why));
            self.changes += 1;
        }
    }

    /// Drops the empty places from the sight of later rules; what they stood for joins the letter before,
    /// or the one behind at the beginning.
    pub(super) fn close(&mut self) {
        let mut closed: Vec<Cell> = Vec::with_capacity(self.cells.len());
        let mut waiting: Option<Cell> = None;
        for cell in self.cells.drain(..) {
            match (cell.now, closed.last_mut()) {
                (None, Some(last)) => {
                    (last.end, last.why) = (cell.end, last.why.or(cell.why));
                }
                (None, None) => {
                    let start = waiting.map_or(cell.start, |before| before.start);
                    waiting = Some(Cell { start, ..cell });
                }
                (Some(_), _) => match waiting.take() {
                    Some(before) => {
                        closed.push(Cell { start: before.start, why: cell.why.or(before.why), ..cell });
                    }
                    None => closed.push(cell),
                },
            }
        }
        closed.extend(waiting);
        self.cells = closed;
    }

    /// The words: runs of letters, with the marks on them and the sign of the glottal stop between them.
    pub(super) fn words(&self) -> Vec<std::ops::Range<usize>> {
        let mut words: Vec<std::ops::Range<usize>> = Vec::new();
        for (place, cell) in self.cells.iter().enumerate() {
            if cell.now.is_some_and(char::is_alphabetic) {
                match words.last_mut() {
                    Some(word) if word.end == place => word.end = place + 1,
                    _ => words.push(place..place + 1),
                }
            }
        }
        words
    }

    /// The letters at these places.
    pub(super) fn text(&self, places: &std::ops::Range<usize>) -> impl Iterator<Item = char> {
        self.cells.get(places.clone()).unwrap_or_default().iter().filter_map(|cell| cell.now)
    }

    /// Composes letters with the marks after them.
    pub(super) fn compose(&mut self) {
        let normaliser = ComposingNormalizerBorrowed::new_nfc();
        let whole: String = self.text(&(0..self.len())).collect();
        if normaliser.is_normalized(&whole) {
            return;
        }
        let mut composed: Vec<Cell> = Vec::with_capacity(self.cells.len());
        let mut rest = self.cells.as_slice();
        while let Some((first, after)) = rest.split_first() {
            // What may join the letter before: marks, and anything at all beyond plain scripts.
            let joins = |cell: &&Cell| cell.now.is_some_and(|letter| letter > '\u{2ff}' && !plain(letter));
            let count = after.iter().take_while(|cell| joins(cell)).count();
            let (marks, next) = after.split_at_checked(count).unwrap_or((after, &[]));
            let before: String = std::iter::once(first).chain(marks).filter_map(|cell| cell.now).collect();
            let now = normaliser.normalize(&before);
            if now == before {
                composed.push(*first);
                composed.extend_from_slice(marks);
            } else {
                let (start, end) = (first.start, marks.last().map_or(first.end, |mark| mark.end));
                for (place, letter) in now.chars().enumerate() {
                    // The first stands for all, those after it for nothing at its end.
                    let start = if place == 0 { start } else { end };
                    composed.push(Cell { start, end, now: Some(letter), why: Some(Reason::Composed) });
                }
            }
            rest = next;
        }
        self.cells = composed;
        self.changes += 1;
    }

    /// Writes the text and its edits; the line stood at this byte of the input.
    pub(super) fn write(&self, line: &str, at: usize, to: &mut Normalised) {
        let mut open: Option<Edit> = None;
        for cell in &self.cells {
            let from = line.get(cell.start..cell.end).unwrap_or_default();
            let mut buffer = [0; 4];
            let now: &str = cell.now.map_or("", |letter| letter.encode_utf8(&mut buffer));
            to.text.push_str(now);
            let changed = cell.why.filter(|_| from != now);
            let joins =
                open.as_ref().is_some_and(|edit| Some(edit.why) == changed && edit.end == at + cell.start);
            match (changed, open.as_mut()) {
                (Some(_), Some(edit)) if joins => {
                    edit.end = at + cell.end;
                    edit.from.push_str(from);
                    edit.to.push_str(now);
                }
                (changed, _) => {
                    to.edits.extend(open.take());
                    open = changed.map(|why| Edit {
                        start: at + cell.start,
                        end: at + cell.end,
                        from: from.to_owned(),
                        to: now.to_owned(),
                        why,
                    });
                }
            }
        }
        to.edits.extend(open);
    }
}

/// Letters of scripts in which no letter joins the one before it.
fn plain(letter: char) -> bool {
    matches!(letter, '\u{370}'..='\u{482}' | '\u{48a}'..='\u{58f}' | '\u{2000}'..='\u{20cf}' | '\u{2100}'..='\u{2fff}' | '\u{3001}'..='\u{3029}' | '\u{3400}'..='\u{9fff}')
}
