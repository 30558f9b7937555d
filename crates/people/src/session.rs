//! Sessions: a person at a device, for a working day.

use jiff::Timestamp;
use rusqlite::{OptionalExtension, params};
use zeroize::Zeroizing;

use crate::{Account, Deed, People, PeopleError, Seat, may, secret};

/// Minutes without a request after which a session ends: a long meeting.
pub const SESSION_IDLE_MINUTES: i64 = 60;
/// Hours after which a session ends in any case: a working day.
pub const SESSION_ENDS_HOURS: i64 = 12;

/// How exactly it is known when a session was last used: a page need not write.
const SEEN_SECONDS: i64 = 60;
/// Longest description of a device that is kept, in letters.
const DEVICE_LETTERS_MAX: usize = 120;
const PURPOSE: &str = "session";

/// Somebody who is signed in, or a program with a token.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Session {
    /// Who; none for a program.
    pub account: Option<Account>,
    /// The seats held now.
    pub seats: Vec<Seat>,
}

impl Session {
    /// The seat by which somebody may do this, if there is one.
    #[must_use]
    pub fn seat_for(&self, deed: Deed) -> Option<Seat> {
        self.seats.iter().copied().find(|seat| may(*seat, deed))
    }

    /// The name of the account, or of a program.
    #[must_use]
    pub fn name(&self) -> &str {
        self.account.as_ref().map_or("program", |account| &account.name)
    }
}

impl People {
    /// Begins a session; gives the secret word for the cookie, which is kept nowhere.
    ///
    /// # Errors
    /// [`PeopleError::Database`], [`PeopleError::Randomness`].
    pub fn begin(
        &self,
        account: &Account,
        device: &str,
        now: Timestamp,
    ) -> Result<Zeroizing<String>, PeopleError> {
        let word = secret::new(&*self.randomness)?;
        let device: String = device.chars().take(DEVICE_LETTERS_MAX).collect();
        let connection = self.connection();
        connection.execute("delete from session where ends <= ?1", [now.as_second()])?;
        connection.execute(
            "insert into session (digest, account, made, seen, ends, device) values (?1, ?2, ?3, ?3, ?4, ?5)",
            params![
                secret::digest(PURPOSE, &word),
                account.id,
                now.as_second(),
                now.as_second() + SESSION_ENDS_HOURS * 3600,
                device
            ],
        )?;
        Ok(word)
    }

    /// Who holds this secret word, if the session goes on.
    ///
    /// # Errors
    /// [`PeopleError::Database`].
    pub fn session(&self, word: &str, now: Timestamp) -> Result<Option<Session>, PeopleError> {
        let digest = secret::digest(PURPOSE, word);
        let found = self.connection().prepare_cached(
            "select account.id, account.name, session.seen from session join account on account.id = session.account
             where digest = ?1 and ends > ?2 and seen > ?3 and ended is null",
        )?.query_row(
            params![digest, now.as_second(), now.as_second() - SESSION_IDLE_MINUTES * 60],
            |row| Ok((row.get::<_, i64>(0)?, row.get::<_, String>(1)?, row.get::<_, i64>(2)?)),
        );
        let Some((id, name, seen)) = found.optional()? else { return Ok(None) };
        if now.as_second() - seen >= SEEN_SECONDS {
            self.connection().execute(
                "update session set seen = ?2 where digest = ?1",
                params![digest, now.as_second()],
            )?;
        }
        let seats = self.seats(id, now)?;
        Ok(Some(Session { account: Some(Account { id, name }), seats }))
    }

    /// Ends a session.
    ///
    /// # Errors
    /// [`PeopleError::Database`].
    pub fn end(&self, word: &str) -> Result<(), PeopleError> {
        let digest = secret::digest(PURPOSE, word);
        self.connection().execute("delete from session where digest = ?1", [digest])?;
        Ok(())
    }

    /// Ends every session of an account.
    ///
    /// # Errors
    /// [`PeopleError::Database`].
    pub fn end_all(&self, account: &Account) -> Result<(), PeopleError> {
        self.connection().execute("delete from session where account = ?1", [account.id])?;
        Ok(())
    }
}

/// What the forms of a session carry, so that no page of another site can send one.
#[must_use]
pub fn form_token(word: &str) -> String {
    secret::digest("form", word)
}
