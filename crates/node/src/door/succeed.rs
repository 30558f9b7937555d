//! How a side continues its log in another: the recovery key vouches for the new one, all others say where they
//! stopped taking the old one, and it ends where they agree.

use crate::door::compose::{Around, Said};
use crate::door::error::SubmitError;
use crate::keys::error::IdentityError;
use crate::keys::keyring::Keyring;
use crate::keys::names::{cosigner_name, recovery_name};
use crate::keys::rekey::RekeyError;
use crate::log::names::log_name;
use crate::node::Node;
use crate::node::state::State;
use paivand_kernel::ByHand;
use paivand_record::act::{Head, log_subject};
use paivand_record::checkpoint::Checkpoint;
use paivand_record::entry::{
    Body, Bytes, Close, Genesis, Predecessor, Propose, Signature, succession_message,
};
use paivand_record::fate::{Fate, SUCCESSIONS_MAX, Void};
use paivand_record::hash::Hash;
use paivand_record::key::{Algorithm, Purpose, Signer, Verifier, is_name};
use paivand_record::suite::Suite;
use paivand_record::tree;
use serde_json::{Map, Value};
use std::path::PathBuf;

impl Node {
    /// Begins the log named `origin` under new keys and proposes that it continues the own one; the recovery key,
    /// whose secret stands in `recovery` as it was written, vouches for it. Until every other side has agreed,
    /// nothing else is said; then the old log ends where all of them hold it, and own acts that are open lapse.
    /// Gives the act that they are to sign.
    ///
    /// A crash between leaves a node where this is called again with the same name. Where a side declines and the
    /// act is closed, the next try is in a log of another name.
    ///
    /// # Errors
    /// [`IdentityError::NotRecovery`] if it is another key; [`RekeyError::Unheld`] if a side is not known to hold
    /// anything of the old log; otherwise as [`Node::submit`].
    pub fn succeed(&mut self, origin: &str, recovery: &[u8]) -> Result<Hash, RekeyError> {
        self.succeed_under(self.known().suite_in_force(), origin, recovery)
    }

    /// The same under a suite, which the charter in force must name too: so a side changes its algorithms. Where it is
    /// another than that of the own log, the new log has a new recovery key (see [`Node::recovery_file`]).
    ///
    /// # Errors
    /// [`RekeyError::Suite`] if the charter names another; otherwise as [`Node::succeed`].
    pub fn succeed_under(&mut self, suite: Suite, origin: &str, recovery: &[u8]) -> Result<Hash, RekeyError> {
        match self.state() {
            State::Normal | State::ReadOnly { .. } | State::Keyless => {}
            State::Unconfirmed { .. } | State::Statements { .. } | State::Failed => self.may_write()?,
        }
        let charter = self.known().suite_in_force();
        if suite != charter {
            return Err(RekeyError::Suite { named: suite.name(), charter: charter.name() });
        }
        let recovery = self.recovery_signer(recovery)?;
        if !self.known().is_own(origin) {
            self.begin_candidate(suite, origin, &recovery)?;
        }
        // In one that is to continue another, that is proposed once.
        let proposed = self.logs.stores.get(origin).is_none_or(|store| store.size() > 1);
        if !self.known().is_candidate(origin) || proposed {
            return Err(RekeyError::Known(origin.to_owned()));
        }
        let act = self.within(origin, |node| node.propose_succession(origin))?;
        self.write_keys()?;
        Ok(act)
    }

    fn begin_candidate(&mut self, suite: Suite, origin: &str, recovery: &Signer) -> Result<(), RekeyError> {
        if !is_name(origin) || !is_name(&cosigner_name(origin)) || recovery.verifier().name() == origin {
            return Err(IdentityError::Name.into());
        }
        if self.logs.names.contains_key(origin) {
            return Err(RekeyError::Known(origin.to_owned()));
        }
        let side = self.keys.identity.card.side.clone();
        let number = self.logs.logs_of(&side).len() + 1;
        if let Some(open) = self.known().succession_open() {
            return Err(SubmitError::Succeeding(open).into());
        }
        if number > SUCCESSIONS_MAX {
            return Err(SubmitError::Refused(Void::Successor).into());
        }
        let held = self.held_by_all()?;
        let [signer, cosigner] =
            Keyring::make(&self.world, &self.folder, (suite, origin, &cosigner_name(origin)), false)?;
        let next = self.next_recovery(suite, signer.verifier(), recovery.verifier())?;
        let rehashed = self.logs.rehashed(suite, &held)?;
        self.keys.identity.ring = Keyring::open(&*self.world.disk, &self.folder)?;
        let sealing =
            self.keys.identity.ring.sealing_key_of(signer.verifier()).ok_or(SubmitError::Keyless)?;
        let mut genesis = Genesis {
            circle: self.keys.identity.card.circle.clone(),
            side: side.clone(),
            suite: suite.name().to_owned(),
            log_key: signer.verifier().to_string(),
            cosigner_key: cosigner.verifier().to_string(),
            recovery_key: next.to_string(),
            sealing_key: Bytes(sealing.public().to_vec()),
            predecessor: Some(Predecessor {
                origin: held.origin,
                size: held.size,
                root: held.root,
                rehashed,
                authorisation: Signature([0; 64]),
            }),
        };
        let message = succession_message(origin, &genesis);
        if let Some(predecessor) = &mut genesis.predecessor {
            predecessor.authorisation = Signature(recovery.sign(message.as_bytes()));
        }
        self.logs.open_log(&side, number, origin)?;
        self.understanding.fold.record.expect(origin);
        tracing::info!(
            origin,
            folder = log_name(&side, number),
            "a log begins that is to continue the own one"
        );
        self.keys.identity.choose_first(signer.verifier());
        let begun = self.write_one(Body::Genesis(genesis));
        self.choose_keys();
        Ok(begun?)
    }

    /// The recovery key of a log that is to continue the own one: the present one, or a new one of its suite, whose
    /// secret is durable when this returns.
    fn next_recovery(
        &self,
        suite: Suite,
        log: &Verifier,
        present: &Verifier,
    ) -> Result<Verifier, IdentityError> {
        if present.suite() == suite {
            return Ok(present.clone());
        }
        let secret = crate::keys::keyring::draw(&self.world)?;
        let algorithm = Algorithm::of(suite, Purpose::Log);
        let signer =
            Signer::new(&recovery_name(log.name()), algorithm, &secret).ok_or(IdentityError::Name)?;
        crate::keys::keyring::write(&*self.world.disk, &self.recovery_path(log), &secret)?;
        Ok(signer.verifier().clone())
    }

    fn recovery_path(&self, log: &Verifier) -> PathBuf {
        self.folder.join(format!("keys/recovery-{}.key", log.id()))
    }

    /// Where the recovery key was written that was made with a log, as long as nobody carried it away.
    pub fn recovery_file(&self, origin: &str) -> Option<PathBuf> {
        let path = self.recovery_path(&self.logs.first_key(origin)?);
        self.world.disk.read(&path, crate::keys::keyring::KEY_BYTES_MAX).ok().flatten().map(|_| path)
    }

    /// How much of the own log every other side is known to hold.
    fn held_by_all(&self) -> Result<Checkpoint, RekeyError> {
        let old = self.known().own_log();
        let store = self.logs.stores.get(&old).ok_or(IdentityError::Damaged("the own log"))?;
        let mut held = store.size();
        for card in self.keys.cards.iter().filter(|card| card.side != self.keys.identity.card.side) {
            let note = self.logs.largest_cosigned(&old, &self.known().cosigners_ever(card));
            let shown = note.and_then(|note| Checkpoint::of_note(&note).ok()).filter(|shown| shown.size > 0);
            held = held.min(shown.ok_or_else(|| RekeyError::Unheld(card.side.clone()))?.size);
        }
        let root = tree::root(store, held).ok_or(IdentityError::Damaged("the own log"))?;
        Ok(Checkpoint { origin: old, size: held, root })
    }

    fn propose_succession(&mut self, origin: &str) -> Result<Hash, SubmitError> {
        let record = &self.understanding.fold.record;
        let charter = record.charter().ok_or(SubmitError::NoCharter)?;
        let sides = record.acts().get(&charter).map(|charter| charter.head.sides.clone()).unwrap_or_default();
        let subject = log_subject(&self.keys.identity.card.side);
        let content = [("act", "log.succeed"), ("origin", origin)];
        let content = content.map(|(field, value)| (field.to_owned(), Value::from(value)));
        let said = Said { content: Map::from_iter(content), ..Said::default() };
        let base = record.head_of(&subject);
        let around = Around { base, charter: Some(charter), sides, ..Around::default() };
        let act = self.pen().act(&subject, &said, around)?;
        self.judge().judge_act(&act, true, ByHand::Without, None)?;
        let head = Head::parse(&act).ok_or(SubmitError::Refused(Void::Act))?;
        // Of logs that are to continue one each may be proposed: their signatures do not stand in each other's way.
        let releases = self.understanding.fold.record.release(origin, &head).map_err(SubmitError::Bound)?;
        let (id, signature) = (self.pen().own_suite().act_id(&act), self.pen().sign(&act));
        self.write_one(Body::Propose(Propose { act: Bytes(act), signature, releases, hand: None }))?;
        Ok(id)
    }

    /// Does something as the writer of an own log that is to continue the present one.
    fn within<T>(
        &mut self,
        origin: &str,
        act: impl FnOnce(&mut Self) -> Result<T, SubmitError>,
    ) -> Result<T, SubmitError> {
        if let Some(key) = self.logs.first_key(origin) {
            self.keys.identity.choose_first(&key);
        }
        let done = if self.keys.identity.valid { act(self) } else { Err(SubmitError::Keyless) };
        self.choose_keys();
        done
    }

    /// Takes back an own proposal that stands in a log that is to continue the present one.
    pub(crate) fn close_within(&mut self, origin: &str, close: Close) -> Result<u64, SubmitError> {
        self.within(origin, |node| {
            let index = node.known().own_size();
            node.write_one(Body::Close(close)).map(|()| index)
        })
    }

    /// Enacts the succession that all others signed, and brings it into force once they hold that. Gives how many
    /// entries were written.
    pub(crate) fn tend_succession(&mut self) -> Result<usize, SubmitError> {
        let mut written = 0;
        while let Some(origin) = self.known().succession_open() {
            let owed = |node: &Self| {
                let act = node.known().open_succession(&origin)?;
                match &act.fate {
                    Fate::Open if act.others().all(|side| act.concurs.contains_key(side)) => {
                        node.owed().enact(act, Some(node.owed().end_of(act)?))
                    }
                    Fate::Enacted { at } => node.owed().receipt(act, at),
                    Fate::Open | Fate::Closed { .. } | Fate::InForce { .. } => None,
                }
            };
            let done = self.within(&origin, |node| match owed(node) {
                Some(body) => node.write_one(body).map(|()| true),
                None => Ok(false),
            });
            match done {
                Ok(true) => written += 1,
                Ok(false) | Err(SubmitError::Refused(_) | SubmitError::Waits(_)) => break,
                Err(other) => return Err(other),
            }
            self.take_new();
        }
        Ok(written)
    }

    /// The recovery key, if this is its secret.
    pub(crate) fn recovery_signer(&self, secret: &[u8]) -> Result<Signer, RekeyError> {
        let wanted = self.known().recovery_key()?;
        let other = || IdentityError::NotRecovery(wanted.name().to_owned());
        let secret = crate::keys::keyring::secret_of(secret).ok_or_else(other)?;
        let signer = Signer::new(wanted.name(), wanted.algorithm(), &secret).ok_or_else(other)?;
        if *signer.verifier() == wanted { Ok(signer) } else { Err(other().into()) }
    }
}
