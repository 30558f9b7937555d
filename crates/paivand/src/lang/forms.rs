//! `paivand lang forms`: every form of a word.

use clap::Args;
use paivand_language::Language;
use paivand_language::morphology::{Features, Upos, forms};
use serde::{Serialize, Serializer};
use std::fmt;

#[derive(Debug, Args)]
pub(crate) struct Forms {
    /// tg: no other language has its forms here.
    #[arg(long, value_parser = super::tajik)]
    lang: Language,
    /// What the words are: NOUN, PROPN, ADJ or VERB.
    #[arg(long, value_parser = upos, default_value = "NOUN")]
    upos: Upos,
}

fn upos(tag: &str) -> Result<Upos, String> {
    let inflected = [Upos::Noun, Upos::Propn, Upos::Adj, Upos::Verb, Upos::Aux];
    let found = Upos::parse(tag).filter(|upos| inflected.contains(upos));
    found.ok_or_else(|| format!("{tag} has no forms: NOUN, PROPN, ADJ, VERB or AUX"))
}

/// All forms, the lemma first.
#[derive(Serialize)]
pub(crate) struct All {
    forms: Vec<Form>,
}

#[derive(Serialize)]
struct Form {
    text: String,
    #[serde(serialize_with = "as_object")]
    features: Features,
}

fn as_object<S: Serializer>(features: &Features, serializer: S) -> Result<S::Ok, S::Error> {
    serializer.collect_map(features.iter())
}

impl fmt::Display for All {
    fn fmt(&self, to: &mut fmt::Formatter<'_>) -> fmt::Result {
        let texts: Vec<&str> = self.forms.iter().map(|form| form.text.as_str()).collect();
        to.write_str(&texts.join(" "))
    }
}

impl super::Command for Forms {
    type Answer = All;

    fn answer(&self, line: &str) -> Result<All, String> {
        let lemma = line.trim().to_lowercase();
        if lemma.is_empty() || lemma.contains(char::is_whitespace) {
            return Err(format!("{line:?} is not one word: put each on a line of its own"));
        }
        let found = forms(&lemma, self.upos);
        if found.is_empty() {
            return Err(format!("{line:?} has no forms as {}: write it as a dictionary does", self.upos));
        }
        let forms = found.into_iter().map(|form| Form { text: form.text, features: form.features });
        Ok(All { forms: forms.collect() })
    }
}
