//! What somebody prepared and handed to who signs for the side. It is only ours until that is done.

use jiff::Timestamp;
use rusqlite::{OptionalExtension, params};

use crate::{Account, DRAFT_BYTES_MAX, People, PeopleError};

/// Most that waits for a signature: more than a side proposes in a year.
const SUBMISSIONS_MAX: i64 = 200;

/// Something that waits for the signature of the side.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Submission {
    /// Its number.
    pub id: i64,
    /// The kind of act.
    pub kind: String,
    /// What was typed, as the form keeps it.
    pub body: String,
    /// The sign-in name of who prepared it.
    pub by: String,
    /// When it was handed over.
    pub at: Timestamp,
}

impl People {
    /// Hands over what was typed into a form, in place of `earlier`, if that is still there.
    ///
    /// # Errors
    /// [`PeopleError::Draft`] if it is too long, or too much waits; [`PeopleError::Database`].
    pub fn hand_over(
        &self,
        account: &Account,
        (kind, body): (&str, &str),
        earlier: Option<i64>,
        now: Timestamp,
    ) -> Result<(), PeopleError> {
        let mut connection = self.connection();
        let change = connection.transaction()?;
        if let Some(earlier) = earlier {
            change.execute("delete from submission where id = ?1 and kind = ?2", params![earlier, kind])?;
        }
        let waiting: i64 = change.query_row("select count(*) from submission", [], |row| row.get(0))?;
        if body.len() > DRAFT_BYTES_MAX || waiting >= SUBMISSIONS_MAX {
            return Err(PeopleError::Draft);
        }
        change.execute(
            "insert into submission (account, kind, body, at) values (?1, ?2, ?3, ?4)",
            params![account.id, kind, body, now.as_second()],
        )?;
        change.commit()?;
        Ok(())
    }

    /// All that waits, the oldest first.
    ///
    /// # Errors
    /// [`PeopleError::Database`].
    pub fn submissions(&self) -> Result<Vec<Submission>, PeopleError> {
        let connection = self.connection();
        let mut waiting = connection.prepare_cached(
            "select submission.id, kind, body, name, at from submission join account on account.id = submission.account
             order by submission.id",
        )?;
        let waiting = waiting.query_map([], submission)?;
        Ok(waiting.collect::<Result<_, _>>()?)
    }

    /// One of them.
    ///
    /// # Errors
    /// [`PeopleError::Database`].
    pub fn submission(&self, id: i64) -> Result<Option<Submission>, PeopleError> {
        let found = self
            .connection()
            .query_row(
                "select submission.id, kind, body, name, at from submission join account on account.id = submission.account
                 where submission.id = ?1",
                [id],
                submission,
            )
            .optional()?;
        Ok(found)
    }

    /// Takes one from the list: it was signed.
    ///
    /// # Errors
    /// [`PeopleError::Database`].
    pub fn forget_submission(&self, id: i64) -> Result<(), PeopleError> {
        self.connection().execute("delete from submission where id = ?1", [id])?;
        Ok(())
    }

    /// Gives one back to who prepared it, as a draft of this form.
    ///
    /// # Errors
    /// [`PeopleError::Database`].
    pub fn return_submission(&self, id: i64, form: &str, now: Timestamp) -> Result<(), PeopleError> {
        let mut connection = self.connection();
        let change = connection.transaction()?;
        change.execute(
            "insert or replace into draft (account, form, body, saved)
             select account, ?2, body, ?3 from submission where id = ?1",
            params![id, form, now.as_second()],
        )?;
        change.execute("delete from submission where id = ?1", [id])?;
        change.commit()?;
        Ok(())
    }
}

fn submission(row: &rusqlite::Row<'_>) -> rusqlite::Result<Submission> {
    let at = Timestamp::from_second(row.get(4)?).unwrap_or_default();
    Ok(Submission { id: row.get(0)?, kind: row.get(1)?, body: row.get(2)?, by: row.get(3)?, at })
}
