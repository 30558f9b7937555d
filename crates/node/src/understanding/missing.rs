//! What acts name and a node does not hold yet: files, documents among them, and words.

use crate::understanding::bridge;
use crate::understanding::erased::Erased;
use crate::understanding::fold::Fold;
use crate::words::store::WordStore;
use paivand_kernel::{ActId, Digest, FileClass, Side};
use paivand_record::hash::Hash;
use paivand_world::disk::Disk;
use std::path::Path;

/// Acts whose words are looked for together: what most of them name is held, and need not be remembered.
const ACTS_AT_ONCE: usize = 1_024;

impl Fold {
    /// Notes what an act that counts names, until it is held; nothing of what was erased.
    pub(crate) fn miss(&mut self, act: ActId) {
        let Some(recorded) = self.standing.act(&act) else { return };
        let (content, by) = (&recorded.act.content, recorded.act.by.to_string());
        let files = recorded.act.files().into_iter().map(|(class, file)| (class, Hash(file.0), by.clone()));
        let joint = |file: Digest, side: &Side| (FileClass::Joint, Hash(file.0), side.to_string());
        let hands = recorded.hands().iter().chain(recorded.refusing());
        let hands = hands.filter_map(|(side, hand)| Some(joint(hand.file?, side)));
        let named: Vec<_> = files.chain(hands).collect();
        let drafts = recorded.declined().iter();
        let drafts = drafts.filter_map(|(side, (_, _, draft))| Some(joint((*draft)?, side)));
        for (class, digest, by) in named.iter().cloned().chain(drafts) {
            // What the side that named it opens to more is open.
            let held = self.classes.entry(digest).or_insert_with(|| (class, by.clone()));
            if held.1 == by {
                held.0 = held.0.min(class);
            }
        }
        let held = |(digest, _): &(Hash, String)| !self.erased.contains(&Erased::file(Digest(digest.0)));
        self.missing.extend(named.into_iter().map(|(_, digest, by)| (digest, by)).filter(held));
        self.texts.extend(content.document().map(|text| Hash(text.0)));
        let declined = recorded.declined().iter();
        let declined = declined.filter_map(|(side, (_, words, _))| Some(((*words)?, side.to_string())));
        let disputed = recorded.disputed().iter();
        let disputed = disputed.filter_map(|(side, (_, words))| Some(((*words)?, side.to_string())));
        let named = recorded.act.words.map(|words| (words, by)).into_iter().chain(declined).chain(disputed);
        let named = named.map(|(words, by)| (Hash(words.0), by)).filter(|(words, _)| !self.is_erased(*words));
        let named: Vec<_> = named.collect();
        self.missing_words.extend(named);
    }

    /// Notes words that an entry names and no act.
    pub(crate) fn miss_beside(&mut self, origin: &str, words: Option<Hash>) {
        let side = self.record.logs().get(origin).map(|log| log.side.clone()).unwrap_or_default();
        if let Some(words) = words.filter(|words| !self.is_erased(*words)) {
            self.beside.insert(words, side.clone());
            self.missing_words.insert(words, side);
        }
    }

    /// Notes what every act that counts names.
    pub(crate) fn miss_all(&mut self, words: &WordStore) {
        self.note_erasures();
        self.to_erase.clone_from(&self.erased);
        let acts: Vec<ActId> = self.standing.acts().map(|(id, _)| *id).collect();
        for some in acts.chunks(ACTS_AT_ONCE) {
            some.iter().for_each(|act| self.miss(*act));
            self.missing_words.retain(|digest, _| !words.holds(*digest));
        }
        self.missing_words.extend(self.beside.clone());
    }

    /// The same of acts alone.
    pub(crate) fn miss_acts(&mut self) {
        let acts: Vec<ActId> = self.standing.acts().map(|(id, _)| *id).collect();
        acts.into_iter().for_each(|act| self.miss(act));
    }

    /// Where an act names what was erased, and could not know that, it is not erased after all.
    pub(crate) fn reconsider(&mut self, act: ActId) {
        let Some(recorded) = self.standing.act(&act) else { return };
        let files = recorded.act.files().into_iter().map(|(_, file)| Erased::file(file));
        let hands = recorded.all_hands().filter_map(|hand| hand.file).map(Erased::file);
        let named = files.chain(hands).chain(recorded.act.words.map(Erased::words)).collect::<Vec<_>>();
        if named.iter().any(|named| self.erased.contains(named)) {
            self.note_erasures();
        }
    }

    fn is_erased(&self, words: Hash) -> bool {
        self.erased.contains(&Erased::words(Digest(words.0)))
    }

    /// Looks for documents, files and words that acts name and the standing lacks; what is damaged stays missing and
    /// is shown so.
    pub(crate) fn hold_documents(&mut self, disk: &dyn Disk, folder: &Path, words: &WordStore) {
        let (standing, before) = (&mut self.standing, self.missing.len());
        let texts = &self.texts;
        self.missing
            .retain(|digest, _| !bridge::hold(standing, disk, folder, *digest, texts.contains(digest)));
        self.missing_words.retain(|digest, _| !words.holds(*digest));
        let missing = &self.missing_words;
        self.beside.retain(|digest, _| missing.contains_key(digest));
        if self.missing.len() < before {
            self.changed.forget();
        }
    }
}
