//! Personal values on their way in: into the vault, before anything of the act is written.

use crate::door::error::SubmitError;
use crate::door::intent::Intent;
use crate::node::Node;
use crate::vault::{self, SALT_BYTES, VaultError};
use paivand_kernel::{Act, Class, Personal, Standing, definition_of};
use serde_json::{Map, Value};
use std::path::Path;
use zeroize::Zeroizing;

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

impl Node {
    /// Puts the personal values of an intent into the vault; gives the commitments by field.
    pub(crate) fn keep_personal(&self, intent: &Intent) -> Result<Map<String, Value>, SubmitError> {
        let (Intent::State { content, personal, .. } | Intent::Propose { content, personal, .. }) = intent
        else {
            return Ok(Map::new());
        };
        let name = content.get("act").and_then(Value::as_str).unwrap_or_default();
        let fields = definition_of(name).map(|definition| definition.fields).unwrap_or_default();
        let is_personal =
            |name: &str| fields.iter().any(|field| field.name == name && field.class == Class::Personal);
        if let Some(other) = personal.keys().find(|name| !is_personal(name)) {
            return Err(SubmitError::NotPersonal(other.clone()));
        }
        let mut kept = Map::new();
        for (field, content) in personal {
            let mut salt = Zeroizing::new([0; SALT_BYTES]);
            let commitment = if self.world.randomness.fill(&mut *salt) {
                self.vault.keep(&salt, content)
            } else {
                Err(VaultError::Randomness)
            };
            match commitment {
                Ok(commitment) => drop(kept.insert(field.clone(), commitment.to_string().into())),
                Err(error) => {
                    self.forget_personal(&kept);
                    return Err(error.into());
                }
            }
        }
        Ok(kept)
    }

    /// Takes back what was kept for an act that was then refused.
    pub(crate) fn forget_personal(&self, kept: &Map<String, Value>) {
        for commitment in kept.values().filter_map(|value| value.as_str()?.parse::<Personal>().ok()) {
            if let Err(error) = self.vault.forget(&commitment) {
                tracing::warn!(%error, "a personal value of a refused act stays in the vault");
            }
        }
    }
}
