//! Erasure: what stands beside the log of an act that should not have been released is removed on every side.
//!
//! The other side relied on it, so all agree; the log, and all that it proves, stays as it is.

pub(crate) mod erase;
pub(crate) mod erased;
#[cfg(test)]
mod story;

pub use erase::ActErase;
pub use erased::ActErased;

use crate::identity::{ActId, Digest};
use crate::recorded::{Mark, Recorded};
use crate::standing::Standing;
use crate::subject::{Kind, Subject};
use alloc::collections::BTreeSet;
use alloc::string::ToString;
use alloc::vec::Vec;

/// What stands beside the log of an act and can be removed.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Beside {
    /// Its words.
    pub words: Option<Digest>,
    /// Files that it, and the hands on it, name; but for documents, in which rules may be in force.
    pub files: Vec<Digest>,
}

impl Beside {
    fn of(act: &Recorded) -> Self {
        let document = act.act.content.document();
        let named = act.act.files().into_iter().map(|(_, file)| file);
        let files = named.chain(act.all_hands().filter_map(|hand| hand.file));
        Self { words: act.act.words, files: files.filter(|file| Some(*file) != document).collect() }
    }

    /// What its own entry names: the same for whoever knows the act, whatever answers to it are known.
    pub(crate) fn of_entry(act: &Recorded) -> Self {
        let document = act.act.content.document();
        let files = act.act.files().into_iter().map(|(_, file)| file);
        let files = files.chain(act.hands().get(&act.act.by).and_then(|hand| hand.file));
        Self { words: act.act.words, files: files.filter(|file| Some(*file) != document).collect() }
    }

    fn is_empty(&self) -> bool {
        self.words.is_none() && self.files.is_empty()
    }
}

/// The act that an erasure is about.
pub(crate) fn about(subject: &Subject) -> Option<ActId> {
    (subject.kind() == Kind::Act).then(|| subject.id().parse().ok())?
}

/// Everything beside the log that an act and the hands on it name, its document too.
fn named(act: &Recorded) -> impl Iterator<Item = Digest> {
    let files = act.act.files().into_iter().map(|(_, file)| file);
    let declined = act.declined().values().flat_map(|(_, words, draft)| [*words, *draft]);
    let disputed = act.disputed().values().map(|(_, words)| *words);
    let said = declined.chain(disputed).chain([act.act.words]).flatten();
    files.chain(act.all_hands().filter_map(|hand| hand.file)).chain(said)
}

impl Standing {
    /// The erasure of an act, where all sides have agreed on one.
    pub fn erasure(&self, act: &ActId) -> Option<Mark> {
        let (_, erase) = self.head(&Subject::new(Kind::Act, &act.to_string())?)?;
        erase.in_force()
    }

    /// Every act that all sides have agreed to erase, with what stands beside it and no other act names.
    pub fn erased(&self) -> Vec<(ActId, Beside)> {
        let acts = self.of_kind(Kind::Act).filter_map(about);
        let agreed: BTreeSet<ActId> = acts.filter(|act| self.erasure(act).is_some()).collect();
        if agreed.is_empty() {
            return Vec::new();
        }
        let others = self.acts().filter(|(id, _)| !agreed.contains(id));
        let kept: BTreeSet<Digest> = others.flat_map(|(_, act)| named(act)).collect();
        let beside = |act: &ActId| {
            let mut beside = Beside::of(self.act(act)?);
            beside.files.retain(|file| !kept.contains(file));
            beside.words = beside.words.filter(|words| !kept.contains(words));
            Some((*act, beside))
        };
        agreed.iter().filter_map(beside).collect()
    }
}
