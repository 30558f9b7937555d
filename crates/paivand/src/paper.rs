//! `paivand paper` and `paivand import`: papers of the record out, and edited ones in again.

use crate::dues::end_of;
use crate::out::say;
use crate::trouble::{Kind, Trouble};
use clap::Args;
use jiff::civil::Date;
use paivand_kernel::Side;
use paivand_node::identity::Identity;
use paivand_node::verify::{self, Understood};
use paivand_node::{Clock, SystemClock, disk};
use paivand_report::catalogue::{self, Listed, Source};
use paivand_report::import::{WORKBOOK_BYTES_MAX, changes};
use paivand_report::{Format, ReportError};
use std::path::{Path, PathBuf};

#[derive(Debug, Args)]
pub(crate) struct Print {
    /// The node's folder.
    folder: PathBuf,
    /// Which paper: dues, workplan, document or sessions; of one office chase or summary.
    #[arg(required_unless_present = "list")]
    paper: Option<String>,
    /// Of which document, such as memorandum; for a work plan the one in force if there is one only.
    id: Option<String>,
    /// Lists what can be printed.
    #[arg(long)]
    list: bool,
    /// Lists the papers of one office instead: they are its own, and not compared.
    #[arg(long, requires = "list")]
    own: bool,
    /// The list as JSON.
    #[arg(long, requires = "list")]
    json: bool,
    /// docx, xlsx, json, or ics for sessions.
    #[arg(long, value_parser = format)]
    format: Option<Format>,
    /// The day of the record that is shown; the newest in it, if none is given.
    #[arg(long, value_name = "YEAR-MONTH-DAY")]
    at: Option<Date>,
    /// The side whose original it is: it and its language come first.
    #[arg(long, value_name = "SIDE")]
    alternat: Option<Side>,
    /// The file to write.
    #[arg(long, value_name = "FILE", required_unless_present = "list")]
    out: Option<PathBuf>,
}

#[derive(Debug, Args)]
pub(crate) struct Import {
    /// The node's folder.
    folder: PathBuf,
    /// The workbook: a work plan as `paivand paper` wrote it, edited.
    file: PathBuf,
    /// Shows what it changes and records nothing.
    #[arg(long, required = true)]
    preview: bool,
    /// As JSON.
    #[arg(long)]
    json: bool,
}

impl From<ReportError> for Trouble {
    fn from(error: ReportError) -> Self {
        let kind = match &error {
            ReportError::Written(_) => Kind::Machine,
            ReportError::NoPaper(_)
            | ReportError::NoDocument(_)
            | ReportError::NoFormat(_)
            | ReportError::Workbook(_)
            | ReportError::Place { .. } => Kind::Refused,
        };
        Self::caused(kind, "the paper could not be made or read", error)
    }
}

fn format(word: &str) -> Result<Format, String> {
    let known = || Format::ALL.map(Format::word).join(", ");
    let found = Format::ALL.into_iter().find(|format| format.word() == word);
    found.ok_or_else(|| format!("there is no such format; there are {}", known()))
}

pub(crate) fn print(print: &Print) -> Result<(), Trouble> {
    let read = verify::read(&print.folder)?;
    if print.list {
        let listed = if print.own { catalogue::of_office() } else { catalogue::of_record(&read.standing) };
        return list(&listed, print.json);
    }
    let name = print.paper.as_deref().unwrap_or_default();
    let format = print.format.unwrap_or(if name == "sessions" { Format::Ics } else { Format::Docx });
    let at = print.at.map(end_of).transpose()?;
    let source = Source { at, alternat: print.alternat, ..source(&read, &print.folder)? };
    let bytes = source.write(name, print.id.as_deref(), format)?;
    let out = print.out.clone().unwrap_or_default();
    disk::write(&out, &bytes)?;
    say!("{} is written.", out.display())
}

/// What papers of the node in a folder are made from.
fn source<'a>(read: &'a Understood, folder: &Path) -> Result<Source<'a>, Trouble> {
    let own = Identity::open(folder)?.card.side;
    let own = own.parse().map_err(|_| Trouble::new(Kind::Machine, format!("{own} is no side")))?;
    let (standing, words, now) = (&read.standing, &read.words, SystemClock.now());
    Ok(Source { standing, words, own, at: None, now, alternat: None })
}

fn list(listed: &[Listed], json: bool) -> Result<(), Trouble> {
    if json {
        return say!("{}", serde_json::to_string_pretty(listed)?);
    }
    for one in listed {
        say!("{} {}  {}", one.paper, one.id.as_deref().unwrap_or_default(), one.formats.join(" "))?;
    }
    Ok(())
}

pub(crate) fn import(import: &Import) -> Result<(), Trouble> {
    let read = verify::read(&import.folder)?;
    let missing = || Trouble::new(Kind::Words, format!("{} is not there", import.file.display()));
    let bytes = disk::read(&import.file, WORKBOOK_BYTES_MAX)?.ok_or_else(missing)?;
    let plan = source(&read, &import.folder)?.made("workplan", None)?;
    let changes = changes(&bytes, &plan)?;
    if import.json {
        return say!("{}", serde_json::to_string_pretty(&serde_json::json!({"changes": changes}))?);
    }
    for change in &changes {
        say!("{} {} {}", change.cell, change.id, change.column)?;
        say!("- {}", change.from)?;
        say!("+ {}", change.to)?;
    }
    say!("{} changes; nothing is recorded.", changes.len())
}
