//! A node's keys: printed for strangers, and replaced; its log, continued by another.

use crate::command::{FILE_BYTES_MAX, Kind, Trouble};
use clap::Args;
use paivand_node::identity::Identity;
use paivand_node::names::log_name;
use paivand_node::{Node, World, disk};
use paivand_record::fate::SUCCESSIONS_MAX;
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

#[derive(Debug, Args)]
pub(crate) struct Succeed {
    /// The node's folder.
    folder: PathBuf,
    /// The name of the log that continues this side's present one, such as `tj.example/tj-cn-ai-2`.
    #[arg(long)]
    origin: String,
}

pub(crate) fn print(folder: &Path) -> Result<(), Trouble> {
    let side = Identity::open(folder)?.card.side;
    let mut present = Vec::new();
    for number in 1..=SUCCESSIONS_MAX {
        let path = folder.join("logs").join(log_name(&side, number)).join("vkeys");
        let Some(keys) = disk::read(&path, FILE_BYTES_MAX)? else { break };
        present = keys;
    }
    print!("{}", String::from_utf8_lossy(&present));
    Ok(())
}

pub(crate) fn succeed(arguments: &Succeed) -> Result<(), Trouble> {
    let mut node = Node::open(&arguments.folder, World::machine())?;
    let before = node.identity().origin().to_owned();
    node.succeed(&arguments.origin)?;
    println!("{before} has ended; {} continues it under the key", node.identity().origin());
    println!("{}", node.identity().signer.verifier());
    println!("The other sides follow with the next exchange; make a backup now.");
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
