//! Drafts: what somebody typed and has not said yet. They are only ours, and stand in no log.

use jiff::Timestamp;
use rusqlite::{OptionalExtension, params};

use crate::{Account, People, PeopleError};

/// Longest draft: an act with the words of four languages, as a form sends it.
pub const DRAFT_BYTES_MAX: usize = 256 * 1024;
/// Most drafts of one person: older ones make room.
const DRAFTS_MAX: i64 = 200;

impl People {
    /// Keeps what was typed into a form, in place of what was kept of it before.
    ///
    /// # Errors
    /// [`PeopleError::Draft`] if it is too long; [`PeopleError::Database`].
    pub fn keep_draft(
        &self,
        account: &Account,
        form: &str,
        body: &str,
        now: Timestamp,
    ) -> Result<(), PeopleError> {
        if body.len() > DRAFT_BYTES_MAX {
            return Err(PeopleError::Draft);
        }
        let connection = self.connection();
        connection.execute(
            "insert or replace into draft (account, form, body, saved) values (?1, ?2, ?3, ?4)",
            params![account.id, form, body, now.as_second()],
        )?;
        connection.execute(
            "delete from draft where account = ?1 and form in
             (select form from draft where account = ?1 order by saved desc limit -1 offset ?2)",
            params![account.id, DRAFTS_MAX],
        )?;
        Ok(())
    }

    /// What was kept of a form, and when.
    ///
    /// # Errors
    /// [`PeopleError::Database`].
    pub fn draft(&self, account: &Account, form: &str) -> Result<Option<(String, Timestamp)>, PeopleError> {
        let found = self
            .connection()
            .query_row(
                "select body, saved from draft where account = ?1 and form = ?2",
                params![account.id, form],
                |row| Ok((row.get::<_, String>(0)?, row.get::<_, i64>(1)?)),
            )
            .optional()?;
        Ok(found.map(|(body, saved)| (body, Timestamp::from_second(saved).unwrap_or_default())))
    }

    /// The forms of which a person has drafts, the latest first.
    ///
    /// # Errors
    /// [`PeopleError::Database`].
    pub fn drafts(&self, account: &Account) -> Result<Vec<(String, Timestamp)>, PeopleError> {
        let connection = self.connection();
        let mut kept = connection
            .prepare_cached("select form, saved from draft where account = ?1 order by saved desc")?;
        let kept =
            kept.query_map([account.id], |row| Ok((row.get::<_, String>(0)?, row.get::<_, i64>(1)?)))?;
        let kept: Vec<(String, i64)> = kept.collect::<Result<_, _>>()?;
        let at = |saved| Timestamp::from_second(saved).unwrap_or_default();
        Ok(kept.into_iter().map(|(form, saved)| (form, at(saved))).collect())
    }

    /// Forgets a draft: it was said, or thrown away.
    ///
    /// # Errors
    /// [`PeopleError::Database`].
    pub fn forget_draft(&self, account: &Account, form: &str) -> Result<(), PeopleError> {
        self.connection()
            .execute("delete from draft where account = ?1 and form = ?2", params![account.id, form])?;
        Ok(())
    }
}
