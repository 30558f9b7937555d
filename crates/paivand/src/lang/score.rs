//! `paivand lang score`: a translation against its references, all lines together.

use super::lines::{Line, Lines};
use crate::trouble::{Kind, Trouble};
use clap::{Args, ValueEnum};
use paivand_language::score::{Corpus, Metric, RESAMPLES, Tokens, paired};
use serde_json::json;
use std::fs::File;
use std::io::{Read, Write};
use std::path::{Path, PathBuf};

#[derive(Debug, Args)]
pub(crate) struct Score {
    /// What is measured.
    #[arg(long, value_enum)]
    metric: Named,
    /// A file with the reference of each line; may be given several times.
    #[arg(long, required = true)]
    reference: Vec<PathBuf>,
    /// How BLEU cuts tokens: 13a, zh, char or none.
    #[arg(long, value_parser = tokens, default_value = "13a")]
    tokenize: Tokens,
    /// Another translation of the same lines: how likely the difference is by chance.
    #[arg(long)]
    baseline: Option<PathBuf>,
}

#[derive(Clone, Copy, Debug, ValueEnum)]
enum Named {
    Bleu,
    Chrf,
    #[value(name = "chrf++")]
    ChrfPlusPlus,
    Ter,
    Cer,
    Wer,
    Accuracy,
    Boundaries,
}

fn tokens(name: &str) -> Result<Tokens, String> {
    Tokens::parse(name).ok_or_else(|| format!("{name} is no tokenisation here: 13a, zh, char or none"))
}

fn open(path: &Path) -> Result<Lines<File>, Trouble> {
    let file = File::open(path);
    let missing = |error| Trouble::new(Kind::Machine, format!("{} cannot be read: {error}", path.display()));
    Ok(Lines::new(file.map_err(missing)?))
}

/// The next line of an input; where it ends, nothing.
fn next(lines: &mut Lines<impl Read>, name: &str, number: usize) -> Result<Option<String>, Trouble> {
    match lines.next()? {
        None => Ok(None),
        Some(Line::Text(text)) => Ok(Some(text.to_owned())),
        Some(Line::Refused(why)) => Err(Trouble::new(Kind::Words, format!("{name}, line {number}: {why}"))),
    }
}

impl Score {
    fn metric(&self) -> Metric {
        match self.metric {
            Named::Bleu => Metric::Bleu(self.tokenize),
            Named::Chrf => Metric::Chrf,
            Named::ChrfPlusPlus => Metric::ChrfPlusPlus,
            Named::Ter => Metric::Ter,
            Named::Cer => Metric::CharacterErrors,
            Named::Wer => Metric::WordErrors,
            Named::Accuracy => Metric::Accuracy,
            Named::Boundaries => Metric::Boundaries,
        }
    }

    /// Reads hypotheses beside all references, which must have as many lines.
    fn corpus(&self, name: &str, hypotheses: impl Read) -> Result<Corpus, Trouble> {
        let mut corpus = Corpus::new(self.metric());
        let mut hypotheses = Lines::new(hypotheses);
        let mut references = self.reference.iter().map(|path| open(path)).collect::<Result<Vec<_>, _>>()?;
        for number in 1.. {
            let hypothesis = next(&mut hypotheses, name, number)?;
            let mut texts = Vec::with_capacity(references.len());
            for (lines, path) in references.iter_mut().zip(&self.reference) {
                texts.push(next(lines, &path.display().to_string(), number)?);
            }
            if texts.iter().any(|text| text.is_some() != hypothesis.is_some()) {
                let why = format!("{name} and its references have not the same number of lines: one ends at {number}");
                return Err(Trouble::new(Kind::Words, why));
            }
            let Some(hypothesis) = hypothesis else { break };
            let texts: Vec<&str> = texts.iter().flatten().map(String::as_str).collect();
            corpus.add(&hypothesis, &texts);
        }
        Ok(corpus)
    }

    /// Answers all lines with one object, or one line for people.
    pub(super) fn answer_all(&self, json: bool, input: impl Read, mut output: impl Write) -> Result<(), Trouble> {
        let corpus = self.corpus("the input", input)?;
        let score = corpus.score();
        let chance = match &self.baseline {
            Some(path) => paired(&corpus, &self.corpus(&path.display().to_string(), File::open(path)?)?),
            None => None,
        };
        let interval = score.interval.map(|interval| {
            json!({"low": interval.low, "high": interval.high, "mean": interval.mean, "level": 0.95, "resamples": RESAMPLES})
        });
        let name = self.metric().name();
        if json {
            let object = json!({
                "name": name, "score": score.value, "signature": score.signature, "verbose_score": score.details,
                "lines": corpus.lines(), "confidence": interval, "p_value": chance,
            });
            writeln!(output, "{object}")?;
        } else {
            let range = score.interval.map_or_else(String::new, |it| format!(" [{:.2}, {:.2}]", it.low, it.high));
            let chance = chance.map_or_else(String::new, |chance| format!(" (p = {chance:.4})"));
            writeln!(output, "{name}|{} = {:.2}{range}{chance} {}", score.signature, score.value, score.details)?;
        }
        output.flush()?;
        Ok(())
    }
}
