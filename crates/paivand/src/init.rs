//! `paivand init`: a node whole, or nothing of it.

use crate::out::say;
use crate::people;
use crate::trouble::{Kind, Trouble};
use clap::Args;
use paivand_node::identity::{Identity, IdentityError};
use paivand_node::mark::Mark;
use paivand_node::{Node, World};
use paivand_people::Bundle;
use paivand_record::act::is_side;
use paivand_record::key::is_name;
use paivand_record::suite::Suite;
use std::fs;
use std::os::unix::fs::PermissionsExt;
use std::path::{Path, PathBuf};

#[derive(Debug, Args)]
pub(crate) struct Init {
    /// The node's folder.
    folder: PathBuf,
    /// This side: 2 to 16 lowercase letters and digits.
    #[arg(long)]
    side: String,
    /// The circle: the code that all sides of one charter agree on, of lowercase letters, digits, dots and hyphens.
    #[arg(long)]
    circle: String,
    /// The name of this side's log for ever, such as `tj.example/tj-cn-ai`.
    #[arg(long)]
    origin: String,
    /// The suite of the log: how its entries are signed and hashed. The charter must name the same.
    #[arg(long, value_name = "NAME", default_value = Suite::Ed25519Sha256.name(), value_parser = suite)]
    suite: Suite,
}

/// The suite of a name.
pub(crate) fn suite(name: &str) -> Result<Suite, String> {
    let known = || Suite::ALL.map(Suite::name).join(", ");
    Suite::parse(name).ok_or_else(|| format!("there is no such suite; there are {}", known()))
}

/// Longest name of a circle: it is a code, and stands in addresses and file names.
const CIRCLE_BYTES_MAX: usize = 64;

fn is_circle(name: &str) -> bool {
    let letter = |byte: u8| byte.is_ascii_lowercase() || byte.is_ascii_digit() || b".-".contains(&byte);
    (1..=CIRCLE_BYTES_MAX).contains(&name.len()) && name.bytes().all(letter)
}

/// What is wrong with the words, before anything is made.
fn judge(init: &Init) -> Result<(), Trouble> {
    let wrong = |why: String| Err(Trouble::new(Kind::Words, why));
    if !is_side(&init.side) {
        return wrong(format!(
            "{} names no side: it is 2 to 16 lowercase letters and digits, a letter first",
            init.side
        ));
    }
    if !is_circle(&init.circle) {
        return wrong(format!(
            "{} names no circle: it is 1 to 64 lowercase letters, digits, dots and hyphens",
            init.circle
        ));
    }
    if !is_name(&init.origin) || !is_name(&format!("{}/recovery", init.origin)) {
        return wrong(format!("{:?} names no log: no space, no `+`, at most a hundred bytes", init.origin));
    }
    Ok(())
}

/// Makes the node; what was made goes again where it cannot be finished.
pub(crate) fn run(init: &Init) -> Result<(), Trouble> {
    judge(init)?;
    let (folder, before) = (&init.folder, Before::of(&init.folder));
    if before == Before::Full {
        let why = format!("{} is not empty: choose a new folder for the node", folder.display());
        return Err(Trouble::new(Kind::Words, why));
    }
    let made = make(init).inspect_err(|_| before.restore(folder));
    let identity = made?;
    say!("{}", identity.signer.verifier())?;
    say!("fingerprint {}", identity.signer.verifier().fingerprint())?;
    say!("Carry {} away, to a safe place off this machine.", folder.join("keys/recovery.key").display())?;
    // The first secretary invites the others.
    let people = people::open(folder, &init.side)?;
    people::print_invitation(&people, Bundle::Secretariat.seats())
}

fn make(init: &Init) -> Result<Identity, Trouble> {
    let path = init.folder.display();
    let (world, at) = (World::machine(), |error: IdentityError| {
        Trouble::caused(Kind::Machine, format!("the node in {path} could not be made"), error)
    });
    let names = (init.circle.as_str(), init.side.as_str(), init.origin.as_str());
    let identity = Identity::make_of(init.suite, &world, &init.folder, names).map_err(at)?;
    drop(Node::open(&init.folder, world)?);
    fs::set_permissions(&init.folder, fs::Permissions::from_mode(0o700))?;
    Ok(identity)
}

/// What was there before the node.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Before {
    Nothing,
    Empty,
    Full,
}

impl Before {
    fn of(folder: &Path) -> Self {
        match fs::read_dir(folder) {
            Ok(mut entries) => {
                if entries.next().is_none() {
                    Self::Empty
                } else {
                    Self::Full
                }
            }
            Err(_) if folder.exists() => Self::Full,
            Err(_) => Self::Nothing,
        }
    }

    /// Takes away what was made since.
    fn restore(self, folder: &Path) {
        fs::remove_file(Mark::path_for(folder)).ok();
        match self {
            Self::Nothing => drop(fs::remove_dir_all(folder)),
            Self::Empty => {
                for entry in fs::read_dir(folder).into_iter().flatten().flatten() {
                    let path = entry.path();
                    let removed =
                        if path.is_dir() { fs::remove_dir_all(&path) } else { fs::remove_file(&path) };
                    drop(removed);
                }
            }
            Self::Full => {}
        }
    }
}
