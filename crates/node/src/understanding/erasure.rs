//! Erasure: what all sides agreed to remove from beside the log is removed here, whatever brought it, and said so.

use crate::door::error::SubmitError;
use crate::door::intent::Intent;
use crate::node::Node;
use crate::understanding::erased::Erased;
use crate::understanding::fold::Fold;
use paivand_kernel::{ByHand, Kind};
use paivand_record::entry::{Body, Statement};
use serde_json::{Map, Value};
use std::collections::BTreeSet;
use std::io;

impl Fold {
    /// Works out anew what all sides have agreed to erase by now: the same on every node, whatever came first. What
    /// another act names after all is missed again.
    pub(crate) fn note_erasures(&mut self) {
        let agreed = self.standing.erased();
        let words = agreed.iter().filter_map(|(_, beside)| beside.words).map(Erased::words);
        let files = agreed.iter().flat_map(|(_, beside)| &beside.files).copied().map(Erased::file);
        let erased: BTreeSet<Erased> = words.chain(files).collect();
        let back = self.erased.iter().any(|before| !erased.contains(before));
        self.to_erase.retain(|before| erased.contains(before));
        self.to_erase.extend(erased.difference(&self.erased).copied());
        self.erased = erased;
        for erased in self.erased.clone() {
            if erased.is_words {
                self.missing_words.remove(&erased.digest);
            } else {
                self.missing.remove(&erased.digest);
            }
        }
        if back {
            self.miss_acts();
        }
    }
}

impl Node {
    /// Removes what all sides agreed to erase. What the disk refuses is tried again with the next entry.
    pub(crate) fn erase_agreed(&mut self) {
        for erased in std::mem::take(&mut self.understanding.fold.to_erase) {
            if let Err(error) = self.remove(erased) {
                let digest = erased.digest;
                tracing::error!(%digest, %error, "what all sides agreed to erase could not be removed yet");
                self.understanding.fold.to_erase.insert(erased);
            }
        }
    }

    fn remove(&self, erased: Erased) -> io::Result<()> {
        let Erased { is_words, digest } = erased;
        if is_words {
            return self.words.store.remove(digest);
        }
        self.world.disk.remove(&self.folder.join("documents").join(digest.to_string()))
    }

    /// What this side is still to say that it has removed.
    pub(crate) fn erased_here(&self) -> Vec<Body> {
        if !self.understanding.fold.to_erase.is_empty() {
            return Vec::new();
        }
        let Ok(own) = self.own_side() else { return Vec::new() };
        let standing = &self.understanding.fold.standing;
        let agreed = standing.of_kind(Kind::Act).filter(|about| standing.head(about).is_some());
        let unsaid = agreed.filter(|about| standing.own_words(about, own).next().is_none());
        unsaid.filter_map(|about| self.says_erased(&about.to_string()).ok()).collect()
    }

    fn says_erased(&self, about: &str) -> Result<Body, SubmitError> {
        let content = Map::from_iter([(String::from("act"), Value::from("act.erased"))]);
        let intent = Intent::state(about, content);
        let said = self.said(&intent, &Map::new())?;
        let (body, _) = self.body_of(&intent, &said)?;
        if let Body::Statement(Statement { act, .. }) = &body {
            self.judge_act(&act.0, false, ByHand::Without)?;
        }
        Ok(body)
    }
}
