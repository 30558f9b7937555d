//! Personal values on their way in: into the vault, before anything of the act is written.

use crate::vault;
use crate::vault::error::VaultError;
use paivand_kernel::{Act, Class, Personal, Standing};
use std::path::Path;

/// The personal values to which a side's own acts commit and that the vault in its folder lacks: it was lost, or is
/// not the newest.
///
/// # Errors
/// If the vault cannot be read.
pub fn lacking(folder: &Path, side: &str, standing: &Standing) -> Result<usize, VaultError> {
    let own = standing.acts().map(|(_, recorded)| &recorded.act).filter(|act| act.by.as_str() == side);
    let mut wanted = own.flat_map(commitments).peekable();
    if wanted.peek().is_none() {
        return Ok(0);
    }
    let held = vault::held_in(folder)?;
    Ok(wanted.filter(|commitment| !held.contains(commitment)).count())
}

fn commitments(act: &Act) -> Vec<Personal> {
    let fields = act.content.definition().fields.iter().filter(|field| field.class == Class::Personal);
    let names: Vec<&str> = fields.map(|field| field.name).collect();
    if names.is_empty() {
        return Vec::new();
    }
    let content = serde_json::to_value(&act.content).unwrap_or_default();
    names.iter().filter_map(|name| content.get(name)?.as_str()?.parse().ok()).collect()
}
