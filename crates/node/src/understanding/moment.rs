//! What readers look at: one moment of a node, which stays as it is while the node goes on.
//!
//! A moment is published when what it shows is durable, and costs the node little to make: readers take it without
//! waiting for whoever writes, and keep it for as long as they look.

use crate::log::known::Known;
use crate::log::store::LogStore;
use crate::node::state::State;
use crate::published;
use crate::understanding::due_lists::{List, Lists};
use crate::understanding::fold::Fold;
use crate::understanding::places;
use crate::words::store::WordStore;
use jiff::Timestamp;
use paivand_kernel::document::Incomplete;
use paivand_kernel::{ClockMark, LOG_BITS, Position, Standing};
use paivand_record::checkpoint::Checkpoint;
use paivand_record::copy::Proof;
use paivand_record::entry::Entry;
use paivand_record::tree::{self, Hashes};
use paivand_world::disk::Disk;
use paivand_world::{Clock, World};
use std::collections::BTreeMap;
use std::fmt;
use std::path::{Path, PathBuf};
use std::sync::{Arc, OnceLock, PoisonError, RwLock};

/// One log, as far as it is understood.
#[derive(Clone, Debug)]
pub struct Log {
    /// Its folder below `logs/`.
    pub name: String,
    /// Whose it is.
    pub side: String,
    /// How far it is understood.
    pub cut: Checkpoint,
    /// Where it stopped, at something that a newer version wrote.
    pub stopped: Option<u64>,
    /// The first entry of a kind that the charter in force does not know.
    pub unknown: Option<u64>,
    first_place: u64,
}

/// What a node has come to.
#[derive(Clone)]
pub struct Moment {
    number: u64,
    standing: Standing,
    logs: BTreeMap<String, Log>,
    state: State,
    side: String,
    origin: String,
    contradicted: Vec<String>,
    near_quota: Vec<String>,
    own_size: u64,
    held_elsewhere: u64,
    incomplete: OnceLock<Vec<Incomplete>>,
    clocks: OnceLock<Vec<ClockMark>>,
    lists: Arc<Lists>,
    words: Arc<WordStore>,
    clock: Arc<dyn Clock>,
    disk: Arc<dyn Disk>,
    folder: PathBuf,
}

impl Moment {
    /// What the acts have come to.
    pub fn standing(&self) -> &Standing {
        &self.standing
    }

    /// Everything owed at an instant.
    pub fn dues(&self, at: Timestamp) -> Arc<List> {
        self.lists.at(self.number, &self.standing, (at, self.now()))
    }

    /// The logs, by their origins.
    pub fn logs(&self) -> &BTreeMap<String, Log> {
        &self.logs
    }

    /// How far each log is understood: the cut that every list prints.
    pub fn cut(&self) -> impl Iterator<Item = &Checkpoint> {
        self.logs.values().map(|log| &log.cut)
    }

    /// Whether the node writes.
    pub fn state(&self) -> &State {
        &self.state
    }

    /// The side whose node it is.
    pub fn side(&self) -> &str {
        &self.side
    }

    /// The present log of that side.
    pub fn origin(&self) -> &str {
        &self.origin
    }

    /// The logs that are proven to contradict themselves.
    pub fn contradicted(&self) -> &[String] {
        &self.contradicted
    }

    /// The sides that have nearly used up what a node stores for them.
    pub fn near_quota(&self) -> &[String] {
        &self.near_quota
    }

    /// Entries of the own log that no other side is known to hold.
    pub fn recorded_here(&self) -> u64 {
        self.own_size.saturating_sub(self.held_elsewhere)
    }

    /// The texts that are not held; worked out once.
    pub fn incomplete(&self) -> &[Incomplete] {
        self.incomplete.get_or_init(|| self.standing.incomplete())
    }

    /// The acts whose times contradict others; worked out once.
    pub fn clocks(&self) -> &[ClockMark] {
        self.clocks.get_or_init(|| self.standing.clocks())
    }

    /// The words that are held.
    pub fn words(&self) -> &WordStore {
        &self.words
    }

    /// The present instant by the node's clock.
    pub fn now(&self) -> Timestamp {
        self.clock.now()
    }

    /// The log in which a place of a side is.
    pub fn log_of(&self, at: Position) -> Option<(&str, &Log)> {
        let fits =
            |log: &Log| log.side == at.side.as_str() && log.first_place >> LOG_BITS == at.index >> LOG_BITS;
        self.logs.iter().find(|(_, log)| fits(log)).map(|(origin, log)| (origin.as_str(), log))
    }

    /// One entry of a log, from the disk.
    pub fn entry(&self, origin: &str, index: u64) -> Option<Entry> {
        let store = self.store(origin, self.logs.get(origin)?)?;
        Entry::parse(store.suite(), &store.entry(index)?).ok()
    }

    /// The certified copy of an entry of the log in the folder `name`: its proof under the checkpoint as published.
    pub fn certified_copy(&self, name: &str, index: u64) -> Option<Proof> {
        let (origin, log) = self.logs.iter().find(|(_, log)| log.name == name)?;
        let store = self.store(origin, log)?;
        let path = tree::inclusion(&store, index, store.size())?;
        Some(Proof { index, path, checkpoint: store.note()?.clone() })
    }

    fn store(&self, origin: &str, log: &Log) -> Option<LogStore> {
        let folder = published::log_folder(&self.folder, &log.name);
        let open = || LogStore::open(Arc::clone(&self.disk), &folder, origin);
        // Between reading the checkpoint and its edge the node may have gone on: then the next look finds both.
        open().or_else(|_| open()).ok()
    }
}

impl fmt::Debug for Moment {
    fn fmt(&self, to: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(to, "Moment({}, {})", self.number, self.origin)
    }
}

/// The latest moment of a node, for whoever reads.
#[derive(Debug)]
pub struct Present(RwLock<Arc<Moment>>);

impl Present {
    /// The latest moment.
    pub fn look(&self) -> Arc<Moment> {
        Arc::clone(&self.0.read().unwrap_or_else(PoisonError::into_inner))
    }

    /// Where this moment is found until a later one is shown.
    pub(crate) fn new(moment: Moment) -> Self {
        Self(RwLock::new(Arc::new(moment)))
    }

    /// Lets readers see a later moment.
    pub(crate) fn show(&self, moment: Moment) {
        *self.0.write().unwrap_or_else(PoisonError::into_inner) = Arc::new(moment);
    }

    /// Lets readers see in which state the node is, beside what they saw last.
    pub(crate) fn show_state(&self, state: State) {
        self.show(self.look().in_state(state));
    }
}

/// What is looked at beside the logs when a moment is made.
pub(crate) struct Surroundings<'a> {
    pub(crate) state: State,
    pub(crate) near_quota: Vec<String>,
    pub(crate) words: &'a Arc<WordStore>,
    pub(crate) world: &'a World,
    pub(crate) folder: &'a Path,
}

impl Moment {
    /// The moment of this number, of what is folded and known by now.
    pub(crate) fn of(
        number: u64,
        (fold, lists): (&Fold, &Arc<Lists>),
        known: Known<'_>,
        around: Surroundings<'_>,
    ) -> Self {
        let log = |cut: Checkpoint| {
            let origin = cut.origin.clone();
            let read = known.record.logs().get(&origin);
            let log = Log {
                name: known.logs.name_of(&origin).to_owned(),
                side: known.logs.side_of(&origin).unwrap_or_default().to_owned(),
                cut,
                stopped: read.and_then(|log| log.stopped),
                unknown: read.and_then(|log| log.unknown),
                first_place: places::first_place(known.record, &origin),
            };
            (origin, log)
        };
        Self {
            number,
            standing: fold.standing.clone(),
            logs: known.cut().into_iter().map(log).collect(),
            state: around.state,
            side: known.keys.identity.card.side.clone(),
            origin: known.keys.identity.origin().to_owned(),
            contradicted: known.logs.contradicted().into_iter().collect(),
            near_quota: around.near_quota,
            own_size: known.own_size(),
            held_elsewhere: known.size_held_elsewhere(),
            incomplete: OnceLock::new(),
            clocks: OnceLock::new(),
            lists: Arc::clone(lists),
            words: Arc::clone(around.words),
            clock: Arc::clone(&around.world.clock),
            disk: Arc::clone(&around.world.disk),
            folder: around.folder.to_owned(),
        }
    }

    /// The same moment of a node that is in another state by now.
    fn in_state(&self, state: State) -> Self {
        Self { state, ..self.clone() }
    }
}
