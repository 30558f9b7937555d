//! `paivand lang analyse`: lemma, part of speech and features of every word.

use clap::Args;
use paivand_language::Language;
use paivand_language::morphology::{Features, analyse};
use serde::{Serialize, Serializer};
use std::fmt;

#[derive(Debug, Args)]
pub(crate) struct Analyse {
    /// tg: no other language is analysed.
    #[arg(long, value_parser = super::tajik)]
    lang: Language,
}

/// The words of the line; for people, as form/lemma/part of speech.
#[derive(Serialize)]
pub(crate) struct Analysed {
    words: Vec<Word>,
}

#[derive(Serialize)]
struct Word {
    start: usize,
    end: usize,
    form: String,
    lemma: String,
    upos: &'static str,
    #[serde(serialize_with = "as_object")]
    features: Features,
}

fn as_object<S: Serializer>(features: &Features, serializer: S) -> Result<S::Ok, S::Error> {
    serializer.collect_map(features.iter())
}

impl fmt::Display for Analysed {
    fn fmt(&self, to: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (place, word) in self.words.iter().enumerate() {
            let space = if place == 0 { "" } else { " " };
            write!(to, "{space}{}/{}/{}", word.form, word.lemma, word.upos)?;
        }
        Ok(())
    }
}

impl super::Command for Analyse {
    type Answer = Analysed;

    fn answer(&self, line: &str) -> Result<Analysed, String> {
        let words = analyse(line).into_iter().map(|word| Word {
            start: word.span.start,
            end: word.span.end,
            form: word.form.to_owned(),
            lemma: word.lemma.into_owned(),
            upos: word.upos.tag(),
            features: word.features,
        });
        Ok(Analysed { words: words.collect() })
    }
}
