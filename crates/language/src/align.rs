//! Which sentences of two texts say the same, for any two of the four languages.
//!
//! Lengths speak first (W. A. Gale and K. W. Church, "A program for aligning sentences in bilingual corpora", 1993), with ratio
//! and variance as the two texts themselves have them. Beside them speaks what both sides have in common: numbers in figures
//! and in words, months, Latin words in other scripts, names by their consonants, words of a small lexicon,
//! questions and quotation marks. All ways through both texts are weighed, and the beads that are most probable
//! together are given, each with its probability.
//!
//! ```
//! use paivand_language::Language::{Chinese, Tajik};
//! use paivand_language::align::align;
//!
//! let tajik = ["Ҷаласа соли 2025 дар Душанбе баргузор шуд.", "Дар он вазирон иштирок доштанд. Онҳо созишнома имзо карданд."];
//! let chinese = ["会议于2025年在杜尚别举行。", "部长们出席了会议。", "他们签署了协议。"];
//! let beads = align(Tajik, &tajik, Chinese, &chinese)?;
//! let places: Vec<_> = beads.iter().map(|bead| (bead.a.clone(), bead.b.clone())).collect();
//! assert_eq!(places, [(0..1, 0..1), (1..2, 1..3)]);
//! # Ok::<(), paivand_language::align::AlignError>(())
//! ```

mod band;
mod evidence;
mod feature;
mod lattice;
mod learning;
mod lexicon;
mod model;
mod reading;
mod sound;
#[cfg(test)]
mod tests;

use crate::Language;
use band::Band;
use evidence::Evidence;
use lattice::Lattice;
use model::Model;
use std::ops::Range;

/// Most sentences of a text: five long books. The memory is bounded by it, at about five kilobytes a sentence.
pub const SENTENCES_MAX: usize = 100_000;

/// Sentences of both texts that say the same.
#[derive(Clone, Debug, PartialEq)]
pub struct Bead {
    /// Sentences of the first text, from 0; none if the second says more.
    pub a: Range<usize>,
    /// Sentences of the second text; none if the first says more.
    pub b: Range<usize>,
    /// How probable this very bead is, from 0 to 1.
    pub confidence: f64,
}

/// Why texts were not aligned.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum AlignError {
    /// More than [`SENTENCES_MAX`].
    #[error(
        "two texts were to be aligned, but one has more than {SENTENCES_MAX} sentences: align chapter by chapter"
    )]
    Long,
}

/// How often the texts are aligned: once as texts are in general, and once as these are, with the words that go together
/// in them.
const ROUNDS: usize = 2;

/// Aligns two texts, sentence by sentence. Every sentence of both is in exactly one bead, in order; a bead has up
/// to three sentences of one text and one of the other, two and two, or one that the other text lacks.
///
/// # Errors
/// [`AlignError::Long`] for more than [`SENTENCES_MAX`] sentences.
pub fn align<A: AsRef<str>, B: AsRef<str>>(
    first: Language,
    a: &[A],
    second: Language,
    b: &[B],
) -> Result<Vec<Bead>, AlignError> {
    if a.len().max(b.len()) > SENTENCES_MAX {
        return Err(AlignError::Long);
    }
    let a = reading::read(first, second, a);
    let b = reading::read(second, first, b);
    let mut found = Evidence::new(&a, &b);
    let mut model = Model::new(&a.lengths, &b.lengths);
    let mut band = Band::new(&a.lengths, &b.lengths, &found.anchors);
    let mut beads = Vec::new();
    for round in 0..ROUNDS {
        let (best, through) = Lattice::new(&band, &model, &found.placed(&band)).beads();
        beads = best;
        if round + 1 < ROUNDS {
            model.fit(&beads);
            found.learn(learning::learnt(&a, &b, &beads));
            band = band.narrowed(&through);
        }
    }
    Ok(beads)
}
