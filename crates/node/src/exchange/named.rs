//! The files and words that entries name.

use crate::log::held::Stores;
use crate::published;
use crate::words::asked::path_of;
use paivand_kernel::{ActId, Standing};
use paivand_record::entry::{Body, Concur, Decline, Entry, Observe, Propose, Statement};
use paivand_record::hand::Hand;
use paivand_record::hash::Hash;
use paivand_record::suite::Suite;
use paivand_record::tree::Hashes;
use std::collections::{BTreeMap, BTreeSet};

/// Paths of the documents, files and words that entries name which stand behind these sizes, each once.
pub(crate) fn files_behind(
    stores: &Stores,
    standing: &Standing,
    held: &BTreeMap<String, u64>,
) -> BTreeSet<String> {
    let mut paths = BTreeSet::new();
    for (origin, known) in held {
        let Some(store) = stores.get(origin) else { continue };
        let (mut index, suite) = (*known, store.suite());
        // A damaged bundle is found by `verify`; here it only means that nothing behind it is given.
        while let Some(entries) = store.entries_at(index).ok().filter(|entries| !entries.is_empty()) {
            index += entries.len() as u64;
            for entry in entries.iter().filter_map(|entry| Entry::parse(suite, entry).ok()) {
                paths.extend(named_by(standing, suite, &entry.body));
            }
        }
    }
    paths
}

/// What an entry names, with the file of the hand on it.
fn named_by(standing: &Standing, suite: Suite, body: &Body) -> Vec<String> {
    let mut named = named_in_act(standing, suite, body);
    named.extend(hand_of(body).and_then(Hand::file).map(published::document));
    named
}

fn named_in_act(standing: &Standing, suite: Suite, body: &Body) -> Vec<String> {
    let words = path_of;
    match body {
        Body::Statement(Statement { act, .. }) | Body::Propose(Propose { act, .. }) => {
            let recorded = standing.act(&ActId(suite.act_id(&act.0).0));
            let Some(recorded) = recorded else { return Vec::new() };
            let files = recorded.act.files().into_iter();
            let files = files.map(|(_, digest)| published::document(Hash(digest.0)));
            files.chain(recorded.act.words.map(|digest| words(Hash(digest.0)))).collect()
        }
        Body::Decline(Decline { words: why, draft, .. }) => {
            let draft = draft.map(published::document);
            why.map(words).into_iter().chain(draft).collect()
        }
        Body::Observe(Observe::Confirmed { words: why }) => why.map(words).into_iter().collect(),
        Body::Genesis(_)
        | Body::Keys(_)
        | Body::Concur(_)
        | Body::Close(_)
        | Body::Enact(_)
        | Body::Observe(_)
        | Body::Succeed(_) => Vec::new(),
    }
}

/// The hand on an entry.
fn hand_of(body: &Body) -> Option<&Hand> {
    match body {
        Body::Statement(Statement { hand, .. })
        | Body::Propose(Propose { hand, .. })
        | Body::Concur(Concur { hand, .. })
        | Body::Decline(Decline { hand, .. }) => hand.as_ref(),
        Body::Genesis(_)
        | Body::Keys(_)
        | Body::Close(_)
        | Body::Enact(_)
        | Body::Observe(_)
        | Body::Succeed(_) => None,
    }
}
