//! `paivand lang memory convert`: one format of exchange into another.

use crate::trouble::{Kind, Trouble};
use paivand_language::exchange::{ExchangeError, Unit, tbx, tmx, xliff};
use std::fs::File;
use std::io::{BufWriter, Write};
use std::path::Path;

/// A format, by the end of a file's name.
#[derive(Clone, Copy, Debug, PartialEq)]
enum Format {
    Tmx,
    Xliff,
    Tbx,
}

fn format(path: &Path) -> Result<Format, Trouble> {
    match path.extension().and_then(|end| end.to_str()) {
        Some("tmx") => Ok(Format::Tmx),
        Some("xliff" | "xlf") => Ok(Format::Xliff),
        Some("tbx") => Ok(Format::Tbx),
        _ => {
            let why = format!("{} has no format that is known: name it .tmx, .xlf or .tbx", path.display());
            Err(Trouble::new(Kind::Words, why))
        }
    }
}

/// Whatever takes units, one after the other.
enum Output<W: Write> {
    Tmx(tmx::Writer<W>),
    Xliff(xliff::Writer<W>),
    Tbx(tbx::Writer<W>),
}

/// From which language into which.
pub(super) struct Direction<'a> {
    pub(super) from: &'a str,
    pub(super) to: &'a str,
}

impl<W: Write> Output<W> {
    fn new(format: Format, to: W, direction: &Direction<'_>) -> Result<Self, ExchangeError> {
        Ok(match format {
            Format::Tmx => Self::Tmx(tmx::Writer::new(to, direction.from)?),
            Format::Xliff => Self::Xliff(xliff::Writer::new(to, direction.from, direction.to)?),
            Format::Tbx => Self::Tbx(tbx::Writer::new(to, direction.from, tbx::Edition::Second)?),
        })
    }

    /// Writes a unit; XLIFF takes those that have the language of the source.
    fn write(&mut self, unit: &Unit, number: u64, direction: &Direction<'_>) -> Result<bool, ExchangeError> {
        match self {
            Self::Tmx(writer) => writer.write(unit)?,
            Self::Tbx(writer) => {
                let mut concept = tbx::Concept::of(unit);
                if concept.id.is_empty() {
                    concept.id = format!("c{number}");
                }
                writer.write(&concept)?;
            }
            Self::Xliff(writer) => {
                let Some(source) = unit.text(direction.from).cloned() else { return Ok(false) };
                let id = unit.id.clone().unwrap_or_else(|| number.to_string());
                writer.write(&xliff::Entry { id, source, target: unit.text(direction.to).cloned() })?;
            }
        }
        Ok(true)
    }

    fn finish(self) -> Result<(), ExchangeError> {
        match self {
            Self::Tmx(writer) => writer.finish(),
            Self::Xliff(writer) => writer.finish(),
            Self::Tbx(writer) => writer.finish(),
        }
    }
}

/// Converts a file; says how many units it had and how many were written.
pub(super) fn convert(input: &Path, output: &Path, direction: &Direction<'_>) -> Result<(u64, u64), Trouble> {
    let (from, to) = (format(input)?, format(output)?);
    let named = |path: &Path, error| Trouble::new(Kind::Machine, format!("{}: {error}", path.display()));
    let file = File::open(input).map_err(|error| named(input, error))?;
    // Never over the file that is read, and never half a file under the name of a whole one.
    let part = output.with_extension("part");
    let target = File::create_new(&part).map_err(|error| named(&part, error))?;
    let done = (|| {
        let mut written = Output::new(to, BufWriter::new(target), direction)?;
        let (mut read, mut taken) = (0, 0);
        let mut write = |unit: &Unit| {
            read += 1;
            written.write(unit, read, direction).map(|is_written| taken += u64::from(is_written))
        };
        match from {
            Format::Tmx => tmx::Reader::new(file).try_for_each(|unit| write(&unit?))?,
            Format::Tbx => tbx::Reader::new(file).try_for_each(|concept| write(&concept?.unit()))?,
            Format::Xliff => xliff::Reader::new(file).try_for_each(|entry| {
                let entry = entry?;
                let source = || Unit {
                    id: Some(entry.id.clone()),
                    changed: None,
                    variants: vec![(direction.from.to_owned(), entry.source.clone())],
                };
                write(&entry.unit(direction.from, direction.to).unwrap_or_else(source))
            })?,
        }
        written.finish()?;
        Ok((read, taken))
    })();
    match done {
        Ok(counts) => std::fs::rename(&part, output).map(|()| counts).map_err(|error| named(output, error)),
        Err(error) => {
            drop(std::fs::remove_file(&part));
            let error: ExchangeError = error;
            Err(Trouble::new(Kind::Words, format!("{}: {error}", input.display())))
        }
    }
}
