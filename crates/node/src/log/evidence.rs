//! Evidence that a log contradicts itself: kept, shown and told, and without any other effect (P-R2).
//!
//! It is two signed notes of one log and, where their sizes differ, the proof that the larger does not extend
//! the smaller: so anybody who has the log's keys can check it.

use paivand_record::checkpoint::Checkpoint;
use paivand_record::entry::{Body, Observe};
use paivand_record::hash::Hash;
use paivand_record::note::Note;
use paivand_record::suite::Suite;
use paivand_record::tree::is_consistent;
use paivand_world::disk::Disk;
use std::path::Path;

/// Largest piece: two notes and a proof of at most 64 hashes.
const EVIDENCE_BYTES_MAX: usize = 64 * 1024;

const FIRST_LINE: &str = "paivand evidence v1\n";

/// Two checkpoints of one log that cannot both be true.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Evidence {
    /// What was held, or marked.
    pub held: Note,
    /// What was shown.
    pub shown: Note,
    /// Where the sizes differ: the root that the larger has at the size of the smaller, and the proof of it.
    pub branch: Option<(Hash, Vec<Hash>)>,
}

impl Evidence {
    /// The log, which is of this suite, if these are two branches of it; whose signatures are on the notes is not asked.
    pub fn proves(&self, suite: Suite) -> Option<String> {
        let (held, shown) = (Checkpoint::of_note(&self.held).ok()?, Checkpoint::of_note(&self.shown).ok()?);
        let (small, large) = if held.size <= shown.size { (&held, &shown) } else { (&shown, &held) };
        let differ = match &self.branch {
            None => held.size == shown.size && held.root != shown.root,
            Some((root, proof)) => {
                let (small_size, large) = (small.size, (large.size, &large.root));
                *root != small.root && is_consistent(suite, (small_size, root), large, proof)
            }
        };
        (differ && held.origin == shown.origin).then_some(held.origin)
    }

    /// As an entry tells it: the smaller note first.
    pub(crate) fn to_observe(&self) -> Option<Body> {
        let size = |note| Checkpoint::of_note(note).ok().map(|shown| shown.size);
        let in_order = size(&self.held)? <= size(&self.shown)?;
        let (first, second) = if in_order { (&self.held, &self.shown) } else { (&self.shown, &self.held) };
        let (root, proof) =
            self.branch.clone().map_or((None, Vec::new()), |(root, proof)| (Some(root), proof));
        let (first, second) = (first.to_string(), second.to_string());
        Some(Body::Observe(Observe::Fork { first, second, root, proof }))
    }

    /// The log that these claim to be of.
    pub fn origin(&self) -> Option<String> {
        Checkpoint::of_note(&self.held).ok().map(|held| held.origin)
    }

    /// Reads a piece in its one spelling.
    pub fn parse(text: &str) -> Option<Self> {
        let mut rest = text.strip_prefix(FIRST_LINE)?;
        let mut note = || {
            let (length, after) = rest.split_once('\n')?;
            let (note, after) = after.split_at_checked(length.parse().ok()?)?;
            rest = after;
            Note::parse(note.as_bytes()).ok()
        };
        let (held, shown) = (note()?, note()?);
        let mut hashes = rest.lines().map(Hash::from_base64).collect::<Option<Vec<_>>>()?.into_iter();
        let branch = hashes.next().map(|root| (root, hashes.collect()));
        let read = Self { held, shown, branch };
        (read.to_string() == text).then_some(read)
    }
}

impl std::fmt::Display for Evidence {
    fn fmt(&self, to: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        to.write_str(FIRST_LINE)?;
        for note in [&self.held, &self.shown] {
            let note = note.to_string();
            write!(to, "{}\n{note}", note.len())?;
        }
        let Some((root, proof)) = &self.branch else { return Ok(()) };
        std::iter::once(root).chain(proof).try_for_each(|hash| writeln!(to, "{}", hash.base64()))
    }
}

/// All pieces kept in a node's folder about logs of these suites. What is no evidence there counts for nothing.
pub fn kept(
    disk: &dyn Disk,
    folder: &Path,
    suite_of: &dyn Fn(&str) -> Suite,
) -> std::io::Result<Vec<Evidence>> {
    let proves =
        |piece: &Evidence| piece.origin().is_some_and(|origin| piece.proves(suite_of(&origin)).is_some());
    let folder = folder.join("evidence");
    let mut found = Vec::new();
    for name in disk.list(&folder)?.iter().filter(|name| name.ends_with(".txt")) {
        let bytes = disk.read(&folder.join(name), EVIDENCE_BYTES_MAX)?.unwrap_or_default();
        let read = String::from_utf8(bytes).ok().and_then(|text| Evidence::parse(&text));
        found.extend(read.filter(proves));
    }
    Ok(found)
}
