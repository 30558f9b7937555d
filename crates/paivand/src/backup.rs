//! Copies of a node's folder. The high-water mark stays outside: it is what tells an old copy from a new one.

use crate::copying;
use crate::door;
use crate::order::Order;
use crate::out::say;
use crate::trouble::Trouble;
use clap::Args;
use paivand_node::disk::MachineDisk;
use paivand_node::mark::Mark;
use paivand_node::{Node, State, World};
use std::path::PathBuf;

#[derive(Debug, Args)]
pub(crate) struct Backup {
    /// The node's folder.
    folder: PathBuf,
    /// The folder to write; it must not exist yet.
    to: PathBuf,
}

#[derive(Debug, Args)]
pub(crate) struct Restore {
    /// The folder of a backup.
    from: PathBuf,
    /// The node's folder; it must not exist, so that nothing newer is overwritten.
    folder: PathBuf,
}

/// Copies the folder of a node, also of one that runs: it writes nothing meanwhile, and its pages go on.
pub(crate) fn backup(arguments: &Backup) -> Result<(), Trouble> {
    // The node that runs may stand elsewhere.
    let to = std::path::absolute(&arguments.to)?;
    door::order(&arguments.folder, &Order::Backup { to })
}

pub(crate) fn restore(arguments: &Restore) -> Result<(), Trouble> {
    let report = paivand_node::verify::verify(&arguments.from)?;
    for stuck in &report.stuck {
        say!("{stuck}.")?;
    }
    Mark::refuse_inside(&MachineDisk, &arguments.from)?;
    copying::copy_new(&arguments.from, &arguments.folder, &|_| false)?;
    match Node::open(&arguments.folder, World::machine())?.state() {
        State::Normal => say!("The node is restored.")?,
        State::Failed => say!("The node is restored, but the disk fails: mend it and start the node.")?,
        State::Unconfirmed { waits_for } | State::Statements { waits_for } => say!(
            "The node is restored, but no mark tells that this is all it ever handed out: it signs nothing until every other side has shown what it holds ({}). Run `paivand serve`, or exchange pouches twice.",
            waits_for.join(", ")
        )?,
        State::Keyless => say!(
            "The node is restored, but its log was given other keys since: put them into keys/, or run `paivand recover`."
        )?,
        State::ReadOnly { origin, released, held } => {
            say!(
                "The node is restored and read-only: it holds {held} of {released} entries of {origin} that it had handed out."
            )?;
            say!("It catches up by itself from the other side: run `paivand serve` or open a pouch.")?;
        }
    }
    Ok(())
}
