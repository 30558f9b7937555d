//! Prints whose turn it is, for people in their language and for programs as JSON.

use crate::out::say;
use crate::reader::Reader;
use crate::show;
use crate::trouble::{Kind, Trouble};
use clap::Args;
use jiff::Timestamp;
use jiff::civil::Date;
use jiff::tz::Offset;
use paivand_kernel::{Due, dues, dues_digest};
use paivand_node::identity::Identity;
use paivand_node::personal;
use paivand_node::verify;
use paivand_voice::Wording;
use serde_json::json;
use std::path::PathBuf;

#[derive(Debug, Args)]
pub(crate) struct Dues {
    /// The node's folder.
    folder: PathBuf,
    /// As of the end of this day (UTC), such as 2027-03-01; without it, now.
    #[arg(long)]
    at: Option<String>,
    /// As JSON: the cut, the instant, the digest and the list.
    #[arg(long)]
    json: bool,
    #[command(flatten)]
    reader: Reader,
}

/// The last instant of a day, UTC: the same on every node.
pub(crate) fn end_of(day: Date) -> Result<Timestamp, Trouble> {
    let wrong = |_| Trouble::new(Kind::Words, format!("{day} is no day that can be reckoned with"));
    Offset::UTC.to_timestamp(day.at(23, 59, 59, 0)).map_err(wrong)
}

pub(crate) fn run(arguments: &Dues) -> Result<(), Trouble> {
    let now = match &arguments.at {
        None => Timestamp::try_from(std::time::SystemTime::now()).unwrap_or_default(),
        Some(day) => {
            let wrong = |_| Trouble::new(Kind::Words, format!("{day} is no date: write it as 2027-03-01"));
            end_of(day.parse().map_err(wrong)?)?
        }
    };
    let read = verify::read(&arguments.folder)?;
    show::tell_newer(&read);
    let list = dues(&read.standing, now);
    let own = Identity::open(&arguments.folder)?.card.side;
    let vault = personal::lacking(&arguments.folder, &own, &read.standing);
    if arguments.json {
        let incomplete = read.standing.incomplete();
        let beyond = read
            .standing
            .beyond()
            .map(|beyond| json!({"act": beyond.act, "at": beyond.at, "why": beyond.why}));
        let all = json!({"at": now.to_string(), "cut": read.cut, "incomplete": incomplete,
            "vault": vault.as_ref().ok(), "clocks": read.standing.clocks(), "beyond": beyond, "digest": dues_digest(&list), "dues": list});
        say!("{}", serde_json::to_string_pretty(&all)?)?;
        return Ok(());
    }
    let wording = Wording::new(arguments.reader.language, &read.standing, &read.words);
    match vault {
        Ok(0) => {}
        Ok(count) => say!("{}\n", wording.voice.tell("vault-lacks", &[("count", count.into())]))?,
        Err(error) => say!("{error}\n")?,
    }
    for lacking in read.standing.incomplete() {
        say!("{}\n", wording.lacking(&lacking))?;
    }
    for mark in read.standing.clocks() {
        say!("{}\n", wording.clock(&mark))?;
    }
    if let Some(beyond) = read.standing.beyond() {
        say!("{}\n", wording.voice.refusal(&beyond.why))?;
    }
    for column in ["whose-ours", "whose-theirs", "whose-both"] {
        say!("{}", wording.voice.say(column))?;
        let lines: Vec<&Due> = list.iter().filter(|due| whose(due, &own) == column).collect();
        if lines.is_empty() {
            say!("  {}", wording.voice.say("due-none"))?;
        }
        lines.iter().try_for_each(|due| line(&wording, due))?;
        say!()?;
    }
    for log in &read.cut {
        say!("{}  {}  {}", log.origin, log.size, log.root)?;
    }
    say!("{}", dues_digest(&list))?;
    Ok(())
}

fn whose(due: &Due, own: &str) -> &'static str {
    match due.on.as_slice() {
        [only] if only.as_str() == own => "whose-ours",
        on if on.iter().any(|side| side.as_str() == own) => "whose-both",
        _ => "whose-theirs",
    }
}

fn line(wording: &Wording<'_>, due: &Due) -> Result<(), Trouble> {
    let mut when = match due.since {
        Some(since) => wording.voice.tell("due-since", &[("since", wording.voice.date(since).into())]),
        None => wording.voice.say("not-received"),
    };
    if let Some(by) = due.by {
        when = format!("{when} · {}", wording.voice.tell("due-by", &[("by", wording.voice.date(by).into())]));
    }
    say!("  {}", wording.what(due))?;
    say!("    {when} · {} · {}", wording.under(due), wording.step(due))
}
