//! The vault: personal content, which never enters a log. The log holds only a salted commitment to it, and
//! every proof still verifies when content and salt are erased.

pub(crate) mod error;
pub mod personal;

pub use error::{PERSONAL_BYTES_MAX, VaultError};

use crate::database::{self, Durability};
use crate::door::error::SubmitError;
use crate::door::intent::Intent;
use paivand_kernel::{Class, Personal, definition_of};
use paivand_world::Randomness;
use rusqlite::{Connection, OpenFlags, OptionalExtension, params};
use serde_json::{Map, Value};
use std::collections::BTreeSet;
use std::path::Path;
use zeroize::Zeroizing;

/// Bytes of a salt: as many as the commitment, so that nobody can try out names.
pub const SALT_BYTES: usize = 32;

/// The vault of one node; where its file is damaged, why: the record does not depend on it.
#[derive(Debug)]
pub struct Vault(Result<Connection, String>);

impl Vault {
    /// Opens `vault.sqlite` in a folder, or makes it. One that is damaged stops nothing but what needs it.
    pub(crate) fn open(folder: &Path) -> Self {
        let opened = prepare(&folder.join("vault.sqlite"));
        if let Err(error) = &opened {
            tracing::error!(%error, "the vault of personal data cannot be opened: put `vault.sqlite` back from a backup");
        }
        Self(opened.map_err(|error| error.to_string()))
    }

    fn connection(&self) -> Result<&Connection, VaultError> {
        self.0.as_ref().map_err(|why| VaultError::Damaged(why.clone()))
    }

    /// Keeps a value under a salt; durable when it returns. Gives what may enter the log.
    pub(crate) fn keep(&self, salt: &[u8; SALT_BYTES], content: &str) -> Result<Personal, VaultError> {
        if !(1..=PERSONAL_BYTES_MAX).contains(&content.len()) {
            return Err(VaultError::Length);
        }
        let commitment = Personal::commit(salt, content);
        self.connection()?.execute(
            "insert or replace into item values (?1, ?2, ?3)",
            params![commitment.to_string(), salt, content],
        )?;
        Ok(commitment)
    }

    /// The value behind a commitment, if it is held here and was not altered.
    ///
    /// # Errors
    /// The vault cannot be read.
    pub fn content(&self, commitment: &Personal) -> Result<Option<String>, VaultError> {
        let found = self
            .connection()?
            .query_row(
                "select salt, content from item where commitment = ?1",
                [commitment.to_string()],
                |row| Ok((row.get::<_, [u8; SALT_BYTES]>(0)?, row.get::<_, String>(1)?)),
            )
            .optional()?;
        Ok(found
            .filter(|(salt, content)| Personal::commit(salt, content) == *commitment)
            .map(|(_, content)| content))
    }

    /// Forgets value and salt.
    pub(crate) fn forget(&self, commitment: &Personal) -> Result<(), VaultError> {
        let connection = self.connection()?;
        connection.execute("delete from item where commitment = ?1", [commitment.to_string()])?;
        // What the write-ahead log still holds of it goes too.
        connection.query_row("pragma wal_checkpoint(truncate)", [], |_| Ok(()))?;
        Ok(())
    }

    /// Puts the personal values of an intent into the vault; gives the commitments by field.
    pub(crate) fn keep_personal(
        &self,
        intent: &Intent,
        randomness: &dyn Randomness,
    ) -> Result<Map<String, Value>, SubmitError> {
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
            let commitment = if randomness.fill(&mut *salt) {
                self.keep(&salt, content)
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
            if let Err(error) = self.forget(&commitment) {
                tracing::warn!(%error, "a personal value of a refused act stays in the vault");
            }
        }
    }
}

/// The commitments of which a folder's vault holds something, without making or changing a file; none where there
/// is no vault.
pub(crate) fn held_in(folder: &Path) -> Result<BTreeSet<Personal>, VaultError> {
    let path = folder.join("vault.sqlite");
    if !path.exists() {
        return Ok(BTreeSet::new());
    }
    let connection = Connection::open_with_flags(&path, OpenFlags::SQLITE_OPEN_READ_ONLY)?;
    let mut statement = connection.prepare("select commitment from item")?;
    let held = statement.query_map([], |row| row.get::<_, String>(0))?;
    let held: Vec<String> = held.collect::<Result<_, _>>()?;
    Ok(held.iter().filter_map(|held| held.parse().ok()).collect())
}

fn prepare(path: &Path) -> rusqlite::Result<Connection> {
    let connection = database::connect(path, Durability::Precious)?;
    // Erased content is overwritten, not only forgotten.
    connection.pragma_update(None, "secure_delete", true)?;
    connection.execute_batch(
        "create table if not exists item (commitment text primary key, salt blob not null, content text not null) without rowid",
    )?;
    Ok(connection)
}
