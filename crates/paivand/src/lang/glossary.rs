//! `paivand lang glossary`: the agreed terms as a file, for other tools and for people to correct.

use crate::trouble::{Kind, Trouble};
use clap::{Args, ValueEnum};
use paivand_language::exchange::tbx::Edition;
use paivand_language::terms::{TABLE_BYTES_MAX, TermBase};
use std::fs::File;
use std::io::{Read, Write};
use std::path::{Path, PathBuf};

#[derive(Debug, Args)]
pub(crate) struct Glossary {
    /// A base of terms, .tbx or a table with tabs; without it, the terms that come with the program.
    #[arg(long)]
    file: Option<PathBuf>,
    /// What is printed.
    #[arg(long = "as", value_enum, default_value_t = Form::Tsv)]
    form: Form,
}

#[derive(Clone, Copy, Debug, ValueEnum)]
enum Form {
    /// A table with tabs, which `translate --glossary` takes.
    Tsv,
    /// TBX-Basic of ISO 30042:2019.
    Tbx,
    /// TBX-Basic of version 2, for older tools.
    Tbx2,
}

fn read(path: &Path) -> Result<TermBase, Trouble> {
    let machine = |error: std::io::Error| Trouble::new(Kind::Machine, format!("{}: {error}", path.display()));
    let words = |why: String| Trouble::new(Kind::Words, format!("{}: {why}", path.display()));
    let file = File::open(path).map_err(machine)?;
    if path.extension().is_some_and(|end| end.eq_ignore_ascii_case("tbx")) {
        return TermBase::read_tbx(file).map_err(|error| words(error.to_string()));
    }
    let mut table = String::new();
    // One byte more than the most, so that a longer table is refused and not cut.
    file.take(TABLE_BYTES_MAX as u64 + 1).read_to_string(&mut table).map_err(machine)?;
    TermBase::read(&table).map_err(|error| words(error.to_string()))
}

impl Glossary {
    /// Prints the base; the input is not read.
    pub(super) fn answer_all(&self, _: bool, _: impl Read, mut output: impl Write) -> Result<(), Trouble> {
        let own;
        let base = match &self.file {
            None => TermBase::seed(),
            Some(path) => {
                own = read(path)?;
                &own
            }
        };
        let failed = |error| Trouble::new(Kind::Machine, format!("the terms were to be printed, but {error}"));
        match self.form {
            Form::Tsv => write!(output, "{base}")?,
            Form::Tbx => base.write_tbx(&mut output, Edition::Third).map_err(failed)?,
            Form::Tbx2 => base.write_tbx(&mut output, Edition::Second).map_err(failed)?,
        }
        output.flush()?;
        Ok(())
    }
}
