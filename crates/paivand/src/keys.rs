//! A node's keys: printed for strangers, and replaced.

use crate::command::{FILE_BYTES_MAX, Kind, Trouble};
use clap::Args;
use paivand_node::identity::Identity;
use paivand_node::{Node, World, disk};
use std::path::{Path, PathBuf};

#[derive(Debug, Args)]
pub(crate) struct Rekey {
    /// The node's folder.
    folder: PathBuf,
}

#[derive(Debug, Args)]
pub(crate) struct Recover {
    /// The node's folder.
    folder: PathBuf,
    /// The file of the recovery key, as it was carried away.
    #[arg(long)]
    recovery_key: PathBuf,
}

pub(crate) fn print(folder: &Path) -> Result<(), Trouble> {
    let side = Identity::open(folder)?.card.side;
    let path = folder.join("logs").join(side).join("vkeys");
    print!("{}", String::from_utf8_lossy(&disk::read(&path, FILE_BYTES_MAX)?.unwrap_or_default()));
    Ok(())
}

pub(crate) fn rekey(arguments: &Rekey) -> Result<(), Trouble> {
    let mut node = Node::open(&arguments.folder, World::machine())?;
    let place = node.rekey()?;
    tell(&node, place);
    Ok(())
}

pub(crate) fn recover(arguments: &Recover) -> Result<(), Trouble> {
    let missing = || Trouble::new(Kind::Words, format!("{} is not there", arguments.recovery_key.display()));
    let secret = disk::read(&arguments.recovery_key, FILE_BYTES_MAX)?.ok_or_else(missing)?;
    Identity::replace_lost(&World::machine(), &arguments.folder)?;
    let mut node = Node::open(&arguments.folder, World::machine())?;
    let place = node.recover(&secret)?;
    tell(&node, place);
    Ok(())
}

fn tell(node: &Node, place: u64) {
    println!("recorded: {} entry {place}", node.identity().origin());
    println!("{}", node.identity().signer.verifier());
    println!(
        "The old keys sign nothing more. The other sides follow with the next exchange; make a backup now."
    );
}
