//! `paivand lang dictionary`: the Tajik words for word processors and browsers.

use crate::trouble::{Kind, Trouble};
use clap::Args;
use paivand_language::dictionary::{affixes, words};
use serde_json::json;
use std::io::{Read, Write};
use std::path::PathBuf;

#[derive(Debug, Args)]
pub(crate) struct Dictionary {
    /// The folder that gets `tg_TJ.aff` and `tg_TJ.dic`; it is made if it is missing.
    folder: PathBuf,
}

impl Dictionary {
    /// Writes both files, and says how much is in them.
    pub(super) fn answer_all(&self, json: bool, _: impl Read, mut output: impl Write) -> Result<(), Trouble> {
        let (affixes, words) = (affixes(), words());
        let failed = |error| {
            let why = format!("a dictionary was to be written to {}, but {error}", self.folder.display());
            Trouble::new(Kind::Machine, why)
        };
        std::fs::create_dir_all(&self.folder).map_err(failed)?;
        for (name, text) in [("tg_TJ.aff", &affixes), ("tg_TJ.dic", &words)] {
            // Beside its place and moved there whole: a program may have the old one open.
            let part = self.folder.join(format!("{name}.part"));
            std::fs::write(&part, text).map_err(failed)?;
            std::fs::rename(&part, self.folder.join(name)).map_err(failed)?;
        }
        let rules = affixes.lines().filter(|line| line.starts_with("SFX") || line.starts_with("PFX")).count();
        let count = words.lines().count().saturating_sub(1);
        match json {
            true => writeln!(output, "{}", json!({"words": count, "rules": rules}))?,
            false => writeln!(output, "{count} words with {rules} rules in {}", self.folder.display())?,
        }
        output.flush()?;
        Ok(())
    }
}
