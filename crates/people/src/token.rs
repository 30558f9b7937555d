//! Tokens: a program reads, and says what a seat may say.

use jiff::Timestamp;
use rusqlite::{OptionalExtension, params};
use zeroize::Zeroizing;

use crate::{People, PeopleError, Seat, Session, secret};

/// Days for which a token is good.
pub const TOKEN_DAYS: i64 = 90;

const PURPOSE: &str = "token";

impl People {
    /// Makes a token of a seat; gives the secret word, which is kept nowhere.
    ///
    /// # Errors
    /// [`PeopleError::Database`], [`PeopleError::Randomness`].
    pub fn token(&self, seat: Seat, now: Timestamp) -> Result<Zeroizing<String>, PeopleError> {
        let word = secret::new(&*self.randomness)?;
        self.connection().execute(
            "insert into token (digest, seat, made, ends) values (?1, ?2, ?3, ?4)",
            params![
                secret::digest(PURPOSE, &word),
                seat.word(),
                now.as_second(),
                now.as_second() + TOKEN_DAYS * 24 * 3600
            ],
        )?;
        Ok(word)
    }

    /// What a program with this token may do, if it is good.
    ///
    /// # Errors
    /// [`PeopleError::Database`].
    pub fn program(&self, word: &str, now: Timestamp) -> Result<Option<Session>, PeopleError> {
        let seat = self
            .connection()
            .prepare_cached("select seat from token where digest = ?1 and ends > ?2")?
            .query_row(params![secret::digest(PURPOSE, word), now.as_second()], |row| row.get::<_, String>(0))
            .optional()?;
        let seat = seat.and_then(|word| word.parse().ok());
        Ok(seat.map(|seat| Session { account: None, seats: vec![seat] }))
    }

    /// Ends every token.
    ///
    /// # Errors
    /// [`PeopleError::Database`].
    pub fn end_tokens(&self) -> Result<usize, PeopleError> {
        Ok(self.connection().execute("delete from token", [])?)
    }
}
