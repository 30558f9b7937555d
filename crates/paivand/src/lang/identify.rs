//! `paivand lang identify`: which language a text is in.

use clap::Args;
use paivand_language::identify::identify;
use serde::Serialize;
use std::fmt;

#[derive(Debug, Args)]
pub(crate) struct Identify {}

/// Tags of BCP 47, and how likely they are.
#[derive(Serialize)]
pub(crate) struct Identified {
    lang: &'static str,
    script: &'static str,
    variant: Option<&'static str>,
    confidence: f64,
}

impl fmt::Display for Identified {
    fn fmt(&self, to: &mut fmt::Formatter<'_>) -> fmt::Result {
        let variant = self.variant.map_or_else(String::new, |variant| format!(" ({variant})"));
        write!(to, "{}-{}{variant} {:.2}", self.lang, self.script, self.confidence)
    }
}

impl super::Command for Identify {
    type Answer = Identified;

    fn answer(&self, line: &str) -> Result<Identified, String> {
        let found = identify(line);
        // Four digits: what comes after them is noise of the model.
        let confidence = (f64::from(found.confidence) * 10_000.0).round() / 10_000.0;
        Ok(Identified { lang: found.language, script: found.script, variant: found.variant, confidence })
    }
}
