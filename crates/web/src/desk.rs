//! All that the pages have of a node: its present, its door, its people.

use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::Duration;

use jiff::Timestamp;
use paivand_kernel::Digest;
use paivand_language::Language;
use paivand_node::disk::{self, Disk, MachineDisk};
use paivand_node::{Gate, Intent, Moment, Present, Receipt, SubmitError, published};
use paivand_people::People;

use crate::once::Once;
use crate::page::document::concordances::Concordances;

/// How long a file waits that was handed in for a form: as long as somebody comes back to a draft.
const HANDED_IN: Duration = Duration::from_secs(14 * 24 * 3600);
/// Most files that wait: some hundreds of forms with scans.
const HANDED_IN_MAX: usize = 2_000;

/// Removes what was handed in long ago; gives how many files are left.
fn tidied(folder: &Path) -> usize {
    let entries = std::fs::read_dir(folder).into_iter().flatten().flatten();
    let stays = |entry: &std::fs::DirEntry| {
        let age = entry.metadata().and_then(|about| about.modified()).ok().and_then(|at| at.elapsed().ok());
        let old = age.is_some_and(|age| age > HANDED_IN);
        !(old && std::fs::remove_file(entry.path()).is_ok())
    };
    entries.filter(stays).count()
}

/// Largest file that is handed in: what the node keeps and sends on.
pub(crate) const FILE_BYTES_MAX: usize = 1 << 20;

/// From where a request came, as far as the connection tells.
#[derive(Clone, Debug)]
pub struct Peer(pub String);

/// A node as its pages and programs have it.
pub struct Desk {
    present: Arc<Present>,
    gate: Arc<Gate>,
    people: People,
    folder: PathBuf,
    changed: Box<dyn Fn() + Send + Sync>,
    language: Language,
    samples: bool,
    concordances: Concordances,
    once: Once,
}

impl Desk {
    /// The desk of a node; `changed` is told when something was said here.
    pub fn new(
        (present, gate, people): (Arc<Present>, Arc<Gate>, People),
        folder: &Path,
        changed: impl Fn() + Send + Sync + 'static,
    ) -> Self {
        let (concordances, once) = (Concordances::default(), Once::default());
        let (folder, changed, language) = (folder.to_owned(), Box::new(changed), Language::English);
        Self { present, gate, people, folder, changed, language, samples: false, concordances, once }
    }

    /// The language that a reader is told in of whom nothing is known.
    #[must_use]
    pub fn in_language(self, language: Language) -> Self {
        Self { language, ..self }
    }

    /// Sample persons come in by one click: for a demonstration alone.
    #[must_use]
    pub fn with_samples(self) -> Self {
        Self { samples: true, ..self }
    }

    /// The node at its latest moment.
    pub(crate) fn look(&self) -> Arc<Moment> {
        self.present.look()
    }

    /// The people of the home.
    pub(crate) fn people(&self) -> &People {
        &self.people
    }

    /// The present instant by the node's clock.
    pub(crate) fn now(&self) -> Timestamp {
        self.look().now()
    }

    /// Takes a file that a form sent; it is only ours until an act names it. What was handed in long ago goes.
    pub(crate) fn hand_in(&self, bytes: &[u8]) -> std::io::Result<Digest> {
        let digest = Digest::of(bytes);
        let place = self.handed(&digest);
        let held = place.parent().map_or(0, tidied);
        if held >= HANDED_IN_MAX {
            return Err(std::io::Error::other("too many files were handed in and not used"));
        }
        disk::write(&place, bytes)?;
        Ok(digest)
    }

    /// A file that was handed in.
    pub(crate) fn handed_in(&self, digest: &Digest) -> Option<Vec<u8>> {
        disk::read(&self.handed(digest), FILE_BYTES_MAX).ok().flatten()
    }

    /// A file that an act of the record names, if it is held.
    pub(crate) fn file(&self, digest: &Digest) -> Option<Vec<u8>> {
        disk::read(&self.folder.join(published::document(digest)), FILE_BYTES_MAX).ok().flatten()
    }

    /// Keeps the files that an act names, so that the node holds them before it signs; gives those that were not
    /// held before.
    pub(crate) fn keep(&self, digests: &[String]) -> std::io::Result<Vec<PathBuf>> {
        let mut kept = Vec::new();
        for digest in digests.iter().filter_map(|digest| digest.parse::<Digest>().ok()) {
            let place = self.folder.join(published::document(digest));
            if let Some(bytes) = self.handed_in(&digest).filter(|_| !place.exists()) {
                disk::write(&place, &bytes)?;
                kept.push(place);
            }
        }
        Ok(kept)
    }

    /// Takes back what was kept for an act that was refused.
    pub(crate) fn forget(&self, kept: &[PathBuf]) {
        for place in kept {
            if let Err(error) = MachineDisk.remove(place) {
                tracing::warn!(%error, "a file stays, though the act that names it was refused");
            }
        }
    }

    fn handed(&self, digest: &Digest) -> PathBuf {
        self.folder.join("handed-in").join(digest.to_string())
    }

    /// Three bytes that nobody can foresee, for the name of something new.
    pub(crate) fn chance(&self) -> [u8; 3] {
        let mut bytes = [0; 3];
        // Without randomness the name repeats, and the rules refuse it.
        self.people.chance(&mut bytes);
        bytes
    }

    /// What the texts of documents say differently.
    pub(crate) fn concordances(&self) -> &Concordances {
        &self.concordances
    }

    /// What the last clicks said.
    pub(crate) fn once(&self) -> &Once {
        &self.once
    }

    /// Whether sample persons come in by one click.
    pub(crate) fn has_samples(&self) -> bool {
        self.samples
    }

    /// Says something through the one door.
    pub(crate) fn submit(&self, intent: Intent) -> Result<Receipt, SubmitError> {
        let answer = self.gate.submit(intent);
        (self.changed)();
        answer
    }

    /// The language of a reader of whom nothing is known.
    pub(crate) fn language(&self) -> Language {
        self.language
    }

    /// The name of the cookie: two nodes behind one host name do not sign each other out.
    pub(crate) fn cookie(&self) -> String {
        let moment = self.look();
        let plain = |letter: char| if letter.is_ascii_alphanumeric() { letter } else { '-' };
        format!("paivand-{}", moment.origin().chars().map(plain).collect::<String>())
    }
}
