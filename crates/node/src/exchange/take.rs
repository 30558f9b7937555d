//! Taking one log from another side: the note first, then what it pays for, in slices; and only what extends
//! the copy held.

use crate::exchange::error::ExchangeError;
use crate::exchange::shown_tree::ShownTree;
use crate::exchange::source::Source;
use crate::log::Logs;
use crate::log::evidence::Evidence;
use crate::log::held::Held;
use crate::log::signed::signed_by;
use crate::node::Node;
use crate::published;
use paivand_record::checkpoint::Checkpoint;
use paivand_record::fate::Roots;
use paivand_record::key::Verifier;
use paivand_record::note::Note;
use paivand_record::pull::{Pull, PullError};
use paivand_record::tree;

/// Entries held in memory at once while a log is taken; the rest is put aside on disk, slice by slice.
const SLICE_ENTRIES: usize = 4_096;

/// What came of a log.
pub(crate) enum Came {
    /// Only a part: what came is put aside, and the next exchange goes on.
    Part(usize),
    /// All that the note covers.
    Whole {
        /// The keys that the log has at its size.
        keys: Vec<Verifier>,
        /// What is not put aside yet.
        entries: Vec<Vec<u8>>,
        /// How many came in this exchange.
        count: usize,
    },
}

impl Node {
    /// Puts entries of a log aside, and counts them for its side.
    fn put_aside(&mut self, origin: &str, entries: &[Vec<u8>]) -> Result<(), ExchangeError> {
        let bytes = self.logs.put_aside(origin, entries)?;
        let side = self.logs.side_of(origin).unwrap_or_default().to_owned();
        self.exchange.quotas.spend(&side, bytes);
        Ok(())
    }

    /// What a source shows of a log.
    pub(crate) fn shown(
        &self,
        origin: &str,
        source: &dyn Source,
    ) -> Result<Option<(Note, Checkpoint)>, ExchangeError> {
        let Some(bytes) = source.get(&published::checkpoint(self.logs.name_of(origin)))? else {
            return Ok(None);
        };
        let note = Note::parse(&bytes).map_err(PullError::Note)?;
        let shown = Checkpoint::of_note(&note).map_err(PullError::Note)?;
        if shown.origin == origin {
            Ok(Some((note, shown)))
        } else {
            Err(PullError::OtherLog(shown.origin).into())
        }
    }

    /// Takes what is new of a log under a checkpoint; nothing of it counts yet.
    pub(crate) fn fetch(
        &mut self,
        origin: &str,
        (note, shown): (&Note, &Checkpoint),
        source: &dyn Source,
    ) -> Result<Came, ExchangeError> {
        let Some(store) = self.logs.stores.get(origin) else { return Ok(Came::Part(0)) };
        if shown.size < store.size() {
            return Err(self.smaller(origin, note, shown));
        }
        let start = store.reached().clone();
        if shown.size < start.size() {
            // More is under way.
            return Ok(Came::Part(0));
        }
        let begun = Pull::begin(origin, &start, &start.root(), note.to_string().as_bytes());
        let marked = begun.and_then(|pull| {
            match self.logs.mark.of(origin).filter(|_| !self.known().is_given_up(origin)) {
                Some(mark) => pull.through(mark),
                None => Ok(pull),
            }
        });
        let taken = match marked {
            Ok(pull) => self.take_slices(origin, note, pull, source),
            Err(error) => Err(error.into()),
        };
        match taken {
            Err(ExchangeError::Pull(
                error @ (PullError::Fork { .. } | PullError::Bundle { .. } | PullError::Mark { .. }),
            )) => {
                self.logs.drop_aside(origin)?;
                Err(self.contradiction(origin, note, &error, source))
            }
            Err(error @ ExchangeError::Signature(_)) => {
                self.logs.drop_aside(origin)?;
                Err(error)
            }
            other => other,
        }
    }

    fn take_slices(
        &mut self,
        origin: &str,
        note: &Note,
        mut pull: Pull,
        source: &dyn Source,
    ) -> Result<Came, ExchangeError> {
        let name = self.logs.name_of(origin).to_owned();
        let mut proven = signed_by(note, &self.known().reached_keys(origin, &[]));
        let mut count = 0;
        let mut missing = false;
        while let Some(tile) = pull.wants() {
            let before = pull.pulled().entries.len();
            let path = |tile| published::tile(&name, tile);
            match (source.get(&path(tile))?, tile.is_full()) {
                (Some(bytes), full) => pull.give(&bytes, full)?,
                (None, true) => missing = true,
                (None, false) => match source.get(&path(tile.full()))? {
                    Some(bytes) => pull.give(&bytes, true)?,
                    None => missing = true,
                },
            }
            count += pull.pulled().entries.len() - before;
            if missing {
                break;
            }
            if pull.pulled().entries.len() >= SLICE_ENTRIES && pull.wants().is_some() {
                let slice = pull.put_aside();
                if proven.is_err() {
                    proven = signed_by(note, &self.known().reached_keys(origin, &slice));
                    proven.clone().map_err(ExchangeError::Signature)?;
                }
                self.put_aside(origin, &slice)?;
            }
        }
        if !missing {
            let whole = pull.end()?;
            let keys = self.known().reached_keys(origin, &whole.entries);
            signed_by(note, &keys).map_err(ExchangeError::Signature)?;
            self.logs.doubt_no_more(origin);
            return Ok(Came::Whole { keys, entries: whole.entries, count });
        }
        let slice = pull.put_aside();
        if proven.is_err() {
            proven = signed_by(note, &self.known().reached_keys(origin, &slice));
        }
        proven.map_err(ExchangeError::Signature)?;
        self.put_aside(origin, &slice)?;
        if count == 0 { Err(ExchangeError::Incomplete(origin.to_owned())) } else { Ok(Came::Part(count)) }
    }

    /// Lets what came count: makes it durable and publishes the note; below the mark it is only put aside,
    /// until the log reaches what was once handed out or cosigned of it. Says whether it counts.
    pub(crate) fn install(
        &mut self,
        origin: &str,
        note: &Note,
        entries: &[Vec<u8>],
    ) -> Result<bool, ExchangeError> {
        let shown = Checkpoint::of_note(note).map_err(PullError::Note)?;
        if self.logs.mark.of(origin).is_some_and(|mark| mark.size > shown.size)
            && !self.known().is_given_up(origin)
        {
            tracing::info!(
                origin,
                size = shown.size,
                "what came is below the mark and is put aside until the rest comes"
            );
            self.put_aside(origin, entries)?;
            return Ok(false);
        }
        self.exchange.note_change();
        Ok(self.logs.install(origin, note, entries)?)
    }

    /// A smaller checkpoint is old, or of another branch.
    fn smaller(&mut self, origin: &str, note: &Note, shown: &Checkpoint) -> ExchangeError {
        let held = self.logs.stores.get(origin).map_or(0, |store| store.size());
        let root = Held(&self.logs.stores).root(origin, shown.size);
        if root.is_none_or(|root| root == shown.root)
            || signed_by(note, &self.known().log_keys(origin, &[])).is_err()
        {
            return PullError::Smaller { offered: shown.size, held }.into();
        }
        self.differs(origin, note)
    }

    /// A checkpoint, signed by a present key of its log, not larger than what is held and of another root.
    pub(crate) fn differs(&mut self, origin: &str, note: &Note) -> ExchangeError {
        if self.logs.differs(origin, note) {
            ExchangeError::Contradicts(origin.to_owned())
        } else {
            ExchangeError::Damaged(origin.to_owned())
        }
    }

    /// What was sent does not continue what is held. It is another history only if a present key of the log
    /// signed it and its own tiles show the other branch; anything else may have happened on the way, or be
    /// the work of who stole a key that is no key any more.
    fn contradiction(
        &mut self,
        origin: &str,
        note: &Note,
        error: &PullError,
        source: &dyn Source,
    ) -> ExchangeError {
        if let Err(error) = signed_by(note, &self.known().log_keys(origin, &[])) {
            return ExchangeError::Signature(error);
        }
        let held = self.logs.stores.get(origin).and_then(|store| store.note().cloned());
        let marked = self.logs.mark.note_of(origin);
        let notes = if matches!(error, PullError::Mark { .. }) { [marked, held] } else { [held, marked] };
        let found =
            notes.into_iter().flatten().find_map(|known| branch(&self.logs, origin, known, note, source));
        match found {
            Some(piece) => self.logs.keep_evidence(piece),
            None if self.logs.contradicted().contains(origin) => {}
            None => {
                self.logs.doubt(origin);
                return ExchangeError::Damaged(origin.to_owned());
            }
        }
        self.logs.doubt_no_more(origin);
        ExchangeError::Contradicts(origin.to_owned())
    }
}

/// The proof, from the tiles of who shows it, that a note no smaller than the one known does not extend it.
fn branch(logs: &Logs, origin: &str, held: Note, note: &Note, source: &dyn Source) -> Option<Evidence> {
    let (known, shown) = (Checkpoint::of_note(&held).ok()?, Checkpoint::of_note(note).ok()?);
    let suite = logs.suite_of(origin);
    let shown_tree = ShownTree::new(source, logs.name_of(origin), shown.size, suite);
    let branch = if known.size == shown.size {
        None
    } else {
        let root = tree::root(&shown_tree, known.size)?;
        Some((root, tree::consistency(&shown_tree, known.size, shown.size)?))
    };
    let piece = Evidence { held, shown: note.clone(), branch };
    piece.proves(suite).map(|_| piece)
}
