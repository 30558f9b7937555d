//! Copies of a node's folder. The high-water mark stays outside: it is what tells an old copy from a new one.

use crate::out::say;
use crate::trouble::{Kind, Trouble};
use clap::Args;
use paivand_node::disk::MachineDisk;
use paivand_node::mark::Mark;
use paivand_node::{Node, State, World};
use std::fs;
use std::path::{Path, PathBuf};

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

pub(crate) fn backup(arguments: &Backup) -> Result<(), Trouble> {
    // Held while copying, so that no other process writes.
    let node = Node::open(&arguments.folder, World::machine())?;
    copy_new(&arguments.folder, &arguments.to)?;
    say!("{} entries of the own log are copied to {}", node.own_size(), arguments.to.display())?;
    Ok(())
}

pub(crate) fn restore(arguments: &Restore) -> Result<(), Trouble> {
    let report = paivand_node::verify::verify(&arguments.from)?;
    for stuck in &report.stuck {
        say!("{stuck}.")?;
    }
    Mark::refuse_inside(&MachineDisk, &arguments.from)?;
    copy_new(&arguments.from, &arguments.folder)?;
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

fn copy_new(from: &Path, to: &Path) -> Result<(), Trouble> {
    if to.exists() {
        return Err(Trouble::new(Kind::Words, format!("{} exists: choose a new folder", to.display())));
    }
    Ok(copy(from, to)?)
}

fn copy(from: &Path, to: &Path) -> std::io::Result<()> {
    fs::create_dir_all(to)?;
    fs::set_permissions(to, fs::metadata(from)?.permissions())?;
    for entry in fs::read_dir(from)? {
        let entry = entry?;
        let (kind, target) = (entry.file_type()?, to.join(entry.file_name()));
        if kind.is_dir() {
            copy(&entry.path(), &target)?;
        } else if kind.is_file() && entry.file_name() != "lock" {
            fs::copy(entry.path(), target)?;
        }
    }
    Ok(())
}
