//! Acts that are said and not yet sealed: while the start of the node is not confirmed they wait here, durable
//! and unsealed, with the instant at which they were said, and are judged and sealed afterwards, in order.
//!
//! Sealing late, never again: an entry once sealed has one place, and no second life.

use crate::database::{self, Durability};
use crate::door::batch::Batch;
use crate::door::error::SubmitError;
use crate::door::hand;
use crate::door::intent::{Days, Entered, Intent, Receipt};
use crate::door::submit::Said;
use crate::node::Node;
use crate::node::state::State;
use jiff::Timestamp;
use paivand_kernel::{ByHand, Consent};
use paivand_record::entry::{Body, Bytes, Concur, Decline, Propose, Statement};
use paivand_record::hand::Hand;
use paivand_record::hash::Hash;
use rusqlite::{Connection, params};
use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};
use std::collections::BTreeMap;
use std::path::Path;

/// Most acts that wait: a year of a busy side; more means that nobody looks.
const WAITING_MAX: u64 = 10_000;

/// Why something could not be kept in the outbox or taken out of it.
#[derive(Debug, thiserror::Error)]
pub enum OutboxError {
    /// The database says no.
    #[error(
        "`outbox.sqlite` could not be read or written ({0}): if it is damaged, put it back from a backup"
    )]
    Database(#[from] rusqlite::Error),
    /// What is kept there has another form.
    #[error("`outbox.sqlite` holds something that is no act ({0}): put it back from a backup")]
    Form(#[from] serde_json::Error),
    /// Too many.
    #[error("{WAITING_MAX} acts wait already: let the other side show what it holds first")]
    Full,
}

/// An act that waits, or that the rules refused when it was to be sealed.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Waiting {
    /// When it was said.
    pub said_at: Timestamp,
    /// What was said; personal values are in the vault already.
    pub intent: Intent,
    /// The bytes of the act, where it is this side's own: its identifier is fixed by them.
    pub(crate) act: Option<Bytes>,
    /// The act it is about.
    pub id: Hash,
    /// Commitments to its personal values.
    kept: Map<String, Value>,
    /// The name of its words.
    words: Option<Hash>,
    /// Why the rules refused it, for the person who said it.
    pub refused: Option<String>,
    /// Whether it waits for the hand of an office.
    #[serde(default)]
    pub awaits_hand: bool,
    /// The hand given on it.
    #[serde(default)]
    pub(crate) hand: Option<Hand>,
}

/// The outbox of one node.
#[derive(Debug)]
pub struct Outbox(Connection);

impl Outbox {
    /// Opens `outbox.sqlite` in a folder, or makes it.
    ///
    /// # Errors
    /// If the database cannot be used.
    pub fn open(folder: &Path) -> Result<Self, OutboxError> {
        let connection = database::connect(&folder.join("outbox.sqlite"), Durability::Precious)?;
        connection.execute_batch(
            "create table if not exists waiting (number integer primary key autoincrement, content text not null)",
        )?;
        Ok(Self(connection))
    }

    /// Everything in it, in the order in which it was said, by number.
    ///
    /// # Errors
    /// If the database cannot be read.
    pub fn all(&self) -> Result<Vec<(u64, Waiting)>, OutboxError> {
        let mut statement = self.0.prepare("select number, content from waiting order by number")?;
        let rows = statement.query_and_then([], |row| -> Result<_, OutboxError> {
            Ok((
                row.get::<_, i64>(0)?.cast_unsigned(),
                serde_json::from_str(row.get_ref(1)?.as_str().map_err(rusqlite::Error::from)?)?,
            ))
        })?;
        rows.collect()
    }

    fn put(&self, waiting: &Waiting) -> Result<u64, OutboxError> {
        let held: i64 = self.0.query_row("select count(*) from waiting", [], |row| row.get(0))?;
        if held.cast_unsigned() >= WAITING_MAX {
            return Err(OutboxError::Full);
        }
        self.0.execute("insert into waiting (content) values (?1)", [serde_json::to_string(waiting)?])?;
        Ok(self.0.last_insert_rowid().cast_unsigned())
    }

    pub(crate) fn replace(&self, number: u64, waiting: &Waiting) -> Result<(), OutboxError> {
        let content = serde_json::to_string(waiting)?;
        self.0.execute(
            "update waiting set content = ?2 where number = ?1",
            params![number.cast_signed(), content],
        )?;
        self.forget()
    }

    pub(crate) fn remove(&self, number: u64) -> Result<(), OutboxError> {
        self.0.execute("delete from waiting where number = ?1", [number.cast_signed()])?;
        self.forget()
    }

    /// What the write-ahead log still holds of what is gone goes too: it may have been taken back, or be erased.
    fn forget(&self) -> Result<(), OutboxError> {
        Ok(self.0.query_row("pragma wal_checkpoint(truncate)", [], |_| Ok(()))?)
    }
}

impl Node {
    /// Whether an act must wait in the outbox now.
    pub(crate) fn must_wait(&self, intent: &Intent) -> bool {
        match self.state() {
            State::Unconfirmed { .. } | State::ReadOnly { .. } => true,
            State::Statements { .. } => !matches!(intent, Intent::State { .. }),
            State::Normal | State::Keyless | State::Failed => false,
        }
    }

    /// Keeps an act until the start is confirmed; or takes one that waits back. It is durable when this returns.
    pub(crate) fn put_off(&self, intent: &Intent) -> Result<Receipt, SubmitError> {
        if let Some(taken) = self.take_back(intent)? {
            return Ok(taken);
        }
        let (number, id) = self.put(intent, false)?;
        let waits_for = self.awaited();
        Ok(Receipt { act: Some(id), entered: Entered::Waiting { number, waits_for } })
    }

    /// Judges an act and puts it into the outbox; its number there, and its name.
    pub(crate) fn put(&self, intent: &Intent, awaits_hand: bool) -> Result<(u64, Hash), SubmitError> {
        let hand = if awaits_hand { ByHand::Later } else { ByHand::Without };
        self.judge_concurrence(intent, hand)?;
        let kept = self.keep_personal(intent)?;
        let said = self.said(intent, &kept)?;
        let put = self.body_of(intent, &said).and_then(|(body, id)| {
            let (act, joint) = match body {
                Body::Statement(Statement { act, .. }) => (Some(act), false),
                Body::Propose(Propose { act, .. }) => (Some(act), true),
                Body::Genesis(_)
                | Body::Keys(_)
                | Body::Concur(_)
                | Body::Decline(_)
                | Body::Close(_)
                | Body::Enact(_)
                | Body::Observe(_)
                | Body::Succeed(_) => (None, false),
            };
            if let Some(act) = &act {
                self.judge_act(&act.0, joint, hand)?;
            }
            let words = said.words;
            self.write_words()?;
            let (said_at, intent) = (self.world.clock.now(), without_personal(intent));
            let number = self.outbox.put(&Waiting {
                said_at,
                intent,
                act,
                id,
                kept: kept.clone(),
                words,
                refused: None,
                awaits_hand,
                hand: None,
            })?;
            Ok((number, id))
        });
        if put.is_err() {
            self.forget_personal(&kept);
            self.forget_words(said.words);
        }
        put
    }

    /// The sides for which an act waits: below the mark any of them may hold what is lost.
    pub(crate) fn awaited(&self) -> Vec<String> {
        let waits_for = self.waits_for();
        if !waits_for.is_empty() {
            return waits_for;
        }
        let others = self.keys.cards.iter().map(|card| &card.side);
        others.filter(|side| **side != self.keys.identity.card.side).cloned().collect()
    }

    /// Withdrawing an act that waits leaves nothing of it in any log.
    pub(crate) fn take_back(&self, intent: &Intent) -> Result<Option<Receipt>, SubmitError> {
        let Intent::Close { act, .. } = intent else { return Ok(None) };
        let own = |waiting: &Waiting| (waiting.act.is_some() || waiting.awaits_hand) && waiting.id == *act;
        let Some((number, waiting)) = self.outbox.all()?.into_iter().find(|(_, waiting)| own(waiting)) else {
            return Ok(None);
        };
        self.outbox.remove(number)?;
        self.forget_personal(&waiting.kept);
        self.forget_words(waiting.words);
        Ok(Some(Receipt { act: Some(*act), entered: Entered::Withdrawn }))
    }

    /// Judges and seals what waits, in order, each with the instant at which it was said. What the rules refuse
    /// now stays, with the reason, for the person who said it.
    pub(crate) fn seal_waiting(&mut self) -> Result<(), SubmitError> {
        for (number, mut waiting) in self.outbox.all()? {
            if waiting.refused.is_some() || waiting.awaits_hand || self.must_wait(&waiting.intent) {
                continue;
            }
            if self.may_say(&waiting.intent).is_err() {
                return Ok(());
            }
            // A crash may have come after the commit: it is sealed already.
            if self.is_sealed(&waiting) {
                self.outbox.remove(number)?;
                continue;
            }
            match self.seal(&waiting) {
                Ok(_) => self.outbox.remove(number)?,
                // Something must arrive first, or the disk must be mended: it goes on waiting.
                Err(SubmitError::Waits(_)) => return Ok(()),
                Err(error @ (SubmitError::Store(_) | SubmitError::Failed | SubmitError::Stopped)) => {
                    return Err(error);
                }
                Err(error) => {
                    tracing::warn!(act = %waiting.id, %error, "an act that waited is refused now");
                    self.forget_personal(&waiting.kept);
                    self.forget_words(waiting.words);
                    waiting.refused = Some(error.to_string());
                    self.outbox.replace(number, &waiting)?;
                }
            }
        }
        Ok(())
    }

    fn is_sealed(&self, waiting: &Waiting) -> bool {
        let record = &self.understanding.fold.record;
        // What was said before another log with another suite continued the own one bears the name it has there.
        let named = waiting.act.as_ref().map_or(waiting.id, |act| self.own_suite().act_id(&act.0));
        let (side, id) = (&self.keys.identity.card.side, &named);
        let joint = record.acts().get(id);
        match &waiting.intent {
            Intent::State { .. } => record.stated().contains(id),
            Intent::Propose { .. } => joint.is_some(),
            Intent::Concur { .. } => joint.is_some_and(|act| act.concurs.contains_key(side)),
            Intent::Decline { .. } => joint.is_some_and(|act| act.declines.contains_key(side)),
            Intent::Prepare { .. } | Intent::Complete { .. } => false,
            Intent::Close { .. } => {
                joint.is_some_and(|act| matches!(act.fate, paivand_record::fate::Fate::Closed { .. }))
            }
        }
    }

    pub(crate) fn seal(&mut self, waiting: &Waiting) -> Result<u64, SubmitError> {
        let consent = self.consent_to(waiting)?;
        let hand = ByHand::from(consent.as_ref());
        self.judge_concurrence(&waiting.intent, hand)?;
        let mut body = match (&waiting.act, &waiting.intent) {
            (Some(act), Intent::Propose { .. }) => {
                self.judge_act(&act.0, true, hand)?;
                self.proposed(act.0.clone())?
            }
            (Some(act), _) => {
                self.judge_act(&act.0, false, hand)?;
                Body::Statement(Statement { act: act.clone(), hand: None })
            }
            (None, intent) => self.body_of(intent, &Said { content: Map::new(), words: waiting.words })?.0,
        };
        set_hand(&mut body, waiting.hand.clone());
        let mut batch = Batch::stated(waiting.said_at);
        let index = self.admit(&mut batch, body)?;
        self.commit(batch).map(|()| index)
    }

    /// What the kernel hears of the hand on what waits.
    fn consent_to(&self, waiting: &Waiting) -> Result<Option<Consent>, SubmitError> {
        let Some(on) = hand::on(&waiting.intent) else { return Ok(None) };
        Ok(self.place_of(on, waiting.id)?.consent(&self.understanding.fold.standing, waiting.hand.as_ref()))
    }
}

/// The entry with the hand on it.
fn set_hand(body: &mut Body, given: Option<Hand>) {
    match body {
        Body::Statement(Statement { hand, .. })
        | Body::Propose(Propose { hand, .. })
        | Body::Concur(Concur { hand, .. })
        | Body::Decline(Decline { hand, .. }) => *hand = given,
        Body::Genesis(_)
        | Body::Keys(_)
        | Body::Close(_)
        | Body::Enact(_)
        | Body::Observe(_)
        | Body::Succeed(_) => {}
    }
}

fn without_personal(intent: &Intent) -> Intent {
    let personal = BTreeMap::new();
    match intent {
        Intent::State { subject, content, .. } => {
            Intent::State { subject: subject.clone(), content: content.clone(), personal }
        }
        Intent::Propose { subject, content, days, attested, .. } => {
            let (days, attested): (Days, _) = (*days, attested.clone());
            Intent::Propose { subject: subject.clone(), content: content.clone(), personal, days, attested }
        }
        other @ (Intent::Concur { .. }
        | Intent::Decline { .. }
        | Intent::Close { .. }
        | Intent::Prepare { .. }
        | Intent::Complete { .. }) => other.clone(),
    }
}
