//! Exchange with another side: pull its log, hold and cosign it, learn what it holds of ours.

use crate::node::{Node, NodeError};
use crate::source::{Pouch, Source, SourceError};
use crate::submit::SubmitError;
use paivand_record::checkpoint::{Checkpoint, cosign, cosigned};
use paivand_record::entry::{Body, Observe};
use paivand_record::fate::JointAct;
use paivand_record::hash::Hash;
use paivand_record::key::Verifier;
use paivand_record::note::{Note, NoteError};
use paivand_record::pull::{PULL_ENTRIES_MAX, Pull, PullError, Pulled};
use paivand_record::tile::bundles_since;

/// Most receipts kept at once: those of the latest sizes; older ones come again when asked.
const RECEIPTS_MAX: usize = 64;

/// Why an exchange brought nothing; what was held before is untouched.
#[derive(Debug, thiserror::Error)]
pub enum ExchangeError {
    /// The other side was not reached.
    #[error("the other side's files could not be had")]
    Source(#[from] SourceError),
    /// What it sent is no continuation of its log.
    #[error("what the other side sent was refused")]
    Pull(#[from] PullError),
    /// Its checkpoint is not signed by a key of its log.
    #[error("the other side's checkpoint is not signed by its log")]
    Signature(#[source] NoteError),
    /// Its log contradicts what is held: it is frozen here, and both checkpoints are kept as evidence.
    #[error(
        "the log {0} contradicts what it showed before and is frozen; the evidence is kept in `evidence/`"
    )]
    Frozen(String),
    /// No side of that name was met.
    #[error("no side {0} is known here: meet it first")]
    Unknown(String),
    /// It could not be stored.
    #[error("what the other side sent could not be stored")]
    Node(#[from] NodeError),
    /// What was owed could not be written.
    #[error("what this side owed could not be written")]
    Submit(#[from] SubmitError),
}

/// What to ask another side for, so that nobody waits for the link while the node is held.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Wants {
    /// The side asked, and how much of its log is held.
    peer: (String, u64),
    /// This side, and how much of its log is held.
    own: (String, u64),
    documents: Vec<String>,
}

impl Wants {
    /// Fetches all of it into memory: what a pouch would carry.
    pub fn fetch(&self, source: &dyn Source) -> Result<Pouch, SourceError> {
        let mut pouch = Pouch::default();
        for (side, held) in [&self.peer, &self.own] {
            let path = format!("logs/{side}/checkpoint");
            let Some(bytes) = source.get(&path)? else { continue };
            let shown = Note::parse(&bytes).ok().and_then(|note| Checkpoint::of_note(&note).ok());
            let size = shown.map_or(0, |shown| shown.size.min(held + PULL_ENTRIES_MAX));
            pouch.0.insert(path, bytes);
            for tile in bundles_since(*held, size) {
                for tile in [tile, tile.full()] {
                    let path = format!("logs/{side}/{}", tile.path());
                    if let Some(bytes) = source.get(&path)? {
                        pouch.0.insert(path, bytes);
                        break;
                    }
                }
            }
        }
        for digest in &self.documents {
            let path = format!("documents/{digest}");
            if let Some(bytes) = source.get(&path)? {
                pouch.0.insert(path, bytes);
            }
        }
        Ok(pouch)
    }
}

impl Node {
    /// What to ask `side` for now.
    pub fn wants(&self, side: &str) -> Wants {
        let held = |side: &str| {
            let origin = self.origin_of(side);
            origin.and_then(|origin| self.logs.get(origin)).map_or(0, |log| log.size())
        };
        let own = self.identity.card.side.clone();
        let (peer, own) = ((side.to_owned(), held(side)), (own.clone(), held(&own)));
        Wants { peer, own, documents: self.missing_documents() }
    }

    /// Takes from `source` what is new of the log of `side`, and what it holds of ours; then does what the
    /// rules ask. Gives how many entries were taken.
    pub fn exchange(&mut self, side: &str, source: &dyn Source) -> Result<usize, ExchangeError> {
        let found = self.origin_of(side).cloned();
        let origin = found.ok_or_else(|| ExchangeError::Unknown(side.to_owned()))?;
        let own = self.identity.origin().to_owned();
        let own_side = self.identity.card.side.clone();
        let mut taken = self.pull(&origin, side, source)?;
        self.take_new();
        taken += self.catch_up(&own, &own_side, source)?;
        self.take_new();
        self.write_keys()?;
        self.take_documents(source)?;
        self.tend()?;
        Ok(taken)
    }

    /// What is new of a log, with the keys that its checkpoint is judged by.
    fn fetch(&self, origin: &str, side: &str, source: &dyn Source) -> Result<Option<Fetched>, ExchangeError> {
        let Some(note) = source.get(&format!("logs/{side}/checkpoint"))? else { return Ok(None) };
        let store = self.logs.get(origin).ok_or_else(|| ExchangeError::Unknown(side.to_owned()))?;
        let mut pull = Pull::begin(origin, store.frontier(), &store.frontier().root(), &note)?;
        while let Some(tile) = pull.wants() {
            let part = source.get(&format!("logs/{side}/{}", tile.path()))?;
            match part {
                Some(bytes) => pull.give(&bytes, tile.is_full())?,
                None => {
                    let full = source.get(&format!("logs/{side}/{}", tile.full().path()))?;
                    pull.give(&full.unwrap_or_default(), true)?;
                }
            }
        }
        let pulled = pull.end()?;
        let keys = self.log_keys(origin, &pulled.entries);
        signed_by(&pulled.note, &keys).map_err(ExchangeError::Signature)?;
        Ok(Some((pulled, keys)))
    }

    /// The keys that a log has after these entries, which may change them; before any, those of its card.
    fn log_keys(&self, origin: &str, entries: &[Vec<u8>]) -> Vec<Verifier> {
        let cards = self.cards.iter().filter_map(|card| card.verifier());
        let first = || cards.filter(|key| key.name() == origin).collect();
        self.keys_after(origin, entries).map_or_else(first, |keys| keys.log)
    }

    fn pull(&mut self, origin: &str, side: &str, source: &dyn Source) -> Result<usize, ExchangeError> {
        if self.frozen.contains(origin) {
            return Err(ExchangeError::Frozen(origin.to_owned()));
        }
        let (pulled, keys) = match self.fetch(origin, side, source) {
            Ok(Some(fetched)) => fetched,
            Ok(None) => return Ok(0),
            Err(ExchangeError::Pull(PullError::Fork { .. })) => return Err(self.freeze(origin, side, source)),
            Err(other) => return Err(other),
        };
        if self.contradicts_mark(origin, &pulled) {
            return Err(self.freeze(origin, side, source));
        }
        let time = u64::try_from(self.world.clock.now().as_second()).unwrap_or(0);
        let below_mark = self.mark.of(origin).is_some_and(|mark| mark.size > pulled.checkpoint.size);
        let Some(store) = self.logs.get(origin) else { return Ok(0) };
        let grown = !pulled.entries.is_empty();
        if !grown
            && store.note().is_some_and(|held| held.line_of(self.identity.cosigner.verifier()).is_some())
        {
            return Ok(0);
        }
        let mut note = self.sound(side, &keys, pulled.note);
        note.signatures.retain(|line| line.id != self.identity.cosigner.verifier().id());
        let Some(store) = self.logs.get_mut(origin) else { return Ok(0) };
        if grown {
            // First durable without a cosignature, then marked, then cosigned: a mirror signs what it holds.
            store.append(&pulled.entries, |_| Ok(note.clone())).map_err(NodeError::Store)?;
        }
        if below_mark || !self.identity.valid {
            // More was cosigned before: nothing smaller is, until that is held again. And nothing is by a key
            // that the own log has revoked.
            return Ok(pulled.entries.len());
        }
        self.mark.raise(&pulled.checkpoint).map_err(NodeError::Mark)?;
        note.signatures.push(cosign(&note, &self.identity.cosigner, time));
        store.publish(&note).map_err(NodeError::Store)?;
        Ok(pulled.entries.len())
    }

    /// A mark above what is held means a restored node here: the log must pass through what was cosigned.
    fn contradicts_mark(&self, origin: &str, pulled: &Pulled) -> bool {
        let (Some(mark), Some(store)) = (self.mark.of(origin), self.logs.get(origin)) else { return false };
        let Some(new) = mark.size.checked_sub(store.size()) else { return false };
        let Some(entries) = usize::try_from(new).ok().and_then(|new| pulled.entries.get(..new)) else {
            return false;
        };
        store.with(entries).root != mark.root
    }

    fn freeze(&mut self, origin: &str, side: &str, source: &dyn Source) -> ExchangeError {
        let shown = source.get(&format!("logs/{side}/checkpoint")).ok().flatten().unwrap_or_default();
        let held =
            self.logs.get(origin).and_then(|store| store.note()).map(Note::to_string).unwrap_or_default();
        let evidence = self.folder.join("evidence");
        let kept = self.world.disk.write(&[
            (evidence.join(format!("{side}-held.note")), held.clone().into_bytes()),
            (evidence.join(format!("{side}-shown.note")), shown.clone()),
        ]);
        if let Err(error) = kept {
            tracing::error!(%error, "the evidence of a forked log could not be kept");
        }
        // Two roots of one size prove the fork to anyone; other contradictions are for people to look at.
        self.evidence.push(Body::Observe(Observe::Fork {
            first: held,
            second: String::from_utf8_lossy(&shown).into_owned(),
        }));
        self.frozen.insert(origin.to_owned());
        ExchangeError::Frozen(origin.to_owned())
    }

    /// What the other side holds of our log: its receipts if not more than we hold, our lost entries if more.
    fn catch_up(&mut self, own: &str, own_side: &str, source: &dyn Source) -> Result<usize, ExchangeError> {
        let Some(bytes) = source.get(&format!("logs/{own_side}/checkpoint"))? else { return Ok(0) };
        let note = Note::parse(&bytes).map_err(PullError::Note)?;
        let shown = Checkpoint::of_note(&note).map_err(PullError::Note)?;
        if shown.origin != own {
            return Err(PullError::OtherLog(shown.origin).into());
        }
        let held = self.own_size();
        let keys = self.log_keys(own, &[]);
        if shown.size <= held {
            // An older checkpoint is judged by the keys of its size: a receipt may be older than a change.
            let keys = self.fold.record.keys_at(own, shown.size).map_or(keys, |keys| keys.log.clone());
            signed_by(&note, &keys).map_err(ExchangeError::Signature)?;
            let note = self.sound(own_side, &keys, note);
            self.keep_receipt(shown.size, note);
            return self.publish_receipts(shown.size).map(|()| 0);
        }
        if signed_by(&note, &keys).is_ok() {
            self.behind = Some(shown.size);
        }
        // Where the keys have changed beyond what is held, only the entries show that it is our log.
        let Some((pulled, keys)) = self.fetch(own, own_side, source)? else { return Ok(0) };
        self.behind = Some(pulled.checkpoint.size);
        let note = self.sound(own_side, &keys, pulled.note);
        let Some(store) = self.logs.get_mut(own) else { return Ok(0) };
        let mark = &mut self.mark;
        let release = |next: &Checkpoint| mark.raise(next).map(|()| note);
        store.append(&pulled.entries, release).map_err(NodeError::Store)?;
        Ok(pulled.entries.len())
    }

    fn keep_receipt(&mut self, size: u64, note: Note) {
        let kept = self.receipts.entry(size).or_insert_with(|| Note::new(note.text.clone()));
        if kept.text == note.text {
            for line in note.signatures {
                if !kept.signatures.contains(&line) {
                    kept.signatures.push(line);
                }
            }
        }
        while self.receipts.len() > RECEIPTS_MAX {
            self.receipts.pop_first();
        }
    }

    /// Puts the other sides' cosignatures under the own checkpoint, so that a stranger finds them there.
    fn publish_receipts(&mut self, size: u64) -> Result<(), ExchangeError> {
        let (Some(kept), Some(store)) = (self.receipts.get(&size), self.logs.get_mut(self.identity.origin()))
        else {
            return Ok(());
        };
        let published = store.note().filter(|note| note.text == kept.text);
        if published.is_some_and(|note| note.signatures.len() < kept.signatures.len()) {
            store.publish(&kept.clone()).map_err(NodeError::Store)?;
        }
        Ok(())
    }

    /// The observe that brings an enacted act into force, once every other side cosigned beyond it.
    pub(crate) fn receipt(&self, act: &JointAct, enact: u64) -> Option<Body> {
        let cosigners: Option<Vec<Vec<Verifier>>> = act
            .others()
            .map(|side| {
                let origin = self.fold.record.origin_of(side)?;
                Some(self.fold.record.keys_at(origin, u64::MAX)?.cosigner.clone())
            })
            .collect();
        let cosigners = cosigners?;
        let (_, note) = self.receipts.range(enact + 1..).find(|(_, note)| {
            cosigners.iter().all(|keys| keys.iter().any(|key| cosigned(note, key).is_ok()))
        })?;
        Some(Body::Observe(Observe::Receipt { enact, checkpoint: note.to_string() }))
    }

    /// Documents that acts name and that are not held here yet.
    fn take_documents(&mut self, source: &dyn Source) -> Result<(), ExchangeError> {
        let mut files = Vec::new();
        for digest in &self.fold.missing {
            let path = format!("documents/{digest}");
            if let Some(bytes) = source.get(&path)?
                && Hash::of(&bytes) == *digest
            {
                files.push((self.folder.join(path), bytes));
            }
        }
        if !files.is_empty() {
            self.world.disk.write(&files).map_err(SourceError::Disk)?;
            self.hold_documents();
        }
        Ok(())
    }
}

type Fetched = (Pulled, Vec<Verifier>);

/// Whether one of the keys signed a note; why not, if none did.
fn signed_by(note: &Note, keys: &[Verifier]) -> Result<(), NoteError> {
    let mut refused = NoteError::Unsigned(String::from("the log"));
    for key in keys {
        match note.verify(key) {
            Ok(()) => return Ok(()),
            Err(error) => refused = error,
        }
    }
    Err(refused)
}
