//! Who did what, when and from where: for the auditor of the side, and each person for their own sign-ins.

use jiff::Timestamp;
use rusqlite::params;

use crate::{People, PeopleError, Seat};

/// What somebody did.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Mark {
    /// Came in.
    SignedIn,
    /// Went out.
    SignedOut,
    /// Was invited, and came.
    Joined,
    /// Came in by a code of the envelope.
    EnvelopeOpened,
    /// Invited somebody to the seat named.
    Invited,
    /// Handed the kind named over for signature.
    HandedOver,
    /// Said the act named.
    Said,
}

impl Mark {
    const ALL: [Self; 7] = [
        Self::SignedIn,
        Self::SignedOut,
        Self::Joined,
        Self::EnvelopeOpened,
        Self::Invited,
        Self::HandedOver,
        Self::Said,
    ];

    /// Its word.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::SignedIn => "signed-in",
            Self::SignedOut => "signed-out",
            Self::Joined => "joined",
            Self::EnvelopeOpened => "envelope-opened",
            Self::Invited => "invited",
            Self::HandedOver => "handed-over",
            Self::Said => "said",
        }
    }
}

/// One line of the trail.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Trace {
    /// When.
    pub at: Timestamp,
    /// The name of the account.
    pub who: String,
    /// The seat by which it was done, where one was needed.
    pub seat: Option<Seat>,
    /// What.
    pub mark: Mark,
    /// The act, or the seat, it is about.
    pub about: String,
    /// From where.
    pub address: String,
}

impl People {
    /// Writes down what somebody did.
    ///
    /// # Errors
    /// [`PeopleError::Database`].
    pub fn trace(
        &self,
        (who, seat): (&str, Option<Seat>),
        mark: Mark,
        about: &str,
        address: &str,
        now: Timestamp,
    ) -> Result<(), PeopleError> {
        self.connection().execute(
            "insert into trail (at, who, seat, mark, about, address) values (?1, ?2, ?3, ?4, ?5, ?6)",
            params![now.as_second(), who, seat.map(Seat::word), mark.word(), about, address],
        )?;
        Ok(())
    }

    /// The latest lines, of one person or of all.
    ///
    /// # Errors
    /// [`PeopleError::Database`].
    pub fn trail(&self, who: Option<&str>, limit: u32) -> Result<Vec<Trace>, PeopleError> {
        let connection = self.connection();
        let mut lines = connection.prepare_cached(
            "select at, who, seat, mark, about, address from trail where ?1 is null or who = ?1
             order by id desc limit ?2",
        )?;
        let lines = lines.query_map(params![who, limit], |row| {
            let (at, seat, mark): (i64, Option<String>, String) = (row.get(0)?, row.get(2)?, row.get(3)?);
            Ok((at, row.get(1)?, seat, mark, row.get(4)?, row.get(5)?))
        })?;
        let read = |line: rusqlite::Result<(i64, String, Option<String>, String, String, String)>| {
            let (at, who, seat, mark, about, address) = line?;
            let mark = Mark::ALL.into_iter().find(|known| known.word() == mark);
            let at = Timestamp::from_second(at).unwrap_or_default();
            let seat = seat.and_then(|seat| seat.parse().ok());
            Ok(mark.map(|mark| Trace { at, who, seat, mark, about, address }))
        };
        lines.map(read).filter_map(Result::transpose).collect()
    }
}
