//! The verifier keys beside each log, so that a stranger needs no more: they follow what the record says.

use crate::keys::error::IdentityError;
use crate::keys::identity::Card;
use crate::log::Logs;
use crate::log::known::Known;
use crate::log::signed::sound;
use crate::published;
use paivand_record::checkpoint::Checkpoint;
use paivand_record::fate::KeySet;
use paivand_record::key::Verifier;
use paivand_record::note::Note;
use std::collections::BTreeMap;

impl<'a> Known<'a> {
    /// The recovery key as the own log names it.
    pub(crate) fn recovery_key(&self) -> Result<Verifier, IdentityError> {
        let own = self.own_log();
        let named = self.record.keys_at(&own, u64::MAX).map(|keys| keys.recovery.clone());
        let written = || Verifier::parse(&self.keys.identity.recovery_key);
        named.or_else(written).ok_or(IdentityError::Damaged("node.json"))
    }

    /// The keys of a log after `entries`, which follow those held of it; also where folding waits.
    pub(crate) fn keys_after(&self, origin: &str, entries: &[Vec<u8>]) -> Option<KeySet> {
        let mut held = Vec::new();
        if let Some(store) = self.logs.stores.get(origin) {
            let mut first = self.folded(origin);
            while first < store.size() {
                let more = store.entries_at(first).ok()?;
                first += more.len() as u64;
                held.extend(more);
            }
        }
        self.record.keys_after(origin, held.iter().chain(entries).map(Vec::as_slice))
    }

    /// The log that this side writes now, with its keys; also where folding waits.
    pub(crate) fn present_keys(&self) -> (String, Option<KeySet>) {
        let origin = self.own_log();
        let waits = self.folded(&origin) < self.own_size();
        let held = if waits { self.keys_after(&origin, &[]) } else { None };
        let keys = held.or_else(|| self.record.keys_at(&origin, u64::MAX).cloned());
        (origin, keys)
    }

    /// What is to stand in `vkeys` beside each log, by its folder.
    pub(crate) fn key_lines(&self) -> BTreeMap<String, String> {
        let names = self.logs.names.iter();
        names.filter_map(|(origin, name)| Some((name.clone(), self.lines(origin)?))).collect()
    }

    /// First the log key that signs the checkpoint, then the cosigners of the other sides, then the log's
    /// other keys; the last plain key is the one of the genesis, by which the sides met.
    fn lines(&self, origin: &str) -> Option<String> {
        let (anchor, side) = (self.logs.first_key(origin)?, self.logs.side_of(origin)?);
        let record = &self.record;
        let mut log =
            record.keys_at(origin, u64::MAX).map_or_else(|| vec![anchor.clone()], |keys| keys.log.clone());
        let note = self.logs.stores.get(origin).and_then(|store| store.note());
        let signed = log.iter().rposition(|key| note.is_some_and(|note| note.line_of(key).is_some()));
        let first = log.remove(signed.unwrap_or(log.len() - 1));
        let others = self.keys.cards.iter().filter(|other| other.side != side);
        let cosigners = others.flat_map(|other| self.cosigners_of(other)).map(|key| key.to_string());
        log.retain(|key| *key != anchor);
        let rest =
            log.iter().chain(Some(&anchor).filter(|anchor| **anchor != first)).map(Verifier::to_string);
        let lines = std::iter::once(first.to_string()).chain(cosigners).chain(rest);
        Some(lines.map(|line| line + "\n").collect())
    }

    /// The cosigner keys that a side has now, the newest first; before its log is here, that of its card.
    pub(crate) fn cosigners_of(&self, card: &Card) -> Vec<Verifier> {
        let origin = self.record.origin_of(&card.side).unwrap_or_default();
        match self.record.keys_at(origin, u64::MAX) {
            Some(keys) => keys.cosigner.iter().rev().cloned().collect(),
            None => Verifier::parse(&card.cosigner_key).into_iter().collect(),
        }
    }

    /// The cosigner keys that a side has now, as its log held here says; also where folding waits.
    pub(crate) fn cosigners_held(&self, card: &Card) -> Vec<Verifier> {
        let last = self.chain(&card.side).pop().unwrap_or_default();
        let waits = self.logs.stores.get(&last).is_some_and(|store| store.size() > self.folded(&last));
        let held = if waits { self.keys_after(&last, &[]) } else { None };
        held.map_or_else(|| self.cosigners_of(card), |keys| keys.cosigner)
    }

    /// Every cosigner key that a side has had, as far as its logs are folded: an old cosignature is one too.
    pub(crate) fn cosigners_ever(&self, card: &Card) -> Vec<Verifier> {
        let logs = self.logs.sides.iter().filter(|(_, side)| **side == card.side);
        let ever = logs.flat_map(|(origin, _)| self.record.keys_ever(origin));
        let mut keys: Vec<Verifier> = ever.flat_map(|keys| keys.cosigner.iter().cloned()).collect();
        keys.extend(Verifier::parse(&card.cosigner_key));
        keys
    }

    /// The cosigner keys that the sides other than this one have now.
    pub(crate) fn cosigners_beside(&self, side: &str) -> Vec<Verifier> {
        let others = self.keys.cards.iter().filter(|other| other.side != side);
        others.flat_map(|other| self.cosigners_of(other)).collect()
    }

    /// Leaves of a note only the signatures by keys that its log and the other sides have now: what a peer
    /// puts beside them proves nothing, and would make one's own files refused.
    pub(crate) fn sound(&self, side: &str, log: &[Verifier], note: Note) -> Note {
        sound(log, &self.cosigners_beside(side), note)
    }

    /// The keys that a log has after these entries, which may change them; before any, its first one.
    pub(crate) fn log_keys(&self, origin: &str, entries: &[Vec<u8>]) -> Vec<Verifier> {
        let first = || self.logs.first_key(origin).into_iter().collect();
        self.keys_after(origin, entries).map_or_else(first, |keys| keys.log)
    }

    /// The same after what is put aside of it too.
    pub(crate) fn reached_keys(&self, origin: &str, more: &[Vec<u8>]) -> Vec<Verifier> {
        let Some(store) = self.logs.stores.get(origin).filter(|_| self.logs.rekeyed.contains(origin)) else {
            return self.log_keys(origin, more);
        };
        let mut aside = Vec::new();
        let mut first = store.size();
        while let Some(entries) = store.aside_at(first).ok().filter(|entries| !entries.is_empty()) {
            first += entries.len() as u64;
            aside.extend(entries);
        }
        aside.extend_from_slice(more);
        self.log_keys(origin, &aside)
    }

    /// An older checkpoint is judged by the keys of its size: a receipt may be older than a change.
    pub(crate) fn keys_of_size(&self, shown: &Checkpoint) -> Vec<Verifier> {
        let keys = self.record.keys_at(&shown.origin, shown.size);
        let folded = keys.filter(|_| self.folded(&shown.origin) >= shown.size);
        folded.map_or_else(|| self.log_keys(&shown.origin, &[]), |keys| keys.log.clone())
    }

    /// The cosigner keys of a side's present log.
    pub(crate) fn present_cosigners(&self, side: &str) -> Option<Vec<Verifier>> {
        let origin = self.record.origin_of(side)?;
        Some(self.record.keys_at(origin, u64::MAX)?.cosigner.clone())
    }
}

impl Logs {
    /// Writes `vkeys` beside each log where it has changed.
    pub(crate) fn write_keys(&mut self, lines: BTreeMap<String, String>) -> Result<(), IdentityError> {
        let mut files = Vec::new();
        for (name, lines) in lines {
            if self.key_lines.get(&name) == Some(&lines) {
                continue;
            }
            let path = self.folder.join(published::vkeys(&name));
            let held = self.disk.read(&path, usize::MAX)?;
            if held.as_deref() != Some(lines.as_bytes()) {
                files.push((path, lines.clone().into_bytes()));
            }
            self.key_lines.insert(name, lines);
        }
        if files.is_empty() {
            return Ok(());
        }
        let written = self.disk.write(&files);
        if written.is_err() {
            self.key_lines.clear();
        }
        Ok(written?)
    }
}
