//! A node's keys: printed for strangers, and replaced; its log, continued by another.

use crate::init::suite;
use crate::out::say;
use crate::submit::FILE_BYTES_MAX;
use crate::trouble::{Kind, Trouble};
use clap::Args;
use paivand_node::identity::Identity;
use paivand_node::names::log_name;
use paivand_node::{Node, World, disk, published, verify};
use paivand_record::copy::policy;
use paivand_record::fate::SUCCESSIONS_MAX;
use paivand_record::suite::Suite;
use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

#[derive(Debug, Args)]
pub(crate) struct Print {
    /// The node's folder.
    folder: PathBuf,
    /// Prints the trust file (C2SP tlog-policy) by which a stranger judges certified copies of this log.
    #[arg(long)]
    policy: bool,
}

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
    /// The file of the recovery key, as it was carried away.
    #[arg(long)]
    recovery_key: PathBuf,
    /// The suite of the log that continues: by default, and in any case, that of the charter in force.
    #[arg(long, value_name = "NAME", value_parser = suite)]
    suite: Option<Suite>,
}

pub(crate) fn print(arguments: &Print) -> Result<(), Trouble> {
    if arguments.policy { print_policy(&arguments.folder) } else { print_keys(&arguments.folder) }
}

/// The keys that the record says are valid now: the log's, and every other side's mirror as a witness.
fn print_policy(folder: &Path) -> Result<(), Trouble> {
    let (own, record) = (Identity::open(folder)?.card.side, verify::read(folder)?.record);
    let keys_of = |side: &str| record.keys_at(record.origin_of(side)?, u64::MAX);
    let begun = || Trouble::new(Kind::Refused, "the log has no entry yet: start the node once");
    let log = keys_of(&own).and_then(|keys| keys.log.last()).ok_or_else(begun)?;
    let others = record.logs().values().map(|log| log.side.clone()).filter(|side| *side != own);
    let sides: BTreeSet<String> = others.filter(|side| !side.is_empty()).collect();
    let cosigners = sides.into_iter().filter_map(|side| {
        let key = keys_of(&side)?.cosigner.last()?.to_string();
        Some((side, key))
    });
    say!("{}", policy(&log.to_string(), &cosigners.collect::<Vec<_>>()).trim_end())?;
    Ok(())
}

fn print_keys(folder: &Path) -> Result<(), Trouble> {
    let side = Identity::open(folder)?.card.side;
    let mut present = Vec::new();
    for number in 1..=SUCCESSIONS_MAX {
        let path = folder.join(published::vkeys(&log_name(&side, number)));
        let Some(keys) = disk::read(&path, FILE_BYTES_MAX)? else { break };
        present = keys;
    }
    say!("{}", String::from_utf8_lossy(&present).trim_end())?;
    Ok(())
}

pub(crate) fn succeed(arguments: &Succeed) -> Result<(), Trouble> {
    let secret = recovery_key(&arguments.recovery_key)?;
    Identity::replace_lost(&World::machine(), &arguments.folder)?;
    let mut node = Node::open(&arguments.folder, World::machine())?;
    let before = node.identity().origin().to_owned();
    let suite = arguments.suite.unwrap_or_else(|| node.suite_in_force());
    let act = node.succeed_under(suite, &arguments.origin, &secret)?;
    say!("proposed: {} continues {before}", arguments.origin)?;
    say!("act {act}")?;
    if let Some(file) = node.recovery_file(&arguments.origin) {
        say!(
            "Its recovery key is a new one: carry {} away, to a safe place off this machine.",
            file.display()
        )?;
    }
    say!("It does when every other side has signed this act. Until then nothing else is said here.")?;
    say!("The other sides see it with the next exchange; make a backup now.")
}

fn recovery_key(file: &Path) -> Result<Vec<u8>, Trouble> {
    let missing = || Trouble::new(Kind::Words, format!("{} is not there", file.display()));
    disk::read(file, FILE_BYTES_MAX)?.ok_or_else(missing)
}

pub(crate) fn rekey(arguments: &Rekey) -> Result<(), Trouble> {
    let mut node = Node::open(&arguments.folder, World::machine())?;
    let place = node.rekey()?;
    tell(&node, place)?;
    Ok(())
}

pub(crate) fn recover(arguments: &Recover) -> Result<(), Trouble> {
    let secret = recovery_key(&arguments.recovery_key)?;
    Identity::replace_lost(&World::machine(), &arguments.folder)?;
    let mut node = Node::open(&arguments.folder, World::machine())?;
    let place = node.recover(&secret)?;
    tell(&node, place)?;
    Ok(())
}

fn tell(node: &Node, place: u64) -> Result<(), Trouble> {
    say!("recorded: {} entry {place}", node.identity().origin())?;
    say!("{}", node.identity().signer.verifier())?;
    say!("The old keys sign nothing more. The other sides follow with the next exchange; make a backup now.")
}
