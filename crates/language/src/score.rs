//! How close a translation is to its references: BLEU, chrF, chrF++ and TER as sacrebleu 2.6 has them, error
//! rates of characters and words, F1 of boundaries, and how certain a score is.
//!
//! ```
//! use paivand_language::score::{Corpus, Metric, Tokens};
//!
//! let mut corpus = Corpus::new(Metric::Bleu(Tokens::International13a));
//! corpus.add("Ҷаласа дар шаҳри Душанбе баргузор шуд.", &["Ҷаласа дар шаҳри Душанбе доир шуд."]);
//! let score = corpus.score();
//! assert_eq!(format!("{:.2}", score.value), "48.89");
//! assert_eq!(score.signature, "nrefs:1|case:mixed|eff:no|tok:13a|smooth:exp|version:2.6.0");
//! ```

mod bleu;
mod bootstrap;
mod boundaries;
mod chrf;
mod distance;
mod ter;
#[cfg(test)]
mod tests;
mod tokens;

pub use bootstrap::{Interval, RESAMPLES, paired};
pub use tokens::Tokens;

/// The version of sacrebleu whose scores these are.
pub const SACREBLEU: &str = "2.6.0";

/// What is measured.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Metric {
    /// Papineni and others 2002, with exponential smoothing (Chen and Cherry 2014, method 3).
    Bleu(Tokens),
    /// Popović 2015: characters alone, order 6, beta 2.
    Chrf,
    /// Popović 2017: characters, and words to order 2.
    ChrfPlusPlus,
    /// Snover and others 2006, as Tercom reckons; small is good.
    Ter,
    /// Edits of characters for each character of the reference; small is good.
    CharacterErrors,
    /// Edits of words for each word of the reference; small is good.
    WordErrors,
    /// Lines that equal a reference.
    Accuracy,
    /// F1 of where segments end inside a line; segments are parted by tabs, white space does not count.
    Boundaries,
}

impl Metric {
    /// The name that is printed.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Bleu(_) => "BLEU",
            Self::Chrf => "chrF2",
            Self::ChrfPlusPlus => "chrF2++",
            Self::Ter => "TER",
            Self::CharacterErrors => "CER",
            Self::WordErrors => "WER",
            Self::Accuracy => "accuracy",
            Self::Boundaries => "boundary F1",
        }
    }

    /// What a line contributes; the sums of these decide the score of a corpus.
    fn statistics(self, hypothesis: &str, references: &[&str]) -> Vec<f64> {
        match self {
            Self::Bleu(tokens) => bleu::statistics(tokens, hypothesis, references),
            Self::Chrf => chrf::statistics(0, hypothesis, references),
            Self::ChrfPlusPlus => chrf::statistics(2, hypothesis, references),
            Self::Ter => ter::statistics(hypothesis, references),
            Self::CharacterErrors => distance::characters(hypothesis, references),
            Self::WordErrors => distance::words(hypothesis, references),
            Self::Accuracy => vec![f64::from(u8::from(references.contains(&hypothesis))), 1.0],
            Self::Boundaries => boundaries::statistics(hypothesis, references),
        }
    }

    /// The score that sums of statistics make, from 0 to 100 (error rates may exceed it).
    fn value(self, sums: &[f64]) -> f64 {
        match self {
            Self::Bleu(_) => bleu::value(sums),
            Self::Chrf | Self::ChrfPlusPlus => chrf::value(sums),
            Self::Ter | Self::CharacterErrors | Self::WordErrors => distance::rate(sums),
            Self::Accuracy | Self::Boundaries => distance::rate(sums),
        }
    }

    /// What another must do to get the same number.
    fn signature(self, references: usize) -> String {
        let rest = match self {
            Self::Bleu(tokens) => format!("case:mixed|eff:no|tok:{}|smooth:exp", tokens.name()),
            Self::Chrf => "case:mixed|eff:yes|nc:6|nw:0|space:no".to_owned(),
            Self::ChrfPlusPlus => "case:mixed|eff:yes|nc:6|nw:2|space:no".to_owned(),
            Self::Ter => "case:lc|tok:tercom|norm:no|punct:yes|asian:no".to_owned(),
            Self::CharacterErrors | Self::WordErrors | Self::Accuracy => "case:mixed".to_owned(),
            Self::Boundaries => "tabs|space:no".to_owned(),
        };
        format!("nrefs:{references}|{rest}|version:{SACREBLEU}")
    }
}

/// Lines and what each contributes; it keeps numbers, not texts.
#[derive(Clone, Debug)]
pub struct Corpus {
    metric: Metric,
    references: usize,
    lines: Vec<Vec<f64>>,
}

/// A score, and what to know of it.
#[derive(Clone, Debug, PartialEq)]
pub struct Score {
    /// From 0 to 100; error rates may exceed it.
    pub value: f64,
    /// How it was reckoned, as sacrebleu writes it.
    pub signature: String,
    /// More of BLEU: its precisions, the penalty for brevity, the lengths; empty for the others.
    pub details: String,
    /// Where it lies with 95 % certainty; `None` below two lines.
    pub interval: Option<Interval>,
}

impl Corpus {
    /// An empty corpus.
    #[must_use]
    pub fn new(metric: Metric) -> Self {
        Self { metric, references: 0, lines: Vec::new() }
    }

    /// Adds a line with its references.
    pub fn add(&mut self, hypothesis: &str, references: &[&str]) {
        self.references = self.references.max(references.len());
        self.lines.push(self.metric.statistics(hypothesis, references));
    }

    /// How many lines there are.
    #[must_use]
    pub fn lines(&self) -> usize {
        self.lines.len()
    }

    /// The score of all lines together.
    #[must_use]
    pub fn score(&self) -> Score {
        let sums = self.sums(0..self.lines.len());
        Score {
            value: self.metric.value(&sums),
            signature: self.metric.signature(self.references),
            details: match self.metric {
                Metric::Bleu(_) => bleu::details(&sums),
                Metric::Chrf
                | Metric::ChrfPlusPlus
                | Metric::Ter
                | Metric::CharacterErrors
                | Metric::WordErrors
                | Metric::Accuracy
                | Metric::Boundaries => String::new(),
            },
            interval: bootstrap::interval(self),
        }
    }

    /// The sums of the statistics of some lines.
    fn sums(&self, lines: impl Iterator<Item = usize>) -> Vec<f64> {
        let mut sums: Vec<f64> = Vec::new();
        for line in lines.filter_map(|line| self.lines.get(line)) {
            sums.resize(line.len(), 0.0);
            for (sum, value) in sums.iter_mut().zip(line) {
                *sum += value;
            }
        }
        sums
    }
}

/// A count as it is reckoned with; exact up to 2^53.
#[expect(clippy::cast_precision_loss, reason = "no text has 2^53 of anything")]
fn count(number: usize) -> f64 {
    number as f64
}
