//! Accounts: made from an invitation, opened by password and code.

use std::sync::PoisonError;
use std::sync::atomic::{AtomicUsize, Ordering};

use data_encoding::BASE32_NOPAD;
use jiff::Timestamp;
use rusqlite::{Connection, OptionalExtension, params};
use zeroize::Zeroizing;

use crate::code::{SECRET_BYTES, period_of};
use crate::password::{Kept, Memory};
use crate::{Mark, People, PeopleError, Seat, invitation, secret};

/// Most who wait to have a password hashed: about a second of work.
const WAITING_MAX: usize = 16;
/// Seconds after which somebody who found too many waiting may come again.
const BUSY_SECONDS: i64 = 2;
/// Names that mean something else in the trail.
const RESERVED: [&str; 2] = ["program", "sample"];

/// Longest name of an account, in letters.
pub const NAME_LETTERS_MAX: usize = 40;

/// Codes printed for the envelope: one for each time that a device is lost in some years.
const RECOVERY_CODES: usize = 8;
/// Bytes of a recovery code; sixteen letters are typed from paper.
const RECOVERY_BYTES: usize = 10;
const RECOVERY: &str = "recovery code";

/// A person with seats.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Account {
    pub(crate) id: i64,
    /// The name that the person signs in with.
    pub name: String,
}

/// What a person who signs in gives.
pub struct SignIn<'a> {
    /// The name of the account.
    pub name: &'a str,
    /// The password.
    pub password: &'a str,
    /// The code of the device, or one of the envelope.
    pub code: &'a str,
    /// From where, as far as is known: tries are counted by it.
    pub address: &'a str,
}

impl People {
    /// Makes the account of who was invited; gives it, and the codes for the envelope, which are kept nowhere.
    ///
    /// # Errors
    /// What is wrong with the invitation, the name, the password or the first code; then nothing is changed.
    pub fn accept(
        &self,
        word: &str,
        told: &SignIn<'_>,
        now: Timestamp,
    ) -> Result<(Account, Vec<Zeroizing<String>>), PeopleError> {
        let invited = self.invitation(word, now)?;
        if !is_name(told.name) {
            return Err(PeopleError::Name);
        }
        self.begin_try(told.address, word, now)?;
        let period = period_of(&invited.secret, told.code, now, 0).ok_or(PeopleError::Code)?;
        self.fits(told.address, word);
        let kept = self.hash(told.password)?;
        let codes = self.recovery_codes()?;
        let mut connection = self.connection();
        let change = connection.transaction()?;
        let id = insert(&change, &told.name.to_lowercase(), &kept, &invited.secret, (period, now))?;
        for seat in &invited.seats {
            change.execute(
                "insert into held (account, seat, since) values (?1, ?2, ?3)",
                params![id, seat.word(), now.as_second()],
            )?;
        }
        for code in &codes {
            change.execute(
                "insert into recovery (digest, account) values (?1, ?2)",
                params![secret::digest(RECOVERY, code), id],
            )?;
        }
        if !invitation::take(&change, word, now)? {
            return Err(PeopleError::Invitation);
        }
        change.commit()?;
        Ok((Account { id, name: told.name.to_lowercase() }, codes))
    }

    /// A sample person of a demonstration, who comes in by no password; made when first asked for.
    ///
    /// # Errors
    /// [`PeopleError::Database`].
    pub fn sample(&self, known_by: Seat, seats: &[Seat], now: Timestamp) -> Result<Account, PeopleError> {
        let name = format!("sample.{known_by}");
        let mut connection = self.connection();
        if let Some(found) = find(&connection, &name)? {
            return Ok(Account { id: found.id, name });
        }
        let change = connection.transaction()?;
        // The password of nobody: it fits nothing that is typed.
        let id = insert(&change, &name, &Kept::nobodys(), &[0; SECRET_BYTES], (i64::MAX, now))?;
        for seat in seats {
            change.execute(
                "insert into held (account, seat, since) values (?1, ?2, ?3)",
                params![id, seat.word(), now.as_second()],
            )?;
        }
        change.commit()?;
        Ok(Account { id, name })
    }

    /// Lets a person in. What does not fit is not told, and takes as long for an account that is not there.
    ///
    /// # Errors
    /// [`PeopleError::Unknown`], or [`PeopleError::Wait`] after too many tries from one place.
    pub fn sign_in(&self, told: &SignIn<'_>, now: Timestamp) -> Result<Account, PeopleError> {
        self.begin_try(told.address, told.name, now)?;
        let opened = self.open_account(told, now);
        if opened.is_ok() {
            self.fits(told.address, told.name);
        }
        opened
    }

    fn open_account(&self, told: &SignIn<'_>, now: Timestamp) -> Result<Account, PeopleError> {
        let found = find(&self.connection(), &told.name.to_lowercase())?;
        let kept = found.as_ref().map_or_else(Kept::nobodys, |found| found.kept.clone());
        let fits = self.one_by_one(|memory| kept.fits(told.password, memory))?;
        let found = found.filter(|_| fits).ok_or(PeopleError::Unknown)?;
        let account = Account { id: found.id, name: told.name.to_lowercase() };
        if let Some(period) = period_of(&found.secret, told.code, now, found.last_period) {
            let taken = self.connection().execute(
                "update account set last_period = ?2 where id = ?1 and last_period < ?2",
                params![found.id, period],
            )?;
            return if taken == 1 { Ok(account) } else { Err(PeopleError::Unknown) };
        }
        let taken = self.connection().execute(
            "update recovery set used = ?3 where account = ?1 and digest = ?2 and used is null",
            params![found.id, secret::digest(RECOVERY, &typed(told.code)), now.as_second()],
        )?;
        if taken != 1 {
            return Err(PeopleError::Unknown);
        }
        self.trace((&account.name, None), Mark::EnvelopeOpened, "", told.address, now)?;
        Ok(account)
    }

    /// The seats that an account holds now.
    pub(crate) fn seats(&self, account: i64, now: Timestamp) -> Result<Vec<Seat>, PeopleError> {
        let connection = self.connection();
        let mut held = connection.prepare_cached(
            "select seat from held where account = ?1 and since <= ?2 and (until is null or until > ?2) order by rowid",
        )?;
        let words = held.query_map(params![account, now.as_second()], |row| row.get::<_, String>(0))?;
        let words: Vec<String> = words.collect::<Result<_, _>>()?;
        Ok(words.iter().filter_map(|word| word.parse().ok()).collect())
    }

    /// The accounts that are not ended, each with its seats.
    ///
    /// # Errors
    /// [`PeopleError::Database`].
    pub fn accounts(&self, now: Timestamp) -> Result<Vec<(Account, Vec<Seat>)>, PeopleError> {
        let all: Vec<Account> = {
            let connection = self.connection();
            let mut found =
                connection.prepare("select id, name from account where ended is null order by name")?;
            let found = found.query_map([], |row| Ok(Account { id: row.get(0)?, name: row.get(1)? }))?;
            found.collect::<Result<_, _>>()?
        };
        let seated = |account: Account| Ok((account.clone(), self.seats(account.id, now)?));
        all.into_iter().map(seated).collect()
    }

    /// Ends an account and its sessions; its name is free for another invitation.
    ///
    /// # Errors
    /// [`PeopleError::Unknown`] if there is none of this name.
    pub fn end_account(&self, name: &str, now: Timestamp) -> Result<(), PeopleError> {
        let mut connection = self.connection();
        let found = find(&connection, &name.to_lowercase())?.ok_or(PeopleError::Unknown)?;
        let change = connection.transaction()?;
        for gone in [
            "delete from session where account = ?1",
            "delete from device where account = ?1",
            "delete from recovery where account = ?1",
            "delete from draft where account = ?1",
            "update held set until = min(ifnull(until, ?2), ?2) where account = ?1",
        ] {
            if gone.contains("?2") {
                change.execute(gone, params![found.id, now.as_second()])?;
            } else {
                change.execute(gone, [found.id])?;
            }
        }
        // The trail keeps the name; the account gives it back.
        change.execute(
            "update account set ended = ?2, name = name || ' (' || id || ')', hash = zeroblob(32), secret = zeroblob(20)
             where id = ?1",
            params![found.id, now.as_second()],
        )?;
        change.commit()?;
        Ok(())
    }

    /// How many accounts there are.
    ///
    /// # Errors
    /// [`PeopleError::Database`].
    pub fn count(&self) -> Result<i64, PeopleError> {
        let connection = self.connection();
        Ok(connection.query_row("select count(*) from account where ended is null", [], |row| row.get(0))?)
    }

    fn hash(&self, password: &str) -> Result<Kept, PeopleError> {
        self.one_by_one(|memory| Kept::new(password, memory, &*self.randomness))?
    }

    /// Hashes when it is its turn; whoever comes when too many wait is sent away, so that nobody waits for long.
    fn one_by_one<T>(&self, hash: impl FnOnce(&mut Memory) -> T) -> Result<T, PeopleError> {
        let _place = Place::take(&self.waiting)?;
        let mut memory = self.hashing.lock().unwrap_or_else(PoisonError::into_inner);
        Ok(hash(&mut memory))
    }

    fn recovery_codes(&self) -> Result<Vec<Zeroizing<String>>, PeopleError> {
        let code = || {
            let mut bytes = Zeroizing::new([0; RECOVERY_BYTES]);
            let filled = self.randomness.fill(&mut *bytes);
            filled.then(|| Zeroizing::new(BASE32_NOPAD.encode(&*bytes))).ok_or(PeopleError::Randomness)
        };
        (0..RECOVERY_CODES).map(|_| code()).collect()
    }
}

/// A place among those who wait to have a password hashed.
struct Place<'a>(&'a AtomicUsize);

impl<'a> Place<'a> {
    fn take(waiting: &'a AtomicUsize) -> Result<Self, PeopleError> {
        if waiting.fetch_add(1, Ordering::Relaxed) < WAITING_MAX {
            Ok(Self(waiting))
        } else {
            waiting.fetch_sub(1, Ordering::Relaxed);
            Err(PeopleError::Wait { seconds: BUSY_SECONDS })
        }
    }
}

impl Drop for Place<'_> {
    fn drop(&mut self) {
        self.0.fetch_sub(1, Ordering::Relaxed);
    }
}

struct Found {
    id: i64,
    kept: Kept,
    secret: [u8; SECRET_BYTES],
    last_period: i64,
}

fn find(connection: &Connection, name: &str) -> rusqlite::Result<Option<Found>> {
    let found = connection.query_row(
        "select id, memory_kib, passes, salt, hash, secret, last_period from account where name = ?1 and ended is null",
        [name],
        |row| {
            let kept =
                Kept { memory_kib: row.get(1)?, passes: row.get(2)?, salt: row.get(3)?, hash: row.get(4)? };
            Ok(Found { id: row.get(0)?, kept, secret: row.get(5)?, last_period: row.get(6)? })
        },
    );
    found.optional()
}

fn insert(
    connection: &Connection,
    name: &str,
    kept: &Kept,
    secret: &[u8; SECRET_BYTES],
    (period, now): (i64, Timestamp),
) -> Result<i64, PeopleError> {
    let inserted = connection.execute(
        "insert into account (name, memory_kib, passes, salt, hash, secret, last_period, made)
         values (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8) on conflict (name) do nothing",
        params![name, kept.memory_kib, kept.passes, kept.salt, kept.hash, secret, period, now.as_second()],
    )?;
    if inserted == 1 { Ok(connection.last_insert_rowid()) } else { Err(PeopleError::NameTaken) }
}

/// Letters and digits of any script, and what stands between them.
fn is_name(name: &str) -> bool {
    let letter = |letter: char| letter.is_alphanumeric() || ".-".contains(letter);
    let fits = (1..=NAME_LETTERS_MAX).contains(&name.chars().count()) && name.chars().all(letter);
    // One script each, or letters that look alike make two names that look alike.
    let latin = name.chars().any(|letter| letter.is_ascii_alphabetic());
    let others = name.chars().any(|letter| letter.is_alphabetic() && !letter.is_ascii());
    let first = name.split('.').next().unwrap_or_default();
    fits && name.chars().any(char::is_alphanumeric) && !(latin && others) && !RESERVED.contains(&first)
}

/// A code as it was printed, however it was typed.
fn typed(code: &str) -> String {
    code.chars().filter(char::is_ascii_alphanumeric).map(|letter| letter.to_ascii_uppercase()).collect()
}
