//! Copies of a folder: of one node as it stands at one moment, or of a copy back.

use crate::people;
use crate::trouble::{Kind, Trouble};
use paivand_node::Node;
use std::fs;
use std::os::unix::fs::PermissionsExt;
use std::path::Path;

/// Copies the folder of a node, by whoever holds it.
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

/// Copies all but what is left out to a folder that is not there yet.
pub(crate) fn copy_new(from: &Path, to: &Path, left_out: &dyn Fn(&Path) -> bool) -> Result<(), Trouble> {
    if to.exists() {
        return Err(Trouble::new(Kind::Words, format!("{} exists: choose a new folder", to.display())));
    }
    copy(from, to, left_out)?;
    // Whatever the folder allowed: what is in a copy is for its owner alone.
    fs::set_permissions(to, fs::Permissions::from_mode(0o700))?;
    Ok(())
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
