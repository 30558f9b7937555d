//! An invitation to a seat: a secret word, good once and for some days.

use jiff::{Timestamp, ToSpan};
use rusqlite::{OptionalExtension, params};
use zeroize::Zeroizing;

use crate::code::{Enrolment, SECRET_BYTES, enrolment};
use crate::{People, PeopleError, Seat, code, secret};

/// Days for which an invitation is good: over a week of leave and a weekend.
pub const INVITATION_DAYS: i64 = 14;

const PURPOSE: &str = "invitation";

/// What an invitation offers.
#[derive(Clone)]
pub struct Invitation {
    /// The seats.
    pub seats: Vec<Seat>,
    /// What the person's device is told.
    pub enrolment: Enrolment,
    pub(crate) secret: [u8; SECRET_BYTES],
}

impl People {
    /// Invites somebody to these seats; gives the secret word, which is kept nowhere.
    ///
    /// # Errors
    /// [`PeopleError::Database`], [`PeopleError::Randomness`].
    pub fn invite(&self, seats: &[Seat], now: Timestamp) -> Result<Zeroizing<String>, PeopleError> {
        let word = secret::new(&*self.randomness)?;
        let device = code::new(&*self.randomness)?;
        let ends = now.checked_add((24 * INVITATION_DAYS).hours()).unwrap_or(now);
        self.connection().execute(
            "insert into invitation (digest, seats, secret, made, ends) values (?1, ?2, ?3, ?4, ?5)",
            params![secret::digest(PURPOSE, &word), words(seats), device, now.as_second(), ends.as_second()],
        )?;
        Ok(word)
    }

    /// What an invitation offers, if it is still good.
    ///
    /// # Errors
    /// [`PeopleError::Invitation`] if it is unknown, used or over.
    pub fn invitation(&self, word: &str, now: Timestamp) -> Result<Invitation, PeopleError> {
        let found = self.connection().query_row(
            "select seats, secret from invitation where digest = ?1 and used is null and ends > ?2",
            params![secret::digest(PURPOSE, word), now.as_second()],
            |row| Ok((row.get::<_, String>(0)?, row.get::<_, [u8; SECRET_BYTES]>(1)?)),
        );
        let (seats, secret) = found.optional()?.ok_or(PeopleError::Invitation)?;
        Ok(Invitation { seats: read(&seats), enrolment: enrolment(&secret, &self.issuer), secret })
    }
}

/// Marks it as used; false if somebody was faster. Its device secret is the account's now.
pub(crate) fn take(connection: &rusqlite::Connection, word: &str, now: Timestamp) -> rusqlite::Result<bool> {
    let changed = connection.execute(
        "update invitation set used = ?2, secret = zeroblob(0) where digest = ?1 and used is null and ends > ?2",
        params![secret::digest(PURPOSE, word), now.as_second()],
    )?;
    Ok(changed == 1)
}

fn words(seats: &[Seat]) -> String {
    seats.iter().map(|seat| seat.word()).collect::<Vec<_>>().join(" ")
}

/// Seats that this version does not know are held by nobody.
fn read(words: &str) -> Vec<Seat> {
    words.split(' ').filter_map(|word| word.parse().ok()).collect()
}
