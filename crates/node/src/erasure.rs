//! Erasure: what all sides agreed to remove from beside the log is removed here, whatever brought it, and said so.

use crate::fold::Fold;
use crate::node::Node;
use crate::submit::{Intent, SubmitError};
use crate::words;
use paivand_kernel::{ByHand, Digest, Kind};
use paivand_record::entry::{Body, Statement};
use paivand_record::hash::Hash;
use serde_json::{Map, Value};
use std::collections::BTreeSet;
use std::io;
use std::path::{Path, PathBuf};

impl Fold {
    /// Notes what all sides have agreed to erase by now; of files that other acts name too nothing is erased.
    pub(crate) fn note_erasures(&mut self) {
        let agreed = self.standing.erased();
        if agreed.is_empty() {
            return;
        }
        let acts: BTreeSet<_> = agreed.iter().map(|(act, _)| *act).collect();
        let others = self.standing.acts().filter(|(id, _)| !acts.contains(id));
        let kept: BTreeSet<Digest> =
            others.flat_map(|(_, act)| act.act.files()).map(|(_, file)| file).collect();
        let beside = agreed.into_iter().flat_map(|(_, beside)| beside.words.into_iter().chain(beside.files));
        for digest in beside.filter(|digest| !kept.contains(digest)) {
            let named = Hash(digest.0);
            self.missing.remove(&named);
            self.missing_words.remove(&named);
            self.standing.forget_words(digest);
            if self.erased.insert(named) {
                self.to_erase.insert(named);
            }
        }
    }
}

impl Node {
    /// Removes what all sides agreed to erase. What the disk refuses is tried again with the next entry.
    pub(crate) fn erase_agreed(&mut self) {
        for digest in std::mem::take(&mut self.fold.to_erase) {
            let removed = places(&self.folder, digest).iter().try_for_each(|path| self.remove(path));
            if let Err(error) = removed {
                tracing::error!(%digest, %error, "what all sides agreed to erase could not be removed yet");
                self.fold.to_erase.insert(digest);
            }
        }
    }

    fn remove(&self, path: &Path) -> io::Result<()> {
        self.world.disk.remove(path)
    }

    /// What this side is still to say that it has removed.
    pub(crate) fn erased_here(&self) -> Vec<Body> {
        if !self.fold.to_erase.is_empty() {
            return Vec::new();
        }
        let Ok(own) = self.own_side() else { return Vec::new() };
        let standing = &self.fold.standing;
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

/// Where a file or words of this name would stand.
fn places(folder: &Path, digest: Hash) -> [PathBuf; 2] {
    [words::place(folder, digest), folder.join("documents").join(digest.to_string())]
}
