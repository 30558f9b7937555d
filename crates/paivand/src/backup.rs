//! Copies of a node's folder. The high-water mark stays outside: it is what tells an old copy from a new one.

use crate::door;
use crate::order::Order;
use crate::out::say;
use crate::people;
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

/// Copies the folder of a node, also of one that runs: it writes nothing meanwhile, and its pages go on.
pub(crate) fn backup(arguments: &Backup) -> Result<(), Trouble> {
    // The node that runs may stand elsewhere.
    let to = std::path::absolute(&arguments.to)?;
    door::order(&arguments.folder, &Order::Backup { to })
}

/// What `backup` does, by whoever holds the node.
pub(crate) fn copy_node(node: &Node, to: &Path) -> Result<Vec<String>, Trouble> {
    let folder = node.folder();
    let inside = to.parent().and_then(|into| into.canonicalize().ok());
    let own = folder.canonicalize()?;
    if inside.is_some_and(|into| into.starts_with(&own)) {
        let why = format!("{} lies in the node's own folder: choose a place outside", to.display());
        return Err(Trouble::new(Kind::Words, why));
    }
    copy_new(folder, to, &left_out)?;
    // People come and go while the node is held: their file is copied as of one moment.
    let people = people::open(folder, &node.identity().card.side)?;
    people.copy_to(&to.join(paivand_people::FILE)).map_err(people::trouble)?;
    let mut told = vec![format!("{} entries of the own log are copied to {}", node.own_size(), to.display())];
    if folder.join(RECOVERY_KEY).exists() {
        told.push(format!("The recovery key is left out: carry {RECOVERY_KEY} away by itself."));
    }
    Ok(told)
}

/// The key that stays off the machine, and so out of copies of it.
const RECOVERY_KEY: &str = "keys/recovery.key";

/// What a copy does not hold: what belongs to the running process, and what is copied otherwise or not at all.
fn left_out(path: &Path) -> bool {
    let name = path.file_name().and_then(|name| name.to_str()).unwrap_or_default();
    name == "lock" || name.starts_with(paivand_people::FILE) || path.ends_with(RECOVERY_KEY)
}

pub(crate) fn restore(arguments: &Restore) -> Result<(), Trouble> {
    let report = paivand_node::verify::verify(&arguments.from)?;
    for stuck in &report.stuck {
        say!("{stuck}.")?;
    }
    Mark::refuse_inside(&MachineDisk, &arguments.from)?;
    copy_new(&arguments.from, &arguments.folder, &|_| false)?;
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

fn copy_new(from: &Path, to: &Path, left_out: &dyn Fn(&Path) -> bool) -> Result<(), Trouble> {
    if to.exists() {
        return Err(Trouble::new(Kind::Words, format!("{} exists: choose a new folder", to.display())));
    }
    Ok(copy(from, to, left_out)?)
}

fn copy(from: &Path, to: &Path, left_out: &dyn Fn(&Path) -> bool) -> std::io::Result<()> {
    fs::create_dir_all(to)?;
    fs::set_permissions(to, fs::metadata(from)?.permissions())?;
    for entry in fs::read_dir(from)? {
        let entry = entry?;
        let (kind, path, target) = (entry.file_type()?, entry.path(), to.join(entry.file_name()));
        if left_out(&path) {
            continue;
        }
        if kind.is_dir() {
            copy(&path, &target, left_out)?;
        } else if kind.is_file() {
            fs::copy(path, target)?;
        }
    }
    Ok(())
}
