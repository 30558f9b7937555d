//! `paivand lang transliterate`: Tajik in Cyrillic, Persian and Latin letters.

use clap::{Args, ValueEnum};
use paivand_language::transliterate::{Script, transliterate};
use serde::Serialize;
use std::fmt;

#[derive(Debug, Args)]
pub(crate) struct Transliterate {
    /// What the text is written in: tg-Cyrl, tg-Arab (or fa) or tg-Latn.
    #[arg(long, value_parser = script)]
    from: Named,
    /// What it becomes: tg-Cyrl, tg-Arab (or fa) or tg-Latn.
    #[arg(long, value_parser = script)]
    to: Named,
    /// Which Latin letters are meant.
    #[arg(long, value_enum, default_value_t = Scheme::Iso9)]
    scheme: Scheme,
}

/// A script, before its scheme is known.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Named {
    Cyrillic,
    Persian,
    Latin,
}

#[derive(Clone, Copy, Debug, ValueEnum)]
enum Scheme {
    /// ISO 9:1995, one sign a letter, which can be turned back exactly.
    Iso9,
    /// As names stand in Tajik passports.
    Passport,
    /// BGN/PCGN 1994, as maps have it.
    Bgn,
}

fn script(code: &str) -> Result<Named, String> {
    match code {
        "tg-Cyrl" | "tg" => Ok(Named::Cyrillic),
        "tg-Arab" | "fa" | "fa-Arab" => Ok(Named::Persian),
        "tg-Latn" => Ok(Named::Latin),
        _ => Err(format!("{code} is no script here: tg-Cyrl, tg-Arab (or fa) or tg-Latn")),
    }
}

/// A text and others that it may be.
#[derive(Serialize)]
pub(crate) struct Rewritten {
    pub(crate) text: String,
    pub(crate) alternatives: Vec<String>,
}

impl fmt::Display for Rewritten {
    fn fmt(&self, to: &mut fmt::Formatter<'_>) -> fmt::Result {
        to.write_str(&self.text)
    }
}

impl Transliterate {
    fn meant(&self, named: Named) -> Script {
        match (named, self.scheme) {
            (Named::Cyrillic, _) => Script::Cyrillic,
            (Named::Persian, _) => Script::Persian,
            (Named::Latin, Scheme::Iso9) => Script::Iso9,
            (Named::Latin, Scheme::Passport) => Script::Passport,
            (Named::Latin, Scheme::Bgn) => Script::Bgn,
        }
    }
}

impl super::Command for Transliterate {
    type Answer = Rewritten;

    fn answer(&self, line: &str) -> Result<Rewritten, String> {
        let done = transliterate(line, self.meant(self.from), self.meant(self.to));
        Ok(Rewritten { text: done.text, alternatives: done.alternatives })
    }
}
