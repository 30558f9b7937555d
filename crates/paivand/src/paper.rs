//! `paivand paper` and `paivand import`: papers of the record out, and edited ones in again.

use crate::dues::end_of;
use crate::out::say;
use crate::trouble::{Kind, Trouble};
use clap::Args;
use jiff::Timestamp;
use jiff::civil::Date;
use paivand_kernel::document::DocumentKind;
use paivand_kernel::{Kind as Noun, Side, Standing};
use paivand_node::identity::Identity;
use paivand_node::verify::{self, Understood};
use paivand_node::{Clock, SystemClock, disk};
use paivand_report::import::{WORKBOOK_BYTES_MAX, changes};
use paivand_report::paper::{self, Office, Order};
use paivand_report::{Format, Paper, ReportError};
use serde::Serialize;
use std::path::PathBuf;

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

/// One line of the list.
#[derive(Serialize)]
struct Listed {
    paper: &'static str,
    id: Option<String>,
    formats: Vec<&'static str>,
}

impl From<ReportError> for Trouble {
    fn from(error: ReportError) -> Self {
        let kind = match &error {
            ReportError::Written(_) => Kind::Machine,
            ReportError::NoDocument(_)
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
        let listed = if print.own { of_office() } else { of_both(&read.standing) };
        return list(&listed, print.json);
    }
    let name = print.paper.as_deref().unwrap_or_default();
    let order = Order::new(&read.standing, print.alternat);
    let at = print.at.map_or_else(|| Ok(latest(&read.standing)), end_of)?;
    let bytes = if name == "sessions" {
        calendar(&read, &order, print.format)?
    } else {
        let made = if OF_OFFICE.contains(&name) {
            let own = Identity::open(&print.folder)?.card.side;
            let own = own.parse().map_err(|_| Trouble::new(Kind::Machine, format!("{own} is no side")))?;
            // An office writes on its own day, in its own language first.
            let order = Order::new(&read.standing, print.alternat.or(Some(own)));
            let at = print.at.map_or_else(|| Ok(SystemClock.now()), end_of)?;
            let office = Office { standing: &read.standing, words: &read.words, order: &order, own, at };
            let day = read.standing.date_for(&[own], at);
            if name == "chase" { office.chase() } else { office.summary(day) }
        } else {
            made(&read, &order, (name, print.id.as_deref()), at)?
        };
        print.format.unwrap_or(Format::Docx).write(&made)?
    };
    let out = print.out.clone().unwrap_or_default();
    disk::write(&out, &bytes)?;
    say!("{} is written.", out.display())
}

/// The paper of this name.
fn made(
    read: &Understood,
    order: &Order,
    (name, id): (&str, Option<&str>),
    at: Timestamp,
) -> Result<Paper, Trouble> {
    let standing = &read.standing;
    match (name, id) {
        ("dues", _) => Ok(paper::dues(standing, &read.words, order, at)),
        ("document", Some(id)) => Ok(paper::document(standing, order, id, at)?),
        ("document", None) => Err(Trouble::new(Kind::Words, "name the document, as --list does")),
        ("workplan", id) => {
            let id = id.map(str::to_owned).or_else(|| only_plan(standing));
            let id = id.ok_or_else(|| Trouble::new(Kind::Words, "name the work plan, as --list does"))?;
            Ok(paper::workplan(standing, order, &id, at)?)
        }
        _ => Err(Trouble::new(Kind::Words, format!("there is no paper {name}: list them with --list"))),
    }
}

fn calendar(read: &Understood, order: &Order, format: Option<Format>) -> Result<Vec<u8>, Trouble> {
    if format.is_some_and(|format| format != Format::Ics) {
        return Err(ReportError::NoFormat("anything but ics").into());
    }
    let sittings = paper::sessions(&read.standing, &read.words, order);
    let instant = |zone: &str, at| paivand_kernel::instant_in(zone, at).unwrap_or_default();
    Ok(paivand_report::format::calendar(&sittings, instant))
}

/// The papers of one office.
const OF_OFFICE: [&str; 2] = ["chase", "summary"];

fn all_formats() -> Vec<&'static str> {
    vec![Format::Docx.word(), Format::Xlsx.word(), Format::Json.word()]
}

fn of_office() -> Vec<Listed> {
    OF_OFFICE.map(|paper| Listed { paper, id: None, formats: all_formats() }).into()
}

/// The papers of the joint record.
fn of_both(standing: &Standing) -> Vec<Listed> {
    let all = all_formats;
    let mut listed = vec![
        Listed { paper: "dues", id: None, formats: all() },
        Listed { paper: "sessions", id: None, formats: vec![Format::Ics.word()] },
    ];
    for subject in standing.documents() {
        let Some(version) = standing.versions(subject).pop() else { continue };
        let id = Some(subject.id().to_owned());
        listed.push(Listed { paper: "document", id: id.clone(), formats: all() });
        if version.kind == DocumentKind::Workplan {
            listed.push(Listed { paper: "workplan", id, formats: all() });
        }
    }
    listed
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

/// The work plan in force, where there is one only.
fn only_plan(standing: &Standing) -> Option<String> {
    let plans = standing.of_kind(Noun::Document).filter(|subject| {
        standing.versions(subject).pop().is_some_and(|version| version.kind == DocumentKind::Workplan)
    });
    let plans: Vec<_> = plans.collect();
    match plans.as_slice() {
        [only] => Some(only.id().to_owned()),
        _ => None,
    }
}

/// The newest instant in the record: no clock of a machine stands on a paper of both sides.
fn latest(standing: &Standing) -> Timestamp {
    standing.acts().map(|(_, recorded)| recorded.stated_at).max().unwrap_or_default()
}

pub(crate) fn import(import: &Import) -> Result<(), Trouble> {
    let read = verify::read(&import.folder)?;
    let missing = || Trouble::new(Kind::Words, format!("{} is not there", import.file.display()));
    let bytes = disk::read(&import.file, WORKBOOK_BYTES_MAX)?.ok_or_else(missing)?;
    let order = Order::new(&read.standing, None);
    let plan = made(&read, &order, ("workplan", None), latest(&read.standing))?;
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
