//! What other sides hold of our logs: their receipts, or our own entries where we have lost them.

use crate::exchange::{ExchangeError, signed_by};
use crate::fold::Held;
use crate::node::{Node, NodeError};
use crate::source::Source;
use paivand_record::checkpoint::{Checkpoint, cosigned};
use paivand_record::entry::{Body, Observe};
use paivand_record::fate::{JointAct, Roots};
use paivand_record::key::Verifier;
use paivand_record::note::Note;

/// Most receipts kept of one log at once: those of the latest sizes; older ones come again when asked.
const RECEIPTS_MAX: usize = 64;

impl Node {
    /// Whether an own log has ended and every other side's cosignature on its end is published.
    pub(crate) fn is_settled(&self, origin: &str) -> bool {
        let note = self.logs.get(origin).and_then(|store| store.note());
        self.is_whole(origin)
            && note.is_some_and(|note| {
                let others = self.cards.iter().filter(|card| card.side != self.identity.card.side);
                let cosigners = others.map(|card| self.cosigners_of(card));
                cosigners.into_iter().all(|keys| keys.iter().any(|key| note.line_of(key).is_some()))
            })
    }

    /// What the other side holds of one of our logs: its receipts if not more than we hold, our lost entries
    /// if more.
    pub(crate) fn catch_up(&mut self, own: &str, source: &dyn Source) -> Result<usize, ExchangeError> {
        let Some((note, shown)) = self.shown(own, source)? else { return Ok(0) };
        let held = self.logs.get(own).map_or(0, |store| store.size());
        let keys = self.log_keys(own, &[]);
        let side = self.identity.card.side.clone();
        if shown.size <= held {
            // An older checkpoint is judged by the keys of its size: a receipt may be older than a change.
            let keys = self.fold.record.keys_at(own, shown.size).map_or(keys, |keys| keys.log.clone());
            signed_by(&note, &keys).map_err(ExchangeError::Signature)?;
            if Held(&self.logs).root(own, shown.size) != Some(shown.root) {
                // We signed two histories: nothing more is, on either.
                return Err(self.freeze(own, &note));
            }
            let note = self.sound(&side, &keys, note);
            self.keep_receipt(&shown, note);
            return self.publish_receipts(&shown, &keys).map(|()| 0);
        }
        if signed_by(&note, &keys).is_ok() {
            self.behind.insert(own.to_owned(), shown.size);
        }
        // Where the keys have changed beyond what is held, only the entries show that it is our log.
        let (pulled, keys) = self.fetch(own, &note, source)?;
        self.behind.insert(own.to_owned(), pulled.checkpoint.size);
        let note = self.sound(&side, &keys, pulled.note);
        let Some(store) = self.logs.get_mut(own) else { return Ok(0) };
        let mark = &mut self.mark;
        let release = |next: &Checkpoint| mark.raise(next).map(|()| note);
        store.append(&pulled.entries, release).map_err(NodeError::Store)?;
        Ok(pulled.entries.len())
    }

    fn keep_receipt(&mut self, shown: &Checkpoint, note: Note) {
        let at = (shown.origin.clone(), shown.size);
        let kept = self.receipts.entry(at).or_insert_with(|| Note::new(note.text.clone()));
        if kept.text == note.text {
            for line in note.signatures {
                if !kept.signatures.contains(&line) {
                    kept.signatures.push(line);
                }
            }
        }
        let of_this = |(origin, _): &(String, u64)| *origin == shown.origin;
        while self.receipts.keys().filter(|at| of_this(at)).count() > RECEIPTS_MAX {
            let oldest = self.receipts.keys().find(|at| of_this(at)).cloned();
            oldest.and_then(|at| self.receipts.remove(&at));
        }
    }

    /// Puts the other sides' cosignatures under the own checkpoint, so that a stranger finds them there; those
    /// of keys that are no more go.
    fn publish_receipts(&mut self, shown: &Checkpoint, keys: &[Verifier]) -> Result<(), ExchangeError> {
        let kept = self.receipts.get(&(shown.origin.clone(), shown.size));
        let published = self.logs.get(&shown.origin).and_then(|store| store.note());
        let (Some(kept), Some(published)) = (kept, published) else { return Ok(()) };
        let mut note = published.clone();
        for line in &kept.signatures {
            if note.text == kept.text && !note.signatures.contains(line) {
                note.signatures.push(line.clone());
            }
        }
        if note == *published {
            return Ok(());
        }
        let note = self.sound(&self.identity.card.side, keys, note);
        if note == *published {
            return Ok(());
        }
        let Some(store) = self.logs.get_mut(&shown.origin) else { return Ok(()) };
        Ok(store.publish(&note).map_err(NodeError::Store)?)
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
        let own = &act.at.origin;
        let later =
            self.receipts.range((own.clone(), enact + 1)..).take_while(|((origin, _), _)| origin == own);
        let holds =
            |note: &&Note| cosigners.iter().all(|keys| keys.iter().any(|key| cosigned(note, key).is_ok()));
        let note = later.map(|(_, note)| note).find(holds)?;
        Some(Body::Observe(Observe::Receipt { enact, checkpoint: note.to_string() }))
    }
}
