//! What a node is told to do by those who may read its folder: pack and open pouches, take a person's word.

use crate::trouble::{Kind, Trouble};
use paivand_node::source::{POUCH_BYTES_MAX, Pouch, Source};
use paivand_node::{Node, World, disk};
use serde::{Deserialize, Serialize};
use std::path::{Path, PathBuf};

/// What else a node is told to do by those who may read its folder.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(tag = "order", rename_all = "kebab-case", deny_unknown_fields)]
pub(crate) enum Order {
    /// To pack a pouch.
    Pack {
        /// Where to.
        file: PathBuf,
        /// Only what this side lacks.
        side: Option<String>,
    },
    /// To take what is new out of a pouch.
    Open {
        /// Its parts.
        files: Vec<PathBuf>,
    },
    /// To copy its folder, as it stands at one moment.
    Backup {
        /// Where to; it must not be there yet.
        to: PathBuf,
    },
    /// To take a person's word for its start.
    Confirm {
        /// Why.
        reason: String,
    },
}

/// Does what was ordered; what to print.
pub(crate) fn obey(node: &mut Node, order: &Order) -> Result<Vec<String>, Trouble> {
    match order {
        Order::Pack { file, side } => pack(node, file, side.as_deref()),
        Order::Open { files } => open(node, files),
        Order::Backup { to } => crate::copying::copy_node(node, to),
        Order::Confirm { reason } => {
            node.confirm_by_person(reason)?;
            Ok(vec![format!("The start is confirmed: {:?}.", node.state())])
        }
    }
}

/// As [`obey`], on the node in a folder that no process runs.
pub(crate) fn obey_alone(folder: &Path, order: &Order) -> Result<Vec<String>, Trouble> {
    obey(&mut Node::open(folder, World::machine())?, order)
}

fn pack(node: &Node, file: &Path, side: Option<&str>) -> Result<Vec<String>, Trouble> {
    let refused = |why: String| Trouble::new(Kind::Words, format!("nothing was packed: {why}"));
    let own = node.identity().card.side.clone();
    if side == Some(own.as_str()) {
        return Err(refused(format!("{own} is this side itself: a pouch is for another")));
    }
    if let Some(side) = side
        && !paivand_node::identity::peers(node.folder())?.iter().any(|card| card.side == side)
    {
        return Err(refused(format!("no side {side} is known here: meet it first")));
    }
    if let Some(into) = file.parent().filter(|into| !into.is_dir()) {
        return Err(refused(format!("{} is no folder: make it first", into.display())));
    }
    let parts = match side {
        Some(side) => node.pack_for(side)?,
        None => vec![node.pack()?],
    };
    let mut packed = Vec::new();
    for (number, part) in (1..).zip(parts) {
        let mut name = file.as_os_str().to_owned();
        if number > 1 {
            name.push(format!(".{number}"));
        }
        let path = PathBuf::from(name);
        let bytes = part.to_bytes();
        let sealed = side.map_or(Ok(None), |side| node.seal_for(side, &bytes))?;
        disk::write(&path, sealed.as_deref().unwrap_or(&bytes))?;
        packed.push(match (side, &sealed) {
            (Some(side), Some(_)) => {
                format!("{} is packed and sealed: only {side} can open it.", path.display())
            }
            (Some(side), None) => {
                format!("{} is packed, not sealed: the log of {side} has not come yet.", path.display())
            }
            (None, _) => format!("{} is packed.", path.display()),
        });
    }
    Ok(packed)
}

/// Each side's logs by themselves: one that fails stops no other.
fn open(node: &mut Node, files: &[PathBuf]) -> Result<Vec<String>, Trouble> {
    let mut pouch = Pouch::default();
    for file in files {
        let missing = || Trouble::new(Kind::Words, format!("{} is not there", file.display()));
        let bytes = disk::read(file, POUCH_BYTES_MAX)?.ok_or_else(missing)?;
        for (path, content) in Pouch::parse(&node.unseal(bytes)?)?.0 {
            if pouch.0.get(&path).is_some_and(|held| *held != content) {
                let why = format!(
                    "{} was packed at another time than the files before it: open it by itself",
                    file.display()
                );
                return Err(Trouble::new(Kind::Words, why));
            }
            pouch.0.insert(path, content);
        }
    }
    let (mut told, mut failed) = (Vec::new(), None);
    for card in paivand_node::identity::peers(node.folder())? {
        match node.exchange(&card.side, &pouch as &dyn Source) {
            Ok(taken) => told.push(format!("{taken} new entries of {}", card.side)),
            Err(error) => {
                told.push(format!("{}: {error}", card.side));
                failed.get_or_insert(error);
            }
        }
    }
    let took = told.iter().any(|line| line.contains("new entries of"));
    match failed {
        Some(error) if !took => Err(error.into()),
        _ => Ok(told),
    }
}
