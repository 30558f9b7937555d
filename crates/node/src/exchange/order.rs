//! Exchange with another side: take its logs and what it holds of the others, cosign what is held, learn what
//! it holds of ours. Each log stands by itself: one that fails stops no other.

use crate::exchange::entitled::request;
use crate::exchange::error::ExchangeError;
use crate::exchange::placed::Placed;
use crate::exchange::quota::Quota;
use crate::exchange::showing;
use crate::exchange::source::Source;
use crate::exchange::take::Came;
use crate::exchange::wants::{Want, Wants};
use crate::log::held::Held;
use crate::log::names::log_name;
use crate::log::signed::signed_by;
use crate::node::Node;
use crate::node::error::NodeError;
use crate::published;
use crate::words::asked::{REQUEST_WORDS_MAX, path_of, path_of_all};
use paivand_record::checkpoint::{Checkpoint, cosign};
use paivand_record::fate::Roots;
use paivand_record::hash::Hash;
use paivand_record::key::Verifier;
use paivand_record::note::Note;
use paivand_record::pull::PullError;

/// Documents asked for in one exchange: the next asks for the rest.
const DOCUMENTS_MAX: usize = 64;

/// Words asked for in one exchange: there are some for most acts, and each is small.
const WORDS_MAX: usize = 8_192;

/// Words asked for one by one of a side whose node does not give several at once.
const SINGLE_WORDS_MAX: usize = 64;

impl Node {
    /// What to ask `side` for now: its logs, what it holds of ours, and what it mirrors of third sides.
    pub fn wants(&self, side: &str) -> Wants {
        let own = &self.keys.identity.card.side;
        let sides =
            self.keys.cards.iter().map(|card| card.side.as_str()).filter(|of| of != own && *of != side);
        let sides: Vec<&str> = std::iter::once(side).chain(sides).collect();
        let theirs = sides.iter().flat_map(|side| self.logs.logs_of(side));
        let theirs =
            theirs.filter(|origin| !self.known().is_whole(origin) && !self.known().is_let_go(origin));
        let ours = self.logs.logs_of(own).into_iter().filter(|origin| !self.known().is_settled(origin));
        // Perhaps there is one more, which is to continue another.
        let all = sides.iter().copied().chain(std::iter::once(own.as_str()));
        let next = all.map(|side| Want::of(log_name(side, self.logs.logs_of(side).len() + 1)));
        let logs = theirs.chain(ours).filter_map(|origin| {
            let store = self.logs.stores.get(&origin)?;
            let mut keys = self.known().log_keys(&origin, &[]);
            keys.extend(self.known().reached_keys(&origin, &[]));
            let doubted = self.logs.is_doubted(&origin).then(|| store.size());
            Some(Want {
                name: self.logs.names.get(&origin)?.clone(),
                reached: store.reached().size(),
                keys,
                doubted,
            })
        });
        let asked = |(digest, of): (&Hash, &String)| {
            (self.exchange.quotas.of(of) < Quota::Spent && !self.exchange.is_in_vain(side, digest))
                .then_some(*digest)
        };
        let showing = self.question().map(|nonce| showing::path(own, nonce));
        let documents = self.understanding.fold.missing.iter().filter_map(asked).take(DOCUMENTS_MAX);
        let documents = documents.map(published::document);
        let words: Vec<Hash> =
            self.understanding.fold.missing_words.iter().filter_map(asked).take(WORDS_MAX).collect();
        let several = words.chunks(REQUEST_WORDS_MAX).map(path_of_all);
        let now = self.now();
        let signed = |path: String| (path.clone(), request(&self.keys.identity, side, &path, now));
        let entitled = documents.chain(several).map(signed).collect();
        let single = words.iter().filter(|_| words.len() > 1).take(SINGLE_WORDS_MAX);
        let single = single.map(|digest| signed(path_of(*digest))).collect();
        let logs = logs.chain(next).collect();
        Wants { logs, chains: self.known().chains(), entitled, single, showing, budget: Default::default() }
    }

    /// Takes from `source` what is new of the logs of `side`, what it mirrors of others and what it holds of
    /// ours; then does what the rules ask. Gives how many entries were taken.
    ///
    /// # Errors
    /// The first that a log of that side or one of ours met with; all else was done nevertheless.
    pub fn exchange(&mut self, side: &str, source: &dyn Source) -> Result<usize, ExchangeError> {
        let outcome = self.exchange_with(side, source);
        self.publish();
        outcome
    }

    fn exchange_with(&mut self, side: &str, source: &dyn Source) -> Result<usize, ExchangeError> {
        if self.known().chain(side).is_empty() || side == self.keys.identity.card.side {
            return Err(ExchangeError::Unknown(side.to_owned()));
        }
        let placed = Placed::find(source, &self.known().chains())?;
        let source = &placed;
        let (taken, mut failed) = self.take_logs(side, source);
        self.write_keys()?;
        let noted = self.note_short(side, source);
        for outcome in [self.take_receipts(source), self.answer(side, source), noted] {
            failed = failed.or(outcome.err());
        }
        self.settle_start()?;
        let lacking = (self.understanding.fold.missing.len(), self.understanding.fold.missing_words.len());
        self.take_documents(side, source)?;
        self.take_words(side, source)?;
        if (self.understanding.fold.missing.len(), self.understanding.fold.missing_words.len()) < lacking {
            // Where more is still missing, it is asked for at once.
            self.exchange.note_came_beside();
        }
        self.seal_waiting()?;
        self.tend()?;
        failed.map_or(Ok(taken), Err)
    }

    /// The question that a side asks, and its answer to ours.
    fn answer(&mut self, side: &str, source: &dyn Source) -> Result<(), ExchangeError> {
        self.take_question(side, source)?;
        let Some(nonce) = self.question() else { return Ok(()) };
        match source.get(&showing::path(&self.keys.identity.card.side, nonce))? {
            Some(answer) => self.hear(side, &answer),
            None => Ok(()),
        }
    }

    /// Takes all logs that a source has, each by itself; how many entries came, and the first failure of a log
    /// of its side or of ours.
    fn take_logs(&mut self, side: &str, source: &dyn Source) -> (usize, Option<ExchangeError>) {
        let own = self.keys.identity.card.side.clone();
        let third =
            self.keys.cards.iter().map(|card| card.side.clone()).filter(|of| *of != own && of != side);
        let order: Vec<String> =
            [side.to_owned(), own.clone()].into_iter().chain(third.collect::<Vec<_>>()).collect();
        let (mut taken, mut failed) = (0, None);
        for of in order {
            let mut number = 0;
            loop {
                let Some(origin) = self.logs.logs_of(&of).get(number).cloned() else {
                    // What is taken of one log may show who vouches for the next.
                    match self.discover(&of, source) {
                        Ok(true) => continue,
                        Ok(false) | Err(_) => break,
                    }
                };
                number += 1;
                let came =
                    match (of == own, self.known().is_whole(&origin) || self.known().is_let_go(&origin)) {
                        (false, true) => self.cosign_again(&origin),
                        (false, false) => self.pull(&origin, source),
                        (true, _) => self.catch_up(&origin, source),
                    };
                self.take_new();
                match came {
                    Ok(came) => taken += came,
                    // A mirror may well hold less than others do.
                    Err(ExchangeError::Pull(PullError::Smaller { .. })) if of != side => {}
                    // The log that is to continue this one may be in order: that is what it is for.
                    Err(error) => {
                        tracing::info!(origin, %error, "nothing was taken of a log");
                        failed = failed.or((of == side || of == own).then_some(error));
                    }
                }
            }
        }
        (taken, failed)
    }

    fn pull(&mut self, origin: &str, source: &dyn Source) -> Result<usize, ExchangeError> {
        let Some((note, shown)) = self.shown(origin, source)? else { return Ok(0) };
        let side = self.logs.side_of(origin).unwrap_or_default().to_owned();
        if self.exchange.quotas.of(&side) == Quota::Spent {
            return Err(ExchangeError::Quota(side));
        }
        let (keys, entries, count) = match self.fetch(origin, (&note, &shown), source)? {
            Came::Part(count) => return Ok(count),
            Came::Whole { keys, entries, count } => (keys, entries, count),
        };
        let Some(store) = self.logs.stores.get(origin) else { return Ok(0) };
        let grown = shown.size > store.size();
        let cosigner = self.keys.identity.cosigner.verifier().clone();
        if !grown && store.note().is_some_and(|held| held.line_of(&cosigner).is_some()) {
            self.keep_receipt(&shown, &note, &keys)?;
            return Ok(0);
        }
        let mut note = self.known().sound(&side, &keys, note);
        note.signatures.retain(|line| line.id != cosigner.id());
        // First durable without a cosignature, then marked, then cosigned: a mirror signs what it holds.
        if grown && !self.install(origin, &note, &entries)? {
            return Ok(0);
        }
        self.exchange.quotas.spend(&side, entries.iter().map(Vec::len).sum());
        self.cosign(origin, note)?;
        Ok(count)
    }

    /// Cosigns what is held of a log, unless more was cosigned before: nothing smaller is, until that is held
    /// again. And nothing is while the start is not confirmed, or by a key that the own log has revoked.
    fn cosign(&mut self, origin: &str, mut note: Note) -> Result<(), ExchangeError> {
        let Some(held) = self.logs.stores.get(origin).map(|store| store.checkpoint()) else { return Ok(()) };
        let below_mark = self.logs.mark.of(origin).is_some_and(|mark| mark.size > held.size);
        if below_mark || !self.may_cosign() {
            return Ok(());
        }
        let time = u64::try_from(self.world.clock.now().as_second()).unwrap_or(0);
        self.logs.mark.raise(&note).map_err(NodeError::Mark)?;
        note.signatures.push(cosign(&note, &self.keys.identity.cosigner, time));
        self.exchange.note_change();
        let Some(store) = self.logs.stores.get_mut(origin) else { return Ok(()) };
        Ok(store.publish(&note).map_err(NodeError::Store)?)
    }

    /// A log that has ended comes no more; when the own cosigner changes, what is held of it is cosigned anew.
    fn cosign_again(&mut self, origin: &str) -> Result<usize, ExchangeError> {
        let cosigner = self.keys.identity.cosigner.verifier();
        let note = self.logs.stores.get(origin).and_then(|store| store.note());
        let Some(note) = note.filter(|note| note.line_of(cosigner).is_none()).cloned() else { return Ok(0) };
        let side = self.logs.side_of(origin).unwrap_or_default();
        let note = self.known().sound(side, &self.known().log_keys(origin, &[]), note);
        self.cosign(origin, note).map(|()| 0)
    }

    /// Keeps the cosignatures of a checkpoint that agrees with what is held.
    pub(crate) fn keep_receipt(
        &mut self,
        shown: &Checkpoint,
        note: &Note,
        keys: &[Verifier],
    ) -> Result<(), ExchangeError> {
        let side = self.logs.side_of(&shown.origin).unwrap_or_default();
        let cosigners = self.known().cosigners_beside(side);
        Ok(self.logs.keep_receipt(shown, note, keys, &cosigners)?)
    }

    /// What the other side holds of one of our logs: its receipts if not more than we hold, our lost entries
    /// if more.
    fn catch_up(&mut self, own: &str, source: &dyn Source) -> Result<usize, ExchangeError> {
        let Some((note, shown)) = self.shown(own, source)? else { return Ok(0) };
        let held = self.logs.stores.get(own).map_or(0, |store| store.size());
        let side = self.keys.identity.card.side.clone();
        if shown.size > held {
            // Where the keys have changed beyond what is held, only the entries show that it is our log.
            let (keys, entries, count) = match self.fetch(own, (&note, &shown), source)? {
                Came::Part(count) => return Ok(count),
                Came::Whole { keys, entries, count } => (keys, entries, count),
            };
            let note = self.known().sound(&side, &keys, note);
            self.logs.mark.raise(&note).map_err(NodeError::Mark)?;
            if !self.install(own, &note, &entries)? {
                return Ok(0);
            }
            // What came back is known to be held elsewhere, also once more is said behind it.
            return self.keep_receipt(&shown, &note, &keys).map(|()| count);
        }
        if Held(&self.logs.stores).root(own, shown.size) != Some(shown.root) {
            // A bare checkpoint moves nothing; one of a key that is ours no more proves nothing either.
            signed_by(&note, &self.known().log_keys(own, &[])).map_err(ExchangeError::Signature)?;
            return Err(self.differs(own, &note));
        }
        let keys = self.known().keys_of_size(&shown);
        signed_by(&note, &keys).map_err(ExchangeError::Signature)?;
        self.keep_receipt(&shown, &note, &keys).map(|()| 0)
    }
}
