//! Words of the closed classes: conjunctions, prepositions, pronouns, numbers and what else has no rule.

use std::sync::LazyLock;

use super::features::Features;
use super::lexicon::{Hash, Slots};
use super::upos::Upos;

static TABLE: &str = include_str!("../../lexicon/closed-tg.tsv");

/// One way to read a word of a closed class.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Closed {
    pub(crate) lemma: &'static str,
    pub(crate) upos: Upos,
    pub(crate) features: Features,
}

/// All words, each with its readings, the usual one first.
pub(crate) struct ClosedWords {
    forms: Vec<(&'static str, Vec<Closed>)>,
    slots: Slots,
}

/// The table that is compiled in.
pub(crate) static CLOSED: LazyLock<ClosedWords> = LazyLock::new(|| ClosedWords::new(TABLE));

fn row(line: &'static str) -> Option<(&'static str, Closed)> {
    let mut cells = line.split('\t');
    let (form, lemma) = (cells.next()?, cells.next()?);
    let upos = Upos::parse(cells.next()?)?;
    let features = Features::parse(cells.next()?)?;
    Some((form, Closed { lemma, upos, features }))
}

impl ClosedWords {
    fn new(table: &'static str) -> Self {
        let mut rows: Vec<_> = table.lines().filter(|line| !line.starts_with('#')).filter_map(row).collect();
        // A stable sort keeps the order of the readings of a form.
        rows.sort_by_key(|(form, _)| *form);
        let forms: Vec<_> = rows
            .chunk_by(|(one, _), (other, _)| one == other)
            .filter_map(|rows| Some((rows.first()?.0, rows.iter().map(|(_, closed)| *closed).collect())))
            .collect();
        let slots = Slots::new(forms.iter().map(|(form, _): &(&str, Vec<Closed>)| form.as_bytes()));
        Self { forms, slots }
    }

    /// The readings of a word; none if it belongs to no closed class.
    pub(crate) fn find(&self, hash: Hash, word: &str) -> &[Closed] {
        let forms = self.slots.places(hash).filter_map(|place| self.forms.get(place));
        forms.into_iter().find(|(form, _)| *form == word).map_or(&[], |(_, readings)| readings)
    }

    /// The same by the word alone.
    pub(crate) fn find_word(&self, word: &str) -> &[Closed] {
        self.find(Hash::EMPTY.bytes(word.as_bytes()), word)
    }

    /// All forms.
    pub(crate) fn forms(&self) -> impl Iterator<Item = &'static str> {
        self.forms.iter().map(|(form, _)| *form)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_row_of_the_table_is_read() {
        for line in TABLE.lines().filter(|line| !line.starts_with('#')) {
            assert!(row(line).is_some(), "{line}");
        }
    }

    #[test]
    fn readings_stand_in_their_order() {
        let found = |word: &str| {
            let hash = Hash::EMPTY.bytes(word.as_bytes());
            CLOSED.find(hash, word).iter().map(|closed| (closed.lemma, closed.upos)).collect::<Vec<_>>()
        };
        assert_eq!(found("он"), [("он", Upos::Det), ("он", Upos::Pron)]);
        assert_eq!(found("маро"), [("ман", Upos::Pron)]);
        assert_eq!(found("китоб"), []);
    }
}
