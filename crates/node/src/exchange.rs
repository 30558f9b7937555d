//! Exchange with another side: pull its logs, hold and cosign them, learn what it holds of ours.

use crate::node::{Node, NodeError};
use crate::source::{Pouch, Source, SourceError};
use crate::submit::SubmitError;
use paivand_record::checkpoint::{Checkpoint, cosign};
use paivand_record::entry::{Body, Observe};
use paivand_record::hash::Hash;
use paivand_record::key::Verifier;
use paivand_record::note::{Note, NoteError};
use paivand_record::pull::{PULL_ENTRIES_MAX, Pull, PullError, Pulled};
use paivand_record::tile::bundles_since;
use paivand_record::tree::Frontier;

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
    /// It continues what is held in no way, and what it sent does not show why: perhaps it was damaged.
    #[error(
        "what was sent of the log {0} neither continues what is held nor is a whole log: nothing is taken; it is asked for again"
    )]
    Damaged(String),
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
    /// The folders of logs, of that side and of this one, and how much of each is held.
    logs: Vec<(String, u64)>,
    documents: Vec<String>,
    words: Vec<String>,
}

impl Wants {
    /// Fetches all of it into memory: what a pouch would carry.
    pub fn fetch(&self, source: &dyn Source) -> Result<Pouch, SourceError> {
        let mut pouch = Pouch::default();
        for (name, held) in &self.logs {
            let path = format!("logs/{name}/checkpoint");
            let Some(bytes) = source.get(&path)? else { continue };
            let shown = Note::parse(&bytes).ok().and_then(|note| Checkpoint::of_note(&note).ok());
            let size = shown.map_or(0, |shown| shown.size.min(held + PULL_ENTRIES_MAX));
            pouch.0.insert(path, bytes);
            for tile in bundles_since(*held, size) {
                for tile in [tile, tile.full()] {
                    let path = format!("logs/{name}/{}", tile.path());
                    if let Some(bytes) = source.get(&path)? {
                        pouch.0.insert(path, bytes);
                        break;
                    }
                }
            }
        }
        let documents = self.documents.iter().map(|digest| format!("documents/{digest}"));
        let words = self.words.iter().map(|digest| format!("words/{digest}"));
        for path in documents.chain(words) {
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
        let theirs = self.chain(side).into_iter().filter(|origin| !self.is_whole(origin));
        let ours = self.chain(&self.identity.card.side).into_iter().filter(|origin| !self.is_settled(origin));
        let logs = theirs.chain(ours).filter_map(|origin| {
            // A log that looked damaged is asked for from its beginning, so that a fork can be told from that.
            let held = if self.doubted.contains(&origin) { 0 } else { self.logs.get(&origin)?.size() };
            Some((self.names.get(&origin)?.clone(), held))
        });
        Wants { logs: logs.collect(), documents: self.missing_documents(), words: self.missing_words() }
    }

    /// Takes from `source` what is new of the logs of `side`, and what it holds of ours; then does what the
    /// rules ask. Gives how many entries were taken.
    pub fn exchange(&mut self, side: &str, source: &dyn Source) -> Result<usize, ExchangeError> {
        let taken = self.take_logs(side, source);
        if let Err(ExchangeError::Frozen(_)) = &taken {
            // The evidence enters the own log, whether or not that side is ever heard again.
            self.tend()?;
        }
        let taken = taken?;
        self.take_documents(source)?;
        self.tend()?;
        Ok(taken)
    }

    fn take_logs(&mut self, side: &str, source: &dyn Source) -> Result<usize, ExchangeError> {
        if self.chain(side).is_empty() || side == self.identity.card.side {
            return Err(ExchangeError::Unknown(side.to_owned()));
        }
        let mut taken = 0;
        // What is taken of one log may end it and lead to the next.
        for theirs in [true, false] {
            let own = self.identity.card.side.clone();
            let side = if theirs { side } else { &own };
            let mut number = 0;
            while let Some(origin) = self.chain(side).get(number).cloned() {
                number += 1;
                taken += match (theirs, self.is_whole(&origin)) {
                    (true, true) => self.cosign_again(&origin)?,
                    (true, false) => self.pull(&origin, source)?,
                    (false, _) => self.catch_up(&origin, source)?,
                };
                self.take_new();
            }
        }
        self.write_keys()?;
        Ok(taken)
    }

    /// Whether a log has ended and all of it is held.
    pub(crate) fn is_whole(&self, origin: &str) -> bool {
        let end = self.fold.record.logs().get(origin).and_then(|log| log.ended.as_ref());
        end.zip(self.logs.get(origin)).is_some_and(|(end, store)| end.size <= store.size())
    }

    /// The folder of a log.
    pub(crate) fn name_of(&self, origin: &str) -> &str {
        self.names.get(origin).map_or("", String::as_str)
    }

    /// What a source shows of a log.
    pub(crate) fn shown(
        &self,
        origin: &str,
        source: &dyn Source,
    ) -> Result<Option<(Note, Checkpoint)>, ExchangeError> {
        let Some(bytes) = source.get(&format!("logs/{}/checkpoint", self.name_of(origin)))? else {
            return Ok(None);
        };
        let note = Note::parse(&bytes).map_err(PullError::Note)?;
        let shown = Checkpoint::of_note(&note).map_err(PullError::Note)?;
        if shown.origin == origin {
            Ok(Some((note, shown)))
        } else {
            Err(PullError::OtherLog(shown.origin).into())
        }
    }

    /// The entries that lead from `held` to a checkpoint.
    fn gather(
        &self,
        origin: &str,
        held: &Frontier,
        note: &Note,
        source: &dyn Source,
    ) -> Result<Pulled, ExchangeError> {
        let mut pull = Pull::begin(origin, held, &held.root(), note.to_string().as_bytes())?;
        let name = self.name_of(origin);
        while let Some(tile) = pull.wants() {
            match source.get(&format!("logs/{name}/{}", tile.path()))? {
                Some(bytes) => pull.give(&bytes, tile.is_full())?,
                None => {
                    let full = source.get(&format!("logs/{name}/{}", tile.full().path()))?;
                    pull.give(&full.unwrap_or_default(), true)?;
                }
            }
        }
        Ok(pull.end()?)
    }

    /// What is new of a log under a checkpoint, with the keys that this is judged by.
    pub(crate) fn fetch(
        &mut self,
        origin: &str,
        note: &Note,
        source: &dyn Source,
    ) -> Result<(Pulled, Vec<Verifier>), ExchangeError> {
        let held = self.logs.get(origin).map(|store| store.frontier().clone()).unwrap_or_default();
        let pulled = match self.gather(origin, &held, note, source) {
            Err(ExchangeError::Pull(PullError::Fork { .. } | PullError::Bundle { .. })) => {
                return Err(self.contradicted(origin, note, source));
            }
            other => other?,
        };
        let keys = self.log_keys(origin, &pulled.entries);
        signed_by(&pulled.note, &keys).map_err(ExchangeError::Signature)?;
        self.doubted.remove(origin);
        if self.contradicts_mark(origin, &pulled) {
            return Err(self.freeze(origin, note));
        }
        Ok((pulled, keys))
    }

    /// The keys that a log has after these entries, which may change them; before any, its first one.
    pub(crate) fn log_keys(&self, origin: &str, entries: &[Vec<u8>]) -> Vec<Verifier> {
        let first = || self.first_key(origin).into_iter().collect();
        self.keys_after(origin, entries).map_or_else(first, |keys| keys.log)
    }

    fn pull(&mut self, origin: &str, source: &dyn Source) -> Result<usize, ExchangeError> {
        if self.frozen.contains(origin) {
            return Err(ExchangeError::Frozen(origin.to_owned()));
        }
        let Some((note, _)) = self.shown(origin, source)? else { return Ok(0) };
        let (pulled, keys) = self.fetch(origin, &note, source)?;
        let time = u64::try_from(self.world.clock.now().as_second()).unwrap_or(0);
        let below_mark = self.mark.of(origin).is_some_and(|mark| mark.size > pulled.checkpoint.size);
        let Some(store) = self.logs.get(origin) else { return Ok(0) };
        let grown = !pulled.entries.is_empty();
        if !grown
            && store.note().is_some_and(|held| held.line_of(self.identity.cosigner.verifier()).is_some())
        {
            return Ok(0);
        }
        let side = self.side_of(origin).unwrap_or_default().to_owned();
        let mut note = self.sound(&side, &keys, pulled.note);
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

    /// A log that has ended comes no more; when the own cosigner changes, what is held of it is cosigned anew.
    fn cosign_again(&mut self, origin: &str) -> Result<usize, ExchangeError> {
        let keys = self.log_keys(origin, &[]);
        let cosigner = self.identity.cosigner.verifier();
        let Some(store) = self.logs.get(origin) else { return Ok(0) };
        let below_mark = self.mark.of(origin).is_some_and(|mark| mark.size > store.size());
        let held = store.checkpoint();
        let unsigned = store.note().filter(|note| note.line_of(cosigner).is_none()).cloned();
        let Some(note) = unsigned.filter(|_| !below_mark && self.identity.valid) else { return Ok(0) };
        let time = u64::try_from(self.world.clock.now().as_second()).unwrap_or(0);
        let side = self.side_of(origin).unwrap_or_default();
        let mut note = self.sound(side, &keys, note);
        // A crash may have come before the mark: nothing is cosigned that it does not hold (P-R8).
        self.mark.raise(&held).map_err(NodeError::Mark)?;
        note.signatures.push(cosign(&note, &self.identity.cosigner, time));
        let Some(store) = self.logs.get_mut(origin) else { return Ok(0) };
        store.publish(&note).map_err(NodeError::Store)?;
        Ok(0)
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

    /// What was sent does not continue what is held. It is a fork only if a present key of the log signed it
    /// and it is another history: of the same size, or a whole log that differs where both have entries.
    /// Anything else may have happened on the way, or be the work of who stole a key that is no key any more.
    fn contradicted(&mut self, origin: &str, note: &Note, source: &dyn Source) -> ExchangeError {
        if let Err(error) = signed_by(note, &self.log_keys(origin, &[])) {
            return ExchangeError::Signature(error);
        }
        let (Some(store), Ok(shown)) = (self.logs.get(origin), Checkpoint::of_note(note)) else {
            return ExchangeError::Damaged(origin.to_owned());
        };
        let held = store.checkpoint();
        let whole = || self.gather(origin, &Frontier::default(), note, source).ok();
        let differs = |whole: Pulled| {
            let common = whole.entries.iter().take(usize::try_from(held.size).unwrap_or(usize::MAX));
            let mut frontier = Frontier::default();
            common.for_each(|entry| frontier.append(Hash::leaf(entry), |_, _, _| {}));
            frontier.root() != held.root
        };
        if held.size == shown.size || whole().is_some_and(differs) {
            return self.freeze(origin, note);
        }
        self.doubted.insert(origin.to_owned());
        ExchangeError::Damaged(origin.to_owned())
    }

    pub(crate) fn freeze(&mut self, origin: &str, shown: &Note) -> ExchangeError {
        let held = self.logs.get(origin).and_then(|store| store.note()).map(Note::to_string);
        let (held, shown, name) = (held.unwrap_or_default(), shown.to_string(), self.name_of(origin));
        let evidence = self.folder.join("evidence");
        let kept = self.world.disk.write(&[
            (evidence.join(format!("{name}-held.note")), held.clone().into_bytes()),
            (evidence.join(format!("{name}-shown.note")), shown.clone().into_bytes()),
        ]);
        if let Err(error) = kept {
            tracing::error!(%error, "the evidence of a forked log could not be kept");
        }
        // Two roots of one size prove the fork to anyone; other contradictions are for people to look at.
        self.evidence.push(Body::Observe(Observe::Fork { first: held, second: shown }));
        self.frozen.insert(origin.to_owned());
        ExchangeError::Frozen(origin.to_owned())
    }

    /// Files and words that acts name and that are not held here yet.
    fn take_documents(&mut self, source: &dyn Source) -> Result<(), ExchangeError> {
        let mut files = Vec::new();
        let named = self.fold.missing.iter().map(|digest| ("documents", digest));
        for (folder, digest) in named.chain(self.fold.missing_words.iter().map(|digest| ("words", digest))) {
            let path = format!("{folder}/{digest}");
            match source.get(&path)? {
                Some(bytes) if Hash::of(&bytes) == *digest => files.push((self.folder.join(path), bytes)),
                Some(_) => tracing::warn!(%digest, "a file came with other bytes and is asked for again"),
                None => {}
            }
        }
        if !files.is_empty() {
            self.world.disk.write(&files).map_err(SourceError::Disk)?;
            self.hold_documents();
        }
        Ok(())
    }
}

/// Whether one of the keys signed a note; why not, if none did.
pub(crate) fn signed_by(note: &Note, keys: &[Verifier]) -> Result<(), NoteError> {
    let mut refused = NoteError::Unsigned(String::from("the log"));
    for key in keys {
        match note.verify(key) {
            Ok(()) => return Ok(()),
            Err(error) => refused = error,
        }
    }
    Err(refused)
}
