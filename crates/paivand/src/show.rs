//! Prints the record for people and for programs.

use crate::command::Trouble;
use paivand_node::verify::{Report, Understood, VerifyError};
use paivand_record::fate::Fate;
use serde_json::json;
use std::path::Path;

/// Prints every log and joint act, from the files alone, so that it works beside a running node.
pub(crate) fn run(folder: &Path, as_json: bool) -> Result<(), Trouble> {
    let read = paivand_node::verify::read(folder)?;
    tell_newer(&read);
    let (record, checkpoints) = (read.record, read.cut);
    let acts: Vec<_> = record
        .acts()
        .iter()
        .map(|(id, act)| {
            let fate = match &act.fate {
                Fate::Open => json!({"state": "open", "signed": act.concurs.keys().collect::<Vec<_>>()}),
                Fate::Closed { reason, .. } => json!({"state": "closed", "reason": reason}),
                Fate::Enacted { index } => json!({"state": "enacted, awaiting receipt", "enact": index}),
                Fate::InForce { since, .. } => json!({"state": "in force", "since": since.to_string()}),
            };
            json!({"act": id.to_string(), "subject": act.head.subject, "by": act.head.by, "at": act.at, "fate": fate})
        })
        .collect();
    if as_json {
        println!("{}", serde_json::to_string_pretty(&json!({"logs": checkpoints, "acts": acts}))?);
        return Ok(());
    }
    for checkpoint in &checkpoints {
        println!("{}  {} entries  {}", checkpoint.origin, checkpoint.size, checkpoint.root);
    }
    for (id, act) in record.acts() {
        let state = match &act.fate {
            Fate::Open => format!("open; signed by {} of {}", act.concurs.len() + 1, act.head.sides.len()),
            Fate::Closed { reason, .. } => format!("closed ({reason:?})"),
            Fate::Enacted { .. } => "enacted, awaiting receipt".into(),
            Fate::InForce { since, .. } => format!("in force since {since}"),
        };
        println!("{id}  {}  by {}  {state}", act.head.subject, act.head.by);
    }
    Ok(())
}

/// Prints the acts that wait in the outbox, and those that were refused when they were to be sealed.
pub(crate) fn waiting(folder: &Path, as_json: bool) -> Result<(), Trouble> {
    let all = paivand_node::outbox::Outbox::open(folder)?.all()?;
    if as_json {
        println!("{}", serde_json::to_string_pretty(&json!({"waiting": all}))?);
        return Ok(());
    }
    for (number, act) in &all {
        let state =
            act.refused.as_ref().map_or_else(|| "waits".to_owned(), |why| format!("was refused: {why}"));
        println!("{number}  {}  said {}  {state}", act.id, act.said_at);
    }
    if all.is_empty() {
        println!("Nothing waits.");
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
pub(crate) fn print_report(report: &Report) {
    for log in &report.logs {
        println!("{}  {}", log.side, log.checkpoint.origin);
        println!("  {} entries, root {}", log.checkpoint.size, log.checkpoint.root);
        println!("  key fingerprint {}", log.fingerprint);
        for key in log.keys.iter().filter(|key| **key != log.fingerprint) {
            println!("  present key {key}, to which its entries lead from the first");
        }
        println!("  checkpoint signed, {} cosignatures verified", log.cosignatures);
        println!(
            "  {} entries count, {} are void; {} tiles and bundles compared",
            log.valid, log.void, log.tiles
        );
    }
    println!(
        "{} joint acts in force, {} pending; {} documents match their digests",
        report.in_force, report.pending, report.documents
    );
    if report.missing > 0 {
        println!("{} documents that joint acts name are not there", report.missing);
    }
    for stuck in &report.stuck {
        println!("{stuck}.");
    }
    if report.stuck.is_empty() {
        println!("Everything verifies.");
    } else {
        println!("All that is there verifies; what is named above is not understood to its end.");
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
