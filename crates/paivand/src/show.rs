//! Prints the record for people and for programs.

use crate::out::say;
mod act;

use crate::reader::Reader;
use crate::trouble::{Kind, Trouble};
use clap::Args;
use paivand_node::Intent;
use paivand_node::verify::{Report, Understood, VaultReport, VerifyError};
use paivand_record::fate::{Fate, JointAct};
use paivand_record::hash::Hash;
use serde_json::json;
use std::path::{Path, PathBuf};

/// What to print of a record.
#[derive(Debug, Args)]
pub(crate) struct Show {
    /// The node's folder.
    folder: PathBuf,
    /// As JSON.
    #[arg(long)]
    json: bool,
    /// One act whole: its text in every language, what it changes, who has signed. Eight digits of its name
    /// suffice where no other begins so.
    #[arg(long, value_name = "ACT")]
    act: Option<String>,
    /// The acts that wait in the outbox until the start of the node is confirmed, and those then refused.
    #[arg(long)]
    waiting: bool,
    #[command(flatten)]
    reader: Reader,
}

/// Prints the record, from the files alone, so that it works beside a running node.
pub(crate) fn run(arguments: &Show) -> Result<(), Trouble> {
    if arguments.waiting {
        return waiting(&arguments.folder, arguments.json);
    }
    let read = paivand_node::verify::read(&arguments.folder)?;
    tell_newer(&read);
    if let Some(named) = &arguments.act {
        return act::print(&read, &find(&read, named)?, arguments.reader.language);
    }
    if arguments.json { print_json(&read) } else { print_all(&read) }
}

/// Least digits by which an act may be named.
const NAME_DIGITS_MIN: usize = 8;

/// The act of a name, or of its first digits where only one begins so.
pub(crate) fn find(read: &Understood, named: &str) -> Result<Hash, Trouble> {
    if let Some(whole) = Hash::from_hex(named) {
        return Ok(whole);
    }
    let digits = |byte: u8| byte.is_ascii_digit() || (b'a'..=b'f').contains(&byte);
    if named.len() < NAME_DIGITS_MIN || !named.bytes().all(digits) {
        let why = format!(
            "{named} names no act: it needs the 64 digits that `paivand show` prints, or their first eight"
        );
        return Err(Trouble::new(Kind::Words, why));
    }
    let record = &read.record;
    let known = record.acts().keys().chain(record.stated());
    let mut found = known.filter(|act| act.to_string().starts_with(named));
    match (found.next(), found.next()) {
        (Some(only), None) => Ok(*only),
        (None, _) => Err(Trouble::new(
            Kind::Refused,
            format!("no act here begins with {named}: look at `paivand show`"),
        )),
        (Some(_), Some(_)) => Err(Trouble::new(
            Kind::Words,
            format!("several acts begin with {named}: name more of its digits"),
        )),
    }
}

fn print_json(read: &Understood) -> Result<(), Trouble> {
    let one = |(id, act): (&Hash, &JointAct)| {
        let fate = match &act.fate {
            Fate::Open => json!({"state": "open", "signed": act.concurs.keys().collect::<Vec<_>>()}),
            Fate::Closed { reason, .. } => json!({"state": "closed", "reason": reason}),
            Fate::Enacted { .. } => json!({"state": "enacted, awaiting receipt"}),
            Fate::InForce { cosigned, .. } => {
                json!({"state": "in force", "since": cosigned.values().max(), "held": cosigned})
            }
        };
        json!({"act": id.to_string(), "subject": act.head.subject, "by": act.head.by, "at": act.at, "fate": fate})
    };
    let acts: Vec<_> = read.record.acts().iter().map(one).collect();
    let heads =
        read.record.acts().iter().filter(|(id, act)| read.record.head_of(&act.head.subject) == Some(**id));
    let in_force: Vec<_> =
        heads.map(|(id, act)| json!({"act": id.to_string(), "subject": act.head.subject})).collect();
    let logs: Vec<_> = read.cut.iter().map(|checkpoint| {
        let log = read.record.logs().get(&checkpoint.origin);
        let genesis = log.and_then(|log| log.genesis).map(|genesis| genesis.to_string());
        json!({"origin": checkpoint.origin, "size": checkpoint.size, "root": checkpoint.root, "genesis": genesis})
    }).collect();
    say!("{}", serde_json::to_string_pretty(&json!({"logs": logs, "acts": acts, "in_force": in_force}))?)
}

fn print_all(read: &Understood) -> Result<(), Trouble> {
    for checkpoint in &read.cut {
        say!("{}  {} entries  {}", checkpoint.origin, checkpoint.size, checkpoint.root)?;
        let log = read.record.logs().get(&checkpoint.origin);
        if let Some(genesis) = log.and_then(|log| log.genesis) {
            say!("  genesis {genesis}")?;
        }
    }
    for (id, act) in read.record.acts() {
        let state = match &act.fate {
            Fate::Open if !act.declines.is_empty() => {
                let by: Vec<&str> = act.declines.keys().map(String::as_str).collect();
                format!("open; declined by {}", by.join(", "))
            }
            Fate::Open => format!("open; signed by {} of {}", act.concurs.len() + 1, act.head.sides.len()),
            Fate::Closed { reason, .. } => format!("closed ({reason:?})"),
            Fate::Enacted { .. } => "signed by all, confirmation on its way".into(),
            Fate::InForce { cosigned, .. } => match cosigned.values().max() {
                Some(since) if cosigned.len() == 1 => format!("in force, held by both since {since}"),
                Some(since) => format!("in force, held by all since {since}"),
                None => "in force".into(),
            },
        };
        let last = match &act.fate {
            Fate::Open => &act.at,
            Fate::Closed { at, .. } | Fate::Enacted { at } | Fate::InForce { at, .. } => at,
        };
        let here = match (&act.fate, read.is_recorded_here(last)) {
            (_, false) => "",
            (Fate::InForce { .. }, true) => {
                "; the entry that says so is recorded here, not yet held by another side"
            }
            (_, true) => "; recorded here, not yet held by another side",
        };
        say!("{id}  {}  by {}  {state}{here}", act.head.subject, act.head.by)?;
    }
    Ok(())
}

/// Prints the acts that wait in the outbox, and those that were refused when they were to be sealed.
fn waiting(folder: &Path, as_json: bool) -> Result<(), Trouble> {
    let all = paivand_node::outbox::Outbox::open(folder)?.all()?;
    if as_json {
        return say!("{}", serde_json::to_string_pretty(&json!({"waiting": all}))?);
    }
    for (number, act) in &all {
        let waits = if act.awaits_hand { "waits for the hand of an office" } else { "waits" };
        let state =
            act.refused.as_ref().map_or_else(|| waits.to_owned(), |why| format!("was refused: {why}"));
        let what = match &act.intent {
            Intent::State { subject, .. } => format!("word on {subject}"),
            Intent::Propose { subject, .. } => format!("proposal on {subject}"),
            Intent::Concur { .. } => "signature".into(),
            Intent::Decline { .. } => "refusal".into(),
            Intent::Close { .. } => "end of a proposal".into(),
            Intent::Prepare { .. } | Intent::Complete { .. } => "hand".into(),
        };
        say!("{number}  {}  {what}  said {}  {state}", act.id, act.said_at)?;
    }
    if all.is_empty() {
        say!("Nothing waits.")?;
    }
    Ok(())
}

/// Says where a log cannot be understood further: what follows is not all.
pub(crate) fn tell_newer(read: &Understood) {
    for stuck in &read.stuck {
        eprintln!("{stuck}.");
    }
}

/// One screen: what was checked.
pub(crate) fn print_report(report: &Report) -> Result<(), Trouble> {
    for log in &report.logs {
        say!("{}  {}", log.side, log.checkpoint.origin)?;
        say!("  {} entries, root {}", log.checkpoint.size, log.checkpoint.root)?;
        say!("  key fingerprint {}", log.fingerprint)?;
        for key in log.keys.iter().filter(|key| **key != log.fingerprint) {
            say!("  present key {key}, to which its entries lead from the first")?;
        }
        say!("  checkpoint signed, {} cosignatures verified", log.cosignatures)?;
        say!(
            "  {} entries count, {} are void; {} tiles and bundles compared",
            log.valid,
            log.void,
            log.tiles
        )?;
    }
    say!(
        "{} joint acts in force, {} pending; {} documents match their digests",
        report.in_force,
        report.pending,
        report.documents
    )?;
    if report.missing > 0 {
        say!("{} documents that joint acts name are not there", report.missing)?;
    }
    if report.missing_words > 0 {
        say!("the words of {} acts are not there", report.missing_words)?;
    }
    for stuck in &report.stuck {
        say!("{stuck}.")?;
    }
    for mark in &report.clocks {
        let (at, stated, against) = (mark.at, mark.stated_at, mark.against);
        say!(
            "clock: the entry {} of {} says {stated}, another time of the record is {against}",
            at.entry(),
            at.side
        )?;
    }
    if let Some(trouble) = report.vault.as_ref().and_then(VaultReport::trouble) {
        say!("{trouble}.")?;
    }
    if report.stuck.is_empty() {
        say!("Everything verifies.")
    } else {
        say!("All that is there verifies; what is named above is not understood to its end.")
    }
}

/// Where every log stands in a folder that verifies.
pub(crate) fn sizes(report: &Report) -> Vec<(String, u64, String)> {
    report
        .logs
        .iter()
        .map(|log| (log.side.clone(), log.checkpoint.size, log.checkpoint.root.to_string()))
        .collect()
}

/// Verifies a folder.
pub(crate) fn report(folder: &Path) -> Result<Report, VerifyError> {
    paivand_node::verify::verify(folder)
}
